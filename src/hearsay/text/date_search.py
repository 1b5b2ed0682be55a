"""The search behind times: all rules over a text, the best match at each place, read in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import Scene
from hearsay.text.date_clocks import CLOCK_RULES, read_clock
from hearsay.text.date_near_rules import NEAR_RULES
from hearsay.text.date_patterns import Rule
from hearsay.text.date_ranges import TimeFound, join_ranges
from hearsay.text.date_rules import WRITTEN_RULES
from hearsay.text.date_span_rules import SPAN_RULES
from hearsay.text.date_tense import SENTENCE_END, tell_ahead
from hearsay.text.date_values import Reading, TimexKind, read_interval, write_duration
from hearsay.text.date_words import GAP, NUMBER, compile_rule, is_vague, read_number

RULES: tuple[Rule, ...] = (*WRITTEN_RULES, *NEAR_RULES, *SPAN_RULES)
_LATER = compile_rule(
    rf"(?:(?P<number>(?i:{NUMBER})){GAP}(?P<unit>hours?|minutes?)|(?P<vague>[Hh]ours|[Mm]inutes|"
    rf"[Mm]oments)){GAP}(?P<which>later|earlier|afterwards?|before(?=[.,;]))"
)
_NEARBY = 150  # code points between a clock time and its day
_QUARTER_REACH = 1500  # code points in which "a year earlier" still means the quarter told before
_DAY_PRECISE = frozenset({Precision.DAY, Precision.MINUTE})
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR_AGO = re.compile(r"(?i)year[-\s]{1,3}(?:earlier|ago|before)")
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A match that may yet lose to a longer one; a clock time and "hours later" have no rule."""

    start: int
    end: int
    order: int
    found: re.Match[str]
    rule: Rule | None


@dataclass(slots=True)
class _Memory:
    """What the text has named so far, for times that are told from it."""

    named: date | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None
    quarter_at: int = 0

    def keep(self, at: int, words: str, reading: Reading) -> None:
        """Remember a time that was just read; two "a year earlier" are the same year."""
        interval = reading.interval
        if reading.kind in {TimexKind.DURATION, TimexKind.SET} or interval is None:
            return
        first, last = interval.lo.date(), interval.hi.date()
        if first == last and interval.precision in _DAY_PRECISE:
            self.named = first
        if first.year == last.year and not _YEAR_AGO.search(words):
            self.year = first.year
        quarter = _QUARTER.fullmatch(reading.value)
        if quarter and (self.quarter is None or int(quarter[1]) >= self.quarter[0]):
            self.quarter = int(quarter[1]), int(quarter[2])
            self.quarter_at = at


def search_times(
    text: str,
    area: Span,
    anchor: Interval | None,
    zone: tzinfo,
    *,
    day_first: bool | None = None,
) -> tuple[list[TimeFound], list[TimeFound]]:
    """Find a text's times but for clock times, and the clock times; both in order of place.

    `day_first` tells how 3/4/2016 is meant where the text's other dates don't; None leaves it open.
    None overlaps another. Linear in the text's length.
    """
    times: list[TimeFound] = []
    waiting: list[Hit] = []
    memory = _Memory()
    told = _tell_day_first(text, area)
    day_first = day_first if told is None else told
    taken = area.start
    for hit in _order_hits(text, area):
        if hit.start < taken:
            continue
        if hit.rule is None:
            waiting.append(hit)
            taken = hit.end
            continue
        ahead = tell_ahead(text, area.start, hit.start, hit.end, area.end)
        near = hit.start - memory.quarter_at < _QUARTER_REACH
        quarter = memory.quarter if near else None
        scene = Scene(anchor, zone, ahead, memory.named, memory.year, quarter, day_first)
        try:
            outcome = hit.rule.resolve(hit.found, scene)
        except (ValueError, OverflowError):
            taken = hit.end  # no calendar has it: 31 February is no February either
            continue
        if outcome is None:
            continue
        taken = hit.end
        reading = read_interval(outcome) if isinstance(outcome, Interval) else outcome
        memory.keep(hit.start, text[hit.start : hit.end], reading)
        times.append(TimeFound(Span(hit.start, hit.end), reading))
    clocks = _resolve_waiting(text, waiting, times, anchor, zone)
    return join_ranges(text, area, times, zone), clocks


def _order_hits(text: str, area: Span) -> list[Hit]:
    """Collect all matches: by their place, the longest first, then the earlier rule first."""
    hits: list[Hit] = []
    rules: list[tuple[re.Pattern[str], Rule | None]] = [
        *((rule.pattern, rule) for rule in RULES),
        *((pattern, None) for pattern in (*CLOCK_RULES, _LATER)),
    ]
    for order, (pattern, rule) in enumerate(rules):
        group = "span" if "span" in pattern.groupindex else 0
        hits += (
            Hit(*found.span(group), order, found, rule)
            for found in pattern.finditer(text, area.start, area.end)
        )
    return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.order))


