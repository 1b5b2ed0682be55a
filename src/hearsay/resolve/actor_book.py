"""The book of a case's sources: one source, one id, and every merge of forms with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from hearsay.model.cases import Case
from hearsay.model.merges import Affiliation, Merge
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_introductions import (
    Introductions,
    Office,
    learn_introductions,
    read_office_words,
)
from hearsay.resolve.actor_names import fold_form, make_slug, spell_name
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.source_phrases import load_nations, load_speaker_words
from hearsay.text.function_words import DETERMINERS

CASE = "case.toml"
"""Where an office is told that the case's own file gives."""


class NameLexicon(Protocol):
    """Where names are looked up: a lexicon of actors and outlets."""

    def resolve_name(self, name: str) -> Source | None:
        """Give the source that bears a name exactly, or None."""
        ...


@dataclass(slots=True)
class SourceBook:
    """The sources of one case as they are met, by id, with the forms that name them."""

    lexicon: NameLexicon
    known: Introductions = field(default_factory=Introductions)
    actors: Mapping[str, Source] = field(default_factory=dict)
    splits: frozenset[str] = frozenset()
    nations: Mapping[str, str] = field(default_factory=load_nations)
    merges: dict[tuple[str, str], Merge] = field(default_factory=dict)
    affiliations: dict[tuple[str, str], Affiliation] = field(default_factory=dict)
    _spelled: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _forms: dict[str, set[str]] = field(default_factory=dict)
    _persons: dict[str, str] = field(default_factory=dict)

    def add(self, source: Source, form: str | None = None) -> str:
        """Enter a source (once), remember a form that names it, and give its id."""
        self._sources.setdefault(source.id, source)
        if form and form != source.name:
            self._forms.setdefault(source.id, set()).add(form)
        return source.id

    def note(self, source_id: str, form: str, reason: str) -> None:
        """Record that a form was taken for a source, where it is not plainly its name."""
        if form and form != self._sources[source_id].name:
            self.merges.setdefault((source_id, form), Merge(source_id, form, reason))

    def learn(self, reports: Iterable[tuple[str, str]]) -> None:
        """Learn from reports (id and text) which acronym and which office is whose.

        What one report says helps with all that are resolved afterwards; a report that is known
        already teaches nothing new.
        """
        self.known = learn_introductions(reports, self.known)

    def is_split(self, form: str) -> bool:
        """Tell whether the case forbids to take a form for anybody."""
        return bool(self.splits) and fold_form(form) in self.splits

    def __contains__(self, source_id: str) -> bool:
        return source_id in self._sources

    def get(self, source_id: str) -> Source:
        """Give a source by id; raises KeyError when it was never met."""
        return self._sources[source_id]

    def enter_name(self, name: str, kind: SourceKind, affiliation: str | None = None) -> str:
        """Enter somebody by name: through the lexicon where it knows the name, else as new."""
        plain = " ".join(name.split())
        known = None if self.is_split(plain) else self.lexicon.resolve_name(plain)
        if known is not None:
            found = self.add(known, plain)
            for office in self.known.list_offices(known.name):
                self.hold(found, office)
            return found
        full = self.known.spell_out(plain) if kind is not SourceKind.PERSON else None
        if full is not None:
            named = self.enter_name(full, kind, affiliation)
            self.note(named, plain, f"reports introduce it as the short form of “{full}”")
            return self.add(self._sources[named], plain)
        key = make_slug(plain)
        existing = self._persons.get(key) or self._find_spelling(plain, kind)
        if existing is None:
            existing = self.add(Source(key, plain, kind, affiliation=affiliation))
            self._persons[key] = existing
            if kind is SourceKind.PERSON and (spelled := spell_name(plain)):
                self._spelled.setdefault(spelled, existing)
        elif affiliation and self._sources[existing].affiliation is None:
            self._sources[existing] = replace(self._sources[existing], affiliation=affiliation)
        for office in self.known.list_offices(plain) if kind is SourceKind.PERSON else ():
            self.hold(existing, office)
        return self.add(self._sources[existing], plain)

    def _find_spelling(self, name: str, kind: SourceKind) -> str | None:
        """Find the person met under another spelling of given name and surname."""
        spelled = spell_name(name) if kind is SourceKind.PERSON else ""
        found = self._spelled.get(spelled) if spelled else None
        if found is not None:
            self.note(found, name, "another spelling of the same given name and surname")
        return found

    def hold(self, source_id: str, office: Office) -> None:
        """Take the body of somebody's office for their affiliation, where it is a body."""
        body = self.lexicon.resolve_name(office.body)
        bodies = load_speaker_words().organisations
        if body is None and not any(word in bodies for word in office.body.lower().split()):
            return  # a field, a place: "Mining", "Homs"
        if body is not None and body.kind is SourceKind.PERSON:
            return  # "a lawyer for Karim"
        self.belong(source_id, body.id if body else office.body, office.report, office.told)

    def belong(self, source_id: str, identity: str, report: str, words: str) -> None:
        """Record for which body somebody speaks, as a report says; the first to say so counts."""
        source = self._sources[source_id]
        if identity == source_id:
            return
        if source.affiliation is None:
            self._sources[source_id] = replace(source, affiliation=identity)
        told = Affiliation(source_id, identity, report, words)
        self.affiliations.setdefault((source_id, identity), told)

    def enter_unnamed(self, words: str, through: str) -> str:
        """Enter somebody whom nobody names, known by a description and whom they spoke through."""
        plain = " ".join(words.split()) or "unnamed"
        first, _, rest = plain.partition(" ")
        counted = first.lower() in DETERMINERS and not rest.lower().startswith("of ")
        bare = rest if rest and counted else plain
        key = f"unnamed:{make_slug(bare)}@{make_slug(through)}"
        return self.add(Source(key, plain, SourceKind.UNNAMED))

    def sources(self) -> tuple[Source, ...]:
        """Give all sources met, by id, each with its sorted aliases."""
        return tuple(
            replace(
                source,
                aliases=tuple(
                    sorted({*source.aliases, *self._forms.get(source.id, ())} - {source.name})
                ),
            )
            for _, source in sorted(self._sources.items())
        )


def open_book(actors: ActorLexicon, case: Case) -> SourceBook:
    """Open the book of a case: with its own persons' offices and its orders about names."""
    offices = [
        Office(source.name, words, source.affiliation or "", CASE, alias)
        for source in case.actors
        if source.kind is SourceKind.PERSON
        for alias in source.aliases
        if (words := read_office_words(alias)) and len(words) > 1
    ]
    peoples = {words[0]: words[0] for words in actors.armies if words[-1] != "'s"}
    return SourceBook(
        actors,
        learn_introductions((), Introductions(), offices),
        actors.sources,
        actors.orders.splits,
        nations=MappingProxyType({**load_nations(), **peoples}),
    )
