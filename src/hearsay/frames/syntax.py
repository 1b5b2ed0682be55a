"""The word lists of `syntax.toml`, loaded once and frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from hearsay.errors import LexiconError
from hearsay.frames.morphology import VerbForms, inflect_verb
from hearsay.text.inflections import inflect_noun

_FILE = "syntax.toml"
_CLASSES = (
    "determiners possessives pronouns strangers prepositions coordinators subordinators relatives "
    "conditionals be have do futures counterfactuals possibles negators nearly adverbs "
    "place_heads group_heads one_person people counted "
    "event_heads site_nouns nouns_first plain_nouns tellers"
).split()
_GOVERNORS = "bring_about order seem prevent avoid demand blame".split()
_GOVERNOR_WORDS = "granted able unable happened missed".split()


@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """Word classes by name, governors by name (every form of their verbs), and known verbs."""

    words: Mapping[str, frozenset[str]]
    governors: Mapping[str, frozenset[str]]
    unreal_nouns: frozenset[str]
    failed_nouns: frozenset[str]
    verbs: tuple[VerbForms, ...]

    def has(self, word: str, *classes: str) -> bool:
        """Tell whether a lower-cased word is in one of the classes."""
        return any(word in self.words[name] for name in classes)

    def governs(self, word: str, name: str) -> bool:
        """Tell whether a lower-cased word is a form of one of the named governors."""
        return word in self.governors[name]


@lru_cache(maxsize=1)
def load_syntax() -> Syntax:
    """Load `syntax.toml`; raises LexiconError where a list is missing or a verb malformed."""
    raw = tomllib.loads(resources.files("hearsay.frames").joinpath(_FILE).read_text("utf-8"))
    words = {name: frozenset(_text(raw, "words", name).split()) for name in _CLASSES}
    # "people" says nothing of who they were
    plurals = frozenset(inflect_noun(word) for word in words["one_person"])
    words["people"] = (words["people"] | plurals) - {"people", "persons"}
    governors: dict[str, frozenset[str]] = {}
    for name in _GOVERNORS:
        verbs = _verbs(_text(raw, "governors", name))
        governors[name] = frozenset(word for verb in verbs for word, _ in verb.tagged())
    for name in _GOVERNOR_WORDS:
        governors[name] = frozenset(_text(raw, "governors", name).split())
    return Syntax(
        MappingProxyType(words),
        MappingProxyType(governors),
        frozenset(_text(raw, "nouns", "unreal").split()),
        frozenset(_text(raw, "nouns", "failed").split()),
        _verbs(_text(raw, "verbs", "others")),
    )


def _verbs(text: str) -> tuple[VerbForms, ...]:
    parts = [" ".join(part.split()) for part in text.split(",")]
    try:
        return tuple(inflect_verb(part.replace("-", ", ")) for part in parts if part)
    except ValueError as error:
        raise LexiconError(str(error), where=_FILE) from error


def _text(raw: Mapping[str, Any], table: str, key: str) -> str:
    found = raw.get(table, {}).get(key)
    if not isinstance(found, str):
        raise LexiconError(f"[{table}] needs a text under {key!r}", where=_FILE)
    return found
