"""Cues that are no verb with a subject: prepositions, nouns, and hearsay that names nobody."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE, read_statements

CASES: dict[str, tuple[str, str]] = {
    "according to, first": (
        "According to the mayor, the bridge had collapsed.",
        "[the mayor] <According to> {the bridge had collapsed}",
    ),
    "according to, last": (
        "The bridge had collapsed, according to the mayor.",
        "[the mayor] <according to> {The bridge had collapsed}",
    ),
    "according to, without a comma": (
        "The bridge had collapsed according to the mayor of Darivka.",
        "[the mayor of Darivka] <according to> {The bridge had collapsed}",
    ),
    "according to, in the middle": (
        "The ferry, according to the harbour office, sank within minutes.",
        "[the harbour office] <according to> {The ferry | sank within minutes}",
    ),
    "according to a document": (
        "According to a report by the observatory, 12 people died.",
        "[a report by the observatory] <According to> {12 people died}",
    ),
    "per": (
        "Per the observatory, 12 people died.",
        "[the observatory] <Per> {12 people died}",
    ),
    "possessor's claim": (
        "He repeated the ministry's claim that the rebels had fled.",
        "[the ministry] <claim> {that the rebels had fled}",
    ),
    "claim as a subject": (
        "The ministry's claim that the rebels had fled could not be checked.",
        "[The ministry] <claim> {that the rebels had fled}",
    ),
    "statement by": (
        "A statement by the army that the rebels had fled was met with laughter.",
        "[the army] <statement> {that the rebels had fled}",
    ),
    "reports": (
        "There were reports that a ferry had sunk.",
        "[reports] <reports> {that a ferry had sunk}",
    ),
    "reports as a subject": (
        "Reports that a ferry had sunk were being checked.",
        "[Reports] <Reports> {that a ferry had sunk}",
    ),
    "reportedly": (
        "The town has reportedly fallen to the rebels.",
        "[] <reportedly> {The town has | fallen to the rebels}",
    ),
    "allegedly, first": (
        "Allegedly, the guards were asleep.",
        "[] <Allegedly> {the guards were asleep}",
    ),
    "it was reported": (
        "It was reported that the town had fallen.",
        "[] <It was reported> {that the town had fallen}",
    ),
    "it is said": (
        "It is said that the town has fallen.",
        "[] <It is said> {that the town has fallen}",
    ),
    "is said to": (
        "The guards are said to have been asleep.",
        "[] <are said> {The guards | to have been asleep}",
    ),
    "was reported to": (
        "The town was reported to have fallen.",
        "[] <was reported> {The town | to have fallen}",
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES)
def test_a_set_phrase_hands_over_its_content(text: str, said: str) -> None:
    assert read_statements(text) == [said]


def test_would_have_us_believe_doubts_what_it_passes_on() -> None:
    text = "The ministry would have us believe that no shell fell on the market."
    assert read_statements(text) == [
        "[The ministry] <would have us believe> {that no shell fell on the market}"
    ]
    assert [found.doubted for found in ENGINE.attribute(text)] == [True]
