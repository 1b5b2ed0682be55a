"""Bad input: a clear line on standard error that names the file, the rest done, the right code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Ran(Protocol):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]

LEFT_OUT = {
    "empty": ("bad.txt", b"", "the file is empty"),
    "white space": ("bad.txt", b" \n\t ", "only white space"),
    "binary": ("bad.txt", b"\x89PNG\r\n\x1a\n" + bytes(80), "PNG"),
    "no charset": ("bad.txt", bytes(range(0xA0, 0xFF)) * 9, "no charset"),
    "no body": ("bad.html", b"<html><head><title>T</title></head></html>", "no text"),
    "a later form": ("bad.pdf", b"%PDF-1.7", "can't read .pdf yet"),
}


@pytest.mark.parametrize(("name", "data", "what"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_cannot_be_read_is_told_and_the_rest_is_done(
    run: Run, case: Path, name: str, data: bytes, what: str
) -> None:
    (case / "reports" / name).write_bytes(data)
    ran = run("read", case, "--format", "json")
    (line,) = ran.err.splitlines()
    assert ran.code == 1
    assert line.startswith("left out ")
    assert f"{name}: " in line
    assert what in line
    assert [report["id"] for report in json.loads(ran.out)] == ["good"]


def test_a_huge_file_is_left_out(run: Run, case: Path) -> None:
    with (case / "reports/huge.txt").open("wb") as handle:
        handle.truncate(21_000_000)
    ran = run("ledger", case)
    assert ran.code == 1
    assert "left out reports/huge.txt: it has 21,000,000 bytes" in ran.err
    assert [report["id"] for report in json.loads(ran.out)["reports"]] == ["good"]


REMARKED = {
    "latin-1": ("odd.txt", "In the café the army said.".encode("latin-1"), "windows-1252"),
    "front matter that is no YAML": (
        "odd.txt",
        b"---\noutlet: [Post\nurl: : :\n---\nThe army said.",
        "the front matter is no YAML",
    ),
    "a date far ahead": (
        "odd.txt",
        b"---\npublished: 2999-01-01\n---\nThe army said.",
        "2999-01-01",
    ),
}


@pytest.mark.parametrize(("name", "data", "what"), REMARKED.values(), ids=REMARKED)
def test_what_is_doubtful_is_read_and_remarked(
    run: Run, case: Path, name: str, data: bytes, what: str
) -> None:
    (case / "reports" / name).write_bytes(data)
    ran = run("read", case, "--format", "json")
    (line,) = ran.err.splitlines()
    assert ran.code == 0
    assert line.startswith("note ")
    assert name in line
    assert what in line
    assert [report["id"] for report in json.loads(ran.out)] == ["good", "odd"]
    assert run("read", case, "--quiet").err == ""


def test_quiet_still_tells_what_was_left_out(run: Run, case: Path) -> None:
    (case / "reports/bad.txt").touch()
    (case / "reports/odd.txt").write_bytes("café".encode("latin-1"))
    ran = run("read", case, "--quiet", "--format", "json")
    assert ran.code == 1
    assert ["bad.txt" in line for line in ran.err.splitlines()] == [True]


def test_a_file_name_with_markup_is_shown_as_it_is(run: Run, case: Path) -> None:
    (case / "reports/[bold]x[nope].txt").touch()
    assert "[bold]x[nope].txt: the file is empty" in run("read", case).err


def make_unusable(folder: Path, how: str) -> Path:
    if how == "missing":
        return folder / "none"
    if how == "a file":
        return folder / "reports/good.txt"
    if how == "no reports folder":
        (folder / "reports").rename(folder / "articles")
    elif how == "no reports":
        (folder / "reports/good.txt").unlink()
    elif how == "nothing readable":
        (folder / "reports/good.txt").write_bytes(b"")
    elif how == "no TOML":
        (folder / "case.toml").write_text("title =", "utf-8")
    else:
        (folder / "case.toml").write_text('timezone = "Mars/Olympus"', "utf-8")
    return folder


UNUSABLE = {
    "missing": "there is no such folder",
    "a file": "not a case folder",
    "no reports folder": "a case without reports",
    "no reports": "a case without reports",
    "nothing readable": "could be read. reports/good.txt: the file is empty",
    "no TOML": "case.toml",
    "a wrong field": "Mars/Olympus",
}


@pytest.mark.parametrize(("how", "what"), UNUSABLE.items(), ids=UNUSABLE)
@pytest.mark.parametrize("command", ["ledger", "dossier"])
def test_a_case_that_cannot_be_used_ends_with_2(
    run: Run, case: Path, tmp_path: Path, command: str, how: str, what: str
) -> None:
    folder = make_unusable(case, how)
    target = tmp_path / "result"
    ran = run(command, folder, "--output", target)
    (line,) = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert line.startswith((f"error {folder}: ", "error case.toml"))
    assert what in line
    assert not target.exists()


@pytest.mark.parametrize("command", ["read", "attribute"])
def test_a_missing_file_is_left_out(run: Run, case: Path, tmp_path: Path, command: str) -> None:
    ran = run(command, case / "reports/good.txt", tmp_path / "none.txt", "--format", "json")
    assert ran.code == 1
    assert f"left out {tmp_path / 'none.txt'}: it can't be read" in ran.err
    assert json.loads(ran.out)


@pytest.mark.parametrize("command", ["read", "attribute"])
def test_without_any_file_to_read_the_result_is_empty(
    run: Run, tmp_path: Path, command: str
) -> None:
    ran = run(command, tmp_path / "none.txt", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (1, [])
