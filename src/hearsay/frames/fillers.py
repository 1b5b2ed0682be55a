"""Fillers: the value that a noun phrase gives to a slot, with the words that carry it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hearsay.frames.arguments import Phrase
from hearsay.frames.definitions import Slot, SlotKind
from hearsay.frames.passages import Named, Passage
from hearsay.frames.syntax import Syntax
from hearsay.model.claims import EARLIER, SPEAKER, SlotValue
from hearsay.model.mentions import MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.text.inflections import inflect_noun

_KINDS = {
    SlotKind.ACTOR: MentionKind.ACTOR,
    SlotKind.PLACE: MentionKind.PLACE,
    SlotKind.COUNT: MentionKind.COUNT,
    SlotKind.TIME: MentionKind.TIME,
}
_ONE = frozenset({"a", "an", "another"})
_PERSONAL = frozenset({"he", "she", "him", "his", "her"})
_GENITIVES = frozenset({"'s", "'", "’"})
_COARSE = frozenset({PlacePrecision.ADMIN, PlacePrecision.COUNTRY})
"""What "it" or "the town" never stands for."""
_COMPASS = frozenset({"north", "south", "east", "west"})
"""Behind a place these tell where it lies: "the silos south (of the town)"."""
_SHORTEST = 3
_FARTHEST_FROM = 6
_FARTHEST = 40
"""Tokens to look back over for what "it" was: a real clause has fewer."""
_MANY_NAMES = 8
"""Different names that a sentence may hold before a pronoun: beyond these none is resolved."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A slot's value and the span of the words that give it."""

    value: SlotValue
    span: Span


