"""`hearsay dossier CASE --output FILE`: the case as one page that needs nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hearsay.cli.terminal import (
    Engine,
    EngineName,
    Quiet,
    make_engine,
    print_notices,
    show_progress,
    write_result,
)
from hearsay.pipeline import make_ledger
from hearsay.publish import write_dossier


def save_dossier(
    case: Annotated[Path, typer.Argument(help="A case folder.", metavar="CASE")],
    output: Annotated[
        Path | None, typer.Option("--output", help="The page to write (CASE.html by default).")
    ] = None,
    engine: Engine = EngineName.READER,
    *,
    quiet: Quiet = False,
) -> None:
    """Write a case's dossier: one HTML page that works offline and on paper."""
    page = output or Path(f"{case.resolve().name}.html")
    with show_progress(quiet=quiet) as progress:
        ledger = make_ledger(case, make_engine(engine), progress)
    write_result(write_dossier(ledger), page)
    code = print_notices(ledger.notices, quiet=quiet)
    Console(highlight=False, soft_wrap=True).print(f"The dossier lies at {page.resolve()}")
    raise typer.Exit(code)
