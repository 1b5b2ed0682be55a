"""Whom a report has named or described before a pronoun."""

from __future__ import annotations

import pytest

from hearsay.model.sources import Source
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.persons import PersonIndex
from hearsay.resolve.speakers import ReportSpeakers

PEOPLE = {
    "a title": ("Mrs Horova left.", [("Horova", "she")]),
    "an office before": ("The interior minister, Jonas Hald, left.", [("Jonas Hald", "he")]),
    "an office after": ("Oda Prinn, the harbour master, left.", []),
    "an office with a land": (
        "The President of the Republic, Gedeon Ruck, left.",
        [("Gedeon Ruck", "")],
    ),
    "a given name": ("They met Carla Voss.", [("Carla Voss", "she")]),
    "a noun": ("A night watchman saw it; a spokeswoman did not.", [("a spokeswoman", "she")]),
    "an office in capitals": (
        "They met Mining Minister Carla Voss.",
        [("Carla Voss", "she")],
    ),
    "no person": ("The Upper Bridge fell into the Mill River.", []),
}


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people_are_known_by_title_office_name_or_noun(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(p.name, p.pronoun) for p in PersonIndex(text).before(len(text))]
    assert found == expected


def test_only_what_stands_before_is_looked_back_to() -> None:
    text = "Mr Hald left. Mrs Voss came. Mr Brek stayed."
    assert [p.name for p in PersonIndex(text).before(text.index("Mr Brek"))] == ["Voss", "Hald"]


def test_an_office_leads_to_its_holder() -> None:
    text = "The President of the Republic, Gedeon Ruck, left. The minister stayed."
    index = PersonIndex(text)
    holder = index.find_holder(frozenset({"president"}), len(text))
    assert holder is not None
    assert holder.name == "Gedeon Ruck"
    assert index.find_holder(frozenset({"mayor"}), len(text)) is None


class NoNames:
    def resolve_name(self, name: str) -> Source | None:
        return {"": None}.get(name)


PRONOUNS = {
    "the subject before, not the object": (
        "Carla Voss met Anna Brek on Sunday. Nothing was signed, she said.",
        "Carla Voss",
    ),
    "never of the other gender": (
        "Jonas Hald met Anna Brek on Sunday. Nothing was signed, she said.",
        "Anna Brek",
    ),
    "somebody described": (
        "A driver was pulled out on Sunday. Nothing was left, he said.",
        "A driver",
    ),
}


@pytest.mark.parametrize(("text", "expected"), PRONOUNS.values(), ids=PRONOUNS)
def test_a_pronoun_means_whom_the_words_allow(text: str, expected: str) -> None:
    book = SourceBook(NoNames())
    word = "she" if "she said" in text else "he"
    met = ReportSpeakers(book, "r", text).resolve(word, text.rindex(f"{word} said"), ())
    assert book.get(met.source).name == expected
