"""Listings: "42,000 in Ranipathar and 18,000 in Nalkata", a bare number beside its place or day.

What is counted, the number before has told: the matches say which slots they still need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from hearsay.frames.arguments import Phrase
from hearsay.frames.definitions import Frame, SlotKind
from hearsay.frames.fillers import FillerReader
from hearsay.frames.passages import Chunk, ChunkKind, Passage
from hearsay.frames.syntax import Syntax
from hearsay.model.claims import FrameMatch, SlotValue
from hearsay.model.mentions import MentionKind
from hearsay.model.spans import Span, Spans

_BESIDE = frozenset({"in", "at", "on", "near", "from"})
_BEFORE = frozenset({"the", "other", "another", "further", "and", "with", "of"})
_PLACED = frozenset({SlotKind.PLACE, SlotKind.TIME})
_BEHIND = frozenset({"people", "persons", "others", "more", "in", "all"})


class ListReader:
    """Reads the bare numbers of one passage."""

    def __init__(self, passage: Passage, fillers: FillerReader, syntax: Syntax) -> None:
        self._passage = passage
        self._chunks = passage.chunks
        self._fillers = fillers
        self._syntax = syntax

    def read_list(self, frame: Frame, taken: Sequence[Span]) -> Iterator[tuple[int, FrameMatch]]:
        """Yield a token and a match for each bare number that no span of `taken` touches."""
        for number, chunk in enumerate(self._chunks):
            span = self._find_bare(chunk)
            if span is None or any(span.overlaps(part) for part in taken):
                continue
            if self._hangs_on_verb(number):
                continue
            slots, evidence = self._fill(frame, number)
            if any(slots[s.name] is not None for s in frame.slots.values() if s.kind in _PLACED):
                yield (
                    chunk.first,
                    FrameMatch(
                        frame=frame.name,
                        slots=MappingProxyType(slots),
                        evidence=tuple(sorted(evidence)),
                        sentence=self._passage.span,
                        inherits=frame.lists,
                    ),
                )

    def _find_bare(self, chunk: Chunk) -> Span | None:
        """Give the number of a noun phrase that holds nothing else."""
        counts = [n for n in chunk.names if n.mention.kind is MentionKind.COUNT]
        if chunk.kind is not ChunkKind.NOUN or chunk.prep is not None or len(counts) != 1:
            return None
        first, last = counts[0].first, counts[0].last
        before = {self._passage.word(n) for n in range(chunk.first, first)}
        behind = {self._passage.word(n) for n in range(last, chunk.last)}
        if before <= _BEFORE and behind <= _BEHIND:
            return self._passage.cut_span(first, last)
        return None

    def _hangs_on_verb(self, number: int) -> bool:
        """Tell an object or a subject: only "are" may stand beside a bare number."""
        for step in (number - 1, number + 1):
            if 0 <= step < len(self._chunks) and self._chunks[step].kind is ChunkKind.VERB:
                verb = self._chunks[step]
                joined = step > number and bool(verb.joined)
                if not joined and not self._syntax.has(self._passage.word(verb.head), "be"):
                    return True
        return False

    def _fill(self, frame: Frame, number: int) -> tuple[dict[str, SlotValue], list[Span]]:
        chunk = self._chunks[number]
        own = [Phrase(chunk.first, chunk.last, chunk.names)]
        beside = [Phrase(c.first, c.last, c.names) for c in self._list_beside(number)]
        slots: dict[str, SlotValue] = dict.fromkeys(frame.slots)
        evidence: list[Span] = []
        for slot in frame.slots.values():
            if slot.kind not in {SlotKind.COUNT, SlotKind.PLACE, SlotKind.TIME}:
                continue
            phrases = own if slot.kind is SlotKind.COUNT else beside
            fillers = [f for p in phrases if (f := self._fillers.read_filler(slot, p))]
            if fillers:
                slots[slot.name] = fillers[0].value
                evidence.append(fillers[0].span)
        return slots, evidence

    def _list_beside(self, number: int) -> Iterator[Chunk]:
        """Yield the phrases of place and time right behind a number, and right before it."""
        for chunk in self._chunks[number + 1 : number + 4]:
            be = chunk.kind is ChunkKind.VERB
            if be:
                continue
            if chunk.kind is not ChunkKind.TIME and chunk.prep not in _BESIDE:
                break
            yield chunk
        if number and self._chunks[number - 1].prep in _BESIDE:
            yield self._chunks[number - 1]


def join_evidence(matches: Sequence[FrameMatch]) -> Spans:
    """Give the evidence of matches, all in one."""
    return tuple(part for match in matches for part in match.evidence)
