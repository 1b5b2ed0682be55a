"""The reader model at run time: windows in, what its heads say of each piece out.

The graph (int8 ONNX) is run by onnxruntime; the pair heads' last layer, a few thousand numbers, by
numpy. How both are made: `training/`, and the model card in the documentation.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from hearsay.attribute.reader.windows import Window
from hearsay.errors import ModelError

Floats = npt.NDArray[np.float32]

_KEPT = 128
"""Windows whose heads are kept, some 25 MB."""


@dataclass(frozen=True, slots=True)
class PairHead:
    """The last layers of a head that is asked of an anchor piece and every other piece.

    The graph gives two vectors for each side of a pair: one to add and one to multiply. `distance`
    (2 edges + 1, width) and `apart` (3, width) are added to that; `weight` (labels, width) and
    `bias` (labels,) make the logits of it.
    """

    distance: Floats
    apart: Floats
    weight: Floats
    bias: Floats
    edges: npt.NDArray[np.int64]

    def ask(
        self, anchors: Sequence[int], own: Floats, others: Floats, paragraphs: Sequence[int]
    ) -> Floats:
        """Give logits (anchors, pieces, labels); `own` and `others` are (pieces, 2 width)."""
        at = np.asarray(anchors)
        steps = np.arange(len(others))[None] - at[:, None]
        sides = np.searchsorted(self.edges, np.abs(steps), side="right")
        buckets = np.where(steps < 0, len(self.edges) + sides, sides)
        number = np.asarray(paragraphs)
        apart = np.clip(number[None] - number[at][:, None], -1, 1) + 1
        mixed = self.distance[buckets]
        mixed += self.apart[apart]
        added, multiplied = np.split(own[at][:, None], 2, axis=-1)
        plus, times = np.split(others[None], 2, axis=-1)
        mixed += multiplied * times
        mixed += plus
        mixed += added
        np.maximum(mixed, 0.0, out=mixed)
        logits: Floats = mixed @ self.weight.T + self.bias
        return logits


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads say of one window.

    `parts` (pieces, 3, 3): logits of outside, begin, inside for source, cue and content;
    `predicates` (pieces, 2); `roles` (pieces, 1 + 2 roles), which mean something only where a
    predicate was marked; `attribution`: both sides of the pair head (pieces, 2 width).
    """

    parts: Floats
    predicates: Floats
    roles: Floats
    attribution: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Card:
    """What the weights' own card says of them: labels and sizes, and the hashes of the files."""

    version: str
    roles: tuple[str, ...]
    width: int
    edges: tuple[int, ...]
    sha256: dict[str, str]


class ReaderNetwork:
    """The network with its tokenizer; raises ModelError where its files are not what they say.

    `threads` is how many windows are read at once: by default as many as there are cores.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        self._threads = threads or count_cores()
        self._folder = folder or Path(str(files("hearsay.attribute.reader") / "weights"))
        self.card = _read_card(self._folder)
        self.tokenizer: Tokenizer = Tokenizer.from_buffer(self._load("tokenizer.json"))
        self.is_inner = find_inner_pieces(self.tokenizer)
        with np.load(BytesIO(self._load("pairs.npz"))) as pairs:
            self.attribution = self._read_pair(pairs, "attribution")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # memory stays flat over many lengths of batch
        options.log_severity_level = 3
        self._read_once = lru_cache(maxsize=_KEPT)(self._run)
        self._session = onnxruntime.InferenceSession(
            self._load("reader.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def read(self, windows: Sequence[Window]) -> list[Heads]:
        """Give the heads of each window, in order.

        Windows alike to the piece are read once, also when the last was a little while ago: ten
        outlets carry one wire.

        Each window is read alone: int8 scales are told by what is read at once, so a window would
        otherwise depend a little on its neighbours, and filling them to one length costs as much as
        reading them together saves.
        """
        keys = [(_pack(window.ids), _pack(window.features)) for window in windows]
        single = list(dict.fromkeys(keys))
        if self._threads > 1 and len(single) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                read = list(pool.map(lambda key: self._read_once(*key), single))
        else:
            read = [self._read_once(*key) for key in single]
        found = dict(zip(single, read, strict=True))
        return [found[key] for key in keys]

    def _run(self, ids: bytes, features: bytes) -> Heads:
        pieces = np.frombuffer(ids, np.int32)[None]
        given = {
            "ids": pieces,
            "features": np.frombuffer(features, np.int32)[None],
            "lengths": np.array([pieces.shape[1]], np.int32),
        }
        (values,) = self._session.run(None, given)
        return self._split(values[0])

    def _split(self, values: Floats) -> Heads:
        sizes = [9, 2, 1 + 2 * len(self.card.roles), 2 * self.card.width]
        parts, predicates, roles, own, others = np.split(values, np.cumsum(sizes), axis=1)
        return Heads(parts.reshape(-1, 3, 3), predicates, roles, (own, others))

    def _read_pair(self, pairs: Any, name: str) -> PairHead:  # noqa: ANN401 - numpy's own reader
        parts = {part: pairs[f"{name}.{part}"] for part in ("distance", "apart", "weight", "bias")}
        return PairHead(**parts, edges=np.array(self.card.edges, np.int64))

    def _load(self, name: str) -> bytes:
        """Read a file, and check that it is the one that the card tells of."""
        path = self._folder / name
        wanted = self.card.sha256.get(name)
        if not path.is_file():
            raise ModelError(
                "a file of the reader model is not there",
                where=str(path),
                cure="install hearsay again, or use --engine rules",
            )
        content = path.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != wanted:
            raise ModelError(
                f"the file's SHA-256 is {found}, the model's card says {wanted}",
                where=str(path),
                cure="install hearsay again, or use --engine rules",
            )
        return content


@cache
def load_network() -> ReaderNetwork:
    """Load the network that ships with the package, once a process."""
    return ReaderNetwork()


def log_softmax(logits: Floats) -> Floats:
    """Give the log probabilities of logits, over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def count_cores() -> int:
    """Give the number of cores that this process may run on."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _read_card(folder: Path) -> Card:
    path = folder / "card.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Card(
            raw["version"],
            tuple(raw["roles"]),
            raw["width"],
            tuple(raw["edges"]),
            dict(raw["sha256"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"the reader model's card can't be used: {error!r}",
            where=str(path),
            cure="install hearsay again, or use --engine rules",
        ) from error


def find_inner_pieces(tokenizer: Tokenizer) -> npt.NDArray[np.bool_]:
    """Tell of each id whether it goes on with a word."""
    vocabulary = tokenizer.get_vocab()
    inner = np.zeros(max(vocabulary.values()) + 1, np.bool_)
    inner[[number for piece, number in vocabulary.items() if piece.startswith("##")]] = True
    return inner


def _pack(values: Sequence[int]) -> bytes:
    return np.array(values, np.int32).tobytes()
