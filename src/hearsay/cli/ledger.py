"""`hearsay ledger CASE`: the whole case as JSON, as a table or as CSV."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hearsay.cli.terminal import (
    Engine,
    EngineName,
    Output,
    Quiet,
    find_exit_code,
    make_engine,
    open_page,
    print_notices,
    show_progress,
    write_result,
)
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
    engine: Engine = EngineName.READER,
    *,
    quiet: Quiet = False,
) -> None:
    """Read a case through all stages and print its ledger."""
    with show_progress(quiet=quiet) as progress:
        ledger = make_ledger(case, make_engine(engine), progress)
    if form is LedgerFormat.TABLE:
        with open_page(output) as page:
            print_ledger_table(ledger, page)  # which ends with the notices
        raise typer.Exit(find_exit_code(ledger.notices))
    write = write_ledger_json if form is LedgerFormat.JSON else write_ledger_csv
    write_result(write(ledger), output)
    raise typer.Exit(print_notices(ledger.notices, quiet=quiet))
