"""Verb and noun forms made from a lexicon's parts."""

from __future__ import annotations

import pytest

from hearsay.frames.morphology import inflect_verb


@pytest.mark.parametrize(
    ("parts", "third", "past", "participle", "ing"),
    [
        ("capture", "captures", "captured", "captured", "capturing"),
        ("retake, retook, retaken", "retakes", "retook", "retaken", "retaking"),
        ("stop", "stops", "stopped", "stopped", "stopping"),
        ("repel, repelled, repelled", "repels", "repelled", "repelled", "repelling"),
        ("overrun, overran, overrun", "overruns", "overran", "overrun", "overrunning"),
        ("occupy", "occupies", "occupied", "occupied", "occupying"),
        ("flee, fled, fled", "flees", "fled", "fled", "fleeing"),
        ("die", "dies", "died", "died", "dying"),
        ("push", "pushes", "pushed", "pushed", "pushing"),
        ("withdraw, withdrew, withdrawn", "withdraws", "withdrew", "withdrawn", "withdrawing"),
        ("hit, hit, hit", "hits", "hit", "hit", "hitting"),
        ("tow", "tows", "towed", "towed", "towing"),
    ],
)
def test_a_verb_s_forms(parts: str, third: str, past: str, participle: str, ing: str) -> None:
    verb = inflect_verb(parts)

    assert (verb.third, verb.past, verb.participle, verb.ing) == (third, past, participle, ing)


@pytest.mark.parametrize(
    "parts", ["", "take, took", "take control", "Take", "take, took, taken, x"]
)
def test_a_malformed_verb_is_refused(parts: str) -> None:
    with pytest.raises(ValueError, match="verb"):
        inflect_verb(parts)
