from __future__ import annotations

import re
import tarfile
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.dates import find_times, parse_moment

DAMASCUS = ZoneInfo("Asia/Damascus")
MONDAY = Interval.at(datetime(2016, 12, 12, 15, 0, tzinfo=DAMASCUS))
PHRASES = (
    "on|Monday|last|next|12|31|December|Feb.|May|2016|99999|,|.|-|at|5:00|a.m.|GMT|three days ago|"
    "from|to|between|and|since|the next day|early|in|yesterday|will|0000-00-00|31.02.2016|"
    "29/02/2015"
).split("|")

# An anchor of Monday, 12 December 2016, 15:00 in Damascus (two hours ahead of UTC).
CASES: tuple[tuple[str, list[str]], ...] = (
    # weekdays
    ("The town fell on Monday.", ["Monday = 2016-12-12"]),
    ("The town fell on Sunday.", ["Sunday = 2016-12-11"]),
    ("The town fell on Tuesday.", ["Tuesday = 2016-12-06"]),
    ("It began last Monday.", ["last Monday = 2016-12-05"]),
    ("It begins next Monday.", ["next Monday = 2016-12-19"]),
    ("Talks will resume on Friday.", ["Friday = 2016-12-16"]),
    ("Talks will resume, he said on Friday.", ["Friday = 2016-12-09"]),
    ("They shelled it Sunday night.", ["Sunday night = 2016-12-11"]),
    ("They meet each Sunday.", []),
    ("The sun sat on the mon.", []),
    ("They have held it since Saturday.", ["since Saturday = 2016-12-10..2016-12-12"]),
    ("from Saturday to Monday", ["from Saturday to Monday = 2016-12-10..2016-12-12"]),
    ("between Saturday and Monday", ["between Saturday and Monday = 2016-12-10..2016-12-12"]),
    ("from Saturday to Tuesday", ["from Saturday to Tuesday = 2016-12-03..2016-12-06"]),
    # near days
    ("They left today.", ["today = 2016-12-12"]),
    ("They left yesterday.", ["yesterday = 2016-12-11"]),
    ("They leave tomorrow.", ["tomorrow = 2016-12-13"]),
    ("They left last night.", ["last night = 2016-12-11"]),
    ("They left this morning.", ["this morning = 2016-12-12"]),
    ("They left overnight.", ["overnight = 2016-12-11..2016-12-12"]),
    ("the day before yesterday", ["the day before yesterday = 2016-12-10"]),
    # written dates
    ("on 12 December", ["12 December = 2016-12-12"]),
    ("on December 11", ["December 11 = 2016-12-11"]),
    ("on Dec. 11th, 2015", ["Dec. 11th, 2015 = 2015-12-11"]),
    ("on Sunday, 11 December 2016", ["Sunday, 11 December 2016 = 2016-12-11"]),
    ("on the 11th of December", ["11th of December = 2016-12-11"]),
    ("on 20 May", ["20 May = 2016-05-20"]),
    ("on 5 January", ["5 January = 2017-01-05"]),
    ("on 12.11.2016", ["12.11.2016 = 2016-11-12"]),
    ("on 12/31/2016", ["12/31/2016 = 2016-12-31"]),
    ("on 2016-11-12", ["2016-11-12 = 2016-11-12"]),
    ("on the 9th", ["the 9th = 2016-12-09"]),
    ("on the 20th", ["the 20th = 2016-11-20"]),
    ("on the 9th floor", []),
    ("on 31 February", []),
    ("between 10 and 12 December", ["between 10 and 12 December = 2016-12-10..2016-12-12"]),
    ("10-12 December 2015", ["10-12 December 2015 = 2015-12-10..2015-12-12"]),
    ("Dec. 10-12", ["Dec. 10-12 = 2016-12-10..2016-12-12"]),
    # months, years, seasons
    ("in March", ["March = 2016-03-01..2016-03-31"]),
    ("in February 2015", ["February 2015 = 2015-02-01..2015-02-28"]),
    ("last March", ["last March = 2016-03-01..2016-03-31"]),
    ("next March", ["next March = 2017-03-01..2017-03-31"]),
    ("July last year", ["July last year = 2015-07-01..2015-07-31"]),
    ("mid-December", ["mid-December = 2016-12-11..2016-12-20"]),
    ("in 2014", ["2014 = 2014-01-01..2014-12-31"]),
    ("early 2015", ["early 2015 = 2015-01-01..2015-05-01"]),
    ("the 1990s", ["the 1990s = 1990-01-01..1999-12-31"]),
    ("from 2011 to 2014", ["from 2011 to 2014 = 2011-01-01..2014-12-31"]),
    ("between March and June 2015", ["between March and June 2015 = 2015-03-01..2015-06-30"]),
    ("summer 2015", ["summer 2015 = 2015-06-01..2015-08-31"]),
    ("They may march.", []),
    ("April said she would go.", []),
    ("2000 people marched.", []),
    # spans from the anchor
    ("three days ago", ["three days ago = 2016-12-09"]),
    ("two weeks ago", ["two weeks ago = 2016-11-28..2016-12-04"]),
    ("two months ago", ["two months ago = 2016-10-01..2016-10-31"]),
    ("five years ago", ["five years ago = 2011-01-01..2011-12-31"]),
    ("20 hours ago", ["20 hours ago = 2016-12-11"]),
    ("last week", ["last week = 2016-12-05..2016-12-11"]),
    ("last month", ["last month = 2016-11-01..2016-11-30"]),
    ("last year", ["last year = 2015-01-01..2015-12-31"]),
    ("earlier this month", ["earlier this month = 2016-12-01..2016-12-12"]),
    ("in the past 24 hours", ["in the past 24 hours = 2016-12-11..2016-12-12"]),
    ("Hours later they left.", ["Hours later = 2016-12-12"]),
    # from the day that was named last
    (
        "It fell on 3 May 2015. The next day",
        ["3 May 2015 = 2015-05-03", "The next day = 2015-05-04"],
    ),
    (
        "It fell on 3 May 2015, the same day",
        ["3 May 2015 = 2015-05-03", "the same day = 2015-05-03"],
    ),
    ("The next day they left.", []),
    # clock times
    ("at 5:00 a.m.", ["5:00 a.m. = 2016-12-12T05:00:00+02:00"]),
    (
        "at 5 p.m. on Sunday",
        ["5 p.m. = 2016-12-11T17:00:00+02:00", "Sunday = 2016-12-11"],
    ),
    ("at 17:00 GMT", ["17:00 GMT = 2016-12-12T19:00:00+02:00"]),
    ("at 0500 GMT", ["0500 GMT = 2016-12-12T07:00:00+02:00"]),
    ("at 13:00 Moscow time", ["13:00 Moscow time = 2016-12-12T12:00:00+02:00"]),
    ("at 9:30 local time", ["9:30 local time = 2016-12-12T09:30:00+02:00"]),
    ("at noon yesterday", ["noon = 2016-12-11T12:00:00+02:00", "yesterday = 2016-12-11"]),
    ("They read verse 3:16.", []),
    ("at 15 a.m.", []),
)


