"""The names that users import, pinned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hearsay
from hearsay import errors

PUBLIC = [
    "AttributionEngine",
    "CaseError",
    "CaseReading",
    "HearsayError",
    "InputError",
    "Ledger",
    "LexiconError",
    "ModelError",
    "ReaderEngine",
    "RuleEngine",
    "check_ledger",
    "encode_ledger",
    "ledger_schema",
    "make_ledger",
    "read_case",
    "read_files",
    "weigh_reading",
    "write_dossier",
    "write_ledger_csv",
    "write_ledger_json",
]


def test_the_public_names_are_these() -> None:
    assert hearsay.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_documented(name: str) -> None:
    assert getattr(hearsay, name).__doc__


def test_the_example_of_the_package_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"```python\n(.+?)```", hearsay.__doc__ or "", re.DOTALL)
    assert found
    monkeypatch.chdir(root)
    exec(found[1], {})  # noqa: S102 - the package's own example
    assert capsys.readouterr().out.startswith('{\n "schema": "hearsay-ledger/1"')


def test_the_tree_of_errors_is_the_one_that_is_drawn() -> None:
    drawn = re.findall(r"(\w+Error)\b", (errors.__doc__ or "").partition("```")[2])
    defined = [name for name in vars(errors) if name.endswith("Error")]
    assert sorted(set(drawn)) == sorted(defined)
    assert all(issubclass(getattr(errors, name), errors.HearsayError) for name in defined)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (errors.InputError("empty", where="a.txt", cure="fill it"), "a.txt: empty (fill it)"),
        (errors.CaseError("it is a file", where="a"), "a: it is a file"),
        (errors.LexiconError("two claim one name"), "two claim one name"),
    ],
)
def test_an_error_tells_where_what_and_the_cure(error: errors.HearsayError, line: str) -> None:
    assert str(error) == line
