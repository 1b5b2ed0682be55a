"""Windows: a text cut into the runs of word pieces that the reader model reads at once.

A window holds whole paragraphs, as many as fit; a paragraph longer than a window is cut at the ends
of sentences. Each piece carries its offsets into the text and a feature that its letters, all lower
case for the model, would lose: its case, and whether it stands in quotation marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from hearsay.attribute.quotes import Quote, find_quotes
from hearsay.model.spans import Span, Spans
from hearsay.text.sentences import split_paragraphs, split_sentences

FILL = 128
"""Pieces up to which paragraphs are put into one window."""
LONGEST = 254
"""Pieces that a window holds at most, besides its two marks."""
BREAK_ID, OPEN_ID, CLOSE_ID = 1, 101, 102
"""Ids of the pieces that stand for a new paragraph, and for a window's begin and end."""

CASES = ("lower", "capital", "capitals")
QUOTED = ("outside", "inside", "mark")
MARKED = len(CASES) * len(QUOTED)
"""Added to the features of a predicate whose roles are asked for."""
FEATURES = 2 * MARKED


@dataclass(slots=True)
class Window:
    """A run of word pieces, its two marks included.

    All lists are as long as the window: `ids` and `features` go into the model, `offsets` point
    into the text (empty spans for marks), `paragraphs` count the paragraphs of the text.
    """

    ids: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    def mark(self, piece: int, at: int, paragraph: int) -> None:
        """Append a mark that stands for no words."""
        self.ids.append(piece)
        self.features.append(0)
        self.offsets.append((at, at))
        self.paragraphs.append(paragraph)


@dataclass(frozen=True, slots=True)
class _Block:
    """Pieces of one paragraph that stay together."""

    paragraph: int
    ids: list[int]
    offsets: list[tuple[int, int]]
    features: list[int]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its paragraphs and its quotations: what more than one reader of it needs."""

    text: str
    paragraphs: Spans
    quotes: tuple[Quote, ...]


def find_layout(text: str) -> Layout:
    """Find the paragraphs and quotations of a text."""
    paragraphs = split_paragraphs(text)
    return Layout(text, paragraphs, find_quotes(text, paragraphs))


def cut_windows(text: str | Layout, tokenizer: Tokenizer) -> list[Window]:
    """Cut a text into windows, in text order; every word of it is in exactly one. Linear."""
    layout = text if isinstance(text, Layout) else find_layout(text)
    blocks = _cut_blocks(layout.text, layout.paragraphs, layout.quotes, tokenizer)
    return list(_pack(blocks))


def mark_predicate(window: Window, first: int, last: int) -> Window:
    """Give a window in which the pieces from `first` to before `last` are marked as predicate."""
    features = list(window.features)
    features[first:last] = [feature + MARKED for feature in features[first:last]]
    return Window(window.ids, features, window.offsets, window.paragraphs)


def forget_quotes(window: Window) -> Window:
    """Give a window whose pieces stand as if outside quotation marks.

    Roles were learnt from sentences that bear no such feature; with it, a predicate inside a
    quotation is taken for the verb of saying outside.
    """
    features = [feature - feature % len(QUOTED) for feature in window.features]
    return Window(window.ids, features, window.offsets, window.paragraphs)


def _cut_blocks(
    text: str, paragraphs: Spans, quotes: Sequence[Quote], tokenizer: Tokenizer
) -> Iterator[_Block]:
    encodings = tokenizer.encode_batch(
        [paragraph.cut(text) for paragraph in paragraphs], add_special_tokens=False
    )
    stretches = _merge([span for quote in quotes for span in quote.spans])
    starts = [span.start for span in stretches]
    for number, (paragraph, encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        base = paragraph.start
        offsets = [(base + lo, base + hi) for lo, hi in encoding.offsets]
        features = [_describe(text, lo, hi, stretches, starts) for lo, hi in offsets]
        ids = encoding.ids
        for first, last in _cut_long(text, paragraph, offsets):
            yield _Block(number, ids[first:last], offsets[first:last], features[first:last])


def _cut_long(
    text: str, paragraph: Span, offsets: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield piece ranges of at most LONGEST, ended at a sentence's end where there is one."""
    if len(offsets) <= LONGEST:
        if offsets:
            yield 0, len(offsets)
        return
    ends = [sentence.end for sentence in split_sentences(text, paragraph)]
    first = 0
    while first < len(offsets):
        last = min(first + LONGEST, len(offsets))
        if last < len(offsets):
            number = bisect_right(ends, offsets[last - 1][1]) - 1
            if number >= 0 and ends[number] > offsets[first][0]:
                last = bisect_right(offsets, ends[number], lo=first, key=lambda o: o[1])
        yield first, max(last, first + 1)
        first = max(last, first + 1)


def _pack(blocks: Iterator[_Block]) -> Iterator[Window]:
    window = Window()
    for block in blocks:
        if window.ids and len(window.ids) + len(block.ids) > FILL:
            yield _close(window)
            window = Window()
        piece = BREAK_ID if window.ids else OPEN_ID
        window.mark(piece, block.offsets[0][0], block.paragraph)
        window.ids.extend(block.ids)
        window.features.extend(block.features)
        window.offsets.extend(block.offsets)
        window.paragraphs.extend([block.paragraph] * len(block.ids))
    if window.ids:
        yield _close(window)


def _close(window: Window) -> Window:
    window.mark(CLOSE_ID, window.offsets[-1][1], window.paragraphs[-1])
    return window


def describe_case(word: str) -> int:
    """Give the feature of a word's case, outside quotation marks."""
    if not word[:1].isupper():
        return 0
    return (2 if len(word) > 1 and word.isupper() else 1) * len(QUOTED)


def _describe(text: str, lo: int, hi: int, stretches: Sequence[Span], starts: Sequence[int]) -> int:
    word = text[lo:hi]
    number = bisect_right(starts, lo) - 1
    quoted = 0
    if number >= 0 and lo < stretches[number].end:
        quoted = 1 if word[:1].isalnum() else 1 + (word[:1] in "“”«»\"‘’'`")
    return describe_case(word) + quoted


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Join spans that overlap: the outermost quotations."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
