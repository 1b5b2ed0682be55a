"""One body, one origin: spokesmen, chiefs, press offices, and names in longer and shorter forms."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from tests.compare.newsroom import GROUP, ORGANISATION, OUTLET, PERSON, UNNAMED, Newsroom

from hearsay.compare.origins.bodies import Bodies, find_organ, is_same_word
from hearsay.compare.origins.names import find_person, index_persons
from hearsay.compare.origins.trace import trace_origins
from hearsay.model.origins import Lineage
from hearsay.model.reports import ReportKind
from hearsay.model.sources import Source, SourceKind

UNION = "Harbour Union"
FIRST = "Nine ships lie idle, the Harbour Union said."


@pytest.fixture
def room() -> Newsroom:
    """A newsroom that has met a union, and printed what it said."""
    room = Newsroom()
    room.meet("union", ORGANISATION, UNION)
    room.print("r1", "Port Wire", FIRST, hour=7)
    room.cite("r1", "union", "the Harbour Union", "Nine ships lie idle")
    return room


# a text, the source's words, kind and name, and whether it speaks for the union
SPEAKERS: dict[str, tuple[str, str, SourceKind, str, bool]] = {
    "a spokeswoman of it": (
        "A spokeswoman for the Harbour Union said that ten ships lie idle.",
        "A spokeswoman for the Harbour Union",
        UNNAMED,
        "A spokeswoman for the Harbour Union",
        True,
    ),
    "a modifier": (
        "The Harbour Union leader said that ten ships lie idle.",
        "The Harbour Union leader",
        UNNAMED,
        "The Harbour Union leader",
        True,
    ),
    "a docker": (
        "A docker of the Harbour Union said that ten ships lie idle.",
        "A docker of the Harbour Union",
        UNNAMED,
        "A docker of the Harbour Union",
        False,
    ),
    "a statement": (
        "A statement by the Harbour Union said that ten ships lie idle.",
        "A statement by the Harbour Union",
        UNNAMED,
        "A statement by the Harbour Union",
        True,
    ),
    "an apposition": (
        "Ten ships lie idle, said Ana Reyes, a spokeswoman for the Harbour Union.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        True,
    ),
    "who leads": (
        "Ana Reyes, who leads the Harbour Union, said that ten ships lie idle.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        True,
    ),
    "a title before": (
        "Harbour Union chief Ana Reyes said that ten ships lie idle.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        True,
    ),
    "its leader": (
        "The Harbour Union is on strike. Its leader, Ana Reyes, said that ten ships lie idle.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        True,
    ),
    "somebody beside it": (
        "Ana Reyes, who sells fish beside the Harbour Union, said that ten ships lie idle.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        False,
    ),
    "a chief of something else": (
        "Ana Reyes, the chief of the coopers, said that ten ships lie idle.",
        "Ana Reyes",
        PERSON,
        "Ana Reyes",
        False,
    ),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_who_holds_an_office_speaks_for_the_body(room: Newsroom, name: str) -> None:
    text, words, kind, called, together = SPEAKERS[name]
    room.meet("speaker", kind, called)
    room.print("r2", "Evening Gull", text, hour=9)
    statement = room.cite("r2", "speaker", words, "en ships lie idle")
    assert room.same("r1/s1", statement) is together


def test_the_case_tells_whom_a_person_speaks_for(room: Newsroom) -> None:
    room.meet("reyes", PERSON, "Ana Reyes", of=UNION)
    room.print("r2", "Evening Gull", "Ten ships lie idle, Ana Reyes said.", hour=9)
    statement = room.cite("r2", "reyes", "Ana Reyes", "Ten ships lie idle")
    assert room.same("r1/s1", statement)
    assert "Ana Reyes speaks for the Harbour Union" in room.reasons(statement)


@pytest.mark.parametrize(("of", "together"), [("Navia", False), ("Navian Navy", True)])
def test_a_country_has_many_voices(room: Newsroom, of: str, *, together: bool) -> None:
    room.meet("navia", ORGANISATION, "Navia")
    room.meet("navy", ORGANISATION, "Navian Navy")
    room.meet("lund", PERSON, "Per Lund", of=of)
    room.print("r2", "Gull", f"The {of} said that all is calm. It rains, Per Lund said.", hour=9)
    body = room.cite("r2", "navia" if of == "Navia" else "navy", of, "all is calm")
    assert room.same(body, room.cite("r2", "lund", "Per Lund", "It rains")) is together


def test_a_rank_is_no_office(room: Newsroom) -> None:
    room.meet("navy", ORGANISATION, "Navian Navy")
    room.meet("lund", PERSON, "Captain Per Lund", of="Navian Navy")
    text = "All is calm, the Navian Navy said. The deck burned, Captain Per Lund said."
    room.print("r2", "Gull", text, hour=9)
    navy = room.cite("r2", "navy", "the Navian Navy", "All is calm")
    assert not room.same(navy, room.cite("r2", "lund", "Captain Per Lund", "The deck burned"))


NAMES = {
    "a shorter name": ("the-union", "The Union", True),
    "another union": ("the-union", "Tram Union", False),
    "the adjective of a country": ("navian-guard", "Navian Coastal Guard", False),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_body_is_one_under_a_shorter_name(room: Newsroom, name: str) -> None:
    source, called, together = NAMES[name]
    room.meet(source, ORGANISATION, called)
    room.print("r2", "Evening Gull", f"Ten ships lie idle, {called} said.", hour=9)
    assert room.same("r1/s1", room.cite("r2", source, called, "Ten ships lie idle")) is together


@pytest.mark.parametrize("noun", ["the company", "the mining company", "the company that digs"])
def test_a_noun_takes_up_the_body_that_spoke(room: Newsroom, noun: str) -> None:
    room.meet("alta", ORGANISATION, "Alta Mining")
    room.meet("company@r2", ORGANISATION, noun)
    text = f"The shaft is safe, Alta Mining said. The miners are well, {noun} said."
    room.print("r2", "Gull", text, hour=9)
    alta = room.cite("r2", "alta", "Alta Mining", "The shaft is safe")
    assert room.same(alta, room.cite("r2", "company@r2", noun, "The miners are well"))


def test_a_union_is_no_company(room: Newsroom) -> None:
    room.meet("company@r2", ORGANISATION, "the company")
    text = "Ten ships lie idle, the Harbour Union said. The cranes work, the company said."
    room.print("r2", "Gull", text, hour=9)
    union = room.cite("r2", "union", "the Harbour Union", "Ten ships lie idle")
    assert not room.same(union, room.cite("r2", "company@r2", "the company", "The cranes work"))


def test_the_police_are_one_body_in_all_reports() -> None:
    room = Newsroom()
    room.print("r1", "Gull", "Two men are held, the police said.")
    room.print("r2", "Port Wire", "Three men are held, police said.", hour=9)
    room.meet("police@r1", ORGANISATION, "the police")
    room.meet("police@r2", ORGANISATION, "police")
    one = room.cite("r1", "police@r1", "the police", "Two men are held")
    assert room.same(one, room.cite("r2", "police@r2", "police", "Three men are held"))


def test_which_army_is_told_by_the_report() -> None:
    room = Newsroom()
    room.meet("navian-army", ORGANISATION, "Navian Army")
    room.meet("torran-army", ORGANISATION, "Torran Army")
    room.print("r1", "Gull", "The hill is held, the Navian Army said. The army said no more.")
    room.print("r2", "Port Wire", "The Torran Army shells the hill. It is lost, the army said.")
    room.meet("army@r1", ORGANISATION, "The army")
    room.meet("army@r2", ORGANISATION, "the army")
    room.cite("r1", "navian-army", "the Navian Army", "The hill is held")
    one = room.cite("r1", "army@r1", "The army", "no more")
    other = room.cite("r2", "army@r2", "the army", "It is lost")
    assert room.same("r1/s1", one)
    assert not room.same(one, other)


def test_an_outlet_of_a_body_is_the_body(room: Newsroom) -> None:
    text = "Eleven ships lie idle today."
    room.print("r2", "Harbour Union Press Office", text, kind=ReportKind.POST, hour=9)
    own = room.own("r2", "Eleven ships lie idle today")
    assert room.same("r1/s1", own)
    (origin,) = room.trace()
    assert (origin.source, origin.lineage) == ("union", Lineage.STATED)


LEADS = {
    "named without a word on who that is": (
        "The harbour's pilot chief said that the mole broke.\n\nThe lamp is out, Ana Reyes said.",
        "The harbour's pilot chief",
        True,
    ),
    "a rank is no word on that": (
        (
            "The town's police chief said that the mole broke.\n\nThe lamp is out, Colonel Ana "
            "Reyes said."
        ),
        "The town's police chief",
        True,
    ),
    "somebody else": (
        (
            "The harbour's pilot chief said that the mole broke.\n\nThe lamp is out, Ana Reyes, a "
            "nurse, said."
        ),
        "The harbour's pilot chief",
        False,
    ),
    "an unnamed witness": (
        "A fishmonger said that the mole broke.\n\nThe lamp is out, Ana Reyes said.",
        "A fishmonger",
        False,
    ),
    "a title that both share": (
        (
            "An officer of the watch said that the mole broke.\n\nThe lamp is out, Watch officer "
            "Ana Reyes said."
        ),
        "An officer of the watch",
        True,
    ),
}


@pytest.mark.parametrize("name", LEADS)
def test_whom_the_first_words_describe_the_next_ones_name(name: str) -> None:
    text, words, together = LEADS[name]
    room = Newsroom()
    room.print("r1", "Gull", text)
    room.meet("unnamed:first@r1", UNNAMED, words)
    room.meet("ana-reyes", PERSON, "Ana Reyes")
    first = room.cite("r1", "unnamed:first@r1", words, "the mole broke")
    second = room.cite("r1", "ana-reyes", "Ana Reyes", "The lamp is out")
    assert room.same(first, second) is together


PERSONS = {
    "Ana Reyes": "",
    "Boss Ana Reyes": "reyes",
    "And Reyes": "reyes",
    "Reyes": "reyes",
    "Lund": "",
    "Eva Lund": "",
    "Ana": "reyes",
    "Ana Prado": "",
}


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_known_by_part_of_the_name(name: str) -> None:
    index = index_persons(
        [
            Source("reyes", "Ana Reyes", PERSON),
            Source("lund-1", "Per Lund", PERSON),
            Source("lund-2", "Ida Lund", PERSON),
        ]
    )
    own = "reyes" if name == "Ana Reyes" else ""
    assert (find_person(name, index, own) or "") == PERSONS[name]


SAME_WORDS = [
    ("syria", "syrian", True),
    ("mali", "malian", True),
    ("sudan", "sudanese", True),
    ("miner", "miners", True),
    ("north", "south", False),
    ("for", "ford", False),
    ("union", "unionised", True),
    ("aran", "arabia", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME_WORDS)
def test_words_are_one_but_for_their_ending(one: str, other: str, *, same: bool) -> None:
    assert is_same_word(one, other) is same
    assert is_same_word(other, one) is same


def _read_cases(name: str) -> list[list[str]]:
    file = resources.files("hearsay.compare.origins").joinpath("words.toml")
    cases: list[list[str]] = tomllib.loads(file.read_text("utf-8"))["cases"][name]
    return cases


@pytest.mark.parametrize(("outlet", "body"), _read_cases("organs"))
def test_the_organs_of_the_lexicon(outlet: str, body: str) -> None:
    bodies = Bodies([Source(UNION, UNION, ORGANISATION), Source("g", "Guild", GROUP)])
    assert (find_organ(Source("o", outlet, OUTLET), bodies) or "") == body


@pytest.mark.parametrize(("words", "body"), _read_cases("speaks_for"))
def test_the_speakers_of_the_lexicon(words: str, body: str) -> None:
    room = Newsroom()
    room.meet(UNION, ORGANISATION, UNION)
    room.meet("police", ORGANISATION, "police")
    room.meet("army", ORGANISATION, "Navian Army")
    room.meet("unnamed:x@r1", UNNAMED, words)
    room.print("r1", "Gull", f"It was late, {words} said.")
    told = room.cite("r1", "unnamed:x@r1", words, "It was late")
    homes = {s: o.source for o in room.trace() for s in o.statements}
    assert homes[told] == (body or "unnamed:x@r1")


def test_every_statement_has_one_origin_and_every_merge_a_reason(room: Newsroom) -> None:
    room.meet("reyes", PERSON, "Ana Reyes", of=UNION)
    room.print("r2", "Gull", "Ten ships lie idle, Ana Reyes said. The quay is empty.", hour=9)
    room.cite("r2", "reyes", "Ana Reyes", "Ten ships lie idle")
    room.own("r2", "The quay is empty")
    origins = trace_origins(
        room.statements, room.reports, tuple(room.sources.values()), room.claims
    )
    told = [statement for origin in origins for statement in origin.statements]
    assert sorted(told) == sorted(statement.id for statement in room.statements)
    assert all(origin.because for origin in origins)


@pytest.mark.parametrize(("of", "together"), [("Hill Front", True), ("Ministry of Roads", False)])
def test_whose_rebels_they_are_the_next_voice_tells(of: str, *, together: bool) -> None:
    room = Newsroom()
    room.meet("rebels", GROUP, "rebels")
    room.meet("front", GROUP, "Hill Front")
    room.meet("ministry", ORGANISATION, "Ministry of Roads")
    room.meet("reyes", PERSON, "Ana Reyes", of=of)
    room.print("r1", "Gull", "The pass is shut, rebels said.\n\nIt will stay so, Ana Reyes said.")
    room.print("r2", "Port Wire", "The pass is open, rebels said.")
    lead = room.cite("r1", "rebels", "rebels", "The pass is shut")
    voice = room.cite("r1", "reyes", "Ana Reyes", "It will stay so")
    elsewhere = room.cite("r2", "rebels", "rebels", "The pass is open")
    assert room.same(lead, voice) is together
    assert room.same(lead, elsewhere) is not together
    assert all(origin.because for origin in room.trace())


# two descriptions of speakers, and whether one body stands behind them
DESCRIBED = {
    "one hospital": ("a doctor at the town's only hospital", "the registers of the hospital", True),
    "two hospitals": ("a doctor at the Torv hospital", "a nurse of the Elm hospital", False),
    "a hospital and a patient": ("a doctor at the Torv hospital", "a patient of it", False),
    "a ministry and its head": ("the transport ministry", "the transport minister", True),
    "two ministries": ("the transport ministry", "the health minister", False),
    "a head of government": ("the government", "the prime minister", False),
    "an official of a body": ("a Harbour Union official", "the Harbour Union leader", True),
    "an official of nothing": ("a local official", "the Harbour Union leader", False),
    "a military official": ("a military official", "the army", False),
    "the fire brigade": ("the fire brigade", "a fire service spokeswoman", True),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_descriptions_tell_whose_voice_it_is(room: Newsroom, name: str) -> None:
    one, other, together = DESCRIBED[name]
    told: list[str] = []
    for report, words in (("r2", one), ("r3", other)):
        room.print(report, f"Paper {report}", f"The lamp is out, {words} said.", hour=9)
        definite = words.startswith("the ") and "minister" not in words.split()
        body = definite and not {"leader", "registers"} & set(words.split())
        source = f"x@{report}" if body else f"unnamed:x@{report}"
        room.meet(source, ORGANISATION if body else UNNAMED, words)
        told.append(room.cite(report, source, words, "The lamp is out"))
    assert room.same(*told) is together


def test_a_title_names_its_only_holder(room: Newsroom) -> None:
    room.meet("reyes", PERSON, "Ana Reyes")
    room.meet("unnamed:x@r3", UNNAMED, "the harbour mayor")
    room.print("r2", "Gull", "The lamp is out, said Ana Reyes, the harbour mayor.", hour=9)
    room.print("r3", "Port Wire", "The mole broke, the harbour mayor said.", hour=9)
    named = room.cite("r2", "reyes", "Ana Reyes", "The lamp is out")
    assert room.same(named, room.cite("r3", "unnamed:x@r3", "the harbour mayor", "The mole broke"))


@pytest.mark.parametrize(("pronoun", "together"), [("She", True), ("It", False)])
def test_a_lost_pronoun_goes_back_within_its_paragraph(pronoun: str, *, together: bool) -> None:
    room = Newsroom()
    room.meet("reyes", PERSON, "Ana Reyes")
    room.meet("unnamed:p@r1", UNNAMED, pronoun)
    room.print("r1", "Gull", f"The lamp is out, Ana Reyes said. {pronoun} said that it rains.")
    named = room.cite("r1", "reyes", "Ana Reyes", "The lamp is out")
    assert room.same(named, room.cite("r1", "unnamed:p@r1", pronoun, "it rains")) is together


@pytest.mark.parametrize(
    ("outlet", "words", "together"),
    [
        ("Torv Fire Brigade", "a fire brigade spokesman", True),
        ("Torv Harbour Authority", "the harbour authority's spokesman", True),
        ("Torv News Agency", "the agency's spokesman", False),
    ],
)
def test_a_body_that_publishes_itself_is_cited_elsewhere(
    outlet: str, words: str, *, together: bool
) -> None:
    room = Newsroom()
    room.print("r1", outlet, "Nine boats sank in the storm.")
    room.print("r2", "Gull", f"The lamp is out, {words} said.")
    room.meet("unnamed:x@r2", UNNAMED, words)
    own = room.own("r1", "Nine boats sank in the storm")
    assert room.same(own, room.cite("r2", "unnamed:x@r2", words, "The lamp is out")) is together
    lineage = next(origin.lineage for origin in room.trace() if own in origin.statements)
    assert (lineage is Lineage.STATED) is together
