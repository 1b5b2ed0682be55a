"""TimeML values: text in, type and value out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.spans import Span
from hearsay.model.times import Interval
from hearsay.text.date_lexicon import load_time_lexicon
from hearsay.text.date_values import write_duration
from hearsay.text.dates import find_times
from hearsay.text.timex import Timex, TimexKind, find_timexes

MONDAY = Interval.at(datetime(2016, 12, 12, 15, 0, tzinfo=UTC))
DATES = (
    ("on 8 December", "8 December = 2016-12-08"),
    ("in May 2015", "May 2015 = 2015-05"),
    ("in early 2015", "early 2015 = 2015"),
    ("in the 1990s", "the 1990s = 199"),
    ("in the late nineties", "the late nineties = 199"),
    ("in nineteen sixty-two", "nineteen sixty-two = 1962"),
    ("in March two thousand and four", "March two thousand and four = 2004-03"),
    ("the 19th century", "the 19th century = 18"),
    ("last week", "last week = 2016-W49"),
    ("this weekend", "this weekend = 2016-W50-WE"),
    ("in summer 2015", "summer 2015 = 2015-SU"),
    ("last winter", "last winter = 2016-WI"),
    ("the third quarter of 2015", "the third quarter of 2015 = 2015-Q3"),
    ("Q1 2015", "Q1 2015 = 2015-Q1"),
    ("a third-quarter loss", "a third-quarter = 2016-Q3"),
    ("this year's first quarter", "this year's first quarter = 2016-Q1"),
    ("the second half of 2015", "the second half of 2015 = 2015-H2"),
    ("in fiscal 2015", "fiscal 2015 = 2015"),
    ("three weeks ago", "three weeks ago = 2016-W47"),
    ("several years ago", "several years ago = PXY"),
    ("on 3/4/2016", "3/4/2016 = 2016"),
    ("by year-end", "year-end = 2016-12-31"),
)
TIMES = (
    ("on Sunday night", "Sunday night = 2016-12-11TNI"),
    ("last night", "last night = 2016-12-11TNI"),
    ("this morning", "this morning = 2016-12-12TMO"),
    ("yesterday afternoon", "yesterday afternoon = 2016-12-11TAF"),
    ("the evening of 8 December", "the evening of 8 December = 2016-12-08TEV"),
    ("at dawn on Sunday", "dawn on Sunday = 2016-12-11TMO"),
    ("in the early hours of Sunday", "the early hours of Sunday = 2016-12-11TMO"),
    ("overnight", "overnight = 2016-12-11TNI"),
    ("at 10 p.m. on Sunday", "10 p.m. on Sunday = 2016-12-11T22:00"),
    ("Sunday, 14:05", "Sunday, 14:05 = 2016-12-11T14:05"),
    ("at 14:30 GMT", "14:30 GMT = 2016-12-12T14:30"),
)
DURATIONS = (
    ("for three days", "three days = P3D"),
    ("a two-hour siege", "two-hour = PT2H"),
    ("5 1/2 hours", "5 1/2 hours = PT5H30M"),
    ("half an hour", "half an hour = PT30M"),
    ("a weeklong truce", "weeklong = P1W"),
    ("two decades", "two decades = P20Y"),
    ("twenty four hours", "twenty four hours = PT24H"),
    ("several months", "several months = PXM"),
    ("for years", "years = PXY"),
    ("two more weeks", "two more weeks = P2W"),
    ("in the past three days", "in the past three days = P3D"),
    ("in the coming years", "in the coming years = PXY"),
    ("the year ended 31 March", "The year = P1Y"),
)
SETS = (
    ("every Monday", "every Monday = XXXX-WXX-1"),
    ("each Friday morning", "each Friday morning = XXXX-WXX-5TMO"),
    ("on Sundays", "Sundays = XXXX-WXX-7"),
    ("every night", "every night = XXXX-XX-XXTNI"),
    ("each year", "each year = P1Y"),
    ("every two weeks", "every two weeks = P2W"),
    ("shelled daily", "daily = P1D"),
)
REFERENCES = (
    ("They now hold it.", "now = PRESENT_REF"),
    ("in today's world", "today's world = PRESENT_REF"),
    ("They recently took it.", "recently = PAST_REF"),
    ("in the past, they", "the past = PAST_REF"),
    ("They will soon take it.", "soon = FUTURE_REF"),
    ("They will one day take it.", "one day = FUTURE_REF"),
)


def find_all(text: str) -> tuple[Timex, ...]:
    return find_timexes(text, MONDAY, UTC)


def write_all(text: str) -> list[str]:
    return [f"{timex.span.cut(text)} = {timex.value}" for timex in find_all(text)]


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        *((*case, TimexKind.DATE) for case in (*DATES, *REFERENCES)),
        *((*case, TimexKind.TIME) for case in TIMES),
        *((*case, TimexKind.DURATION) for case in DURATIONS if "year ended" not in case[0]),
        *((*case, TimexKind.SET) for case in SETS),
    ],
)
def test_words_have_a_type_and_a_value(text: str, expected: str, kind: TimexKind) -> None:
    assert write_all(text) == [expected]
    assert find_all(text)[0].kind is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the year ended 31 March", ["the year = P1Y", "31 March = 2016-03-31"]),
        ("on 8 and 9 December", ["8 = 2016-12-08", "9 December = 2016-12-09"]),
        ("Dec. 8-9", ["Dec. 8 = 2016-12-08", "9 = 2016-12-09"]),
        ("from Monday to Wednesday", ["Monday = 2016-12-05", "Wednesday = 2016-12-07"]),
        ("since Saturday", ["Saturday = 2016-12-10"]),
        ("In the third quarter it lost. A year earlier it won.",
         ["the third quarter = 2016-Q3", "A year earlier = 2015-Q3"]),
        ("In the third quarter it lost. It won in the year-ago period.",
         ["the third quarter = 2016-Q3", "the year-ago period = 2015-Q3"]),
        ("In the third quarter it lost, and in the 2014 quarter.",
         ["the third quarter = 2016-Q3", "the 2014 quarter = 2014-Q3"]),
        ("In 2010 it lost. A year earlier it won; a year earlier it was new.",
         ["2010 = 2010", "A year earlier = 2009", "a year earlier = 2009"]),
        ("In 2010 it lost. In May of that year it won.",
         ["2010 = 2010", "May of that year = 2010-05"]),
    ],
)  # fmt: skip
def test_several_times_each_have_a_value(text: str, expected: list[str]) -> None:
    assert write_all(text) == expected


def test_a_report_of_spring_expects_the_quarter_that_just_ended() -> None:
    spring = Interval.at(datetime(2016, 4, 12, tzinfo=UTC))
    text = "It expects a loss for the first quarter and will gain in the fourth quarter."
    assert [t.value for t in find_timexes(text, spring, UTC)] == ["2016-Q1", "2015-Q4"]


def test_what_pins_no_interval_has_none() -> None:
    text = "They now shell it every Monday for three days, as in fiscal 2015."
    assert [timex.interval for timex in find_all(text)] == [None] * 4


def test_both_views_find_the_same_pinned_times() -> None:
    text = "They left on 8 December, for three days, and came back on Sunday; now they rest."
    pinned = [(timex.span, timex.interval) for timex in find_all(text) if timex.interval]
    assert pinned == list(find_times(text, MONDAY, UTC))


def test_only_the_given_part_is_read() -> None:
    text = "Monday, Tuesday, Sunday"
    assert [timex.span for timex in find_timexes(text, MONDAY, UTC, Span(8, 15))] == [Span(8, 15)]


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (3, "days", "P3D"), (1, "Century", "P100Y"), (2, "fortnights", "P4W"),
        (90, "minutes", "PT90M"),
        (None, "decades", "PXE"), (None, "hours", "PTXH"), (4, "quarters", "P4Q"),
    ],
)  # fmt: skip
def test_a_duration_is_written(number: int | None, unit: str, value: str) -> None:
    assert write_duration(number, unit) == value


def test_no_phrase_of_the_lexicon_stands_in_two_lists() -> None:
    lexicon = load_time_lexicon()
    lists = (lexicon.references, lexicon.sets, lexicon.daytimes, lexicon.seasons, lexicon.holidays)
    phrases = [phrase for words in lists for phrase in words]
    assert len(phrases) == len(set(phrases))


WORDS = (
    "on|Monday|last|next|8|12|December|May|2016|99999|,|.|-|/|at|5:00|a.m.|(0600 GMT)|three|days|"
    "ago|from|to|between|and|since|the next day|early|in|will|every|quarter|half|year|hours later|"
    "a year earlier|overnight|31/02/2016|2015-16|decade|now|the 0th century|9999|twenty|past"
).split("|")


def test_ranges_do_not_nest_without_end() -> None:
    text = "from " * 3000 + "Monday" + " to Monday" * 3000
    assert len(find_timexes(text, MONDAY, UTC)) == 3001


@given(
    st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.none() | st.datetimes(timezones=st.just(UTC)).map(Interval.at),
)
def test_spans_are_sound_on_any_text(text: str, anchor: Interval | None) -> None:
    last = 0
    for timex in find_timexes(text, anchor, UTC):
        assert last <= timex.span.start < timex.span.end <= len(text)
        assert timex.value
        last = timex.span.end
    find_times(text, anchor, UTC)
