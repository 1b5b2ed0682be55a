"""Event days: the day that one report leaves out, where the case's others agree on it.

"Two soldiers were killed in the wadi", says a communiqué four days after the ambush. The day on
which it was said is no day of a battle; but where every report that gives a day for what happened
in the wadi gives one and the same, a reader takes it to be meant. Where two are known, none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from hearsay.model.claims import Claim
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.times import Interval, Precision

_EVENTS = frozenset({"casualties", "strikes", "responsibility"})
_STATES = frozenset({"missing", "trapped", "arrested"})
"""Units that tell how matters stand when they are told, not what happened in the event."""
_FINE = frozenset({PlacePrecision.SITE, PlacePrecision.DISTRICT, PlacePrecision.TOWN})
_BACK = timedelta(days=7)


def settle_event_days(claims: Sequence[Claim], guessed: Collection[str]) -> tuple[Claim, ...]:
    """Give claims whose day was only guessed the one day that others tell for their place.

    `guessed` has the ids of claims that carry the day on which they were said because nothing told
    theirs. Only tolls, strikes and blames of at most a week before are looked at; linear.
    """
    told: dict[str, set[Interval]] = defaultdict(set)
    for claim in claims:
        place, time = claim.slots.get("place"), claim.slots.get("time")
        if claim.id in guessed or not _is_event(claim) or not isinstance(place, Place):
            continue
        if isinstance(time, Interval) and time.precision in {Precision.DAY, Precision.MINUTE}:
            told[place.id].add(_widen(time))
    return tuple(_settle(claim, told) if claim.id in guessed else claim for claim in claims)


def _settle(claim: Claim, told: dict[str, set[Interval]]) -> Claim:
    place, said = claim.slots.get("place"), claim.slots.get("time")
    if not isinstance(place, Place) or not isinstance(said, Interval) or not _is_event(claim):
        return claim
    near = [day for day in told.get(place.id, ()) if said.lo - _BACK <= day.lo <= said.hi]
    if len(near) != 1:
        return claim
    return replace(claim, slots={**claim.slots, "time": near[0]})


def _is_event(claim: Claim) -> bool:
    place = claim.slots.get("place")
    return (
        claim.frame in _EVENTS
        and claim.slots.get("scope") != "cumulative"
        and claim.slots.get("unit") not in _STATES
        and isinstance(place, Place)
        and place.precision in _FINE
    )


def _widen(time: Interval) -> Interval:
    """Give the day or days of a time, so that an hour and its day count as one day."""
    return Interval.of_days(time.lo.date(), time.hi.date(), time.lo.tzinfo)  # type: ignore[arg-type] # an interval's ends carry a zone
