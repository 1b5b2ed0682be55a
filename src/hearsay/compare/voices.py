"""Voiced claims: a claim together with whoever asserts it, and when."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo

from hearsay.compare.claims import DENIAL, find_said_day, find_said_moment, key_slots
from hearsay.compare.lexicon import names_nobody
from hearsay.compare.sides import Sides
from hearsay.frames.definitions import Frame
from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.reports import Report
from hearsay.model.sources import SourceKind
from hearsay.model.statements import Role, Statement
from hearsay.model.times import Interval, Precision

_BEFORE_DENIAL = timedelta(days=2)
_ARTICLE = re.compile(r"^(?:a|an|the|one|some|another)\s+")


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim as one voice asserts it; `order` is its place among the case's claims.

    `speaker` identifies whoever first said it, `said` is the moment in seconds where known,
    `schema` the frame's definition. A denial is voiced as the negation of what it denies, so that
    it meets those who assert it.
    """

    id: str
    order: int
    frame: str
    slots: Mapping[str, SlotValue]
    negated: bool
    report: str
    speaker: str
    said: float | None
    text: str
    schema: Frame | None = None
    denial: bool = False

    @property
    def place(self) -> Place | None:
        """The place of which the claim speaks."""
        value = self.slots.get("place")
        return value if isinstance(value, Place) else None

    @property
    def time(self) -> Interval | None:
        """The time of which the claim speaks."""
        value = self.slots.get("time")
        return value if isinstance(value, Interval) else None

    @property
    def count(self) -> Count | None:
        """The number that it gives."""
        value = self.slots.get("count")
        return value if isinstance(value, Count) else None

    def choice(self, slot: str) -> str | None:
        """Give a slot's choice or actor."""
        value = self.slots.get(slot)
        return value if isinstance(value, str) else None

    @property
    def meaning(self) -> Hashable:
        """What is said, whoever says it: claims with one meaning compare alike."""
        return (self.frame, self.negated, self.denial, key_slots(self.slots))


@dataclass(frozen=True, slots=True)
class Setting:
    """What all claims of a case share: its actors, the frames, the zone of its days."""

    sides: Sides
    frames: Mapping[str, Frame]
    zone: tzinfo | None = None


def identify_speakers(statements: Iterable[Statement], sides: Sides) -> dict[str, str]:
    """Identify who first said each statement, by the statement's id.

    A named source is its id. "A source" is told apart by the one that quotes it: the relay next to
    it in the longest chain that its report gives, else the outlet; somebody without any
    description ("he", "an unnamed speaker") by the report.
    """
    vouchers: dict[tuple[str, str], Statement] = {}
    unnamed: list[tuple[Statement, str]] = []
    found: dict[str, str] = {}
    for statement in statements:
        source = sides.source(statement.speaker)
        found[statement.id] = statement.speaker
        if source is not None and source.kind is SourceKind.UNNAMED:
            unnamed.append((statement, source.name))
            known = vouchers.setdefault((statement.report, statement.speaker), statement)
            if (-len(statement.chain), statement.id) < (-len(known.chain), known.id):
                vouchers[statement.report, statement.speaker] = statement
    for statement, name in unnamed:
        words = _ARTICLE.sub("", " ".join(name.casefold().split()))
        voucher = find_voucher(vouchers[statement.report, statement.speaker])
        if names_nobody(name):
            voucher = f"{voucher}, {statement.report}"
        found[statement.id] = f"{voucher}: {words}"
    return found


def find_voucher(statement: Statement) -> str:
    """Give who first passed the words on: the relay next to the speaker, else the outlet."""
    further = [link for link in statement.chain[1:] if link.source != statement.speaker]
    relay = next((link for link in further if link.role is Role.RELAY), None)
    outlet = next((link for link in reversed(statement.chain) if link.role is Role.OUTLET), None)
    voucher = relay or outlet
    return voucher.source if voucher else statement.report


def voice_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    setting: Setting,
) -> tuple[Voiced, ...]:
    """Join claims with their statements; claims of unknown statements are left out."""
    told = {statement.id: statement for statement in statements}
    speakers = identify_speakers(statements, setting.sides)
    voiced: list[Voiced] = []
    for order, claim in enumerate(claims):
        statement = told.get(claim.statement)
        if statement is None:
            continue
        report = reports.get(statement.report)
        said = find_said_moment(statement, report)
        voice = Voiced(
            id=claim.id,
            order=order,
            frame=claim.frame,
            slots=claim.slots,
            negated=claim.negated,
            report=statement.report,
            speaker=speakers[statement.id],
            said=said,
            text=statement.text,
            schema=setting.frames.get(claim.frame),
        )
        if claim.frame == DENIAL:
            said_day = (
                find_said_day(statement, report, setting.zone) if report else statement.said_at
            )
            denial = _voice_denial(voice, said_day)
            if denial is not None:
                voiced.append(replace(denial, schema=setting.frames.get(denial.frame)))
        else:
            voiced.append(voice)
    return tuple(voiced)


def _voice_denial(voice: Voiced, said: Interval | None) -> Voiced | None:
    """Voice a denial as the negation of what it denies, in the days up to the denial."""
    denied = voice.slots.get("denies")
    if not isinstance(denied, Denied):
        return None
    slots = dict(denied.slots)
    if slots.get("time") is None and said is not None:
        first = said.lo.date() - _BEFORE_DENIAL
        zone = said.lo.tzinfo
        if zone is not None and said.precision in {Precision.DAY, Precision.MINUTE}:
            slots["time"] = Interval.of_days(first, said.hi.date(), zone)
        else:
            slots["time"] = said
    return replace(voice, frame=denied.frame, slots=slots, negated=not voice.negated, denial=True)
