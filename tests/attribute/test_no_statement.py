"""What looks like a statement and is none."""

from __future__ import annotations

import pytest
from tests.attribute.said import read_statements

CASES = {
    "nothing said": "The road was shut and the shops stayed dark.",
    "noun": "The report of the ministry on the fire was thin.",
    "noun after a pronoun object": "The clerk handed him the report of the ministry.",
    "infinitive": "It would be unfair to say that the police lied.",
    "to say nothing of": "There was fire damage, to say nothing of the flood.",
    "pronoun object": "He said it.",
    "two pronouns": "They told him.",
    "nobody": "Nobody said the bridge was safe.",
    "no one": "No one said that the bridge was safe.",
    "none of them": "None of the witnesses said they saw a plane.",
    "not a single one": "Not a single witness said that the bridge was safe.",
    "neither side": "Neither side said that the truce was over.",
    "no one claimed": "No one claimed responsibility.",
    "passive without a speaker": "The rebels were accused of shelling the market.",
    "an address": "To those who doubt us: we hold the bridge.",
    "empty": "",
    "white space": " \n\n\t \n",
    "marks": "“” \" ' «»",
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_no_statement_is_made_of_it(text: str) -> None:
    assert read_statements(text) == []
