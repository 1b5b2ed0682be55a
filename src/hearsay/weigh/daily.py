"""Who held a place, day by day: the same additive weighing over a timeline.

The chance of a run of days is that of its weakest day: a run never promises more than any of its
days does. Where two holders weigh the same, the one of the day before stays (then the first id),
and its chance, below one half, says how little that means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from hearsay.errors import HearsayError
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.origins import Origin
from hearsay.model.places import Place
from hearsay.model.statements import Statement
from hearsay.weigh.additive import to_probability
from hearsay.weigh.reasons import name_source
from hearsay.weigh.rivalry import DENIED, find_fitting
from hearsay.weigh.scores import TIE, measure_rivals, tally_voices
from hearsay.weigh.settings import DEFAULTS, WeighSettings
from hearsay.weigh.voices import Said, group_by_origin, hear_origin, index_origins

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every stretch of days is weighed with."""

    statements: Mapping[str, Statement]
    origins: Mapping[str, Origin]
    settings: WeighSettings
    unnamed: AbstractSet[str]


def assess_control(
    rows: Sequence[ControlRow],
    statements: Mapping[str, Statement],
    origins: Sequence[Origin],
    names: Mapping[str, str],
    settings: WeighSettings = DEFAULTS,
    *,
    unnamed: AbstractSet[str] = frozenset(),
    denied: Sequence[ControlInterval] = (),
) -> ControlRow:
    """Weigh the claimants' rows of one place into its assessed row (claimant None).

    On each day that any claimant speaks about, each origin counts once; the holder with the
    highest chance stands, and days on which nobody speaks stay a gap. `denied` are intervals whose
    holder reads "not X": they take from X as much as naming X would give. Neighbouring days share
    an interval while the holder stays and its probability moves by no more than the settings'
    `run_tolerance`. Rows that are assessments already are passed over.

    Raises HearsayError without any row, for rows of several places, and for an unknown id.
    """
    place = _check_rows(rows)
    intervals = [i for row in rows if row.claimant is not None for i in row.intervals]
    for interval in denied:
        name_source(interval.holder.removeprefix(DENIED), names)
    for interval in intervals:
        name_source(interval.holder, names)
    bench = _Bench(statements, index_origins(origins), settings, unnamed)
    runs: list[ControlInterval] = []
    for first, last, active in _cut_days([*intervals, *denied]):
        before = runs[-1] if runs and runs[-1].last + _DAY == first else None
        stretch = _assess_stretch(first, last, active, before, bench)
        if stretch is not None:
            runs.append(stretch)
    return ControlRow(place, None, tuple(_join_runs(runs, settings.run_tolerance)))


def _check_rows(rows: Sequence[ControlRow]) -> Place:
    if not rows:
        raise HearsayError("there is no row to weigh", where="control", cure="hand in one place")
    places = {row.place.id: row.place for row in rows}
    if len(places) > 1:
        raise HearsayError(
            f"the rows belong to several places: {', '.join(sorted(places))}",
            where="control",
            cure="hand in the rows of one place at a time",
        )
    return rows[0].place


def _cut_days(
    intervals: Sequence[ControlInterval],
) -> Iterator[tuple[date, date, list[ControlInterval]]]:
    """Yield the stretches of days on which the same intervals hold, gaps left out.

    The last day of the calendar has no tomorrow, so days are counted as ordinals here.
    """
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, interval in enumerate(intervals):
        starts.setdefault(interval.first.toordinal(), []).append(index)
        ends.setdefault(interval.last.toordinal() + 1, []).append(index)
    cuts = sorted({*starts, *ends})
    active: dict[int, None] = {}
    for cut, following in pairwise(cuts):
        for index in ends.get(cut, ()):
            active.pop(index, None)
        active.update(dict.fromkeys(starts.get(cut, ())))
        if active:
            held = [intervals[index] for index in active]
            yield date.fromordinal(cut), date.fromordinal(following - 1), held


def _assess_stretch(
    first: date,
    last: date,
    active: Sequence[ControlInterval],
    before: ControlInterval | None,
    bench: _Bench,
) -> ControlInterval | None:
    """Weigh one stretch of days: who is named adds up, who is denied takes off."""
    named = [interval for interval in active if not interval.holder.startswith(DENIED)]
    holders = sorted({interval.holder for interval in named})
    if not holders:
        return None
    given = _score_holders(holders, named, bench)
    against = [
        replace(interval, holder=interval.holder.removeprefix(DENIED))
        for interval in active
        if interval not in named
    ]
    taken = _score_holders(holders, [i for i in against if i.holder in holders], bench)
    scores = [plus - minus for plus, minus in zip(given, taken, strict=True)]
    best = max(scores)
    leaders = [i for i, score in enumerate(scores) if score > best - TIE]
    stays = [i for i in leaders if before is not None and holders[i] == before.holder]
    leader = (stays or leaders)[0]
    chance = to_probability(best - measure_rivals(leader, scores, bench.settings))
    heard = {key for i in named if i.holder == holders[leader] for key in i.statements}
    return ControlInterval(first, last, holders[leader], chance, tuple(sorted(heard)))


def _score_holders(
    holders: Sequence[str], intervals: Sequence[ControlInterval], bench: _Bench
) -> tuple[float, ...]:
    """Give what the origins behind the intervals come to for each holder, in nats."""
    numbers = {holder: number for number, holder in enumerate(holders)}
    said = [
        Said(numbers[interval.holder], _find_statement(key, bench.statements))
        for interval in intervals
        for key in dict.fromkeys(interval.statements)
    ]
    voices = [
        voice
        for origin, some in group_by_origin(said, bench.origins)
        for voice in hear_origin(origin, some, holders, bench.settings, bench.unnamed)
    ]
    return tally_voices(voices, find_fitting(holders), bench.settings).scores


def _find_statement(key: str, statements: Mapping[str, Statement]) -> Statement:
    if key not in statements:
        raise HearsayError(
            f"there is no statement {key!r}",
            where="control",
            cure="hand in every statement that the rows name",
        )
    return statements[key]


def _join_runs(stretches: Sequence[ControlInterval], tolerance: float) -> Iterator[ControlInterval]:
    """Yield runs; the chances within one lie no further apart than the tolerance."""
    run: ControlInterval | None = None
    top = 0.0
    for stretch in stretches:
        if run is not None:
            low = min(run.probability, stretch.probability)
            high = max(top, stretch.probability)
            if _continues(run, stretch) and high - low <= tolerance:
                heard = tuple(sorted({*run.statements, *stretch.statements}))
                run = replace(run, last=stretch.last, probability=low, statements=heard)
                top = high
                continue
            yield run
        run, top = stretch, stretch.probability
    if run is not None:
        yield run


def _continues(run: ControlInterval, stretch: ControlInterval) -> bool:
    return run.holder == stretch.holder and run.last + _DAY == stretch.first
