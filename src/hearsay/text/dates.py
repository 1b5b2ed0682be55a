"""Times in words: dates and clock times, resolved against a report's own time.

What the rules (date_rules.py) take for granted, since words leave it open:

- A weekday is the most recent such day not after the anchor's day, and a month without a year the
  most recent not after the anchor: news tells what happened. Where the nearest verb before it
  speaks of the future ("will", "due", "planned"), it is the coming one.
- A day and month without a year may also lie at most two months ahead.
- 3/4/2016 and 3.4.2016 put the day first, unless only the month can be first.
- "Since X" runs from X's start to the anchor's end; "by", "before", "after", "until" give X itself.
- "Early", "mid" and "late" cut a month or a year in three.
- "Last week" is the week from Monday to Sunday before the anchor's.
- A clock time belongs to the nearest day that its sentence names, else to the anchor's day.
- A result is never finer than its words: "in March" has the precision of a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import Scene, join_clock
from hearsay.text.date_moments import parse_moment, read_hour
from hearsay.text.date_rules import RULES, Rule
from hearsay.text.date_words import CLOCK, GAP, ZONE, compile_rule, read_zone

__all__ = ["find_times", "parse_moment"]

_BEFORE = 90  # code points before a time that may tell its tense
_NEARBY = 150  # code points between a clock time and its day
# A full stop after "Mr", "Gen" or an initial ends no sentence.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\.[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)']{0,2}\s+"
    r"(?=[\"“‘(`]{0,2}[A-Z])|\n\s*\n"
)
_DUE = r"due|scheduled|slated|expected|planned|supposed|set"
_VERB = re.compile(
    rf"\b(?:(?P<past>(?:was|were|been|previously|originally)\s(?:{_DUE}))|"
    rf"(?P<ahead>(?i:will|shall|would|{_DUE}|expects?|plans?|planning|to be|going to|upcoming|"
    r"deadline|starting|intends?|effective|as soon as|as early as))|"
    r"(?:(?i:said|says|told|was|were|had|has|have|did|went|came|began|took|fell|rose|met|held|let|"
    r"left|led|won|lost|hit|made|found)|[a-z]{2,20}[^\We]ed))\b"
)
_SINCE = re.compile(r"\b[Ss]ince\s{1,3}$")
_FROM = re.compile(r"\b(?P<from>[Ff]rom|[Bb]etween)\s{1,3}(?:the\s)?$")
_TO = re.compile(r"(?:\s{1,3}(?:to|until|till|through|and)\s{1,3}(?:the\s)?|[-–])", re.IGNORECASE)
_TIME_LEAD = (
    r"(?P<lead>[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Ff]rom|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter)"
)
_CLOCK = compile_rule(
    rf"(?:{_TIME_LEAD}{GAP})?(?P<span>{CLOCK}(?:[\s\u00a0]?\(?(?P<zone>{ZONE})|{GAP}(?P<oclock>o['’]clock|hours))?)"
)
_MILITARY = compile_rule(
    rf"(?P<span>(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>(?!))?[\s\u00a0](?:(?P<zone>{ZONE})|hours))"
)
_NOON = compile_rule(rf"(?:at|around|by|before|after|At){GAP}(?P<span>noon|midday|midnight)")
_DAY_PRECISE = frozenset({Precision.DAY, Precision.MINUTE})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match that may yet lose to a longer one; a clock time has no rule."""

    start: int
    end: int
    order: int
    found: re.Match[str]
    rule: Rule | None


def find_times(
    text: str, anchor: Interval | None, zone: tzinfo, within: Span | None = None
) -> tuple[tuple[Span, Interval], ...]:
    """Find the dates and clock times of a text, in order, never overlapping, with what they mean.

    `anchor` is when the text was published: without one, times that need it are left out. Days run
    in `zone`. `within` limits the search. The module's docstring says how open words are read.
    Never raises for any text; linear in its length.
    """
    area = within or Span(0, len(text))
    times: list[tuple[Span, Interval]] = []
    clocks: list[_Hit] = []
    named = None
    for hit in _choose_hits(_collect_hits(text, area)):
        if hit.rule is None:
            clocks.append(hit)
            continue
        ahead = _speaks_of_future(text, area.start, hit.start)
        value = _resolve(hit, Scene(anchor, zone, ahead, named))
        if value is None:
            continue
        if value.lo.date() == value.hi.date() and value.precision in _DAY_PRECISE:
            named = value.lo.date()
        times.append((Span(hit.start, hit.end), value))
    timed = [found for hit in clocks if (found := _resolve_clock(text, hit, times, anchor, zone))]
    joined = _join_ranges(text, area, times, zone)
    return tuple(sorted([*_reach_anchor(text, area, joined, anchor), *timed], key=_by_start))


def _by_start(entry: tuple[Span, Interval]) -> Span:
    return entry[0]


