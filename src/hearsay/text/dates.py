"""Times in words: dates and clock times, resolved against a report's own time.

`timex.py` gives the same times as TimeML values, and those that pin no interval beside them. What
the rules (`date_rules.py`, `date_near_rules.py`, `date_span_rules.py`) take for granted, since
words leave it open:

- A weekday is the most recent such day not after the anchor's day, and a month without a year the
  most recent not after the anchor: news tells what happened. Where the nearest verb speaks of the
  future ("will", "due", "planned"), it is the coming one, which may be today. "The previous
  Friday" is told from the day that was named last.
- A day and month without a year may also lie at most two months ahead; so may a month where no
  verb tells.
- "The same day", "a day earlier", "two days later" and "hours later" are told from the last time
  named before them, "hours later" from a clock time to the hour. Unknown hours may reach the day
  after.
- 3.4.2016 puts the day first, unless only the month can be first. 3/4/2016 and 3-4-2016 do as the
  text's other dates do, else what lies at most three days before the anchor is meant. Where
  neither tells, both days and all between them are meant, with the precision of a month.
- "Since X" runs from X's start to the anchor's end; "by", "before", "after", "until" give X itself.
- "Overnight" runs from 18:00 of the day before to noon. Other parts of a day ("Sunday evening")
  are the whole day.
- "Early", "mid" and "late" cut a month or a year in three.
- "Last week" is the week from Monday to Sunday before the anchor's, a quarter the calendar's, and
  a season the northern one.
- A clock time belongs to the nearest day that its sentence names, else to the anchor's day. Of
  "09:00 (06:00 GMT)" the second tells the zone of the first.
- "Now", "recently", "for three days" and "every Monday" pin no interval.
- A result is never finer than its words: "in March" has the precision of a month.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import tzinfo

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.date_moments import parse_moment
from hearsay.text.date_search import search_times

__all__ = ["find_times", "parse_moment"]

_SINCE = re.compile(r"\b[Ss]ince\s{1,3}$")


def find_times(
    text: str,
    anchor: Interval | None,
    zone: tzinfo,
    within: Span | None = None,
    *,
    day_first: bool | None = None,
) -> tuple[tuple[Span, Interval], ...]:
    """Find the times of a text that pin an interval, in order, never overlapping.

    `anchor` is when the text was published: without one, times that need it are left out. Days run
    in `zone`. `within` limits the search; `day_first` tells how a case writes 3/4/2016, where its
    text doesn't. The module's docstring says how open words are read. Durations, sets and "now" are
    no times here; `timex.find_timexes` has them. Never raises for any text; linear in its length.
    """
    area = within or Span(0, len(text))
    days, clocks = search_times(text, area, anchor, zone, day_first=day_first)
    times = [(one.span, one.reading.interval) for one in days if one.reading.interval is not None]
    timed = [(one.span, one.reading.interval) for one in clocks if one.reading.interval is not None]
    return tuple(sorted([*_reach_anchor(text, area, times, anchor), *timed], key=_by_start))


def _by_start(entry: tuple[Span, Interval]) -> Span:
    return entry[0]


def _reach_anchor(
    text: str, area: Span, times: list[tuple[Span, Interval]], anchor: Interval | None
) -> list[tuple[Span, Interval]]:
    """Let "since X" run up to the anchor."""
    if anchor is None:
        return times
    reached: list[tuple[Span, Interval]] = []
    for span, value in times:
        lead = _SINCE.search(text, max(area.start, span.start - 9), span.start)
        if lead is None or value.lo > anchor.hi:
            reached.append((span, value))
            continue
        hi = max(anchor.hi.astimezone(value.hi.tzinfo), value.lo)
        if value.precision is not Precision.MINUTE:
            hi = hi.replace(hour=23, minute=59, second=59, microsecond=0)
        reached.append((Span(lead.start(), span.end), replace(value, hi=hi)))
    return reached
