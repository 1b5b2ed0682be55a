"""Relays inside a source's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.resolve.relay_phrases import split_source

CASES = {
    "The agency Norden, citing a harbour pilot": ("a harbour pilot", "The agency Norden"),
    "Two residents, quoting a soldier on leave": ("a soldier on leave", "Two residents"),
    "Elders of Sarva, quoted by Radio Hill": ("Elders of Sarva", "Radio Hill"),
    "The police, in a statement carried by Norden": ("The police", "Norden"),
    "A leaked note, seen by the Herald": ("A leaked note", "the Herald"),
    "a draft of the report, obtained by this paper": ("a draft of the report", "this paper"),
    "The site, on the authority of a clerk": ("a clerk", "The site"),
    "A note of the clerk that the agency Norden carried at noon": (
        "A note of the clerk",
        "the agency Norden",
    ),
    "A letter, dated last May and published by the union": ("A letter", "the union"),
    "a resident that carried water": ("a resident that carried water", ""),
    "a resident who fled to Sarva": ("a resident who fled to Sarva", ""),
    "Karim Haddad, a commander of the rebels": ("Karim Haddad, a commander of the rebels", ""),
    "quoted by Norden": ("quoted by Norden", ""),
    "": ("", ""),
}


@pytest.mark.parametrize(("words", "parted"), CASES.items(), ids=list(CASES))
def test_a_source_is_parted_into_speaker_and_relay(words: str, parted: tuple[str, str]) -> None:
    found = split_source(words)
    assert (found.speaker, found.relay) == parted


@given(st.text(max_size=80))
def test_both_parts_stand_in_the_words(words: str) -> None:
    found = split_source(words)
    assert found.speaker in words
    assert found.relay in words
