"""The terminal's table: questions with their rival answers, and who stands behind each."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hearsay.model.assessments import Weighed
from hearsay.model.ledger import Ledger
from hearsay.model.questions import Answer, Question, Status
from hearsay.publish.lookup import Lookup, index_ledger
from hearsay.publish.words import (
    end_sentence,
    list_names,
    say_likelihood,
    say_number,
    say_percent,
)

_BAR = 10
_UNOPPOSED_SHOWN = 12
_CONTROL = {code: None for code in (*range(32), *range(127, 160)) if code not in {9, 10}}
_WIDE = 100


def print_ledger_table(ledger: Ledger, console: Console) -> None:
    """Print the questions with their rival answers, what is unopposed in brief, and notices.

    Fits itself to the console's width; made to be read at 80 and at 120 columns.
    """
    lookup = index_ledger(ledger)
    contested = [q for q in ledger.questions if q.status is Status.CONTESTED]
    contested.sort(key=lambda question: not question.asked)
    unopposed = [q for q in ledger.questions if q.status is not Status.CONTESTED]
    _print_head(lookup, len(contested), console)
    for number, question in enumerate(contested, 1):
        _print_question(number, question, lookup, console)
    _print_unopposed(unopposed, lookup, console)
    _print_notices(ledger, console)
    console.print(
        "A machine computed these weights from the reports alone. It issues no verdict.",
        style="dim italic",
    )


def clean_words(text: str) -> str:
    """Drop control characters, which could move the cursor or hide words, and join white space."""
    return " ".join(text.translate(_CONTROL).split())


def _print_head(lookup: Lookup, contested: int, console: Console) -> None:
    ledger = lookup.ledger
    console.print(Text(clean_words(ledger.case.title), style="bold"))
    outlets = len(dict.fromkeys(report.outlet for report in ledger.reports if report.outlet))
    console.print(
        f"{say_number(len(ledger.reports), 'report')} from {say_number(outlets, 'outlet')}, "
        f"{say_number(len(ledger.statements), 'statement')}, "
        f"{say_number(len(ledger.origins), 'origin')}, "
        f"{say_number(contested, 'contested question')}",
        style="dim",
        highlight=False,
    )
    if ledger.case.note:
        console.print(Text(clean_words(ledger.case.note), style="dim"))
    if not contested:
        console.print("\nNothing is contested: no two claims were found to exclude each other.")


def _print_question(number: int, question: Question, lookup: Lookup, console: Console) -> None:
    console.print()
    asked = Text("  asked by the desk", style="dim") if question.asked else Text()
    console.print(Text(f"{number}. {clean_words(question.text)}", style="bold cyan") + asked)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim")
    table.add_column("Answer", ratio=3, min_width=14)
    table.add_column("Probability", no_wrap=console.width >= _WIDE, min_width=13)
    table.add_column("Origins", justify="right")
    table.add_column("Reports", justify="right")
    table.add_column("Who says so", ratio=5, min_width=20)
    for answer, weighed in lookup.rank_answers(question):
        origins = len(lookup.origins_behind(answer, weighed))
        table.add_row(
            Text(clean_words(answer.label), style="bold"),
            _write_weight(weighed),
            Text(str(origins), style="bold"),
            Text(str(len(lookup.reports_behind(answer))), style="dim"),
            Text(_name_voices(answer, lookup)),
        )
    console.print(table)
    assessment = lookup.assessments.get(question.id)
    if assessment is None:
        return
    remarks = f"An answer that nobody gave: {say_percent(assessment.none_of_these)}."
    if assessment.note:
        remarks += f" Read with care: {end_sentence(clean_words(assessment.note))}"
    flips = list(dict.fromkeys(flip for w in assessment.weighed for flip in w.flips_if))
    console.print(Text(remarks, style="dim"))
    for flip in flips[:2]:
        console.print(
            Padding(Text(f"Would change: {clean_words(flip)}", style="dim"), (0, 0, 0, 2))
        )


def _write_weight(weighed: Weighed | None) -> Text:
    if weighed is None:
        return Text("not weighed", style="dim")
    filled = round(weighed.probability * _BAR)
    return Text.assemble(
        (f"{say_percent(weighed.probability):>6} ", "bold"),
        ("█" * filled, "cyan"),
        ("░" * (_BAR - filled), "dim"),
        ("\n" + say_likelihood(weighed.probability), "dim"),
    )


def _name_voices(answer: Answer, lookup: Lookup) -> str:
    """Name each speaker once, with those who passed it on and the outlets."""
    chains: dict[str, dict[str, None]] = {}
    for statement in lookup.statements_behind(answer):
        names = lookup.name_chain(statement)
        chains.setdefault(names[0], {}).update(dict.fromkeys(names[1:]))
    told = [
        f"{clean_words(speaker)} ({clean_words(list_names(tuple(through), 3))})"
        if through
        else clean_words(speaker)
        for speaker, through in chains.items()
    ]
    return "\n".join(told[:4]) + (f"\nand {len(told) - 4} more" if len(told) > 4 else "")  # noqa: PLR2004  # a glance


def _print_unopposed(questions: list[Question], lookup: Lookup, console: Console) -> None:
    if not questions:
        return
    console.print()
    console.print(
        Text("Unopposed: nobody contradicts these, which is not the same as true", style="bold")
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim")
    table.add_column("Question", ratio=5)
    table.add_column("Answer", ratio=3)
    table.add_column("Probability", justify="right")
    table.add_column("Origins", justify="right")
    for question in questions[:_UNOPPOSED_SHOWN]:
        for answer, weighed in lookup.rank_answers(question):
            table.add_row(
                Text(clean_words(question.text)),
                Text(clean_words(answer.label), style="bold"),
                say_percent(weighed.probability) if weighed else "",
                str(len(lookup.origins_behind(answer, weighed))),
            )
    console.print(table)
    rest = len(questions) - _UNOPPOSED_SHOWN
    if rest > 0:
        console.print(f"and {rest:,} more, in the dossier and the JSON", style="dim")


def _print_notices(ledger: Ledger, console: Console) -> None:
    if not ledger.notices:
        return
    console.print()
    console.print(Text("Notices", style="bold"))
    for notice in ledger.notices:
        style = "red" if notice.fatal else "yellow"
        where, what = escape(clean_words(notice.where)), escape(clean_words(notice.what))
        console.print(f"[{style}]{where}[/]: {what}; {escape(clean_words(notice.cure))}")
    console.print()
