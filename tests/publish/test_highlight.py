from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample_ledger import make_ledger

from hearsay.model.spans import Span, Spans
from hearsay.publish.dossier.highlight import Part, Piece, cut_pieces, split_highlights

BASE = make_ledger().statements[0]


@st.composite
def spans_in(draw: st.DrawFn, longest: int = 40) -> Spans:
    edges = sorted(draw(st.lists(st.integers(0, longest), max_size=6)))
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


statements = st.lists(
    st.tuples(spans_in(), spans_in(), spans_in()), max_size=5
).map(
    lambda parts: [
        replace(BASE, id=f"s{n}", content=content, cue=cue, source=source)
        for n, (content, cue, source) in enumerate(parts)
    ]
)  # fmt: skip


@given(st.text(max_size=30), statements)
def test_the_pieces_join_to_the_text_again(text: str, said: list[object]) -> None:
    pieces = split_highlights(text, said)  # type: ignore[arg-type]  # built above
    assert "".join(piece.span.cut(text) for piece in pieces) == text
    assert all(len(piece.span) for piece in pieces)


@given(st.text(min_size=1, max_size=30), statements)
def test_a_piece_bears_exactly_the_marks_that_lie_on_it(text: str, said: list[object]) -> None:
    for piece in split_highlights(text, said):  # type: ignore[arg-type]  # built above
        expected = {
            (statement.id, part)  # type: ignore[attr-defined]  # built above
            for statement in said
            for part in Part
            for span in getattr(statement, part.value)
            if len(span) and span.overlaps(piece.span)
        }
        assert {(mark.statement, mark.part) for mark in piece.marks} == expected


@given(st.text(min_size=1, max_size=30), statements)
def test_each_mark_opens_once_and_closes_once(text: str, said: list[object]) -> None:
    pieces = split_highlights(text, said)  # type: ignore[arg-type]  # built above
    marks = [mark for piece in pieces for mark in piece.marks]
    keys = {(mark.statement, mark.part) for mark in marks}
    assert sum(mark.opens for mark in marks) == sum(mark.closes for mark in marks) == len(keys)


@given(statements, st.lists(st.integers(0, 40), max_size=8))
def test_paragraphs_keep_their_words(said: list[object], cuts: list[int]) -> None:
    text = "abcdefghij" * 4
    edges = sorted(set(cuts))
    paragraphs = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    dealt = cut_pieces(split_highlights(text, said), paragraphs)  # type: ignore[arg-type]
    assert [_join(text, pieces) for pieces in dealt] == [span.cut(text) for span in paragraphs]


def _join(text: str, pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.span.cut(text) for piece in pieces)


def test_nested_and_overlapping_spans_are_split_at_their_edges() -> None:
    text = "He said she said it."
    outer = replace(BASE, id="a", content=(Span(8, 19),), cue=(), source=())
    inner = replace(BASE, id="b", content=(Span(17, 20),), cue=(Span(12, 16),), source=())
    pieces = split_highlights(text, [outer, inner])
    assert [piece.span.cut(text) for piece in pieces] == [
        "He said ",
        "she ",
        "said",
        " ",
        "it",
        ".",
    ]
    assert [len(piece.marks) for piece in pieces] == [0, 1, 2, 1, 2, 1]
