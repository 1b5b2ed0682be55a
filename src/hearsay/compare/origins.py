"""Origins: statements that go back to one primary source, by declared relay or by copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.claims import key_value
from hearsay.compare.copies import Copy, find_copies
from hearsay.compare.lexicon import names_nobody
from hearsay.compare.sides import Sides
from hearsay.compare.voices import find_voucher, identify_speakers
from hearsay.compare.wording import write_actor, write_names
from hearsay.model.claims import Claim
from hearsay.model.origins import Lineage, Origin, Reason, ReasonKind
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Form, Role, Statement

# Where and when it happened is often left to the report's date line: only what is told is compared.
_LEFT_OPEN = frozenset({"time", "place", "previous", "phase"})
_DAY_HOURS = 24


def trace_origins(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sources: Sequence[Source],
    claims: Sequence[Claim] = (),
) -> tuple[Origin, ...]:
    """Trace each statement to its primary source; every statement is in exactly one origin.

    A named first speaker is one origin however many outlets pass it on; an unnamed one is told
    apart by who first quotes it. What an outlet says in its own voice is the outlet's, its lineage
    not stated, unless the words stand in a report that came before: then it joins that statement's
    origin. `claims` keep apart statements that look alike but claim different things. Ids are
    "o1", "o2", ... in the order of their first statements.
    """
    sides = Sides(sources)
    told = {statement.id: statement for statement in statements}
    keys = identify_speakers(statements, sides)
    copies = {
        copy.statement: copy for copy in _find_free_copies(statements, reports, sides, claims)
    }
    roots = {statement.id: _find_root(statement.id, copies) for statement in statements}
    members: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        members[keys[roots[statement.id]]].append(statement)
    tracer = _Tracer(sides, reports, told, copies)
    return tuple(
        tracer.make_origin(f"o{number}", told[roots[group[0].id]].speaker, group)
        for number, group in enumerate(members.values(), start=1)
    )


def _find_root(statement: str, copies: Mapping[str, Copy]) -> str:
    while statement in copies:
        statement = copies[statement].original
    return statement


def _find_free_copies(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sides: Sides,
    claims: Sequence[Claim],
) -> Iterator[Copy]:
    """Yield copies by statements that name no source: whoever is named has said it."""
    facts: dict[str, set[Hashable]] = defaultdict(set)
    for claim in claims:
        for slot, value in claim.slots.items():
            if slot not in _LEFT_OPEN and value is not None:
                facts[claim.statement].add(((claim.frame, slot), key_value(value)))
        facts[claim.statement].add(((claim.frame, "negated"), claim.negated))
    names = sides.single_words()
    free = {s.id for s in statements if s.form is Form.OWN_VOICE or not sides.named(s.speaker)}
    frozen = {statement: frozenset(found) for statement, found in facts.items()}
    for copy in find_copies(statements, reports, frozen, names):
        if copy.statement in free:
            yield copy


@dataclass(frozen=True, slots=True)
class _Tracer:
    """Words the reasons of one case's origins."""

    sides: Sides
    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    copies: Mapping[str, Copy]

    def make_origin(self, name: str, source: str, group: Sequence[Statement]) -> Origin:
        copied = [s for s in group if s.id in self.copies]
        own = [s for s in group if s.id not in self.copies and s.form is Form.OWN_VOICE]
        cited = [s for s in group if s.id not in self.copies and s.form is not Form.OWN_VOICE]
        known = self.sides.source(source)
        vague = known is not None and known.kind is SourceKind.UNNAMED and names_nobody(known.name)
        lineage = Lineage.NOT_STATED
        itself = known is not None and known.kind in {SourceKind.ORGANISATION, SourceKind.GROUP}
        if (cited and not vague) or (own and itself):
            lineage = Lineage.STATED
        elif copied:
            lineage = Lineage.INFERRED
        reasons = [
            *self._explain_citing(cited, source, vague=vague),
            *self._explain_own(own, source, itself=itself),
            *self._explain_copies(copied),
        ]
        return Origin(
            id=name,
            source=source,
            statements=tuple(s.id for s in group),
            reports=tuple(dict.fromkeys(s.report for s in group)),
            lineage=lineage,
            because=tuple(reasons),
        )

    def _explain_citing(
        self, cited: Sequence[Statement], source: str, *, vague: bool
    ) -> Iterator[Reason]:
        name = write_actor(source, self.sides)
        direct: dict[str, None] = {}
        relayed: dict[str, dict[str, None]] = defaultdict(dict)
        for statement in cited:
            outlet = self._find_outlet(statement)
            relay = find_voucher(statement)
            if any(link.role is Role.RELAY for link in statement.chain) and relay != outlet:
                relayed[relay][outlet] = None
            else:
                direct[outlet] = None
        if vague and cited:
            outlets = write_names(
                [*direct, *(o for by in relayed.values() for o in by)], self.sides
            )
            text = f"{outlets} gives only “{name}”: nobody says whose"
            yield Reason(ReasonKind.DECLARED, text)
            return
        if direct:
            verb = _agree(len(direct), "cites", "both cite", "all cite")
            text = f"{write_names(list(direct), self.sides)} {verb} {name}"
            yield Reason(ReasonKind.DECLARED, text)
        for relay, outlets_of in relayed.items():
            verb = _agree(len(outlets_of), "has", "both have", "all have")
            outlets = write_names(list(outlets_of), self.sides)
            by = write_actor(relay, self.sides)
            text = f"{outlets} {verb} it from {by}, quoting {name}"
            yield Reason(ReasonKind.DECLARED, text)
        reports = len({statement.report for statement in cited})
        if reports > 1:
            text = f"{name} speaks in {reports} reports: one speaker is one origin"
            yield Reason(ReasonKind.SAME_SOURCE, text)

    def _explain_own(
        self, own: Sequence[Statement], source: str, *, itself: bool
    ) -> Iterator[Reason]:
        if own and itself:
            name = write_actor(source, self.sides)
            yield Reason(ReasonKind.SAME_SOURCE, f"{name} speaks for itself")
        elif own:
            reports = len({statement.report for statement in own})
            where = f" in {reports} reports" if reports > 1 else ""
            name = write_actor(source, self.sides)
            text = f"{name} names no source for it{where}: nobody says where it comes from"
            yield Reason(ReasonKind.SAME_SOURCE, text)

    def _explain_copies(self, copied: Sequence[Statement]) -> Iterator[Reason]:
        pairs: dict[tuple[str, str], list[Copy]] = defaultdict(list)
        for statement in copied:
            copy = self.copies[statement.id]
            original = self.statements[copy.original].report
            pairs[statement.report, original].append(copy)
        for (later, earlier), found in pairs.items():
            words = sum(copy.words for copy in found)
            share = words / sum(copy.words / copy.share for copy in found)
            text = (
                f"{share:.2f} of what {self._name_report(later)} attributes to nobody stands in "
                f"{self._name_report(earlier)}, {_write_gap(found[0].hours)}"
            )
            yield Reason(ReasonKind.COPIED, text)

    def _name_report(self, report_id: str) -> str:
        report = self.reports.get(report_id)
        outlet = report.outlet if report else None
        return f"{outlet} ({report_id})" if outlet else report_id

    def _find_outlet(self, statement: Statement) -> str:
        outlets = [link.source for link in statement.chain if link.role is Role.OUTLET]
        if outlets:
            return outlets[-1]
        report = self.reports.get(statement.report)
        if report is None:
            return statement.report
        return report.outlet or next(iter(report.byline), report.id)


def _agree(count: int, one: str, two: str, more: str) -> str:
    return one if count == 1 else two if count == 2 else more  # noqa: PLR2004 - "both" is for two


def _write_gap(hours: float | None) -> str:
    if hours is None:
        return "and which of them came first is not known"
    if hours < 1:
        gap = f"{max(1, round(hours * 60))} minutes"
    elif hours < 2 * _DAY_HOURS:
        gap = f"{round(hours)} {'hour' if round(hours) == 1 else 'hours'}"
    else:
        gap = f"{round(hours / _DAY_HOURS)} days"
    return f"published {gap} earlier (the earliest seen, which is no proof of where it began)"
