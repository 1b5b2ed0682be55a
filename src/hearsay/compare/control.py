"""Control rows: who held a place, day by day, in each claimant's own telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.compare.claims import find_said_moment
from hearsay.compare.sides import read_holding
from hearsay.model.claims import Claim
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.places import Place
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.statements import Factuality, Statement
from hearsay.model.times import Interval, Precision

_NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Event:
    """One claim on one day: who is said to hold the place, or to hold it no longer."""

    told: tuple[float, int]
    holder: str
    holds: bool
    statement: str


def trace_claimants(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    sources: Sequence[Source],
    reports: Mapping[str, Report] | None = None,
) -> tuple[ControlRow, ...]:
    """Draw each claimant's own timeline of each place, from what it asserts about control.

    One row per place and speaker, sorted by place name, first day and claimant's name. Days are
    calendar days in the zone in which they were told, both ends included; a day on which the
    claimant names nobody stays a gap. Where one claimant names two holders on a day, what was said
    later holds (`reports` give the times where statements don't), else what stands later. Months
    count only where the place is said to be *held*; years never do. A statement that asserts
    nothing (factuality U) draws no line.
    """
    places, lines = _gather_events(claims, statements, reports or {})
    rows = [
        ControlRow(places[place_id], claimant, intervals)
        for (place_id, claimant), line in lines.items()
        if (intervals := tuple(_merge_days(line)))
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
) -> Mapping[str, tuple[ControlInterval, ...]]:
    """Give, by place id, who is said *not* to hold it on a day, or no longer.

    Such an interval's holder reads "not X". No timeline draws it, but it speaks against X.
    """
    _, lines = _gather_events(claims, statements, reports or {})
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
    claims: Sequence[Claim], statements: Sequence[Statement], reports: Mapping[str, Report]
) -> tuple[dict[str, Place], dict[tuple[str, str], dict[date, list[_Event]]]]:
    """Give the places by id, and by place and speaker what is said of each day."""
    told = {statement.id: statement for statement in statements}
    lines: dict[tuple[str, str], dict[date, list[_Event]]] = defaultdict(lambda: defaultdict(list))
    places: dict[str, Place] = {}
    for order, claim in enumerate(claims):
        statement = told.get(claim.statement)
        place, time = claim.slots.get("place"), claim.slots.get("time")
        if claim.frame != "control" or statement is None or not isinstance(place, Place):
            continue
        if not isinstance(time, Interval) or statement.factuality is Factuality.UNDERSPECIFIED:
            continue
        holding = read_holding(claim.slots, negated=claim.negated)
        if holding is None:
            continue
        moment = _said(statement, time, reports.get(statement.report))
        event = _Event((moment, order), holding.actor, holding.holds, statement.id)
        places.setdefault(place.id, place)
        for day in _days(time, held=claim.slots.get("phase") == "holds"):
            lines[place.id, statement.speaker][day].append(event)
    return places, lines


def _said(statement: Statement, time: Interval, report: Report | None) -> float:
    """Give the second at which it was said; a minute-precise event places itself."""
    if time.precision is Precision.MINUTE:
        return time.lo.timestamp()
    return find_said_moment(statement, report) or 0.0


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
