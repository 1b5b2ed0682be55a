"""Contents: which words a cue hands over, before it, after it or around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearsay.attribute.lexicon import Needs
from hearsay.attribute.passages import QUOTE_MARKS, Passage
from hearsay.attribute.phrases import PhraseFinder
from hearsay.attribute.quotes import Quote
from hearsay.model.spans import Span, Spans
from hearsay.text.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_time_word,
)

_COMPLEMENTS = frozenset("that whether if how why what when where who".split())
_OCCASIONS = frozenset(
    "statement statements interview tweet post report letter speech briefing conference message "
    "article email e-mail note remarks broadcast bulletin dispatch telegram editorial memo call "
    "video twitter facebook telegram television radio website blog condition anonymity".split()
)
_GOES_ON = frozenset("that and or whether".split())
_ADJOINS = frozenset("adding citing quoting according who noting referring calling".split())
_DASHES = frozenset("—–-")
_PUNCTUATION = frozenset(",.;:!?…—–-") | QUOTE_MARKS
_SHORTEST_FRONTED = 3
_LONGEST_ADJUNCT = 6
_LONGEST_ASIDE = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """The contents found for one cue: spans in text order, and how they were found."""

    spans: Spans
    quoted: bool
    introduced: bool


def is_mark(passage: Passage, index: int) -> bool:
    """Tell whether a token is a quotation mark."""
    return passage.lower(index) in QUOTE_MARKS


def quote_between(passage: Passage, index: int, level: int) -> Quote | None:
    """Give the quotation directly below a level that holds a token; None where there is none."""
    if not 0 <= index < len(passage.tokens):
        return None
    number = passage.inside[index]
    while number >= 0 and passage.parents[number] != level:
        number = passage.parents[number]
    return passage.quotes[number] if number >= 0 else None


class ContentFinder:
    """Finds the content that belongs to a cue and its source."""

    def __init__(self, phrases: PhraseFinder) -> None:
        self._phrases = phrases

    def skip_adverbials(self, passage: Passage, index: int, end: int) -> int:
        """Step over "on Monday", "in a statement", "late on Sunday" after a cue."""
        while index < end:
            lower, follower = passage.lower(index), passage.lower(index + 1)
            if is_time_word(lower) and not (lower in {"may", "march"} and follower in PRONOUNS):
                index += 1
            elif lower in {
                "on",
                "in",
                "at",
                "during",
                "by",
                "via",
                "through",
                "late",
                "early",
                "of",
            }:
                after = self._past_occasion(passage, index, end)
                if after == index:
                    return index
                index = after
            elif lower in {"earlier", "later"} and follower != "that":
                index += 1
            elif lower == "," and is_mark(passage, index + 1):
                return index + 1
            else:
                return index
        return index

    def _past_aside(self, passage: Passage, comma: int, end: int) -> int:
        """Step over an aside before "that": "said, without evidence, that"; else stay."""
        for index in range(comma + 2, min(end - 1, comma + _LONGEST_ASIDE)):
            if passage.lower(index) == "," and passage.lower(index + 1) == "that":
                return index + 1
        return comma

    def _past_occasion(self, passage: Passage, index: int, end: int) -> int:
        """Step over one prepositional phrase of time or occasion; else stay."""
        after = index + 1
        while after < end and (
            is_time_word(passage.lower(after)) or passage.lower(after).rstrip("stndrh").isdigit()
        ):
            after += 1
        if after > index + 1:
            return after
        for ahead in range(index + 1, min(end, index + 8)):
            if passage.lower(ahead) in {"that", ",", ":"} or is_mark(passage, ahead):
                break
            if passage.lower(ahead) in _OCCASIONS:
                return ahead + 1
        return index

    def after(self, passage: Passage, start: int, level: int, needs: Needs) -> Reach | None:
        """Find a content that starts at a token or after: a quotation, a that-clause, a clause."""
        end = self._end_of(passage, start, level)
        index = self.skip_adverbials(passage, start, end)
        introduced = False
        while index < end and passage.lower(index) in {":", "–", "—", "-"}:
            index, introduced = index + 1, True
        if index >= end:
            return self._later_quote(passage, index, level) if introduced else None
        if passage.lower(index) == ",":
            quoted_next = quote_between(passage, index + 1, level)
            index = index + 1 if quoted_next else self._past_aside(passage, index, end)
            if passage.lower(index) == ",":
                return None
        if passage.lower(index) in {".", "!", "?", ";", ")", "]"}:
            return None
        if passage.lower(index) == "that" and quote_between(passage, index + 1, level):
            return self._from(passage, index, end, level, quoted=True, introduced=True)
        if quote_between(passage, index, level):
            return self._from(passage, index, end, level, quoted=True, introduced=introduced)
        if passage.lower(index) in _COMPLEMENTS:
            return self._from(passage, index, end, level, quoted=False, introduced=True)
        if not self._suffices(passage, index, end, needs, introduced=introduced):
            return None
        return self._from(passage, index, end, level, quoted=False, introduced=introduced)

    def end_before_main_verb(self, passage: Passage, reach: Reach) -> Reach:
        """End a clause in a subject where the main verb begins: "that it fell | was false".

        Without a parser: before the second group of auxiliaries, unless a clause opened between.
        """
        span = reach.spans[0]
        groups = 0
        for index in range(passage.token_from(span.start), passage.token_from(span.end)):
            lower = passage.lower(index)
            if lower in SUBORDINATORS | RELATIVES | CONJUNCTIONS and groups:
                return reach
            if lower not in AUXILIARIES - {"'s"} or passage.lower(index - 1) in AUXILIARIES:
                continue
            groups += 1
            if groups > 1:
                ending = Span(span.start, passage.tokens[index - 1].span.end)
                return replace(reach, spans=(ending,))
        return reach

    def _suffices(
        self, passage: Passage, index: int, end: int, needs: Needs, *, introduced: bool
    ) -> bool:
        rest = range(index, end)
        if passage.lower(index) in AUXILIARIES:
            return False
        if needs is Needs.QUOTE and not introduced:
            near = range(index, min(end, index + 6))
            return any(quote_between(passage, i, passage.inside[index]) for i in near)
        if needs is Needs.THAT and not introduced:
            words = [passage.lower(i) for i in rest[:14]]
            return any(w in AUXILIARIES or w.endswith("ed") for w in words[1:]) or words[0] == "to"
        if passage.lower(index) in PREPOSITIONS - {
            "in",
            "on",
            "at",
            "about",
            "of",
            "for",
            "to",
            "with",
        }:
            return False
        return sum(passage.word(i)[:1].isalnum() for i in rest) >= (1 if introduced else 2)

    def _from(
        self, passage: Passage, index: int, end: int, level: int, *, quoted: bool, introduced: bool
    ) -> Reach:
        last = end - 1
        quote = quote_between(passage, index, level) if quoted else None
        if quote is not None:
            closing = passage.token_from(quote.hull.end) - 1
            rest = [i for i in range(closing + 1, end) if passage.lower(i) not in _PUNCTUATION]
            if closing >= end - 1 or not rest or passage.lower(closing + 1) in {",", ".", ";"}:
                return Reach(quote.spans, quoted=True, introduced=True)
        for ahead in range(index + 1, end):
            if passage.lower(ahead) == ";" and passage.inside[ahead] == level:
                last = ahead if passage.lower(ahead + 1) not in _GOES_ON else last
                break
        while last > index and passage.lower(last) in _PUNCTUATION - QUOTE_MARKS:
            last -= 1
        span = passage.span_of(index, last)
        inner = quote_between(passage, last, level)
        if inner is not None and not quoted:
            span = Span(span.start, max(span.end, inner.hull.end))
        return Reach((span,), quoted=quoted, introduced=introduced)

    def _later_quote(self, passage: Passage, index: int, level: int) -> Reach | None:
        """Take a quotation that opens a new sentence after a colon."""
        quote = quote_between(passage, index, level)
        return Reach(quote.spans, quoted=True, introduced=True) if quote else None

    def _end_of(self, passage: Passage, index: int, level: int) -> int:
        """Give the token where the sentence ends, or the quotation that holds the cue."""
        if index >= len(passage.tokens):
            return len(passage.tokens)
        end = passage.sentence(max(0, index - 1))[1]
        if level >= 0:
            end = min(end, passage.token_from(passage.quotes[level].hull.end))
            while (
                end - 1 > index and is_mark(passage, end - 1) and passage.inside[end - 1] == level
            ):
                end -= 1
        return end

    def before(self, passage: Passage, first: int, level: int) -> Reach | None:
        """Find a content that ends before a token: a quotation, or a clause and a comma."""
        floor = passage.sentence(first)[0]
        last = first - 1
        if last < floor and not (last >= 0 and quote_between(passage, last, level)):
            return None
        if last < floor and passage.lower(last - 1) not in {",", "!", "?"}:
            return None
        comma = passage.lower(last) in {","} | _DASHES and passage.inside[last] == level
        if comma:
            last -= 1
        if last < 0:
            return None
        quote = quote_between(passage, last, level)
        if quote is not None:
            start = self._mixed_start(passage, quote, floor, level)
            spans = (Span(min(start, quote.spans[0].start), quote.spans[0].end), *quote.spans[1:])
            return Reach(spans, quoted=True, introduced=False)
        if not comma or last < floor:
            return None
        begin = self._fronted_start(passage, floor, last, level)
        if last - begin + 1 < _SHORTEST_FRONTED:
            return None
        if (
            passage.lower(begin) in PREPOSITIONS
            and last - begin < _LONGEST_ADJUNCT
            and not any(passage.lower(i) in AUXILIARIES for i in range(begin, last))
        ):
            return None
        return Reach((passage.span_of(begin, last),), quoted=False, introduced=False)

    def around(
        self, passage: Passage, first: int, start: int, level: int, *, inverted: bool = False
    ) -> Reach | None:
        """Find a content that a cue between two commas interrupts: "The dam, he said, held"."""
        floor, end = passage.sentence(max(0, start - 1))
        comma = self.skip_adverbials(passage, start, end)
        opening = passage.lower(comma + 1)
        if (passage.lower(first - 1), passage.lower(comma)) != (",", ",") or comma + 1 >= end:
            return None
        if opening in _ADJOINS or is_time_word(opening) or not opening[:1].isalnum():
            return None
        if inverted and opening not in AUXILIARIES and not opening.endswith("ed"):
            return None
        begin = self._fronted_start(passage, floor, first - 2, level)
        if begin > first - 2 or passage.inside[comma + 1] != level:
            return None
        rest = self._from(passage, comma + 1, end, level, quoted=False, introduced=False)
        spans = (passage.span_of(begin, first - 2), *rest.spans)
        return Reach(spans, quoted=False, introduced=False)

    def _mixed_start(self, passage: Passage, quote: Quote, floor: int, level: int) -> int:
        opening = passage.token_from(quote.spans[0].start)
        if opening <= floor:
            return quote.spans[0].start
        begin = self._fronted_start(passage, floor, opening, level)
        words = [i for i in range(begin, opening) if passage.word(i)[:1].isalnum()]
        if not words or passage.lower(opening - 1) in {",", ":", "."}:
            return quote.spans[0].start
        return passage.tokens[begin].span.start

    def _past_dateline(self, passage: Passage, begin: int, last: int) -> int:
        """Step over "BEIRUT, Dec 9 (Agency) -" at the head of a paragraph."""
        if begin or not passage.word(begin).isupper():
            return begin
        for index in range(begin + 1, min(begin + 12, last)):
            if passage.lower(index) in _DASHES:
                return index + 1
        return begin

    def _fronted_start(self, passage: Passage, floor: int, last: int, level: int) -> int:
        begin = floor
        for index in range(last, floor - 1, -1):
            if passage.inside[index] < 0 <= level or passage.lower(index) == ";":
                begin = index + 1
                break
        begin = self._past_dateline(passage, begin, last)
        while begin < last and passage.lower(begin) in {
            "but",
            "and",
            "so",
            "however",
            ",",
            "meanwhile",
        }:
            begin += 1
        if (
            level >= 0
            and begin <= last
            and is_mark(passage, begin)
            and passage.inside[begin] == level
        ):
            begin += 1
        return begin
