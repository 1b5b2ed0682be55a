"""Speakers: one source, one id within a case, and nothing merged on a hunch.

A name joins a source of the lexicon or of the case by exact alias; a surname, a pronoun or a
description ("the general") looks back within its own report only; whoever is not named stays apart,
known by how the report describes them and through whom they spoke.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actor_introductions import Office, find_office_body
from hearsay.resolve.actor_names import make_slug
from hearsay.resolve.persons import Person, PersonIndex, is_person_noun, show_pronoun
from hearsay.resolve.source_phrases import (
    PhraseKind,
    SourcePhrase,
    load_capitals,
    load_speaker_words,
    read_source_phrase,
)
from hearsay.text.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
)

_KINDS = {
    PhraseKind.PERSON: SourceKind.PERSON,
    PhraseKind.ORGANISATION: SourceKind.ORGANISATION,
    PhraseKind.OUTLET: SourceKind.OUTLET,
    PhraseKind.DOCUMENT: SourceKind.DOCUMENT,
}
_NAMED = frozenset({PhraseKind.ORGANISATION, PhraseKind.PERSON})
_MONITORS = frozenset({"observatory", "monitor", "watch"})
_PLURALS = frozenset({"they"})
_OWNED = frozenset({"its", "their", "his", "her"})
_INDEFINITE = frozenset({"a", "an", "another"})
_PERSONAL = frozenset({"he", "she", "who"})
_COURTESY = frozenset({"dr", "mr", "mrs", "ms", "miss", "prof", "professor"})
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.OUTLET})
_REDESCRIBED = re.compile(r",\s\d\d$|(?:dad|mum|mom|father|mother|gran|grandad)-of-\w+$")
_REFLEXIVE = re.compile(r"\s+(?:himself|herself|itself|themselves)$")
_MEMORY = 200  # how many phrases back a reader still knows who is meant
_GIVEN_NAMES = (
    r"(?<![\w’'-])[A-Z][\w’'-]+\s(?:(?:[A-Z][\w’'-]+|al|el|de|van|von|bin|abu)\s)?(?:al-|el-)?"
)
_NOT_GIVEN = DETERMINERS | PREPOSITIONS | ADVERBS | SUBORDINATORS | CONJUNCTIONS
_FAR = 20_000  # code points: how far back a surname looks for its full name
_SENTENCES_BACK = 9  # beyond, no score of a pronoun's candidate is above nought
_NEAR = 400  # code points: how far back a nation still says whose ministry is meant


@dataclass(frozen=True, slots=True)
class Met:
    """A source met in the report so far: its id, the phrase that named it, and its relays."""

    source: str
    phrase: SourcePhrase
    kind: SourceKind
    relays: tuple[str, ...]
    offset: int


class ReportSpeakers:
    """Resolves the source phrases of one report, in reading order."""

    def __init__(self, book: SourceBook, report_id: str, text: str) -> None:
        self._book = book
        self._report = report_id
        self._text = text
        self._met: deque[Met] = deque(maxlen=_MEMORY)
        self._people: PersonIndex | None = None
        self._told: Sequence[Span] = ()
        book.learn([(report_id, text)])

    def resolve(
        self,
        words: str,
        offset: int,
        through: tuple[str, ...],
        actor: str | None = None,
        told: Sequence[Span] = (),
    ) -> Met:
        """Give whom a source phrase means, and remember it. `through` are relays already known.

        `actor` is the source for which the same words stand where they name somebody who acts;
        `told` is what is said: whoever it brings up as "a man" does not say it.
        """
        self._told = told
        phrase = read_source_phrase(_REFLEXIVE.sub("", words))
        if self._book.is_split(phrase.text):
            return self._stay_apart(phrase, offset, through)
        given = self._find_given(phrase)
        earlier = None if given else self._look_back(phrase, offset, through)
        earlier = earlier or self._find_described(phrase, offset)
        actor = None if given or earlier else self._take_actor(phrase, actor, through)
        if given or actor:
            source = given or actor or ""
            met = Met(source, phrase, self._book.get(source).kind, through, offset)
        elif earlier is not None:
            self._book.add(self._book.get(earlier.source), self._form(phrase))
            self._note(earlier.source, phrase)
            kept = earlier.relays if self._goes_on(phrase, earlier, offset) else ()
            met = replace(earlier, relays=through or kept, offset=offset)
        else:
            source = self._enter(phrase, through, offset)
            met = Met(source, phrase, self._book.get(source).kind, through, offset)
        self._met.append(met)
        return met

    def _stay_apart(self, phrase: SourcePhrase, offset: int, through: tuple[str, ...]) -> Met:
        """Enter a form that the case forbids to take for anybody."""
        source = self._book.enter_unnamed(phrase.text, through[0] if through else self._report)
        met = Met(source, phrase, SourceKind.UNNAMED, through, offset)
        self._met.append(met)
        return met

    def _find_given(self, phrase: SourcePhrase) -> str | None:
        """Find the actor to whom the case or a lexicon gives just this description: "the army"."""
        if phrase.kind is not PhraseKind.DEFINITE:
            return None
        known = self._book.lexicon.resolve_name(phrase.text)
        if known is None or phrase.text.lower() not in {name.lower() for name in known.aliases}:
            return None
        return self._book.add(known)

    def _take_actor(
        self, phrase: SourcePhrase, actor: str | None, through: tuple[str, ...]
    ) -> str | None:
        """Take the actor that a description stands for in its report: "the group"."""
        known = self._book.actors.get(actor or "")
        if known is None or phrase.kind is not PhraseKind.DEFINITE or _is_anybody(known):
            return None
        if known.id in through:
            return None
        self._book.add(known)
        self._note(known.id, phrase)
        return known.id

    def _note(self, source: str, phrase: SourcePhrase) -> None:
        """Record whom a surname or description was taken for; a pronoun is no form of a name."""
        if phrase.kind is PhraseKind.DEFINITE:
            reason = f"a description that in {self._report} can mean nobody else named before it"
        elif phrase.kind in _NAMED and " " not in phrase.name:
            reason = f"part of the only name in {self._report} that has this word"
        else:
            return
        known = self._book.get(source)
        if known.kind is not SourceKind.UNNAMED:
            self._book.note(source, phrase.text, reason)

    def remember(self, source: str, words: str, offset: int) -> None:
        """Remember somebody who was named without speaking, such as a relay."""
        phrase = read_source_phrase(words)
        self._met.append(Met(source, phrase, self._book.get(source).kind, (), offset))

    def resolve_outlet(self, words: str) -> str | None:
        """Give the outlet that a phrase names, or None where it names no outlet."""
        phrase = read_source_phrase(words)
        known = self._book.lexicon.resolve_name(phrase.name)
        if known is not None:
            return self._book.add(known, phrase.name) if known.kind is SourceKind.OUTLET else None
        if phrase.kind is PhraseKind.OUTLET:
            return self._book.enter_name(phrase.name, SourceKind.OUTLET)
        if phrase.kind in {PhraseKind.PERSON, PhraseKind.ORGANISATION} and self._is_outlet(phrase):
            return self._book.enter_name(phrase.name, SourceKind.OUTLET)
        if phrase.kind is PhraseKind.DEFINITE:
            found = self._look_back(phrase, len(self._text), ())
            return found.source if found and found.kind is SourceKind.OUTLET else None
        return None

    def _is_outlet(self, phrase: SourcePhrase) -> bool:
        """Tell whether the report calls a name an agency, a paper or the like, beside it."""
        words = load_speaker_words()
        nouns = "|".join(sorted(map(re.escape, words.outlets | {"agency"})))
        name = re.escape(phrase.name)
        before = rf"(?:{nouns})\s+{name}(?!\w)"
        after = rf"{name},?\s+(?:a|an|the|which)\b[^.;]{{0,40}}\b(?:{nouns})\b"
        return re.search(f"{before}|{after}", self._text[:_FAR]) is not None

    def resolve_relay(self, words: str, offset: int) -> str:
        """Give whom a relay's phrase means, entering it where it is new."""
        phrase = read_source_phrase(words)
        earlier = self._look_back(phrase, offset, ())
        return earlier.source if earlier else self._enter(phrase, (), offset)

    def _enter(self, phrase: SourcePhrase, through: tuple[str, ...], offset: int) -> str:
        known = self._known(phrase, offset)
        if known is not None:
            body = phrase.head in load_speaker_words().organisations
            told = body and phrase.kind is PhraseKind.DEFINITE and phrase.belongs
            return self._book.add(known, phrase.text if told else self._form(phrase))
        full = self._find_full_name(phrase, offset)
        if full:
            return self._book.enter_name(full, SourceKind.PERSON)
        holder = self._find_office(phrase, offset)
        if holder:
            named = self._book.enter_name(holder.person, SourceKind.PERSON)
            where = f"{holder.report} tells that office: “{holder.told}”"
            self._book.note(named, phrase.text, f"{where}; nobody else in the case holds it")
            return named
        if phrase.kind in _KINDS and phrase.kind is not PhraseKind.DOCUMENT:
            named = self._book.enter_name(phrase.name, _KINDS[phrase.kind], phrase.belongs or None)
            if phrase.belongs:
                said = Office(phrase.name, frozenset(), phrase.belongs, self._report, phrase.text)
                self._book.hold(named, said)
            return named
        words = load_speaker_words()
        if phrase.kind is PhraseKind.DEFINITE and phrase.head in words.organisations:
            key = f"{make_slug(phrase.name)}@{make_slug(self._report)}"
            return self._book.add(Source(key, phrase.text, SourceKind.ORGANISATION))
        if phrase.kind is PhraseKind.DOCUMENT or (
            phrase.kind is PhraseKind.DEFINITE and phrase.head in words.documents
        ):
            key = f"{make_slug(phrase.name)}@{make_slug(self._report)}"
            return self._book.add(Source(key, phrase.text, SourceKind.DOCUMENT))
        called = phrase.head if phrase.kind is PhraseKind.PRONOUN else phrase.text
        unnamed = self._book.enter_unnamed(called, through[0] if through else self._report)
        if phrase.head in _SPOKESPEOPLE:
            self._find_body(unnamed, phrase, offset)
        return unnamed

    def _find_body(self, source: str, phrase: SourcePhrase, offset: int) -> None:
        """Record for whom somebody without a name speaks: "the ministry's spokesman"."""
        told = find_office_body(phrase.text)
        if not told:
            return
        body = read_source_phrase(told if told[:1].isupper() else f"the {told}")
        known = self._known(body, offset)
        met = None if known else self._look_back(body, offset, ())
        named = met.source if met and met.kind in _BODIES else None
        if known or named:
            identity = known.id if known else named or ""
            self._book.belong(source, identity, self._report, phrase.text)

    def _find_office(self, phrase: SourcePhrase, offset: int) -> Office | None:
        """Find who holds the office of a description: "the chief of the police"."""
        first = phrase.text.split()[0].lower() if phrase.text else ""
        if phrase.kind is PhraseKind.DEFINITE and phrase.singular:
            return self._book.known.find_holder(phrase.text, self._report)
        if phrase.kind is PhraseKind.UNNAMED and phrase.singular and first in _OWNED:
            sentence = self._text[max(0, offset - _NEAR) : offset].rpartition(". ")[2]
            return self._book.known.find_owned(phrase.text, sentence)
        return None

    def _find_full_name(self, phrase: SourcePhrase, offset: int) -> str:
        """Give the full name by which the report called the bearer of a surname before.

        Empty where the phrase is no lone surname, or where two people bear it.
        """
        lone = phrase.kind in {PhraseKind.PERSON, PhraseKind.ORGANISATION}
        if not lone or " " in phrase.name or not phrase.name[:1].isupper():
            return ""
        words = load_speaker_words()
        pattern = _GIVEN_NAMES + re.escape(phrase.name) + r"(?!\w)"
        found = {
            match.group()
            for match in re.finditer(pattern, self._text[max(0, offset - _FAR) : offset])
            if match.group().split()[0].lower() not in words.titles | _NOT_GIVEN
        }
        return found.pop() if len(found) == 1 else ""

    def _known(self, phrase: SourcePhrase, offset: int) -> Source | None:
        """Look the phrase up whole, then by its name, then without a trailing common noun."""
        tries = [phrase.text, phrase.name]
        if phrase.kind in {PhraseKind.OUTLET, PhraseKind.ORGANISATION}:
            stem = re.sub(
                r"(?:\s+(?:news|agency|newspaper|television|website|group))+$", "", phrase.name
            )
            tries.append(stem)
        if phrase.kind is PhraseKind.DEFINITE and phrase.head in load_speaker_words().organisations:
            tries.extend(f"{nation} {phrase.name}" for nation in self._nations(phrase, offset))
        elif phrase.kind is PhraseKind.ORGANISATION:
            tries.extend(self._rename_nation(phrase.name))
        found = (self._book.lexicon.resolve_name(name) for name in tries)
        return next((source for source in found if source and not _is_anybody(source)), None)

    def _rename_nation(self, name: str) -> list[str]:
        """Give "Afghan health ministry" for "Kabul's health ministry", "Afghanistan" for "Kabul".

        A capital that the case itself has for somebody is looked up before.
        """
        owner, mark, rest = re.sub("[’']s ", "'s ", name).partition("'s ")
        if mark:
            adjective = self._book.nations.get(owner)
            return [f"{adjective} {rest}"] if adjective else []
        country = load_capitals().get(name)
        return [country] if country else []

    def _nations(self, phrase: SourcePhrase, offset: int) -> list[str]:
        """Give whose ministry it may be, as adjectives: told ("in Moscow"), else named before."""
        nations = self._book.nations
        if phrase.belongs:
            return [nations[phrase.belongs]] if phrase.belongs in nations else []
        before = re.findall(r"[^\W\d_]+", self._text[max(0, offset - _NEAR) : offset])
        return list(dict.fromkeys(nations[word] for word in reversed(before) if word in nations))

    def _look_back(self, phrase: SourcePhrase, offset: int, through: tuple[str, ...]) -> Met | None:
        """Find whom a phrase takes up again; never one of the relays of what is being said."""
        if phrase.kind is PhraseKind.PRONOUN and phrase.head in _PERSONAL:
            return self._find_person(phrase.head, offset, through)
        fitting = (
            met
            for met in reversed(self._met)
            if met.source not in through and self._same(phrase, met)
        )
        if phrase.kind is PhraseKind.DEFINITE:
            return next(fitting, None) or self._find_holder(phrase, offset)
        if phrase.kind not in _NAMED:
            return next(fitting, None)
        named = list(fitting)
        shared = _count_persons(named) > 1  # a surname that two people bear
        return None if shared or not named else named[0]

    def _goes_on(self, phrase: SourcePhrase, earlier: Met, offset: int) -> bool:
        """Tell whether what was passed on goes on: taken up without a name, in one paragraph."""
        unnamed = phrase.kind in {PhraseKind.PRONOUN, PhraseKind.DEFINITE}
        return unnamed and "\n" not in self._text[earlier.offset : offset].strip()

    def _find_holder(self, phrase: SourcePhrase, offset: int) -> Met | None:
        """Find the person whom a report named by the office that a description tells."""
        words = frozenset(re.findall(r"[^\W\d_]+", phrase.name.lower()))
        if not words or words & load_speaker_words().organisations:
            return None
        holder = self._index().find_holder(words, offset)
        return self._meet(holder, offset) if holder else None

    def _find_described(self, phrase: SourcePhrase, offset: int) -> Met | None:
        """Find the one person named so far, where the words only describe somebody known.

        An age or a number of children tells that: "the plumber, 41", "the dad-of-two". So does an
        office in the paragraph that opened with a name of which no office was told: "Dr Ida Ferr
        has not slept. Nine died, the director of the hospital says."
        """
        if phrase.kind is not PhraseKind.DEFINITE or not phrase.singular:
            return None
        told = _REDESCRIBED.search(phrase.text) is not None
        if not told and not is_person_noun(phrase.head):
            return None
        named = {person.name: person for person in self._index().before(offset) if person.named}
        if len(named) != 1:
            return None
        (person,) = named.values()
        varied = person.opens and person.roles <= _COURTESY and "the " in phrase.text.lower()[:4]
        apart = "\n" in self._text[person.span.end : offset]
        return self._meet(person, offset) if told or (varied and not apart) else None

    def _find_person(self, pronoun: str, offset: int, through: tuple[str, ...]) -> Met | None:
        """Find whom "he" or "she" means: speakers first, subjects first, the nearest first."""
        index = self._index()
        sentence = index.sentence_of(offset)
        best: tuple[float, int] = (0.0, -1)
        found: Met | Person | None = None
        candidates: list[Met | Person] = [
            met
            for met in self._met
            if met.source not in through and met.offset < offset and _fits_pronoun(pronoun, met)
        ]
        candidates += [one for one in index.before(offset) if not self._is_told_of(one)]
        for one in candidates:
            at = one.offset if isinstance(one, Met) else one.span.start
            apart = sentence - index.sentence_of(at)
            if apart > _SENTENCES_BACK:
                continue
            shown = show_pronoun(self._names_of(one)) if isinstance(one, Met) else one.pronoun
            if pronoun != "who" and shown and shown != pronoun:
                continue
            breaks = self._text.count("\n\n", at, offset)
            score = 10.0 - 1.5 * apart - 1.0 * breaks + 1.0 * bool(shown)
            if isinstance(one, Met):
                person = one.kind is SourceKind.PERSON or is_person_noun(one.phrase.head)
                score += 2.5 if person else 1.0
            else:
                score += 1.5 * one.opens + 0.5 * one.named
            if (score, at) > best:
                best, found = (score, at), one
        if found is None or isinstance(found, Met):
            return found
        return self._meet(found, offset)

    def _is_told_of(self, person: Person) -> bool:
        """Tell whether what is said brings somebody up: "A man was held, he said"."""
        first = person.span.cut(self._text).partition(" ")[0].lower()
        return first in _INDEFINITE and any(span.contains(person.span) for span in self._told)

    def _names_of(self, met: Met) -> str:
        return f"{met.phrase.text} {self._book.get(met.source).name}"

    def _meet(self, person: Person, offset: int) -> Met | None:
        phrase = read_source_phrase(person.name)
        if phrase.kind is PhraseKind.PRONOUN:
            return None
        earlier = None
        if phrase.kind in _NAMED:
            earlier = next((met for met in reversed(self._met) if self._same(phrase, met)), None)
        if earlier is not None:
            return replace(earlier, relays=(), offset=offset)
        source = self._enter(phrase, (), offset)
        return Met(source, phrase, self._book.get(source).kind, (), offset)

    def _index(self) -> PersonIndex:
        if self._people is None:
            self._people = PersonIndex(self._text)
        return self._people

    def _same(self, phrase: SourcePhrase, met: Met) -> bool:
        if phrase.kind is PhraseKind.PRONOUN:
            return _fits_pronoun(phrase.head, met)
        name = self._book.get(met.source).name
        if phrase.kind is PhraseKind.DEFINITE:
            return _fits_description(phrase, met, name)
        if phrase.kind is PhraseKind.ORGANISATION and name.startswith(f"{phrase.name} in "):
            return True  # "the US Embassy" after "the US Embassy in Syria"
        if phrase.kind in _NAMED and " " not in phrase.name:
            surname = met.kind is SourceKind.PERSON and name.split()[1:][-1:] == [phrase.name]
            part = met.kind is not SourceKind.PERSON and phrase.name in name.split()
            generic = phrase.name.lower() in load_speaker_words().organisations
            return surname or (part and generic)
        return False

    def _form(self, phrase: SourcePhrase) -> str | None:
        named = phrase.kind not in {PhraseKind.PRONOUN, PhraseKind.DEFINITE, PhraseKind.UNNAMED}
        return phrase.name if named else None


