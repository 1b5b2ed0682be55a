"""Doubts: where the report itself, in its own voice, doubts a statement that it passes on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.drafts import Draft
from hearsay.attribute.lexicon import CueLexicon
from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import Range

_ANAPHORS = frozenset("this that these those it such but however yet though neither no".split())
_NAMES_FOR_IT = frozenset(
    "claim claims statement statements figure figures number numbers toll account accounts story "
    "version allegation allegations assertion assertions accusation accusations".split()
)
_LONGEST_FOLLOWER = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with its drafts.

    `starts` are the drafts' first tokens in order; `held` flags the words somebody is cited for.
    """

    passage: Passage
    drafts: tuple[Draft, ...]
    starts: tuple[int, ...]
    held: bytes


def read_holdings(passage: Passage, drafts: Sequence[Draft]) -> Reading:
    """Note for a passage which of its words are its drafts' contents."""
    held = bytearray(len(passage.tokens))
    for span in {span for draft in drafts for span in draft.content}:
        first, last = passage.token_from(span.start), passage.token_from(span.end)
        held[first:last] = b"\1" * (last - first)
    return Reading(passage, tuple(drafts), tuple(sorted(d.start for d in drafts)), bytes(held))


class DoubtFinder:
    """Finds the words with which a report doubts a statement that it passes on."""

    def __init__(self, lexicon: CueLexicon) -> None:
        phrases = "|".join(re.escape(p) for p in sorted(lexicon.doubts, key=len, reverse=True))
        self._doubt = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
        self._adverbs = lexicon.doubting_adverbs

    def is_doubted(self, reading: Reading, draft: Draft, following: Reading | None) -> bool:
        """Tell whether the report doubts a draft: beside its cue, later in its sentence, or next.

        What another source says against it does not count: that is a statement of its own.
        """
        passage = reading.passage
        first, last = draft.cue
        if any(passage.lower(i) in self._adverbs for i in range(first - 1, last + 2)):
            return True
        begins = passage.token_from(draft.content[0].start)
        ends = passage.token_from(draft.content[-1].end)
        if last < begins and self._stands_in(reading, last + 1, begins):
            return True
        source = draft.source[1] if draft.source else 0
        final = max(last, source, ends - 1)
        if final >= len(passage.tokens):
            return False
        sentence_end = passage.sentence(final)[1]
        number = bisect_left(reading.starts, max(ends, final + 1))
        edge = reading.starts[number] if number < len(reading.starts) else sentence_end
        if self._stands_in(reading, ends, min(edge, sentence_end)):
            return True
        if sentence_end < len(passage.tokens):
            return self._looks_back(reading, passage.sentence(sentence_end))
        if following is None or not following.passage.tokens:
            return False
        return self._looks_back(following, following.passage.sentence(0))

    def _looks_back(self, reading: Reading, sentence: Range) -> bool:
        """Tell whether a sentence looks back at the one before it and doubts it."""
        passage, (first, end) = reading.passage, sentence
        opening = [passage.lower(i) for i in range(first, min(first + 2, end))]
        named = opening[:1] == ["the"] and opening[-1] in _NAMES_FOR_IT
        relative = opening[-1:] == ["that"] and opening[0] not in _ANAPHORS  # "Everything that"
        if not named and (relative or not any(word in _ANAPHORS for word in opening)):
            return False
        return self._stands_in(reading, first, min(end, first + _LONGEST_FOLLOWER))

    def _stands_in(self, reading: Reading, first: int, end: int) -> bool:
        """Tell whether a doubt stands between two tokens, outside everybody's contents."""
        if first >= end:
            return False
        span = reading.passage.span_of(first, end - 1)
        return any(
            not reading.held[reading.passage.token_at(match.start())]
            for match in self._doubt.finditer(reading.passage.text, span.start, span.end)
        )
