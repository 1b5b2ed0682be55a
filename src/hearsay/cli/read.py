"""`hearsay read`: what was read of each file, for a person to check."""

from __future__ import annotations

import json
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from hearsay.cli.terminal import (
    ExitCode,
    Output,
    Quiet,
    open_page,
    print_notices,
    show_progress,
    write_result,
)
from hearsay.model.reports import Report
from hearsay.pipeline import CaseReading, read_case, read_files
from hearsay.publish import encode_report

_SHOWN = 240


class ReadFormat(StrEnum):
    """The forms of what was read."""

    TABLE = "table"
    JSON = "json"


def show_reports(
    inputs: Annotated[
        list[Path], typer.Argument(help="Files, or one case folder.", metavar="FILE...|CASE")
    ],
    form: Annotated[
        ReadFormat, typer.Option("--format", help="table (for people) or json.")
    ] = ReadFormat.TABLE,
    output: Output = None,
    *,
    quiet: Quiet = False,
) -> None:
    """Show what was read of each file: outlet, byline, times, first lines, the thread as a tree."""
    folder = len(inputs) == 1 and (inputs[0].is_dir() or not inputs[0].suffix)
    with show_progress(quiet=quiet) as progress:
        reading = read_case(inputs[0], progress) if folder else read_files(inputs, progress)
    if form is ReadFormat.JSON:
        reports = [encode_report(report) for report in reading.reports]
        write_result(json.dumps(reports, ensure_ascii=False, indent=1), output)
    else:
        with open_page(output) as page:
            _draw(reading, page)
    code = print_notices(reading.notices, quiet=quiet)
    raise typer.Exit(code if reading.reports or folder else max(code, ExitCode.PARTLY_READ))


def _draw(reading: CaseReading, page: Console) -> None:
    trees: dict[str, Tree] = {}
    for report in reading.reports:
        if report.parent in trees:
            trees[report.id] = trees[report.parent].add(_describe(report))
        else:
            trees[report.id] = Tree(_describe(report))
    for report in reading.reports:
        if report.parent not in trees:
            page.print(trees[report.id])
            page.print()


def _describe(report: Report) -> Text:
    shown = Text(report.id, style="bold")
    shown.append(f"  {report.kind}", style="dim")
    facts = [
        report.title,
        ", ".join(filter(None, [report.outlet, *report.byline])),
        _tell_times(report),
    ]
    for fact in facts:
        if fact:
            shown.append(f"\n{fact}", style="")
    words = " ".join(report.text.split())
    shown.append(f"\n{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}", style="dim")
    return shown


def _tell_times(report: Report) -> str:
    def tell(label: str, moment: datetime | None) -> str:
        return f"{label} {moment.isoformat(' ', 'minutes')}" if moment else ""

    told = [tell("published", report.published), tell("updated", report.updated)]
    return ", ".join(filter(None, told)) or "no time told"
