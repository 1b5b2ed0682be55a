"""Persons: whom a report has named or described before a pronoun, and which of them it may mean.

Only what the words show is used: a title, an office in apposition, a given name, a noun. Whose
gender does not show may be "he" or "she"; whose does is never the other.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError
from hearsay.model.spans import Span
from hearsay.resolve.source_phrases import load_speaker_words
from hearsay.text.function_words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES
from hearsay.text.sentences import split_sentences

_NAME = re.compile(
    r"(?<![\w’'-])(?:[A-Z]\.|[A-Z][\w’'-]*)(?:\s(?:(?:al|el|de|da|van|von|der|bin|ibn|abu|of)\s)?"
    r"(?:(?:al|el)-)?(?:[A-Z]\.|[A-Z][\w’'-]*)){0,5}"
)
_DETERMINED = re.compile(
    r"(?<![\w’'-])(?=(?P<phrase>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Oo]ne|"
    r"[Aa]nother|[A-Z][\w-]+(?:’s|'s))(?:[ ][\w’'-]+){1,5}))"
)
_OFFICE = re.compile(r"[ ]of[ ](?:the[ ])?[A-Z][\w-]+(?:[ ][A-Z][\w-]+)?(?=,[ ][A-Z])")
_AGE = re.compile(r"(?:,|\s\()\s?\d\d\b")
_GAP = re.compile(r",\s")
_STOPPERS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES
_BACK = 1800  # code points that a pronoun looks back over
_LONGEST_OPENING = 80
_OPENING = 2  # words before a sentence's subject at most


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named or described: where, by what words, as what ("minister"), of which pronoun.

    `pronoun` is "he", "she" or empty where nothing shows it; `opens` tells that a sentence begins
    with the mention.
    """

    name: str
    span: Span
    roles: frozenset[str]
    pronoun: str
    named: bool
    opens: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The word lists of `lexicon/persons.toml`: pronoun by title, noun and given name."""

    titles: dict[str, str]
    nouns: dict[str, str]
    names: dict[str, str]


@cache
def load_person_words() -> PersonWords:
    """Read the word lists; raises LexiconError where the file is wrong."""
    source = files("hearsay.resolve").joinpath("lexicon/persons.toml")
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        speakers = load_speaker_words()
        nouns = dict.fromkeys([*speakers.persons, *data["either"]["nouns"]], "")
        tables = {
            part: {word: pronoun for pronoun in ("he", "she") for word in data[pronoun][part]}
            for part in ("titles", "nouns", "names")
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LexiconError(
            f"the person word lists can't be used: {error}", where="resolve/lexicon/persons.toml"
        ) from error
    return PersonWords(tables["titles"], nouns | tables["nouns"], tables["names"])


class PersonIndex:
    """The persons of one report, in text order."""

    def __init__(self, text: str) -> None:
        self._sentences = [sentence.start for sentence in split_sentences(text)]
        self._text = text
        self._people = sorted(self._find(), key=lambda person: person.span)
        self._starts = [person.span.start for person in self._people]
        self._holders: dict[str, list[Person]] = {}
        for person in self._people:
            for role in person.roles if person.named else ():
                self._holders.setdefault(role, []).append(person)

    def before(self, offset: int) -> list[Person]:
        """Give who is mentioned in the stretch before an offset, the nearest first."""
        first = bisect_left(self._starts, offset - _BACK)
        last = bisect_left(self._starts, offset)
        return [p for p in reversed(self._people[first:last]) if p.span.end <= offset]

    def sentence_of(self, offset: int) -> int:
        """Give the number of the sentence that holds an offset."""
        return bisect_right(self._sentences, offset) - 1

    def find_holder(self, words: frozenset[str], offset: int) -> Person | None:
        """Find who was last named as what a description says: "the president" by that office."""
        holders = min((self._holders.get(word, []) for word in words), key=len, default=[])
        first = bisect_left(holders, offset, key=lambda person: person.span.start)
        return next((p for p in reversed(holders[:first]) if words <= p.roles), None)

    def _find(self) -> Iterator[Person]:
        nouns = list(self._find_nouns())
        ends = {span.end: (span, noun) for span, noun in nouns}
        starts = {span.start: (span, noun) for span, noun in nouns}
        taken: set[int] = set()
        for span, titles, name in self._find_names():
            roles = {title.lower().rstrip(".") for title in titles}
            before = (
                ends.get(span.start - 2)
                if self._text[span.start - 2 : span.start] == ", "
                else None
            )
            beside = ends.get(span.start - 1)
            gap = _GAP.match(self._text, span.end)
            after = starts.get(gap.end()) if gap else None
            whole = span
            for described in (before, beside, after):
                if described:
                    roles |= _words_of(described[0].cut(self._text))
                    taken.add(described[0].start)
                    whole = Span(min(whole.start, described[0].start), whole.end)
            pronoun = show_pronoun(" ".join([*titles, name])) or _show_noun(roles)
            known = roles or pronoun or _AGE.match(self._text, span.end)
            if known and name:
                yield self._make(name, whole, frozenset(roles), pronoun, named=True)
        for span, noun in nouns:
            if span.start not in taken:
                words = span.cut(self._text)
                pronoun = load_person_words().nouns.get(noun, "")
                yield self._make(words, span, _words_of(words), pronoun, named=False)

    def _make(
        self, name: str, span: Span, roles: frozenset[str], pronoun: str, *, named: bool
    ) -> Person:
        number = self.sentence_of(span.start)
        start = self._sentences[number] if number >= 0 else 0
        ahead = self._text[start : min(span.start, start + _LONGEST_OPENING)]
        near = span.start - start < _LONGEST_OPENING and len(ahead.split()) <= _OPENING
        opens = near and "“" not in ahead and '"' not in ahead
        return Person(name, span, roles, pronoun, named, opens, number)

    def _find_nouns(self) -> Iterator[tuple[Span, str]]:
        """Yield descriptions that end in a noun for a person: span, noun; none twice."""
        nouns = load_person_words().nouns
        end = 0
        for match in _DETERMINED.finditer(self._text):
            if match.start() < end:
                continue
            at = match.start()
            for number, word in enumerate(match["phrase"].split(" ")):
                lower = word.lower()
                if lower in _STOPPERS:
                    break
                if number and lower in nouns:
                    end = at + len(word)
                    office = _OFFICE.match(self._text, end)
                    end = office.end() if office else end
                    yield Span(match.start(), end), lower
                    break
                at += len(word) + 1

    def _find_names(self) -> Iterator[tuple[Span, list[str], str]]:
        """Yield capitalised runs that may be a person: span, titles before, name."""
        speakers = load_speaker_words()
        for match in _NAME.finditer(self._text):
            words = match.group().split()
            first = 0
            while first < len(words) and words[first].lower().rstrip(".") in speakers.titles:
                first += 1
            titled = (i for i in range(first, len(words) - 1) if _is_title(words, i))
            first = max((i + 1 for i in titled), default=first)
            titles, name = words[:first], words[first:]
            institution = speakers.organisations | speakers.outlets
            if not name or any(word.lower() in institution for word in name):
                continue
            if len(name) == 1 and not titles:
                continue
            yield Span(*match.span()), titles, " ".join(name)


def _is_title(words: list[str], at: int) -> bool:
    """Tell whether a word inside a run is a title: "Mining Minister Bernardo Lyon"."""
    return words[at].lower().rstrip(".") in load_speaker_words().titles and at > 0


def _words_of(phrase: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", phrase)[1:])


def is_person_noun(noun: str) -> bool:
    """Tell whether a lower-case noun is one for a person."""
    return noun in load_person_words().nouns


def show_pronoun(name: str) -> str:
    """Give the pronoun that a name or description shows; empty where it shows none."""
    words = load_person_words()
    for word in re.findall(r"[^\W\d_]+", name):
        shown = words.titles.get(word.lower()) or words.nouns.get(word.lower())
        shown = shown or words.names.get(word, "")
        if shown:
            return shown
    return ""


def _show_noun(roles: set[str]) -> str:
    nouns = load_person_words().nouns
    return next((nouns[role] for role in sorted(roles) if nouns.get(role)), "")
