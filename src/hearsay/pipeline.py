"""The pipeline: the stages called in their order. Start reading here.

collect -> read -> resolve (mentions) -> frames -> attribute -> resolve (speakers) -> compare ->
weigh; `publish` takes the ledger that comes out. Stages never call each other: they meet here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from importlib.metadata import version
from pathlib import Path

from hearsay.attribute import AttributionEngine, ReaderEngine, RoleTeller, add_own_voice
from hearsay.collect import OpenedCase, open_case, open_files
from hearsay.compare import (
    assign_claims,
    name_claimants,
    pose_questions,
    relate_claims,
    trace_claimants,
    trace_losses,
    trace_origins,
)
from hearsay.errors import CaseError
from hearsay.frames import Frame, SlotKind, find_frames, load_frames
from hearsay.model.cases import Case
from hearsay.model.claims import Claim, Denied, FrameMatch, SlotValue
from hearsay.model.ledger import Ledger
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.notices import Notice
from hearsay.model.places import Place
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.model.statements import Statement
from hearsay.model.times import Interval, Precision
from hearsay.read import read_capture
from hearsay.resolve import (
    ActorLexicon,
    Gazetteer,
    OutletArea,
    SourceBook,
    build_actors,
    build_gazetteer,
    fill_circumstances,
    find_mentions,
    find_places,
    inherit_circumstances,
    learn_areas,
    list_merges,
    make_side_finder,
    open_book,
    resolve_statements,
)
from hearsay.text.sentences import split_sentences
from hearsay.weigh import CaseWeigher, view_days

OWN_FRAMES = "frames"
"""The folder of a case that may hold frames of its own."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class CaseReading:
    """A case with its reports as read, and what could not be read."""

    case: Case
    reports: tuple[Report, ...]
    notices: tuple[Notice, ...]


@dataclass(slots=True)
class Analyst:
    """Reads statements and frame matches out of reports, one report at a time.

    It holds a case's lexicons and its book of sources; `engine` may be anything that fits
    `AttributionEngine`. Without `frames` they are the ones that the case asks for. Raises CaseError
    where it asks for one that is not known, LexiconError where one of its own is wrong.
    """

    case: Case
    engine: AttributionEngine = field(default_factory=ReaderEngine)
    frames: tuple[Frame, ...] = ()
    gazetteer: Gazetteer = field(init=False)
    actors: ActorLexicon = field(init=False)
    book: SourceBook = field(init=False)
    areas: dict[str, OutletArea] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.frames = self.frames or _choose_frames(self.case)
        self.gazetteer = build_gazetteer(self.case)
        self.actors = build_actors(self.case)
        self.book = open_book(self.actors, self.case)

    def learn_outlets(self, reports: Sequence[Report]) -> None:
        """Learn where each outlet reports from and who is introduced; before any is analysed."""
        self.book.learn((report.id, report.text) for report in reports)
        self.areas = learn_areas(((r.outlet, r.text) for r in reports), self.gazetteer)

    def analyse_report(
        self, report: Report
    ) -> tuple[tuple[Statement, ...], tuple[FrameMatch, ...]]:
        """Give a report's statements, in text order, and the frames that its sentences carry."""
        anchor = find_anchor(report, self.case.zone)
        mentions = self._find_mentions(report, anchor)
        matches = tuple(self._match_frames(report.text, mentions))
        attributions = self.engine.attribute(report.text)
        attributions = add_own_voice(report.text, attributions, _find_carriers(matches))
        statements = resolve_statements(report, attributions, mentions, self.book, anchor)
        matches = fill_circumstances(report.text, matches, statements, mentions)
        sections = [section.span for section in report.sections]
        titles = (report.title or "", self.case.title)
        found = ([place for _, place in find_places(t, self.gazetteer)] for t in titles)
        title = next((places for places in found if places), [])
        return statements, inherit_circumstances(matches, mentions, report.text, sections, title)

    def _find_mentions(self, report: Report, anchor: Interval | None) -> tuple[Mention, ...]:
        """Find mentions; a section with a time of its own tells its times from that."""
        dated = [section for section in report.sections if section.time is not None]

        def find(anchor: Interval | None, within: Span | None) -> tuple[Mention, ...]:
            return find_mentions(
                report.text,
                anchor=anchor,
                zone=self.case.zone,
                gazetteer=self.gazetteer,
                actors=self.actors,
                within=within,
                area=self.areas.get(report.outlet or ""),
            )

        mentions = list(find(anchor, None))
        for section in dated:
            retimed = [m for m in find(section.time, section.span) if m.kind is MentionKind.TIME]
            mentions = [
                m
                for m in mentions
                if m.kind is not MentionKind.TIME or not section.span.contains(m.span)
            ] + retimed
        return tuple(sorted(mentions, key=lambda m: (m.span, m.kind)))

    def _match_frames(self, text: str, mentions: Sequence[Mention]) -> Iterator[FrameMatch]:
        find_roles = self.engine.find_roles if isinstance(self.engine, RoleTeller) else None
        known = self.actors.sources.values()
        persons = frozenset(source.id for source in known if source.kind is SourceKind.PERSON)
        start = 0
        for sentence in split_sentences(text):
            while start < len(mentions) and mentions[start].span.end <= sentence.start:
                start += 1
            end = start
            while end < len(mentions) and mentions[end].span.start < sentence.end:
                end += 1
            inside = [m for m in mentions[start:end] if sentence.contains(m.span)]
            yield from find_frames(text, sentence, inside, self.frames, find_roles, persons)


