"""Passages: a sentence as a row of chunks, with its mentions in token numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from hearsay.model.mentions import Mention
from hearsay.model.spans import Span
from hearsay.text.tokens import Token


class ChunkKind(StrEnum):
    """What a chunk is."""

    NOUN = "noun"
    VERB = "verb"
    TIME = "time"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in token numbers: half-open `first`..`last`."""

    mention: Mention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of tokens. `prep` governs a noun phrase; `joined` is the comma or coordinator before.

    For a verb group `head` is its main verb's token, `aux` the words before it, and `to` tells an
    infinitive.
    """

    kind: ChunkKind
    first: int
    last: int
    prep: str | None = None
    prep_at: int = -1
    joined: str = ""
    names: tuple[Named, ...] = ()
    pronoun: str | None = None
    head: int = -1
    aux: tuple[str, ...] = ()
    to: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, chunked. `chunk_of[i]` numbers the chunk that holds token i, or the next one."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    chunk_of: tuple[int, ...]
    names: tuple[Named, ...]
    question: bool

    def word(self, index: int) -> str:
        """Give a token's lower-cased words, or "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_name(self, index: int) -> bool:
        """Tell whether the token has a capital letter; False beyond the end."""
        if index >= len(self.tokens):
            return False
        span = self.cut_span(index, index + 1)
        return span.cut(self.text)[:1].isupper()

    def cut_span(self, first: int, last: int) -> Span:
        """Give the span of tokens `first`..`last` (half-open, at least one)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def find_tokens(self, span: Span) -> tuple[int, int]:
        """Give the tokens that a span touches, as half-open numbers."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.span.end)
        last = bisect_left(self.tokens, span.end, key=lambda token: token.span.start)
        return first, last
