"""Sentences with relays, put together from patterns: what is marked is what the pattern says."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from training.labels import ANSWERS, Document, Marked, label_document
from training.relays import RelayMaker

import training
from hearsay.attribute.reader.network import load_network
from hearsay.model.spans import Span

RAW = tomllib.loads((Path(training.__file__).parent / "relays.toml").read_text(encoding="utf-8"))
TEXT = (
    "The mayor said that the bridge was shut.\n\n“Nobody is coming,” a driver said.\n\n"
    "Ana Brek believes that it will open."
)


def find(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


DOCUMENT = Document(
    "d",
    TEXT,
    (
        Marked(find("The mayor"), find("said"), find("that the bridge was shut")),
        Marked(
            find("a driver"),
            (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),),
            find("“Nobody is coming,”"),
        ),
        Marked(find("Ana Brek"), find("believes"), find("that it will open")),
    ),
)


@pytest.mark.parametrize("pattern", RAW["patterns"]["relay"] + RAW["patterns"]["plain"])
def test_a_pattern_has_a_cue_a_content_and_a_relay_where_it_should(pattern: str) -> None:
    assert pattern.count("<") == pattern.count(">") >= 1
    assert "{C}" in pattern or "{Q}" in pattern
    assert ("|R|" in pattern) is (pattern in RAW["patterns"]["relay"])


def test_made_documents_mark_what_stands_there() -> None:
    made = list(RelayMaker([DOCUMENT], random.Random(1)).make(200))
    with_relays = 0
    for document in made:
        for one in document.marked:
            parts = (*one.source, *one.cue, *one.content, *(one.relays or ()))
            assert all(0 <= span.start < span.end <= len(document.text) for span in parts)
            assert all(not a.overlaps(b) for a in parts for b in parts if a != b)
            with_relays += bool(one.relays)
        known = [span.cut(document.text) for one in document.marked for span in one.content]
        assert any("bridge was shut" in w or "coming" in w or "open" in w for w in known)
    assert with_relays > len(made) / 2


def test_the_same_seed_makes_the_same_documents() -> None:
    first, second = (
        [d.text for d in RelayMaker([DOCUMENT], random.Random(3)).make(20)] for _ in range(2)
    )
    assert first == second


def test_labels_lie_on_the_pieces_of_their_words() -> None:
    (example,) = label_document(DOCUMENT, load_network().tokenizer)
    pieces, answers = example.anchors[0]
    assert [TEXT[slice(*example.window.offsets[at])] for at in pieces] == ["said"]
    source = [
        TEXT[slice(*example.window.offsets[at])]
        for at, answer in enumerate(answers)
        if answer == 1 + ANSWERS.index("source")
    ]
    assert source == ["The", "mayor"]