def _choose_frames(case: Case) -> tuple[Frame, ...]:
    asked = (*case.frames, *(question.frame for question in case.questions))
    frames = load_frames(asked, case.folder / OWN_FRAMES)
    known = {frame.name for frame in frames}
    if missing := [name for name in case.frames if name not in known]:
        raise CaseError(
            f"there is no frame “{missing[0]}”",
            where="case.toml, frames",
            cure=f"write a name of {OWN_FRAMES}/ in the case's folder, or a shipped one",
        )
    return frames


def read_case(folder: Path, progress: Progress | None = None) -> CaseReading:
    """Read a case folder's reports; what can't be read is told in `notices`, the rest goes on.

    Raises CaseError where the folder can't be used at all, or none of its files can be read.
    """
    reading = _read_opened(open_case(folder), progress)
    if not reading.reports:
        first = next(notice for notice in reading.notices if notice.fatal)
        raise CaseError(
            f"none of the files in reports/ could be read. {first.where}: {first.what}",
            where=str(folder),
            cure=first.cure,
        )
    return reading


def read_files(paths: Iterable[Path], progress: Progress | None = None) -> CaseReading:
    """Read single files without a case."""
    return _read_opened(open_files(paths), progress)


def _read_opened(opened: OpenedCase, progress: Progress | None) -> CaseReading:
    reports: list[Report] = []
    notices = list(opened.notices)
    for number, item in enumerate(opened.read_captures()):
        if progress:
            progress("reading", number, len(opened.files))
        if isinstance(item, Notice):
            notices.append(item)
            continue
        result = read_capture(item, opened.case, opened.report_ids.get(item.name))
        reports.extend(result.reports)
        notices.extend(replace(n, where=opened.prefix + n.where) for n in result.notices)
    return CaseReading(opened.case, tuple(reports), tuple(notices))


def make_ledger(
    folder: Path,
    engine: AttributionEngine | None = None,
    progress: Progress | None = None,
    generated_at: datetime | None = None,
) -> Ledger:
    """Take a case folder through all stages; raises CaseError where it can't be used at all."""
    reading = read_case(folder, progress)
    return weigh_reading(reading, engine, progress, generated_at)


def weigh_reading(
    reading: CaseReading,
    engine: AttributionEngine | None = None,
    progress: Progress | None = None,
    generated_at: datetime | None = None,
) -> Ledger:
    """Take reports that are read already through the rest of the stages."""
    analyst = Analyst(reading.case, engine) if engine else Analyst(reading.case)
    analyst.learn_outlets(reading.reports)
    reports = {report.id: report for report in reading.reports}
    statements: list[Statement] = []
    matches: dict[str, tuple[FrameMatch, ...]] = {}
    for number, report in enumerate(reading.reports):
        if progress:
            progress("attributing", number, len(reports))
        found, matches[report.id] = analyst.analyse_report(report)
        statements.extend(found)
    find_side = make_side_finder(analyst.book, analyst.actors)
    claims = assign_claims(statements, matches, reports, reading.case.zone, find_side)
    sources = _gather_sources(analyst, claims)
    origins = trace_origins(statements, reports, sources, claims)
    comparison = pose_questions(
        claims,
        statements,
        reports,
        sources,
        analyst.frames,
        reading.case,
        asked_places=_find_asked_places(reading.case, analyst.gazetteer),
    )
    weigher = CaseWeigher(claims, statements, origins, sources)
    tellers = name_claimants(statements, sources, origins)
    claimants = trace_claimants(claims, statements, sources, reports, tellers)
    losses = trace_losses(claims, statements, reports, tellers)
    return Ledger(
        case=reading.case,
        generated_at=generated_at or datetime.now(UTC),
        version=version("hearsay"),
        reports=reading.reports,
        sources=sources,
        statements=tuple(statements),
        claims=claims,
        questions=comparison.questions,
        assessments=weigher.assess_all(comparison.questions),
        relations=comparison.relations,
        origins=origins,
        control=tuple(weigher.add_assessed(claimants, losses)),
        notices=reading.notices,
        days=tuple(view_days(comparison.questions, weigher, reports, reading.case.zone)),
        merges=list_merges(analyst.book, analyst.actors, reading.reports),
        affiliations=tuple(one for _, one in sorted(analyst.book.affiliations.items())),
    )


