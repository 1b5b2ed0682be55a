"""The word lists of the number grammar, read once from `numbers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from hearsay.errors import LexiconError

_WHERE = "hearsay/text/numbers.toml"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first, each with its kind."""

    by_first: MappingProxyType[str, tuple[tuple[tuple[str, ...], str], ...]]

    def at(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Give the phrases that begin with a lower-cased word."""
        return self.by_first.get(word, ())


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """`numbers.toml`, interpreted: every list as a set of lower-cased words.

    `humans` and `things` hold singulars, `plurals` the plurals of both.
    """

    before: Phrases
    after: Phrases
    guarded: Phrases
    vague: MappingProxyType[str, tuple[int, int]]
    groups: MappingProxyType[str, int]
    humans: frozenset[str]
    human_plurals: frozenset[str]
    things: frozenset[str]
    thing_plurals: frozenset[str]
    between: frozenset[str]
    compounds: frozenset[str]
    zero: frozenset[str]
    befalls: frozenset[str]
    strength: frozenset[str]
    units: frozenset[str]
    skipped: frozenset[str]
    money_before: frozenset[str]
    at_counts: frozenset[str]
    tolls: frozenset[str]
    age_before: frozenset[str]
    labels: frozenset[str]
    loose_labels: frozenset[str]
    determiners: frozenset[str]
    headlines: frozenset[str]
    streets: frozenset[str]
    ordinals: frozenset[str]
    months: frozenset[str]
    year_before: frozenset[str]
    changes: frozenset[str]


@cache
def load_number_lexicon() -> NumberLexicon:
    """Load the lexicon; raises LexiconError where the file lacks a list."""
    source = files("hearsay.text").joinpath("numbers.toml").read_text(encoding="utf-8")
    try:
        return _interpret(tomllib.loads(source))
    except (KeyError, ValueError) as error:
        raise LexiconError(
            f"the number lexicon is broken: {error!r}", where=_WHERE, cure="reinstall hearsay"
        ) from error


def _interpret(data: dict[str, Any]) -> NumberLexicon:
    nouns, excluded = data["nouns"], data["not_counts"]
    humans, human_plurals = _split_forms(nouns["human"])
    things, thing_plurals = _split_forms(nouns["thing"])
    lists = {name: frozenset(words) for name, words in excluded.items()}
    return NumberLexicon(
        before=_index_phrases(data["before"]),
        after=_index_phrases(data["after"]),
        guarded=_index_phrases(data["guarded"]),
        vague=MappingProxyType({word: (lo, hi) for word, (lo, hi) in data["vague"].items()}),
        groups=MappingProxyType(dict(data["groups"])),
        humans=humans,
        human_plurals=human_plurals,
        things=things,
        thing_plurals=thing_plurals,
        between=frozenset(nouns["between"]),
        compounds=frozenset(nouns["compounds"]),
        zero=frozenset(nouns["zero"]),
        befalls=frozenset(nouns["befalls"]),
        strength=frozenset(nouns["strength"]),
        units=lists["units"],
        skipped=lists["skipped"],
        money_before=lists["money_before"],
        at_counts=lists["at_counts"],
        tolls=lists["tolls"],
        age_before=lists["age_before"],
        labels=lists["labels"],
        loose_labels=lists["loose_labels"],
        determiners=lists["determiners"],
        headlines=lists["headlines"],
        streets=lists["streets"],
        ordinals=lists["ordinals"],
        months=lists["months"],
        year_before=lists["year_before"],
        changes=lists["changes"],
    )


def _index_phrases(kinds: dict[str, list[str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in kinds.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, kind))
    return Phrases(
        MappingProxyType(
            {
                first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
                for first, entries in found.items()
            }
        )
    )


def _split_forms(entries: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    singulars, plurals = set(), set()
    for entry in entries:
        singular, _, plural = entry.partition("/")
        singulars.add(singular)
        plurals.add(plural or _make_plural(singular))
    return frozenset(singulars), frozenset(plurals)


def _make_plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
