"""The words by which origins are told, read from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from hearsay.errors import LexiconError


@dataclass(frozen=True, slots=True)
class OriginWords:
    """The lists of `words.toml`, in lower case."""

    offices: frozenset[str]
    papers: frozenset[str]
    leading: frozenset[str]
    sources: frozenset[str]
    clerks: frozenset[str]
    ministers: frozenset[str]
    fieldless: frozenset[str]
    healers: frozenset[str]
    houses: frozenset[str]
    bare: frozenset[str]
    ranks: frozenset[str]
    passing: frozenset[str]
    manifold: frozenset[str]
    standing: frozenset[str]
    seats: frozenset[str]
    arms: frozenset[str]
    alike: Mapping[tuple[str, ...], str]
    plain: frozenset[str]
    organs: frozenset[str]
    newsrooms: frozenset[str]
    state: frozenset[str]
    back: frozenset[str]
    tells: frozenset[str]
    figures: frozenset[str]
    gave: frozenset[str]
    own: frozenset[str]
    against: frozenset[str]
    general: frozenset[str]
    turn: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=1)
def load_origin_words() -> OriginWords:
    """Load the lists; raises LexiconError where the file is wrong."""
    file = resources.files("hearsay.compare.origins").joinpath("words.toml")
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
        alike = {
            tuple(name.split()): group[0] for group in raw["bodies"]["alike"] for name in group
        }
        return OriginWords(
            offices=frozenset(raw["voices"]["offices"]),
            papers=frozenset(raw["voices"]["papers"]),
            leading=frozenset(raw["voices"]["leading"]),
            sources=frozenset(raw["voices"]["sources"]),
            clerks=frozenset(raw["voices"]["clerks"]),
            ministers=frozenset(raw["voices"]["ministers"]),
            fieldless=frozenset(raw["voices"]["fieldless"]),
            healers=frozenset(raw["voices"]["healers"]),
            bare=frozenset(raw["voices"]["bare"]),
            houses=frozenset(raw["voices"]["houses"]),
            ranks=frozenset(raw["voices"]["ranks"]),
            passing=frozenset(raw["bodies"]["passing"]),
            manifold=frozenset(raw["bodies"]["manifold"]),
            standing=frozenset(raw["bodies"]["standing"]),
            seats=frozenset(raw["bodies"]["seats"]),
            arms=frozenset(raw["bodies"]["arms"]),
            alike=MappingProxyType(alike),
            plain=frozenset(raw["bodies"]["plain"]),
            organs=frozenset(raw["organs"]["words"]),
            newsrooms=frozenset(raw["organs"]["newsrooms"]),
            state=frozenset(raw["organs"]["state"]),
            back=frozenset(raw["runs"]["back"]),
            tells=frozenset(raw["runs"]["tells"]),
            figures=frozenset(raw["runs"]["figures"]),
            gave=frozenset(raw["runs"]["gave"]),
            own=frozenset(raw["runs"]["own"]),
            against=frozenset(raw["runs"]["against"]),
            general=frozenset(raw["runs"]["general"]),
            turn=frozenset(raw["runs"]["turn"]),
            common=frozenset(raw["details"]["common"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LexiconError(f"can't be read: {error}", where="compare/origins/words.toml") from error
