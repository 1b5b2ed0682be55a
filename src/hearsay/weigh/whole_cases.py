"""A whole case: every question, every timeline, and each day's view, weighed alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta, tzinfo

from hearsay.model.assessments import Assessment
from hearsay.model.claims import Claim
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.ledger import DayView
from hearsay.model.origins import Origin
from hearsay.model.questions import Question, Status
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Statement
from hearsay.weigh.additive import assess_question
from hearsay.weigh.daily import assess_control

_MOST_DAYS = 31


class CaseWeigher:
    """Holds what every weighing of one case looks things up in."""

    def __init__(
        self,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        origins: Sequence[Origin],
        sources: Sequence[Source],
    ) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.statements = {statement.id: statement for statement in statements}
        self._origins = origins
        self._names = {source.id: source.name for source in sources}
        self._unnamed = frozenset(s.id for s in sources if s.kind is SourceKind.UNNAMED)

    def assess_all(self, questions: Sequence[Question]) -> tuple[Assessment, ...]:
        """Weigh questions, in their order."""
        return tuple(
            assess_question(
                question,
                self.claims,
                self.statements,
                self._origins,
                self._names,
                unnamed=self._unnamed,
            )
            for question in questions
        )

    def add_assessed(
        self, rows: Sequence[ControlRow], losses: Mapping[str, Sequence[ControlInterval]]
    ) -> Iterator[ControlRow]:
        """Give each place's rows, the assessment's last."""
        by_place: dict[str, list[ControlRow]] = {}
        for row in rows:
            by_place.setdefault(row.place.id, []).append(row)
        for group in by_place.values():
            yield from group
            yield assess_control(
                group,
                self.statements,
                self._origins,
                self._names,
                unnamed=self._unnamed,
                denied=losses.get(group[0].place.id, ()),
            )


def view_days(
    questions: Sequence[Question],
    weigher: CaseWeigher,
    reports: Mapping[str, Report],
    zone: tzinfo,
) -> Iterator[DayView]:
    """Weigh the questions again for each day, with only what was published by its end.

    Days are those of `zone`, from the first report to the last; none where they span over a month.
    """
    published = {
        report.id: report.published.astimezone(zone).date()
        for report in reports.values()
        if report.published is not None
    }
    first, last = min(published.values(), default=None), max(published.values(), default=None)
    if first is None or last is None or last - first >= timedelta(days=_MOST_DAYS):
        return
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        known = tuple(_as_known(question, day, weigher, published) for question in questions)
        answered = tuple(question for question in known if question.answers)
        yield DayView(day, answered, weigher.assess_all(answered))


def _as_known(
    question: Question, day: date, weigher: CaseWeigher, published: Mapping[str, date]
) -> Question:
    def is_known(claim_id: str) -> bool:
        statement = weigher.statements[weigher.claims[claim_id].statement]
        return published.get(statement.report, date.max) <= day

    answers = tuple(
        replace(answer, claims=claims)
        for answer in question.answers
        if (claims := tuple(claim for claim in answer.claims if is_known(claim)))
    )
    status = question.status if len(answers) > 1 else Status.UNOPPOSED
    return replace(question, answers=answers, status=status)
