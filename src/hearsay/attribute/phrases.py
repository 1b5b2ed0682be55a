"""Noun phrases around a cue: where a source begins and ends, without a parser."""

from __future__ import annotations

import re

from hearsay.attribute.lexicon import CueLexicon
from hearsay.attribute.passages import QUOTE_MARKS, Passage
from hearsay.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    WEEKDAYS,
    is_time_word,
)
from hearsay.text.inflections import VerbForm

Range = tuple[int, int]
"""Token indices, first and last, both included."""

_LONGEST = 40
_BREAKS = frozenset(",;:—–-…()[]/•*|#") | QUOTE_MARKS
_DASHES = frozenset("—–-")
_OCCASIONS = frozenset(
    "statement interview tweet post report letter speech briefing conference message article email "
    "e-mail note remarks broadcast bulletin dispatch telegram editorial memo call video".split()
)
_PARTS_OF_DAYS = frozenset("night morning afternoon evening week yesterday today tonight".split())
_CLOCK = re.compile(r"[012]?\d[:.][0-5]\d")
_OBJECTS = frozenset({"us", "them", "him", "me", "whoever", "whatever"})
_FINITE = frozenset({VerbForm.PAST, VerbForm.THIRD})


class PhraseFinder:
    """Finds the noun phrase before or after a token, for one cue lexicon."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self._lexicon = lexicon

    def is_adverb(self, lower: str) -> bool:
        """Tell whether a word may stand between a subject and its verb."""
        return lower in ADVERBS or (lower.endswith("ly") and len(lower) > 4)  # noqa: PLR2004 - "fly"

    def is_cue_verb(self, passage: Passage, index: int) -> bool:
        """Tell whether a word is a finite cue verb that is nothing else."""
        senses = self._lexicon.verbs.get(passage.lower(index), ())
        lower = passage.lower(index)
        return any(
            form in _FINITE and (not verb.noun_too or lower not in {verb.base, verb.base + "s"})
            for verb, form in senses
        )

    def is_verbal(self, passage: Passage, index: int) -> bool:
        """Tell whether a word is a finite verb as far as its form shows."""
        lower = passage.lower(index)
        return lower in AUXILIARIES - {"'s"} or self.is_cue_verb(passage, index)

    def possessor_start(self, passage: Passage, first: int, last: int) -> int:
        """Give where a possessor begins: in "repeated the ministry('s claim)" at its determiner."""
        for index in range(last, first, -1):
            opens = passage.lower(index) in DETERMINERS
            if opens and passage.lower(index - 1) not in PREPOSITIONS | DETERMINERS | {
                "and",
                "all",
            }:
                return index
        return first

    def widen_cue(self, passage: Passage, cue: int) -> int:
        """Give the first token of the verb group: "has also said" starts at "has"."""
        first, floor = cue, passage.sentence(cue)[0]
        level = passage.inside[cue]
        index = cue - 1
        while index >= floor and passage.inside[index] == level:
            lower = passage.lower(index)
            if lower in AUXILIARIES and (lower != "'s" or _shortens(passage, index)):
                first = index
            elif not self.is_adverb(lower) or (index == floor and lower in ADVERBS):
                break
            elif index - 1 >= floor and passage.lower(index - 1) not in _BREAKS:
                first = index
            index -= 1
        return first

    def before(self, passage: Passage, verb: int) -> Range | None:
        """Find the subject that ends just before a verb group; None where there is none."""
        floor = max(passage.sentence(verb)[0], verb - _LONGEST)
        last = verb - 1
        if last < floor or passage.inside[last] != passage.inside[verb]:
            return None
        last = self._past_time(passage, last, floor)
        lower = passage.lower(last)
        if lower in {",", ")"} | _DASHES:
            return self._with_apposition(passage, last, floor)
        if lower in RELATIVES:
            return self._antecedent(passage, last, floor)
        if lower in _OBJECTS and passage.lower(last - 1) != "of":
            return None
        if lower in PRONOUNS or (lower in INDEFINITES and passage.lower(last - 1) != "the"):
            return last, last
        found = self._phrase_ending(passage, last, floor)
        if found and passage.lower(found[0] - 1) == "who" and found[0] - 1 > floor:
            # "a resident who fled to Homs told": the relative clause belongs to the source
            head = self._antecedent(passage, found[0] - 1, floor)
            return (head[0], last) if head else None
        return found

    def _past_time(self, passage: Passage, last: int, floor: int) -> int:
        """Step back over "on Saturday" between a subject and its verb."""
        index = last
        while index > floor and is_time_word(passage.lower(index)):
            index -= 1
        stands_between = index < last and passage.lower(index) in {"on", "in", "late", "early"}
        bare = index < last and passage.lower(last) in WEEKDAYS | _PARTS_OF_DAYS and index >= floor
        return index - 1 if stands_between and index > floor else (index if bare else last)

    def _antecedent(self, passage: Passage, relative: int, floor: int) -> Range | None:
        last = relative - 1
        if last >= floor and passage.lower(last) == ",":
            last -= 1
        if passage.lower(relative) == "that" or last < floor:
            return None
        return self._phrase_ending(passage, last, floor)

    def _with_apposition(self, passage: Passage, closing: int, floor: int) -> Range | None:
        """Take "Ruth Marsh, an editor of the paper," whole."""
        level = passage.inside[closing]
        sign = passage.lower(closing)
        opening = {")": "("}.get(sign, sign)
        for index in range(closing - 1, floor, -1):
            if passage.inside[index] != level:
                return None
            if passage.lower(index) == opening:
                if passage.lower(index + 1) in SUBORDINATORS | PRONOUNS | CONJUNCTIONS:
                    return None
                before = self._phrase_ending(passage, index - 1, floor)
                last = closing if sign == ")" else closing - 1
                if before:
                    return before[0], last
        # "Colonel Hamadi of the army, claimed": a stray comma between subject and verb
        stray = self._phrase_ending(passage, closing - 1, floor) if sign == "," else None
        return stray if stray and stray[0] == passage.sentence(closing)[0] else None

    def _phrase_ending(self, passage: Passage, last: int, floor: int) -> Range | None:
        level = passage.inside[last]
        first = last
        if passage.lower(last) == ")":
            near = range(last, max(floor, last - 12), -1)
            first = next((i for i in near if passage.lower(i) == "("), last)
        while first - 1 >= floor and passage.inside[first - 1] == level:
            lower = passage.lower(first - 1)
            if self._bounds_left(passage, first - 1, floor):
                break
            if lower == ",":
                break
            first -= 1
        bare = self._strip_front(passage, first, last)
        if bare is None or not _is_nominal(passage, bare, last):
            return None
        return bare, last

    def _bounds_left(self, passage: Passage, index: int, floor: int) -> bool:
        lower = passage.lower(index)
        if lower in {"and", "or", "&"}:
            return not self._coordinates(passage, index, floor)
        if _is_possessive(passage, index):
            return False
        if _CLOCK.fullmatch(lower):
            return True
        if lower in _BREAKS or (lower == "to" and passage.lower(index - 1) == "according"):
            return True
        if lower in SUBORDINATORS or lower in CONJUNCTIONS or lower in AUXILIARIES - {"'s"}:
            return True
        return lower in RELATIVES or self.is_cue_verb(passage, index)

    def _coordinates(self, passage: Passage, conjunction: int, floor: int) -> bool:
        """Tell whether a conjunction joins two noun phrases: nothing verbal stands before it."""
        index = conjunction - 1
        steps = 0
        while index >= floor and steps < 8:  # noqa: PLR2004 - names are short
            lower = passage.lower(index)
            if lower in {",", ";", ":"} | QUOTE_MARKS:
                return steps > 0
            if lower in AUXILIARIES - {"'s"} or lower in SUBORDINATORS or lower in PRONOUNS:
                return False
            if self.is_cue_verb(passage, index) or lower.endswith(("ed", "ing")):
                return False
            index -= 1
            steps += 1
        return steps < 8  # noqa: PLR2004 - as above

    def _strip_front(self, passage: Passage, first: int, last: int) -> int | None:
        """Drop what stands before the subject: "Meanwhile", "In 2014", "On Monday"."""
        while first <= last:
            lower = passage.lower(first)
            if lower in CONJUNCTIONS or (self.is_adverb(lower) and first < last):
                first += 1
            elif lower in PREPOSITIONS:
                after = first + 1
                while after <= last and (
                    is_time_word(passage.lower(after))
                    or passage.lower(after).isdigit()
                    or (
                        passage.lower(after) in {"the", "a"}
                        and is_time_word(passage.lower(after + 1))
                    )
                ):
                    after += 1
                if after == first + 1 or after > last:
                    return None
                first = after
            elif is_time_word(lower) and first < last and lower not in {"last", "next", "same"}:
                first += 1
            else:
                return first
        return None

    def after(self, passage: Passage, start: int, end: int) -> Range | None:
        """Find the noun phrase at a token, appositions included; it ends before `end`."""
        index = start
        while index < end and self.is_adverb(passage.lower(index)):
            index += 1
        if index >= end or not _may_start(passage, index):
            return None
        if passage.lower(index) in PRONOUNS:
            return index, index
        level = passage.inside[index]
        last = self._phrase_starting(passage, index, end, level)
        comma = last + 1
        if comma + 1 < end and passage.lower(comma) == "," and passage.inside[comma] == level:
            last = self._apposition_after(passage, comma, end, level) or last
        elif passage.lower(comma) == "(" and comma + 1 < end:
            closing = next(
                (i for i in range(comma, min(end, comma + 12)) if passage.lower(i) == ")"), 0
            )
            last = closing or last
        return index, last

    def opening(self, passage: Passage, verb: int) -> Range | None:
        """Find the subject that opens a verb's sentence, where a verb follows it at once."""
        floor = passage.sentence(verb)[0]
        if passage.inside[floor] != passage.inside[verb]:
            return None
        found = self.after(passage, floor, verb)
        follower = passage.lower(found[1] + 1) if found else ""
        verbal = follower in AUXILIARIES or follower.endswith(("ed", "s"))
        return found if verbal and follower not in {"'s", "as"} else None

    def governing(self, passage: Passage, first: int) -> Range | None:
        """Find whom a participle goes with: the phrase before its comma, or the speaker."""
        if passage.lower(first - 1) != ",":
            return self.before(passage, first)
        floor = passage.sentence(first)[0]
        for index in range(first - 2, floor - 1, -1):
            if self.is_cue_verb(passage, index):
                group = self.widen_cue(passage, index)
                return self.before(passage, group)
        return self.before(passage, first - 1)

    def _phrase_starting(self, passage: Passage, first: int, end: int, level: int) -> int:
        index = first
        while index + 1 < end and passage.inside[index + 1] == level:
            lower, follower = passage.lower(index + 1), passage.lower(index + 2)
            breaks = lower in _BREAKS and not _is_possessive(passage, index + 1)
            if breaks or lower in ".!?" or is_time_word(lower):
                break
            if (
                lower in SUBORDINATORS - {"of"}
                or lower in RELATIVES
                or lower in AUXILIARIES - {"'s"}
            ):
                break
            if lower in CONJUNCTIONS and (
                lower not in {"and", "or"}
                or follower in PRONOUNS
                or self.is_cue_verb(passage, index + 2)
            ):
                break
            if lower in PREPOSITIONS and not self._belongs(passage, index + 1):
                break
            if self.is_cue_verb(passage, index + 1) or (self.is_adverb(lower) and lower != "first"):
                break
            if (
                lower.isalpha()
                and passage.word(index + 1)[:1].isupper()
                and _is_plural(passage, index)
            ):
                break
            if lower in PRONOUNS or (
                lower in DETERMINERS and not _takes_determiner(passage, index)
            ):
                break
            index += 1
        return index

    def _belongs(self, passage: Passage, preposition: int) -> bool:
        """Tell whether a preposition goes on with the noun phrase: of, for, with; "at" a place."""
        lower, follower = passage.lower(preposition), passage.lower(preposition + 1)
        if lower in {"of", "for"}:
            return True
        if lower == "by":
            return passage.lower(preposition - 1) in _OCCASIONS
        if lower not in {
            "with",
            "from",
            "at",
            "in",
            "to",
            "on",
            "near",
            "inside",
            "against",
            "close",
        }:
            return False
        if is_time_word(follower) or follower in {"an", "a", "his", "her", "their", "its"}:
            return False
        occasion = {passage.lower(preposition + k) for k in (1, 2, 3)} & _OCCASIONS
        return not occasion and not (lower == "to" and follower != "the")

    def _apposition_after(self, passage: Passage, comma: int, end: int, level: int) -> int | None:
        start = comma + 1
        lower = passage.lower(start)
        opens = lower in {"a", "an", "the", "who", "whose", "one", "head", "chief", "his", "her"}
        titled = passage.word(start)[:1].isupper() and lower not in PRONOUNS
        noun = passage.lower(start + 1) in {"of", "for", "general", "minister", "and", "at"}
        if passage.inside[start] != level or not (opens or titled or noun):
            return None
        index = start
        while index + 1 < end and index - comma < _LONGEST and passage.inside[index + 1] == level:
            following = passage.lower(index + 1)
            if following in {",", ";", ":", ".", "!", "?"} | _DASHES:
                break
            if following in CONJUNCTIONS - {"and", "or"} or following in {"that", "after", "as"}:
                break
            index += 1
        inner = range(start + 1, index + 1)
        clause = not lower.startswith("who") and any(
            passage.lower(i) in AUXILIARIES or self.is_cue_verb(passage, i) for i in inner
        )
        return None if clause else index


