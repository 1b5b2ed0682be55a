"""Reports: one publication each, read from a capture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hearsay.model.spans import Span
from hearsay.model.times import Interval


class ReportKind(StrEnum):
    """What a report is."""

    ARTICLE = "article"
    WIRE = "wire"
    POST = "post"
    COMMENT = "comment"


class SectionKind(StrEnum):
    """What a part of a report's text is."""

    BODY = "body"
    WIRE = "wire"
    AUTHOR_NOTE = "author-note"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report's text, with the outlet or time that it alone carries.

    A page that pastes a wire has a section of kind `wire` with the wire's stamp and outlet.
    """

    span: Span
    kind: SectionKind
    time: Interval | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One publication: its outlet, byline, times and text.

    `id` is the file's path under `reports/` without its ending, a comment's ends in `#cN`.
    Offsets elsewhere are code points of `text`. `published` and `updated` carry a zone or are None.
    """

    id: str
    kind: ReportKind
    text: str
    sha256: str
    captured_at: datetime
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    parent: str | None = None
    sections: tuple[Section, ...] = ()

    def section_at(self, offset: int) -> Section | None:
        """Find the section that holds an offset; None where the text is not divided there."""
        return next((s for s in self.sections if s.span.start <= offset < s.span.end), None)
