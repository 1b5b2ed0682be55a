"""HTML pages: article text, metadata and comments."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

import htmldate
import trafilatura
from lxml import etree, html

from hearsay.errors import FormatError
from hearsay.model.captures import Capture
from hearsay.model.notices import Notice
from hearsay.read.front_matter import Heading
from hearsay.read.html_comments import take_comments
from hearsay.read.html_metadata import read_metadata
from hearsay.read.html_text import parse_html, write_text
from hearsay.read.thread_text import ThreadComment

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_MOST_ATTRIBUTES = 1_000  # the parser's time grows with their square: 100,000 take it a minute
_MOST_FOR_DATES = 1_000_000


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page taken apart; `text` is the article's, its paragraphs apart by a blank line."""

    heading: Heading
    text: str
    comments: tuple[ThreadComment, ...]
    notices: tuple[Notice, ...]


def find_charset(capture: Capture) -> str | None:
    """Find the charset that the answer's header or the page's head declares."""
    for name, value in capture.headers.items():
        found = re.search(r"charset=[\"']?([\w.:-]{2,40})", value)
        if name.lower() == "content-type" and found:
            return found[1]
    declared = _CHARSET.search(capture.data[:_HEAD_BYTES])
    return declared[1].decode("ascii") if declared else None


def read_html(text: str, where: str, capture: Capture, zone: tzinfo) -> HtmlPage:
    """Read a page's article, metadata and comments; raises FormatError where there is no text."""
    if any(tag.group().count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise FormatError(
            f"an element has more than {_MOST_ATTRIBUTES:,} attributes",
            where=where,
            cure="save the page's text as .txt",
        )
    root = parse_html(text)
    if root is None:
        raise _no_article(where)
    found = read_metadata(root, zone)
    comments = take_comments(root, zone)
    notices: list[Notice] = []
    article = _extract(root)
    if article is None:
        article = write_text(next(root.iter("body"), root), _is_frame)
        if not article:
            raise _no_article(where)
        what = "no article was recognised in the page: all of its text was taken"
        notices.append(Notice(where, what, "save the article alone as .txt if that is too much"))
    published = found.published
    if published is None:
        published = _guess_day(root, zone, capture.captured_at)
        if published is not None:
            what = f"the page names no time: {published:%Y-%m-%d} was read from its text or address"
            notices.append(Notice(where, what, "check the day"))
    heading = Heading(
        url=found.url,
        outlet=found.outlet,
        title=found.title,
        byline=found.byline,
        published=published,
        updated=found.updated,
    )
    return HtmlPage(heading, article, comments, tuple(notices))


def _extract(root: html.HtmlElement) -> str | None:
    with _silence():
        try:
            # a copy of the tree's bytes: trafilatura changes what it is given
            page = etree.tostring(root, encoding="unicode", method="html")
            document = trafilatura.bare_extraction(page, include_comments=False)
        except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
            return None
    text = getattr(document, "text", None)
    if not isinstance(text, str):
        return None
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n\n".join(line for line in lines if line) or None


def _guess_day(root: html.HtmlElement, zone: tzinfo, latest: datetime) -> datetime | None:
    page = etree.tostring(root, encoding="unicode", method="html")
    if len(page) > _MOST_FOR_DATES:
        return None
    with _silence():
        try:
            day = htmldate.find_date(
                page,
                extensive_search=False,
                original_date=True,
                outputformat="%Y-%m-%d",
                # whoever saves a page a little east of here may see tomorrow's date on it
                max_date=(latest + timedelta(days=1)).strftime("%Y-%m-%d"),
            )
            return datetime.combine(datetime.fromisoformat(day), time(), zone) if day else None
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return None


@contextmanager
def _silence() -> Iterator[None]:
    """Silence the extractors' warnings and log lines: what matters of them becomes a notice."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _is_frame(element: html.HtmlElement) -> bool:
    return element.tag in {"nav", "header", "footer", "form", "aside"}


def _no_article(where: str) -> FormatError:
    return FormatError(
        "there is no text in the page",
        where=where,
        cure="save the page again once it has loaded, or its text as .txt",
    )
