"""Sentences: where one ends, by rules that are shown their exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.model.spans import Span

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt adm cmdr gov sen rep rev hon pres st mt ft "
    "jr sr vs no nos vol pp approx est dept inc ltd co corp bros etc e.g i.e cf al "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
_CLOSING_ABBREVIATIONS = frozenset("etc al inc ltd co corp jr sr".split())
# possessive, and never begun inside a run: a text of mere stops must not cost its square
_BREAK = re.compile(r"\n[^\S\n]*+\n\s*+|\n[^\S\n]*+(?=[-•*–] |\d++\. )")
_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["”’»')\]]*(?=\s|$|[A-Z“‘"(])""")
_WORD_BEFORE = re.compile(r"([^\s(“‘\"']+)$")


def split_paragraphs(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Split at blank lines and at list items; the spans are trimmed and never empty."""
    area = within or Span(0, len(text))
    edges: list[tuple[int, int]] = []
    start = area.start
    for found in _BREAK.finditer(text, area.start, area.end):
        edges.append((start, found.start()))
        start = found.end()
    edges.append((start, area.end))
    spans = (Span(a, max(a, b)).trim(text) for a, b in edges)
    return tuple(span for span in spans if len(span))


def split_sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Split into sentences, each inside one paragraph, trimmed, in order, never overlapping.

    A full stop ends none after an initial, a title or another usual abbreviation, inside a number,
    or before a lower-case word.
    """
    return tuple(
        sentence
        for paragraph in split_paragraphs(text, within)
        for sentence in _sentences_of(text, paragraph)
    )


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for found in _STOP.finditer(text, paragraph.start, paragraph.end):
        if found.end() <= start or not _ends(text, found, paragraph):
            continue
        sentence = Span(start, found.end()).trim(text)
        if len(sentence):
            yield sentence
        start = found.end()
    rest = Span(start, paragraph.end).trim(text)
    if len(rest):
        yield rest


def _ends(text: str, stop: re.Match[str], paragraph: Span) -> bool:
    after = text[stop.end() : min(stop.end() + 40, paragraph.end)]
    follower = after.lstrip().lstrip("\"“‘'«([—–- ")[:1]
    if not after.strip():
        return True
    if follower.islower():
        return False
    if not after[0].isspace() and not stop.group().startswith((".", "!", "?")):
        return False
    if stop.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(paragraph.start, stop.start() - 30), stop.start())
    word = before.group(1) if before else ""
    if not after[0].isspace() and not _runs_on(word, after):
        return False
    bare = word.lower().rstrip(".")
    if bare in _ABBREVIATIONS:
        quoted = len(stop.group()) > 1  # "No." in quotation marks is an answer
        return (quoted or bare in _CLOSING_ABBREVIATIONS) and follower.isupper()
    initials = len(word) == 1 and word.isalpha() and word.isupper()
    return not (initials or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)) or (
        "." in word and follower.isupper() and word.lower() in {"a.m", "p.m"}
    )


def _runs_on(word: str, after: str) -> bool:
    """Tell whether a space was lost between two sentences, as in "Syria.This"."""
    bare = after.lstrip("\"“‘'«(")
    return len(word) > 2 and word.isalpha() and word[1:].islower() and bare[:2].istitle()  # noqa: PLR2004
