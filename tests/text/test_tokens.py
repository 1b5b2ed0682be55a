from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.spans import Span
from hearsay.text.tokens import split_tokens

CASES = {
    "words and marks": ("The dam held.", ["The", "dam", "held", "."]),
    "initials": ("The U.S. left at 5 p.m.", ["The", "U.S.", "left", "at", "5", "p.m."]),
    "numbers": ("1,200 at 5:30, 1.5", ["1,200", "at", "5:30", ",", "1.5"]),
    "ordinals and units": ("3rd 12km", ["3rd", "12km"]),
    "possessives": ("the men's boots", ["the", "men", "'s", "boots"]),
    "plural possessive": ("the boys’ boots", ["the", "boys", "’", "boots"]),
    "clitics": ("they'll I’ve", ["they", "'ll", "I", "’ve"]),
    "negations stay whole": ("weren't", ["weren't"]),
    "hyphens": ("al-Assad's twenty-one", ["al-Assad", "'s", "twenty-one"]),
    "apostrophes within": ("O'Brien", ["O'Brien"]),
    "quotation marks": ("“Go,” he said", ["“", "Go", ",", "”", "he", "said"]),
    "accents apart": ("cafe\u0301 Noe\u0308l", ["cafe\u0301", "Noe\u0308l"]),
    "emoji and zero width": ("fire😀\u200bhere", ["fire", "😀", "\u200b", "here"]),
    "right to left": ("قال الوزير.", ["قال", "الوزير", "."]),
    "nothing": (" \n\t ", []),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_a_text_is_split_into_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in split_tokens(text)] == words


def test_lower_case_words_have_straight_apostrophes() -> None:
    assert [token.lower for token in split_tokens("The Army’s")] == ["the", "army", "'s"]


def test_a_part_of_a_text_keeps_the_texts_offsets() -> None:
    text = "The dam held. It rained."
    tokens = split_tokens(text, Span(14, len(text)))
    assert [token.span.cut(text) for token in tokens] == ["It", "rained", "."]


@given(st.one_of(st.text(), st.text(alphabet="ab1.,:-'’“s \n\u0301\u200b😀א")))
def test_every_code_point_but_white_space_is_in_exactly_one_token(text: str) -> None:
    tokens = split_tokens(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(token.span.cut(text) == token.text for token in tokens)


@pytest.mark.parametrize("unit", ["1.", "a.", "a'", "a-", "'", "1"])
def test_a_long_run_is_split_whole(unit: str) -> None:
    text = unit * 20_000
    assert "".join(token.text for token in split_tokens(text)) == text