def _tell_day_first(text: str, area: Span) -> bool | None:
    """Tell from the text's unambiguous dates whether 3/4/2016 puts the day first."""
    first = second = False
    for found in _SLASHED.finditer(text, area.start, area.end):
        first = first or int(found[1]) > _MONTHS_IN_YEAR
        second = second or int(found[2]) > _MONTHS_IN_YEAR
    return None if first == second else first


def _resolve_waiting(
    text: str,
    waiting: list[Hit],
    times: list[TimeFound],
    anchor: Interval | None,
    zone: tzinfo,
) -> list[TimeFound]:
    """Resolve clock times, then what is told in hours from the time before it."""
    done: list[TimeFound] = []
    at = 0
    for hit in waiting:
        while at < len(times) and times[at].span.end <= hit.start:
            at += 1
        if "which" in hit.found.groupdict():
            before = _pick_last(times, at, done)
            reading = _tell_later(hit.found, before, anchor, zone)
        else:
            reading = _resolve_clock(text, hit, times, anchor, zone)
        if reading is not None:
            done.append(TimeFound(Span(hit.start, hit.end), reading))
    return done


def _pick_last(times: list[TimeFound], at: int, done: list[TimeFound]) -> Interval | None:
    """Pick the last day or moment before a place; the moment where both stand close together."""
    clock = done[-1] if done else None
    for entry in reversed(times[max(0, at - 20) : at]):
        interval = entry.reading.interval
        if interval is None or interval.precision not in _DAY_PRECISE:
            continue
        if clock is not None and clock.span.start > entry.span.start - _NEARBY:
            break
        return interval
    return clock.reading.interval if clock is not None else None


def _tell_later(
    found: re.Match[str], before: Interval | None, anchor: Interval | None, zone: tzinfo
) -> Reading | None:
    """Read "hours later" and "two hours earlier": the days that it may be, told from a time."""
    unit = (found["unit"] or found["vague"]).lower().removesuffix("s")
    number = read_number(found["number"]) if found["number"] else 0
    vague = not number or is_vague(found["number"])
    value = write_duration(None if vague else number, "minute" if unit == "moment" else unit)
    sign = 1 if found["which"].startswith(("later", "after")) else -1
    if before is None:
        if anchor is None:
            return None
        today = anchor.lo.astimezone(zone).date()
        return Reading(TimexKind.DURATION, value, Interval.of_days(today, today, zone))
    small = timedelta(minutes=1) if unit != "hour" else timedelta(hours=1)
    least = small * (1 if vague else number)
    most = small * (12 if vague else number)
    if before.precision is not Precision.MINUTE and unit != "hour":
        most = timedelta()  # minutes later is hardly the next day
        least = timedelta()
    try:
        lo, hi = before.lo + sign * least, before.hi + sign * most
        if before.precision is not Precision.MINUTE:
            lo, hi = min(before.lo, lo), max(before.hi, hi)
            lo, hi = (before.lo, hi) if sign > 0 else (lo - most + least, before.hi)
        first, last = sorted((lo.astimezone(zone).date(), hi.astimezone(zone).date()))
        return Reading(TimexKind.DURATION, value, Interval.of_days(first, last, zone))
    except OverflowError:
        return None


def _resolve_clock(
    text: str, hit: Hit, times: list[TimeFound], anchor: Interval | None, zone: tzinfo
) -> Reading | None:
    span = Span(hit.start, hit.end)
    nearest = _find_day(text, span, times)
    beside = nearest is not None and nearest[1] <= 3  # noqa: PLR2004 - ", " or " on"
    clock = read_clock(hit.found, span.cut(text), beside=beside)
    if clock is None:
        return None
    if nearest is not None:
        day = nearest[0]
    elif anchor is not None:
        day = anchor.lo.astimezone(zone).date()
    else:
        return None
    try:
        return replace(
            read_interval(clock.place(day, zone)),
            value=f"{day.isoformat()}T{clock.hour:02}:{clock.minute:02}",
        )
    except (ValueError, OverflowError):
        return None


def _find_day(text: str, span: Span, times: list[TimeFound]) -> tuple[date, int] | None:
    """Find the nearest day that the same sentence names, and how far away it stands."""
    best: tuple[date, int] | None = None
    for entry in times[_first_after(times, span.start - _NEARBY) :]:
        other, value = entry.span, entry.reading.interval
        if other.start > span.end + _NEARBY:
            break
        if value is None or value.precision not in _DAY_PRECISE:
            continue
        if value.lo.date() != value.hi.date():
            continue
        gap = Span(min(other.end, span.end), max(other.start, span.start))
        if SENTENCE_END.search(gap.cut(text)):
            continue
        if best is None or len(gap) < best[1]:
            best = (value.lo.date(), len(gap))
    return best


def _first_after(times: list[TimeFound], offset: int) -> int:
    """Find by halving the first time that ends at or after an offset."""
    lo, hi = 0, len(times)
    while lo < hi:
        middle = (lo + hi) // 2
        if times[middle].span.end < offset:
            lo = middle + 1
        else:
            hi = middle
    return lo
