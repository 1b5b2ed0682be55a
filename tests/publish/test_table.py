from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from hearsay.model.ledger import Ledger
from hearsay.publish import print_ledger_table


def show(ledger: Ledger, width: int = 120) -> str:
    out = io.StringIO()
    print_ledger_table(ledger, Console(file=out, width=width, color_system=None))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_keeps_to_the_terminal(ledger: Ledger, width: int) -> None:
    assert max(len(line) for line in show(ledger, width).splitlines()) <= width


def test_each_rival_answer_shows_its_weight_origins_and_voices(ledger: Ledger) -> None:
    line = next(line for line in show(ledger).splitlines() if "at least 31" in line)
    assert "21 %" in line
    assert line.split("░")[-1].split()[:2] == ["1", "2"]
    assert "Dr. Lina Sayegh (Steppe Monitors" in line


def test_what_nobody_contests_and_what_was_not_read_is_told(ledger: Ledger) -> None:
    shown = show(ledger)
    assert "Who held Tel Harm on 3 May 2031?" in shown.split("Unopposed")[1]
    assert "scan-17.pdf: holds no text" in shown
    assert "no verdict" in shown


def test_a_report_cannot_drive_the_terminal(ledger: Ledger) -> None:
    case = replace(ledger.case, title="Who\x1b[2J held [bold red]it[/]?\x07")
    shown = show(replace(ledger, case=case))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold red]it[/]" in shown


def test_an_empty_case_says_that_nothing_is_contested(ledger: Ledger) -> None:
    bare = replace(ledger, questions=(), assessments=(), notices=())
    assert "Nothing is contested" in show(bare)
