"""The day that one report leaves out and the case's others agree on."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from hearsay.compare.event_days import settle_event_days
from hearsay.model.claims import Claim, SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.times import Interval

WADI = Place("wadi", "Wadi Safr", 19.0, 1.0, PlacePrecision.SITE)
CAMP = Place("camp", "the camp", 19.1, 1.0, PlacePrecision.SITE)
SAHEL = Place("sahel", "Sahel province", 19.0, 1.0, PlacePrecision.ADMIN)


def day(number: int) -> Interval:
    return Interval.of_days(date(2024, 7, number), date(2024, 7, number), UTC)


def killed(name: str, at: int, place: Place = WADI, **slots: SlotValue) -> Claim:
    told = {"count": Count(2, 2), "unit": "killed", "place": place, "time": day(at), **slots}
    return Claim(name, f"s{name}", "casualties", told, ())


TABLE: dict[str, tuple[list[Claim], Claim, int]] = {
    "one day is told": ([killed("k1", 25)], killed("k2", 29), 25),
    "told twice alike": ([killed("k1", 25), killed("k3", 25)], killed("k2", 29), 25),
    "two days are told": ([killed("k1", 25), killed("k3", 27)], killed("k2", 29), 29),
    "of another place": ([killed("k1", 25, CAMP)], killed("k2", 29), 29),
    "long before": ([killed("k1", 2)], killed("k2", 29), 29),
    "only later": ([killed("k1", 30)], killed("k2", 29), 29),
    "of a province": ([killed("k1", 25, SAHEL)], killed("k2", 29, SAHEL), 29),
    "a running total": ([killed("k1", 25)], killed("k2", 29, scope="cumulative"), 29),
    "how matters stand": ([killed("k1", 25)], killed("k2", 29, unit="missing"), 29),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_guessed_day_gives_way_to_the_one_told(name: str) -> None:
    told, guessed, expected = TABLE[name]
    settled = {claim.id: claim for claim in settle_event_days([*told, guessed], {guessed.id})}
    assert settled[guessed.id].slots["time"] == day(expected)
    assert all(settled[claim.id] == claim for claim in told)
