"""Ranges: two times that "from X to Y" or "between X and Y" makes one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.date_values import Reading, TimexKind, read_interval

_FROM = re.compile(r"\b(?P<from>[Ff]rom|[Bb]etween)\s{1,3}(?:the\s)?$")
_TO = re.compile(r"(?:\s{1,3}(?:to|until|till|through|and)\s{1,3}(?:the\s)?|[-–])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time in words: where it stands and what it means."""

    span: Span
    reading: Reading


def join_ranges(text: str, area: Span, times: Sequence[TimeFound], zone: tzinfo) -> list[TimeFound]:
    """Join "from Saturday to Monday" and "between March and June 2015" into one interval each.

    The two stay the joined reading's pieces, the first of them moved before the second.
    """
    joined: list[TimeFound] = []
    for entry in times:
        pair = _join_pair(text, area, joined[-1], entry, zone) if joined else None
        if pair is None:
            joined.append(entry)
        else:
            joined[-1] = pair
    return joined


def _join_pair(
    text: str, area: Span, left: TimeFound, right: TimeFound, zone: tzinfo
) -> TimeFound | None:
    first, last = left.span, right.span
    begin, end = left.reading.interval, right.reading.interval
    nested = any(piece.pieces for _, _, piece in left.reading.pieces)
    if begin is None or end is None or nested:
        return None
    lead = _FROM.search(text, max(area.start, first.start - 14), first.start)
    if lead is None or not _TO.fullmatch(text[first.end : last.start]):
        return None
    precision = begin.precision.coarser(end.precision)
    lo = _move_back(begin.lo, end.hi, named=not re.search(r"\d", first.cut(text)))
    if lo is None:
        return None
    whole = Interval(lo.astimezone(zone), end.hi.astimezone(zone), precision)
    head = left.reading if lo == begin.lo else _move_reading(left.reading, lo)
    pieces = ((first.start, first.end, head), (last.start, last.end, right.reading))
    reading = replace(read_interval(whole), pieces=pieces)
    return TimeFound(Span(lead.start(), last.end), reading)


def _move_back(lo: datetime, hi: datetime, *, named: bool) -> datetime | None:
    """Put a range's start before its end: each was read as the most recent one of its name."""
    if lo <= hi:
        return lo
    if named and lo - hi < timedelta(days=7):
        return lo - timedelta(days=7)
    try:
        moved = lo.replace(year=hi.year)
        return moved if moved <= hi else lo.replace(year=hi.year - 1)
    except ValueError:
        return None  # 29 February


def _move_reading(reading: Reading, lo: datetime) -> Reading:
    """Move a reading to where its range begins; what follows the date in its value stays."""
    interval = reading.interval
    if interval is None or reading.kind not in {TimexKind.DATE, TimexKind.TIME}:
        return reading
    length = {Precision.MONTH: 7, Precision.YEAR: 4}.get(interval.precision, 10)
    try:
        hi = interval.hi + (lo - interval.lo)
    except OverflowError:
        return reading
    value = lo.date().isoformat()[:length] + reading.value[length:]
    return replace(reading, value=value, interval=Interval(lo, hi, interval.precision))
