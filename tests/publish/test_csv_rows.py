from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.ledger import Ledger
from hearsay.publish import write_ledger_csv
from hearsay.publish.csv_rows import guard_cell


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_claim_is_a_row_and_a_statement_without_one_too(ledger: Ledger) -> None:
    rows = read(write_ledger_csv(ledger))
    assert len(rows) == len(ledger.claims) + 1
    assert [row["statement"] for row in rows if not row["claim"]] == ["s12"]


def test_a_row_tells_who_through_whom_and_what(ledger: Ledger) -> None:
    row = next(row for row in read(write_ledger_csv(ledger)) if row["statement"] == "s13")
    assert row["chain"] == "Dr. Lina Sayegh > Steppe Monitors > Harbour Gazette > The Courier"
    assert (row["speaker"], row["form"], row["doubted"]) == ("Dr. Lina Sayegh", "indirect", "no")
    assert (row["slot.count.lo"], row["slot.count.hi"]) == ("31", "")
    assert row["slot.count.words"] == "at least 31"
    assert (row["slot.place"], row["slot.time.from"]) == ("Qasr Adra", "2031-05-04")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 (555)", "'+1 (555)"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("-33.92", "-33.92"),
        ("12", "12"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_runs_as_a_formula(cell: str, expected: str) -> None:
    assert guard_cell(cell) == expected


def test_a_hostile_report_writes_no_formula(ledger: Ledger) -> None:
    statement = replace(ledger.statements[0], text='=cmd|"/c calc"!A1')
    rows = read(write_ledger_csv(replace(ledger, statements=(statement,))))
    assert rows[0]["text"] == '\'=cmd|"/c calc"!A1'


@given(st.text())
def test_a_guarded_cell_never_starts_as_a_formula(cell: str) -> None:
    guarded = guard_cell(cell)
    assert guarded.removeprefix("'") == cell.removeprefix("'") or guarded == f"'{cell}"
    assert not guarded.startswith(("=", "+", "@", "\t", "\r"))
