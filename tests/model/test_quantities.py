from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.quantities import Count

RANGE = range(-1, 32)


@st.composite
def make_count(draw: st.DrawFn) -> Count:
    lo = draw(st.none() | st.integers(0, 30))
    hi = draw(st.none() | st.integers(lo or 0, 30))
    return Count(lo, hi, draw(st.sampled_from(["", "dozens"])))


counts = make_count()


def numbers(count: Count) -> set[int]:
    lo, hi = count.bounds
    return {n for n in RANGE if lo <= n <= hi}


def test_a_count_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match=r"must not run backwards: \[3, 2\]"):
        Count(3, 2)


@given(counts, counts)
def test_intersecting_is_sharing_a_number(a: Count, b: Count) -> None:
    assert a.intersects(b) == bool(numbers(a) & numbers(b))
    assert a.intersects(b) == b.intersects(a)


@given(counts, counts)
def test_lying_within_is_allowing_no_other_number(a: Count, b: Count) -> None:
    assert a.within(b) == (numbers(a) <= numbers(b))
    if a.within(b):
        assert a.intersects(b)


@given(counts, counts)
def test_two_that_lie_within_each_other_are_the_same(a: Count, b: Count) -> None:
    assert (a.within(b) and b.within(a)) == a.same_interval(b)


@given(counts)
def test_a_count_is_exact_where_one_number_fits(count: Count) -> None:
    assert count.exact == (len(numbers(count)) == 1)


def test_words_do_not_make_another_interval() -> None:
    dozens = Count(24, 99, "dozens")
    assert dozens.same_interval(Count(24, 99))
    assert dozens != Count(24, 99)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (Count(1200, 1200), "1,200"),
        (Count(301, None), "at least 301"),
        (Count(None, 12), "at most 12"),
        (Count(24, 1099), "24 to 1,099"),
        (Count(0, 0), "0"),
        (Count(None, None), "any number"),
    ],
    ids=str,
)
def test_a_count_is_written_as_a_reader_would(count: Count, shown: str) -> None:
    assert str(count) == shown
