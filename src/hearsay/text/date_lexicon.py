"""The word lists of times, read once from `timex.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from hearsay.errors import LexiconError

_WHERE = "hearsay/text/timex.toml"


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """`timex.toml`, interpreted; all keys are lower-cased but those of `offsets`.

    `references` gives a phrase's TimeML value, `seasons` a suffix and a first month, `holidays` a
    month and a day, `offsets` hours from UTC, `cities` the name of a zone.
    """

    references: MappingProxyType[str, str]
    sets: MappingProxyType[str, str]
    daytimes: MappingProxyType[str, str]
    seasons: MappingProxyType[str, tuple[str, int]]
    decades: MappingProxyType[str, int]
    holidays: MappingProxyType[str, tuple[int, int]]
    offsets: MappingProxyType[str, int]
    cities: MappingProxyType[str, str]


@cache
def load_time_lexicon() -> TimeLexicon:
    """Load the lexicon; raises LexiconError where the file lacks a list."""
    source = files("hearsay.text").joinpath("timex.toml").read_text(encoding="utf-8")
    try:
        return _interpret(tomllib.loads(source))
    except (KeyError, ValueError) as error:
        raise LexiconError(
            f"the lexicon of times is broken: {error!r}", where=_WHERE, cure="reinstall hearsay"
        ) from error


def _interpret(data: dict[str, Any]) -> TimeLexicon:
    references = {
        phrase: f"{name.upper()}_REF"
        for name in ("present", "past", "future")
        for phrase in data["references"][name]
    }
    seasons = {name: (str(suffix), int(month)) for name, (suffix, month) in data["seasons"].items()}
    holidays = {name: (int(month), int(day)) for name, (month, day) in data["holidays"].items()}
    return TimeLexicon(
        references=MappingProxyType(references),
        sets=MappingProxyType(data["sets"]),
        daytimes=MappingProxyType(data["daytimes"]),
        seasons=MappingProxyType(seasons),
        decades=MappingProxyType(data["decades"]),
        holidays=MappingProxyType(holidays),
        offsets=MappingProxyType(data["offsets"]),
        cities=MappingProxyType(data["cities"]),
    )
