"""Speaking: who "we" and "our forces" are, once it is known who says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hearsay.model.claims import OWN_MEN, SPEAKER, Denied, FrameMatch, SlotValue
from hearsay.model.statements import Form, Statement

SideFinder = Callable[[Statement], str | None]
"""Gives whom a statement's speaker means by "we"; None where nobody can know."""

_ASIDE = frozenset({"by", "victims", "against", "crowd", "previous"})
"""Slots without which a claim still says something."""


def name_speaker(
    match: FrameMatch, statement: Statement, find_side: SideFinder | None
) -> FrameMatch | None:
    """Put the speaker's side where the words are "we"; None where it is needed and not known."""
    if not _speaks(match.slots):
        return match
    side = find_side(statement) if find_side else None
    # "he said that his men": not what a man himself says of another, and no body has men so
    reported = statement.form is Form.INDIRECT and side != statement.speaker
    slots = _name(match.slots, {SPEAKER: side, OWN_MEN: side if reported else None})
    return None if slots is None else replace(match, slots=slots)


def _speaks(slots: Mapping[str, SlotValue]) -> bool:
    return any(
        _speaks(value.slots) if isinstance(value, Denied) else value in (SPEAKER, OWN_MEN)
        for value in slots.values()
    )


def _name(
    slots: Mapping[str, SlotValue], sides: Mapping[str, str | None]
) -> dict[str, SlotValue] | None:
    named: dict[str, SlotValue] = {}
    for slot, value in slots.items():
        if isinstance(value, Denied):
            inner = _name(value.slots, sides)
            if inner is None:
                return None
            named[slot] = Denied(value.frame, inner)
        elif not isinstance(value, str) or value not in sides:
            named[slot] = value
        elif sides[value] is None and slot not in _ASIDE:
            return None
        else:
            named[slot] = sides[value]
    return named