def as_spec(text: str, found: tuple[Span, Interval]) -> str:
    span, value = found
    lo, hi = value.iso()
    return f"{span.cut(text)} = {lo}" + ("" if lo == hi else f"..{hi}")


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_words_resolve_against_the_anchor(text: str, expected: list[str]) -> None:
    assert [as_spec(text, found) for found in find_times(text, MONDAY, DAMASCUS)] == expected


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("at 5:00 a.m.", Precision.MINUTE),
        ("on 12 December 2016", Precision.DAY),
        ("in March 2015", Precision.MONTH),
        ("in 2015", Precision.YEAR),
        ("between March 2014 and 3 June 2015", Precision.MONTH),
    ],
)
def test_a_time_carries_the_precision_of_its_words(text: str, precision: Precision) -> None:
    ((_, value),) = find_times(text, MONDAY, DAMASCUS)
    assert value.precision is precision


def test_without_an_anchor_only_full_dates_remain() -> None:
    text = "He left at noon. Yesterday, on Monday, in March, on 12 December and on 11 December 2016"
    found = find_times(text, None, DAMASCUS)
    assert [as_spec(text, entry) for entry in found] == ["11 December 2016 = 2016-12-11"]


def test_a_clock_time_without_an_anchor_takes_its_sentences_day() -> None:
    text = "At 5 a.m. on 11 December 2016 it fell. At 6 a.m. it was quiet."
    found = find_times(text, None, DAMASCUS)
    assert [span.cut(text) for span, _ in found] == ["5 a.m.", "11 December 2016"]
    assert found[0][1].lo == datetime(2016, 12, 11, 5, tzinfo=DAMASCUS)


