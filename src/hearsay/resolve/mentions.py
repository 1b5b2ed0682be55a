"""Mentions: the places, actors, counts and times of a text, in one list by their spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from typing import TypeVar

from hearsay.model.claims import OWN_MEN, SPEAKER
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.model.times import Interval
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.anaphora import find_renamed, name_parts
from hearsay.resolve.gazetteer import Gazetteer
from hearsay.resolve.groups import settle_groups
from hearsay.resolve.ourselves import find_ourselves
from hearsay.resolve.place_choice import OutletArea
from hearsay.resolve.place_ellipsis import find_ellipses
from hearsay.resolve.places import find_places
from hearsay.text.dates import find_times as _find_times
from hearsay.text.numbers import find_counts as _find_counts

CountFinder = Callable[[str, Span | None], Sequence[tuple[Span, Count]]]
"""Finds the counts of a text or a part of it."""
TimeFinder = Callable[[str, Interval | None, tzinfo, Span | None], Sequence[tuple[Span, Interval]]]
"""Finds the times of a text or a part of it, told from an anchor, in a zone."""

_BASED_IN = re.compile(
    r"\b(?:(?:based|headquartered)\s+in|(?:run|runs|operating|operates)\s+from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\s+(?:direction|sector|axis|front)\b")
_SHORT = 24
_ORDER = list(MentionKind)
_Value = TypeVar("_Value", Count, Interval)


def find_mentions(
    text: str,
    *,
    anchor: Interval | None,
    zone: tzinfo,
    gazetteer: Gazetteer,
    actors: ActorLexicon,
    within: Span | None = None,
    area: OutletArea | None = None,
    find_counts: CountFinder = _find_counts,
    find_times: TimeFinder = _find_times,
) -> tuple[Mention, ...]:
    """Find what a text, or a part of it, names: sorted by span, then kind.

    `anchor` is the time that "yesterday" is told from, None where nobody knows it; `area` is where
    the outlet reports from, where its other reports have shown it. A country's
    name may be a place and an actor at once; nothing else overlaps: a time inside an actor's name,
    a place inside a body's name, and a number inside a time or a name are dropped.
    """
    named = settle_groups(text, actors.find(text, within), actors, within)
    named = find_ourselves(text, named, actors.words.general, within)
    taken = [span for span, _ in named]
    bodies = [
        s
        for s, source in named
        if source not in {SPEAKER, OWN_MEN} and not actors.is_country(source)
    ]
    places = find_places(text, gazetteer, within, bodies, area)
    places = tuple((span, place) for span, place in places if not _is_home(text, span))
    own = [one.place for candidates in gazetteer.own.values() for one in candidates]
    places = name_parts(text, places, own)
    places = tuple(sorted((*places, *find_renamed(text, places, within, own)), key=lambda p: p[0]))
    parts = find_ellipses(text, places, own, within)
    places = tuple(sorted((*places, *parts), key=lambda p: p[0]))
    times = _outside(find_times(text, anchor, zone, within), taken)
    sites = [span for span, _ in places]
    counts = _outside(
        find_counts(text, within), sorted((*taken, *sites, *(span for span, _ in times)))
    )
    found = [
        *(Mention(MentionKind.ACTOR, span, source) for span, source in named),
        *(Mention(MentionKind.PLACE, span, place) for span, place in places),
        *(Mention(MentionKind.TIME, span, time) for span, time in times),
        *(Mention(MentionKind.COUNT, span, count) for span, count in counts),
    ]
    return tuple(sorted(found, key=lambda one: (one.span, _ORDER.index(one.kind))))


def _is_home(text: str, span: Span) -> bool:
    """Tell "based in Leeds" and "in the Brod direction": nothing is said to have happened there."""
    if _DIRECTION.match(text, span.end):
        return True
    return bool(_BASED_IN.search(text, max(0, span.start - _SHORT), span.start)) or text.startswith(
        ("-based", "‑based"), span.end
    )


def _outside(
    found: Iterable[tuple[Span, _Value]], taken: Sequence[Span]
) -> list[tuple[Span, _Value]]:
    """Keep what overlaps no taken span; both in text order."""
    kept = []
    at = 0
    for span, value in found:
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(span):
            kept.append((span, value))
    return kept
