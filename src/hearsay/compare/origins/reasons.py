"""Reasons: why statements stand under one origin, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.copies.details import Rewrite
from hearsay.compare.copies.rewrites import RewrittenStatement
from hearsay.compare.copies.search import Copy
from hearsay.compare.lexicon import names_nobody
from hearsay.compare.origins.bodies import BODY_KINDS, is_publishing_body
from hearsay.compare.origins.runs import Run
from hearsay.compare.sides import Sides
from hearsay.compare.voices import find_voucher
from hearsay.compare.wording import write_actor, write_names
from hearsay.model.origins import Lineage, Origin, Reason, ReasonKind
from hearsay.model.reports import Report
from hearsay.model.sources import SourceKind
from hearsay.model.statements import Form, Role, Statement

_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class OriginWriter:
    """Makes the origins of one case, with their reasons in words.

    `copies`, `runs`, `rewrites` and `groups` hold what made a statement join, by its id; `edits`
    the capture before a later one and what changed.
    """

    sides: Sides
    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    copies: Mapping[str, Copy]
    runs: Mapping[str, Run]
    rewrites: Mapping[str, RewrittenStatement]
    groups: Mapping[str, str]
    edits: Mapping[str, tuple[str, str]]

    def make_origin(
        self, name: str, source: str, group: Sequence[Statement], joined: Sequence[Reason]
    ) -> Origin:
        """Make one origin of its statements; `joined` are the reasons of its speakers' joins."""
        copied = [s for s in group if s.id in self.copies]
        rewritten = [s for s in group if s.id in self.rewrites]
        going_on = [s for s in group if s.id in self.runs]
        found = {s.id for s in (*copied, *rewritten, *going_on)}
        own = [s for s in group if s.id not in found and s.form is Form.OWN_VOICE]
        cited = [s for s in group if s.id not in found and s.form is not Form.OWN_VOICE]
        known = self.sides.source(source)
        vague = known is not None and known.kind is SourceKind.UNNAMED and names_nobody(known.name)
        lineage = Lineage.NOT_STATED
        itself = known is not None and (known.kind in BODY_KINDS or is_publishing_body(known))
        if ((cited or going_on) and not vague) or (own and itself):
            lineage = Lineage.STATED
        elif copied or rewritten:
            lineage = Lineage.INFERRED
        reasons = [
            *self._explain_citing(cited, source, vague=vague),
            *self._explain_own(own, source, itself=itself),
            *dict.fromkeys(joined),
            *self._explain_runs(going_on, source),
            *self._explain_groups(group, source),
            *self._explain_copies(copied),
            *self._explain_rewrites(rewritten),
            *self._explain_edits(group),
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

    def _explain_runs(self, going_on: Sequence[Statement], source: str) -> Iterator[Reason]:
        counted: dict[tuple[str, bool, bool, bool], int] = defaultdict(int)
        for statement in going_on:
            run = self.runs[statement.id]
            counted[statement.report, bool(run.speaker), run.mouthpiece, run.echo] += 1
        name = write_actor(source, self.sides)
        for (report, told, mouthpiece, echo), count in counted.items():
            what = "a statement" if count == 1 else f"{count} statements"
            text = f"{what} of {self._name_report(report)}"
            if mouthpiece:
                text += f", a state's outlet that cites nobody there but {name}"
                yield Reason(ReasonKind.SAME_SOURCE, text)
                continue
            if echo:
                verb = "gives" if count == 1 else "give"
                text += f" {verb} figures that only {name} tells, whom it cites too"
                yield Reason(ReasonKind.SAME_SOURCE, text)
                continue
            if told:
                verb = "opens" if count == 1 else "open"
                yield Reason(ReasonKind.DECLARED, f"{text} {verb} with the name of {name}")
                continue
            verb = "goes" if count == 1 else "go"
            text += f" {verb} on, in one paragraph and without another source, with words of {name}"
            yield Reason(ReasonKind.SAME_SOURCE, text)

    def _explain_groups(self, group: Sequence[Statement], source: str) -> Iterator[Reason]:
        for statement in group:
            if statement.id in self.groups:
                name = write_actor(statement.speaker, self.sides)
                text = (
                    f"{name} are {write_actor(source, self.sides)} in "
                    f"{self._name_report(statement.report)}, which cites its voice next"
                )
                yield Reason(ReasonKind.SAME_SOURCE, text)

    def _explain_rewrites(self, rewritten: Sequence[Statement]) -> Iterator[Reason]:
        pairs: dict[tuple[str, str], RewrittenStatement] = {}
        for statement in rewritten:
            one = self.rewrites[statement.id]
            pairs.setdefault((statement.report, self.statements[one.original].report), one)
        for (later, earlier), one in pairs.items():
            copy, original = self._name_report(later), self._name_report(earlier)
            if one.rewrite is None:
                text = f"{copy} cites {original}, which has it from there"
                yield Reason(ReasonKind.DECLARED, text)
                continue
            what = _count_alike(one.rewrite)
            text = (
                f"{copy} tells {what} as {original}, in other words and the same order, "
                f"{_write_gap(one.hours)}"
            )
            yield Reason(ReasonKind.COPIED, text)

    def _explain_edits(self, group: Sequence[Statement]) -> Iterator[Reason]:
        inside = dict.fromkeys(statement.report for statement in group)
        for later in inside:
            earlier, changes = self.edits.get(later, ("", ""))
            if earlier in inside:
                text = (
                    f"{self._name_report(later)} is a later capture of {self._name_report(earlier)}"
                    f": {changes}"
                )
                yield Reason(ReasonKind.SAME_SOURCE, text)

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


def _count_alike(one: Rewrite) -> str:
    if one.sentences > 1:
        return f"the same details in {one.sentences} sentences"
    return f"the same {one.numbers} numbers"


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
