"""Nesting: which statement was made inside another's content, and in what order they are read.

"'My aunt says that the power is back,' writes a reader": the aunt's statement lies in the reader's,
so the reader passes it on. In "'I told him so,' she said", "I" is she.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.model.spans import hull
from hearsay.model.statements import Attribution

_DEEPEST = 8


def find_holders(attributions: Sequence[Attribution]) -> dict[int, int]:
    """Give for each attribution whose cue and source lie in another's content the innermost such.

    Two that lie in each other, or are the same words, hold each other not at all.
    """
    by_start = sorted(
        (i for i, one in enumerate(attributions) if one.cue),
        key=lambda i: (hull(attributions[i].content).start, -hull(attributions[i].content).end),
    )
    inner = sorted(
        (i for i, one in enumerate(attributions) if one.cue),
        key=lambda i: attributions[i].cue[0].start,
    )
    holders: dict[int, int] = {}
    opened: list[int] = []
    upcoming = 0
    for i in inner:
        at = attributions[i].cue[0].start
        while upcoming < len(by_start):
            start = hull(attributions[by_start[upcoming]].content).start
            if start > at:
                break
            opened.append(by_start[upcoming])
            upcoming += 1
        opened = [j for j in opened if hull(attributions[j].content).end > at][-_DEEPEST:]
        for j in reversed(opened):
            if j != i and _holds(attributions[j], attributions[i]):
                holders[i] = j
                break
    return {i: j for i, j in holders.items() if holders.get(j) != i}


def order_for_reading(attributions: Sequence[Attribution], holders: Mapping[int, int]) -> list[int]:
    """Give the order in which a reader meets who speaks; what holds another comes before it."""

    def place(i: int) -> int:
        one = attributions[i]
        return hull((*one.source, *one.cue) or one.content).start

    ordered: list[int] = []
    seen: set[int] = set()
    for i in sorted(range(len(attributions)), key=place):
        waiting: list[int] = []
        at: int | None = i
        while at is not None and at not in seen and len(waiting) < _DEEPEST:
            waiting.append(at)
            seen.add(at)
            at = holders.get(at)
        ordered.extend(reversed(waiting))
    return ordered


def _holds(outer: Attribution, inner: Attribution) -> bool:
    words = (*inner.cue, *inner.source)
    return outer.content != inner.content and all(
        any(content.contains(word) for content in outer.content) for word in words
    )
