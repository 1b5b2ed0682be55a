"""Spans: half-open code point offsets into an immutable text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points.

    Raises ValueError when the range is negative or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span must satisfy 0 <= start <= end, not [{self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        """Give the number of code points."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Cut the span's words out of the text it points into."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """Move the span along the text, as when a passage is read inside its report."""
        return Span(self.start + by, self.end + by)

    def trim(self, text: str) -> Span:
        """Drop white space from both ends; an all-white span comes back empty, at its start."""
        words = self.cut(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))


Spans = tuple[Span, ...]
"""A discontinuous passage: spans in text order that do not overlap."""


def hull(spans: Iterable[Span]) -> Span:
    """Give the smallest span that holds them all; raises ValueError when there are none."""
    parts = list(spans)
    return Span(min(s.start for s in parts), max(s.end for s in parts))
