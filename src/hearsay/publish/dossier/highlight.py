"""Highlights: a text cut at every boundary of its statements, so spans may nest and overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from hearsay.model.spans import Span
from hearsay.model.statements import Statement


class Part(StrEnum):
    """What a span is to its statement."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of one statement, as it lies over a piece of text."""

    statement: str
    part: Part
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks."""

    span: Span
    marks: tuple[Mark, ...]


def split_highlights(text: str, statements: Iterable[Statement]) -> tuple[Piece, ...]:
    """Cut a text into pieces in order, none empty, that join to the text again.

    Marks on a piece stand in the statements' order. Spans are clipped to the text; empty ones mark
    nothing. A part in several spans opens with its first and closes with its last.
    """
    starts: dict[int, list[tuple[int, str, Part]]] = {}
    ends: dict[int, list[tuple[int, str, Part]]] = {}
    first: dict[tuple[str, Part], int] = {}
    last: dict[tuple[str, Part], int] = {}
    for order, statement in enumerate(statements):
        for part, spans in (
            (Part.SOURCE, statement.source),
            (Part.CUE, statement.cue),
            (Part.CONTENT, statement.content),
        ):
            for span in spans:
                start, end = min(span.start, len(text)), min(span.end, len(text))
                if start == end:
                    continue
                key = (order, statement.id, part)
                starts.setdefault(start, []).append(key)
                ends.setdefault(end, []).append(key)
                first[key[1:]] = min(start, first.get(key[1:], start))
                last[key[1:]] = max(end, last.get(key[1:], end))
    edges = sorted({0, len(text), *starts, *ends})
    pieces: list[Piece] = []
    active: dict[tuple[int, str, Part], int] = {}
    for start, end in pairwise(edges):
        for key in ends.get(start, ()):
            active[key] -= 1
            if not active[key]:
                del active[key]
        for key in starts.get(start, ()):
            active[key] = active.get(key, 0) + 1
        marks = tuple(
            Mark(
                statement=key[1],
                part=key[2],
                opens=first[key[1:]] == start,
                closes=last[key[1:]] == end,
            )
            for key in sorted(active)
        )
        pieces.append(Piece(Span(start, end), marks))
    return tuple(pieces)


def cut_pieces(
    pieces: Iterable[Piece], paragraphs: Iterable[Span]
) -> tuple[tuple[Piece, ...], ...]:
    """Deal pieces out to paragraphs, cutting those that cross an edge; the rest is dropped.

    A mark that is cut opens only in its first part and closes only in its last.
    """
    dealt: list[tuple[Piece, ...]] = []
    waiting = list(pieces)
    at = 0
    for paragraph in paragraphs:
        while at < len(waiting) and waiting[at].span.end <= paragraph.start:
            at += 1
        inside: list[Piece] = []
        look = at
        while look < len(waiting) and waiting[look].span.start < paragraph.end:
            inside.append(_clip_piece(waiting[look], paragraph))
            look += 1
        at = max(at, look - 1)
        dealt.append(tuple(inside))
    return tuple(dealt)


def _clip_piece(piece: Piece, paragraph: Span) -> Piece:
    span = Span(max(piece.span.start, paragraph.start), min(piece.span.end, paragraph.end))
    if span == piece.span:
        return piece
    marks = tuple(
        Mark(
            mark.statement,
            mark.part,
            opens=mark.opens and span.start == piece.span.start,
            closes=mark.closes and span.end == piece.span.end,
        )
        for mark in piece.marks
    )
    return Piece(span, marks)
