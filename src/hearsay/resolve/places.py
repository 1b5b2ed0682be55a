"""Places: which words of a text name one, and which place they mean.

Finding is by tokens: at each capitalised token the longest run that the gazetteer knows. What looks
like a place but is a person ("General Paris"), a body ("Homs Media Centre") or an everyday word
("Reading") is left out. Choosing weighs each name's candidates by the case, by the countries and
states that the text itself names, and by what else stands near on the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import Candidate, Gazetteer, Layer
from hearsay.resolve.place_choice import (
    NamedPlace,
    OutletArea,
    PlaceChoice,
    choose_named,
    near_holder,
)
from hearsay.resolve.towns import fold_name
from hearsay.text.tokens import Token, split_tokens

_ARTICLED = re.compile(r"(?:a[lnrstzd]|ash|el|es|ez|et)[-‑][A-Z\u00C0-\u024F‘’']")
"""An Arabic article before a name: "al-Bab"."""
_LONGEST_NAME = 6
_LONGEST_WORD = 60
# Between a name and the area that holds it: "Paris, Texas", "Palmyra in Homs province".
_AREAS = (PlacePrecision.ADMIN, PlacePrecision.COUNTRY)
_HOLDS = frozenset({",", "(", "in", "in the"})
_LONGEST_GAP = 8
_INSIDE = frozenset({"in", "near"})
_LONGEST_SMALL = 4
_FAMOUS = 500_000
_POPULOUS = 100_000
_SHORT = 3
_TOWN_NOUNS = frozenset({"city", "town", "village", "settlement"})
_LABEL = re.compile(r"(?: [a-z]+)?\*{0,2}:\*{0,2}\s")
"""Behind a name that opens a paragraph: "Homs:", "Homs province:"."""
_MARKS = "*#-•–— \t\n0123456789."
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


def find_places(
    text: str,
    gazetteer: Gazetteer,
    within: Span | None = None,
    avoid: Iterable[Span] = (),
    area: OutletArea | None = None,
) -> tuple[tuple[Span, Place], ...]:
    """Find the places that a text names, in order, never overlapping; linear in the length.

    `avoid` are spans of outlets and bodies, whose names name no place ("New York Times"); `area` is
    where the outlet reports from, as `learn_area` finds it.
    """
    return choose_places(find_place_names(text, gazetteer, within, avoid), gazetteer, area)


def find_place_names(
    text: str, gazetteer: Gazetteer, within: Span | None = None, avoid: Iterable[Span] = ()
) -> tuple[NamedPlace, ...]:
    """Find the words that name a place, with all that they may mean."""
    reader = _Reader(text, gazetteer, split_tokens(text, within), sorted(avoid))
    return tuple(reader.read())


def choose_places(
    names: Sequence[NamedPlace], gazetteer: Gazetteer, area: OutletArea | None = None
) -> tuple[tuple[Span, Place], ...]:
    """Choose for each name of one text the place that it means."""
    return tuple((choice.span, choice.place) for choice in choose_named(names, gazetteer, area))


def resolve_given(
    text: str, spans: Iterable[Span], gazetteer: Gazetteer, area: OutletArea | None = None
) -> tuple[PlaceChoice, ...]:
    """Resolve names that somebody says are places, in text order; an unknown one stays open.

    Unlike in `find_places`, a people's name means its country ("Syrian"), and a long name that is
    misspelt is matched with the one known name that it comes near.
    """
    spans = sorted(spans)
    names: list[NamedPlace] = []
    for number, span in enumerate(spans):
        words = span.cut(text)
        before = text[spans[number - 1].end : span.start] if number else ""
        held = before.strip() in _HOLDS and len(before) <= _LONGEST_GAP and "\n" not in before
        names.append(NamedPlace(span, gazetteer.candidates_of_given(words), held, words))
    known = iter(choose_named([name for name in names if name.candidates], gazetteer, area))
    return tuple(next(known) if name.candidates else _leave_unknown(name) for name in names)


def _leave_unknown(name: NamedPlace) -> PlaceChoice:
    key = "-".join(fold_name(name.words).split())
    place = Place(f"open:{key}", name.words, None, None, PlacePrecision.UNKNOWN)
    return PlaceChoice(name.span, place, "no place of this name is known", open=True)


class _Reader:
    """Walks one text's tokens once."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, tokens: Sequence[Token], avoid: Sequence[Span]
    ) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.exact = gazetteer.tables.exact
        self.rules = gazetteer.tables.rules
        self.tokens = tokens
        self.keys = [fold_name(t.text) if len(t.text) <= _LONGEST_WORD else "" for t in tokens]
        self.avoid = avoid
        self.avoided = 0
        self.people: set[str] = set()
        self.last: NamedPlace | None = None
        self.last_index = -1

    def read(self) -> list[NamedPlace]:
        found: list[NamedPlace] = []
        index = 0
        while index < len(self.tokens):
            end = self._match_own(index) or self._match(index)
            if end is None:
                index += 1
                continue
            name = self._take(index, end)
            if name:
                found.append(name)
                self.last, self.last_index = name, end
            index = end
        return self._settle_labels([n for n in found if not self._is_known_person(n)])

    def _settle_labels(self, names: list[NamedPlace]) -> list[NamedPlace]:
        """Let a paragraph's label hold its names: "Homs province: in Brod two shells fell"."""
        settled: list[NamedPlace] = []
        label: NamedPlace | None = None
        end = 0
        for name in names:
            if "\n\n" in self.text[end : name.span.start] or not settled:
                start = self.text.rfind("\n\n", end, name.span.start) + 1
                opens = not self.text[start : name.span.start].strip(_MARKS)
                label = name if opens and _LABEL.match(self.text, name.span.end) else None
            end = name.span.end
            own = tuple(one for one in name.candidates if one.layer is Layer.CASE)
            held = label is not None and label is not name and len(own) > 1
            near = near_holder(own, label.candidates) if held and label is not None else ()
            settled.append(replace(name, candidates=near) if len(near) == 1 else name)
        return settled

    def _match(self, index: int) -> int | None:
        """Find where the longest known name that starts here ends."""
        token = self.tokens[index]
        if token.lower == "the" or not (
            token.text[0].isupper()
            or _ARTICLED.match(token.text)
            or self.keys[index] in self.gazetteer.tables.openers
        ):
            return None
        if self._after_comma(index) and (end := self._match_short(index)):
            return end
        key, ends = "", []
        for end in range(index, min(index + _LONGEST_NAME, len(self.tokens))):
            word = self.tokens[end]
            if (
                end > index
                and self.text[word.span.start - 1].isspace() is False
                and not (word.text == "." and len(self.keys[end - 1]) <= _SHORT)
            ):
                break
            if not (word.text[0].isalnum() or word.text == "."):
                break
            if "\n" in self.text[self.tokens[end - 1].span.end : word.span.start] and end > index:
                break
            key = f"{key} {self.keys[end]}".strip()
            lone_never = end == index and key in self.rules.never and word.text not in self.exact
            if (
                word.text != "."
                and not lone_never
                and self.gazetteer.knows_as(self.text[token.span.start : word.span.end], key)
            ):
                ends.append(end + 1)
        words = self.text[token.span.start : self.tokens[ends[-1] - 1].span.end] if ends else ""
        if words and fold_name(words) in self.gazetteer.own:
            return ends[-1]
        if len(ends) > 1 and self._after_kind(index):
            return next((end for end in ends if self._may_be_town(index, end)), ends[-1])
        return ends[-1] if ends else self._match_small(index)

    def _match_own(self, index: int) -> int | None:
        """Match a name that the case writes small: "upper village"; one word needs its article."""
        key, found = "", None
        if self.tokens[index].text not in self.gazetteer.openers:
            return None
        for end in range(index, min(index + _LONGEST_NAME, len(self.tokens))):
            if end > index and not self._joined(end):
                break
            key = f"{key} {self.keys[end]}".strip()
            if key in self.gazetteer.own and (end > index or self._has_article(index)):
                found = end + 1
        return found

    def _has_article(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].lower == "the" and self._joined(index)

    def _match_small(self, index: int) -> int | None:
        """Find where a name ends that only its surroundings tell to be a place's.

        That is a hamlet or an area without its kind, with what holds it ("Lanexa, Virginia") or, at
        home, after "in" or "near"; and there a name in a spelling that the tables lack.
        """
        token = self.tokens[index]
        if not token.text[0].isupper() or self.keys[index] in self.rules.never:
            return None
        inside = index > 0 and self.tokens[index - 1].lower in _INSIDE
        named = self.keys[index] not in self.rules.everyday | self.rules.personal
        key, found = "", None
        for end in range(index, min(index + _LONGEST_SMALL, len(self.tokens))):
            word = self.tokens[end]
            if not word.text[0].isupper() or (end > index and not self._joined(end)):
                break
            key = f"{key} {self.keys[end]}".strip()
            at_home = inside and named and len(key) > _SHORT
            if at_home and self.gazetteer.home and self.gazetteer.knows_spelling(key):
                found = end + 1
            elif (self._has_holder(end + 1) or at_home) and self.gazetteer.lists(key):
                name = self.text[token.span.start : word.span.end]
                countries = {c.place.country for c in self.gazetteer.candidates(name) if c.full}
                home = not countries.isdisjoint(self.gazetteer.home)
                found = end + 1 if home or self._has_holder(end + 1) else found
        return found

    def _after_kind(self, index: int) -> bool:
        """Tell whether the words before say that a town is named: "the ancient city of"."""
        before = [token.lower for token in self.tokens[max(0, index - 2) : index]]
        return len(before) == 2 and before[0] in _TOWN_NOUNS and before[1] == "of"  # noqa: PLR2004

    def _may_be_town(self, index: int, end: int) -> bool:
        span = Span(self.tokens[index].span.start, self.tokens[end - 1].span.end)
        found = self.gazetteer.candidates(span.cut(self.text))
        return any(one.place.precision is PlacePrecision.TOWN for one in found)

    def _after_comma(self, index: int) -> bool:
        return index > 0 and self.last_index == index - 1 and self.tokens[index - 1].text == ","

    def _after_in(self, index: int, candidates: Sequence[Candidate]) -> bool:
        """Tell whether a name and "in" stand before what may be an area."""
        gap = self.text[self.last.span.end : self.tokens[index].span.start] if self.last else ""
        held = len(gap) <= _LONGEST_GAP and gap.strip() in _HOLDS and "\n" not in gap
        return held and any(one.place.precision in _AREAS for one in candidates)

    def _match_short(self, index: int) -> int | None:
        """Match a state as newspapers shorten it; gives where its tokens end."""
        start = self.tokens[index].span.start
        for name in self.gazetteer.tables.short:
            if self.text.startswith(name, start):
                end = index + 1
                while end < len(self.tokens) and self.tokens[end].span.end <= start + len(name):
                    end += 1
                if self.tokens[end - 1].span.end == start + len(name):
                    return end
        return None

    def _take(self, start: int, end: int) -> NamedPlace | None:
        span = Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)
        if self._is_avoided(span):
            return None
        name = span.cut(self.text)
        candidates = self.gazetteer.candidates(name) or self.gazetteer.candidates_spelt(name)
        if name[0].islower() and all(one.layer <= Layer.TOWN for one in candidates):
            return None
        after_comma = self._after_comma(start)
        if not candidates or not (after_comma or self._is_place(start, end, candidates)):
            return None
        held = after_comma or self._after_in(start, candidates)
        return NamedPlace(span, candidates, held, span.cut(self.text))

    def _is_avoided(self, span: Span) -> bool:
        while self.avoided < len(self.avoid) and self.avoid[self.avoided].end <= span.start:
            self.avoided += 1
        return self.avoided < len(self.avoid) and self.avoid[self.avoided].overlaps(span)

    def _is_place(self, start: int, end: int, candidates: Sequence[Candidate]) -> bool:
        before = self.tokens[start - 1] if start else None
        after = self.tokens[end] if end < len(self.tokens) else None
        key = fold_name(self.tokens[start].text)
        lone = end == start + 1
        cued = bool(before and before.lower in self.rules.cues) or self._has_holder(end)
        if before and self._joined(start) and self._names_body_of(start):
            return False
        named_body = after and after.text[0].isupper() and self.keys[end] in self.rules.bodies
        if named_body and self._joined(end):
            return False
        if self._stands_in_person(start, end, cued=cued):
            self.people.update(self.keys[start:end])
            return False
        best = max(candidates, key=self.gazetteer.prior)
        if self.tokens[start].text in self.exact:
            return True
        if best.layer > Layer.AREA or (best.layer is Layer.AREA and key not in self.rules.everyday):
            return True
        everyday = lone and key in self.rules.everyday
        if everyday or (lone and key in self.rules.personal):
            return cued and not self._opens_sentence(start)
        if lone and len(key) <= _SHORT:
            return cued
        home = best.place.country in self.gazetteer.home
        if self.gazetteer.home and not (cued or home) and best.population < _POPULOUS:
            return False
        return cued or home or best.population >= _POPULOUS or not self._opens_sentence(start)

    def _joined(self, index: int) -> bool:
        """Tell whether only blanks stand between a token and the one before it."""
        gap = self.text[self.tokens[index - 1].span.end : self.tokens[index].span.start]
        return index > 0 and gap.isspace() and "\n" not in gap

    def _has_holder(self, end: int) -> bool:
        """Tell whether a comma and a capitalised place follow, as in "Reading, England"."""
        if end + 1 >= len(self.tokens) or self.tokens[end].text != ",":
            return False
        word = self.tokens[end + 1]
        found = self.gazetteer.candidates(word.text) if word.text[0].isupper() else ()
        return any(c.layer is Layer.AREA for c in found)

    def _names_body_of(self, start: int) -> bool:
        """Tell whether the name ends a body's, as in "University of Aleppo"."""
        before = start - 1
        if self.tokens[before].lower == "the":
            before -= 1
        return (
            before > 0
            and self.tokens[before].lower == "of"
            and self.tokens[before - 1].text[0].isupper()
            and self.keys[before - 1] in self.rules.bodies_of
        )

    def _opens_sentence(self, start: int) -> bool:
        if start == 0:
            return True
        before = self.tokens[start - 1]
        gap = self.text[before.span.end : self.tokens[start].span.start]
        return before.text in ".!?:;\"“”'‘•-–—*(" or "\n" in gap

    def _stands_in_person(self, start: int, end: int, *, cued: bool) -> bool:
        before = self.tokens[start - 1] if start and self._joined(start) else None
        after = self.tokens[end] if end < len(self.tokens) and self._joined(end) else None
        if before and before.text[0].isupper():
            titled = self.keys[start - 1] in self.rules.titles
            if titled or _INITIALS.fullmatch(before.text) or self._is_strange(start - 1):
                return True
        initial = bool(after and len(after.text) == 1 and after.text.isupper())
        dotted = initial and end + 1 < len(self.tokens) and self.tokens[end + 1].text == "."
        return dotted or (not cued and after is not None and self._is_strange(end))

    def _is_strange(self, index: int) -> bool:
        """Tell whether a capitalised word is none that stands beside a place's name."""
        token, key = self.tokens[index], self.keys[index]
        if not (token.text[0].isupper() and token.text[-1].islower() and token.text.isalpha()):
            return False
        if self._opens_sentence(index) and key in self.rules.everyday | self.rules.cues:
            return False
        return (
            key not in self.rules.beside and not self.gazetteer.knows(key)
        ) or key in self.rules.personal

    def _is_known_person(self, name: NamedPlace) -> bool:
        """Tell whether the text elsewhere gives the lone word as part of a person's name."""
        words = fold_name(name.span.cut(self.text))
        best = max(name.candidates, key=self.gazetteer.prior)
        return words in self.people and best.layer <= Layer.TOWN and best.population < _FAMOUS
