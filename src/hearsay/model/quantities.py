"""Counts: every number in a report is an interval that keeps its words."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Count:
    """A closed interval of whole numbers; None is an open end.

    "more than 300" is `Count(301, None)`, "dozens" is `Count(24, 99, "dozens")`.
    Raises ValueError when the interval is empty.
    """

    lo: int | None
    hi: int | None
    words: str = ""

    def __post_init__(self) -> None:
        if self.lo is not None and self.hi is not None and self.lo > self.hi:
            message = f"a count must not run backwards: [{self.lo}, {self.hi}]"
            raise ValueError(message)

    @property
    def bounds(self) -> tuple[float, float]:
        """The interval with infinities for its open ends."""
        return (-inf if self.lo is None else self.lo, inf if self.hi is None else self.hi)

    @property
    def exact(self) -> bool:
        """Whether one number is named."""
        return self.lo is not None and self.lo == self.hi

    def intersects(self, other: Count) -> bool:
        """Tell whether one number could satisfy both."""
        (lo, hi), (other_lo, other_hi) = self.bounds, other.bounds
        return lo <= other_hi and other_lo <= hi

    def within(self, other: Count) -> bool:
        """Tell whether this one is at least as narrow and lies inside the other."""
        (lo, hi), (other_lo, other_hi) = self.bounds, other.bounds
        return other_lo <= lo and hi <= other_hi

    def same_interval(self, other: Count) -> bool:
        """Tell whether both name the same bounds, whatever their words."""
        return (self.lo, self.hi) == (other.lo, other.hi)

    def __str__(self) -> str:
        """Write the interval as a reader would: 12, at least 12, at most 12, 12 to 15."""
        if self.exact:
            return f"{self.lo:,}"
        if self.hi is None:
            return "any number" if self.lo is None else f"at least {self.lo:,}"
        if self.lo is None:
            return f"at most {self.hi:,}"
        return f"{self.lo:,} to {self.hi:,}"