def _collect_hits(text: str, area: Span) -> list[_Hit]:
    hits = []
    rules: list[tuple[re.Pattern[str], Rule | None]] = [
        *((rule.pattern, rule) for rule in RULES),
        *((pattern, None) for pattern in (_CLOCK, _MILITARY, _NOON)),
    ]
    for order, (pattern, rule) in enumerate(rules):
        for found in pattern.finditer(text, area.start, area.end):
            group = "span" if "span" in pattern.groupindex else 0
            hits.append(_Hit(*found.span(group), order, found, rule))
    return hits


def _choose_hits(hits: list[_Hit]) -> list[_Hit]:
    """Keep the first match, then the longest, then the earlier rule; drop what it overlaps."""
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.order)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _resolve(hit: _Hit, scene: Scene) -> Interval | None:
    """Resolve a match; what no calendar has (31 February, year 0) is no time."""
    if hit.rule is None:
        return None
    try:
        return hit.rule.resolve(hit.found, scene)
    except (ValueError, OverflowError):
        return None


def _speaks_of_future(text: str, start: int, at: int) -> bool:
    """Tell whether the nearest verb before a time, in its sentence, looks ahead."""
    before = text[max(start, at - _BEFORE) : at]
    begin = max((stop.end() for stop in _SENTENCE_END.finditer(before + "X")), default=0)
    ahead = False
    for verb in _VERB.finditer(before, min(begin, len(before))):
        ahead = verb["ahead"] is not None
    return ahead


def _resolve_clock(
    text: str,
    hit: _Hit,
    times: list[tuple[Span, Interval]],
    anchor: Interval | None,
    zone: tzinfo,
) -> tuple[Span, Interval] | None:
    span = Span(hit.start, hit.end)
    nearest = _find_day(text, span, times)
    words = hit.found.groupdict()
    if "hour" not in words:
        clock, told = (0 if span.cut(text) == "midnight" else 12, 0), True
    else:
        hour = read_hour(hit.found)
        if hour is None:
            return None
        clock = (hour, int(words["minute"] or 0))
        beside = nearest is not None and nearest[1] <= 3  # noqa: PLR2004 - ", " or " on"
        told = bool(words["half"] or words.get("oclock") or (words["minute"] and words["zone"]))
        told = told or bool(
            words["minute"] and ":" in span.cut(text) and (words.get("lead") or beside)
        )
        told = told or "lead" not in words
    if not told:
        return None
    if nearest is not None:
        day = nearest[0]
    elif anchor is not None:
        day = anchor.lo.astimezone(zone)
    else:
        return None
    try:
        return span, join_clock(day.date(), *clock, read_zone(words.get("zone"), zone), zone)
    except (ValueError, OverflowError):
        return None


def _find_day(
    text: str, span: Span, times: list[tuple[Span, Interval]]
) -> tuple[datetime, int] | None:
    """Find the nearest day that the same sentence names, and how far away it stands."""
    best: tuple[datetime, int] | None = None
    low = _first_after(times, span.start - _NEARBY)
    for other, value in times[low:]:
        if other.start > span.end + _NEARBY:
            break
        if value.precision not in _DAY_PRECISE or value.lo.date() != value.hi.date():
            continue
        gap = Span(min(other.end, span.end), max(other.start, span.start))
        if _SENTENCE_END.search(gap.cut(text)):
            continue
        if best is None or len(gap) < best[1]:
            best = (value.lo, len(gap))
    return best


def _first_after(times: list[tuple[Span, Interval]], offset: int) -> int:
    """Find by halving the first time that ends at or after an offset."""
    lo, hi = 0, len(times)
    while lo < hi:
        middle = (lo + hi) // 2
        if times[middle][0].end < offset:
            lo = middle + 1
        else:
            hi = middle
    return lo


def _join_ranges(
    text: str, area: Span, times: list[tuple[Span, Interval]], zone: tzinfo
) -> list[tuple[Span, Interval]]:
    """Join "from Saturday to Monday" and "between March and June 2015" into one interval each."""
    joined: list[tuple[Span, Interval]] = []
    for span, value in times:
        pair = _join_pair(text, area, joined[-1], (span, value), zone) if joined else None
        if pair is None:
            joined.append((span, value))
        else:
            joined[-1] = pair
    return joined


def _join_pair(
    text: str,
    area: Span,
    left: tuple[Span, Interval],
    right: tuple[Span, Interval],
    zone: tzinfo,
) -> tuple[Span, Interval] | None:
    (first, begin), (last, end) = left, right
    lead = _FROM.search(text, max(area.start, first.start - 14), first.start)
    if lead is None or not _TO.fullmatch(text[first.end : last.start]):
        return None
    precision = begin.precision.coarser(end.precision)
    lo = _move_back(begin.lo, end.hi, named=not re.search(r"\d", first.cut(text)))
    if lo is None:
        return None
    whole = Interval(lo.astimezone(zone), end.hi.astimezone(zone), precision)
    return Span(lead.start(), last.end), whole


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
