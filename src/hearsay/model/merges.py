"""Merges: that two forms mean one source, as a judgement with its reason, which can be undone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A form that was taken for a source although it is not plainly the source's name.

    `source` is the source's id, `form` the words as a report has them, `reason` a sentence for
    people. Acronyms, descriptions, other spellings and swapped nouns are recorded so.
    """

    source: str
    form: str
    reason: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """For which body somebody speaks, with the words of the report that says so."""

    source: str
    body: str
    report: str
    words: str


@dataclass(frozen=True, slots=True)
class AskedMerge:
    """A merge that a person ordered in `case.toml`: `into` is a source's name or id."""

    into: str
    forms: tuple[str, ...]
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class AskedSplit:
    """A form that a person forbade in `case.toml` to be taken for anybody."""

    form: str
    by: str
    why: str
