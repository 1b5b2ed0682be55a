"""Which answers of a question could be true together, and which replaces another."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from hearsay.model.claims import SlotValue
from hearsay.model.quantities import Count

Fitting = Sequence[Sequence[tuple[int, float]]]
"""For each answer the indices of those that bear it out, with how far, from 0 to 1."""

_NEAR = 0.15
_LEAST = 0.1
DENIED = "not "
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


def measure_fit(a: SlotValue, b: SlotValue) -> float:
    """Tell how far two different answers bear each other out, from 0 to 1.

    1 where both could be true. Two counts that can't be both be right may still be two guesses at
    one number: how near they are is measured on a log scale, as tolls are (a gap of a tenth of
    the number leaves about two thirds, a gap of a quarter nearly nothing).
    """
    if can_both_hold(a, b):
        return 1.0
    if not isinstance(a, Count) or not isinstance(b, Count):
        return 0.0
    low, high = sorted((a, b), key=lambda count: count.bounds)
    if not low.hi or not high.lo:
        return 0.0
    near = exp(-((log(high.lo / low.hi) / _NEAR) ** 2))
    return near if near >= _LEAST else 0.0


def find_fitting(values: Sequence[SlotValue]) -> Fitting:
    """Give, for each answer's value, the others that bear it out, each with how far."""
    return tuple(
        tuple(
            (other, fit)
            for other, value in enumerate(values)
            if other != index and (fit := measure_fit(value, own))
        )
        for index, own in enumerate(values)
    )


def replaces_earlier(later: SlotValue, earlier: SlotValue) -> bool:
    """Tell whether an origin that gives the one after the other no longer stands by the other.

    A later count is always an update; of other answers only one that could not be true as well.
    """
    return isinstance(later, Count) or not can_both_hold(later, earlier)


def _read_denied(value: SlotValue) -> str | None:
    if isinstance(value, str) and value.startswith(DENIED):
        return value.removeprefix(DENIED)
    return None
