"""Where a content ends: at the next statement, with its clause, after the dateline."""

from __future__ import annotations

import pytest
from tests.attribute.said import read_statements

CASES: dict[str, tuple[str, list[str]]] = {
    "but": (
        "The army said it had taken the hill, but the rebels said they still held it.",
        [
            "[The army] <said> {it had taken the hill}",
            "[the rebels] <said> {they still held it}",
        ],
    ),
    "while": (
        "The army said it had taken the hill, while residents said the fighting went on.",
        [
            "[The army] <said> {it had taken the hill}",
            "[residents] <said> {the fighting went on}",
        ],
    ),
    "and": (
        "The army said it had taken the hill and the rebels said they had fled.",
        [
            "[The army] <said> {it had taken the hill}",
            "[the rebels] <said> {they had fled}",
        ],
    ),
    "some and others": (
        "Some said the road was wet, others said that the driver was drunk.",
        [
            "[Some] <said> {the road was wet}",
            "[others] <said> {that the driver was drunk}",
        ],
    ),
    "semicolon before a statement": (
        "The army said the shelling had stopped; residents denied it.",
        [
            "[The army] <said> {the shelling had stopped}",
            "[residents] <denied> {it}",
        ],
    ),
    "semicolon before the report's own words": (
        "The organisers said 40,000 people had marched; the square holds 9,000.",
        ["[The organisers] <said> {40,000 people had marched}"],
    ),
    "adding": (
        "He also said that the vote was void, adding that it would be repeated.",
        [
            "[He] <also said> {that the vote was void}",
            "[He] <adding> {that it would be repeated}",
        ],
    ),
    "relative clause": (
        "Russia, which said that its jets were grounded, left the talks.",
        ["[Russia] <said> {that its jets were grounded}"],
    ),
    "relative clause of a person": (
        "Colonel Idris, who denied that his troops were involved, left the talks.",
        ["[Colonel Idris] <denied> {that his troops were involved}"],
    ),
    "dateline with an agency": (
        "DAMASCUS, Mar 3 (SANA) - The army has entered the town, a military source said.",
        ["[a military source] <said> {The army has entered the town}"],
    ),
    "dateline with a dash": (
        "KYIV, 4 May — The bridge has collapsed, officials said.",
        ["[officials] <said> {The bridge has collapsed}"],
    ),
    "the sentence": (
        "The mayor said the bridge was gone. The road was shut.",
        ["[The mayor] <said> {the bridge was gone}"],
    ),
    "a belief of the same speaker is no second statement": (
        "The minister said he believes the dam will hold.",
        ["[The minister] <said> {he believes the dam will hold}"],
    ),
    "what a speaker says that somebody will say is no second statement": (
        "The minister said the council will announce that the dam is safe.",
        ["[The minister] <said> {the council will announce that the dam is safe}"],
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES)
def test_a_content_ends_where_its_speaker_stops(text: str, said: list[str]) -> None:
    assert read_statements(text) == said
