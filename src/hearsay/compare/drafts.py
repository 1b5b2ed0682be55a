"""Drafts: questions before they are chosen, ordered and numbered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.answers import Given
from hearsay.compare.voices import Voiced
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.questions import Answer, Question, Relation, RelationKind, Status
from hearsay.model.times import Interval, Precision

_FINE = frozenset({Precision.DAY, Precision.MINUTE})


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with the claims that answer it and how they relate; `given` runs beside `voices`.

    `rank` is the place of the desk's own question that it answers, None where it was found.
    """

    frame: str
    text: str
    where: Place | None
    when: Interval | None
    about: Mapping[str, SlotValue]
    voices: tuple[Voiced, ...]
    given: tuple[Given, ...]
    relations: tuple[Relation, ...]
    rank: int | None = None

    @property
    def rivals(self) -> frozenset[frozenset[str]]:
        """The pairs of claims that contradict each other."""
        return frozenset(
            frozenset((r.a, r.b)) for r in self.relations if r.relation is RelationKind.CONTRADICTS
        )

    @property
    def contested(self) -> bool:
        """Whether at least one pair of its claims contradicts."""
        return any(r.relation is RelationKind.CONTRADICTS for r in self.relations)

    @property
    def reports(self) -> int:
        """How many reports answer it."""
        return len({voice.report for voice in self.voices})

    def order(self) -> tuple[object, ...]:
        """Give the sort key: asked, contested, told by many, then earlier, then by its words."""
        asked = (0, self.rank) if self.rank is not None else (1, 0)
        when = self.when.lo.timestamp() if self.when else float("inf")
        first = min(voice.order for voice in self.voices)
        return (*asked, not self.contested, -self.reports, when, self.frame, self.text, first)

    def number(self, number: int) -> Question:
        """Make the question, its answers in their order."""
        return Question(
            id=f"q{number}",
            frame=self.frame,
            text=self.text,
            where=self.where,
            when=self.when,
            status=Status.CONTESTED if self.contested else Status.UNOPPOSED,
            answers=gather_answers(self.voices, self.given),
            about=self.about,
            asked=self.rank is not None,
        )


def gather_answers(voices: Sequence[Voiced], given: Sequence[Given]) -> tuple[Answer, ...]:
    """Gather claims that give one value; numbers rise, other values stand as they first came."""
    values: dict[tuple[str, ...], Given] = {}
    claims: dict[tuple[str, ...], dict[str, None]] = {}
    for voice, answer in zip(voices, given, strict=True):
        values.setdefault(answer.key, answer)
        claims.setdefault(answer.key, {})[voice.id] = None
    keys = sorted(values, key=lambda key: _rank_value(values[key].value))
    return tuple(Answer(values[key].value, values[key].label, tuple(claims[key])) for key in keys)


def cover_time(voices: Iterable[Voiced]) -> Interval | None:
    """Give the time that a question spans; days count before months, assertions before denials."""
    timed = [(v, v.time) for v in voices if v.time is not None]
    asserted = [time for voice, time in timed if not voice.denial]
    times = asserted or [time for _, time in timed]
    if not times:
        return None
    fine = [time for time in times if time.precision in _FINE]
    chosen = fine or times
    lo, hi = min(chosen, key=lambda t: t.lo), max(chosen, key=lambda t: t.hi)
    if lo == hi:
        return lo
    precision = Precision.DAY
    for time in chosen:
        precision = precision.coarser(time.precision)
    return Interval(lo.lo, hi.hi, precision)


def _rank_value(value: SlotValue) -> tuple[float, float]:
    if isinstance(value, Count):
        return value.bounds
    return (float("inf"), float("inf"))
