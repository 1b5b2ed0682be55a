"""Tokens: words, numbers and marks with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.model.spans import Span

_TOKEN = re.compile(
    r"""
    \d++(?:[.,:]\d++){0,8}+(?:st|nd|rd|th)?+(?![^\W\d_])  # numbers, clock times, ordinals
  | (?:[^\W\d_]\.){2,}                                # initials: U.S., a.m.
  | \w[\w\u0300-\u036f]*(?:[-‐‑'’]\w[\w\u0300-\u036f]*)*  # words, hyphenated or with an apostrophe,
    (?:['’](?=\s|$))?                                 # their accents as letters of their own or not
  | \S                                                # any other mark, alone
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?<=\w)(?:['’](?:s|re|ve|ll|d|m)|['’])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A token's words, lower-cased words, and place in the text."""

    span: Span
    text: str
    lower: str


def split_tokens(text: str, within: Span | None = None) -> tuple[Token, ...]:
    """Split a text, or a part of it, into tokens; a possessive or clitic becomes its own token.

    Every code point that is not white space belongs to exactly one token. Linear in the length.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        lo, hi = found.span()
        words = found.group()
        if "'" not in words and "’" not in words:
            tokens.append(Token(Span(lo, hi), words, words.lower()))
            continue
        clitic = _CLITIC.search(words) if hi - lo > 1 else None
        if clitic and clitic.start():
            cut = lo + clitic.start()
            tokens.append(_token(text, lo, cut))
            lo = cut
        tokens.append(_token(text, lo, hi))
    return tuple(tokens)


def _token(text: str, start: int, end: int) -> Token:
    words = text[start:end]
    return Token(Span(start, end), words, words.lower().replace("’", "'"))
