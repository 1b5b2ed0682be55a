"""What the documents say is complete and true."""

from __future__ import annotations

import importlib
import inspect
import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer

from hearsay.model import control, origins, places, questions, reports, sources, statements, times
from hearsay.weigh import WeighSettings

LEDGER_ENUMS = [
    reports.ReportKind,
    sources.SourceKind,
    statements.Form,
    statements.Factuality,
    statements.Role,
    places.PlacePrecision,
    times.Precision,
    questions.Status,
    questions.RelationKind,
    origins.Lineage,
    origins.ReasonKind,
]
LEDGER_NOUNS = [
    reports.Report,
    sources.Source,
    statements.Statement,
    questions.Relation,
    origins.Origin,
    places.Place,
    control.ControlRow,
]
INTERNAL = {"sections", "country", "within"}


def _read(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


def _list_options() -> dict[str, set[str]]:
    """List the long options of every command by the command's full name."""
    app = importlib.import_module("hearsay.cli").app
    found: dict[str, set[str]] = {}
    left: list[tuple[str, Any]] = [("hearsay", typer.main.get_command(app))]
    for name, command in left:
        options = [option for param in command.params for option in param.opts]
        found[name] = {option for option in options if option.startswith("--")}
        inner = getattr(command, "commands", {})
        left.extend((f"{name} {key}", inner[key]) for key in sorted(inner))
    return found


def _list_documented(page: str) -> dict[str, set[str]]:
    """List the options that the reference gives under each command's heading."""
    sections = re.split(r"^## `(hearsay[a-z ]*)`$", page, flags=re.MULTILINE)[1:]
    return {
        name: set(re.findall(r"^\| `(--[a-z-]+)`", text, re.MULTILINE)) - {"--help"}
        for name, text in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_command_and_option_is_documented_and_no_other(root: Path) -> None:
    assert _list_documented(_read(root, "reference/cli.md")) == _list_options()


@pytest.mark.parametrize("enum", LEDGER_ENUMS, ids=lambda enum: enum.__name__)
def test_every_word_that_a_ledger_may_hold_is_documented(root: Path, enum: type[StrEnum]) -> None:
    page = _read(root, "reference/ledger.md")
    assert [value for value in enum if f"`{value}`" not in page] == []


@pytest.mark.parametrize("noun", LEDGER_NOUNS, ids=lambda noun: noun.__name__)
def test_every_key_of_a_ledger_is_documented(root: Path, noun: type) -> None:
    page = _read(root, "reference/ledger.md")
    names = [name for name in inspect.signature(noun).parameters if name not in INTERNAL]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_every_figure_of_the_weighing_is_documented(root: Path) -> None:
    page = _read(root, "reference/weighing.md")
    lines = [line for line in page.splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: float(line.split("|")[2]) for line in lines}
    settings = WeighSettings()
    assert told == {field.name: getattr(settings, field.name) for field in fields(settings)}


def test_every_link_between_documents_leads_somewhere(
    root: Path, tracked: tuple[Path, ...]
) -> None:
    broken = []
    for path in tracked:
        if path.suffix != ".md" or "reports" in path.parts:
            continue
        text = re.sub(r"```.*?```", "", (root / path).read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target) or target.startswith("#"):
                continue
            if not (root / path.parent / target.partition("#")[0]).exists():
                broken.append(f"{path}: {target}")
    assert broken == []


def test_the_glossary_is_in_alphabetical_order(root: Path) -> None:
    terms = re.findall(r"^\*\*([^*]+)\*\*", _read(root, "glossary.md"), re.MULTILINE)
    assert len(terms) > 20
    assert terms == sorted(terms, key=str.casefold)


def test_every_noun_of_the_model_stands_in_the_glossary(root: Path) -> None:
    terms = set(re.findall(r"^\*\*([^*]+)\*\*", _read(root, "glossary.md"), re.MULTILINE))
    nouns = {path.stem for path in (root / "src" / "hearsay" / "model").glob("[a-z]*.py")}
    singular = {"quantities": "count"}
    wanted = {
        singular.get(noun, noun if noun in {"ledger", "control"} else noun[:-1]) for noun in nouns
    }
    assert {word for word in wanted if word.capitalize() not in terms} == set()
