"""The sentences beside each frame that must and must not match; `lexicon.py` tells their format."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from importlib import resources
from typing import Any

from hearsay.errors import LexiconError
from hearsay.model.claims import Denied, FrameMatch, SlotValue
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.model.times import Interval, Precision

_MARK = re.compile(r"\[(actor|place|count|time) ([^|\]]+)\|([^\[\]]+)\]")
_CASE_KEYS = frozenset({"text", "slots", "all", "negated"})

Told = Mapping[str, Any]
"""A match in plain values: its filled slots, and `negated` where true."""


@dataclass(frozen=True, slots=True)
class FrameCase:
    """A sentence with its mentions, and the matches of one frame that it must give."""

    frame: str
    text: str
    mentions: tuple[Mention, ...]
    expected: tuple[Told, ...]


def read_cases(frame: str) -> tuple[FrameCase, ...]:
    """Read a frame's `cases.toml`; raises LexiconError where it is wrong."""
    where = f"{frame}/cases.toml"
    file = resources.files("hearsay.frames").joinpath(frame).joinpath("cases.toml")
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"can't be read: {error}", where=where) from error
    if strange := sorted(set(raw) - {"match", "none"}):
        raise LexiconError(f"has no table {strange[0]!r}", where=where, cure="match or none")
    cases: list[FrameCase] = []
    for kind in ("match", "none"):
        for table in raw.get(kind, []):
            if strange := sorted(set(table) - _CASE_KEYS):
                raise LexiconError(f"a case has no key {strange[0]!r}", where=where)
            text, mentions = read_marked(table["text"])
            expected = _expected(table) if kind == "match" else ()
            cases.append(FrameCase(frame, text, mentions, expected))
    return tuple(cases)


def read_marked(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Take inline marks, `[kind value|words]`, out of a sentence; gives text and mentions.

    Raises LexiconError where a mark's value can't be read.
    """
    text, upto, mentions = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[upto : mark.start()]
        kind, value, words = mark.groups()
        span = Span(len(text), len(text) + len(words))
        text, upto = text + words, mark.end()
        try:
            mentions.append(Mention(MentionKind(kind), span, _value(kind, value, words)))
        except ValueError as error:
            raise LexiconError(f"{mark.group()}: {error}", where="cases.toml") from error
    return text + marked[upto:], tuple(mentions)


def tell_match(match: FrameMatch) -> Told:
    """Write a match in the plain values that cases use: ids, counts as lo..hi, days."""
    told = tell_slots(match.slots)
    return {**told, "negated": True} if match.negated else told


def tell_slots(slots: Mapping[str, SlotValue]) -> dict[str, Any]:
    """Write the filled slots in plain values."""
    return {name: _tell(value) for name, value in slots.items() if value is not None}


def _expected(table: Mapping[str, Any]) -> tuple[Told, ...]:
    if "all" in table:
        return tuple(table["all"])
    negated = {"negated": True} if table.get("negated") else {}
    return ({**table["slots"], **negated},)


def _value(kind: str, value: str, words: str) -> Place | Interval | Count | str:
    if kind == "place":
        own, *within = value.split("<")
        return Place(own, words, None, None, PlacePrecision.UNKNOWN, within=tuple(within))
    if kind == "count":
        lo, dots, hi = value.partition("..")
        low = int(lo) if lo else None
        return Count(low, (int(hi) if hi else None) if dots else low, words)
    if kind == "time":
        if value.isdecimal():
            year = int(value)
            return Interval.of_days(date(year, 1, 1), date(year, 12, 31), UTC, Precision.YEAR)
        day = date.fromisoformat(value)
        return Interval.of_days(day, day, UTC)
    return value


def _tell(value: SlotValue) -> object:
    if isinstance(value, Place):
        return value.id
    if isinstance(value, Count):
        if value.exact:
            return str(value.lo)
        return f"{'' if value.lo is None else value.lo}..{'' if value.hi is None else value.hi}"
    if isinstance(value, Interval):
        first = value.iso()[0]
        return first[:4] if value.precision is Precision.YEAR else first
    if isinstance(value, Denied):
        return {"frame": value.frame, **tell_slots(value.slots)}
    return value
