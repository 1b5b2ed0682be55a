"""A wrong frame.toml is refused with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearsay.errors import LexiconError
from hearsay.frames.lexicon import load_frame, load_frames

GOOD = """
about = "What becomes of a bridge."
open = ["state"]
same = ["bridge"]
[slots]
bridge = { kind = "actor", required = true }
state = { kind = "choice", choices = ["stands", "fell"], required = true }
[questions]
state = "Does {bridge} stand {when}?"
[[triggers]]
verbs = ["collapse"]
set = { state = "fell" }
roles = { bridge = ["topic"] }
"""


def _load(folder: Path, toml: str) -> None:
    frame = folder / "bridge"
    frame.mkdir()
    (frame / "frame.toml").write_text(toml, "utf-8")
    load_frame(frame)


def test_a_sound_frame_loads(tmp_path: Path) -> None:
    _load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("about =", "abuot =", "abuot"),
        ('open = ["state"]', "open = []", "open"),
        ('open = ["state"]', 'open = ["colour"]', "colour"),
        ('same = ["bridge"]', 'same = ["river"]', "river"),
        ('kind = "actor"', 'kind = "robot"', "robot"),
        ('choices = ["stands", "fell"]', "choices = []", "state"),
        ('state = "Does {bridge} stand {when}?"', 'state = "Does {river} stand?"', "river"),
        ('state = "Does {bridge} stand {when}?"', 'state = "It stands"', "must end in ?"),
        ('state = "Does {bridge} stand {when}?"', 'bridge = "Which?"', "[questions]"),
        ('verbs = ["collapse"]', 'verbs = ["collapse, collapsed"]', "collapse, collapsed"),
        ('verbs = ["collapse"]', "verbs = []", "needs verbs"),
        ('verbs = ["collapse"]', 'verbs = "collapse"', "verbs"),
        ('state = "fell" }', 'state = "burnt" }', "burnt"),
        ('bridge = ["topic"]', 'bridge = ["thema"]', "thema"),
        ('bridge = ["topic"]', 'river = ["topic"]', "river"),
        ("[[triggers]]", "[[triggerz]]", "triggerz"),
        ("about =", "about", "can't be read"),
    ],
)
def test_a_wrong_frame_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD

    with pytest.raises(LexiconError) as refused:
        _load(tmp_path, GOOD.replace(old, new))

    assert refused.value.where == "bridge/frame.toml"
    assert told in str(refused.value)


def test_frames_are_loaded_once_and_sorted() -> None:
    names = [frame.name for frame in load_frames()]

    assert names == sorted(names)
    assert all(a is b for a, b in zip(load_frames(), load_frames(), strict=True))


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_every_open_slot_has_a_question(frame: object) -> None:
    assert hasattr(frame, "questions")
    assert set(frame.questions) == set(frame.open_slots)  # type: ignore[attr-defined]  # parametrized
