from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.spans import Span, hull


@st.composite
def make_span(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 60))
    return Span(start, start + draw(st.integers(0, 30)))


spans = make_span()


def points(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"a span must satisfy 0 <= start <= end"):
        Span(start, end)


def test_offsets_count_code_points() -> None:
    text = "é🙂 “Tadmur” تدمر"
    assert Span(3, 11).cut(text) == "“Tadmur”"
    assert len(Span(3, 11)) == 8


@given(spans, spans)
def test_overlap_is_a_shared_point(a: Span, b: Span) -> None:
    if len(a) and len(b):
        assert a.overlaps(b) == bool(points(a) & points(b))
        assert a.overlaps(b) == b.overlaps(a)


@given(spans, spans)
def test_containing_is_having_every_point(a: Span, b: Span) -> None:
    if len(b):
        assert a.contains(b) == (points(b) <= points(a))


@given(spans, st.integers(0, 50))
def test_shifting_keeps_the_length(span: Span, by: int) -> None:
    assert span.shift(by).shift(0) == Span(span.start + by, span.end + by)
    assert len(span.shift(by)) == len(span)


def test_shifting_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="must satisfy"):
        Span(2, 4).shift(-3)


@given(st.text(alphabet="ab \n\t\xa0", max_size=20))
def test_trimming_is_stripping(text: str) -> None:
    trimmed = Span(0, len(text)).trim(text)
    assert trimmed.cut(text) == text.strip()
    assert trimmed.trim(text) == trimmed


@given(st.lists(spans, min_size=1, max_size=6))
def test_a_hull_holds_all_and_touches_both_ends(parts: list[Span]) -> None:
    whole = hull(parts)
    assert all(whole.contains(part) for part in parts)
    assert whole.start in {part.start for part in parts}
    assert whole.end in {part.end for part in parts}


def test_nothing_has_no_hull() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull([])


@given(st.lists(spans))
def test_spans_sort_in_text_order(parts: list[Span]) -> None:
    assert sorted(parts) == sorted(parts, key=lambda span: (span.start, span.end))


@pytest.mark.parametrize(("offset", "found"), [(4, False), (5, True), (9, True), (10, False)])
def test_a_section_is_found_by_offset(offset: int, *, found: bool) -> None:
    moment = datetime(2016, 12, 12, tzinfo=UTC)
    section = Section(Span(5, 10), SectionKind.WIRE)
    report = Report("r", ReportKind.ARTICLE, "x" * 20, "", moment, sections=(section,))
    assert (report.section_at(offset) is section) == found
