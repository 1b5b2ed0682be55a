"""Control: who held a place, day by day, in whose telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearsay.model.places import Place


@dataclass(frozen=True, slots=True)
class ControlInterval:
    """A run of days, both ends included, with one holder (a source's id).

    `probability` is 1 in a claimant's own row; a gap between intervals means that nobody spoke.
    """

    first: date
    last: date
    holder: str
    probability: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One row of a place's timeline: a claimant's telling, or the assessment (claimant None)."""

    place: Place
    claimant: str | None
    intervals: tuple[ControlInterval, ...]
