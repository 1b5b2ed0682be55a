"""What each command prints where, and how it ends."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Protocol

import pytest

import hearsay
from hearsay.cli import app


class Ran(Protocol):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def call_hearsay(
    *arguments: str, **settings: str
) -> subprocess.CompletedProcess[bytes]:  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", "from hearsay.cli import main; main()", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **settings},
        timeout=60,
    )


def test_the_installed_command_prints_its_version() -> None:
    command = Path(sys.executable).with_name("hearsay")
    ran = subprocess.run([command, "--version"], capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0
    assert ran.stdout.decode() == f"hearsay {version('hearsay')}\n"
    assert ran.stderr == b""


def test_a_pipe_gets_utf_8_whatever_the_locale(case: Path) -> None:
    ran = call_hearsay("read", str(case), "--format", "json", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "“The army left the “city”" in json.loads(ran.stdout.decode("utf-8"))[0]["text"]


def test_the_ledger_is_json_and_nothing_else_on_standard_output(run: Run, case: Path) -> None:
    ran = run("ledger", case)
    ledger = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert ledger["schema"] == "hearsay-ledger/1"
    hearsay.check_ledger(ledger)


def test_the_ledger_as_csv_has_a_row_for_every_claim_and_statement(run: Run, case: Path) -> None:
    ledger = json.loads(run("ledger", case).out)
    ran = run("ledger", case, "--format", "csv")
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert ran.code == 0
    claimed = {claim["statement"] for claim in ledger["claims"]}
    silent = [s for s in ledger["statements"] if s["id"] not in claimed]
    assert len(rows) == len(ledger["claims"]) + len(silent) > 0


def test_the_ledger_as_a_table_is_for_people(run: Run, case: Path) -> None:
    ran = run("ledger", case, "--format", "table")
    assert ran.code == 0
    assert "Who left?" in ran.out
    assert not ran.out.lstrip().startswith("{")


def test_read_shows_a_report_or_gives_it_as_json(run: Run, case: Path) -> None:
    shown = run("read", case)
    assert shown.code == 0
    assert "Evening Post" in shown.out
    assert "2016-12-12 09:00+02:00" in shown.out
    (report,) = json.loads(run("read", case / "reports/good.txt", "--format", "json").out)
    assert (report["id"], report["outlet"]) == ("good", "Evening Post")


def test_attribute_shows_chains_or_gives_statements_as_json(run: Run, case: Path) -> None:
    file = case / "reports/good.txt"
    shown = run("attribute", file)
    assert shown.code == 0
    assert "Ahmad Hamadi → Reuters → Evening Post" in shown.out
    found = json.loads(run("attribute", file, "--format", "json").out)
    assert "ahmad-hamadi" in {statement["speaker"] for statement in found}


def test_a_comment_stands_under_its_parent(run: Run, case: Path) -> None:
    comment = "---\nkind: comment\nparent: good\n---\nI think that the army left Palmyra."
    (case / "reports/reply.txt").write_text(comment, "utf-8")
    reports = json.loads(run("read", case, "--format", "json").out)
    assert [r["parent"] for r in reports] == [None, "good"]
    assert "── reply  comment" in run("read", case).out


def test_dossier_writes_a_page_and_says_where(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "made/for/it/page.html"
    ran = run("dossier", case, "--output", page)
    assert ran.code == 0
    assert ran.out == f"The dossier lies at {page.resolve()}\n"
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    monkeypatch.chdir(tmp_path)
    assert run("dossier", case).code == 0
    assert (tmp_path / "palmyra.html").is_file()


FILE_COMMANDS = [
    ("ledger", "json"),
    ("ledger", "table"),
    ("ledger", "csv"),
    ("read", "table"),
    ("read", "json"),
]


@pytest.mark.parametrize(("command", "form"), FILE_COMMANDS)
def test_output_goes_to_a_file_whose_folder_is_made(
    run: Run, case: Path, tmp_path: Path, command: str, form: str
) -> None:
    target = tmp_path / "new/folder/result"
    ran = run(command, case, "--format", form, "--output", target)
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text("utf-8").strip()
    assert [path.name for path in target.parent.iterdir()] == ["result"]


@pytest.mark.parametrize("form", ["table", "json"])
def test_statements_go_to_a_file_too(run: Run, case: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "statements"
    ran = run("attribute", case / "reports/good.txt", "--format", form, "--output", target)
    assert (ran.code, ran.out) == (0, "")
    assert "hamadi" in target.read_text("utf-8").lower()


def test_a_result_that_cannot_be_written_leaves_nothing(
    run: Run, case: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    ran = run("read", case, "--output", taken)
    assert (ran.code, ran.out) == (2, "")
    assert f"error {taken}: it can't be written" in ran.err
    assert not (tmp_path / "taken.part").exists()


def test_an_old_result_stays_whole_where_the_new_one_fails(
    run: Run, case: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ledger.json"
    target.write_text("old", "utf-8")
    (case / "case.toml").write_text("title =", "utf-8")
    assert run("ledger", case, "--output", target).code == 2
    assert target.read_text("utf-8") == "old"


WRONG = {
    "no command": ("frobnicate",),
    "no case": ("ledger",),
    "an option": ("ledger", "CASE", "--nope"),
    "a format": ("ledger", "CASE", "--format", "xml"),
    "a read format": ("read", "CASE", "--format", "csv"),
    "an engine": ("ledger", "CASE", "--engine", "oracle"),
    "no files": ("attribute",),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_usage_ends_with_2(run: Run, case: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*(case if word == "CASE" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: hearsay" in ran.err


def test_every_command_explains_itself(run: Run) -> None:
    names = [command.name for command in app.registered_commands]
    assert names == ["read", "attribute", "ledger", "dossier", "explain"]
    for name in names:
        ran = run(str(name), "--help")
        assert ran.code == 0
        assert "--quiet" in ran.out
