"""Places named again: "the city" is the town last named before it, and nothing is guessed.

Only a definite noun that fits what was named looks back: "the city" to a town, "the citadel" to a
site whose name says so. Where none was named yet, a case's own place is meant if its name alone has
the noun ("the garrison" of Umm Safra). Else the words stay without a place.
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
    r"(?P<noun>city|town|village|settlement|citadel|airbase|base|airport|airfield|airstrip|province|district|"
    r"field|camp|garrison|hill|mountain|height|ridge|bridge|harbour|harbor|port|silos|square|market|factory|"
    r"stadium|mine|prison|hospital|school|crossing|checkpoint|barracks|refinery|dam|station|tower|island|"
    r"oasis|valley|pass|farm|quarry|gallery|ramp|embankment|square)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_TOWNS = frozenset({"city", "town", "village", "settlement"})
_LIKE_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.UNKNOWN})


def find_renamed(
    text: str,
    named: Sequence[tuple[Span, Place]],
    within: Span | None = None,
    own: Sequence[Place] = (),
) -> tuple[tuple[Span, Place], ...]:
    """Find definite nouns that look back to a place of `named` (sorted by span); linear.

    `own` are the places that the case itself names.
    """
    alone = _index_nouns(own)
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
        noun = match["noun"].lower()
        place = _latest(seen, noun) or alone.get(noun)
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
        town = noun in _TOWNS and place.precision in _LIKE_TOWNS
        if town or noun in place.name.lower().split():
            return place
    return None


def _index_nouns(own: Sequence[Place]) -> dict[str, Place]:
    """Give the case's own places by a noun of their names that no other of them has."""
    bearers: dict[str, dict[str, Place]] = {}
    for place in own:
        for word in place.name.lower().split():
            bearers.setdefault(word, {})[place.id] = place
    return {word: next(iter(by.values())) for word, by in bearers.items() if len(by) == 1}
