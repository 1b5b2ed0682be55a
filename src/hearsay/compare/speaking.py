"""Speaking: who "we" and "our forces" are, once it is known who says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hearsay.model.claims import SPEAKER, Denied, FrameMatch, SlotValue
from hearsay.model.statements import Statement

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
    slots = _name(match.slots, side)
    return None if slots is None else replace(match, slots=slots)


def _speaks(slots: Mapping[str, SlotValue]) -> bool:
    return any(
        value == SPEAKER or (isinstance(value, Denied) and _speaks(value.slots))
        for value in slots.values()
    )


def _name(slots: Mapping[str, SlotValue], side: str | None) -> dict[str, SlotValue] | None:
    named: dict[str, SlotValue] = {}
    for slot, value in slots.items():
        if isinstance(value, Denied):
            inner = _name(value.slots, side)
            if inner is None:
                return None
            named[slot] = Denied(value.frame, inner)
        elif value != SPEAKER:
            named[slot] = value
        elif side is None and slot not in _ASIDE:
            return None
        else:
            named[slot] = side
    return named
