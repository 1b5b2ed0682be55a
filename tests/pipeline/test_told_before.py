"""What a sentence leaves open and the report told before: text in, claims out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearsay.attribute import RuleEngine
from hearsay.compare import assign_claims
from hearsay.model.cases import Case
from hearsay.model.claims import Claim, Denied
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind
from hearsay.model.times import Interval
from hearsay.pipeline import Analyst
from hearsay.resolve import make_side_finder

BROD = Place("brod", "Brod", 1.0, 1.0, PlacePrecision.TOWN, "HR")
CASE = Case(
    Path("case"),
    "A case",
    "en",
    UTC,
    places=(
        BROD,
        Place("brod-camp", "Brod camp", 1.0, 1.01, PlacePrecision.SITE, "HR", ("brod",)),
        Place("lipa", "Lipa", 2.0, 2.0, PlacePrecision.TOWN, "HR"),
        Place("wadi-sul", "Wadi Sul", 1.3, 1.3, PlacePrecision.SITE, "HR"),
        Place("county-hospital", "Brod county hospital", 1.0, 1.02, PlacePrecision.SITE, "HR"),
    ),
    actors=(
        Source("front", "River Front", SourceKind.GROUP),
        Source("army", "Northern army", SourceKind.ORGANISATION, ("army",)),
        Source("moss", "Colonel Moss", SourceKind.PERSON, (), "Northern army"),
    ),
)
PUBLISHED = datetime(2026, 3, 5, 9, tzinfo=UTC)  # a Thursday
ANALYST = Analyst(CASE, RuleEngine())


def read(text: str, outlet: str = "Evening Post", title: str | None = None) -> list[str]:
    """Read a report's claims, each written as "frame slot=value ..."."""
    report = Report(
        "r", ReportKind.ARTICLE, text, "0" * 64, PUBLISHED, outlet=outlet, title=title,
        published=PUBLISHED,
    )  # fmt: skip
    statements, matches = ANALYST.analyse_report(report)
    find_side = make_side_finder(ANALYST.book, ANALYST.actors)
    claims = assign_claims(statements, {"r": matches}, {"r": report}, UTC, find_side)
    return [write(claim) for claim in claims]


def write(claim: Claim) -> str:
    """Write a claim's told slots."""
    slots = " ".join(f"{k}={_value(v)}" for k, v in sorted(claim.slots.items()) if v is not None)
    return f"{'not ' if claim.negated else ''}{claim.frame} {slots}"


def _value(value: object) -> str:
    if isinstance(value, Place):
        return value.id
    if isinstance(value, Count):
        hi = "" if value.hi is None else value.hi
        return str(value.lo) if value.exact else f"{value.lo}..{hi}"
    if isinstance(value, Interval):
        return value.lo.strftime("%m-%d")
    if isinstance(value, Denied):
        return f"({value.frame})"
    return str(value)


