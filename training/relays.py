"""Relays for training: sentences put together from patterns, since no public set marks relays.

A pattern is in our own words; who speaks and what is said comes from the training articles, and is
only ever read by the training. The sentences stand between paragraphs of those articles.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearsay.model.spans import Span, Spans
from training.labels import Document, Marked

_PATTERNS = Path(__file__).resolve().parent / "relays.toml"
_SLOT = re.compile(r"\[S\]|\{C\}|\{Q\}|\|R\d?\||<[^>]*>|\(N\)")
_LONGEST = 220
_PRONOUNS = frozenset("he she it they we i you who that which this his her their".split())


class RelayMaker:
    """Makes documents with relays out of documents without."""

    def __init__(self, documents: Sequence[Document], chance: random.Random) -> None:
        raw = tomllib.loads(_PATTERNS.read_text(encoding="utf-8"))
        self._chance = chance
        self._patterns: list[str] = raw["patterns"]["relay"]
        self._plain: list[str] = raw["patterns"]["plain"]
        self._words: dict[str, list[str]] = {**raw["words"], **raw["verbs"]}
        self._documents = documents
        self._speakers: list[str] = []
        self._clauses: list[str] = []
        self._quotes: list[str] = []
        for document in documents:
            self._gather(document)

    def make(self, count: int) -> Iterator[Document]:
        """Yield so many documents: a paragraph, made sentences, another paragraph."""
        for number in range(count):
            document = self._chance.choice(self._documents)
            parts = document.text.split("\n\n")
            at = self._chance.randrange(max(1, len(parts) - 2))
            start = sum(len(part) + 2 for part in parts[:at])
            before, after = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
            text, marked = "", []
            kept = _within(document.marked, start, start + len(before))
            text += before + "\n\n"
            marked += [_shift(one, -start) for one in kept]
            sentences: list[str] = []
            for _ in range(self._chance.choice((1, 1, 2))):
                pool = self._plain if self._chance.random() < 0.3 else self._patterns  # noqa: PLR2004
                sentence, one = self._fill(self._chance.choice(pool))
                base = len(text) + sum(len(other) + 1 for other in sentences)
                marked.append(_shift(one, base))
                sentences.append(sentence)
            text += " ".join(sentences) + "\n\n"
            begins = start + len(before) + 2
            kept = _within(document.marked, begins, begins + len(after))
            marked += [_shift(one, len(text) - begins) for one in kept]
            yield Document(f"relays-{number}", text + after, tuple(marked))

    def _fill(self, pattern: str) -> tuple[str, Marked]:
        text = ""
        spans: dict[str, list[Span]] = {"S": [], "<": [], "C": [], "R": []}
        last = 0
        for slot in _SLOT.finditer(pattern):
            text += pattern[last : slot.start()]
            last = slot.end()
            sign = slot.group()
            if sign == "(N)":
                text += self._chance.choice(self._words["nobody"])
                continue
            if sign == "[S]":
                kind, words = "S", self._speaker()
            elif sign in {"{C}", "{Q}"}:
                kind, words = (
                    "C",
                    self._chance.choice(self._clauses if sign == "{C}" else self._quotes),
                )
                bare = "According" in pattern[: slot.start()] or self._chance.random() < 0.5  # noqa: PLR2004
                if sign == "{C}" and bare:
                    words = words.removeprefix("that ")
            elif sign.startswith("|"):
                kind = "R"
                outlet = self._chance.random() < 0.8  # noqa: PLR2004
                words = self._chance.choice(self._words["outlets" if outlet else "others"])
                if outlet and words.count("%"):
                    words = words.replace("%", self._chance.choice(self._words["names"]))
            else:
                kind, words = "<", self._choose(sign[1:-1])
            if not text.strip() or text.rstrip().endswith((".", "?")):
                words = words[:1].upper() + words[1:]
            spans[kind].append(Span(len(text), len(text) + len(words)))
            text += words
        text += pattern[last:]
        marked = Marked(tuple(spans["S"]), tuple(spans["<"]), tuple(spans["C"]), tuple(spans["R"]))
        return text, marked

    def _choose(self, cue: str) -> str:
        """Choose a verb where a cue names a list of them ("@said"); else take it as it is."""
        return self._chance.choice(self._words[cue[1:]]) if cue.startswith("@") else cue

    def _speaker(self) -> str:
        made = self._chance.random() < 0.4  # noqa: PLR2004
        words = self._chance.choice(self._words["speakers"] if made else self._speakers)
        if "%" in words:
            words = words.replace("%", self._chance.choice(self._words["names"]))
        return words

    def _gather(self, document: Document) -> None:
        for one in document.marked:
            words = document.text[one.content[0].start : one.content[0].end]
            if one.source and len(one.source) == 1:
                source = one.source[0].cut(document.text)
                if source.lower() not in _PRONOUNS and len(source) < _LONGEST:
                    self._speakers.append(source)
            if len(one.content) > 1 or len(words) > _LONGEST or "\n" in words:
                continue
            if words.startswith("that "):
                self._clauses.append(words)
            elif words[:1] in '“"' and words[-1:] in '”"':
                bare = words[1:-1].rstrip(".,")
                marks = self._chance.choice(("“”", '""', "«»"))
                self._quotes.append(f"{marks[0]}{bare},{marks[1]}")


def _within(marked: Sequence[Marked], start: int, end: int) -> list[Marked]:
    """Give the attributions that lie wholly in a stretch."""
    return [
        one
        for one in marked
        if all(
            start <= span.start and span.end <= end
            for span in (*one.source, *one.cue, *one.content)
        )
    ]


def _shift(one: Marked, by: int) -> Marked:
    def move(spans: Spans) -> Spans:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    relays = None if one.relays is None else move(one.relays)
    return Marked(move(one.source), move(one.cue), move(one.content), relays)
