"""Places named again: "the city" is a town named before it, and nothing is guessed.

Only a definite noun that fits what was named looks back: "the city" to a town, "the citadel" to a
site whose name says so. Where none was named yet, a case's own place is meant if its name alone
ends in these words ("the garrison" of Umm Safra). Else the words stay without a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span

_DEFINITE = re.compile(
    r"\b(?:the|this|that)\s+(?:same\s+)?(?:(?:ancient|famed|famous|desert|besieged|strategic|historic|northern|southern|"
    r"eastern|western|central|whole|entire|coastal|border|whole\s+of\s+the)\s+){0,3}"
    r"(?:(?:Syrian|Iraqi|Ukrainian|Libyan|Yemeni)\s+)?"
    r"(?P<noun>city|town|village|settlement|citadel|airbase|base|airport|airfield|airstrip|province|district|"
    r"field|camp|garrison|hill|mountain|height|ridge|bridge|harbour|harbor|port|silos|square|market|factory|"
    r"stadium|mine|prison|hospital|school|crossing|checkpoint|barracks|refinery|dam|station|tower|island|"
    r"oasis|valley|pass|farm|quarry|gallery|ramp|embankment|wadi|gate|street|mosque|church|hotel|mill|plant|depot|"
    r"warehouse|tunnel|lake|forest|fort|clinic|kitchen|bakery|university|terminal|junction|crossroads|summit)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?P<words>\w+(?: \w+){0,2}) (?:of|at|in) (?:the )?$")
_PART_BEHIND = re.compile(r"['’]s? (?P<words>[a-z]+(?: [a-z]+){0,2})\b")
_SHORT = 48
_SCENE = 200
_IT = re.compile(
    r"\b(?:has|have|holds?|held|hold|controls?|controlled|lost|took|retook|recaptured|seized)\s+(?P<it>it)\b"
    r"(?=\s*[.,;!\"”]|\s+(?:on|at|in|since|again|now|back|from|yesterday|today)\b)"
)
_COARSE = frozenset({PlacePrecision.ADMIN, PlacePrecision.COUNTRY})
_KINDS: Mapping[str, frozenset[str]] = {
    "mountain": frozenset({"jabal", "jebel", "djebel", "gebel", "mount", "mt", "gora", "koh"}),
    "hill": frozenset({"tal", "tel", "tell", "tall", "tepe", "height"}),
    "height": frozenset({"hill"}),
    "citadel": frozenset({"qalat", "qalaat"}),
    "wadi": frozenset({"oued"}),
    "port": frozenset({"harbour", "harbor", "mina"}),
    "base": frozenset({"garrison", "barracks", "airbase"}),
}
"""Words in a name that say what it is as well: "Jabal Ahmar" is a mountain."""
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
    area = within or Span(0, len(text))
    found = list(_look_back(text, named, area))
    taken = [span for span, _ in (*named, *found)]
    found.extend(_find_own(text, own, area, taken))
    found.extend(_find_it(text, sorted((*named, *found), key=lambda one: one[0]), area))
    return tuple(sorted(found, key=lambda one: one[0]))


def name_parts(
    text: str, named: Sequence[tuple[Span, Place]], own: Sequence[Place]
) -> tuple[tuple[Span, Place], ...]:
    """Take "the camp of X", or "X's camp", for the case's own X camp, not for the town X.

    The words must end the name of one of the case's places that lies in the one named.
    """
    tails: dict[tuple[str, str], Place] = {}
    for place in own:
        words = place.name.split()
        for cut in range(len(words)):
            if place.within and all(word[:1].islower() for word in words[cut:]):
                tails.setdefault((" ".join(words[cut:]), place.within[0]), place)
    return tuple(
        _part_before(text, span, holder, tails)
        or _part_behind(text, span, holder, tails)
        or (span, holder)
        for span, holder in named
    )


def _part_before(
    text: str, span: Span, holder: Place, tails: Mapping[tuple[str, str], Place]
) -> tuple[Span, Place] | None:
    """Read "the camp of X"."""
    before = _PART.search(text, max(0, span.start - _SHORT), span.start)
    words = before["words"].split() if before else []
    for at in range(len(words)):
        part = tails.get((" ".join(words[at:]).lower(), holder.id))
        if before is not None and part is not None:
            skipped = len(" ".join(words[:at])) + (1 if at else 0)
            return Span(before.start("words") + skipped, span.end), part
    return None


def _part_behind(
    text: str, span: Span, holder: Place, tails: Mapping[tuple[str, str], Place]
) -> tuple[Span, Place] | None:
    """Read "X's camp"."""
    behind = _PART_BEHIND.match(text, span.end)
    words = behind["words"].split() if behind else []
    for cut in range(len(words), 0, -1):
        part = tails.get((" ".join(words[:cut]).lower(), holder.id))
        if behind is not None and part is not None:
            end = behind.start("words") + len(" ".join(words[:cut]))
            return Span(span.start, end), part
    return None


def _look_back(
    text: str, named: Sequence[tuple[Span, Place]], area: Span
) -> Iterator[tuple[Span, Place]]:
    seen: list[Place] = []
    told = Counter(place.id for _, place in named)
    at = 0
    for match in _DEFINITE.finditer(text, area.start, area.end):
        while at < len(named) and named[at][0].end <= match.start():
            _see(seen, named[at][1])
            at += 1
        span = Span(*match.span())
        if at < len(named) and named[at][0].overlaps(span):
            continue
        place = _latest(seen, match["noun"].lower(), told)
        if place is not None:
            yield span, place


def _find_own(
    text: str, own: Sequence[Place], area: Span, taken: Sequence[Span]
) -> Iterator[tuple[Span, Place]]:
    """Find "the county hospital", where one of the case's own places alone is called so."""
    known = _index_tails(own)
    if not known:
        return
    tails = "|".join(re.escape(tail) for tail in sorted(known, key=lambda t: (-len(t), t)))
    starts = sorted(span.start for span in taken)
    ends = sorted(span.end for span in taken)
    for match in re.finditer(rf"\b[Tt]he ({tails})\b(?! of\b)", text[: area.end]):
        span = Span(*match.span())
        # as many begin before its end as end before its start: none touches it
        free = bisect_left(starts, span.end) == bisect_right(ends, span.start)
        if free and span.start >= area.start:
            yield span, known[match[1].lower()]


