"""Every sentence of every frame's cases.toml gives the matches written beside it."""

from __future__ import annotations

import pytest

from hearsay.frames.cases import FrameCase, read_cases, tell_match
from hearsay.frames.engine import find_frames
from hearsay.frames.lexicon import load_frames
from hearsay.model.spans import Span

FRAMES = load_frames()
CASES = [case for frame in FRAMES for case in read_cases(frame.name)]


def _id(case: FrameCase) -> str:
    return f"{case.frame}: {case.text}"


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_case_gives_its_matches(case: FrameCase) -> None:
    matches = find_frames(case.text, Span(0, len(case.text)), case.mentions, FRAMES)

    told = [tell_match(match) for match in matches if match.frame == case.frame]

    assert sorted(map(str, map(sorted_slots, told))) == sorted(
        map(str, map(sorted_slots, case.expected))
    )


def sorted_slots(told: object) -> object:
    if isinstance(told, dict):
        return {key: sorted_slots(value) for key, value in sorted(told.items())}
    return told


@pytest.mark.parametrize("frame", [frame.name for frame in FRAMES])
def test_a_frame_shows_what_matches_and_what_does_not(frame: str) -> None:
    cases = read_cases(frame)

    assert len([case for case in cases if case.expected]) >= 3
    assert len([case for case in cases if not case.expected]) >= 2


def test_the_contract_s_frames_are_there() -> None:
    assert {frame.name for frame in FRAMES} >= {
        "control",
        "casualties",
        "strikes",
        "movement",
        "responsibility",
        "denial",
    }
