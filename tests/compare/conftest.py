"""A small desk on which tests put statements and read what comparing makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pytest

from hearsay.compare.questions import Comparison, pose_questions
from hearsay.compare.relations import Comparer
from hearsay.compare.sides import Sides
from hearsay.compare.voices import Setting, voice_claims
from hearsay.frames.definitions import Frame
from hearsay.frames.lexicon import load_frames
from hearsay.model.cases import AskedQuestion, Case
from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.questions import Relation
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality, Form, Link, Role, Statement
from hearsay.model.times import Interval, Precision

_PLACES = {
    "palmyra": Place("palmyra", "Palmyra", 34.56, 38.28, PlacePrecision.TOWN, "SY", ("homs", "sy")),
    "citadel": Place(
        "citadel", "Palmyra citadel", 34.56, 38.26, PlacePrecision.SITE, "SY", ("palmyra", "homs")
    ),
    "aleppo": Place("aleppo", "Aleppo", 36.2, 37.16, PlacePrecision.TOWN, "SY", ("aleppo-g", "sy")),
    "aleppo-g": Place(
        "aleppo-g", "Aleppo Governorate", 36, 37, PlacePrecision.ADMIN, "SY", ("sy",)
    ),
    "sukkari": Place(
        "sukkari", "Sukkari", 36.18, 37.14, PlacePrecision.DISTRICT, "SY", ("aleppo", "aleppo-g")
    ),
    "salhin": Place(
        "salhin", "Salhin", 36.18, 37.17, PlacePrecision.DISTRICT, "SY", ("aleppo", "aleppo-g")
    ),
    "homs": Place("homs", "Homs Governorate", 34.5, 38, PlacePrecision.ADMIN, "SY", ("sy",)),
}
_SOURCES = (
    Source("isis", "ISIS", SourceKind.GROUP, ("Daesh", "Islamic State")),
    Source("army", "Syrian army", SourceKind.ORGANISATION, ("SAA",), "Syrian government"),
    Source("government", "Syrian government", SourceKind.ORGANISATION),
    Source("rebels", "rebels", SourceKind.UNNAMED),
    Source("sdf", "SDF", SourceKind.GROUP),
    Source("russia", "Russia", SourceKind.ORGANISATION),
    Source("air-force", "Russian air force", SourceKind.ORGANISATION, (), "russia"),
    Source("observatory", "Syrian Observatory for Human Rights", SourceKind.ORGANISATION),
    Source("ministry", "Ministry of Defence", SourceKind.ORGANISATION),
    Source("afp", "AFP", SourceKind.OUTLET),
    Source("reuters", "Reuters", SourceKind.OUTLET),
    Source("ria", "RIA Novosti", SourceKind.OUTLET),
    Source("sputnik", "Sputnik", SourceKind.OUTLET),
    Source("herald", "The Herald", SourceKind.OUTLET),
    Source("u-source", "a source familiar with the matter", SourceKind.UNNAMED),
    Source("u-reports", "media reports", SourceKind.UNNAMED),
    Source("u-official", "two officials", SourceKind.UNNAMED),
    Source("hassan", "Colonel Hassan", SourceKind.PERSON, (), "Ministry of Defence"),
    Source("aurora", "Aurora", SourceKind.GROUP),
)


def read_time(words: str) -> Interval:
    """Read "2016-12-11", "2016-12", "2016", "2016-12-11T10:00" or "2016-12-10/2016-12-12"."""
    if "T" in words:
        return Interval.at(datetime.fromisoformat(words).replace(tzinfo=UTC))
    first, _, last = words.partition("/")
    if last:
        return Interval.of_days(date.fromisoformat(first), date.fromisoformat(last), UTC)
    parts = [int(part) for part in words.split("-")]
    if len(parts) == 3:
        return Interval.of_days(date(*parts), date(*parts), UTC)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        end = following - timedelta(days=1)
        return Interval.of_days(date(parts[0], parts[1], 1), end, UTC, Precision.MONTH)
    return Interval.of_days(date(parts[0], 1, 1), date(parts[0], 12, 31), UTC, Precision.YEAR)


def read_count(words: str) -> Count:
    """Read "12", "12..", "..12" or "12..15"."""
    lo, dots, hi = words.partition("..")
    if not dots:
        return Count(int(lo), int(lo))
    return Count(int(lo) if lo else None, int(hi) if hi else None)


def read_slots(words: str) -> dict[str, SlotValue]:
    """Read "place=palmyra holder=isis time=2016-12-11 count=12..15"."""
    slots: dict[str, SlotValue] = {}
    for part in words.split():
        name, _, value = part.partition("=")
        if name == "place":
            slots[name] = _PLACES[value]
        elif name == "time":
            slots[name] = read_time(value)
        elif name == "count":
            slots[name] = read_count(value)
        else:
            slots[name] = value
    return slots


class How(TypedDict, total=False):
    """How something was said; `via` are relays and, last, the outlet; `denies` is a claim."""

    report: str
    said: str | None
    published: str | None
    text: str
    via: tuple[str, ...]
    own: bool
    factuality: str
    negated: bool
    denies: str


Saying = tuple[str, str, How]


@dataclass(repr=False)
class Desk:
    """Collects statements and claims; `compare` gives what was made of them."""

    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    reports: dict[str, Report] = field(default_factory=dict)
    sources: tuple[Source, ...] = _SOURCES
    questions: tuple[AskedQuestion, ...] = ()
    frames: tuple[Frame, ...] = field(default_factory=load_frames)

    @property
    def case(self) -> Case:
        """The case on the desk."""
        return Case(Path("case"), "A case", "en", UTC, self.questions)

    def add_report(self, report: str, **fields: Any) -> Report:  # noqa: ANN401 - any field of a report
        """Put a report on the desk, or change it; `published` may be a text."""
        if isinstance(fields.get("published"), str):
            moment = datetime.fromisoformat(fields["published"])
            fields["published"] = moment.replace(tzinfo=UTC)
        known = self.reports.get(report)
        if known is None:
            captured = datetime(2017, 1, 1, tzinfo=UTC)
            known = Report(report, ReportKind.ARTICLE, "", "0" * 64, captured)
        self.reports[report] = replace(known, **fields)
        return self.reports[report]

    def say(self, speaker: str, claim: str | None = None, **how: Unpack[How]) -> Statement:
        """Let somebody say something: `claim` is "frame slot=value ..."."""
        number = len(self.statements) + 1
        report = how.get("report", f"r{number}")
        published = how.get("published")
        if report not in self.reports or published:
            self.add_report(report, published=published)
        own = how.get("own", False)
        via = how.get("via", ())
        links = [Link(speaker, Role.OUTLET if own else Role.SPEAKER)]
        links += [Link(relay, Role.RELAY) for relay in via[:-1]]
        links += [Link(outlet, Role.OUTLET) for outlet in via[-1:]]
        said, text = how.get("said"), how.get("text", "")
        statement = Statement(
            id=f"s{number}",
            report=report,
            content=(Span(0, len(text)),),
            cue=(),
            source=(),
            text=text,
            speaker=speaker,
            chain=tuple(links),
            form=Form.OWN_VOICE if own else Form.INDIRECT,
            factuality=Factuality(how.get("factuality", "CT+")),
            doubted=False,
            said_at=read_time(said) if said else None,
        )
        self.statements.append(statement)
        if "denies" in how:
            frame, _, slots = how["denies"].partition(" ")
            self._claim("denial", {"denies": Denied(frame, read_slots(slots)), "by": speaker})
        if claim is not None:
            frame, _, slots = claim.partition(" ")
            self._claim(frame, read_slots(slots), negated=how.get("negated", False))
        return statement

    def _claim(self, frame: str, slots: dict[str, SlotValue], *, negated: bool = False) -> None:
        key = f"k{len(self.claims) + 1}"
        told = self.statements[-1]
        evidence = tuple(span for span in told.content if len(span))
        if evidence:
            self.add_report(told.report, text=told.text)
        self.claims.append(Claim(key, told.id, frame, slots, evidence, negated=negated))

    def compare(self) -> Comparison:
        """Pose the questions of all that was said."""
        return pose_questions(
            self.claims, self.statements, self.reports, self.sources, self.frames, self.case
        )


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@pytest.fixture
def relate(desk: Desk) -> Callable[..., Relation | None]:
    """Relate two sayings, each (speaker, claim, how)."""

    def relate_sayings(*sayings: Saying) -> Relation | None:
        for speaker, claim, how in sayings:
            desk.say(speaker, claim, **how)
        setting = Setting(Sides(desk.sources), {}, UTC)
        voices = voice_claims(desk.claims, desk.statements, desk.reports, setting)
        return Comparer(setting.sides).relate_pair(*voices)

    return relate_sayings
