"""Reads the gold of `training/gold`: reports with their annotated statements, as spans."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Factuality, Form

GOLD = Path(__file__).resolve().parent / "gold"
GENRES = frozenset("wire broadsheet tabloid state-agency blog live-blog bulletin".split())
TOPICS = frozenset("conflict disaster politics protest".split())

_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>|[\[\]{}<>]")
_OPENS = {"{": "content", "<": "cue", "[": "source"}
_CLOSES = {"}": "content", ">": "cue", "]": "source"}


class GoldError(ValueError):
    """An annotation that does not fit its report: which file, which statement, what."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One annotated statement; spans are code point offsets into its report's text."""

    content: Spans
    cue: Spans
    source: Spans
    chain: tuple[str, ...]
    form: Form
    factuality: Factuality
    doubted: bool


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report of the set, its front matter, and its statements in the order of the text."""

    id: str
    text: str
    head: dict[str, Any]
    statements: tuple[GoldStatement, ...]


def read_gold(folder: Path = GOLD, split: str | None = None) -> Iterator[GoldReport]:
    """Yield the reports by id, all or those of one split (train, dev, test).

    Raises GoldError where an annotation does not fit its text.
    """
    wanted = set(read_split(folder)[split]) if split else None
    for path in sorted((folder / "reports").glob("*.md")):
        if wanted is None or path.stem in wanted:
            yield _read_report(path, folder / "statements" / f"{path.stem}.toml")


def read_split(folder: Path = GOLD) -> dict[str, list[str]]:
    """Give the ids of each split."""
    with (folder / "split.toml").open("rb") as file:
        return tomllib.load(file)


def place_words(words: str, text: str) -> dict[str, Spans]:
    """Find marked words in a text: the spans of `content`, `cue` and `source`.

    Raises GoldError where marks are unbalanced or the words do not stand in the text exactly once.
    """
    plain: list[str] = []
    opened: dict[str, int] = {}
    marked: dict[str, list[tuple[int, int]]] = {"content": [], "cue": [], "source": []}
    at = length = 0
    for mark in _MARK.finditer(words):
        plain.append(words[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        sign = mark.group()
        if len(sign) > 1:
            plain.append(sign[0])
            length += 1
        elif sign in _OPENS:
            if _OPENS[sign] in opened:
                raise GoldError(f"{sign} opens twice in {words!r}")
            opened[_OPENS[sign]] = length
        elif _CLOSES[sign] not in opened:
            raise GoldError(f"{sign} closes nothing in {words!r}")
        else:
            marked[_CLOSES[sign]].append((opened.pop(_CLOSES[sign]), length))
    plain.append(words[at:])
    if opened:
        raise GoldError(f"{', '.join(opened)} is never closed in {words!r}")
    sought = "".join(plain)
    if text.count(sought) != 1:
        raise GoldError(f"stands {text.count(sought)} times in the text: {sought!r}")
    start = text.index(sought)
    return {
        part: tuple(Span(start + lo, start + hi) for lo, hi in spans)
        for part, spans in marked.items()
    }


def _read_report(path: Path, annotation: Path) -> GoldReport:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    text = body.strip("\n")
    with annotation.open("rb") as file:
        rows = tomllib.load(file)["statements"]
    statements = []
    for number, row in enumerate(rows, start=1):
        try:
            spans = place_words(row["words"], text)
            statements.append(
                GoldStatement(
                    content=spans["content"],
                    cue=spans["cue"],
                    source=spans["source"],
                    chain=tuple(row["chain"]),
                    form=Form(row["form"]),
                    factuality=Factuality(row["factuality"]),
                    doubted=row["doubted"],
                )
            )
        except (GoldError, KeyError, ValueError) as error:
            raise GoldError(f"{annotation.name}, statement {number}: {error}") from error
    return GoldReport(path.stem, text, yaml.safe_load(head), tuple(statements))
