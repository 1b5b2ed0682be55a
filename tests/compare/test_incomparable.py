"""Why two claims are incomparable is said in a sentence: what differs, or what isn't sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hearsay.compare.incomparable import relate_claims
from hearsay.model.questions import Relation, RelationKind

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

K = "casualties place=aleppo unit=killed time=2016-12-12 count=12"

TABLE = {
    "another matter": (
        K,
        "strikes place=aleppo time=2016-12-12 count=12",
        "different things: casualties and strikes",
    ),
    "another unit": (
        K,
        "casualties place=aleppo unit=wounded time=2016-12-12 count=40",
        "different units: killed and wounded",
    ),
    "another scope": (K, f"{K} scope=cumulative", "running total"),
    "other victims": (f"{K} victims=isis", f"{K} victims=sdf", "different victims: ISIS and SDF"),
    "only one names victims": (
        K,
        "casualties place=aleppo unit=killed time=2016-12-12 count=40 victims=isis",
        "only one says who (victims: ISIS)",
    ),
    "another town": (
        K,
        "casualties place=palmyra unit=killed time=2016-12-12 count=40",
        "different places: Aleppo and Palmyra",
    ),
    "a district in its town": (
        K,
        "casualties place=sukkari unit=killed time=2016-12-12 count=40",
        "Sukkari lies in Aleppo",
    ),
    "no place": (
        K,
        "casualties unit=killed time=2016-12-12 count=40",
        "only one names a place, Aleppo",
    ),
    "another day": (
        K,
        "casualties place=aleppo unit=killed time=2016-12-14 count=40",
        "different times: on 12 December 2016 and on 14 December 2016",
    ),
    "a month": (
        K,
        "casualties place=aleppo unit=killed time=2016-12 count=40",
        "not sure that the day is the same",
    ),
    "no day": (K, "casualties place=aleppo unit=killed count=40", "only one tells when"),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_difference_is_named(desk: Desk, name: str) -> None:
    first, second, expected = TABLE[name]
    desk.say("afp", first)
    desk.say("observatory", second)

    told = relate_claims(
        ("k1", "k2"),
        desk.claims,
        desk.statements,
        desk.reports,
        desk.sources,
        desk.frames,
        desk.case,
    )

    assert isinstance(told, str)
    assert expected in told


def test_comparable_claims_give_their_relation(desk: Desk) -> None:
    desk.say("afp", K)
    desk.say("observatory", K.replace("count=12", "count=40"))

    told = relate_claims(
        ("k2", "k1"),
        desk.claims,
        desk.statements,
        desk.reports,
        desk.sources,
        desk.frames,
        desk.case,
    )

    assert isinstance(told, Relation)
    assert told.relation is RelationKind.CONTRADICTS


def test_an_unknown_claim_is_an_error(desk: Desk) -> None:
    desk.say("afp", K)

    with pytest.raises(KeyError, match="k9"):
        relate_claims(
            ("k1", "k9"),
            desk.claims,
            desk.statements,
            desk.reports,
            desk.sources,
            desk.frames,
            desk.case,
        )
