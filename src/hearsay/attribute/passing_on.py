"""Passing on: whom a statement was told to, and through whom it came, by the words beside it."""

from __future__ import annotations

from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.model.spans import Spans
from hearsay.text.function_words import ADVERBS, BE_FORMS, DETERMINERS, RELATIVES

_PASSED = frozenset(
    "quoted cited carried published printed obtained seen released recorded broadcast".split()
)
_MEANS = frozenset(
    "in through , statement message letter letters post interview testimony video".split()
)
_BESIDE = DETERMINERS | RELATIVES | BE_FORMS | ADVERBS | _MEANS
_OCCASIONS = frozenset(
    "interview article statement post letter remarks column essay message speech".split()
)
_WITH = frozenset({"with", "in", "to", "for", "on"})
_CREDITS = frozenset({"word", "authority", "strength"})
_REACH = 7
_LONGEST_NAME = 6
_TOLD = frozenset({"him", "her", "them"})


class PassingReader:
    """Reads addressees and relays beside a cue that is known already."""

    def __init__(self, phrases: PhraseFinder) -> None:
        self._phrases = phrases

    def find_addressee(
        self, passage: Passage, cue: Range, source: Range | None, content: Spans
    ) -> Range | None:
        """Find whom it was told to: "told the agency", "..., he told Radio Sur."."""
        start = cue[1] + 1
        if source and source[0] >= start:
            start = source[1] + 1
        end = passage.sentence(cue[1])[1]
        for span in content:
            first = passage.token_from(span.start)
            if first >= start:
                end = min(end, first)
        return self._phrases.after(passage, start, end) if start < end else None

    def find_carrier(self, passage: Passage, source: Range) -> Range | None:
        """Find who carried it, told after the source: "elders, quoted by the station, said"."""
        end = passage.sentence(source[1])[1]
        for index in range(source[1] + 1, min(source[1] + 1 + _REACH, end)):
            lower = passage.lower(index)
            if lower in _PASSED and passage.lower(index + 1) == "by":
                return self._phrases.after(passage, index + 2, end)
            if lower not in _BESIDE:
                return None
        return None

    def find_occasion(self, passage: Passage, source: Range) -> Range | None:
        """Find where it was said, told at the sentence's head: "In an interview with X, she said".

        Only a name counts: in an interview with a neighbour, nobody passed it on.
        """
        at = passage.sentence(source[0])[0]
        if passage.lower(at) not in {"in", "speaking", "writing"}:
            return None
        at += 1 + (passage.lower(at + 1) in DETERMINERS)
        at += passage.lower(at) in _OCCASIONS
        first, last = at + 1, source[0] - 1
        last -= passage.lower(last) == ","
        words = [passage.word(i) for i in range(first, last + 1)]
        if passage.lower(at) not in _WITH or not 0 < len(words) <= _LONGEST_NAME or "," in words:
            return None
        return (first, last) if any(word[:1].isupper() for word in words) else None

    def find_credited(self, passage: Passage, cue: Range, content: Spans) -> Range | None:
        """Find on whose word it is said, in the cue's sentence and outside the content."""
        floor, end = passage.sentence(cue[0])
        for index in range(floor, end - 2):
            if passage.lower(index) in _CREDITS and passage.lower(index + 1) == "of":
                at = passage.tokens[index].span.start
                inside = any(span.start <= at < span.end for span in content)
                if not inside and passage.lower(index - 1) == "the":
                    return self._phrases.after(passage, index + 2, end)
        return None

    def find_teller(
        self, passage: Passage, source: Range | None, addressee: Range | None
    ) -> Range | None:
        """Find who tells that they were told: "the union says the mayor told them that ..."."""
        if source is None or addressee is None or passage.lower(addressee[0]) not in _TOLD:
            return None
        verb = source[0] - 1
        verb -= passage.lower(verb) == "that"
        floor = passage.sentence(source[0])[0]
        if verb <= floor or not self._phrases.is_cue_verb(passage, verb):
            return None
        return self._phrases.before(passage, self._phrases.widen_cue(passage, verb))
