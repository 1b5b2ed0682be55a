"""The terminal: progress and remarks on standard error, results on standard output or in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum, StrEnum
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from hearsay.attribute import AttributionEngine, ReaderEngine, RuleEngine
from hearsay.errors import HearsayError
from hearsay.model.notices import Notice
from hearsay.pipeline import Progress as Report

_PAGE_WIDTH = 120

errors = Console(stderr=True, highlight=False)


class ExitCode(IntEnum):
    """How a run ended."""

    ALL_READ = 0
    PARTLY_READ = 1
    UNUSABLE = 2


class EngineName(StrEnum):
    """The attribution engines that can be chosen."""

    READER = "reader"
    RULES = "rules"


Engine = Annotated[
    EngineName,
    typer.Option("--engine", help="What reads who said what: the trained reader, or rules alone."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", help="Write to this file instead of standard output."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", help="No remarks: tell only what could not be read.")
]


def make_engine(name: EngineName) -> AttributionEngine:
    """Give the engine of that name."""
    return ReaderEngine() if name is EngineName.READER else RuleEngine()


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Report]:
    """Show a progress bar on standard error while a terminal watches; it leaves nothing behind."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )
    tasks: dict[str, object] = {}
    with bar:

        def advance(what: str, done: int, total: int) -> None:
            task = tasks.get(what)
            if task is None:
                task = tasks[what] = bar.add_task(what, total=total)
            bar.update(task, completed=done + 1)  # type: ignore[arg-type] # rich's own id type

        yield advance


def print_notices(notices: Iterable[Notice], *, quiet: bool) -> ExitCode:
    """Tell what could not be read, and unless quiet every other remark; give the exit code."""
    told = list(notices)
    for notice in told:
        if quiet and not notice.fatal:
            continue
        line = Text(
            "left out " if notice.fatal else "note ", style="red" if notice.fatal else "dim"
        )
        line.append(f"{notice.where}: {notice.what}", style="")
        if notice.cure:
            line.append(f" ({notice.cure})", style="dim")
        errors.print(line, soft_wrap=True)
    return find_exit_code(told)


def find_exit_code(notices: Iterable[Notice]) -> ExitCode:
    """Give the exit code of a run that told these notices."""
    return ExitCode.PARTLY_READ if any(notice.fatal for notice in notices) else ExitCode.ALL_READ


def print_error(error: HearsayError) -> None:
    """Tell an error that ends the run: where, what, and the cure."""
    errors.print(Text.assemble(("error ", "bold red"), str(error)), soft_wrap=True)


def prepare_streams() -> None:
    """Write UTF-8 into files and pipes whatever the locale; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def open_page(output: Path | None) -> Iterator[Console]:
    """Give a console for people: standard output, or a page that goes to a file when it is full."""
    if output is None:
        yield Console(highlight=False)
        return
    page = StringIO()
    yield Console(file=page, width=_PAGE_WIDTH, highlight=False)
    write_result(page.getvalue(), output)


def write_result(text: str, output: Path | None) -> None:
    """Write a result to standard output, or to a file whose folder is made; never half a file."""
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    part = output.with_name(output.name + ".part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise HearsayError(
            f"it can't be written: {error.strerror}",
            where=str(output),
            cure="name a file in a folder that you may write to",
        ) from error