def _shortens(passage: Passage, index: int) -> bool:
    """Tell whether "'s" is short for "is" or "has": but after a pronoun it is a possessive."""
    return passage.lower(index - 1) in PRONOUNS | RELATIVES | {"there", "here"}


def _is_possessive(passage: Passage, index: int) -> bool:
    """Tell whether an apostrophe belongs to the plural before it: "the soldiers' wives"."""
    if passage.lower(index) != "'" or not passage.lower(index - 1).endswith("s"):
        return False
    return passage.tokens[index - 1].span.end == passage.tokens[index].span.start


def _is_plural(passage: Passage, index: int) -> bool:
    """Tell whether a common noun in the plural closes its phrase: "reports | Daesh has retaken"."""
    word = passage.word(index)
    return word.islower() and word.endswith("s") and word not in PREPOSITIONS


def _takes_determiner(passage: Passage, index: int) -> bool:
    lower = passage.lower(index)
    return lower in PREPOSITIONS or lower in {"and", "or", "all", "both", "half"}


def _may_start(passage: Passage, index: int) -> bool:
    word, lower = passage.word(index), passage.lower(index)
    if not word[:1].isalpha() and not word[:1].isdigit() and word[:1] not in "@#":
        return False
    if lower in SUBORDINATORS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | RELATIVES:
        return False
    return not is_time_word(lower) or word[0].isdigit()


def _is_nominal(passage: Passage, first: int, last: int) -> bool:
    """Tell whether a range can be a source: it holds a word and ends in no mere determiner."""
    if passage.lower(last) in DETERMINERS - INDEFINITES - {"this", "that"}:
        return False
    if passage.lower(last) in PREPOSITIONS | SUBORDINATORS:
        return False
    return any(passage.word(i)[:1].isalnum() for i in range(first, last + 1))
