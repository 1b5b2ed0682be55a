"""Times told from the report's day, from a day named before them, or by tense."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hearsay.model.times import Interval, Precision
from hearsay.text.dates import find_times

DAMASCUS = ZoneInfo("Asia/Damascus")
MONDAY = Interval.at(datetime(2016, 12, 12, 15, 0, tzinfo=DAMASCUS))


def read_all(text: str) -> list[str]:
    """Write each time as "words = lo" or "words = lo..hi"."""
    written = []
    for span, value in find_times(text, MONDAY, DAMASCUS):
        lo, hi = value.iso()
        written.append(f"{span.cut(text)} = {lo}" + ("" if lo == hi else f"..{hi}"))
    return written


# The report is of Monday, 12 December 2016, 15:00 in Damascus.
TENSE = (
    ("The mill burned on Sunday.", "Sunday = 2016-12-11"),
    ("The council will meet on Sunday.", "Sunday = 2016-12-18"),
    ("On Sunday the council will meet.", "Sunday = 2016-12-18"),
    ("The council meets again once the roads are clear. It met on Sunday.", "Sunday = 2016-12-11"),
    ("The council will be heard on Monday.", "Monday = 2016-12-12"),
    ("A vote would still be held on Thursday.", "Thursday = 2016-12-15"),
    ("They agreed to stop on Friday.", "Friday = 2016-12-16"),
    ("The rebels must leave by Friday.", "Friday = 2016-12-16"),
    ("They gave the rebels until Tuesday.", "Tuesday = 2016-12-13"),
    ("The ultimatum expires on Tuesday.", "Tuesday = 2016-12-13"),
    ("He said on Tuesday that they will go.", "Tuesday = 2016-12-06"),
    ("It might have been fired on Tuesday.", "Tuesday = 2016-12-06"),
    ("An unexplained fire on Sunday", "Sunday = 2016-12-11"),
    ("The bridge fell in March.", "March = 2016-03-01..2016-03-31"),
    ("The bridge will be rebuilt in March.", "March = 2017-03-01..2017-03-31"),
    ("The bridge was planned for January.", "January = 2017-01-01..2017-01-31"),
    ("The bridge fell in January.", "January = 2016-01-01..2016-01-31"),
)
FROM_TODAY = (
    ("They came early on Sunday.", "early on Sunday = 2016-12-11"),
    ("Late on Saturday night they came.", "Late on Saturday night = 2016-12-10"),
    ("They came on Friday last week.", "Friday last week = 2016-12-09"),
    ("They came on Tuesday of this week.", "Tuesday of this week = 2016-12-13"),
    ("They came over the weekend.", "over the weekend = 2016-12-10..2016-12-11"),
    ("They came two nights ago.", "two nights ago = 2016-12-10"),
    ("They came twenty-four days ago.", "twenty-four days ago = 2016-11-18"),
    ("They came last winter.", "last winter = 2015-12-01..2016-02-29"),
    ("They came last quarter.", "last quarter = 2016-07-01..2016-09-30"),
    ("They came in the third quarter.", "the third quarter = 2016-07-01..2016-09-30"),
    ("They came at the end of last month.", "the end of last month = 2016-11-21..2016-11-30"),
    ("over the next three days", "over the next three days = 2016-12-12..2016-12-15"),
    ("in the week of 21 November", "the week of 21 November = 2016-11-21..2016-11-27"),
)
FROM_NAMED = (
    ("They left on 8 May. The same day it burned.", "The same day = 2016-05-08"),
    ("They left on 8 May. It had burned the day before.", "the day before = 2016-05-07"),
    ("They left on 8 May; a day earlier it burned.", "a day earlier = 2016-05-07"),
    ("They left on 8 May. It burned two days later.", "two days later = 2016-05-10"),
    (
        "They left on 8 May. It burned a few days later.",
        "a few days later = 2016-05-10..2016-05-14",
    ),
    ("They left on 8 May. It burned the next morning.", "the next morning = 2016-05-09"),
    ("They left on 8 May. It burned that evening.", "that evening = 2016-05-08"),
    ("They left on 8 May. It burned later in the day.", "later in the day = 2016-05-08"),
    ("They left on 8 May. It burned the previous Friday.", "the previous Friday = 2016-05-06"),
    (
        "They left on 8 May. It burned the following week.",
        "the following week = 2016-05-09..2016-05-15",
    ),
    ("They left on 8 May. It burned a month later.", "a month later = 2016-06-01..2016-06-30"),
    (
        "They left on 8 May 2015. A year earlier it burned.",
        "A year earlier = 2014-01-01..2014-12-31",
    ),
    ("They left on 8 May. Hours later it burned.", "Hours later = 2016-05-08..2016-05-09"),
    ("They left on 8 May. Minutes later it burned.", "Minutes later = 2016-05-08"),
    ("They left at 22:00 on 8 May. Three hours later it burned.", "Three hours later = 2016-05-09"),
    (
        "They left at 02:00 on 8 May. Three hours earlier it burned.",
        "Three hours earlier = 2016-05-07",
    ),
)
RANGES = (
    ("since Saturday evening", "since Saturday evening = 2016-12-10..2016-12-12"),
    ("between 8 and 11 December", "between 8 and 11 December = 2016-12-08..2016-12-11"),
    ("8-11 December", "8-11 December = 2016-12-08..2016-12-11"),
    ("from Monday to Wednesday", "from Monday to Wednesday = 2016-12-05..2016-12-07"),
    ("30 November - 2 December", "30 November - 2 December = 2016-11-30..2016-12-02"),
    ("30 December 2015", "30 December 2015 = 2015-12-30"),
    ("the 2015-16 season", "2015-16 = 2015-01-01..2016-12-31"),
    ("in the 20th century", "the 20th century = 1901-01-01..2000-12-31"),
    ("in the late sixties", "the late sixties = 1966-08-31..1969-12-31"),
    ("in the first half of 2016", "the first half of 2016 = 2016-01-01..2016-06-30"),
)
CLOCKS = (
    ("at 14:30 GMT", "14:30 GMT = 2016-12-12T16:30:00+02:00"),
    ("at 6 p.m. local time", "6 p.m. local time = 2016-12-12T18:00:00+02:00"),
    ("at 0230 UTC", "0230 UTC = 2016-12-12T04:30:00+02:00"),
    ("at 0530 they left", "0530 = 2016-12-12T05:30:00+02:00"),
    ("at 1800 hrs", "1800 hrs = 2016-12-12T18:00:00+02:00"),
    ("at 9 a.m. (0600 GMT)", "9 a.m. (0600 GMT) = 2016-12-12T08:00:00+02:00"),
    ("at 09:00 (06:00 GMT)", "09:00 (06:00 GMT) = 2016-12-12T08:00:00+02:00"),
    ("at 1:00 a.m. (2200 GMT Sunday)", "1:00 a.m. (2200 GMT Sunday) = 2016-12-12T00:00:00+02:00"),
    ("at 8:30 pm BST", "8:30 pm BST = 2016-12-12T21:30:00+02:00"),
    ("2016-12-11T08:15:00Z", "2016-12-11T08:15:00Z = 2016-12-11T08:15:00+00:00"),
)


@pytest.mark.parametrize(
    ("text", "expected"), [*TENSE, *FROM_TODAY, *FROM_NAMED, *RANGES, *CLOCKS],
    ids=lambda value: value if " = " not in value else "",
)  # fmt: skip
def test_the_last_time_of_a_text_is_told(text: str, expected: str) -> None:
    assert read_all(text)[-1] == expected


def test_overnight_runs_from_the_evening_before_to_noon() -> None:
    ((_, value),) = find_times("The market burned overnight.", MONDAY, DAMASCUS)
    assert value.lo == datetime(2016, 12, 11, 18, tzinfo=DAMASCUS)
    assert value.hi == datetime(2016, 12, 12, 11, 59, 59, tzinfo=DAMASCUS)
    assert value.precision is Precision.DAY


def test_overnight_on_a_day_leaves_the_night_open() -> None:
    assert read_all("It burned overnight on Saturday.") == [
        "overnight on Saturday = 2016-12-10..2016-12-11"
    ]
    assert read_all("It burned overnight into Saturday.") == [
        "overnight into Saturday = 2016-12-09..2016-12-10"
    ]


@pytest.mark.parametrize(
    ("text", "lo", "hi", "precision"),
    [
        ("On 3/4/2016 it burned.", "2016-03-04", "2016-04-03", Precision.MONTH),
        ("On 03-04-2016 it burned.", "2016-03-04", "2016-04-03", Precision.MONTH),
        ("On 4/4/2016 it burned.", "2016-04-04", "2016-04-04", Precision.DAY),
        ("On 3/4/2016 it burned, not on 25/12/2016.", "2016-04-03", "2016-04-03", Precision.DAY),
        ("On 3/4/2016 it burned, not on 12/25/2016.", "2016-03-04", "2016-03-04", Precision.DAY),
        ("On 11/12/2016 it burned.", "2016-12-11", "2016-12-11", Precision.DAY),
        ("On 12/10/2016 it burned.", "2016-12-10", "2016-12-10", Precision.DAY),
    ],
)
def test_an_open_order_of_day_and_month_is_decided_by_the_text_or_left_open(
    text: str, lo: str, hi: str, precision: Precision
) -> None:
    value = find_times(text, MONDAY, DAMASCUS)[0][1]
    assert (value.iso(), value.precision) == ((lo, hi), precision)


def test_a_cases_convention_decides_where_the_text_does_not() -> None:
    text = "On 3/4/2016 it burned."
    days = [find_times(text, MONDAY, DAMASCUS, day_first=f)[0][1].iso()[0] for f in (True, False)]
    assert days == ["2016-04-03", "2016-03-04"]


@pytest.mark.parametrize(
    "text",
    [
        "They now hold the hill.", "They recently took the hill.", "They will soon take it.",
        "They fought for three days.", "They fought for 5 hours.", "They meet every Monday.",
        "They meet on Mondays.", "It is shelled daily.", "A 30-year-old man died.",
        "Nobody came back since the fall.", "They met the following day.", "In fiscal 2016",
        "a three-day truce", "in today's world", "They left the day before the vote.",
    ],
)  # fmt: skip
def test_what_pins_no_interval_is_no_time_of_a_claim(text: str) -> None:
    assert read_all(text) == []
