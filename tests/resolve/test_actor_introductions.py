"""What reports introduce: short forms of names, and who holds which office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.resolve.actor_introductions import (
    Introductions,
    find_offices,
    find_short_forms,
    learn_introductions,
)

SHORT = {
    "in brackets": ("The Delta Nurses Network (DNN) said so.", [("DNN", "Delta Nurses Network")]),
    "with small words": (
        "The Office for Care of Rivers (OCR) said so.",
        [("OCR", "Office for Care of Rivers")],
    ),
    "with or": (
        "The Hill Watch Group, or HWG, said so.",
        [("HWG", "Hill Watch Group")],
    ),
    "the short one first": ("DNN (Delta Nurses Network) said.", [("DNN", "Delta Nurses Network")]),
    "with dots": ("The Delta Nurses Network (D.N.N.) said.", [("DNN", "Delta Nurses Network")]),
    "other letters": ("The Delta Nurses Network (ABC) said so.", []),
    "a place": ("She left Lund (UK) early.", []),
    "lower case before": ("a group of nurses (GON) said", []),
}


@pytest.mark.parametrize(("text", "found"), SHORT.values(), ids=SHORT)
def test_short_forms_stand_beside_their_names(text: str, found: list[tuple[str, str]]) -> None:
    assert list(find_short_forms(text)) == found


def test_a_short_form_of_two_names_is_of_neither() -> None:
    texts = [("r1", "The Delta Nurses Network (DNN)."), ("r2", "The Dock Night News (DNN).")]
    assert learn_introductions(texts[:1], Introductions()).spell_out("DNN")
    assert learn_introductions(texts, Introductions()).spell_out("DNN") is None


OFFICES = {
    "after the name": ("Milan Kovac, chief of the river police, left.", "river police"),
    "before, with a comma": ("The chief of the river police, Milan Kovac, left.", "river police"),
    "right before": ("They met police chief Milan Kovac.", "police"),
    "for": ("Milan Kovac, a spokesman for Minera Alta, left.", "Minera Alta"),
    "whose": ("Milan Kovac, the army's spokesman, left.", "army"),
}


@pytest.mark.parametrize(("text", "body"), OFFICES.values(), ids=OFFICES)
def test_offices_tell_a_person_and_a_body(text: str, body: str) -> None:
    assert [(one.person, one.body) for one in find_offices("r", text)] == [("Milan Kovac", body)]


@pytest.mark.parametrize(
    "text",
    [
        "Milan Kovac, who had met the mayor, left.",
        "Milan Kovac, on the way to the chief, left.",
        "Milan Kovac and the mayor left.",
        "River Police, chief of all, left.",
    ],
)
def test_no_office_is_read_into_other_words(text: str) -> None:
    assert list(find_offices("r", text)) == []


REPORTS = [
    ("r1", "Milan Kovac, chief of the river police, left."),
    ("r2", "Eva Horn, chief of the fire police, came. The mayor, Ida Ferr, stayed."),
]
HELD = {
    "in another report": ("the chief of the river police", "r9", "Milan Kovac"),
    "two words of it": ("the river police chief", "r9", "Milan Kovac"),
    "two hold such": ("the police chief", "r9", None),
    "one word, in its own report": ("the mayor", "r2", "Ida Ferr"),
    "one word elsewhere": ("the mayor", "r1", None),
    "nobody": ("the chief of the harbour police", "r1", None),
    "no office": ("the river police", "r1", None),
    "nothing": ("", "r1", None),
}


@pytest.mark.parametrize(("words", "report", "person"), HELD.values(), ids=HELD)
def test_a_description_is_whoever_alone_holds_it(
    words: str, report: str, person: str | None
) -> None:
    found = learn_introductions(REPORTS, Introductions()).find_holder(words, report)
    assert (found.person if found else None) == person


def test_an_owner_named_before_tells_whose_office_it_is() -> None:
    known = learn_introductions([("r", "Eva Horn, collector of Nalk, came.")], Introductions())
    found = known.find_owned("its collector", "Forty are missing in the district of Nalk, ")
    assert found is not None
    assert found.person == "Eva Horn"
    assert known.find_owned("its collector", "Forty are missing in Perth, ") is None


def test_a_report_teaches_once() -> None:
    known = learn_introductions(REPORTS, Introductions())
    assert learn_introductions(REPORTS, known) is known


PIECES = st.sampled_from(
    "Milan|Kovac|,|chief|of|the|police|(|DNN|)|or|Delta|Nurses|Network|\n|.|“".split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_what_is_introduced_stands_in_the_text(text: str) -> None:
    plain = " ".join(text.split())
    for _, full in find_short_forms(text):
        assert " ".join(full.split()) in plain
    for office in find_offices("r", text):
        assert office.told in plain
