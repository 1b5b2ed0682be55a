"""The words that comparing goes by, read from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from hearsay.errors import LexiconError


@dataclass(frozen=True, slots=True)
class CompareWords:
    """The lists of `words.toml`, in lower case."""

    nobody: frozenset[str]
    beside: frozenset[str]
    negations: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    directions: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    institutions: frozenset[str]
    many: frozenset[str]
    prepositions: frozenset[str]
    denials: tuple[str, ...]
    irregulars: frozenset[str]
    now: frozenset[str]
    still: frozenset[str]
    day_parts: Mapping[str, int]
    members: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_words() -> CompareWords:
    """Load the lists; raises LexiconError where the file is wrong."""
    file = resources.files("hearsay.compare").joinpath("words.toml")
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
        return CompareWords(
            nobody=frozenset(raw["nobody"]["words"]),
            beside=frozenset(raw["nobody"]["beside"]),
            negations=frozenset(raw["facts"]["negations"]),
            numbers=frozenset(raw["facts"]["numbers"]),
            units=frozenset(raw["sequence"]["units"]),
            directions=frozenset(raw["sequence"]["directions"]),
            phrases=tuple(tuple(phrase.split()) for phrase in raw["sequence"]["phrases"]),
            institutions=frozenset(raw["names"]["institutions"]),
            many=frozenset(raw["names"]["many"]),
            prepositions=frozenset(raw["questions"]["prepositions"]),
            denials=tuple(raw["denials"]["stems"]),
            irregulars=frozenset(raw["irregulars"]["names"]),
            now=frozenset(raw["now"]["words"]),
            still=frozenset(raw["now"]["still"]),
            day_parts=MappingProxyType(dict(raw["day_parts"])),
            members=MappingProxyType({k: frozenset(v) for k, v in raw["members"].items()}),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"can't be read: {error}", where="compare/words.toml") from error


def names_nobody(words: str) -> bool:
    """Tell whether words like "media reports" name no source at all, not even an unnamed one."""
    lists = load_words()
    found = words.casefold().split()
    if found[:1] == ["unnamed"]:
        return True  # "unnamed (reportedly)": the words point at nobody
    if found[:2] == ["no", "one"] or found[:1] == ["nobody"]:
        return True  # "no one in town"
    return any(word in lists.nobody for word in found) and all(
        word in lists.nobody or word in lists.beside for word in found
    )


def tells_sequence(text: str) -> bool:
    """Tell whether a text says that one thing came after another: "hours after", "only to"."""
    lists = load_words()
    words = [word.strip(".,;:!?()“”\"'") for word in text.casefold().split()]
    return any(
        (word in lists.units and words[n + 1 : n + 2] and words[n + 1] in lists.directions)
        or any(tuple(words[n : n + len(phrase)]) == phrase for phrase in lists.phrases)
        for n, word in enumerate(words)
    )


def tells_now(text: str) -> bool:
    """Tell whether words tell how matters stand when they are told: "are missing", "so far"."""
    return bool(
        load_words().now & {word.strip(".,;:!?()“”\"'") for word in text.casefold().split()}
    )


def denies_content(cue: str) -> bool:
    """Tell whether a cue's words say that what follows is not so: "denied that"."""
    words = cue.casefold()
    return any(stem in words for stem in load_words().denials)
