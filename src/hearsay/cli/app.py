"""The app: all commands, and how errors end a run.

Exit codes: 0 all was read; 1 something could not be read and the rest was done; 2 wrong usage, or
a case that can't be used at all.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from hearsay.cli import attribute, dossier, explain, ledger, read
from hearsay.cli.terminal import ExitCode, prepare_streams, print_error
from hearsay.errors import HearsayError

app = typer.Typer(
    name="hearsay",
    help="A desk for conflicting reports: who said what through whom, and what contradicts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.show_reports)
app.command("attribute")(attribute.show_statements)
app.command("ledger")(ledger.print_ledger)
app.command("dossier")(dossier.save_dossier)
app.command("explain")(explain.explain_id)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's own form of a callback
    if wanted:
        typer.echo(f"hearsay {version('hearsay')}")
        raise typer.Exit


@app.callback()
def set_options(
    *,
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Take a folder of conflicting reports to a ledger and a dossier."""


def main() -> None:
    """Run the command line; errors of ours end with their sentence, never with a traceback."""
    prepare_streams()
    try:
        app()
    except HearsayError as error:
        print_error(error)
        sys.exit(ExitCode.UNUSABLE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.ALL_READ)