def test_only_the_given_part_is_read() -> None:
    text = "Monday, Tuesday, Sunday"
    found = find_times(text, MONDAY, DAMASCUS, Span(8, 15))
    assert [span for span, _ in found] == [Span(8, 15)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-12-12T10:00:00Z", "2016-12-12T10:00:00+00:00"),
        ("2016-12-12T10:00:00+03:00", "2016-12-12T10:00:00+03:00"),
        ("2016-12-12 10:00", "2016-12-12T10:00:00+02:00"),
        ("2016-12-12", "2016-12-12T00:00:00+02:00"),
        ("Mon, 12 Dec 2016 10:00:00 +0000", "2016-12-12T10:00:00+00:00"),
        ("Mon, 12 Dec 2016 10:00:00 GMT", "2016-12-12T10:00:00+00:00"),
        ("12:47 12.12.2016", "2016-12-12T12:47:00+02:00"),
        ("Dec 12, 2016 5:31 pm", "2016-12-12T17:31:00+02:00"),
        ("December 12, 2016 at 5:31 p.m.", "2016-12-12T17:31:00+02:00"),
        ("12 December 2016", "2016-12-12T00:00:00+02:00"),
        ("Published: Monday 12 December 2016 09.15 GMT", "2016-12-12T09:15:00+00:00"),
        ("03/04/2016", "2016-04-03T00:00:00+03:00"),
    ],
)
def test_a_whole_string_is_one_moment(text: str, expected: str) -> None:
    moment = parse_moment(text, DAMASCUS)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "20161212", "12 December", "5 pm", "2016", "31.02.2016", "Dec 2016",
     "12 December 2016 and 13 December 2016", "12 December 2016 in Homs", "2016-13-45"],
)  # fmt: skip
def test_what_is_no_single_moment_is_none(text: str) -> None:
    assert parse_moment(text, DAMASCUS) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    for text in (f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}"):
        ((_, value),) = find_times(f"It was {text}.", None, UTC)
        assert (value.lo.date(), value.hi.date()) == (day, day)
        assert parse_moment(text, UTC) == datetime(day.year, day.month, day.day, tzinfo=UTC)


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.times())
def test_a_weekday_is_never_after_the_anchor(day: date, clock: time) -> None:
    now = datetime.combine(day, clock, UTC)
    ((_, value),) = find_times("It fell on Friday.", Interval.at(now), UTC)
    assert timedelta() <= now.date() - value.lo.date() < timedelta(days=7)
    assert value.lo.weekday() == 4


@given(
    st.text() | st.lists(st.sampled_from(PHRASES)).map(" ".join),
    st.none() | st.datetimes(timezones=st.just(UTC)).map(Interval.at),
)
def test_spans_are_sound_on_any_text(text: str, anchor: Interval | None) -> None:
    last = 0
    for span, value in find_times(text, anchor, UTC):
        assert last <= span.start < span.end <= len(text)
        assert value.lo <= value.hi
        last = span.end
    parse_moment(text, UTC)


TIMEX = re.compile(r'<TIMEX3[^>]*\btype="(\w+)"[^>]*\bvalue="([^"]*)"')
CREATED = re.compile(r'<TIMEX3[^>]*value="(\d{4}-\d\d-\d\d)[^>]*CREATION_TIME')


def test_days_of_annotated_news_are_found(shared_data: Path) -> None:
    """Days of TimeBank and AQUAINT, as a floor: the share of gold days found and resolved."""
    right = total = 0
    with tarfile.open(shared_data / "compare" / "timebank-aquaint.tar.gz") as archive:
        for member in archive.getmembers()[:60]:
            stream = archive.extractfile(member)
            if stream is None:
                continue
            source = stream.read().decode("utf-8", "replace")
            created = CREATED.search(source)
            body = source.partition("<TEXT>")[2].partition("</TEXT>")[0]
            if created is None or not body:
                continue
            day = date.fromisoformat(created[1])
            gold = [
                value[:10]
                for kind, value in TIMEX.findall(body)
                if kind in {"DATE", "TIME"} and re.match(r"\d{4}-\d\d-\d\d", value)
            ]
            text = unescape(re.sub(r"<[^>]+>", "", body))
            found = find_times(text, Interval.of_days(day, day, UTC), UTC)
            days = {value.lo.date().isoformat() for _, value in found}
            total += len(gold)
            right += sum(value in days for value in gold)
    assert total > 50
    assert right / total > 0.8