class FillerReader:
    """Reads fillers out of one passage's phrases."""

    def __init__(
        self, passage: Passage, syntax: Syntax, persons: Collection[str] = frozenset()
    ) -> None:
        self._passage = passage
        self._syntax = syntax
        self._persons = persons
        self._earlier = {
            kind: _distinct(passage.names, kind) for kind in (MentionKind.ACTOR, MentionKind.PLACE)
        }

    def read_filler(
        self, slot: Slot, phrase: Phrase, not_actor: str | None = None
    ) -> Filler | None:
        """Give what a phrase says for a slot, or None. A pronoun never stands for `not_actor`."""
        if slot.kind is SlotKind.CHOICE:
            return self._choice(slot, phrase)
        if slot.kind is SlotKind.CLAIM:
            return None
        kind = _KINDS[slot.kind]
        names = [name for name in phrase.names if name.mention.kind is kind]
        if slot.kind is SlotKind.COUNT:
            uncounted = self._passage.word(phrase.last - 1) in slot.never
            return None if uncounted else self._count(names, phrase)
        if slot.kind is SlotKind.TIME:
            return self._filler(names[0]) if names else None
        if slot.kind is SlotKind.PLACE:
            return self._place(names, phrase)
        return self._actor(slot, names, phrase, not_actor)

    def counts_people(self, phrase: Phrase) -> bool:
        """Tell "35,000" and "12 workers" from "12 tanks"."""
        counts = [n for n in phrase.names if n.mention.kind is MentionKind.COUNT]
        if not counts:
            return self._passage.word(phrase.first) in {"nobody", "none"}
        last = phrase.last - 1
        return counts[-1].last > last or self._syntax.has(
            self._passage.word(last), "one_person", "people", "counted"
        )

    def holds_all(self, phrase: Phrase) -> bool:
        """Tell whether a phrase speaks of every one: "all passengers", "everyone"."""
        word = self._passage.word(phrase.first)
        return word in {"all", "every", "everyone", "everybody"}

    def _filler(self, name: Named) -> Filler:
        return Filler(name.mention.value, self._passage.cut_span(name.first, name.last))

    def _count(self, names: list[Named], phrase: Phrase) -> Filler | None:
        if (
            names
            and self._passage.word(names[0].first - 1) == "not"
            and names[0].first > phrase.first - 2
        ):
            return self._not_one(names[0]) or self._filler(names[0])
        if names:
            return self._filler(names[0])
        first, last = self._passage.word(phrase.first), self._passage.word(phrase.last - 1)
        if first in _ONE and self._syntax.has(last, "one_person"):
            return Filler(Count(1, 1, first), self._passage.cut_span(phrase.first, phrase.last))
        if first in {"any", "anyone", "anybody"}:
            return Filler(Count(1, None, first), self._passage.cut_span(phrase.first, phrase.last))
        if first in {"no", "nobody", "none"}:
            return Filler(Count(0, 0, "no"), self._passage.cut_span(phrase.first, phrase.last))
        return None

    def _not_one(self, name: Named) -> Filler | None:
        """Read "not one worker", "not a single worker": nobody."""
        value = name.mention.value
        if not isinstance(value, Count) or value.bounds != (1, 1):
            return None
        return Filler(Count(0, 0, "not one"), self._passage.cut_span(name.first - 1, name.last))

    def _actor(
        self, slot: Slot, names: list[Named], phrase: Phrase, not_actor: str | None
    ) -> Filler | None:
        names = [name for name in names if not self._is_plain(name, phrase)]
        fit = [name for name in names if name.mention.value not in slot.never]
        plain = [name for name in fit if self._passage.word(name.last) not in _GENITIVES]
        if fit:
            return self._filler((plain or fit)[-1])
        word = phrase.pronoun or self._passage.word(phrase.first)
        stands_for = (
            {"they", "them", "it", "he", "she", "him"}
            if phrase.pronoun
            else {"their", "its", "his"}
        )
        if not names and slot.people and not phrase.pronoun:
            return self._people(phrase)
        if names or word not in stands_for:
            return None
        name = self._one_before(MentionKind.ACTOR, phrase.first, not_actor)
        value: SlotValue = name.mention.value if name else None
        if slot.earlier and word not in _PERSONAL:
            value = self._body(phrase, not_actor)
        if value is None or value in slot.never:
            return None
        return Filler(value, self._passage.cut_span(phrase.first, phrase.first + 1))

    def _body(self, phrase: Phrase, not_actor: str | None) -> SlotValue:
        """Give whom "it", "its" and "they" stand for: no person, but the one for whom they speak.

        "They" without anybody before it in the sentence looks back to the one before.
        """
        before = [n.mention.value for n in self._before(MentionKind.ACTOR, phrase.first, not_actor)]
        bodies = [value for value in before if value not in self._persons]
        if len(bodies) == 1:
            return bodies[0]
        if before and not bodies:
            return SPEAKER
        return EARLIER if not before and phrase.pronoun else None

    def _is_plain(self, name: Named, phrase: Phrase) -> bool:
        """Tell "22 men", who may be anybody, from "13 were men" and from "22 soldiers"."""
        alone = name.last - name.first == 1
        return alone and phrase.first < name.first and self._says_nothing(phrase, name.first)

    def _says_nothing(self, phrase: Phrase, token: int) -> bool:
        counted = any(n.mention.kind is MentionKind.COUNT for n in phrase.names)
        return counted and self._syntax.has(self._passage.word(token), "plain_nouns")

    def _people(self, phrase: Phrase) -> Filler | None:
        """Give the noun for people that heads a phrase: "five dock workers" are workers."""
        last = self._head(phrase)
        word = self._passage.word(last)
        if not self._syntax.has(word, "one_person", "people", "plain_nouns"):
            return self._sort(phrase, last)
        if phrase.first < last and self._says_nothing(phrase, last):
            return self._from(last)  # "22 men": that tells nobody apart; "13 were men" does
        if not self._syntax.has(word, "one_person", "people"):
            return None
        # one docker and two dockers are the same sort of people
        many = inflect_noun(word) if self._syntax.has(word, "one_person") else word
        return Filler(many, self._passage.cut_span(last, last + 1))

    def _sort(self, phrase: Phrase, last: int) -> Filler | None:
        """Give a counted noun that no list knows: "five catechists" are not just anybody."""
        counts = [n for n in phrase.names if n.mention.kind is MentionKind.COUNT and n.last <= last]
        word = self._passage.word(last)
        if not counts or not word.isalpha() or not word.endswith("s") or len(word) <= _SHORTEST:
            return None
        return Filler(word, self._passage.cut_span(last, last + 1))

    def _from(self, last: int) -> Filler | None:
        """Give "people from Mango Lane": a part of all, told by where they are from."""
        if self._passage.word(last + 1) != "from":
            return None
        end = last + 2
        while end < last + _FARTHEST_FROM and self._passage.is_name(end):
            end += 1
        if end == last + 2:
            return None
        span = self._passage.cut_span(last, end)
        return Filler(" ".join(span.cut(self._passage.text).split()), span)

    def _head(self, phrase: Phrase) -> int:
        """Give the token of a phrase's head: "two passengers of the ferry" are passengers."""
        for index in range(phrase.first + 1, phrase.last):
            before = self._passage.word(index - 1)
            people = self._syntax.has(before, "one_person", "people")
            if people and self._passage.word(index) == "of":
                return index - 1
        return phrase.last - 1

    def _place(self, names: list[Named], phrase: Phrase) -> Filler | None:
        heads = [n for n in names if self._is_head(n, phrase) and not self._is_gapped(n, phrase)]
        if heads:
            return self._filler(_finest(heads))
        last = self._passage.word(phrase.last - 1)
        definite = self._passage.word(phrase.first) == "the" and self._syntax.has(
            last, "site_nouns"
        )
        if names or not (phrase.pronoun == "it" or definite):
            return None
        name = self._one_before(MentionKind.PLACE, phrase.first, None)
        if name is None:
            return None
        return Filler(name.mention.value, self._passage.cut_span(phrase.first, phrase.last))

    def _is_head(self, name: Named, phrase: Phrase) -> bool:
        """Tell "the Palmyra airbase" from "Palmyra residents" and "Palmyra's mayor"."""
        if self._passage.word(name.last) in _GENITIVES:
            return False
        for index in range(name.last, phrase.last):
            word = self._passage.word(index)
            inside = any(n.first <= index < n.last for n in phrase.names)
            if (
                word[:1].isalpha()
                and not inside
                and not self._syntax.has(word, "place_heads", "adverbs")
                and not (word in _COMPASS and index == phrase.last - 1)
            ):
                return False
        return True

    def _is_gapped(self, name: Named, phrase: Phrase) -> bool:
        """Tell whether a doer of its own stands before a place: "(and) the rebels the bridge"."""
        before = [
            other.last
            for other in phrase.names
            if other.mention.kind is MentionKind.ACTOR and other.last <= name.first
        ]
        if not before:
            return False
        beside = self._passage.word(phrase.first - 1) == "and" and before[-1] == name.first
        words = {self._passage.word(index) for index in range(before[-1], name.first + 1)}
        return beside or not words.isdisjoint({"the", "its"})

    def _choice(self, slot: Slot, phrase: Phrase) -> Filler | None:
        """Find one of the slot's words, the longest first; "60 strikes" are no one act."""
        if any(name.mention.kind is MentionKind.COUNT for name in phrase.names):
            return None
        words = [self._passage.word(index) for index in range(phrase.first, phrase.last)]
        return self.find_words(slot.words, words, phrase.first)

    def find_before(self, slot: Slot, token: int) -> Filler | None:
        """Find a slot's words before a token: "there was a fire, and they were behind it"."""
        first = max(0, token - _FARTHEST)
        words = [self._passage.word(index) for index in range(first, token)]
        return self.find_words(slot.words, words, first)

    def find_words(
        self, pairs: Iterable[tuple[tuple[str, ...], str]], words: list[str], first: int
    ) -> Filler | None:
        """Find the first pair whose words stand in a row among these tokens."""
        present = frozenset(words)
        for wanted, value in pairs:
            if wanted[0] not in present:
                continue
            for at in range(len(words) - len(wanted) + 1):
                if tuple(words[at : at + len(wanted)]) == wanted:
                    start = first + at
                    return Filler(value, self._passage.cut_span(start, start + len(wanted)))
        return None

    def _one_before(self, kind: MentionKind, token: int, excluded: str | None) -> Named | None:
        """Give the only name of a kind before a token; None where there are several or none."""
        before = self._before(kind, token, excluded)
        return before[0] if len(before) == 1 else None

    def _before(self, kind: MentionKind, token: int, excluded: str | None) -> list[Named]:
        """Give the different names of a kind before a token; none where there are very many."""
        known = self._earlier[kind]
        if len(known) >= _MANY_NAMES:
            return []
        return [n for n in known if n.last <= token and n.mention.value != excluded]


def _distinct(names: Iterable[Named], kind: MentionKind) -> list[Named]:
    """Give the first mention of each of the first few different values."""
    known: list[Named] = []
    for name in names:
        if len(known) >= _MANY_NAMES:
            break
        value = name.mention.value
        if isinstance(value, Place) and value.precision in _COARSE:
            continue
        if name.mention.kind is kind and all(name.mention.value != k.mention.value for k in known):
            known.append(name)
    return known


def _finest(names: list[Named]) -> Named:
    """Give the first, or one that lies in it: "Palmyra citadel" wins over "Palmyra"."""
    best = names[0]
    for name in names[1:]:
        value, other = name.mention.value, best.mention.value
        if isinstance(value, Place) and isinstance(other, Place) and value.inside(other):
            best = name
    return best
