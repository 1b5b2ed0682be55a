"""Spellings: one key for the ways in which a name from another script is written in English.

The rules are data, `lexicon/place_spellings.toml`. A name that differs still is compared letter by
letter, where it is long and one only comes near it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from rapidfuzz import fuzz, process

from hearsay.errors import LexiconError

# A lone slip in a name of seven letters reaches 85, in one of twelve 91.
_CLOSE = 88.0
_LEAD = 4.0
_FEWEST_LETTERS = 7
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class SpellingRules:
    """One family of rules: see the lexicon for what they mean."""

    family: str
    countries: frozenset[str]
    articles: frozenset[str]
    anywhere: tuple[tuple[str, str], ...]

    def spell(self, key: str) -> str:
        """Make the spelling key of a folded name; empty where nothing but articles stands."""
        words = [self._spell_word(word) for word in key.split() if word not in self.articles]
        return "".join(words)

    def _spell_word(self, word: str) -> str:
        for old, new in self.anywhere:
            if not old.endswith("$"):
                word = word.replace(old, new)
            elif word.endswith(old[:-1]) and len(word) > len(old):
                word = word[: 1 - len(old)] + new
        return "".join(letter for letter, _ in groupby(word))


@dataclass(slots=True)
class SpellingIndex:
    """The names of one country by their spelling keys."""

    rules: SpellingRules
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: SpellingRules, names: Iterable[str]) -> SpellingIndex:
        """Index folded names; one whose key has fewer than four letters stays out."""
        keys: dict[str, dict[str, None]] = {}
        for name in names:
            key = rules.spell(name)
            if len(key) > 3:  # noqa: PLR2004 - told in the docstring
                keys.setdefault(key, {})[name] = None
        return cls(rules, {key: tuple(found) for key, found in keys.items()})

    def match(self, name: str) -> tuple[str, ...]:
        """Find the folded names that are spelt alike, by key alone."""
        return self.keys.get(self.rules.spell(name), ()) if len(name) <= _LONGEST else ()

    def match_near(self, name: str) -> tuple[str, ...]:
        """Find the folded names that come nearest a long name, where no other comes as near."""
        key = self.rules.spell(name) if len(name) <= _LONGEST else ""
        if len(key) < _FEWEST_LETTERS:
            return ()
        near = process.extract(
            key,
            [other for other in self.keys if other[0] == key[0]],
            scorer=fuzz.ratio,
            score_cutoff=_CLOSE,
            limit=2,
        )
        if not near or (len(near) > 1 and near[0][1] - near[1][1] < _LEAD):
            return ()
        return self.keys[near[0][0]]


def read_spellings(lexicon: Mapping[str, Any]) -> tuple[SpellingRules, ...]:
    """Read the families of rules; raises LexiconError where one is wrong."""
    families = []
    for family, entry in lexicon.items():
        try:
            families.append(
                SpellingRules(
                    family,
                    frozenset(entry["countries"]),
                    frozenset(entry["articles"].split()),
                    tuple((old, new) for old, new in entry["pairs"]),
                )
            )
        except (KeyError, ValueError, AttributeError) as error:
            raise LexiconError(
                f"wrong family of spellings: {error}",
                where=f"lexicon/place_spellings.toml, {family}",
                cure="give it countries, articles and pairs",
            ) from error
    return tuple(families)
