"""The example cases: how long they take, and how near each day's weighing came to what is known.

The two cases ship with the project, so this part needs no data set.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from hearsay.model.cases import Outcome
from hearsay.model.ledger import Ledger
from hearsay.model.quantities import Count
from hearsay.model.questions import Answer, Question
from hearsay.pipeline import make_ledger

CASES = Path(__file__).resolve().parent.parent / "cases"


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure both cases: reports a CPU-second, and the weight on what turned out, day by day."""
    figures: dict[str, dict[str, float]] = {}
    for folder in sorted(path for path in CASES.iterdir() if (path / "case.toml").is_file()):
        make_ledger(folder)  # lexicons are read once a process
        started = time.process_time()
        ledger = make_ledger(folder)
        seconds = time.process_time() - started
        figures[folder.name] = {
            "reports": len(ledger.reports),
            "statements": len(ledger.statements),
            "claims": len(ledger.claims),
            "contested questions": sum(q.status == "contested" for q in ledger.questions),
            "reports a CPU-second": len(ledger.reports) / seconds,
            **_weigh_days(ledger),
        }
    return figures


def _weigh_days(ledger: Ledger) -> dict[str, float]:
    found: dict[str, float] = {}
    for outcome in ledger.case.outcomes:
        for view in ledger.days:
            for question, assessment in zip(view.questions, view.assessments, strict=True):
                if _is_about(question, outcome):
                    right = sum(
                        weighed.probability
                        for answer, weighed in zip(
                            question.answers, assessment.weighed, strict=True
                        )
                        if _is_right(answer, outcome)
                    )
                    what = outcome.about.get("unit") or outcome.frame
                    found[f"weight on what turned out: {what}, {view.day}"] = right
    return found


def _is_about(question: Question, outcome: Outcome) -> bool:
    unit = outcome.about.get("unit")
    same_unit = unit is None or question.about.get("unit") == unit
    day = outcome.about.get("when")
    same_day = day is None or (
        question.when is not None
        and question.when.lo.date() <= date.fromisoformat(day) <= question.when.hi.date()
    )
    return question.frame == outcome.frame and question.asked and same_unit and same_day


def _is_right(answer: Answer, outcome: Outcome) -> bool:
    if isinstance(answer.value, Count) and isinstance(outcome.value, Count):
        return answer.value.intersects(outcome.value)
    return answer.value == outcome.value
