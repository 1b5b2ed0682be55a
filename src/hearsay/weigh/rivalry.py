"""Which answers of a question could be true together, and which replaces another."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.model.claims import SlotValue
from hearsay.model.quantities import Count

_NOT = "not "
"""How the value of a denied answer begins: "not X" is the rival of "X" (see compare)."""


def can_both_hold(a: SlotValue, b: SlotValue) -> bool:
    """Tell whether two different answers could be true at once.

    Counts can where they intersect; "not X" can with every answer but X, unless it denies a
    count: what a denied range leaves open is not known here.
    """
    if isinstance(a, Count) or isinstance(b, Count):
        return isinstance(a, Count) and isinstance(b, Count) and a.intersects(b)
    denied_a, denied_b = _read_denied(a), _read_denied(b)
    if denied_a is None and denied_b is None:
        return False
    return b not in (denied_a, a) and a != denied_b


def find_fitting(values: Sequence[SlotValue]) -> tuple[tuple[int, ...], ...]:
    """Give, for each answer's value, the indices of the others that could be true with it."""
    return tuple(
        tuple(
            other
            for other, value in enumerate(values)
            if other != index and can_both_hold(value, own)
        )
        for index, own in enumerate(values)
    )


def replaces_earlier(later: SlotValue, earlier: SlotValue) -> bool:
    """Tell whether an origin that gives the one after the other no longer stands by the other.

    A later count is always an update; of other answers only one that could not be true as well.
    """
    return isinstance(later, Count) or not can_both_hold(later, earlier)


def _read_denied(value: SlotValue) -> str | None:
    if isinstance(value, str) and value.startswith(_NOT):
        return value.removeprefix(_NOT)
    return None
