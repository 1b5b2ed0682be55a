"""The statements as table rows, with the values that the filters choose by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.model.statements import Statement
from hearsay.publish.dossier.anchors import Anchors
from hearsay.publish.dossier.questions import shorten_words
from hearsay.publish.lookup import Lookup
from hearsay.publish.words import say_claim, say_factuality, say_form, say_moment

_NO_DAY = "not known"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement in the table."""

    anchor: str
    text: str
    speaker: str
    chain: tuple[str, ...]
    outlet: str
    day: str
    published: str
    form: str
    factuality: str
    doubted: bool
    frames: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """One select over the table: its name in the markup, its label and its choices."""

    name: str
    label: str
    choices: tuple[str, ...]


def view_rows(lookup: Lookup, anchors: Anchors) -> tuple[StatementRow, ...]:
    """Give every statement as a row, in the ledger's order."""
    return tuple(_view_row(statement, lookup, anchors) for statement in lookup.ledger.statements)


def list_filters(rows: tuple[StatementRow, ...]) -> tuple[Filter, ...]:
    """Give the filters with the values that the rows hold, sorted."""
    return (
        Filter("speaker", "Speaker", _sort_names(row.speaker for row in rows)),
        Filter("outlet", "Outlet", _sort_names(row.outlet for row in rows)),
        Filter("frame", "Frame", _sort_names(frame for row in rows for frame in row.frames)),
        Filter("form", "Form", _sort_names(row.form for row in rows)),
        Filter("day", "Published on", _sort_names(row.day for row in rows)),
    )


def _sort_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name.casefold(), name)))


def _view_row(statement: Statement, lookup: Lookup, anchors: Anchors) -> StatementRow:
    report = lookup.reports.get(statement.report)
    zone = lookup.ledger.case.zone
    published = report.published if report else None
    claims = lookup.claims_of.get(statement.id, ())
    return StatementRow(
        anchor=anchors.statements[statement.id],
        text=shorten_words(statement.text),
        speaker=lookup.name_source(statement.speaker),
        chain=lookup.name_chain(statement),
        outlet=lookup.name_outlet(report) if report else statement.report,
        day=published.astimezone(zone).date().isoformat() if published else _NO_DAY,
        published=say_moment(published, zone),
        form=say_form(statement.form),
        factuality=say_factuality(statement.factuality),
        doubted=statement.doubted,
        frames=tuple(dict.fromkeys(claim.frame for claim in claims)),
        claims=tuple(say_claim(claim, lookup) for claim in claims),
    )
