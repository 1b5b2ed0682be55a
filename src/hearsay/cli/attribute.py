"""`hearsay attribute FILE...`: who is said to have said what, coloured in its sentence."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from hearsay.cli.terminal import (
    Engine,
    EngineName,
    ExitCode,
    Output,
    Quiet,
    make_engine,
    open_page,
    print_notices,
    show_progress,
    write_result,
)
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.spans import hull
from hearsay.model.statements import Statement
from hearsay.pipeline import Analyst, read_files
from hearsay.publish import encode_statement

_STYLES = {"content": "on grey19", "source": "bold cyan", "cue": "yellow"}


class StatementFormat(StrEnum):
    """The forms of the statements."""

    TABLE = "table"
    JSON = "json"


def show_statements(
    files: Annotated[list[Path], typer.Argument(help="Report files.", metavar="FILE...")],
    form: Annotated[
        StatementFormat, typer.Option("--format", help="table (for people) or json.")
    ] = StatementFormat.TABLE,
    output: Output = None,
    engine: Engine = EngineName.READER,
    *,
    quiet: Quiet = False,
) -> None:
    """Show every statement of single files: source, cue and content, and the chain below."""
    with show_progress(quiet=quiet) as progress:
        reading = read_files(files, progress)
        analyst = Analyst(reading.case, make_engine(engine))
        found = [(report, analyst.analyse_report(report)[0]) for report in reading.reports]
    if form is StatementFormat.JSON:
        rows = [encode_statement(s) for _, statements in found for s in statements]
        write_result(json.dumps(rows, ensure_ascii=False, indent=1), output)
    else:
        sources = {source.id: source for source in analyst.book.sources()}
        with open_page(output) as page:
            for report, statements in found:
                page.rule(Text(report.title or report.id), align="left")
                for statement in statements:
                    page.print(_colour(report, statement))
                    page.print(_tell_chain(statement, sources))
                    page.print()
    code = print_notices(reading.notices, quiet=quiet)
    raise typer.Exit(code if reading.reports else max(code, ExitCode.PARTLY_READ))


def _colour(report: Report, statement: Statement) -> Text:
    """Colour source, cue and content in the stretch of text that holds them all."""
    whole = hull((*statement.content, *statement.cue, *statement.source))
    shown = Text(whole.cut(report.text))
    for part in ("content", "source", "cue"):
        for span in getattr(statement, part):
            shown.stylize(_STYLES[part], span.start - whole.start, span.end - whole.start)
    return shown


def _tell_chain(statement: Statement, sources: dict[str, Source]) -> Text:
    chain = " → ".join(sources[link.source].name for link in statement.chain)
    facts = [str(statement.form), str(statement.factuality)]
    if statement.doubted:
        facts.append("doubted by the report")
    if statement.said_at:
        facts.append("said " + " to ".join(dict.fromkeys(statement.said_at.iso())))
    return Text.assemble(("  " + chain, "cyan"), ("   " + ", ".join(facts), "dim"))
