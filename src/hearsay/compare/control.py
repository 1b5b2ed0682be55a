"""Control rows: who held a place, day by day, in each claimant's own telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearsay.compare.claims import find_said_day, find_said_moment
from hearsay.compare.lexicon import load_words
from hearsay.compare.sides import read_holding
from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.places import Place
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.spans import hull
from hearsay.model.statements import Factuality, Statement
from hearsay.model.times import Interval, Precision

_NEXT = timedelta(days=1)
_FRESH = timedelta(days=3)
"""Who tells no later than this that a place was taken says that it is held until then."""
_STILL = timedelta(days=14)
"""How far back "still" reaches."""


@dataclass(frozen=True, slots=True)
class _Event:
    """One claim on one day: who is said to hold the place, or to hold it no longer.

    `said` is the second at which it was said, `until` the day on which a taking was; `still` marks
    words that go on with a day before, `sole` a claim of one day alone.
    """

    told: tuple[float, int]
    said: float
    holder: str
    holds: bool
    statement: str
    until: date | None
    still: bool
    sole: bool


_Line = dict[date, list[_Event]]


def trace_claimants(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    sources: Sequence[Source],
    reports: Mapping[str, Report] | None = None,
    claimants: Mapping[str, str] | None = None,
) -> tuple[ControlRow, ...]:
    """Draw each claimant's own timeline of each place, from what it asserts about control.

    One row per place and claimant, sorted by place name, first day and claimant's name; `claimants`
    give, by statement, in whose row it counts (the speaker's where they don't). Days are calendar
    days in the zone in which they were told, both ends included; a day of which the claimant says
    nothing stays a gap. Who tells within days that a place was taken says that it is held until
    then, and who says "still" goes on from the last day named. Where one claimant names two holders
    on a day, what was said later holds (`reports` give the times where statements don't), else what
    stands later; but a day told of alone ends a run of days not told after it. Months count only
    where the place is said to be *held*; years never do. A statement that asserts nothing
    (factuality U) draws no line.
    """
    places, lines = _gather_events(claims, statements, reports or {}, claimants or {})
    rows = [
        ControlRow(places[place_id], claimant, intervals)
        for (place_id, claimant), line in lines.items()
        if (intervals := tuple(_merge_days(_fill_between(_end_runs(line)))))
    ]
    names = {source.id: source.name for source in sources}

    def rank(row: ControlRow) -> tuple[str, str, date, str, str]:
        claimant = row.claimant or ""
        first = row.intervals[0].first
        return (row.place.name, row.place.id, first, names.get(claimant, claimant), claimant)

    return tuple(sorted(rows, key=rank))


def trace_losses(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    reports: Mapping[str, Report] | None = None,
    claimants: Mapping[str, str] | None = None,
) -> Mapping[str, tuple[ControlInterval, ...]]:
    """Give, by place id, who is said *not* to hold it on a day, or no longer.

    Such an interval's holder reads "not X". No timeline draws it, but it speaks against X.
    """
    _, lines = _gather_events(claims, statements, reports or {}, claimants or {})
    denied: dict[str, dict[tuple[date, str], dict[str, None]]] = defaultdict(dict)
    for (place, _), line in sorted(lines.items()):
        for day in sorted(line):
            final = max(line[day], key=lambda event: event.told)
            if not final.holds:
                heard = denied[place].setdefault((day, f"not {final.holder}"), {})
                heard[final.statement] = None
    return {
        place: tuple(
            ControlInterval(day, day, holder, 1.0, tuple(heard))
            for (day, holder), heard in sorted(days.items())
        )
        for place, days in denied.items()
    }


def _gather_events(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    claimants: Mapping[str, str],
) -> tuple[dict[str, Place], dict[tuple[str, str], _Line]]:
    """Give the places by id, and by place and claimant what is said of each day."""
    told = {statement.id: statement for statement in statements}
    lines: dict[tuple[str, str], _Line] = defaultdict(lambda: defaultdict(list))
    places: dict[str, Place] = {}
    for order, claim in enumerate(claims):
        statement = told.get(claim.statement)
        if statement is None or statement.factuality is Factuality.UNDERSPECIFIED:
            continue
        report = reports.get(statement.report)
        slots, negated = _read_slots(claim, statement, report)
        place, time = slots.get("place"), slots.get("time")
        holding = read_holding(slots, negated=negated)
        if holding is None or not isinstance(place, Place) or not isinstance(time, Interval):
            continue
        held = slots.get("phase") == "holds"
        days = list(_days(time, held=held))
        said = find_said_moment(statement, report)
        happened = time.lo.timestamp() if time.precision is Precision.MINUTE else said
        event = _Event(
            (happened or 0.0, order),
            said or 0.0,
            holding.actor,
            holding.holds,
            statement.id,
            None if held or said is None else datetime.fromtimestamp(said, time.lo.tzinfo).date(),
            held and report is not None and _goes_on(claim, report),
            len(days) == 1,
        )
        places.setdefault(place.id, place)
        for day in days:
            lines[place.id, claimants.get(statement.id, statement.speaker)][day].append(event)
    return places, lines


def _read_slots(
    claim: Claim, statement: Statement, report: Report | None
) -> tuple[Mapping[str, SlotValue], bool]:
    """Give what is said of control, and whether it is denied; nothing for another frame's claim.

    Who denies that a place was lost says that it is held, on that day or else when it is denied.
    """
    if claim.frame == "control":
        return claim.slots, claim.negated
    denied = claim.slots.get("denies")
    if not isinstance(denied, Denied) or denied.frame != "control":
        return {}, False
    slots = dict(denied.slots)
    if slots.get("time") is None and report is not None:
        slots["time"] = find_said_day(statement, report)
    return slots, not claim.negated


def _goes_on(claim: Claim, report: Report) -> bool:
    """Tell whether the words say that it was so before: "still holds", "remains in the hands"."""
    words = hull(claim.evidence).cut(report.text).lower().split() if claim.evidence else []
    return not load_words().still.isdisjoint(words)


def _days(time: Interval, *, held: bool) -> Iterator[date]:
    """Yield the days of which a claim speaks for certain.

    A place that was taken "over the weekend" is held for certain on the last of those days only.
    """
    if time.precision is Precision.YEAR or (time.precision is Precision.MONTH and not held):
        return
    if held:
        yield from time.days()
    else:
        yield time.hi.date()


def _end_runs(line: Mapping[date, Sequence[_Event]]) -> dict[date, list[_Event]]:
    """End each run of days where the claimant tells of one day that it was otherwise then.

    "Until then the town had been theirs since Monday" runs to the day on which it was taken.
    """
    ended: set[str] = set()
    kept: dict[date, list[_Event]] = {}
    for day in sorted(line):
        single = [event for event in line[day] if event.sole]
        ended.update(
            run.statement
            for run in line[day]
            if not run.sole and any(_ends(event, run) for event in single)
        )
        events = [event for event in line[day] if event.sole or event.statement not in ended]
        if events:
            kept[day] = events
    return kept


def _ends(event: _Event, run: _Event) -> bool:
    return run.holds and _differs(event, run.holder) and event.said >= run.said


def _fill_between(line: Mapping[date, Sequence[_Event]]) -> dict[date, list[_Event]]:
    """Add the days that a claimant tells without naming them.

    A taking goes on until it was told, and "still" goes back to the last day on which the same
    holder was named; both only over days of which the claimant says nothing else.
    """
    days = sorted(line)
    full = {day: list(line[day]) for day in days}
    for number, day in enumerate(days):
        holder, _ = _settle_day(line[day])
        behind = [event for event in line[day] if event.holds and event.holder == holder]
        told = [e.until for e in behind if e.until is not None and e.until <= day + _FRESH]
        last = max([day, *told])
        for at in range(number + 1, len(days)):
            later = days[at]
            if later > max(last, day + _STILL) or any(_differs(e, holder) for e in line[later]):
                last = min(last, later - _NEXT)
                break
            if _settle_day(line[later])[0] == holder:
                last = max(last, later) if any(e.still for e in line[later]) else last
                break
        while behind and (day := day + _NEXT) <= last:
            full.setdefault(day, []).extend(e for e in behind if e not in full[day])
    return full


def _differs(event: _Event, holder: str | None) -> bool:
    """Tell whether words on a day speak against a holder."""
    return (event.holder != holder) if event.holds else (event.holder == holder)


def _merge_days(line: Mapping[date, Sequence[_Event]]) -> Iterator[ControlInterval]:
    first: date | None = None
    last = date.min
    holder = ""
    behind: dict[str, None] = {}
    for day in sorted(line):
        now, statements = _settle_day(line[day])
        if first is not None and (now != holder or day != last + _NEXT):
            yield ControlInterval(first, last, holder, 1.0, tuple(behind))
            first, behind = None, {}
        if now is not None:
            first, last, holder = first or day, day, now
            behind.update(dict.fromkeys(statements))
    if first is not None:
        yield ControlInterval(first, last, holder, 1.0, tuple(behind))


def _settle_day(events: Sequence[_Event]) -> tuple[str | None, list[str]]:
    """Give the holder whom the claimant named last on a day, with the statements that name it."""
    holder: str | None = None
    for event in sorted(events, key=lambda e: e.told):
        if event.holds:
            holder = event.holder
        elif event.holder == holder:
            holder = None
    return holder, [e.statement for e in events if e.holds and e.holder == holder]
