"""Who holds a place, however it is put: text in, claims about control out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearsay.attribute import RuleEngine
from hearsay.compare import assign_claims
from hearsay.model.cases import Case
from hearsay.model.claims import Claim
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind
from hearsay.model.times import Interval
from hearsay.pipeline import Analyst
from hearsay.resolve import make_side_finder

TOWN, DISTRICT, SITE = PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.SITE
CASE = Case(
    Path("case"),
    "A case",
    "en",
    UTC,
    places=(
        Place("brod", "Brod", 1.0, 1.0, TOWN, "HR"),
        Place("upper", "Upper Brod", 1.0, 1.01, DISTRICT, "HR", ("brod",)),
        Place("lower", "Lower Brod", 1.0, 0.99, DISTRICT, "HR", ("brod",)),
        Place("mills", "Brod mills", 1.0, 1.02, SITE, "HR", ("brod",)),
        Place("ahmar", "Jabal Ahmar", 2.0, 2.0, SITE, "HR"),
        Place("north-lipa", "Lipa (north)", 45.8, 15.9, TOWN, "HR"),
        Place("south-lipa", "Lipa (south)", 43.5, 16.4, TOWN, "HR"),
        Place("zagreb", "Zagreb", 45.8, 16.0, TOWN, "HR"),
        Place("split", "Split", 43.5, 16.5, TOWN, "HR"),
    ),
    actors=(
        Source("front", "River Front", SourceKind.GROUP),
        Source("army", "Orvan army", SourceKind.ORGANISATION, ("army",), "Orva"),
        Source("staff", "Orvan General Staff", SourceKind.ORGANISATION, (), "Orva"),
        Source("selna-army", "Selnan army", SourceKind.ORGANISATION, (), "Selna"),
    ),
    place_names={
        "upper": ("upper village",),
        "lower": ("lower village",),
        "mills": ("steam mills",),
        "north-lipa": ("Lipa",),
        "south-lipa": ("Lipa",),
    },
)
PUBLISHED = datetime(2026, 3, 5, 9, tzinfo=UTC)  # a Thursday
ANALYST = Analyst(CASE, RuleEngine())


def read(text: str, outlet: str = "Evening Post") -> list[str]:
    """Read who holds what: "place holder phase day"."""
    report = Report(
        "r", ReportKind.ARTICLE, text, "0" * 64, PUBLISHED, outlet=outlet, published=PUBLISHED
    )
    statements, matches = ANALYST.analyse_report(report)
    find_side = make_side_finder(ANALYST.book, ANALYST.actors)
    claims = assign_claims(statements, {"r": matches}, {"r": report}, UTC, find_side)
    return [write(claim) for claim in claims if claim.frame == "control"]


def write(claim: Claim) -> str:
    place, time = claim.slots["place"], claim.slots["time"]
    assert isinstance(place, Place)
    day = time.lo.strftime("%m-%d") if isinstance(time, Interval) else "-"
    said = f"{place.id} {claim.slots['holder']} {claim.slots['phase']} {day}"
    return f"not {said}" if claim.negated else said


TOLD = {
    "names written small": (
        "The army holds the upper village and the steam mills.",
        ["upper army holds 03-05", "mills army holds 03-05"],
    ),
    "both, the noun said once": (
        "The army holds both the upper and the lower village.",
        ["upper army holds 03-05", "lower army holds 03-05"],
    ),
    "the other one": (
        "The army holds the upper village; the lower one is in the hands of the River Front.",
        ["upper army holds 03-05", "lower front holds 03-05"],
    ),
    "a verb said once for two": (
        "Brod is divided. The army holds its upper part and the River Front its lower part.",
        ["upper army holds 03-05", "lower front holds 03-05"],
    ),
    "a preposition said twice": (
        "The upper village remains with the army, the lower with the River Front.",
        ["upper army holds 03-05", "lower front holds 03-05"],
    ),
    "no part where nothing was named": ("The army holds its upper part.", []),
    "a mountain by its kind": (
        "Jabal Ahmar was quiet. The army holds the mountain.",
        ["ahmar army holds 03-05"],
    ),
    "where it lies": (
        "The steam mills south of the town remained in the hands of the army.",
        ["mills army holds 03-05"],
    ),
    "a people's control": (
        "Brod was under Selnan control on Tuesday.",
        ["brod selna-army holds 03-03"],
    ),
    "a people's hands": ("Brod is in Orvan hands.", ["brod army holds 03-05"]),
    "it is somebody's": ("Brod is the army's again.", ["brod army holds 03-05"]),
    "somebody's something": ("Brod is the army's biggest depot.", []),
    "has it": (
        "The steam mills burned all night. The army has it no more. The army has it again.",
        ["mills army holds 03-05"],
    ),
    "it, where two were named": ("Brod and Jabal Ahmar burned. The army has it.", []),
    "a scene and its day": (
        "On Tuesday at dawn I walked up to Brod. Soldiers of the army held the upper village.",
        ["upper army holds 03-03"],
    ),
    "now is no scene": (
        "On Tuesday at dawn I walked up to Brod. The army holds the upper village.",
        ["upper army holds 03-05"],
    ),
    "a scene of another paragraph": (
        "On Tuesday I walked up to Brod.\n\nSoldiers of the army held the upper village.",
        ["upper army holds 03-05"],
    ),
    "a paragraph's label": (
        "Zagreb area: the army took Lipa.\n\nSplit area: the River Front has captured Lipa.",
        ["north-lipa army takes 03-05", "south-lipa front takes 03-05"],
    ),
    "a staff means its army": (
        'The Orvan General Staff said on Thursday: "Our troops hold Brod."',
        ["brod army holds 03-05"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_who_holds_it(text: str, expected: list[str]) -> None:
    assert read(text) == expected


WE = {
    "Front Media": ["brod front holds 03-05"],
    "River Front Press Office": ["brod front holds 03-05"],
    "Evening Post": [],
    "River News": [],
}


@pytest.mark.parametrize(("outlet", "expected"), WE.items(), ids=WE)
def test_whose_we_an_outlet_says(outlet: str, expected: list[str]) -> None:
    assert read("We still hold Brod.", outlet) == expected


def test_a_military_source_is_of_the_outlets_people() -> None:
    text = 'Brod "is held by our troops", a military source said.'
    assert read(text, "Selnan Gazette") == ["brod selna-army holds 03-05"]
    assert read(text, "Evening Gazette") == []


def test_a_grouping_is_the_speakers() -> None:
    text = "Units of the western group of forces have captured Brod, the Orvan General Staff said."
    assert read(text) == ["brod army takes 03-05"]
