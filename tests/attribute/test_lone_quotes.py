"""Quotations without a verb: signed with a dash, or nobody's."""

from __future__ import annotations

import pytest
from tests.attribute.said import read_statements

SIGNED = {
    "a dash and a name": (
        "“He is wrong about the bridge.” ― Ana Brek",
        ["[Ana Brek] <―> {“He is wrong about the bridge.”}"],
    ),
    "a line each": (
        "“He is wrong.” — Ana Brek\n“So is she.” — Ivo Hald, of Miami",
        [
            "[Ana Brek] <—> {“He is wrong.”}",
            "[Ivo Hald, of Miami] <—> {“So is she.”}",
        ],
    ),
    "no name": (
        "“He is wrong about all of this.” - that was all",
        ["[] <> {“He is wrong about all of this.”}"],
    ),
    "a dash that goes on": (
        "“He is wrong about all of this.” — A shout came from the crowd, and the guards moved.",
        ["[] <> {“He is wrong about all of this.”}"],
    ),
    "too short to be anybody's": ("“Wrong again.” It rained.", []),
}


@pytest.mark.parametrize(("text", "expected"), SIGNED.values(), ids=SIGNED)
def test_a_signature_names_the_speaker(text: str, expected: list[str]) -> None:
    assert read_statements(text) == expected


TURNS = {
    "a transcript": (
        "WARD: Will the bridge open by the spring?\nMAYOR BREK: We shall see what they say.",
        [
            "[WARD] <:> {Will the bridge open by the spring?}",
            "[MAYOR BREK] <:> {We shall see what they say.}",
        ],
    ),
    "a heading is none": ("UPDATE: Closed.", []),
    "a place is none": ("The town of ANKH: it was closed for a very long time.", []),
}


@pytest.mark.parametrize(("text", "expected"), TURNS.values(), ids=TURNS)
def test_a_line_of_a_transcript_is_its_speaker_s(text: str, expected: list[str]) -> None:
    assert read_statements(text) == expected
