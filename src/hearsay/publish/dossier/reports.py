"""The reports as the page shows them: the text with its statements marked, a card for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearsay.model.reports import Report, ReportKind
from hearsay.model.spans import Span
from hearsay.model.statements import Form, Statement
from hearsay.publish.dossier.anchors import Anchors, allow_link
from hearsay.publish.dossier.highlight import Mark, Part, Piece, cut_pieces, split_highlights
from hearsay.publish.lookup import Lookup
from hearsay.publish.words import (
    say_claim,
    say_factuality,
    say_form,
    say_interval,
    say_moment,
    say_number,
)

_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader learns of one statement."""

    anchor: str
    number: int
    text: str
    speaker: str
    speaker_anchor: str | None
    chain: tuple[str, ...]
    form: str
    factuality: str
    doubted: bool
    said_at: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text with its looks: which statements lie on it, which begin and which end there."""

    text: str
    classes: str
    statements: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report or comment, with the comments on it."""

    anchor: str
    id: str
    kind: str
    title: str
    outlet: str
    byline: str
    published: str
    updated: str | None
    captured: str
    url: str | None
    sha256: str
    paragraphs: tuple[tuple[Passage, ...], ...]
    cards: tuple[Card, ...]
    summary: str
    depth: int
    answers: str | None


def view_reports(
    lookup: Lookup, anchors: Anchors
) -> tuple[tuple[ReportView, tuple[ReportView, ...]], ...]:
    """Give every report with its thread: the comments in reading order, each with its depth.

    A comment whose parent is missing stands alone.
    """
    statements: dict[str, list[Statement]] = {}
    for statement in lookup.ledger.statements:
        statements.setdefault(statement.report, []).append(statement)
    children: dict[str, list[Report]] = {}
    tops: list[Report] = []
    for report in lookup.ledger.reports:
        if report.parent is not None and report.parent in lookup.reports:
            children.setdefault(report.parent, []).append(report)
        else:
            tops.append(report)
    return tuple(
        (
            _view_report(top, 0, statements.get(top.id, []), lookup, anchors),
            tuple(
                _view_report(comment, depth, statements.get(comment.id, []), lookup, anchors)
                for depth, comment in _walk_thread(top, children)
            ),
        )
        for top in tops
    )


def _walk_thread(top: Report, children: Mapping[str, list[Report]]) -> Iterator[tuple[int, Report]]:
    # Without recursion: a hostile thread may be thousands deep.
    waiting = [(1, child) for child in reversed(children.get(top.id, []))]
    while waiting:
        depth, comment = waiting.pop()
        yield depth, comment
        waiting.extend((depth + 1, child) for child in reversed(children.get(comment.id, [])))


def name_report(report: Report) -> str:
    """Give a report's title, or where it has none its first words."""
    if report.title:
        return report.title
    words = " ".join(report.text[: _TITLE_LENGTH * 4].split())
    if len(words) <= _TITLE_LENGTH:
        return words or report.id
    return words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _view_report(
    report: Report,
    depth: int,
    statements: list[Statement],
    lookup: Lookup,
    anchors: Anchors,
) -> ReportView:
    zone = lookup.ledger.case.zone
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    cards = tuple(_view_card(s, numbers[s.id], lookup, anchors) for s in statements)
    return ReportView(
        anchor=anchors.reports[report.id],
        id=report.id,
        kind="" if report.kind is ReportKind.ARTICLE else report.kind.value,
        title=name_report(report),
        outlet=lookup.name_outlet(report),
        byline=", ".join(report.byline),
        published=say_moment(report.published, zone),
        updated=say_moment(report.updated, zone) if report.updated else None,
        captured=say_moment(report.captured_at, zone),
        url=allow_link(report.url),
        sha256=report.sha256,
        paragraphs=_view_paragraphs(report.text, statements, numbers, anchors),
        cards=cards,
        summary=say_number(len(cards), "statement"),
        depth=depth,
        answers=_name_author(lookup.reports.get(report.parent)) if report.parent else None,
    )


def _name_author(report: Report | None) -> str | None:
    return ", ".join(report.byline) if report and report.kind is ReportKind.COMMENT else None


def _view_card(statement: Statement, number: int, lookup: Lookup, anchors: Anchors) -> Card:
    return Card(
        anchor=anchors.statements[statement.id],
        number=number,
        text=statement.text,
        speaker=lookup.name_source(statement.speaker),
        speaker_anchor=anchors.sources.get(statement.speaker),
        chain=lookup.name_chain(statement),
        form=say_form(statement.form),
        factuality=say_factuality(statement.factuality),
        doubted=statement.doubted,
        said_at=say_interval(statement.said_at, lookup.ledger.case.zone)
        if statement.said_at
        else None,
        claims=tuple(say_claim(claim, lookup) for claim in lookup.claims_of.get(statement.id, ())),
    )


def _view_paragraphs(
    text: str, statements: list[Statement], numbers: dict[str, int], anchors: Anchors
) -> tuple[tuple[Passage, ...], ...]:
    own = frozenset(s.id for s in statements if s.form is Form.OWN_VOICE)
    pieces = split_highlights(text, statements)
    return tuple(
        tuple(_view_passage(text, piece, own, numbers, anchors) for piece in paragraph)
        for paragraph in cut_pieces(pieces, _list_paragraphs(text))
    )


def _list_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the lines that hold something: in print and on screens each is a paragraph."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line)).trim(text)
        if len(span):
            spans.append(span)
        start += len(line) + 1
    return tuple(spans)


def _view_passage(
    text: str, piece: Piece, own: frozenset[str], numbers: dict[str, int], anchors: Anchors
) -> Passage:
    looks = dict.fromkeys(_name_look(mark, own) for mark in piece.marks)
    content = [mark for mark in piece.marks if mark.part is Part.CONTENT]
    return Passage(
        text=piece.span.cut(text),
        classes=" ".join(looks),
        statements=tuple(dict.fromkeys(anchors.statements[m.statement] for m in piece.marks)),
        begins=tuple(anchors.statements[m.statement] for m in content if m.opens),
        ends=tuple(
            (anchors.statements[m.statement], numbers[m.statement]) for m in content if m.closes
        ),
    )


def _name_look(mark: Mark, own: frozenset[str]) -> str:
    return "own" if mark.statement in own and mark.part is Part.CONTENT else mark.part.value
