"""Relays: through whom a report heard what it passes on."""

from __future__ import annotations

import pytest
from tests.attribute.said import read_statements

CASES: dict[str, tuple[str, str]] = {
    "quoted as saying": (
        "SANA quoted a military source as saying the airport was safe.",
        "[a military source] <quoted | as saying> {the airport was safe} via SANA",
    ),
    "quoted as saying, fronted": (
        '"The village is ours," state television quoted an officer as saying.',
        '[an officer] <quoted | as saying> {"The village is ours,"} via state television',
    ),
    "was quoted by": (
        "A military source was quoted by SANA as saying that the airport was safe.",
        "[A military source] <was quoted by SANA as saying> {that the airport was safe} via SANA",
    ),
    "was quoted by, fronted": (
        '"The airport is safe," a military source was quoted by SANA as saying.',
        '[a military source] <was quoted by SANA as saying> {"The airport is safe,"} via SANA',
    ),
    "was quoted by nobody in particular": (
        "A military source was quoted as saying that the airport was safe.",
        "[A military source] <was quoted as saying> {that the airport was safe}",
    ),
    "citing, between commas": (
        "Reuters, citing two officials, said the airport was safe.",
        "[two officials] <citing> {the airport was safe} via Reuters",
    ),
    "citing, last": (
        "Reuters said the airport was safe, citing two officials.",
        "[two officials] <citing> {the airport was safe} via Reuters",
    ),
    "citing, first": (
        "Citing two officials, Reuters said the airport was safe.",
        "[two officials] <Citing> {the airport was safe} via Reuters",
    ),
    "citing, after a fronted content": (
        "The airport was safe, Reuters reported, citing two officials.",
        "[two officials] <citing> {The airport was safe} via Reuters",
    ),
    "quoting, before 'that'": (
        "State television said, quoting an officer, that the village had been taken.",
        "[an officer] <quoting> {that the village had been taken} via State television",
    ),
    "reported that somebody said": (
        "Reuters reported that the governor said the airport was safe.",
        "[the governor] <said> {the airport was safe} via Reuters",
    ),
    "reported that somebody had told it": (
        "The agency reported that the governor had told it that 12 people had died.",
        "[the governor] <had told> {that 12 people had died} via The agency to it",
    ),
    "somebody told, somebody else reported": (
        "An officer told state television that the village had been taken, Reuters reported.",
        "[An officer] <told> {that the village had been taken} via Reuters to state television",
    ),
    "somebody said, according to": (
        "The village had been taken, an officer said, according to Reuters.",
        "[an officer] <said> {The village had been taken} via Reuters",
    ),
    "according to somebody, another said": (
        "According to Reuters, the governor said that 12 people had died.",
        "[the governor] <said> {that 12 people had died} via Reuters",
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES)
def test_what_is_only_passed_on_is_its_speakers_statement(text: str, said: str) -> None:
    assert read_statements(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The claim by the army that it had won was false, residents said.",
            [
                "[residents] <said> {The claim by the army that it had won was false}",
                "[the army] <claim> {that it had won} via residents",
            ],
        ),
        (
            "The general said the town had reportedly fallen.",
            [
                "[] <reportedly> {the town had | fallen} via The general",
                "[The general] <said> {the town had reportedly fallen}",
            ],
        ),
    ],
    ids=["judges it", "does not say whose it is"],
)
def test_who_says_more_than_what_is_passed_on_keeps_a_statement(text: str, said: list[str]) -> None:
    assert read_statements(text) == said
