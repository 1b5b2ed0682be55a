"""Passages: a paragraph as the rules look at it, token by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.quotes import Quote
from hearsay.model.spans import Span, Spans
from hearsay.text.sentences import split_sentences
from hearsay.text.tokens import Token, split_tokens

_LONGEST_SENTENCE = 160  # tokens: what is longer is no prose, and must not cost its square
QUOTE_MARKS = frozenset("“”«»\"‘’'") | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's tokens, its sentences (their first tokens), and the quotations in it.

    `inside[i]` is the index in `quotes` of the innermost quotation that holds token i, or -1;
    `parents[q]` that of the quotation around quotation q, or -1.
    """

    text: str
    span: Span
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentence_of: tuple[int, ...]
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]
    parents: tuple[int, ...]

    def sentence(self, token: int) -> tuple[int, int]:
        """Give the half-open token range of the sentence that holds a token."""
        number = self.sentence_of[token]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.tokens)
        return self.starts[number], end

    def span_of(self, first: int, last: int) -> Span:
        """Give the span from the first token to the last, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that ends after an offset."""
        return bisect_right(self.tokens, offset, key=lambda token: token.span.end)

    def token_from(self, offset: int) -> int:
        """Give the index of the first token that starts at an offset or after it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.span.start)

    def lower(self, index: int) -> str:
        """Give a token's lower-cased words; the empty string outside the passage."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def word(self, index: int) -> str:
        """Give a token's words; the empty string outside the passage."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


def read_passages(text: str, paragraphs: Spans, quotes: Sequence[Quote]) -> tuple[Passage, ...]:
    """Make a passage of each paragraph, with the part of each quotation that lies in it."""
    passages: list[Passage] = []
    upcoming = iter(sorted(quotes, key=lambda q: q.spans[0].start))
    following = next(upcoming, None)
    held: list[Quote] = []
    for paragraph in paragraphs:
        while following is not None and following.spans[0].start < paragraph.end:
            held.append(following)
            following = next(upcoming, None)
        passages.append(_read_passage(text, paragraph, tuple(held)))
        held = [quote for quote in held if quote.hull.end > paragraph.end]
    return tuple(passages)


def _read_passage(text: str, paragraph: Span, quotes: tuple[Quote, ...]) -> Passage:
    tokens = split_tokens(text, paragraph)
    begins = [s.start for s in split_sentences(text, paragraph)] or [paragraph.start]
    starts: list[int] = []
    number = 0
    sentence_of: list[int] = []
    for index, token in enumerate(tokens):
        begins_here = number < len(begins) and token.span.start >= begins[number]
        if begins_here or (starts and index - starts[-1] >= _LONGEST_SENTENCE):
            starts.append(index)
        number += begins_here
        sentence_of.append(max(0, len(starts) - 1))
    return Passage(
        text=text,
        span=paragraph,
        tokens=tokens,
        starts=tuple(starts) or (0,),
        sentence_of=tuple(sentence_of),
        quotes=quotes,
        inside=_locate(tokens, quotes),
        parents=_nest(quotes),
    )


def _locate(tokens: Sequence[Token], quotes: Sequence[Quote]) -> tuple[int, ...]:
    """Find for each token the innermost quotation around it: outer ones are painted first."""
    inside = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        for span in _spans_within(quote, tokens):
            first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
            last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
            inside[first:last] = [number] * (last - first)
    return tuple(inside)


def _spans_within(quote: Quote, tokens: Sequence[Token]) -> Spans:
    """Give a quotation's spans in a paragraph, however many paragraphs it runs over."""
    if not tokens:
        return ()
    first = bisect_right(quote.spans, tokens[0].span.start, key=lambda span: span.end)
    last = bisect_left(quote.spans, tokens[-1].span.end, key=lambda span: span.start)
    return quote.spans[first:last]


def _nest(quotes: Sequence[Quote]) -> tuple[int, ...]:
    parents: list[int] = []
    stack: list[int] = []
    for number, quote in enumerate(quotes):
        del stack[quote.depth :]
        parents.append(stack[-1] if stack else -1)
        stack.append(number)
    return tuple(parents)
