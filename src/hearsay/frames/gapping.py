"""Gapping: a verb said once for two: "the army holds the hill and the rebels the bridge"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.frames.definitions import Frame, SlotKind
from hearsay.frames.passages import Chunk, ChunkKind, Named, Passage
from hearsay.model.claims import FrameMatch
from hearsay.model.mentions import MentionKind
from hearsay.model.spans import hull

_REACH = 4
"""How many phrases behind what was said the second pair may begin."""


def read_gaps(
    passage: Passage, matches: Sequence[FrameMatch], frames: Sequence[Frame]
) -> Iterator[FrameMatch]:
    """Yield what a sentence says a second time without its verb, after the match that has the verb.

    Only frames that can't do without one actor and one place have such matches: both change, all
    else stays. The pair stands as "X the bridge", or as "the bridge with X" behind "the hill
    remains with Y"; between it and the match stands no verb.
    """
    for frame in frames:
        needed = {name for group in frame.needs if len(group) == 1 for name in group}
        pair = [
            [n for n in needed if frame.slots[n].kind is kind]
            for kind in (SlotKind.ACTOR, SlotKind.PLACE)
        ]
        if len(pair[0]) != 1 or len(pair[1]) != 1:
            continue
        actor, place = pair[0][0], pair[1][0]
        starts = [passage.cut_span(chunk.first, chunk.last).start for chunk in passage.chunks]
        for match in matches:
            if match.frame != frame.name or match.negated or match.inherits:
                continue
            found = _find_pair(passage, starts, match)
            if found is not None and found[0].mention.value not in frame.slots[actor].never:
                who, where = found
                slots = {**match.slots, actor: who.mention.value, place: where.mention.value}
                spans = sorted(passage.cut_span(n.first, n.last) for n in found)
                yield replace(match, slots=slots, evidence=tuple(spans))


def _find_pair(
    passage: Passage, starts: Sequence[int], match: FrameMatch
) -> tuple[Named, Named] | None:
    first = bisect_left(starts, hull(match.evidence).end)
    before = passage.chunks[first - 1] if first else None
    for number in range(first, min(first + _REACH, len(passage.chunks))):
        chunk = passage.chunks[number]
        if chunk.kind not in {ChunkKind.NOUN, ChunkKind.TIME}:
            return None
        if not chunk.joined:
            continue
        behind = passage.chunks[number + 1] if number + 1 < len(passage.chunks) else None
        if behind is not None and behind.kind is ChunkKind.VERB:
            return None
        return _read_together(chunk, passage) or _read_apart(chunk, behind, before)
    return None


def _read_together(chunk: Chunk, passage: Passage) -> tuple[Named, Named] | None:
    """Read "the rebels the bridge"."""
    names = sorted(chunk.names, key=lambda name: name.first)
    kinds = [name.mention.kind for name in names]
    if chunk.prep is not None or kinds != [MentionKind.ACTOR, MentionKind.PLACE]:
        return None
    who, where = names
    determined = {passage.word(n) for n in range(who.last, where.first + 1)} & {"the", "its"}
    named = who.last == where.first and passage.tokens[where.first].text[0].isupper()
    return (who, where) if determined or named else None


def _read_apart(
    chunk: Chunk, behind: Chunk | None, before: Chunk | None
) -> tuple[Named, Named] | None:
    """Read "the bridge with the rebels" where another stood with the same preposition before."""
    if chunk.prep is not None or behind is None or before is None or behind.prep is None:
        return None
    if behind.prep != before.prep or behind.joined:
        return None
    places = [n for n in chunk.names if n.mention.kind is MentionKind.PLACE]
    actors = [n for n in behind.names if n.mention.kind is MentionKind.ACTOR]
    return (actors[0], places[0]) if len(actors) == len(places) == 1 else None
