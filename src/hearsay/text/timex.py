"""Times in words as TimeML has them: each span with its type and value, and its interval, if any.

`find_timexes` and `dates.find_times` are two views of one search (`date_search.py`). Here stand
also times that pin no interval: durations, what comes again and again, "now" and "recently".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.date_lexicon import load_time_lexicon
from hearsay.text.date_ranges import TimeFound
from hearsay.text.date_search import search_times
from hearsay.text.date_values import TimexKind
from hearsay.text.date_words import DAYTIME, GAP

__all__ = ["Timex", "TimexKind", "find_timexes"]

_LEAD = 40  # code points before a day in which its part may stand
_DAYTIME_OF = re.compile(
    rf"\b(?:the{GAP})?(?:early{GAP}|late{GAP})?"
    rf"(?P<daytime>(?!noon|midday){DAYTIME}|early hours){GAP}(?:of|on){GAP}(?:the{GAP})?$"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BESIDE = re.compile(r"(?:,?\s{1,3}(?:on\s)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timex:
    """One time in words: its type and value by TimeML, and the interval that it pins, if any.

    A value is a date ("2016-12-11", "2016-12", "2016-W50", "2016-Q4", "2016-SU", "201" for a
    decade), a time ("2016-12-11T17:00", "2016-12-11TMO"), a duration ("P3D", "PXY"), a set
    ("XXXX-WXX-1") or PRESENT_REF, PAST_REF, FUTURE_REF. A clock time is written as it was told.
    """

    span: Span
    kind: TimexKind
    value: str
    interval: Interval | None = None


def find_timexes(
    text: str,
    anchor: Interval | None,
    zone: tzinfo,
    within: Span | None = None,
    *,
    day_first: bool | None = None,
) -> tuple[Timex, ...]:
    """Find the times of a text as TimeML marks them, in order, never overlapping.

    `anchor` is when the text was published: without one, times that need it are left out. Days run
    in `zone`. `within` limits the search; `day_first` tells how a case writes 3/4/2016, where its
    text doesn't. A day and a clock time beside it are one time; each end of a range is one of its
    own. Never raises for any text; linear in its length.
    """
    area = within or Span(0, len(text))
    days, clocks = search_times(text, area, anchor, zone, day_first=day_first)
    found: list[Timex] = []
    for entry in sorted((*days, *clocks), key=lambda entry: entry.span):
        for piece in _list_pieces(entry):
            timex = _join_daytime(text, found[-1].span.end if found else area.start, piece)
            joined = _join_clock(text, found[-1], timex) if found else None
            if joined is None:
                found.append(timex)
            else:
                found[-1] = joined
    return tuple(found)


def _list_pieces(entry: TimeFound) -> list[Timex]:
    reading = entry.reading
    if not reading.pieces:
        return [Timex(entry.span, reading.kind, reading.value, reading.interval)]
    return [
        timex
        for start, end, piece in reading.pieces
        for timex in _list_pieces(TimeFound(Span(start, end), piece))
    ]


def _join_daytime(text: str, start: int, timex: Timex) -> Timex:
    """Join "the evening of 8 December" and "at dawn on Sunday"; no further back than `start`."""
    lead = _DAYTIME_OF.search(text, max(start, timex.span.start - _LEAD), timex.span.start)
    if lead is None or not _DAY.fullmatch(timex.value):
        return timex
    word = lead["daytime"].lower()
    suffix = "TMO" if word == "early hours" else load_time_lexicon().daytimes[word]
    span = Span(lead.start(), timex.span.end)
    return Timex(span, TimexKind.TIME, timex.value + suffix, timex.interval)


def _join_clock(text: str, left: Timex, right: Timex) -> Timex | None:
    """Join "10 p.m. on Wednesday" and "Wednesday, 10 p.m." where both tell the same day."""
    if not _BESIDE.fullmatch(text[left.span.end : right.span.start]):
        return None
    for clock, day in ((left, right), (right, left)):
        if clock.interval is None or clock.interval.precision is not Precision.MINUTE:
            continue
        if day.interval is None or day.interval.precision is not Precision.DAY:
            continue
        if clock.value[:10] == day.value[:10]:
            span = Span(left.span.start, right.span.end)
            return Timex(span, TimexKind.TIME, clock.value, clock.interval)
    return None
