"""One source by several ways of telling it: countries, bodies without a name, echoed figures."""

from __future__ import annotations

import pytest
from tests.compare.newsroom import GROUP, ORGANISATION, OUTLET, PERSON, UNNAMED, Newsroom

from hearsay.compare.origins.bodies import is_agency_of
from hearsay.compare.origins.described import find_described
from hearsay.compare.origins.states import find_state_bodies
from hearsay.model.sources import Source

NAVIA = Source("navia", "Navia", ORGANISATION)
NAVY = Source("navy", "Navian Navy", ORGANISATION)
CABINET = Source("cabinet", "Navian government", ORGANISATION)
CHOIR = Source("choir", "Navian Choir", ORGANISATION)
OSTIA = Source("ministry", "Ostian Defence Ministry", ORGANISATION, affiliation="Ostia")

# the bodies that speak, and the one for which the country stands
HEARD: dict[str, tuple[tuple[Source, ...], list[tuple[str, str]]]] = {
    "its navy alone": ((NAVY,), [("navia", "navy")]),
    "its navy and its government": ((NAVY, CABINET), []),
    "its navy and another country's ministry": ((NAVY, OSTIA), [("navia", "navy")]),
    "a choir": ((CHOIR,), []),
    "nobody": ((), []),
}


@pytest.mark.parametrize("name", HEARD)
def test_a_country_is_its_one_body_that_is_heard(name: str) -> None:
    speaking, expected = HEARD[name]
    sources = (NAVIA, NAVY, CABINET, CHOIR, OSTIA)
    assert list(find_state_bodies(sources, [one.id for one in speaking])) == expected


def test_a_country_joins_the_body_and_says_why() -> None:
    room = Newsroom()
    room.meet("navia", ORGANISATION, "Navia")
    room.meet("navy", ORGANISATION, "Navian Navy")
    room.print("r1", "Gull", "Nine sailors fell, the Navian Navy said.")
    room.print("r2", "Heron", "Navia said that nine sailors fell.", hour=9)
    navy = room.cite("r1", "navy", "the Navian Navy", "Nine sailors fell")
    country = room.cite("r2", "navia", "Navia", "nine sailors fell")
    assert room.same(navy, country)
    assert "the Navian Navy is the one body of Navia that is heard" in room.reasons(country)


def describe(name: str, report: str) -> Source:
    return Source(f"{name.replace(' ', '-')}@{report}", name, ORGANISATION)


