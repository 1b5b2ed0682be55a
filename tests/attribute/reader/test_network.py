"""The network: its files are checked, like windows are read once, and order is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import hearsay.attribute.reader
from hearsay.attribute.reader.network import ReaderNetwork
from hearsay.attribute.reader.windows import cut_windows
from hearsay.errors import ModelError

WEIGHTS = Path(hearsay.attribute.reader.__file__).parent / "weights"
MEGABYTE = 1 << 20


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


@pytest.mark.parametrize("name", ["reader.onnx", "pairs.npz", "tokenizer.json"])
def test_a_changed_file_is_refused_by_its_hash(name: str, copied: Path) -> None:
    with (copied / name).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match="SHA-256") as caught:
        ReaderNetwork(copied)
    assert name in caught.value.where
    assert "--engine rules" in caught.value.cure


@pytest.mark.parametrize("name", ["reader.onnx", "pairs.npz", "tokenizer.json", "card.json"])
def test_a_missing_file_is_named(name: str, copied: Path) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError) as caught:
        ReaderNetwork(copied)
    assert name in caught.value.where


def test_a_card_without_its_facts_is_refused(copied: Path) -> None:
    card = json.loads((copied / "card.json").read_text(encoding="utf-8"))
    del card["roles"]
    (copied / "card.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="card"):
        ReaderNetwork(copied)


def test_the_weights_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30 * MEGABYTE


def test_a_window_is_read_alike_whatever_it_is_read_with(network: ReaderNetwork) -> None:
    texts = ["The mayor said so. " * n for n in (9, 1, 30, 1)]
    windows = [window for text in texts for window in cut_windows(text, network.tokenizer)]
    heads = list(network.read(windows))
    assert [len(h.parts) for h in heads] == [len(window.ids) for window in windows]
    for window, found in zip(windows, heads, strict=True):
        (alone,) = network.read([window])
        assert np.array_equal(found.parts, alone.parts)


def test_windows_alike_are_read_once(network: ReaderNetwork) -> None:
    window = cut_windows("The mayor said that the bridge was shut.", network.tokenizer)
    first, second = network.read([*window, *window])
    assert first is second
