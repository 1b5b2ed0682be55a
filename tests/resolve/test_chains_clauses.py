"""Who speaks where a clause stands between: "who blamed", "which has ...", "whatever he says"."""

from __future__ import annotations

import pytest
from tests.resolve.test_chains import attribute, make_report, resolve

from hearsay.model.statements import Attribution, Form
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actors import ActorLexicon


@pytest.fixture
def book(syrian_actors: ActorLexicon) -> SourceBook:
    """A book with the actors of a case."""
    return SourceBook(syrian_actors)


# a text, who is read as its source, the cue and the content, and the speaker
CLAUSES: dict[str, tuple[str, str, str, str, str]] = {
    "a relative clause on a speaker": (
        "The base held, said Ida Ferr, who blamed the fog for the fire.",
        "",
        "blamed",
        "the fog for the fire",
        "ida-ferr",
    ),
    "a clause on the subject": (
        "Lurland, which has sent ten trucks there, said that the base held.",
        "ten trucks there",
        "said",
        "the base held",
        "lurland",
    ),
    "a capital": ("Lisbon said that the base held.", "Lisbon", "said", "the base held", "portugal"),
    "a force": (
        "The Lurish Defence Force said that the base held.",
        "The Lurish Defence Force",
        "said",
        "the base held",
        "lurish-defence-force",
    ),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_a_clause_does_not_hide_who_speaks(book: SourceBook, name: str) -> None:
    text, source, cue, content, expected = CLAUSES[name]
    told: list[Attribution] = []
    if "said Ida Ferr" in text:
        told.append(attribute(text, "The base held", "said", "Ida Ferr"))
    told.append(attribute(text, content, cue, source))
    assert resolve(make_report(text), told, book)[-1].speaker == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The fog set the fire, whatever Ida Ferr says.", Form.OWN_VOICE),
        ("The fog set the fire, no matter what Ida Ferr says.", Form.OWN_VOICE),
        ("The fog set the fire, as Ida Ferr says.", Form.INDIRECT),
    ],
)
def test_what_is_said_against_somebody_is_the_report_s_own(
    book: SourceBook, text: str, form: Form
) -> None:
    (statement,) = resolve(
        make_report(text), [attribute(text, "The fog set the fire", "says", "Ida Ferr")], book
    )
    assert statement.form is form
    assert (statement.speaker == "ida-ferr") is (form is Form.INDIRECT)


def test_whom_the_words_bring_up_does_not_say_them(book: SourceBook) -> None:
    text = "The base held, Omar Ferr said. A man of 41 was held, he added."
    told = [
        attribute(text, "The base held", "said", "Omar Ferr"),
        attribute(text, "A man of 41 was held", "added", "he"),
    ]
    assert resolve(make_report(text), told, book)[-1].speaker == "omar-ferr"