TOLD = {
    "place and day of the sentence before": (
        "Shells killed 11 people in Brod on Monday. Seven of the dead were children.",
        ["casualties count=11 place=brod time=03-02 unit=killed",
         "casualties count=7 place=brod time=03-02 unit=killed victims=children"],
    ),
    "now is now": (
        "Shells killed 11 people in Brod on Monday. Two stewards are missing.",
        ["casualties count=11 place=brod time=03-02 unit=killed",
         "casualties count=2 place=brod time=03-05 unit=missing victims=stewards"],
    ),
    "arrests are made elsewhere": (
        "Shells killed 11 people in Brod. Police arrested two men.",
        ["casualties count=11 place=brod time=03-05 unit=killed",
         "casualties by=police count=2 time=03-05 unit=arrested"],
    ),
    "arrests are made at a march": (
        "4,000 people marched through Brod on Monday. Police arrested two students.",
        ["casualties count=4000 place=brod time=03-02 unit=participants",
         "casualties by=police count=2 place=brod time=03-02 unit=arrested victims=students"],
    ),
    "the wadi is the one wadi of the case": (
        "Two soldiers were killed in the wadi.",
        ["casualties count=2 place=wadi-sul time=03-05 unit=killed victims=soldiers"],
    ),
    "the dead's children are no wounded": (
        "Seven of the dead were children, and 26 were hurt in Brod.",
        ["casualties count=7 place=brod time=03-05 unit=killed victims=children",
         "casualties count=26 place=brod time=03-05 unit=wounded"],
    ),
    "a part's people are no others'": (
        "Shells killed 11 people in Brod, seven of them children, and 26 were hurt.",
        ["casualties count=11 place=brod time=03-05 unit=killed",
         "casualties count=7 place=brod time=03-05 unit=killed victims=children",
         "casualties count=26 place=brod time=03-05 unit=wounded"],
    ),
    "a new day ends the old one": (
        "Two soldiers were killed on Monday. On Tuesday a shop was shut. Six were hurt.",
        ["casualties count=2 time=03-02 unit=killed victims=soldiers",
         "casualties count=6 time=03-05 unit=wounded"],
    ),
    "a day told of no place": (
        "The mayor drove to Lipa. Shells killed four people on Monday. Nine were hurt in Lipa.",
        ["casualties count=4 time=03-02 unit=killed",
         "casualties count=9 place=lipa time=03-05 unit=wounded"],
    ),
    "they are who did the deed before": (
        "The River Front took Brod on Monday. They killed 12 soldiers.",
        ["casualties by=front count=12 place=brod time=03-02 unit=killed victims=soldiers",
         "control holder=front phase=takes place=brod time=03-02"],
    ),
    "of two they may be either": (
        "The River Front killed 12 soldiers in Brod on Monday. They wounded 30.",
        ["casualties by=front count=12 place=brod time=03-02 unit=killed victims=soldiers",
         "casualties count=30 place=brod time=03-02 unit=wounded"],
    ),
    "it is no person": (
        "Colonel Moss denied that it had killed 12 people in Brod.",
        ["denial by=moss denies=(casualties)"],
    ),
    "his men are his army's": (
        "Colonel Moss said that his men had captured 30 rebels in Brod.",
        ["casualties by=army count=30 place=brod time=03-05 unit=captured victims=rebels"],
    ),
    "what is said of another's men": (
        '"His men killed 30 people in Brod," Colonel Moss said.',
        ["casualties count=30 place=brod time=03-05 unit=killed"],
    ),
    "in a sector is in no town": (
        "The army took Brod on Monday. Its jets carried out 16 air strikes in the Lipa direction.",
        ["control holder=army phase=takes place=brod time=03-02",
         "strikes count=16 time=03-02"],
    ),
    "a spokesman set off by commas": (
        "Moss, its spokesman, denies that 22 people were killed in Brod.",
        ["denial by=moss denies=(casualties)"],
    ),
    "there": (
        "The mayor drove to Lipa. Nine people died there.",
        ["casualties count=9 place=lipa time=03-05 unit=killed"],
    ),
    "the town that is named most": (
        "Brod was quiet. Brod is small. A doctor in Lipa said that 12 people had fled the town.",
        ["casualties count=12 place=brod time=03-05 unit=displaced"],
    ),
    "a part of a place": (
        "The army captured the camp of Brod.",
        ["control holder=army phase=takes place=brod-camp time=03-05"],
    ),
    "a case's own place by its kind": (
        "Two people died in the county hospital.",
        ["casualties count=2 place=county-hospital time=03-05 unit=killed"],
    ),
    "each number its own place": (
        "The flood killed 12 people in Brod and 40 in Lipa.",
        ["casualties count=12 place=brod time=03-05 unit=killed",
         "casualties count=40 place=lipa time=03-05 unit=killed"],
    ),
    "a figure without its noun": (
        "Shells killed 11 people in Brod. The ministry put the number at 14.",
        ["casualties count=11 place=brod time=03-05 unit=killed",
         "casualties count=14 place=brod time=03-05 unit=killed"],
    ),
    "a figure of nothing": ("The ministry put the number at 14.", []),
    "victims of two numbers": (
        "Two soldiers were killed and ten wounded in Brod.",
        ["casualties count=2 place=brod time=03-05 unit=killed victims=soldiers",
         "casualties count=10 place=brod time=03-05 unit=wounded victims=soldiers"],
    ),
    "a not elsewhere": (
        "The army took Brod on Monday, and nobody has told us why.",
        ["control holder=army phase=takes place=brod time=03-02"],
    ),
    "based in": (
        "The River Watch, based in Lipa, said that 12 people had been killed.",
        ["casualties count=12 time=03-05 unit=killed"],
    ),
    "what was told last is denied": (
        "The army took Brod on Monday. The River Front denied it.",
        ["control holder=army phase=takes place=brod time=03-02",
         "denial by=front denies=(control)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_claim_has_what_was_told_before(name: str) -> None:
    text, expected = TOLD[name]

    assert sorted(read(text)) == sorted(expected)


def test_a_title_places_what_the_text_leaves_open() -> None:
    assert read("Eleven people died.", title="Shells hit Brod") == [
        "casualties count=11 place=brod time=03-05 unit=killed"
    ]


SIDES = {
    "a person with a side": (
        "“We hold Brod,” Colonel Moss said.",
        "Evening Post",
        ["control holder=army phase=holds place=brod time=03-05"],
    ),
    "somebody of a body": (
        "“We hold Brod,” a fighter of the River Front said.",
        "Evening Post",
        ["control holder=front phase=holds place=brod time=03-05"],
    ),
    "an office of a body": (
        "We hold Brod.",
        "River Front Media",
        ["control holder=front phase=holds place=brod time=03-05"],
    ),
    "a bystander": ("“We hold Brod,” a baker said.", "Evening Post", []),
}


@pytest.mark.parametrize("name", SIDES)
def test_we_are_whoever_speaks(name: str) -> None:
    text, outlet, expected = SIDES[name]

    assert read(text, outlet) == expected
