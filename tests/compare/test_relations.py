"""How two claims stand to each other: a table, half of it conflicts only at first sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

import pytest

from hearsay.model.questions import Relation

if TYPE_CHECKING:
    from tests.compare.conftest import How, Saying

H = "control place=palmyra phase=holds time=2016-12-11 holder="
T = "control place=palmyra phase=takes time=2016-12-11 holder="
L = "control place=palmyra phase=loses time=2016-12-11 holder="
K = "casualties place=aleppo unit=killed time=2016-12-12 count="
S = "strikes place=palmyra time=2016-12-11 count="
M = "movement place=palmyra time=2016-12-11 actor=army action="
D = "casualties place=aleppo unit=killed time=2016-12-12 count="
R = "responsibility place=aleppo time=2016-12-12 act=strike by="
V = "vessel subject=aurora time=2016-12-12 state="


def one(claim: str, **how: Unpack[How]) -> Saying:
    """Let AFP say it."""
    return ("afp", claim, how)


def other(claim: str, speaker: str = "observatory", **how: Unpack[How]) -> Saying:
    """Let somebody else say it."""
    return (speaker, claim, how)


PAIRS: dict[str, tuple[Saying, Saying, str | None]] = {
    # Control: agreement and contradiction.
    "same holder": (one(H + "isis"), other(H + "isis"), "agrees"),
    "takes and holds agree": (one(T + "isis"), other(H + "isis"), "agrees"),
    "two holders": (one(H + "isis"), other(H + "army"), "contradicts"),
    "held, and taken after it was told": (
        one(H + "isis", published="2016-12-11T10:00"),
        other(T + "army", published="2016-12-12T08:00"),
        None,
    ),
    "held in the evening, taken in the morning": (
        one(H + "isis", published="2016-12-11T20:00"),
        other(T + "army", published="2016-12-12T08:00", text="It was taken that morning"),
        "contradicts",
    ),
    "taken, and held when it was told later": (
        one(T + "isis", published="2016-12-11T10:00"),
        other(H + "army", published="2016-12-11T20:00"),
        "contradicts",
    ),
    "two takers": (one(T + "isis"), other(T + "army"), "contradicts"),
    "loss against holding": (one(L + "army"), other(H + "army"), "contradicts"),
    "loss against taking": (one(L + "isis"), other(T + "isis"), "contradicts"),
    "negated taking": (one(T + "isis", negated=True), other(T + "isis"), "contradicts"),
    "uncommitted still compares": (
        one(T + "isis", factuality="U"),
        other(T + "army"),
        "contradicts",
    ),
    "a loss that did not happen": (one(L + "army", negated=True), other(H + "army"), "agrees"),
    "two say it was lost": (one(L + "army"), other(L + "army"), "agrees"),
    "the taker implies the loss": (one(T + "isis"), other(L + "army"), "refines"),
    "a loss to somebody named": (
        one("control place=palmyra phase=loses previous=army holder=isis time=2016-12-11"),
        other(H + "isis"),
        "agrees",
    ),
    "citadel within the city": (
        one("control place=citadel phase=takes holder=isis time=2016-12-11"),
        other(T + "isis"),
        "refines",
    ),
    "minute within the day": (
        one("control place=palmyra phase=takes holder=isis time=2016-12-11T10:00"),
        other(T + "isis"),
        "refines",
    ),
    "army under its government": (one(H + "army"), other(H + "government"), "refines"),
    # Control: no conflict.
    "another day": (
        one(H + "isis"),
        other("control place=palmyra phase=holds holder=army time=2016-12-12"),
        None,
    ),
    "another town": (
        one(H + "isis"),
        other("control place=aleppo phase=holds holder=army time=2016-12-11"),
        None,
    ),
    "citadel and city": (
        one("control place=citadel phase=takes holder=isis time=2016-12-11"),
        other(H + "army"),
        None,
    ),
    "city and governorate": (
        one(H + "isis"),
        other("control place=homs phase=holds holder=army time=2016-12-11"),
        None,
    ),
    "the hours tell the order": (
        one("control place=palmyra phase=takes holder=isis time=2016-12-11T06:00"),
        other("control place=palmyra phase=takes holder=army time=2016-12-11T18:00"),
        None,
    ),
    "one report, one speaker": (
        one(T + "isis", report="r"),
        ("afp", T + "army", {"report": "r"}),
        None,
    ),
    "the text tells the order": (
        one(T + "isis", report="r", text="This comes hours after the army entered the town"),
        other(T + "army", report="r"),
        None,
    ),
    "not known who the rebels are": (one(H + "rebels"), other(H + "isis"), None),
    "a month is too coarse": (
        one("control place=palmyra phase=holds holder=isis time=2016-12"),
        other(H + "army"),
        None,
    ),
    "one year, several holders": (
        one("control place=palmyra phase=takes holder=isis time=2015"),
        other("control place=palmyra phase=takes holder=army time=2015"),
        None,
    ),
    "no time on one side": (
        one("control place=palmyra phase=holds holder=isis"),
        other(H + "army"),
        None,
    ),
    "no place on one side": (
        one("control phase=holds holder=isis time=2016-12-11"),
        other(H + "army"),
        None,
    ),
    "two losses": (one(L + "army"), other(L + "isis"), None),
    "the speaker corrects himself": (
        one(H + "isis", published="2016-12-11T08:00"),
        ("afp", H + "army", {"published": "2016-12-11T20:00"}),
        "supersedes",
    ),
    # Casualties.
    "same number": (one(K + "12"), other(K + "12"), "agrees"),
    "same bounds": (one(K + "24..99"), other(K + "24..99"), "agrees"),
    "exact within open": (one(K + "40"), other(K + "12.."), "refines"),
    "narrow within wide": (one(K + "12..15"), other(K + "10..20"), "refines"),
    "bounds that cross": (one(K + "10..15"), other(K + "12..20"), "agrees"),
    "disjoint numbers": (one(K + "12"), other(K + "40"), "contradicts"),
    "disjoint bounds": (one(K + "..10"), other(K + "12.."), "contradicts"),
    "none against some": (one(K + "0"), other(K + "3.."), "contradicts"),
    "same victims": (
        one(K + "12 victims=civilians"),
        other(K + "30 victims=civilians"),
        "contradicts",
    ),
    "negated number": (one(K + "40", negated=True), other(K + "40"), "contradicts"),
    "killed and wounded": (
        one(K + "12"),
        other("casualties place=aleppo unit=wounded time=2016-12-12 count=40"),
        None,
    ),
    "next day": (
        one(K + "12"),
        other("casualties place=aleppo unit=killed time=2016-12-13 count=40"),
        None,
    ),
    "two districts": (
        one("casualties place=sukkari unit=killed time=2016-12-12 count=12"),
        other("casualties place=salhin unit=killed time=2016-12-12 count=40"),
        None,
    ),
    "district and town": (
        one("casualties place=sukkari unit=killed time=2016-12-12 count=12"),
        other(K + "40"),
        None,
    ),
    "district and town, same number": (
        one("casualties place=sukkari unit=killed time=2016-12-12 count=12"),
        other(K + "12"),
        "refines",
    ),
    "incident and total": (
        one(K + "12 scope=incident"),
        other(K + "400 scope=cumulative"),
        None,
    ),
    "two sorts of victims": (
        one(K + "12 victims=civilians"),
        other(K + "40 victims=fighters"),
        None,
    ),
    "a part and the whole": (one(K + "12 victims=civilians"), other(K + "40"), None),
    "two perpetrators": (one(K + "12 by=isis"), other(K + "40 by=russia"), None),
    "a long span and a day": (
        one("casualties place=aleppo unit=killed time=2016-12-05/2016-12-12 count=90"),
        other(K + "12"),
        None,
    ),
    "no common month": (
        one("casualties place=aleppo unit=killed time=2016-11 count=90"),
        other(K + "12"),
        None,
    ),
    "the same month": (
        one("casualties place=aleppo unit=killed time=2016-11 count=90"),
        other("casualties place=aleppo unit=killed time=2016-11 count=50"),
        "contradicts",
    ),
    "a toll that rises in one mouth": (
        one(K + "12", published="2016-12-12T08:00"),
        ("afp", K + "40", {"published": "2016-12-12T20:00"}),
        "supersedes",
    ),
    "two hours of one day": (
        one(K + "12", said="2016-12-12", published="2016-12-12T08:00"),
        ("afp", K + "40", {"said": "2016-12-12", "published": "2016-12-12T20:00"}),
        "supersedes",
    ),
    "at least, then at least more": (
        one(K + "12..", said="2016-12-12T08:00"),
        ("afp", K + "40..", {"said": "2016-12-12T20:00"}),
        "supersedes",
    ),
    "one speaker, order unknown": (one(K + "12"), ("afp", K + "40", {}), None),
    # Strikes.
    "strikes disjoint": (one(S + "60.. by=russia"), other(S + "20 by=russia"), "contradicts"),
    "strikes of another force": (one(S + "60.. by=russia"), other(S + "20 by=army"), None),
    "strikes by nobody named": (one(S + "60.. by=russia"), other(S + "20"), None),
    "bodies that somebody saw": (
        one(D + "12", text="I can see 12 bodies by the gate"),
        other(D + "22"),
        None,
    ),
    "more bodies than were told": (
        one(D + "22", text="I can see 22 bodies by the gate"),
        other(D + "12"),
        "contradicts",
    ),
    "more of an army than of all soldiers": (
        one("casualties place=aleppo unit=killed time=2016-12-12 count=54 victims=army"),
        other("casualties place=aleppo unit=killed time=2016-12-12 count=29 victims=soldiers"),
        "contradicts",
    ),
    "fewer of an army than of all soldiers": (
        one("casualties place=aleppo unit=killed time=2016-12-12 count=12 victims=army"),
        other("casualties place=aleppo unit=killed time=2016-12-12 count=29 victims=soldiers"),
        None,
    ),
    "strikes of a part": (one(S + "60 by=russia"), other(S + "20 by=air-force"), None),
    # Movement.
    "advance and withdrawal": (one(M + "advances"), other(M + "withdraws"), "contradicts"),
    "driven out or withdrawn": (
        one(M + "is-driven-out"),
        other(M + "withdraws manner=agreed"),
        "contradicts",
    ),
    "fought or agreed": (
        one(M + "withdraws manner=fought"),
        other(M + "withdraws manner=agreed"),
        "contradicts",
    ),
    "manner told by one": (one(M + "withdraws manner=ordered"), other(M + "withdraws"), "refines"),
    "ordered and agreed": (
        one(M + "withdraws manner=ordered"),
        other(M + "withdraws manner=agreed"),
        None,
    ),
    "withdrawn and halted": (one(M + "withdraws"), other(M + "halts"), None),
    "another actor": (
        one(M + "withdraws"),
        other("movement place=palmyra time=2016-12-11 actor=isis action=advances"),
        None,
    ),
    # Responsibility.
    "two culprits": (one(R + "russia"), other(R + "isis"), "contradicts"),
    "two that bombed in one night": (
        one(R + "russia", text="Russian jets bombed the city"),
        other(R + "isis", text="Gunners of the group shelled the city"),
        None,
    ),
    "same culprit": (one(R + "russia"), other(R + "russia"), "agrees"),
    "culprit and its branch": (one(R + "air-force"), other(R + "russia"), "refines"),
    "not the culprit": (one(R + "russia", negated=True), other(R + "russia"), "contradicts"),
    "not one, but another": (one(R + "russia", negated=True), other(R + "isis"), None),
    "another act": (
        one(R + "russia"),
        other("responsibility place=aleppo time=2016-12-12 act=shelling by=isis"),
        None,
    ),
    # Vessels.
    "afloat or sunk": (one(V + "afloat"), other(V + "sunk"), "contradicts"),
    "under tow is afloat": (one(V + "under-tow"), other(V + "afloat"), "refines"),
    "not sunk": (one(V + "sunk", negated=True), other(V + "sunk"), "contradicts"),
    "another ship": (
        one(V + "sunk"),
        other("vessel subject=isis time=2016-12-12 state=afloat"),
        None,
    ),
}


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("turned", [False, True], ids=["told", "turned"])
def test_a_pair_stands_so_whoever_speaks_first(
    relate: Callable[..., Relation | None], name: str, *, turned: bool
) -> None:
    first, second, expected = PAIRS[name]
    pair = (second, first) if turned else (first, second)
    relation = relate(*pair)
    assert (relation.relation.value if relation else None) == expected
