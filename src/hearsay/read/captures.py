"""Captures become reports: an article and the comments below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from hearsay.errors import EmptyInputError, HearsayError, InputError, TooBigError
from hearsay.model.captures import Capture
from hearsay.model.cases import Case
from hearsay.model.notices import Notice
from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.spans import Span
from hearsay.read.decoding import decode_bytes
from hearsay.read.front_matter import Heading, split_front_matter
from hearsay.read.html_page import find_charset, read_html
from hearsay.read.saved_page import SavedPage, split_page
from hearsay.read.sections import divide_text
from hearsay.read.thread_text import ThreadComment

MOST_BYTES = 20_000_000
_HTML, _TEXT = (".html", ".htm"), (".txt", ".md")
_SHOWN, _SHOWN_LENGTH = 4, 60


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was read from one capture: its report first, then its comments in the page's order.

    `reports` is empty where the capture can't be read; then the last of `notices` is fatal.
    """

    reports: tuple[Report, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What every form of report comes down to, before its text is divided."""

    heading: Heading
    text: str
    comments: tuple[ThreadComment, ...]
    notices: tuple[Notice, ...]


def read_capture(
    capture: Capture, case: Case, report_id: str | None = None, most_bytes: int = MOST_BYTES
) -> ReadResult:
    """Read a capture's article and comments; bad input gives a fatal notice, never an exception.

    The report's id is the capture's name without its ending unless another is given; comments are
    `<id>#c1`, `#c2` and so on, in the page's order. Times without a zone get the case's.
    """
    where = capture.name
    ending = PurePosixPath(where).suffix
    own = report_id or where.removesuffix(ending)
    try:
        if len(capture.data) > most_bytes:
            raise TooBigError(
                f"it has {len(capture.data):,} bytes, more than the limit of {most_bytes:,}",
                where=where,
                cure="split it, or raise the limit",
            )
        page = _read_page(capture, case, ending.lower())
    except InputError as error:
        return ReadResult((), (tell_error(error),))
    article, odd = _make_article(page, capture, case, own)
    comments, gone = _make_comments(page.comments, article)
    return ReadResult((article, *comments), (*page.notices, *odd, *gone))


def tell_error(error: HearsayError) -> Notice:
    """Turn an error into the notice that its input was left out."""
    return Notice(where=error.where, what=error.what, cure=error.cure, fatal=True)


def _read_page(capture: Capture, case: Case, ending: str) -> _Page:
    where = capture.name
    if ending not in (*_HTML, *_TEXT):
        raise InputError(
            f"this version of hearsay can't read {ending or 'a file without an ending'} yet",
            where=where,
            cure=f"save its text as one of {', '.join((*_HTML, *_TEXT))}",
        )
    declared = find_charset(capture) if ending in _HTML else None
    decoded = decode_bytes(capture.data, where, declared)
    doubt = decoded.doubt
    notices = (Notice(where, doubt, "save it as UTF-8 to be sure"),) if doubt else ()
    if ending in _HTML:
        html = read_html(decoded.text, where, capture, case.zone)
        return _Page(html.heading, html.text, html.comments, (*notices, *html.notices))
    page = _read_text(decoded.text, where, case, is_markdown=ending == ".md")
    return replace(page, notices=(*notices, *page.notices))


def _read_text(text: str, where: str, case: Case, *, is_markdown: bool) -> _Page:
    heading, body, notices = split_front_matter(text, where, case.zone)
    saved = split_page(body, case.zone)
    article = saved.text
    title = heading.title or saved.title
    if title is None and is_markdown:
        title, article = _take_title(article)
    if not article.strip():
        raise EmptyInputError(
            "there is no text below the front matter"
            if heading != Heading()
            else "there is no text in it",
            where=where,
            cure="add the report's text",
        )
    full = replace(heading, title=title, byline=heading.byline or saved.byline)
    return _Page(full, article, saved.comments, (*notices, *_tell_page(saved, where)))


def _take_title(text: str) -> tuple[str | None, str]:
    """Take a leading `# Title` off a text that has more than it."""
    found = re.match(r"\s*#[ \t]+(\S[^\n]*?)[ \t#]*\n", text)
    if not found or not text[found.end() :].strip():
        return None, text
    return found[1], text[found.end() :].lstrip("\n")


def _tell_page(saved: SavedPage, where: str) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    for lines, place in ((saved.above, "above the article"), (saved.below, "below it")):
        if lines:
            shown = ", ".join(f"“{line[:_SHOWN_LENGTH]}”" for line in lines[:_SHOWN])
            more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
            notices.append(
                Notice(
                    where,
                    f"left out as lines of the page, not of the report, {place}: {shown}{more}",
                    "nothing to do, unless they belong to the report",
                )
            )
    found = len(saved.comments)
    if saved.announced is not None and saved.announced != found:
        notices.append(
            Notice(
                where,
                f"the page announces {saved.announced} comment(s), {found} were found",
                "compare the page's thread with the comments read",
            )
        )
    return tuple(notices)


def _make_article(
    page: _Page, capture: Capture, case: Case, own: str
) -> tuple[Report, tuple[Notice, ...]]:
    heading = page.heading
    sections, author = divide_text(page.text, case.zone)
    notices: list[Notice] = []
    parent = heading.parent
    if parent == own:
        cure = "name the report that it comments on"
        notices.append(Notice(capture.name, "`parent` names the report itself", cure))
        parent = None
    for name, moment in (("published", heading.published), ("updated", heading.updated)):
        if moment is not None and moment > capture.captured_at:
            notices.append(
                Notice(
                    capture.name,
                    f"`{name}` ({moment.isoformat()}) lies after the file's own time"
                    f" ({capture.captured_at.isoformat()}); it was kept",
                    "check the date, and the time zone",
                )
            )
    report = Report(
        id=own,
        kind=heading.kind,
        text=page.text,
        sha256=capture.sha256,
        captured_at=capture.captured_at,
        url=heading.url or capture.url,
        outlet=heading.outlet,
        title=heading.title,
        byline=heading.byline or author,
        published=heading.published,
        updated=heading.updated,
        parent=parent,
        sections=sections,
    )
    return report, tuple(notices)


def _make_comments(
    comments: Sequence[ThreadComment], article: Report
) -> tuple[tuple[Report, ...], tuple[Notice, ...]]:
    """Make a report of each comment; one without text is left out, its answers go to its parent."""
    reports: list[Report] = []
    ids: list[str] = []  # for each comment, the id that its answers have as parent
    for comment in comments:
        parent = article.id if comment.parent is None else ids[comment.parent]
        if not comment.text.strip():
            ids.append(parent)
            continue
        own = f"{article.id}#c{len(reports) + 1}"
        ids.append(own)
        reports.append(
            Report(
                id=own,
                kind=ReportKind.COMMENT,
                text=comment.text,
                sha256=article.sha256,
                captured_at=article.captured_at,
                url=article.url,
                outlet=article.outlet,
                byline=comment.byline,
                published=comment.published,
                parent=parent,
                sections=(Section(Span(0, len(comment.text)), SectionKind.BODY),),
            )
        )
    empty = len(comments) - len(reports)
    if not empty:
        return tuple(reports), ()
    what = f"{empty} comment(s) without text were left out"
    return tuple(reports), (Notice(article.id, what, "nothing: answers to them were kept"),)
