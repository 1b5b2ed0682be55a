"""Calendar arithmetic: from the parts of a date to the interval they stand for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from hearsay.model.times import Interval, Precision
from hearsay.text.date_lexicon import load_time_lexicon

MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = timedelta(days=61)
_FAR_AHEAD = timedelta(days=270)
_DECEMBER = 12
_PIVOT = 70


@dataclass(frozen=True, slots=True)
class Scene:
    """What a relative time is read against: the report's time, its zone, and what came before.

    `ahead` is true where the words about the time speak of the future, None where they don't tell.
    `named` is the day that the text named last, for "the next day", `year` the year, for "that
    year", and `quarter` the quarter as a year and 1 to 4, for "a year earlier" in a company's
    report. `day_first` tells how the text writes 3/4/2016, None where nobody knows; then it
    stands for both days.
    """

    anchor: Interval | None
    zone: tzinfo
    ahead: bool | None = False
    named: date | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None
    day_first: bool | None = None

    @property
    def today(self) -> date | None:
        """The anchor's day in the scene's zone."""
        return None if self.anchor is None else self.anchor.lo.astimezone(self.zone).date()

    def span_days(self, first: date, last: date, precision: Precision = Precision.DAY) -> Interval:
        """Make the interval of whole days in the scene's zone."""
        return Interval.of_days(first, last, self.zone, precision)


def number_month(name: str) -> int:
    """Give the number of a month from its name or abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def number_weekday(name: str) -> int:
    """Give the number of a weekday, Monday 0, from its name or abbreviation."""
    return WEEKDAYS.index(name[:3].lower())


def expand_year(digits: str) -> int:
    """Give the year; two digits stand for 1970 to 2069."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - "89" against "1989"
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def span_month(scene: Scene, year: int, month: int) -> Interval:
    """Make a month's interval."""
    last = monthrange(year, month)[1]
    return scene.span_days(date(year, month, 1), date(year, month, last), Precision.MONTH)


def span_year(scene: Scene, first: int, last: int | None = None) -> Interval:
    """Make the interval of a year, or of several."""
    return scene.span_days(date(first, 1, 1), date(last or first, 12, 31), Precision.YEAR)


def narrow(whole: Interval, part: str, scene: Scene) -> Interval:
    """Take the early, middle or late part of a month or year, as told: its precision kept.

    Of a month that is its first ten days, the middle ten, or the rest; of a year four months each.
    """
    first, last = whole.lo.date(), whole.hi.date()
    length = (last - first).days + 1
    third = length // 3
    cuts = {"early": (0, third), "mid": (third, 2 * third), "late": (2 * third, length)}
    key = next((k for k in cuts if part.lower().startswith(k)), "")
    if not key:
        return whole
    lo, hi = cuts[key]
    return scene.span_days(
        first + timedelta(days=lo), first + timedelta(days=hi - 1), whole.precision
    )


def span_season(scene: Scene, season: str, year: int) -> Interval:
    """Make a northern season's interval, three months; a winter begins in the December before."""
    _, month = load_time_lexicon().seasons[season.lower()]
    first = date(year - (month == _DECEMBER), month, 1)
    end_month = (month + 2 - 1) % 12 + 1
    last = date(year, end_month, monthrange(year, end_month)[1])
    return scene.span_days(first, last, Precision.MONTH)


def find_weekday(today: date, weekday: int, *, ahead: bool | None) -> date:
    """Find the most recent such day not after today, or the first one not before it."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def place_day(scene: Scene, day: int, month: int) -> date | None:
    """Find the year of a day and month: the most recent such day not after the anchor.

    The exception: it lies at most two months ahead, or nine where the words before it speak of the
    future. Who means last year's day says so. Raises ValueError for a day that no year has.
    """
    today = scene.today
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1)
    days = [made for year in years if (made := _make_day(year, month, day))]
    if not days:
        message = f"no year about {today.year} has {day}/{month}"
        raise ValueError(message)
    past = [made for made in days if made <= today]
    coming = [made for made in days if made > today]
    if coming and coming[0] - today <= (_FAR_AHEAD if scene.ahead else _AHEAD):
        return coming[0]
    return past[-1] if past else None


def _make_day(year: int, month: int, day: int) -> date | None:
    """Make a date; None for 29 February outside leap years and the like."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def place_month(scene: Scene, month: int, which: str = "") -> Interval | None:
    """Find the year of a month: the most recent one not after the anchor, but for "next".

    Where no verb tells, the month that begins within two months is meant rather than the one ten
    months ago.
    """
    today = scene.today
    if today is None:
        return None
    year = today.year
    if which == "next" or (scene.ahead and not which):
        year += month < today.month or (which == "next" and month == today.month)
    elif which == "last":
        year -= month >= today.month
    elif which != "this" and month > today.month:
        near = scene.ahead is None and date(year, month, 1) - today <= _AHEAD
        year -= not near
    elif scene.ahead is None and not which and date(year + 1, month, 1) - today <= _AHEAD:
        year += 1
    return span_month(scene, year, month)


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Give the year and month that lie so many months from a day's."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def begin_week(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def join_clock(day: date, hour: int, minute: int, zone: tzinfo, shown_in: tzinfo) -> Interval:
    """Make the instant of a clock time, read in one zone and written in another."""
    return Interval.at(
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(shown_in)
    )


def span_quarter(scene: Scene, year: int, quarter: int) -> Interval:
    """Make the interval of a calendar quarter, 1 to 4, with the precision of a month."""
    month = 3 * quarter
    last = monthrange(year, month)[1]
    return scene.span_days(date(year, month - 2, 1), date(year, month, last), Precision.MONTH)


def place_quarter(scene: Scene, quarter: int) -> tuple[int, int] | None:
    """Find the year of a quarter: the most recent that has begun.

    The exception: one that ended over two quarters ago is the coming one where the words speak of
    the future. A quarter's figures are told after its end, so tense alone says little.
    """
    today = scene.today
    if today is None:
        return None
    back = ((today.month + 2) // 3 - quarter) % 4
    if scene.ahead and back > 2:  # noqa: PLR2004 - quarters
        back -= 4
    return shift_quarter(today, -back)


def shift_quarter(day: date, step: int) -> tuple[int, int]:
    """Give the year and quarter so many quarters from a day's."""
    index = day.year * 4 + (day.month + 2) // 3 - 1 + step
    return index // 4, index % 4 + 1