def _is_anybody(source: Source) -> bool:
    """Tell whether a lexicon's entry names nobody: "activists" in two reports may be two groups."""
    return source.kind is SourceKind.GROUP and source.name.islower()


def _count_persons(met: Sequence[Met]) -> int:
    return len({one.source for one in met if one.kind is SourceKind.PERSON})


def _fits_pronoun(pronoun: str, met: Met) -> bool:
    words = load_speaker_words()
    bodies = words.documents | words.organisations | words.outlets
    somebody = met.phrase.singular and met.phrase.head not in bodies
    if met.phrase.kind is PhraseKind.DEFINITE and met.phrase.belongs:
        somebody = somebody and is_person_noun(met.phrase.head)  # not "the diocese of Torv"
    person = met.kind is SourceKind.PERSON or (met.kind is SourceKind.UNNAMED and somebody)
    if pronoun in _PERSONAL:
        return person
    if pronoun in _PLURALS:
        return not person and met.kind is not SourceKind.OUTLET
    if pronoun == "it":
        return met.kind not in {SourceKind.PERSON, SourceKind.UNNAMED}
    return False


def _fits_description(phrase: SourcePhrase, met: Met, name: str) -> bool:
    """Tell whether "the source", "the general", "the Observatory" can mean somebody met before."""
    if phrase.belongs and phrase.belongs != met.phrase.belongs:
        return False
    if " " in phrase.name and not phrase.belongs:
        return phrase.name.lower() == met.phrase.name.lower()
    words = load_speaker_words()
    if met.kind is SourceKind.OUTLET and phrase.head in words.outlets | {"agency"}:
        return True
    named = (
        set(re.findall(r"[\w-]+", name.lower())) if met.kind is not SourceKind.UNNAMED else set()
    )
    if phrase.head in {"monitor", "monitors"} and named & _MONITORS:
        return True
    core = re.split(r"\b(?:of|for|from|in|at|with|who|which|that)\b|,", met.phrase.name.lower())[0]
    described = set(re.findall(r"[\w-]+", core)) | {met.phrase.head}
    return phrase.head in described | named or phrase.head in _title_words(met.phrase)


def _title_words(phrase: SourcePhrase) -> set[str]:
    """Give the words before a person's name and in apposition to it, lower-cased."""
    if phrase.kind is not PhraseKind.PERSON:
        return set()
    return set(re.findall(r"[\w-]+", phrase.text.lower())) & load_speaker_words().titles
