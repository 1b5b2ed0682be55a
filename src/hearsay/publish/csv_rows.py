"""The ledger as CSV: one row for each claim of a statement, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.ledger import Ledger
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.statements import Statement
from hearsay.model.times import Interval
from hearsay.publish.lookup import Lookup, index_ledger
from hearsay.publish.words import say_proposition

# Spreadsheets run a cell that begins so as a formula; tab and carriage return hide one before them.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FIXED = (
    "report",
    "outlet",
    "published",
    "url",
    "statement",
    "speaker",
    "chain",
    "form",
    "factuality",
    "doubted",
    "text",
    "claim",
    "frame",
)


def write_ledger_csv(ledger: Ledger) -> str:
    """Write the statements as CSV (RFC 4180, CRLF): a row a claim, one for a statement without any.

    Slots follow the fixed columns in the order of their names, `slot.count` and so on; a count
    gives `slot.count.lo` and `.hi`, a time its two ends. A cell that a spreadsheet would run as a
    formula opens with an apostrophe.
    """
    lookup = index_ledger(ledger)
    rows = list(_list_rows(lookup))
    slots = sorted(dict.fromkeys(key for row in rows for key in row if key.startswith("slot.")))
    out = io.StringIO()
    writer = csv.DictWriter(out, [*_FIXED, *slots], restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: guard_cell(value) for key, value in row.items()})
    return out.getvalue()


def guard_cell(value: str) -> str:
    """Give a cell that no spreadsheet runs as a formula: an apostrophe goes before one it would."""
    if _NUMBER.fullmatch(value):
        return value
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA_STARTS) else value


def _list_rows(lookup: Lookup) -> Iterator[dict[str, str]]:
    for statement in lookup.ledger.statements:
        claims: tuple[Claim | None, ...] = lookup.claims_of.get(statement.id, ()) or (None,)
        for claim in claims:
            yield _write_row(statement, claim, lookup)


def _write_row(statement: Statement, claim: Claim | None, lookup: Lookup) -> dict[str, str]:
    report = lookup.reports.get(statement.report)
    row = {
        "report": statement.report,
        "outlet": (report.outlet or "") if report else "",
        "published": report.published.isoformat() if report and report.published else "",
        "url": (report.url or "") if report else "",
        "statement": statement.id,
        "speaker": lookup.name_source(statement.speaker),
        "chain": " > ".join(lookup.name_chain(statement)),
        "form": statement.form.value,
        "factuality": statement.factuality.value,
        "doubted": "yes" if statement.doubted else "no",
        "text": statement.text,
        "claim": claim.id if claim else "",
        "frame": claim.frame if claim else "",
    }
    return row | (_write_slots(claim.slots, lookup) if claim else {})


def _write_slots(slots: Mapping[str, SlotValue], lookup: Lookup) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in slots.items():
        cell = f"slot.{name}"
        match value:
            case None:
                cells[cell] = ""
            case Count():
                cells[f"{cell}.lo"] = "" if value.lo is None else str(value.lo)
                cells[f"{cell}.hi"] = "" if value.hi is None else str(value.hi)
                cells[f"{cell}.words"] = value.words
            case Interval():
                cells[f"{cell}.from"], cells[f"{cell}.to"] = value.iso()
            case Place():
                cells[cell] = value.name
                cells[f"{cell}.lat"] = "" if value.lat is None else f"{value.lat:.5f}"
                cells[f"{cell}.lon"] = "" if value.lon is None else f"{value.lon:.5f}"
            case Denied():
                cells[cell] = say_proposition(value.frame, value.slots, lookup)
            case str():
                cells[cell] = lookup.name_source(value)
    return cells
