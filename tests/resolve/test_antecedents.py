"""Whom "who" and "which" take up: text in, words out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.resolve.antecedents import find_antecedent

TABLE = {
    "The stewards of the Blue Line, who had sworn that": "The stewards of the Blue Line",
    "Norland, which had announced that": "Norland",
    "She asked a nurse who said that": "a nurse",
    "the mayor, Ana Ruiz, who believes that": "Ana Ruiz",
    "It was the head of the Harbour Office who told": "the head of the Harbour Office",
    "asked two witnesses from the market who say": "two witnesses from the market",
    "of those who say": None,
    "they wept, who say": None,
}


@pytest.mark.parametrize("text", TABLE)
def test_the_words_before_are_taken_up(text: str) -> None:
    at = max(text.find(" who"), text.find(" which")) + 1
    found = find_antecedent(text, at)
    assert (found.cut(text) if found else None) == TABLE[text]


@given(st.text(), st.integers(0, 200))
def test_it_ends_before_the_relative_word(text: str, at: int) -> None:
    at = min(at, len(text))
    found = find_antecedent(text, at)
    assert found is None or (0 <= found.start < found.end <= at)
