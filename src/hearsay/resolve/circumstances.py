"""Circumstances: where and when, where a sentence tells it in another clause than the event.

"78 people were killed when a blast tore through the port of Beirut on Tuesday": the town and the
day stand in the second clause. They are taken only where what is said names just one of each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.model.claims import FrameMatch, SlotValue
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place
from hearsay.model.spans import Span, Spans, hull
from hearsay.model.statements import Statement

_ORDERING = re.compile(r"\b(?:after|before|since|until)\b", re.IGNORECASE)
_MOST_AROUND = 64  # statements looked back at: no quotation runs over more of them
_OPEN = {"place": MentionKind.PLACE, "time": MentionKind.TIME}


def fill_circumstances(
    text: str,
    matches: Iterable[FrameMatch],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
) -> tuple[FrameMatch, ...]:
    """Fill an open place or time from the rest of what one statement says in the same sentence.

    A slot stays open where the frame has no such slot, where no statement holds the words, or
    where more than one place or time is named there. Of a place and what holds it, the finer
    stands. A time on the other side of "after" or "before" is another event's. `mentions` are in
    text order.
    """
    contents = sorted(statement.content for statement in statements)
    starts = [mention.span.start for mention in mentions]
    filled: list[FrameMatch] = []
    for match in matches:
        first = bisect_left(starts, match.sentence.start)
        last = bisect_left(starts, match.sentence.end)
        end = bisect_right(contents, hull(match.evidence).start, key=lambda c: c[0].start)
        around = contents[max(0, end - _MOST_AROUND) : end]
        filled.append(_fill_match(text, match, around, mentions[first:last]))
    return tuple(filled)


def _fill_match(
    text: str, match: FrameMatch, contents: Sequence[Spans], mentions: Sequence[Mention]
) -> FrameMatch:
    open_slots = [slot for slot in _OPEN if slot in match.slots and match.slots[slot] is None]
    if not open_slots:
        return match
    evidence = hull(match.evidence)
    holding = [c for c in contents if any(span.contains(evidence) for span in c)]
    content = min(holding, key=lambda c: sum(map(len, c)), default=None)
    if content is None:
        return match
    near = [
        mention
        for mention in mentions
        if match.sentence.contains(mention.span)
        and _holds(content, mention.span)
        and not (mention.kind is MentionKind.TIME and _is_parted(text, mention.span, evidence))
    ]
    filled = {slot: value for slot in open_slots if (value := _only_one(near, _OPEN[slot]))}
    return replace(match, slots={**match.slots, **filled}) if filled else match


def _is_parted(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return _ORDERING.search(text, first.end, max(first.end, last.start)) is not None


def _holds(content: Spans, span: Span) -> bool:
    return any(part.contains(span) for part in content)


def _only_one(mentions: Sequence[Mention], kind: MentionKind) -> SlotValue:
    values = [mention.value for mention in mentions if mention.kind is kind]
    if kind is MentionKind.PLACE:
        places = [value for value in values if isinstance(value, Place)]
        finest = [p for p in places if not any(q.id != p.id and q.inside(p) for q in places)]
        return finest[0] if len({place.id for place in finest}) == 1 else None
    return values[0] if len(set(values)) == 1 else None
