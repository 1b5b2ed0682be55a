"""Speech without a verb of saying: turns of a transcript, quotations signed, or nobody's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from hearsay.attribute.contents import quote_between
from hearsay.attribute.drafts import Draft
from hearsay.attribute.passages import QUOTE_MARKS, Passage
from hearsay.attribute.quotes import Quote
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality

_SHORTEST_QUOTE = 5
_DASHES = frozenset("―—–-") | {"--"}
_LONGEST_SIGNATURE = 14
_LONGEST_NAME = 6
_INDENT = 8
_SHORTEST_TURN = 4
_PARTICLES = frozenset("al el de la le van von der den di da du of the and for in".split())


def find_used(passage: Passage, drafts: Sequence[Draft]) -> set[Span]:
    """Give the first spans of the quotations that hold words of some statement."""
    used: set[Span] = set()
    for span in {span for draft in drafts for span in draft.content}:
        for index in range(passage.token_from(span.start), passage.token_from(span.end)):
            number = passage.inside[index]
            while number >= 0:
                used.add(passage.quotes[number].spans[0])
                number = passage.parents[number]
    return used


def continue_quotes(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a quotation that opens right after '..., X said.' to the same statement."""
    taken = find_used(passage, drafts)
    result: list[Draft] = []
    for draft in drafts:
        end = passage.sentence(draft.cue[1])[1]
        quote = quote_between(passage, end, draft.level) if end < len(passage.tokens) else None
        fresh = (
            draft.quoted
            and quote is not None
            and quote.spans[0].start == passage.tokens[end].span.start
            and quote.spans[0].start > draft.content[-1].end
            and quote.spans[0] not in taken
        )
        if fresh and quote is not None:
            taken.add(quote.spans[0])
            result.append(replace(draft, content=(*draft.content, *quote.spans)))
        else:
            result.append(draft)
    return result


def spread_quotes(
    drafted: Sequence[tuple[Passage, list[Draft]]], quotes: Sequence[Quote]
) -> list[tuple[Passage, list[Draft]]]:
    """Give a statement the other paragraphs of the quotation that it holds one whole paragraph of.

    Those that another statement holds stay where they are; each goes to one statement. Linear.
    """
    held = {span for _, drafts in drafted for draft in drafts for span in draft.content}
    free: dict[Span, list[Span]] = {}
    for quote in quotes:
        if len(quote.spans) > 1:
            left = [span for span in quote.spans if span not in held]
            free.update(dict.fromkeys(quote.spans, left))
    return [(passage, [_spread(draft, free) for draft in drafts]) for passage, drafts in drafted]


def _spread(draft: Draft, free: Mapping[Span, list[Span]]) -> Draft:
    content = set(draft.content)
    for span in draft.content:
        left = free.get(span, [])
        content.update(left)
        left.clear()  # shared by all paragraphs of the quotation
    return (
        draft
        if len(content) == len(draft.content)
        else replace(draft, content=tuple(sorted(content)))
    )


def find_lone_quotes(passage: Passage, used: Collection[Span]) -> Iterator[Draft]:
    """Yield the quotations of a passage that no draft uses, signed or not.

    A signed one ends its line with a dash and a name: '"Never again." - Ana Brek'. One that
    is a sentence or more and is not signed is kept too, as nobody's.
    """
    for quote in passage.quotes:
        start = quote.spans[0]
        if start in used or quote.depth or start.start < passage.span.start:
            continue
        first, last = (
            passage.token_from(start.start),
            passage.token_from(start.end) - 1,
        )
        if first > last:
            continue
        opens = first == passage.sentence(first)[0] or _begins_line(passage, start.start)
        if not opens:
            continue
        words = sum(passage.word(i)[:1].isalnum() for i in range(first, last + 1))
        signed = _read_signature(passage, quote)
        if signed is not None:
            cue, source = signed
            yield Draft((cue, cue), source, quote.spans, -1, Factuality.CERTAIN, quoted=True)
        elif words >= _SHORTEST_QUOTE:
            yield Draft((first, first - 1), None, quote.spans, -1, Factuality.CERTAIN, quoted=True)


def find_turns(passage: Passage, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the turns of a transcript: a line that opens with a name in capitals and a colon.

    A line whose colon is a cue already is left alone.
    """
    known = {draft.cue[0] for draft in drafts}
    start = passage.span.start
    while 0 <= start < passage.span.end:
        end = passage.text.find("\n", start, passage.span.end)
        end = end if end >= 0 else passage.span.end
        first, last = passage.token_from(start), passage.token_from(end) - 1
        first += passage.lower(first) in QUOTE_MARKS
        colon = first
        while colon <= last and colon - first < _LONGEST_NAME and _is_shouted(passage, colon):
            colon += 1
        turns = colon > first and passage.lower(colon) == ":" and last - colon >= _SHORTEST_TURN
        if turns and colon not in known:
            content = (passage.span_of(colon + 1, last),)
            source = (first, colon - 1)
            yield Draft((colon, colon), source, content, -1, Factuality.CERTAIN, quoted=False)
        start = end + 1


def _is_shouted(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    return word == "." or (word.isupper() and word[:1].isalpha())


def _begins_line(passage: Passage, offset: int) -> bool:
    before = passage.text[max(passage.span.start, offset - _INDENT) : offset]
    return "\n" in before and not before.rpartition("\n")[2].strip()


def _read_signature(passage: Passage, quote: Quote) -> tuple[int, tuple[int, int]] | None:
    """Read a dash and a name from a quotation to the end of its line."""
    dash = passage.token_from(quote.spans[-1].end)
    if passage.lower(dash) not in _DASHES:
        return None
    line = passage.text.find("\n", quote.spans[-1].end, passage.span.end)
    last = (passage.token_from(line) if line >= 0 else len(passage.tokens)) - 1
    if last - dash > 2 * _LONGEST_SIGNATURE:
        return None
    while last > dash and not passage.word(last)[:1].isalnum():
        last -= 1
    if not 0 < last - dash <= _LONGEST_SIGNATURE:
        return None
    words = [passage.word(i) for i in range(dash + 1, last + 1)]
    named = words[0][:1].isupper() and all(
        word[:1].isupper() or word.lower() in _PARTICLES or not word[:1].isalpha()
        for word in words
        if "," not in words[: words.index(word)]
    )
    return (dash, (dash + 1, last)) if named else None
