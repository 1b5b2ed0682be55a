"""Quotations: which stretches stand between quotation marks, however the marks are used.

Marks: curly double, curly single, guillemets, straight double, doubled apostrophes. A quotation
over paragraphs that each open, and of which only the last closes, is one; one that never closes
ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.model.spans import Span, Spans

_MARK = re.compile(r"[“”«»\"]|[‘’]|''|``|(?<!\w)'(?=\w)|(?<=[\w.,!?…])'(?!\w)")
_PAIRS = {"“": "”", "«": "»", "‘": "’", "``": "''", '"': '"', "''": "''", "'": "'"}
_SINGLE = frozenset("‘'")
_DEEPEST = 3
_LONGEST_SINGLE = 600
_LONGEST_SEARCH = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with its marks: a span a paragraph.

    `depth` is 0 outside any other quotation; `closed` is false where no mark ends it.
    """

    spans: Spans
    closed: bool
    depth: int

    @property
    def hull(self) -> Span:
        """The smallest span that holds all of it."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    done: list[Span]


def find_quotes(text: str, paragraphs: Spans) -> tuple[Quote, ...]:
    """Find the quotations in paragraphs that follow each other, in text order. Linear."""
    found: list[Quote] = []
    stack: list[_Open] = []
    for index, paragraph in enumerate(paragraphs):
        _carry_over(text, paragraph, stack, found)
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            _take_mark(text, mark, paragraph, stack, found)
        follower = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        _end_paragraph(text, paragraph, follower, stack, found)
    return tuple(sorted(found, key=lambda q: (q.spans[0].start, -q.hull.end)))


def _carry_over(text: str, paragraph: Span, stack: list[_Open], found: list[Quote]) -> None:
    """Go on with a quotation that the paragraph before left open, past its repeated mark."""
    if not stack:
        return
    del stack[1:]
    if not text.startswith(stack[0].mark, paragraph.start):
        found.extend(Quote((span,), closed=False, depth=0) for span in stack[0].done)
        stack.clear()
    else:
        stack[0].start = paragraph.start


def _take_mark(
    text: str, mark: re.Match[str], paragraph: Span, stack: list[_Open], found: list[Quote]
) -> None:
    sign = mark.group()
    continues = bool(stack) and stack[0].start == mark.start() == paragraph.start
    if continues:
        return
    top = stack[-1] if stack else None
    if top and sign == _PAIRS[top.mark] and _may_close(text, mark, top):
        spans = (*top.done, Span(top.start, mark.end()))
        found.append(Quote(spans, closed=True, depth=len(stack) - 1))
        stack.pop()
    elif sign in _PAIRS and len(stack) < _DEEPEST and _may_open(text, mark):
        stack.append(_Open(sign, mark.start(), []))
    elif top and len(stack) > 1 and sign == _PAIRS[stack[-2].mark] and sign not in _SINGLE:
        # the inner one was never closed: the outer one's mark ends both
        stack.pop()
        outer = stack.pop()
        spans = (*outer.done, Span(outer.start, mark.end()))
        found.append(Quote(spans, closed=True, depth=len(stack)))


def _may_open(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    if not after or after.isspace():
        return False
    if mark.group() in {"“", "«", "``"}:
        return True
    return not before or before.isspace() or before in '([{—–-:/“«"‘'


def _may_close(text: str, mark: re.Match[str], top: _Open) -> bool:
    if mark.start() <= top.start + len(top.mark) - 1:
        return False
    after = text[mark.end() : mark.end() + 1]
    if mark.group() in {"’", "'"}:
        apostrophe = after.isalnum() or mark.end() - top.start > _LONGEST_SINGLE
        before = text[mark.start() - 1 : mark.start()]
        return not apostrophe and not (before == "s" and after.isspace() and _later(text, mark))
    if mark.group() in {'"', "''"}:
        return not text[mark.start() - 1].isspace() or not after or after.isspace()
    return True


def _later(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a better closing mark follows a plural's apostrophe in the same line."""
    window = mark.end() + _LONGEST_SEARCH
    line_end = text.find("\n", mark.end(), window)
    end = line_end if line_end >= 0 else window
    return re.search(r"[.,!?]" + re.escape(mark.group()), text[mark.end() : end]) is not None


def _end_paragraph(
    text: str, paragraph: Span, follower: Span | None, stack: list[_Open], found: list[Quote]
) -> None:
    while stack:
        top = stack[-1]
        goes_on = (
            len(stack) == 1
            and follower is not None
            and top.mark not in _SINGLE
            and text.startswith(top.mark, follower.start)
        )
        if goes_on:
            top.done.append(Span(top.start, paragraph.end))
            return
        stack.pop()
        if top.mark in _SINGLE:
            continue  # an apostrophe that looked like a mark
        # paragraphs that each open are one quotation only if the last one closes
        spans = (*top.done, Span(top.start, paragraph.end))
        found.extend(Quote((span,), closed=False, depth=len(stack)) for span in spans)
