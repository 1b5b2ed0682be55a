"""`hearsay ledger CASE`: the whole case as JSON, as a table or as CSV."""

from __future__ import annotations

from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hearsay.cli.terminal import (
    Engine,
    EngineName,
    Output,
    Quiet,
    make_engine,
    print_notices,
    show_progress,
    write_result,
)
from hearsay.model.ledger import Ledger
from hearsay.pipeline import make_ledger
from hearsay.publish import print_ledger_table, write_ledger_csv, write_ledger_json


class LedgerFormat(StrEnum):
    """The forms of a ledger."""

    JSON = "json"
    TABLE = "table"
    CSV = "csv"


def print_ledger(
    case: Annotated[Path, typer.Argument(help="A case folder.", metavar="CASE")],
    form: Annotated[
        LedgerFormat, typer.Option("--format", help="json, table (for people) or csv.")
    ] = LedgerFormat.JSON,
    output: Output = None,
    engine: Engine = EngineName.RULES,
    *,
    quiet: Quiet = False,
) -> None:
    """Read a case through all stages and print its ledger."""
    with show_progress(quiet=quiet) as progress:
        ledger = make_ledger(case, make_engine(engine), progress)
    if form is LedgerFormat.TABLE and output is None:
        print_ledger_table(ledger, Console(highlight=False))
    else:
        write_result(_write(ledger, form), output)
    raise typer.Exit(print_notices(ledger.notices, quiet=quiet))


def _write(ledger: Ledger, form: LedgerFormat) -> str:
    if form is LedgerFormat.JSON:
        return write_ledger_json(ledger)
    if form is LedgerFormat.CSV:
        return write_ledger_csv(ledger)
    page = StringIO()
    print_ledger_table(ledger, Console(file=page, width=120, highlight=False))
    return page.getvalue()
