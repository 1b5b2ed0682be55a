"""The plain-text copy of a web page, as a browser saves it: article, furniture, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo

from hearsay.read.lexicon import PagePart, match_line
from hearsay.read.thread_text import (
    Item,
    ThreadComment,
    is_item,
    measure_indent,
    read_items,
    split_thread,
)

_PROSE = 80  # characters: a line as long as this is text, not furniture
_MENU = 3  # very short lines on end, with no full stop, make a menu
_GAP = 2  # blank lines that a page leaves between the article and what follows
_NUMBERS = {"no": 0, "one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page taken apart: `text` is the article; what was left out stands in `above` and `below`.

    `title` is the one that the comments' heading names; `announced` is the number of comments that
    it promises.
    """

    text: str
    title: str | None = None
    byline: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    comments: tuple[ThreadComment, ...] = ()
    announced: int | None = None
    has_thread: bool = False


@dataclass(frozen=True, slots=True)
class _Thread:
    """Where the article ends, where the thread's lines start and end, and its heading."""

    article_end: int
    items: tuple[Item, ...]
    end: int
    heading: re.Match[str] | None


def split_page(text: str, zone: tzinfo) -> SavedPage:
    """Take a text apart as a saved page, by structure; an ordinary text comes back whole.

    Error lines of widgets, skip links and the like are taken off the top of any text. Comments are
    told by their heading, by the form below them, or by a numbered and nested list after a gap.
    """
    lines = text.split("\n")
    thread = _find_thread(lines)
    end = thread.article_end if thread else len(lines)
    title = _title_of(thread)
    article, above, byline = _clear_top(lines[:end], title, is_page=thread is not None)
    if thread is None:
        return SavedPage("\n".join(article).strip("\n"), above=above)
    count = thread.heading.groupdict().get("count") if thread.heading else None
    return SavedPage(
        text="\n".join(article).strip("\n"),
        title=title,
        byline=byline,
        above=above,
        below=tuple(line.strip() for line in lines[thread.end :] if line.strip()),
        comments=read_items(thread.items, zone),
        announced=_NUMBERS.get(count.lower(), int(count) if count.isdecimal() else 0)
        if count
        else None,
        has_thread=True,
    )


def _title_of(thread: _Thread | None) -> str | None:
    if thread is None or thread.heading is None:
        return None
    title = thread.heading.groupdict().get("title")
    return title.strip() if title else None


def _find_thread(lines: list[str]) -> _Thread | None:
    """Find the thread by its heading, else by the form, else by its shape alone."""
    form = next((i for i, line in enumerate(lines) if match_line(line, PagePart.FORM)), None)
    for index, line in enumerate(lines):
        heading = match_line(line, PagePart.HEADING)
        if heading is None or not index:
            continue
        below = _skip_controls(lines, index + 1)
        items, end = split_thread(lines, below)
        has_form = form is not None and form > index
        named = heading.groupdict()
        sure = bool(named.get("title") or named.get("count")) or has_form
        announced_only = has_form and (named.get("title") or below == form)
        if (items and sure) or (not items and announced_only):
            return _Thread(index, items, end, heading)
    start = _find_list_start(lines, form)
    if start is None:
        return None if form is None else _form_alone(lines, form)
    items, end = split_thread(lines, start)
    return _Thread(start, items, end, None)


def _skip_controls(lines: list[str], start: int) -> int:
    """Step over blank lines and a few short ones, as in "Oldest first", to an item or form."""
    seen = 0
    for index in range(start, len(lines)):
        line = lines[index].strip()
        if is_item(line) or match_line(line, PagePart.FORM):
            return index
        seen += bool(line)
        if seen > _MENU or len(line) >= _PROSE // 2:
            break
    return start


def _form_alone(lines: list[str], form: int) -> _Thread | None:
    """Take a form without comments for the article's end; one on top is a stray line."""
    prose_above = any(len(line) >= _PROSE for line in lines[:form])
    prose_below = sum(1 for line in lines[form + 1 :] if len(line) >= _PROSE) > _MENU
    return _Thread(form, (), form, None) if prose_above and not prose_below else None


def _find_list_start(lines: list[str], form: int | None) -> int | None:
    """Find a thread without a heading: an indented list that ends at the form or the text's end.

    Without a form, it must be numbered from 1, nested, and stand apart: articles may end in lists.
    """
    start, index = None, (len(lines) if form is None else form) - 1
    while index >= 0 and (not lines[index].strip() or measure_indent(lines[index])):
        if is_item(lines[index]):
            start = index
        index -= 1
    if start is None or start == 0:
        return None
    top = measure_indent(lines[start])
    numbered = re.match(r"\s*1[.)]\s", lines[start]) is not None
    nested = any(
        is_item(line) and measure_indent(line) > top for line in lines[start + 1 : form] if line
    )
    gap = all(not line.strip() for line in lines[max(0, start - _GAP) : start])
    return start if form is not None or (numbered and nested and gap) else None


def _clear_top(
    lines: list[str], title: str | None, *, is_page: bool
) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """Take furniture off the top: give what is left, what was taken, and a byline found there."""
    first = next(
        (i for i, line in enumerate(lines) if len(line.strip()) >= _PROSE and not _at_top(line)),
        None,
    )
    if first is None:
        first = next(
            (i for i, line in enumerate(lines) if line.strip() and not _at_top(line)), None
        )
        if first is None:  # nothing but furniture: then it is the text
            return lines, (), ()
    menu = _find_menu(lines[:first]) if is_page else frozenset[int]()
    kept: list[str] = []
    taken: list[str] = []
    byline: tuple[str, ...] = ()
    for index, line in enumerate(lines[:first]):
        trimmed = line.strip()
        author = re.fullmatch(r"[Bb]y:?\s([^\W\d_][\w.'’ -]{2,60})", trimmed)
        if not trimmed:
            kept.append(line)
        elif _at_top(line) or index in menu:
            taken.append(trimmed)
        elif is_page and author and not byline:
            byline = (author[1].strip(),)
        elif not (is_page and title and trimmed.casefold() == title.casefold()):
            kept.append(line)
    return [*kept, *lines[first:]], tuple(taken), byline


def _at_top(line: str) -> bool:
    return match_line(line, PagePart.TOP) is not None


def _find_menu(lines: list[str]) -> frozenset[int]:
    """Find runs of very short lines, blank ones not counted, that end in no mark."""
    menu: list[int] = []
    run: list[int] = []
    for index, line in enumerate([*lines, "."]):
        trimmed = line.strip()
        if not trimmed:
            continue
        if len(trimmed.split()) <= _MENU + 1 and trimmed[-1] not in '.!?:”"':
            run.append(index)
            continue
        if len(run) >= _MENU:
            menu.extend(run)
        run = []
    return frozenset(menu)
