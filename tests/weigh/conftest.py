"""Questions written as small tables, so that a test reads as what was said.

One line a statement: origin, lineage, answer, factuality, and any of `doubted`, `unnamed`,
`copied`, `day=N`, `report=NAME`. An answer such as `60` or `60-99` or `60+` is a count;
`not:army` denies `army`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date

import pytest

from hearsay.model.assessments import Assessment
from hearsay.model.claims import Claim, SlotValue
from hearsay.model.origins import Lineage, Origin, Reason, ReasonKind
from hearsay.model.quantities import Count
from hearsay.model.questions import Answer, Question, Status
from hearsay.model.statements import Factuality, Form, Link, Role, Statement
from hearsay.model.times import Interval
from hearsay.weigh import WeighSettings, assess_question


@dataclass
class _Table:
    claims: dict[str, Claim] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: {"outlet": "The Outlet"})
    unnamed: set[str] = field(default_factory=set)


def _read_value(answer: str) -> SlotValue:
    if not answer[0].isdigit():
        return answer.replace("not:", "not ")
    lo, dash, hi = answer.rstrip("+").partition("-")
    open_end = None if answer.endswith("+") else int(lo)
    return Count(int(lo), int(hi) if dash else open_end)


def _read_row(table: _Table, number: int, row: str) -> None:
    origin, lineage, answer, factuality, *flags = row.split()
    options = dict(flag.split("=") for flag in flags if "=" in flag)
    key = f"s{number}"
    day = int(options["day"]) if "day" in options else None
    when = Interval.of_days(date(2020, 1, day), date(2020, 1, day), UTC) if day else None
    report = options.get("report", f"report-{number}")
    table.names[origin] = f"the {origin}"
    if "unnamed" in flags:
        table.unnamed.add(origin)
    table.statements[key] = Statement(
        id=key,
        report=report,
        content=(),
        cue=(),
        source=(),
        text=answer,
        speaker=origin,
        chain=(Link(origin, Role.SPEAKER), Link("outlet", Role.OUTLET)),
        form=Form.INDIRECT,
        factuality=Factuality(factuality),
        doubted="doubted" in flags,
        said_at=when,
    )
    table.claims[f"c{number}"] = Claim(f"c{number}", key, "control", {})
    table.answers.setdefault(answer, []).append(f"c{number}")
    before = table.origins.get(origin)
    kind = ReasonKind.COPIED if "copied" in flags else ReasonKind.DECLARED
    table.origins[origin] = Origin(
        id=f"o-{origin}",
        source=origin,
        statements=(*(before.statements if before else ()), key),
        reports=tuple(dict.fromkeys((*(before.reports if before else ()), report))),
        lineage=Lineage(lineage),
        because=(Reason(kind, "the table says so"),),
    )


def _weigh_table(rows: str, settings: WeighSettings | None = None) -> Assessment:
    table = _Table()
    for number, row in enumerate(line for line in rows.splitlines() if line.strip()):
        _read_row(table, number, row)
    question = Question(
        id="q1",
        frame="control",
        text="Who holds it?",
        where=None,
        when=None,
        status=Status.CONTESTED,
        answers=tuple(Answer(_read_value(a), a, tuple(c)) for a, c in table.answers.items()),
    )
    return assess_question(
        question,
        table.claims,
        table.statements,
        tuple(table.origins.values()),
        table.names,
        settings or WeighSettings(),
        unnamed=table.unnamed,
    )


@pytest.fixture(scope="session")
def weigh() -> Callable[..., Assessment]:
    """Weigh a table of rows; answers stand in the order in which the table first gives them."""
    return _weigh_table
