"""Explanations: the whole path from anything in a ledger down to the characters it rests on.

A question leads to its answers, an answer to the lines of its weight and its claims, a claim to
its statement and its words, a statement to its chain and its place in the report. Each line says
one thing and bears the id with which to ask on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hearsay.errors import HearsayError
from hearsay.model.assessments import Weighed
from hearsay.model.claims import Claim
from hearsay.model.ledger import Ledger
from hearsay.model.origins import Origin
from hearsay.model.questions import Question
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.spans import Spans
from hearsay.model.statements import Statement
from hearsay.publish.lookup import Lookup, index_ledger
from hearsay.publish.words import (
    say_claim,
    say_factuality,
    say_form,
    say_interval,
    say_likelihood,
    say_moment,
    say_number,
    say_percent,
    say_value,
)

_MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Explanation:
    """One line of an explanation, with what it rests on."""

    text: str
    parts: tuple[Explanation, ...] = ()


def explain_item(ledger: Ledger, item: str) -> Explanation:
    """Explain a question (q1), one of its answers (q1/2), a claim (k1), a statement (s1), ...

    Also an origin (o1), a source or a report, each by its id. Raises HearsayError with the ids that
    there are where none of them has this id.
    """
    explainer = _Explainer(index_ledger(ledger))
    found = explainer.explain(item)
    if found is None:
        raise HearsayError(
            f"nothing in this case has the id “{item}”",
            where=ledger.case.title,
            cure=f"ask for {explainer.list_ids()}",
        )
    return found


def write_explanation(explanation: Explanation) -> str:
    """Write an explanation as a tree of lines."""
    return "\n".join([explanation.text, *_draw_parts(explanation.parts, "")]) + "\n"


def _draw_parts(parts: Sequence[Explanation], indent: str) -> Iterator[str]:
    for number, part in enumerate(parts, start=1):
        last = number == len(parts)
        yield f"{indent}{'└─' if last else '├─'} {part.text}"
        yield from _draw_parts(part.parts, indent + ("   " if last else "│  "))


class _Explainer:
    """Explains the items of one ledger."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._zone = lookup.ledger.case.zone
        self._questions = {question.id: question for question in lookup.ledger.questions}

    def explain(self, item: str) -> Explanation | None:
        question, _, number = item.rpartition("/")
        known = self._lookup
        if item in self._questions:
            return self.explain_question(self._questions[item])
        if question in self._questions and number.isdigit():
            answers = self._questions[question].answers
            if 0 < int(number) <= len(answers):
                return self.explain_answer(self._questions[question], int(number) - 1)
        if item in known.claims:
            return self.explain_claim(known.claims[item])
        if item in known.statements:
            return self.explain_statement(known.statements[item])
        if item in known.origins:
            return self.explain_origin(known.origins[item])
        if item in known.reports:
            return self.explain_report(known.reports[item])
        if item in known.sources:
            return self.explain_source(known.sources[item])
        return None

    def list_ids(self) -> str:
        """Name the first and last id of each kind."""
        known = self._lookup
        kinds = [
            ("a question", self._questions),
            ("a claim", known.claims),
            ("a statement", known.statements),
            ("an origin", known.origins),
        ]
        told = [
            f"{kind} ({next(iter(ids))} to {next(reversed(list(ids)))})"
            for kind, ids in kinds
            if ids
        ]
        return ", ".join([*told, "a source or a report by its id"])

    # Questions and answers ----------------------------------------------------------------------

    def explain_question(self, question: Question) -> Explanation:
        known = self._lookup
        assessment = known.assessments.get(question.id)
        parts = [
            Explanation(f"{question.status.value}{', asked by the desk' if question.asked else ''}")
        ]
        ranked = known.rank_answers(question)
        for answer, _ in ranked:
            parts.append(self.explain_answer(question, question.answers.index(answer)))
        if assessment is not None:
            left = say_percent(assessment.none_of_these)
            parts.append(Explanation(f"none of these: {left}"))
            if assessment.note:
                parts.append(Explanation(f"note: {assessment.note}"))
        relations = known.relations_in(question)
        if relations:
            listed = [
                Explanation(f"{r.a} {r.relation.value} {r.b}: {r.because}")
                for r in relations[:_MOST_LISTED]
            ]
            title = say_number(len(relations), "compared pair")
            parts.append(Explanation(title, (*listed, *_note_rest(relations))))
        return Explanation(f"{question.id}  {question.text}", tuple(parts))

    def explain_answer(self, question: Question, number: int) -> Explanation:
        known = self._lookup
        answer = question.answers[number]
        assessment = known.assessments.get(question.id)
        weighed = next(
            (w for w in assessment.weighed if w.answer == number) if assessment else iter(()), None
        )
        parts: list[Explanation] = []
        if weighed is not None:
            parts.append(self._explain_weight(weighed))
            parts.extend(Explanation(f"turns round {flip}") for flip in weighed.flips_if)
        origins = known.origins_behind(answer, weighed)
        names = ", ".join(f"{o.id} {known.name_source(o.source)}" for o in origins)
        parts.append(Explanation(f"{say_number(len(origins), 'origin')}: {names or 'none'}"))
        claims = [known.claims[key] for key in answer.claims if key in known.claims]
        parts.extend(self.explain_claim(claim, full=False) for claim in claims[:_MOST_LISTED])
        parts.extend(_note_rest(claims))
        return Explanation(
            f"{question.id}/{number + 1}  {answer.label}{_say_weight(weighed)}", tuple(parts)
        )

    def _explain_weight(self, weighed: Weighed) -> Explanation:
        lines = tuple(
            Explanation(
                f"{line.log_odds:+.2f}  {f'{line.origin} ' if line.origin else ''}{line.because}"
            )
            for line in weighed.contributions
        )
        return Explanation(f"log-odds {weighed.log_odds:+.2f}, the sum of", lines)

    # Claims and statements ----------------------------------------------------------------------

    def explain_claim(self, claim: Claim, *, full: bool = True) -> Explanation:
        known = self._lookup
        statement = known.statements.get(claim.statement)
        parts = [
            Explanation(f"{slot}: {say_value(value, known)}")
            for slot, value in claim.slots.items()
            if value is not None and full
        ]
        if claim.negated:
            parts.append(Explanation("it is said not to be so"))
        if statement is not None:
            parts.append(self._explain_words("read from", statement.report, claim.evidence))
            parts.append(self.explain_statement(statement, full=full))
        if full:
            parts.extend(
                Explanation(f"answers {question.id}/{number}: {question.text}")
                for question, number in self._find_answers(claim.id)
            )
            parts.extend(self._list_relations(claim.id))
        return Explanation(f"{claim.id}  {say_claim(claim, known)}", tuple(parts))

    def explain_statement(self, statement: Statement, *, full: bool = True) -> Explanation:
        known = self._lookup
        chain = " → ".join(known.name_chain(statement))
        said = say_interval(statement.said_at, self._zone) if statement.said_at else "no time told"
        parts = [
            Explanation(f"{say_form(statement.form)}; {say_factuality(statement.factuality)}"),
            self._explain_words("content", statement.report, statement.content),
        ]
        if statement.doubted:
            parts.append(Explanation("the report itself doubts or denies it"))
        if full:
            if statement.cue:
                parts.append(self._explain_words("cue", statement.report, statement.cue))
            if statement.source:
                parts.append(self._explain_words("source", statement.report, statement.source))
            parts.append(Explanation(f"said: {said}"))
            parts.extend(
                Explanation(f"claims {claim.id}: {say_claim(claim, known)}")
                for claim in known.claims_of.get(statement.id, ())
            )
            parts.extend(
                self.explain_origin(origin, full=False)
                for origin in known.origins_of.get(statement.id, ())
            )
        return Explanation(f"{statement.id}  {chain}", tuple(parts))

    def explain_origin(self, origin: Origin, *, full: bool = True) -> Explanation:
        known = self._lookup
        parts = [Explanation(f"{reason.kind.value}: {reason.text}") for reason in origin.because]
        if full:
            listed = [known.statements[key] for key in origin.statements if key in known.statements]
            parts.extend(
                self.explain_statement(statement, full=False) for statement in listed[:_MOST_LISTED]
            )
            parts.extend(_note_rest(listed))
        lineage = origin.lineage.value.replace("-", " ")
        return Explanation(
            f"{origin.id}  origin: {known.name_source(origin.source)}, lineage {lineage}",
            tuple(parts),
        )

    def explain_report(self, report: Report) -> Explanation:
        known = self._lookup
        head = f"{known.name_outlet(report)}, {say_moment(report.published, self._zone)}"
        statements = [s for s in known.ledger.statements if s.report == report.id]
        parts = [
            Explanation(f"title: {report.title}" if report.title else "no title"),
            Explanation(f"bytes as they came: SHA-256 {report.sha256}"),
            *(self.explain_statement(s, full=False) for s in statements[:_MOST_LISTED]),
            *_note_rest(statements),
        ]
        return Explanation(f"{report.id}  {head}", tuple(parts))

    def explain_source(self, source: Source) -> Explanation:
        known = self._lookup
        statements = [s for s in known.ledger.statements if s.speaker == source.id]
        parts = [Explanation(source.kind.value)]
        if source.aliases:
            parts.append(Explanation(f"also written {', '.join(source.aliases)}"))
        if source.affiliation:
            parts.append(Explanation(f"belongs to {known.name_source(source.affiliation)}"))
        parts.extend(
            Explanation(f"speaks for {known.name_source(one.body)}: “{one.words}” ({one.report})")
            for one in known.ledger.affiliations
            if one.source == source.id
        )
        parts.extend(
            Explanation(f"“{merge.form}” was taken for this source: {merge.reason}")
            for merge in known.ledger.merges
            if merge.source == source.id
        )
        parts.extend(self.explain_statement(s, full=False) for s in statements[:_MOST_LISTED])
        parts.extend(_note_rest(statements))
        return Explanation(f"{source.id}  {source.name}", tuple(parts))

    # Words --------------------------------------------------------------------------------------

    def _explain_words(self, what: str, report_id: str, spans: Spans) -> Explanation:
        report = self._lookup.reports.get(report_id)
        if report is None or not spans:
            return Explanation(f"{what}: no words of its own")
        words = " … ".join(" ".join(span.cut(report.text).split()) for span in spans)
        where = ", ".join(f"{span.start}-{span.end}" for span in spans)
        return Explanation(f"{what}: “{words}” ({report_id}, characters {where})")

    def _find_answers(self, claim: str) -> Iterator[tuple[Question, int]]:
        for question in self._questions.values():
            for number, answer in enumerate(question.answers, start=1):
                if claim in answer.claims:
                    yield question, number

    def _list_relations(self, claim: str) -> Iterator[Explanation]:
        relations = [r for r in self._lookup.ledger.relations if claim in {r.a, r.b}]
        for relation in relations[:_MOST_LISTED]:
            text = f"{relation.a} {relation.relation.value} {relation.b}: {relation.because}"
            yield Explanation(text)
        yield from _note_rest(relations)


def _say_weight(weighed: Weighed | None) -> str:
    if weighed is None:
        return ""
    return f": {say_percent(weighed.probability)}, {say_likelihood(weighed.probability)}"


def _note_rest(listed: Sequence[object]) -> Iterable[Explanation]:
    left = len(listed) - _MOST_LISTED
    return (Explanation(f"and {left} more, in the ledger"),) if left > 0 else ()
