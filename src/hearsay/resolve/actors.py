"""Actors: which words of a text name somebody who acts or speaks, and who that is.

Aliases come from `lexicon/*.toml`, from the countries of `lexicon/areas.toml`, and from the case.
The longest alias wins; a named actor takes in the soldierly noun after it ("ISIS militants") and
another of its names in brackets ("ISIS (Daesh)"). A country's name is an actor unless a place word
stands before it: "Russia says", but "in Russia".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from hearsay.errors import LexiconError
from hearsay.model.cases import Case
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_entries import (
    ActorEntry,
    load_country_actors,
    load_entries,
    split_name,
)
from hearsay.resolve.actor_forms import derive_forms, find_armies, is_armed
from hearsay.resolve.actor_names import fold_form
from hearsay.resolve.actor_orders import NO_ORDERS, ActorOrders, make_orders
from hearsay.resolve.gazetteer import find_countries, read_lexicon
from hearsay.resolve.towns import fold_name
from hearsay.text.tokens import Token, split_tokens

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
    acts: bool = False
    """Taken for who does something, never for who speaks."""


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
    own: frozenset[str] = frozenset()
    armies: Mapping[_Words, str] = field(default_factory=dict)
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    orders: ActorOrders = NO_ORDERS

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

        Nothing is guessed: a name that two actors share, or none, gives None; so does a form that
        the case has split off.
        """
        if self.orders.is_split(name):
            return None
        for tried in _name_forms(name):
            words = split_name(tried)
            for alias in self.aliases.get(_lower(words), ()):
                if not alias.acts and _is_written(alias.words, words):
                    return self.sources[alias.source]
        folded = fold_name(_name_forms(name)[-1])
        found = self.folded.get(folded) if len(folded) >= _LEAST_FOLDED else None
        return self.sources[found] if found else None

    def explain_form(self, form: str, identity: str) -> str | None:
        """Say why a form stands for a source; None where it is one of the names given."""
        return self.reasons.get((fold_form(form), identity))

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
    own = _absorb_known(case.actors, entries, names)
    for source in case.actors:
        sources[source.id] = source
        names.update(dict.fromkeys((source.name, *source.aliases), source.id))
    _check_affiliations(sources, {source.id for source in case.actors})
    reasons = {(fold_form(name), source): why for name, source, why in own}
    places = [name for known in case.place_names.values() for name in known]
    forms = derive_forms(case.actors, names, places)
    reasons.update({(fold_form(form.words), form.source): form.reason for form in forms})
    spoken = {form.words: form.source for form in forms if not form.acts}
    acting = {form.words: form.source for form in forms if form.acts}
    names.update(spoken)
    orders = make_orders(case, sources, names)
    names.update(orders.names)
    sources.update({source.id: source for source in orders.made})
    reasons.update(
        {(fold_form(name), orders.names[name]): why for name, why in orders.reasons.items()}
    )
    names = {name: source for name, source in names.items() if not orders.is_split(name)}
    return ActorLexicon(
        sources=MappingProxyType(sources),
        aliases=_index_aliases(names, acting),
        adjectives=countries.adjectives,
        countries=frozenset(countries.ids),
        armed=_find_armed(entries, case.actors),
        words=_load_words(),
        folded=_fold_names(names),
        own=frozenset(source.id for source in case.actors),
        armies={split_name(words): army for words, army in find_armies(case.actors).items()},
        reasons=MappingProxyType(reasons),
        orders=orders,
    )


def _absorb_known(
    own: Iterable[Source], entries: Iterable[ActorEntry], names: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Give an actor of the case all names that our lexicon has for the bearer of its name.

    Only where one actor of the case bears a name of the entry. Gives name, source and reason.
    """
    bearers: dict[str, set[str]] = {}
    for source in own:
        for name in (source.name, *source.aliases):
            bearers.setdefault(name, set()).add(source.id)
    absorbed: list[tuple[str, str, str]] = []
    for entry in entries:
        if entry.source.name.islower():
            continue  # it names nobody: "soldiers"
        known = {entry.source.name, *entry.source.aliases}
        found = {one for name in known for one in bearers.get(name, ())}
        main = {one for source in own for one in (source.id,) if source.name in known}
        main |= bearers.get(entry.source.name, set())
        if len(found) != 1 or found != main:
            continue
        (bearer,) = found
        why = f"our lexicon has it as a name of “{entry.source.name}”"
        for name in sorted(name for name, source in names.items() if source == entry.source.id):
            names[name] = bearer
            absorbed.append((name, bearer, why))
    return absorbed


@cache
def _load_words() -> ActorWords:
    tables = read_lexicon("groups.toml")

    def phrases(table: str) -> frozenset[_Words]:
        many = (split_name(phrase) for phrase in tables[table]["phrases"])
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
    taken = (
        source.id for source in own if names & {source.name, *source.aliases} or is_armed(source)
    )
    return frozenset((*(source.id for source in armed), *taken))


def _check_affiliations(sources: Mapping[str, Source], own: set[str]) -> None:
    for source in sources.values():
        if source.affiliation and source.affiliation not in sources and source.id not in own:
            raise LexiconError(
                f"the affiliation {source.affiliation!r} of {source.id!r} is no actor",
                where="lexicon",
                cure="add that actor, or mend the id",
            )


def _index_aliases(
    names: Mapping[str, str], acting: Mapping[str, str]
) -> Mapping[_Words, tuple[Alias, ...]]:
    index: dict[_Words, tuple[Alias, ...]] = {}
    told = ((name, source, False) for name, source in names.items())
    done = ((name, source, True) for name, source in acting.items())
    for name, source, acts in (*told, *done):
        words = split_name(name)
        index[_lower(words)] = (*index.get(_lower(words), ()), Alias(words, source, acts))
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
            if self.lexicon.orders.is_split(span.cut(self.text)):
                index += 1
                continue
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
            army = self.lexicon.armies.get(words)
            state = self.lexicon.adjectives.get(words)
            if state is None and self.lowers[after : after + 1] == ["'s"]:
                named = self._match_alias(start)
                if named and named[0] == after and named[1] in self.lexicon.countries:
                    army = self.lexicon.armies.get((*words, "'s"), army)
                    state, after = named[1], after + 1
            if state is None and army is None:
                continue
            for size in (2, 1):
                noun = tuple(self.lowers[after : after + size])
                if len(noun) == size and noun in self.lexicon.words.forces:
                    doer = self._find_doer(noun, state, army)
                    if doer is not None:
                        return after + size, after + size, doer
                elif len(noun) == size and noun in self.lexicon.words.acts:
                    return after + size, start + width, army or state or ""
        return None

    def _find_doer(self, noun: _Words, state: str | None, army: str | None) -> str | None:
        """Give whose "Russian warplanes" are: the case's own army's, else the state's."""
        if noun[-1] not in _GOVERNING:
            return army or state
        governs = f"{state}-government"
        return governs if governs in self.lexicon.sources else state

    def _extend(self, end: int, source: str) -> int:
        """Take in another name of the same actor in brackets, then soldierly nouns."""
        if self.texts[end : end + 1] == ["("]:
            other = self._match_alias(end + 1)
            if other and other[1] == source and self.texts[other[0] : other[0] + 1] == [")"]:
                end = other[0] + 1
        own_group = (
            source in self.lexicon.own and self.lexicon.sources[source].kind is SourceKind.GROUP
        )
        if source not in self.lexicon.armed and not own_group:
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
