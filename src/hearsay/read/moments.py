"""Moments: the dates and times that headers, metadata and stamps are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from hearsay.model.spans import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = (
    r"(?:(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})"
    r"|(?P<a3>\d{1,2})/(?P<b3>\d{1,2})/(?P<y3>\d{4})"
    r"|(?P<d4>\d{1,2})(?:st|nd|rd|th)?\s" + _MONTH.format("m4") + r",?\s(?P<y4>\d{4})"
    r"|" + _MONTH.format("m5") + r"\s(?P<d5>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y5>\d{4}))(?!\d)"
)
_ZONE = r"(?:\s?(?P<z{0}>GMT|UTC|Z|[+-]\d{{2}}:?\d{{2}})(?!\w))?"
_CLOCK = (
    r"(?P<h{0}>\d{{1,2}}):(?P<n{0}>\d{{2}})(?::(?P<s{0}>\d{{2}})(?:\.\d{{1,9}})?)?(?!\d)"
    r"(?:\s?(?P<p{0}>[ap])\.?m\b\.?)?" + _ZONE
)
_JOINT = r"(?:T|,?\s(?:at|on|[-–—|])\s|,\s|\s)"
_STAMP = re.compile(
    rf"(?<![\d.:/-])(?:{_DAY.replace('?P<', '?P<r')}{_JOINT}{_CLOCK.format('2')}"
    rf"|(?:{_CLOCK.format('1')}{_JOINT})?{_DAY})(?![\d/])",
    re.IGNORECASE,
)
_EARLIEST, _LATEST = 1800, 2200  # a year outside is a slip or a placeholder
_CLOCK_ALONE = re.compile(r"(?<![\d.:/])" + _CLOCK.format("1"), re.IGNORECASE)
_YEAR_MONTH = 12
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as it stands in a text; without a clock it is the day's first minute."""

    span: Span
    moment: datetime
    has_clock: bool


def parse_moment(value: str, zone: tzinfo) -> datetime | None:
    """Read a whole text as a moment: ISO 8601, mail dates, or a day as people write it.

    A moment without a zone gets the given one; a day alone is its midnight. None where the text
    says no day, or a year before 1800 or after 2200.
    """
    text = " ".join(value.split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (datetime.fromisoformat, _read_mail_date):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return _placed(moment, zone)
    stamps = find_stamps(text, zone)
    bare = re.sub(
        r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if len(stamps) == 1 and len(stamps[0].span) == len(bare):
        return stamps[0].moment
    return None


def find_stamps(text: str, zone: tzinfo) -> tuple[Stamp, ...]:
    """Find the days, with the clock times beside them, that a text writes in figures or in full.

    Dotted days are day.month.year; days with strokes are read only where one order is possible.
    """
    stamps: list[Stamp] = []
    for found in _STAMP.finditer(text):
        parts = {k: v for k, v in found.groupdict().items() if v is not None}
        moment = _moment_of(parts, zone)
        if moment is not None:
            clock = "h1" in parts or "h2" in parts
            stamps.append(Stamp(Span(*found.span()), moment, clock))
    return tuple(stamps)


def find_clock(text: str, day: datetime) -> datetime | None:
    """Find the first clock time of a text and set it on a day; a zone of its own counts."""
    found = _CLOCK_ALONE.search(text)
    if not found:
        return None
    clock = _clock_of(found.groupdict(), "1")
    zone = _zone_of(found.group("z1")) or day.tzinfo
    return None if clock is None else datetime.combine(day.date(), clock, zone)


def _read_mail_date(text: str) -> datetime:
    if not re.search(r"[A-Za-z]{3}", text) or ":" not in text:
        message = "no mail date"
        raise ValueError(message)
    return parsedate_to_datetime(text)


def _placed(moment: datetime, zone: tzinfo) -> datetime | None:
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _moment_of(parts: dict[str, str], zone: tzinfo) -> datetime | None:
    mark = "2" if "h2" in parts else "1"
    days = {k.removeprefix("r"): v for k, v in parts.items()}
    year = int(next(days[k] for k in ("y1", "y2", "y3", "y4", "y5") if k in days))
    if "a3" in days:
        month_day = _order_strokes(int(days["a3"]), int(days["b3"]))
        if month_day is None:
            return None
        month, day = month_day
    else:
        month_text = next(days[k] for k in ("m1", "m2", "m4", "m5") if k in days)
        month = (
            int(month_text) if month_text.isdecimal() else _MONTHS.index(month_text[:3].lower()) + 1
        )
        day = int(next(days[k] for k in ("d1", "d2", "d4", "d5") if k in days))
    clock = _clock_of(parts, mark) if f"h{mark}" in parts else time()
    if clock is None:
        return None
    try:
        moment = datetime.combine(
            datetime(year, month, day, tzinfo=UTC), clock, _zone_of(parts.get(f"z{mark}")) or zone
        )
    except ValueError:
        return None
    return _placed(moment, zone)


def _order_strokes(first: int, second: int) -> tuple[int, int] | None:
    """Give month and day of 13/12/2016 and of 12/13/2016; None for 11/12/2016, which is either."""
    if first == second:
        return first, second
    if first > _YEAR_MONTH:
        return second, first
    return (first, second) if second > _YEAR_MONTH else None


def _clock_of(parts: dict[str, str], mark: str) -> time | None:
    hour, minute = int(parts[f"h{mark}"]), int(parts[f"n{mark}"])
    half = (parts.get(f"p{mark}") or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, int(parts.get(f"s{mark}") or 0))
    except ValueError:
        return None


def _zone_of(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if shift >= timedelta(hours=24):
        return None
    return timezone(shift if text[0] == "+" else -shift)
