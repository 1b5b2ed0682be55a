"""Look-ups in a ledger: every id to its object, once, for all that publishes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from hearsay.model.assessments import Assessment, Weighed
from hearsay.model.claims import Claim
from hearsay.model.ledger import Ledger
from hearsay.model.origins import Origin
from hearsay.model.questions import Answer, Question, Relation
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.statements import Statement

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Lookup:
    """The ledger's objects by id, and the way from one to the next."""

    ledger: Ledger
    reports: Mapping[str, Report]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    claims: Mapping[str, Claim]
    claims_of: Mapping[str, tuple[Claim, ...]]
    origins: Mapping[str, Origin]
    origins_of: Mapping[str, tuple[Origin, ...]]
    assessments: Mapping[str, Assessment]
    relations_of: Mapping[str, tuple[Relation, ...]]

    def name_source(self, source: str) -> str:
        """Give a source's name; an id that no source has is shown as it stands."""
        known = self.sources.get(source)
        return known.name if known else source

    def name_outlet(self, report: Report) -> str:
        """Give the name under which a report's outlet is shown: its own, or that of its chain."""
        return self.name_source(report.outlet) if report.outlet else "outlet not known"

    def name_chain(self, statement: Statement) -> tuple[str, ...]:
        """Give the names of a statement's chain, from the first speaker to the outlet."""
        names: list[str] = []
        for link in statement.chain:
            name = self.name_source(link.source)
            if not names or names[-1] != name:
                names.append(name)
        return tuple(names) or (self.name_source(statement.speaker),)

    def statements_behind(self, answer: Answer) -> tuple[Statement, ...]:
        """Give the statements whose claims give an answer, each once, in the answer's order."""
        ids = dict.fromkeys(
            self.claims[claim].statement for claim in answer.claims if claim in self.claims
        )
        return tuple(self.statements[key] for key in ids if key in self.statements)

    def reports_behind(self, answer: Answer) -> tuple[Report, ...]:
        """Give the reports in which an answer stands, each once."""
        ids = dict.fromkeys(statement.report for statement in self.statements_behind(answer))
        return tuple(self.reports[key] for key in ids if key in self.reports)

    def origins_behind(self, answer: Answer, weighed: Weighed | None) -> tuple[Origin, ...]:
        """Give the origins that the weighing counted, or without one those of the statements."""
        if weighed is not None:
            return tuple(self.origins[key] for key in weighed.origins if key in self.origins)
        found = dict.fromkeys(
            origin.id
            for statement in self.statements_behind(answer)
            for origin in self.origins_of.get(statement.id, ())
        )
        return tuple(self.origins[key] for key in found)

    def rank_answers(self, question: Question) -> tuple[tuple[Answer, Weighed | None], ...]:
        """Give a question's answers with their weights, the likeliest first, else as they stand."""
        assessment = self.assessments.get(question.id)
        weights = {w.answer: w for w in assessment.weighed} if assessment else {}
        pairs = [(answer, weights.get(at)) for at, answer in enumerate(question.answers)]
        return tuple(sorted(pairs, key=lambda pair: -(pair[1].probability if pair[1] else 0.0)))

    def relations_in(self, question: Question) -> tuple[Relation, ...]:
        """Give the compared pairs of one question's claims, in the ledger's order."""
        inside = dict.fromkeys(claim for answer in question.answers for claim in answer.claims)
        return tuple(
            relation
            for claim in inside
            for relation in self.relations_of.get(claim, ())
            if relation.b in inside
        )


def index_ledger(ledger: Ledger) -> Lookup:
    """Give the look-ups of a ledger."""
    return Lookup(
        ledger=ledger,
        reports={report.id: report for report in ledger.reports},
        sources={source.id: source for source in ledger.sources},
        statements={statement.id: statement for statement in ledger.statements},
        claims={claim.id: claim for claim in ledger.claims},
        claims_of=_group((claim.statement, claim) for claim in ledger.claims),
        origins={origin.id: origin for origin in ledger.origins},
        origins_of=_group((key, origin) for origin in ledger.origins for key in origin.statements),
        assessments={weights.question: weights for weights in ledger.assessments},
        relations_of=_group((relation.a, relation) for relation in ledger.relations),
    )


def _group(pairs: Iterable[tuple[str, Item]]) -> dict[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in groups.items()}