def relate_pair(ledger: Ledger, one: str, other: str) -> str:
    """Say how two claims of a ledger compare, and why; also where they are incomparable.

    Raises CaseError where one of the ids is no claim's.
    """
    case = ledger.case
    try:
        found = relate_claims(
            (one, other),
            ledger.claims,
            ledger.statements,
            {report.id: report for report in ledger.reports},
            ledger.sources,
            _choose_frames(case),
            case,
            asked_places=_find_asked_places(case, build_gazetteer(case)),
        )
    except KeyError as error:
        raise CaseError(
            f"{error.args[0]} is no claim that can be compared",
            where=case.title,
            cure="give the ids of two claims, such as k1 and k2",
        ) from None
    if isinstance(found, str):
        return f"incomparable: {found}"
    return f"{found.a} {found.relation.value} {found.b}: {found.because}"


def _find_asked_places(case: Case, gazetteer: Gazetteer) -> dict[str, Place]:
    """Give the places that the case's questions name, where they are known."""
    return {
        asked.where: place
        for asked in case.questions
        if asked.where and (place := gazetteer.resolve_name(asked.where))
    }


def _gather_sources(analyst: Analyst, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """Give everybody who speaks, passes on, publishes or acts in a claim."""
    kinds = {
        (frame.name, slot): one.kind
        for frame in analyst.frames
        for slot, one in frame.slots.items()
    }

    def enter(frame: str, slots: Mapping[str, SlotValue]) -> None:
        for slot, value in slots.items():
            if isinstance(value, Denied):
                enter(value.frame, value.slots)
            elif (
                isinstance(value, str)
                and kinds.get((frame, slot)) is SlotKind.ACTOR
                and value not in analyst.book  # a denial is by its speaker, who is met already
            ):
                known = analyst.actors.sources.get(value)
                analyst.book.add(known or Source(value, value, SourceKind.GROUP))

    for claim in claims:
        enter(claim.frame, claim.slots)
    return analyst.book.sources()


def _find_carriers(matches: Sequence[FrameMatch]) -> Callable[[Span], bool]:
    """Give the test whether a stretch of one sentence carries a frame; logarithmic a stretch."""
    starts = [match.sentence.start for match in matches]

    def carries(span: Span) -> bool:
        last = bisect_right(starts, span.start)
        first = bisect_left(starts, starts[last - 1]) if last else 0
        return any(_lies_in(match, span) for match in matches[first:last])

    return carries


def _lies_in(match: FrameMatch, span: Span) -> bool:
    """Tell whether at least half of a match's evidence lies in a stretch."""
    inside = sum(
        max(0, min(part.end, span.end) - max(part.start, span.start)) for part in match.evidence
    )
    return inside * 2 >= sum(map(len, match.evidence))


def find_anchor(report: Report, zone: tzinfo) -> Interval | None:
    """Give the calendar day from which a report tells its times, read in the case's zone.

    It is the date on which it came out where it came out ("yesterday" in a Singapore paper is told
    from Singapore's date); without any, the latest time that a section of it bears.
    """
    if report.published is not None:
        day = report.published.date()
        return Interval.of_days(day, day, zone, Precision.DAY)
    stamps = [section.time for section in report.sections if section.time is not None]
    if not stamps:
        return None
    last = max(stamps, key=lambda stamp: stamp.hi).hi.astimezone(zone).date()
    return Interval.of_days(last, last, zone, Precision.DAY)