def _find_it(
    text: str, named: Sequence[tuple[Span, Place]], area: Span
) -> Iterator[tuple[Span, Place]]:
    """Find "it" behind a verb of holding: the one place that the paragraph's last words name.

    Where the sentence itself names a place before, the frames read what "it" is.
    """
    starts = [span.start for span, _ in named]
    for match in _IT.finditer(text, area.start, area.end):
        far = max(0, match.start() - _SCENE)
        since = max(text.rfind("\n\n", far, match.start()), far)
        near = named[bisect_left(starts, since) : bisect_left(starts, match.start())]
        places = {place.id: place for _, place in near}
        opened = max(
            text.rfind(mark, far, match.start()) for mark in (". ", '."', ',"', "? ", "! ")
        )
        if len(places) == 1 and all(span.end <= opened + 1 for span, _ in near):
            place = next(iter(places.values()))
            if place.precision not in _COARSE:
                yield Span(match.start("it"), match.end("it")), place


def _see(seen: list[Place], place: Place) -> None:
    if place in seen:
        seen.remove(place)
    seen.append(place)
    del seen[:-12]


def _latest(seen: Sequence[Place], noun: str, told: Mapping[str, int]) -> Place | None:
    """Give what a noun looks back to: of towns the one that the text names most, else the last."""
    kinds = {noun, *_KINDS.get(noun, ())}
    called = [place for place in seen if not kinds.isdisjoint(place.name.lower().split())]
    if noun in _TOWNS:
        called += [place for place in seen if place.precision in _LIKE_TOWNS]
    return max(reversed(called), key=lambda place: told[place.id], default=None)


def _index_tails(own: Sequence[Place]) -> dict[str, Place]:
    """Give the case's own places by the common words that end their names, where they are alone.

    "Brod county hospital" is "the county hospital", and "the hospital" where there is no other;
    "Wadi Sul" is "the wadi".
    """
    bearers: dict[str, dict[str, Place]] = {}
    for place in own:
        words = place.name.split()
        for kind in (words[0].lower(), words[-1].lower()):
            if len(words) > 1 and kind not in _TOWNS and _DEFINITE.fullmatch(f"the {kind}"):
                bearers.setdefault(kind, {})[place.id] = place
        for cut in range(len(words)):
            if all(word[:1].islower() for word in words[cut:]):
                bearers.setdefault(" ".join(words[cut:]).lower(), {})[place.id] = place
    return {tail: next(iter(by.values())) for tail, by in bearers.items() if len(by) == 1}
