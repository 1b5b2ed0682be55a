"""Windows: a text cut into overlapping runs of word pieces, with the labels of its attributions."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from hearsay.model.spans import Span, Spans

PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{part}" for part in PARTS for edge in "BI"))
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution of the data: the spans of its three parts."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its attributions."""

    id: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(slots=True)
class Window:
    """A run of word pieces without the special ones.

    `pieces` are ids, `offsets` code point offsets into the text; `tags` an index into TAGS a piece;
    `links` the position of the first piece of the cue that a piece's part belongs to, or IGNORED.
    """

    document: str
    pieces: list[int]
    offsets: list[tuple[int, int]]
    tags: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)


def read_documents(path: Path) -> Iterator[Document]:
    """Read a PolNeAR file: one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw: dict[str, Any] = json.loads(line)
            marked = tuple(
                Marked(*(tuple(Span(a, b) for a, b in row[part]) for part in PARTS))
                for row in raw["attributions"]
                if row["content"]
            )
            yield Document(raw["id"], raw["text"], marked)


def cut_windows(
    document: Document, tokenizer: Tokenizer, size: int, overlap: int
) -> Iterator[Window]:
    """Cut a document; the last window is as long as the others where the text is."""
    encoded = tokenizer.encode(document.text, add_special_tokens=False)
    total, step = len(encoded.ids), size - overlap
    start = 0
    while start < total:
        end = min(start + size, total)
        window = Window(document.id, encoded.ids[start:end], encoded.offsets[start:end])
        _label(window, document.marked)
        yield window
        if end == total:
            break
        start = min(start + step, max(0, total - size))


def _label(window: Window, marked: Sequence[Marked]) -> None:
    window.tags = [0] * len(window.pieces)
    window.links = [IGNORED] * len(window.pieces)
    for one in marked:
        cue = _pieces_of(window, one.cue[:1]) if one.cue else []
        for part in PARTS:
            for span in getattr(one, part):
                inside = _pieces_of(window, (span,))
                for number, at in enumerate(inside):
                    edge = "B" if number == 0 else "I"
                    window.tags[at] = TAGS.index(f"{edge}-{part}")
                    if part != "cue" and cue:
                        window.links[at] = cue[0]


def _pieces_of(window: Window, spans: Spans) -> list[int]:
    return [
        at
        for at, (lo, hi) in enumerate(window.offsets)
        if any(lo < span.end and span.start < hi for span in spans)
    ]
