"""The cue lexicon, read from `cues.toml` once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from hearsay.errors import LexiconError
from hearsay.model.statements import Factuality
from hearsay.text.inflections import VerbForm, inflect_verb


class Needs(StrEnum):
    """What must go with a cue, else it is none."""

    CLAUSE = "clause"
    THAT = "that"
    QUOTE = "quote"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that hands over a statement."""

    base: str
    factuality: Factuality
    needs: Needs
    noun_too: bool
    addressing: bool


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cue words, indexed by form; forms are lower-case, of one or two words."""

    verbs: Mapping[str, tuple[tuple[CueVerb, VerbForm], ...]]
    nouns: Mapping[str, Factuality]
    prepositions: tuple[tuple[str, ...], ...]
    relaying: Mapping[str, VerbForm]
    passive: frozenset[str]
    adverbs: frozenset[str]
    hedges: Mapping[str, str]
    negations: frozenset[str]
    doubts: tuple[str, ...]
    doubting_adverbs: frozenset[str]


@cache
def load_cues() -> CueLexicon:
    """Read the lexicon that ships with the package; raises LexiconError where it is wrong."""
    source = files("hearsay.attribute").joinpath("cues.toml")
    try:
        return _build(tomllib.loads(source.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise LexiconError(
            f"the cue lexicon can't be used: {error}", where="attribute/cues.toml"
        ) from error


def _forms(entry: str) -> tuple[str, ...]:
    base, *irregular = entry.split("/")
    return inflect_verb(base, *irregular)


def _build(data: dict[str, Any]) -> CueLexicon:
    nouns_too = frozenset(data["nouns_too"]["list"])
    addressing = frozenset(entry.split("/")[0] for entry in data["addressing"]["list"])
    verbs: dict[str, list[tuple[CueVerb, VerbForm]]] = {}
    for group in data["verbs"].values():
        for entry in group["list"]:
            base = entry.split("/")[0]
            verb = CueVerb(
                base,
                Factuality(group["factuality"]),
                Needs(group["needs"]),
                base in nouns_too,
                base in addressing,
            )
            for form, kind in zip(_forms(entry), VerbForm, strict=True):
                senses = verbs.setdefault(form, [])
                if all(kind is not k or verb != v for v, k in senses):
                    senses.append((verb, kind))
    passive = frozenset(_forms(entry)[3] for entry in data["hearsay"]["passive"])
    relaying = {
        form: kind
        for base in data["relaying"]["verbs"]
        for form, kind in zip(inflect_verb(base), VerbForm, strict=True)
    }
    return CueLexicon(
        verbs=MappingProxyType({form: tuple(senses) for form, senses in verbs.items()}),
        nouns=MappingProxyType(
            {
                noun: Factuality(group["factuality"])
                for group in data["nouns"].values()
                for noun in group["list"]
            }
        ),
        prepositions=tuple(tuple(p.split()) for p in data["prepositions"]["list"]),
        relaying=MappingProxyType(relaying),
        passive=passive,
        adverbs=frozenset(data["hearsay"]["adverbs"]),
        hedges=MappingProxyType(
            {word: level for level, words in data["hedges"].items() for word in words}
        ),
        negations=frozenset(data["negations"]["list"]),
        doubts=tuple(data["doubts"]["phrases"]),
        doubting_adverbs=frozenset(data["doubts"]["cues"]),
    )
