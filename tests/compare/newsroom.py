"""A small newsroom: reports with their texts, and who says what in them, for tests of origins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hearsay.compare.origins.trace import trace_origins
from hearsay.model.claims import Claim, SlotValue
from hearsay.model.origins import Origin
from hearsay.model.quantities import Count
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality, Form, Link, Role, Statement

PERSON, ORGANISATION, GROUP = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP
OUTLET, UNNAMED, DOCUMENT = SourceKind.OUTLET, SourceKind.UNNAMED, SourceKind.DOCUMENT


@dataclass(repr=False)
class Newsroom:
    """Collects reports, sources and statements; words are found in a report's text."""

    sources: dict[str, Source] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def meet(
        self,
        source: str,
        kind: SourceKind,
        name: str = "",
        *,
        aliases: tuple[str, ...] = (),
        of: str | None = None,
    ) -> str:
        """Enter a source; its name is its id unless told."""
        self.sources[source] = Source(source, name or source, kind, aliases, of)
        return source

    def print(
        self,
        report: str,
        outlet: str,
        text: str,
        *,
        hour: int = 8,
        kind: ReportKind = ReportKind.ARTICLE,
        url: str | None = None,
        day: int = 1,
    ) -> None:
        """Print a report of an outlet, which becomes a source."""
        moment = datetime(2024, 5, day, hour, tzinfo=UTC)
        self.reports[report] = Report(
            report, kind, text, "0" * 64, moment, url=url, outlet=outlet, published=moment
        )
        self.sources.setdefault(outlet, Source(outlet, outlet, OUTLET))

    def cite(
        self, report: str, speaker: str, source: str, words: str, via: str | None = None
    ) -> str:
        """Let a report hand words to a speaker, there called `source`; gives the statement's id."""
        text = self.reports[report].text
        return self._add(report, speaker, words, (_find(text, source),), Form.INDIRECT, via)

    def own(self, report: str, words: str, speaker: str | None = None) -> str:
        """Let a report say words in its own voice; gives the statement's id."""
        voice = speaker or self.reports[report].outlet or report
        return self._add(report, voice, words, (), Form.OWN_VOICE, None)

    def count(self, statement: str, number: int, unit: str = "killed", **slots: str) -> None:
        """Let a statement claim a number of casualties."""
        filled: dict[str, SlotValue] = {"count": Count(number, number), "unit": unit, **slots}
        self.claims.append(Claim(f"k{len(self.claims) + 1}", statement, "casualties", filled))

    def _add(
        self,
        report: str,
        speaker: str,
        words: str,
        source: tuple[Span, ...],
        form: Form,
        via: str | None,
    ) -> str:
        text = self.reports[report].text
        outlet = self.reports[report].outlet or report
        links = [Link(speaker, Role.OUTLET if speaker == outlet else Role.SPEAKER)]
        links += [Link(via, Role.RELAY)] if via else []
        links += [Link(outlet, Role.OUTLET)] if speaker != outlet else []
        statement = Statement(
            id=f"{report}/s{sum(s.report == report for s in self.statements) + 1}",
            report=report,
            content=(_find(text, words),),
            cue=(),
            source=source,
            text=words,
            speaker=speaker,
            chain=tuple(links),
            form=form,
            factuality=Factuality.CERTAIN,
            doubted=False,
            said_at=None,
        )
        self.statements.append(statement)
        return statement.id

    def trace(self) -> tuple[Origin, ...]:
        """Trace the origins of all that was said."""
        return trace_origins(
            self.statements, self.reports, tuple(self.sources.values()), self.claims
        )

    def parts(self) -> list[list[str]]:
        """Give the statements of each origin."""
        return [list(origin.statements) for origin in self.trace()]

    def same(self, one: str, other: str) -> bool:
        """Tell whether two statements have one origin."""
        homes = {s: origin.id for origin in self.trace() for s in origin.statements}
        return homes[one] == homes[other]

    def reasons(self, statement: str) -> list[str]:
        """Give the reasons of a statement's origin."""
        origin = next(o for o in self.trace() if statement in o.statements)
        return [reason.text for reason in origin.because]

    def update(self, report: str, hour: int) -> None:
        """Let a report bear a later time of its last change."""
        moment = datetime(2024, 5, 1, hour, tzinfo=UTC)
        self.reports[report] = replace(self.reports[report], updated=moment)


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
