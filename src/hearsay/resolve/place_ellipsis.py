"""Places told by a part of their name: "the upper village .. the lower one", "its eastern half".

Such words mean one of the case's own places only where its sibling, or the place that holds it, was
named near by, and where no other fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hearsay.model.places import Place
from hearsay.model.spans import Span

_WHICH = (
    r"upper|lower|inner|outer|old|new|northern|southern|eastern|western|central|northeastern|"
    r"northwestern|southeastern|southwestern|north|south|east|west|first|second|third"
)
_SIBLING = re.compile(
    rf"\bthe\s+(?P<which>{_WHICH})(?:\s+one\b|(?=\s*[,;.:])|(?=\s+(?:with|and|was|is|by|to|in|has|had)\b))",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:its|the)\s+(?P<which>{_WHICH})\s+(?:part|half|side|end|section)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_BACK = 8
"""How many names back a sibling, or what holds a part, may stand."""
_AHEAD = 40


def find_ellipses(
    text: str,
    named: Sequence[tuple[Span, Place]],
    own: Sequence[Place],
    within: Span | None = None,
) -> tuple[tuple[Span, Place], ...]:
    """Find such words beside the places of `named` (sorted by span), in text order; linear."""
    parts = _index_parts(own)
    if not parts:
        return ()
    area = within or Span(0, len(text))
    starts = [span.start for span, _ in named]
    found = [
        *_find_siblings(text, named, starts, parts, area),
        *_find_parts(text, named, starts, parts, area),
    ]
    taken = [
        one for one in found if not any(s.overlaps(one[0]) for s, _ in _near(named, starts, one[0]))
    ]
    return tuple(sorted(taken, key=lambda one: one[0]))


def _index_parts(own: Sequence[Place]) -> Mapping[str, list[Place]]:
    """Give the case's places that lie in another by the first word of their names."""
    parts: dict[str, list[Place]] = defaultdict(list)
    for place in dict.fromkeys(own):
        if place.within:
            parts[place.name.split()[0].lower()].append(place)
    return parts


def _near(
    named: Sequence[tuple[Span, Place]], starts: Sequence[int], span: Span
) -> Sequence[tuple[Span, Place]]:
    at = bisect_left(starts, span.start)
    return named[max(0, at - 1) : at + 1]


def _find_siblings(
    text: str,
    named: Sequence[tuple[Span, Place]],
    starts: Sequence[int],
    parts: Mapping[str, list[Place]],
    area: Span,
) -> Iterator[tuple[Span, Place]]:
    """Read "the upper village .. the lower one" and "both the upper and the lower village"."""
    for match in _SIBLING.finditer(text, area.start, area.end):
        at = bisect_left(starts, match.start())
        beside = [place for _, place in reversed(named[max(0, at - _BACK) : at])]
        if text.startswith(" and ", match.end()) and at < len(named):
            beside = [named[at][1]] if starts[at] - match.end() < _AHEAD else []
        for sibling in beside:
            fitting = [
                place
                for place in parts.get(match["which"].lower(), ())
                if place != sibling and place.within[:1] == sibling.within[:1]
            ]
            if len(fitting) == 1:
                yield Span(*match.span()), fitting[0]
                break


def _find_parts(
    text: str,
    named: Sequence[tuple[Span, Place]],
    starts: Sequence[int],
    parts: Mapping[str, list[Place]],
    area: Span,
) -> Iterator[tuple[Span, Place]]:
    """Read "Brod: .. hold its northern part": of the place that was named last."""
    for match in _PART.finditer(text, area.start, area.end):
        at = bisect_left(starts, match.start())
        for _, holder in reversed(named[max(0, at - _BACK) : at]):
            fitting = [
                place
                for place in parts.get(match["which"].lower(), ())
                if holder.id in place.within
            ]
            if len(fitting) == 1:
                yield Span(*match.span()), fitting[0]
                break
