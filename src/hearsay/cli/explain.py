"""`hearsay explain CASE ID [OTHER]`: why, down to the characters; or how two claims compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
from hearsay.pipeline import make_ledger, relate_pair
from hearsay.publish import explain_item, write_explanation


def explain_id(
    case: Annotated[Path, typer.Argument(help="A case folder.", metavar="CASE")],
    item: Annotated[
        str,
        typer.Argument(
            help="A question (q1), an answer (q1/2), a claim (k1), statement, origin or source.",
            metavar="ID",
        ),
    ],
    other: Annotated[
        str | None,
        typer.Argument(help="A second claim: how do the two compare?", metavar="[OTHER]"),
    ] = None,
    output: Output = None,
    engine: Engine = EngineName.READER,
    *,
    quiet: Quiet = False,
) -> None:
    """Print the whole path from an item of the ledger down to the characters it rests on."""
    with show_progress(quiet=quiet) as progress:
        ledger = make_ledger(case, make_engine(engine), progress)
    told = write_explanation(explain_item(ledger, item))
    if other is not None:
        told += write_explanation(explain_item(ledger, other))
        told += f"{item} and {other}: {relate_pair(ledger, item, other)}\n"
    write_result(told, output)
    raise typer.Exit(print_notices(ledger.notices, quiet=quiet))
