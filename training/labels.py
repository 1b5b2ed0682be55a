"""Labels: what the heads are asked, and the windows with their answers."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from hearsay.attribute.reader.network import find_inner_pieces
from hearsay.attribute.reader.windows import (
    BREAK_ID,
    CLOSE_ID,
    LONGEST,
    OPEN_ID,
    Window,
    cut_windows,
    describe_case,
    mark_predicate,
)
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Form
from training.gold_reader import GoldStatement, read_gold

PARTS = ("source", "cue", "content")
ANSWERS = (*PARTS, "relay")
"""What a piece may be to a cue."""
NAMES = ("person", "organisation", "place", "other")
ROLES = (
    *(f"ARG{n}" for n in range(5)),
    *(
        f"ARGM-{kind}"
        for kind in "TMP LOC NEG MOD MNR ADV ADJ DIS EXT PRP CAU DIR PRD GOL LVB PRR".split()
    ),
    "R-ARG0",
    "R-ARG1",
)
IGNORED = -100
EITHER = 1 + len(ANSWERS)
"""What a piece is to a cue where nobody marked relays: nothing, or a relay."""
_NEAR = 12
_FAR = 400
_SHORTEST = 4
_SILVER = {"PERSON": 0, "ORGANIZATION": 1, "LOCATION": 2, "MISC": 3}


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution of the data: the spans of its three parts, and of relays where known."""

    source: Spans
    cue: Spans
    content: Spans
    relays: Spans | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its attributions, and its names (kind, span) where they are known."""

    id: str
    text: str
    marked: tuple[Marked, ...]
    names: tuple[tuple[int, Span], ...] | None = None


@dataclass(slots=True)
class Example:
    """A window with its answers, all by piece.

    `parts[p]` is 0 outside part p, 1 where a span of it begins, 2 inside; `names` the same for each
    kind of name in turn (1 + 2 kind + inside), IGNORED where nobody knows. `anchors` are cues: the
    pieces of the cue, and for each piece of the window what it is to that. `roles` are to the
    predicate that the window marks (1 + 2 role + inside), None where the window is not of roles.
    """

    window: Window
    parts: list[list[int]] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    predicates: list[int] = field(default_factory=list)
    anchors: list[tuple[list[int], list[int]]] = field(default_factory=list)
    roles: list[int] | None = None


def read_polnear(path: Path, silver: Path | None = None) -> Iterator[Document]:
    """Read a PolNeAR file, one JSON object a line, with silver names from another."""
    names = dict(_read_names(silver)) if silver else {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw: dict[str, Any] = json.loads(line)
            marked = tuple(
                Marked(*(tuple(Span(a, b) for a, b in row[part]) for part in PARTS))
                for row in raw["attributions"]
                if row["content"]
            )
            yield Document(raw["id"], raw["text"], marked, names.get(raw["id"]))


def read_own_gold(split: str) -> Iterator[Document]:
    """Read a split of our own gold; what has no cue is left to the rules."""
    for report in read_gold(split=split):
        marked = tuple(
            Marked(s.source, s.cue, s.content, _find_relays(report.text, s))
            for s in report.statements
            if s.form is not Form.OWN_VOICE and s.cue
        )
        yield Document(report.id, report.text, marked)


def label_document(document: Document, tokenizer: Tokenizer) -> Iterator[Example]:
    """Cut a document into windows and label each."""
    for window in cut_windows(document.text, tokenizer):
        size = len(window.ids)
        example = Example(
            window,
            [[0] * size for _ in PARTS],
            [IGNORED] * size if document.names is None else [0] * size,
            [IGNORED] * size,
        )
        lo, hi = window.offsets[0][0], window.offsets[-1][1]
        for one in document.marked:
            if one.cue and one.cue[0].start < hi and one.cue[0].end > lo:
                _label_attribution(example, one)
        for kind, span in document.names or ():
            if span.start < hi and span.end > lo:
                for number, at in enumerate(_pieces_of(window, span)):
                    example.names[at] = 1 + 2 * kind + bool(number)
        yield example


def read_roles(path: Path, tokenizer: Tokenizer, split: str) -> Iterator[Example]:
    """Read the sentences of ewt-srl: once to find its predicates, once for each with it marked.

    Roles that we don't ask are none. Pieces inside a word have no labels of their own.
    """
    inner = find_inner_pieces(tokenizer)
    for row in _read_lines(path):
        if row["split"] != split:
            continue
        window, starts = _cut_sentence(row["words"], tokenizer)
        size = len(window.ids)
        if not _SHORTEST <= size <= LONGEST:
            continue
        unknown = [IGNORED] * size
        predicates = list(unknown)
        for start in starts[:-1]:
            predicates[start] = 0
        for prop in row["props"]:
            first, last = starts[prop["v"]], starts[prop["v"] + 1]
            predicates[first] = 1
            roles = _label_roles(prop["args"], starts, size)
            labels = [
                IGNORED if inner[piece] or piece == OPEN_ID else role
                for piece, role in zip(window.ids, roles, strict=True)
            ]
            yield Example(mark_predicate(window, first, last), [], unknown, unknown, [], labels)
        yield Example(window, [], unknown, predicates, [], unknown)


def _cut_sentence(words: Sequence[str], tokenizer: Tokenizer) -> tuple[Window, list[int]]:
    """Make a window of a sentence's words; give also the first piece of each, and the end."""
    window = Window()
    window.mark(OPEN_ID, 0, 0)
    starts: list[int] = []
    at = 0
    encodings = tokenizer.encode_batch(list(words), add_special_tokens=False)
    for word, encoding in zip(words, encodings, strict=True):
        starts.append(len(window.ids))
        for piece, (lo, hi) in zip(encoding.ids, encoding.offsets, strict=True):
            window.ids.append(piece)
            window.offsets.append((at + lo, at + hi))
            window.features.append(describe_case(word) if lo == 0 else 0)
            window.paragraphs.append(0)
        at += len(word) + 1
    starts.append(len(window.ids))
    window.mark(CLOSE_ID, at, 0)
    return window, starts


