"""Rewritten statements: what a report that rewrites another one says without naming a source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.copies.details import DetailIndex, Rewrite, find_rewrites
from hearsay.compare.copies.search import do_claims_agree, hours_between, rank_report
from hearsay.model.reports import Report
from hearsay.model.spans import hull
from hearsay.model.statements import Form, Statement

_LATEST = 20  # so many of a cited outlet's reports are looked at
_SHARED = 2
_NEAR = 40  # so many statements around a sentence, or with one fact, are looked at


@dataclass(frozen=True, slots=True)
class RewrittenStatement:
    """A statement that tells what a statement of an earlier report tells, in other words.

    `rewrite` says how much of the two reports is alike, None where the earlier one's outlet is
    cited for this alone; `hours` by how much the other came first,
    None where that is not known.
    """

    statement: str
    original: str
    rewrite: Rewrite | None
    hours: float | None


def find_rewritten(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    facts: Mapping[str, frozenset[Hashable]],
    is_free: Callable[[Statement], bool],
    find_cited: Callable[[Statement], str | None],
) -> Iterator[RewrittenStatement]:
    """Find statements that were rewritten from an earlier report's; `is_free` says which may be.

    `find_cited` gives the outlet that a statement cites, if it does: what that outlet has from
    somebody goes back to whom it has it from. `facts` holds what each statement claims: two that
    fill one slot differently are no copies. A statement is given at most one original, in the
    earlier report most like its own. Near linear.
    """
    ordered = sorted(reports.values(), key=lambda report: rank_report(report.id, reports))
    matcher = _Matcher(statements, ordered, facts)
    done: set[str] = set()
    for rewrite in find_rewrites(ordered, matcher.index):
        hours = hours_between(reports.get(rewrite.original), reports.get(rewrite.copy))
        for statement in matcher.told[rewrite.copy]:
            if statement.id in done or not is_free(statement):
                continue
            original = matcher.find_original(statement, rewrite.original)
            if original is not None:
                done.add(statement.id)
                yield RewrittenStatement(statement.id, original.id, rewrite, hours)
    by_outlet = _index_outlets(ordered)
    for statement in statements:
        outlet = find_cited(statement)
        if outlet is None or statement.id in done or not statement.content:
            continue
        original = matcher.find_cited(statement, by_outlet.get(name_bare(outlet), ()))
        if original is not None:
            hours = hours_between(reports.get(original.report), reports.get(statement.report))
            yield RewrittenStatement(statement.id, original.id, None, hours)


def _index_outlets(ordered: Sequence[Report]) -> dict[str, list[str]]:
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for report in ordered:
        if report.outlet:
            by_outlet[name_bare(report.outlet)].append(report.id)
    return by_outlet


class _Matcher:
    """Finds the statement from which another one was made."""

    def __init__(
        self,
        statements: Sequence[Statement],
        ordered: Sequence[Report],
        facts: Mapping[str, frozenset[Hashable]],
    ) -> None:
        self.index = DetailIndex(ordered)
        self.told: dict[str, list[Statement]] = defaultdict(list)
        self._places = {report.id: place for place, report in enumerate(ordered)}
        self._facts = facts
        self._asserting: dict[tuple[str, Hashable], list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.content:
                self.told[statement.report].append(statement)
        for group in self.told.values():
            group.sort(key=lambda s: (hull(s.content), s.id))
            for statement in group:
                for fact in _list_values(facts.get(statement.id, frozenset())):
                    self._asserting[statement.report, fact].append(statement)

    def find_original(self, statement: Statement, earlier: str) -> Statement | None:
        """Find the statement of an earlier report from whose sentence a statement was made."""
        span = hull(statement.content)
        mine = self._facts.get(statement.id, frozenset())
        originals = self.told[earlier]
        near: list[Statement] = []
        for sentence in self.index.match(statement.report, earlier, span):
            ends = bisect_right(originals, sentence.end, key=lambda s: hull(s.content).start)
            within = originals[max(0, ends - _NEAR) : ends]
            near = [s for s in within if any(part.overlaps(sentence) for part in s.content)]
            if near:
                break
        else:
            alike = {
                s.id: s
                for fact in _list_values(mine)
                for s in self._asserting[earlier, fact][:_NEAR]
            }
            if self._leads(statement):
                alike |= {s.id: s for s in originals[:1]}
            near = [
                s
                for s in alike.values()
                if self.index.share(statement.report, span, earlier, hull(s.content)) >= _SHARED
            ]
        fitting = [s for s in near if do_claims_agree(mine, self._facts.get(s.id, frozenset()))]
        ranked = sorted(
            fitting, key=lambda s: (s.form is Form.OWN_VOICE, -len(hull(s.content)), s.id)
        )
        return ranked[0] if ranked else None

    def _leads(self, statement: Statement) -> bool:
        """Tell whether a statement is its report's first: leads are reworded most."""
        return self.told[statement.report][0].id == statement.id

    def find_cited(self, statement: Statement, reports: Sequence[str]) -> Statement | None:
        """Find what a cited outlet hands to somebody in the last of its earlier reports."""
        for earlier in reports[-_LATEST:]:
            if self._places[earlier] < self._places[statement.report]:
                original = self.find_original(statement, earlier)
                if original is not None and original.form is not Form.OWN_VOICE:
                    return original
        return None


def name_bare(outlet: str) -> str:
    """Give an outlet's name as others may write it: in lower case, without its article."""
    return outlet.casefold().removeprefix("the ")


def _list_values(facts: frozenset[Hashable]) -> list[Hashable]:
    """Give the slots with their values; that two statements both assert tells nothing."""
    values = (fact for fact in facts if isinstance(fact, tuple) and not isinstance(fact[1], bool))
    return sorted(values, key=str)
