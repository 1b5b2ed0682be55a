"""Quotations: split, running over sentences and paragraphs, nested, and in all marks."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE, read_statements

SPLIT: dict[str, tuple[str, str]] = {
    "in a sentence": (
        '"We have left the town," the general said, "and we will not return."',
        '[the general] <said> {"We have left the town," | "and we will not return."}',
    ),
    "a short first half": (
        '"We left," he said on Sunday, "because the shells came closer."',
        '[he] <said> {"We left," | "because the shells came closer."}',
    ),
    "inverted, with a time": (
        '"I am not leaving," said the minister on Sunday, "until the count is done."',
        '[the minister] <said> {"I am not leaving," | "until the count is done."}',
    ),
    "after the full stop": (
        '"The water rose in minutes," said Amira Costa. "We climbed on to the roof."',
        '[Amira Costa] <said> {"The water rose in minutes," | "We climbed on to the roof."}',
    ),
    "after the full stop, several sentences": (
        '"The water rose," said Amira Costa. "We climbed up. Nobody came for hours."',
        '[Amira Costa] <said> {"The water rose," | "We climbed up. Nobody came for hours."}',
    ),
    "several sentences before the verb": (
        '"The water rose. We climbed up. Nobody came," said Amira Costa.',
        '[Amira Costa] <said> {"The water rose. We climbed up. Nobody came,"}',
    ),
    "paragraphs after a colon": (
        'The mayor said: "The wave hit at dawn.\n\n"A second came.\n\n"Then it was quiet."',
        '[The mayor] <said> {"The wave hit at dawn. | "A second came. | "Then it was quiet."}',
    ),
    "paragraphs before the verb": (
        "“The wave hit at dawn.\n\n“A second came.\n\n“Then it was quiet,” the mayor said.",
        "[the mayor] <said> {“The wave hit at dawn. | “A second came. | “Then it was quiet,”}",
    ),
    "never closed": (
        "The mayor said: “The wave hit at dawn and took the boats.\n\nThe town was flooded.",
        "[The mayor] <said> {“The wave hit at dawn and took the boats.}",
    ),
}


@pytest.mark.parametrize(("text", "said"), SPLIT.values(), ids=SPLIT)
def test_the_parts_of_a_quotation_are_one_statement(text: str, said: str) -> None:
    assert read_statements(text) == [said]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [('"', '"'), ("“", "”"), ("«", "»"), ("``", "''"), ("''", "''"), ("'", "'"), ("‘", "’")],
    ids=["straight", "curly", "guillemets", "TeX", "doubled apostrophes", "single", "curly single"],
)
def test_every_kind_of_mark_is_read(opening: str, closing: str) -> None:
    quotation = f"{opening}The bridge is gone,{closing}"
    assert read_statements(f"{quotation} said the mayor.") == [
        f"[the mayor] <said> {{{quotation}}}"
    ]


APOSTROPHES: dict[str, tuple[str, str]] = {
    "straight": (
        "'The soldiers' boots were wet,' said the medic. 'They'd walked all night.'",
        "[the medic] <said> {'The soldiers' boots were wet,' | 'They'd walked all night.'}",
    ),
    "curly": (
        "‘The soldiers’ boots were wet,’ said the medic. ‘They’d walked all night.’",
        "[the medic] <said> {‘The soldiers’ boots were wet,’ | ‘They’d walked all night.’}",
    ),
    "within a word": (
        "'We don't know who fired,' the observer said.",
        "[the observer] <said> {'We don't know who fired,'}",
    ),
    "no quotation at all": (
        "The soldiers' wives said the boys' boots were wet.",
        "[The soldiers' wives] <said> {the boys' boots were wet}",
    ),
}


@pytest.mark.parametrize(("text", "said"), APOSTROPHES.values(), ids=APOSTROPHES)
def test_an_apostrophe_closes_no_quotation(text: str, said: str) -> None:
    assert read_statements(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The minister said: “My adviser told me ‘the bridge is gone’ on Monday.”",
            [
                "[The minister] <said> {“My adviser told me ‘the bridge is gone’ on Monday.”}",
                "[My adviser] <told> {‘the bridge is gone’ on Monday} via The minister to me",
            ],
        ),
        (
            "The minister said: 'My adviser told me \"the bridge is gone\".'",
            [
                "[The minister] <said> {'My adviser told me \"the bridge is gone\".'}",
                '[My adviser] <told> {"the bridge is gone"} via The minister to me',
            ],
        ),
    ],
    ids=["single in double", "double in single"],
)
def test_who_is_quoted_in_a_quotation_speaks_through_its_speaker(
    text: str, said: list[str]
) -> None:
    assert read_statements(text) == said


UNCUED: dict[str, tuple[str, list[str]]] = {
    "alone": (
        '"We will never give up this town to anyone."',
        ['[] <> {"We will never give up this town to anyone."}'],
    ),
    "between sentences": (
        'There was a sign. "We will never give up this town." It was old.',
        ['[] <> {"We will never give up this town."}'],
    ),
    "paragraphs": (
        '"We will never give up this town.\n\n"It is our home."',
        ['[] <> {"We will never give up this town. | "It is our home."}'],
    ),
    "a few words within a sentence": ('The "people of the dam" came down to the road.', []),
    "a name": ('"The Dam" opened on Friday to a full house.', []),
}


@pytest.mark.parametrize(("text", "said"), UNCUED.values(), ids=UNCUED)
def test_a_sentence_in_marks_that_nobody_is_named_for_is_kept(text: str, said: list[str]) -> None:
    assert read_statements(text) == said


def test_a_quotation_is_no_statement_twice() -> None:
    text = '"The water rose in minutes and took the boats," said Amira Costa.'
    assert len(ENGINE.attribute(text)) == 1