def _label_roles(
    args: Sequence[tuple[str, int, int]], starts: Sequence[int], size: int
) -> list[int]:
    answers = [0] * size
    for label, first, last in args:
        bare = label.removeprefix("C-")
        if bare in ROLES:
            for at in range(starts[first], starts[last]):
                answers[at] = 1 + 2 * ROLES.index(bare) + (at > starts[first])
    return answers


def _find_relays(text: str, statement: GoldStatement) -> Spans | None:
    """Find where the relays of a chain stand nearest to the cue; None where one is not found."""
    cue = statement.cue[0]
    taken = (*statement.source, *statement.cue, *statement.content)
    found: list[Span] = []
    for relay in statement.chain[1:-1]:
        places: list[Span] = []
        for words in (relay, relay.split()[-1]):
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
                span = Span(*match.span())
                if abs(span.start - cue.start) < _FAR and not any(map(span.overlaps, taken)):
                    places.append(span)
            if places:
                break
        if not places:
            return None
        found.append(min(places, key=lambda span: abs(span.start - cue.start)))
    return tuple(sorted(set(found)))


def _label_attribution(example: Example, one: Marked) -> None:
    window = example.window
    answers = [0] * len(window.ids)
    for number, part in enumerate(PARTS):
        for span in getattr(one, part):
            for order, at in enumerate(_pieces_of(window, span)):
                if example.parts[number][at] != 1:
                    example.parts[number][at] = 2 if order else 1
                answers[at] = 1 + number
    anchor = [at for span in one.cue for at in _pieces_of(window, span)]
    if anchor:
        _label_relays(window, answers, one.relays)
        example.anchors.append((anchor, answers))


def _label_relays(window: Window, answers: list[int], relays: Spans | None) -> None:
    """Label what is left over near a cue: relays, or EITHER where nobody marked them."""
    if relays is None:
        marked = [at for at, answer in enumerate(answers) if answer]
        for at in range(max(0, marked[0] - _NEAR), min(len(answers), marked[-1] + _NEAR)):
            answers[at] = answers[at] or EITHER
        return
    for span in relays:
        for at in _pieces_of(window, span):
            answers[at] = answers[at] or 1 + ANSWERS.index("relay")


def _pieces_of(window: Window, span: Span) -> list[int]:
    return [
        at
        for at, (lo, hi) in enumerate(window.offsets)
        if lo < span.end and span.start < hi and window.ids[at] != BREAK_ID
    ]


def _read_names(path: Path) -> Iterator[tuple[str, tuple[tuple[int, Span], ...]]]:
    for raw in _read_lines(path):
        found: list[tuple[int, Span]] = []
        for sentence in raw["sents"]:
            before = None
            for start, end, _, _, _, tag, _, _ in sentence:
                if tag in _SILVER and tag == before:
                    kind, span = found[-1]
                    found[-1] = (kind, Span(span.start, end))
                elif tag in _SILVER:
                    found.append((_SILVER[tag], Span(start, end)))
                before = tag
        yield raw["id"], tuple(found)


def _read_lines(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def count_pieces(examples: Sequence[Example]) -> int:
    """Give the number of pieces in all."""
    return sum(len(example.window.ids) for example in examples)
