"""Places named again: "the city" is the town last named before it, and nothing is guessed.

Only a definite noun that fits what was named looks back: "the city" to a town, "the citadel" to a
site whose name says so. Without one, the words stay without a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span

_DEFINITE = re.compile(
    r"\b(?:the|this|that)\s+(?:(?:ancient|famed|famous|desert|besieged|strategic|historic|northern|southern|"
    r"eastern|western|central|whole|entire|coastal|border|whole\s+of\s+the)\s+){0,3}"
    r"(?:(?:Syrian|Iraqi|Ukrainian|Libyan|Yemeni)\s+)?"
    r"(?P<noun>city|town|village|citadel|airbase|base|airport|province|district|field)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_TOWNS = frozenset({"city", "town", "village"})


def find_renamed(
    text: str, named: Sequence[tuple[Span, Place]], within: Span | None = None
) -> tuple[tuple[Span, Place], ...]:
    """Find definite nouns that look back to a place of `named` (sorted by span); linear."""
    area = within or Span(0, len(text))
    found: list[tuple[Span, Place]] = []
    seen: list[Place] = []
    at = 0
    for match in _DEFINITE.finditer(text, area.start, area.end):
        while at < len(named) and named[at][0].end <= match.start():
            _see(seen, named[at][1])
            at += 1
        span = Span(*match.span())
        if at < len(named) and named[at][0].overlaps(span):
            continue
        place = _latest(seen, match["noun"].lower())
        if place is not None:
            found.append((span, place))
    return tuple(found)


def _see(seen: list[Place], place: Place) -> None:
    if place in seen:
        seen.remove(place)
    seen.append(place)
    del seen[:-12]


def _latest(seen: Sequence[Place], noun: str) -> Place | None:
    for place in reversed(seen):
        town = noun in _TOWNS and place.precision is PlacePrecision.TOWN
        if town or noun in place.name.lower().split():
            return place
    return None