# the bodies that reports describe, and which of them are one
DESCRIBED: dict[str, tuple[tuple[tuple[str, str], ...], set[frozenset[str]]]] = {
    "a fuller description": (
        (("the tide board", "r1"), ("the board", "r2")),
        {frozenset({"the-tide-board@r1", "the-board@r2"})},
    ),
    "one description twice": (
        (("the tide board", "r1"), ("the tide board", "r2")),
        {frozenset({"the-tide-board@r1", "the-tide-board@r2"})},
    ),
    "two boards": (
        (("the tide board", "r1"), ("the fish board", "r2"), ("the board", "r3")),
        set(),
    ),
    "another noun": ((("the tide board", "r1"), ("the tide council", "r2")), set()),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_bodies_without_a_name_are_one_where_the_case_has_but_one(name: str) -> None:
    told, expected = DESCRIBED[name]
    sources = [describe(words, report) for words, report in told]
    found = find_described(sources, [one.id for one in sources], {})
    assert {frozenset(pair) for pair in found} == expected


# what a second report says of its own, its number, whom it cites, and whether it echoes the navy
ECHOES: dict[str, tuple[str, int, str, bool]] = {
    "the figure of a source that it cites": ("Fourteen sailors are dead", 14, "navy", True),
    "another figure": ("Sixteen sailors are dead", 16, "navy", False),
    "the figure of a source not cited": (
        "Fourteen sailors are dead",
        14,
        "mayor",
        False,
    ),
    "a small figure": ("Two sailors are dead", 2, "navy", False),
    "a reporter who was there": ("I saw fourteen dead sailors", 14, "navy", False),
}


@pytest.mark.parametrize("name", ECHOES)
def test_a_figure_that_only_a_cited_source_tells_is_its_own(name: str) -> None:
    words, number, cited, together = ECHOES[name]
    room = Newsroom()
    room.meet("navy", ORGANISATION, "Navian Navy")
    room.meet("mayor", PERSON, "Ida Ferr")
    told = 2 if number == 2 else 14
    room.print("r1", "Gull", "The dead are many, the Navian Navy said.")
    first = room.cite("r1", "navy", "the Navian Navy", "The dead are many")
    room.count(first, told)
    name_of = room.sources[cited].name
    room.print("r2", "Heron", f"{words}.\n\nThe sea was rough, {name_of} said.", hour=9)
    own = room.own("r2", words)
    room.cite("r2", cited, name_of, "The sea was rough")
    room.count(own, number)
    assert room.same(first, own) is together
    if together:
        assert any("figures that only the Navian Navy tells" in one for one in room.reasons(own))


def test_a_figure_that_two_tell_is_nobody_s_in_particular() -> None:
    room = Newsroom()
    room.meet("navy", ORGANISATION, "Navian Navy")
    room.meet("mayor", PERSON, "Ida Ferr")
    text = "Many died, the Navian Navy said. Not few fell, Ida Ferr said."
    room.print("r1", "Gull", text)
    for speaker, source, words in (
        ("navy", "the Navian Navy", "Many died"),
        ("mayor", "Ida Ferr", "Not few fell"),
    ):
        room.count(room.cite("r1", speaker, source, words), 14)
    room.print("r2", "Heron", "Fourteen are dead.\n\nIt rained, the Navian Navy said.", hour=9)
    own = room.own("r2", "Fourteen are dead")
    navy = room.cite("r2", "navy", "the Navian Navy", "It rained")
    room.count(own, 14)
    assert not room.same(navy, own)


# what follows an outlet's own sentence, and whether it makes the sentence the speaker's
CONFIRMED: dict[str, tuple[str, bool]] = {
    "confirms it": ("Ida Ferr of the pilots confirms it.", True),
    "is what": ("That is what Ida Ferr keeps telling us.", True),
    "denies it": ("Ida Ferr denies it.", False),
    "something else": ("Ida Ferr likes the rain.", False),
}


@pytest.mark.parametrize("name", CONFIRMED)
def test_a_next_sentence_may_confirm_what_stands_before(name: str) -> None:
    after, together = CONFIRMED[name]
    room = Newsroom()
    room.meet("ferr", PERSON, "Ida Ferr")
    room.print("r1", "Gull", f"Six boats are lost. {after}\n\nThe pier broke, Ida Ferr said.")
    own = room.own("r1", "Six boats are lost")
    said = room.cite("r1", "ferr", "Ida Ferr said", "The pier broke")
    assert room.same(own, said) is together


# a text, the speaker's words in it, and whether these speak for the Reed Front
REBELS: dict[str, tuple[str, bool]] = {
    "the one group": ("The Reed Front left. A spokesman for the rebels said they lost nine.", True),
    "one of two groups": (
        "The Reed Front met the Moss League. A spokesman for the rebels said they lost nine.",
        False,
    ),
}


@pytest.mark.parametrize("name", REBELS)
def test_the_rebels_are_the_one_group_that_a_report_names(name: str) -> None:
    text, together = REBELS[name]
    room = Newsroom()
    room.meet("front", GROUP, "Reed Front")
    room.meet("league", GROUP, "Moss League")
    room.meet("voice", UNNAMED, "A spokesman for the rebels")
    room.print("r1", "Gull", "The hill is ours, the Reed Front said.")
    first = room.cite("r1", "front", "the Reed Front", "The hill is ours")
    room.print("r2", "Heron", text, hour=9)
    second = room.cite("r2", "voice", "A spokesman for the rebels", "they lost nine")
    assert room.same(first, second) is together


# how a report tells of Ida Ferr, and whether she speaks for the Coroner's Office of the case
HOLDERS: dict[str, tuple[str, bool]] = {
    "its title": ("Coroner Ida Ferr said that six died.", True),
    "another title": ("Baker Ida Ferr said that six died.", False),
    "no title": ("On Friday Ida Ferr said that six died.", False),
}


@pytest.mark.parametrize("name", HOLDERS)
def test_a_title_is_held_in_the_office_that_bears_it(name: str) -> None:
    text, together = HOLDERS[name]
    room = Newsroom()
    room.meet("office", ORGANISATION, "Coroner's Office")
    room.meet("ferr", PERSON, "Ida Ferr")
    room.print("r1", "Gull", "Four died, the Coroner's Office said.")
    first = room.cite("r1", "office", "the Coroner's Office", "Four died")
    room.print("r2", "Heron", text, hour=9)
    assert room.same(first, room.cite("r2", "ferr", "Ida Ferr", "six died")) is together


# how a report tells of a governor or a region, its kind, and whether that is Torv Prefecture
SEATS: dict[str, tuple[str, str, bool]] = {
    "its governor": ("Torv Governor Ida Ferr said that six died.", "Ida Ferr", True),
    "its baker": ("Torv baker Ida Ferr said that six died.", "Ida Ferr", False),
    "another governor": ("Ostia Governor Ida Ferr said that six died.", "Ida Ferr", False),
    "its noun": ("The prefecture said that six died.", "The prefecture", True),
}


@pytest.mark.parametrize("name", SEATS)
def test_a_region_that_publishes_speaks_by_its_governor(name: str) -> None:
    text, source, together = SEATS[name]
    room = Newsroom()
    room.print("r1", "Torv Prefecture", "Four people are confirmed dead.")
    own = room.own("r1", "Four people are confirmed dead")
    room.meet("speaker", UNNAMED if "The" in source else PERSON, source)
    room.print("r2", "Heron", text, hour=9)
    assert room.same(own, room.cite("r2", "speaker", source, "six died")) is together


def test_an_outlet_that_is_cited_by_its_name_in_small_letters_is_that_body() -> None:
    room = Newsroom()
    room.print("r1", "Diocese of Torv", "Twelve of our brothers drowned.")
    own = room.own("r1", "Twelve of our brothers drowned")
    room.meet("cited", UNNAMED, "The diocese of Torv")
    room.print("r2", "Heron", "The diocese of Torv said that twelve men drowned.", hour=9)
    assert room.same(own, room.cite("r2", "cited", "The diocese of Torv", "twelve men drowned"))


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("Navian Press Agency", True), ("Navian Herald", False), ("Ostian News Agency", False)],
)
def test_a_nation_s_agency_is_known_by_its_name(outlet: str, *, expected: bool) -> None:
    assert is_agency_of(Source("o", outlet, OUTLET), NAVY) is expected
