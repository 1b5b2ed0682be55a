"""The reading stage's lexicons, loaded once and frozen."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hearsay.errors import LexiconError

_LONGEST_LINE = 400


class PagePart(StrEnum):
    """Where on a page a line of furniture stands."""

    TOP = "top"
    HEADING = "heading"
    FORM = "form"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A kind of line with examples that fit (`hits`) and that don't (`misses`)."""

    part: PagePart
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionWords:
    """Words by which a wire and an author's note are known; all in lower case."""

    behind: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    never: frozenset[str]
    beside_stamps: frozenset[str]
    roles: frozenset[str]
    does: frozenset[str]


@cache
def load_page_lines() -> tuple[PageLine, ...]:
    """Load the kinds of furniture lines, in the file's order; raises LexiconError."""
    name = "page_lines.toml"
    values = tomllib.loads(files("hearsay.read").joinpath(name).read_text("utf-8"))
    try:
        return tuple(
            PageLine(
                PagePart(line["part"]),
                re.compile(line["pattern"], re.IGNORECASE),
                tuple(line["is"]),
                tuple(line["isnt"]),
            )
            for line in values["line"]
        )
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(
            f"a line is wrong: {error}", where=name, cure="see the file's head"
        ) from error


@cache
def load_section_words() -> SectionWords:
    """Load the words of wires and author's notes; raises LexiconError."""
    name = "section_words.toml"
    values = tomllib.loads(files("hearsay.read").joinpath(name).read_text("utf-8"))
    try:
        wire, note = values["wire"], values["author_note"]
        return SectionWords(
            behind=frozenset(wire["behind"]),
            between=frozenset(wire["between"]),
            before=frozenset(wire["before"]),
            never=frozenset(wire["never"]),
            beside_stamps=frozenset(wire["beside_stamps"]),
            roles=frozenset(note["roles"]),
            does=frozenset(note["does"]),
        )
    except KeyError as error:
        raise LexiconError(f"{error} is missing", where=name, cure="add the list") from error


def match_line(line: str, part: PagePart) -> re.Match[str] | None:
    """Match a line, trimmed, against one part's kinds; None for a line of ordinary text."""
    trimmed = " ".join(line.split()) if len(line) <= _LONGEST_LINE else ""
    if not trimmed:
        return None
    fits = (known.pattern.fullmatch(trimmed) for known in load_page_lines() if known.part is part)
    return next((fit for fit in fits if fit), None)
