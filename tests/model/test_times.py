from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.times import Interval, Precision

DAMASCUS = ZoneInfo("Asia/Damascus")
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds


@st.composite
def make_interval(draw: st.DrawFn) -> Interval:
    lo = draw(moments)
    span = draw(st.timedeltas(timedelta(0), timedelta(days=40)))
    return Interval(lo, lo + span, draw(st.sampled_from(Precision)))


intervals = make_interval()


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2016, 12, 12)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="zone"):
        Interval.at(naive)
    with pytest.raises(ValueError, match="zone"):
        Interval(datetime(2016, 12, 11, tzinfo=UTC), naive, Precision.DAY)


def test_a_backward_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Interval.of_days(date(2016, 12, 12), date(2016, 12, 11), UTC)


@given(intervals, intervals)
def test_overlap_is_symmetric_and_follows_from_containing(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(intervals, intervals)
def test_intervals_that_do_not_overlap_lie_apart(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == (not (a.hi < b.lo or b.hi < a.lo))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_days_come_back_as_they_were_given(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    interval = Interval.of_days(first, last, DAMASCUS)
    days = list(interval.days())
    assert (days[0], days[-1], len(days)) == (first, last, more + 1)
    assert interval.iso() == (first.isoformat(), last.isoformat())


def test_a_day_is_whole_in_its_own_zone() -> None:
    day = Interval.of_days(date(2016, 12, 12), date(2016, 12, 12), DAMASCUS)
    assert day.lo == datetime(2016, 12, 11, 22, tzinfo=UTC)
    assert day.hi == datetime(2016, 12, 12, 21, 59, 59, tzinfo=UTC)
    assert day.contains(Interval.at(datetime(2016, 12, 12, 12, 47, tzinfo=DAMASCUS)))


def test_neighbouring_days_do_not_overlap() -> None:
    first = Interval.of_days(date(2016, 12, 11), date(2016, 12, 11), UTC)
    second = Interval.of_days(date(2016, 12, 12), date(2016, 12, 12), UTC)
    assert not first.overlaps(second)


def test_minutes_are_written_with_their_offset() -> None:
    moment = datetime(2016, 12, 12, 12, 47, tzinfo=timezone(timedelta(hours=3)))
    assert Interval.at(moment).iso() == ("2016-12-12T12:47:00+03:00",) * 2
    assert Interval.at(moment).precision is Precision.MINUTE


@given(st.sampled_from(Precision), st.sampled_from(Precision))
def test_a_result_is_never_finer_than_its_inputs(a: Precision, b: Precision) -> None:
    order = [Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR]
    assert order.index(a.coarser(b)) == max(order.index(a), order.index(b))
