"""Comment threads in plain text: numbers and bullets, nested by indentation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from hearsay.read.lexicon import PagePart, match_line
from hearsay.read.moments import parse_moment

_MARKER = re.compile(r"(?:(?P<number>\d{1,5})[.)]|[•◦▪▫‣·*–○●■□+-]|o)[ \xa0]+(?=\S)")
_TAB = 4
_SAYS = re.compile(
    r"(?P<name>\S[^:|]{0,60}?)(?:\s(?:says|said|wrote|writes)\s?:?|\s[|·]|\son)"
    r"(?:\s?(?:on\s)?(?P<time>.{6,50}?)(?:\s(?:says|said|wrote))?\s?[:|]?)?"
)
_MOST_SKIPPED = 50  # bullets between two numbers: replies are counted with the rest
_MOST_WORDS_OF_NAME = 6


@dataclass(slots=True)
class Item:
    """An entry of a thread: where its marker and its text stand, its number, its parent's index."""

    indent: int
    content: int
    number: int | None
    parent: int | None
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ThreadComment:
    """A comment read from a page: its place in the page's list and that of its parent, from 0."""

    text: str
    parent: int | None
    byline: tuple[str, ...] = ()
    published: datetime | None = None


def split_thread(lines: list[str], start: int) -> tuple[tuple[Item, ...], int]:
    """Split the lines from `start` on into a thread's items; give the line where it ends.

    A line that starts with a number or a bullet opens an item where the indentation and the count
    allow it; other lines go on with the item above. The thread ends at the first line of a comment
    form, or, where the items are indented, at the first line that is not.
    """
    items: list[Item] = []
    open_items: list[int] = []  # the way from the top item down to the last one
    after_blank = True
    for index in range(start, len(lines)):
        line = lines[index]
        trimmed = line.strip()
        if not trimmed:
            if items:
                items[-1].lines.append("")
            after_blank = True
            continue
        indent = measure_indent(line)
        if match_line(trimmed, PagePart.FORM) and (not items or indent <= items[0].indent):
            return tuple(items), index
        marker = _MARKER.match(trimmed)
        number = int(marker["number"]) if marker and marker["number"] else None
        content = indent + (marker.end() if marker else 0)
        if number is not None:
            indent = _level(items, open_items, indent, content)
        if marker and _opens(items, open_items, indent, number, after_blank=after_blank):
            while open_items and items[open_items[-1]].indent >= indent:
                open_items.pop()
            parent = open_items[-1] if open_items else None
            items.append(Item(indent, content, number, parent, [trimmed[marker.end() :]]))
            open_items.append(len(items) - 1)
        elif not items or (items[0].indent > 0 and indent == 0):
            return tuple(items), index
        else:
            items[-1].lines.append(trimmed)
        after_blank = False
    return tuple(items), len(lines)


def measure_indent(line: str) -> int:
    """Measure a line's indentation in columns; a tab goes to the next multiple of four."""
    expanded = line[: len(line) - len(line.lstrip())].replace("\xa0", " ").expandtabs(_TAB)
    return len(expanded)


def is_item(line: str) -> bool:
    """Tell whether a line starts with a number or a bullet."""
    return _MARKER.match(line.strip()) is not None


def _opens(
    items: list[Item],
    open_items: list[int],
    indent: int,
    number: int | None,
    *,
    after_blank: bool,
) -> bool:
    """Tell whether a marked line opens an item; else it is a line of the item above."""
    if not items:
        return True
    siblings = [i for i in open_items if items[i].indent == indent]
    if indent < items[0].indent or not (after_blank or siblings):
        return False
    if not siblings:
        return number is None or number == 1
    before = items[siblings[-1]].number
    if number is None or before is None:
        return (number is None) == (before is None)
    return number == 1 or before < number <= before + _MOST_SKIPPED


def _level(items: list[Item], open_items: list[int], indent: int, content: int) -> int:
    """Give an item's level; numbers set flush right (9. above 10.) share their texts' start."""
    flush = (i for i in open_items if items[i].number is not None and items[i].content == content)
    return next((items[i].indent for i in flush), indent)


def read_items(items: tuple[Item, ...], zone: tzinfo) -> tuple[ThreadComment, ...]:
    """Read each item: its author and time where its first lines say so, and its text."""
    return tuple(_read_item(item, zone) for item in items)


def _read_item(item: Item, zone: tzinfo) -> ThreadComment:
    lines = [line for line in item.lines if not match_line(line, PagePart.REPLY)]
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    head = lines[0] if lines else ""
    says = _SAYS.fullmatch(head)
    rest = [line for line in lines[1:] if line]
    if says and rest and len(says["name"].split()) <= _MOST_WORDS_OF_NAME:
        published = parse_moment(says["time"], zone) if says["time"] else None
        if published or not says["time"]:
            byline, lines = (says["name"].strip(),), lines[1:]
    lines = _trim_blank(lines)
    if lines and published is None and len(lines) > 1:
        published = parse_moment(lines[0].rstrip(" :"), zone)
        lines = lines[1:] if published else lines
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(_trim_blank(lines)))
    return ThreadComment(text, item.parent, byline, published)


def _trim_blank(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]
