"""One origin, one voice: what each origin says to each answer, however often it is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import inf

from hearsay.errors import HearsayError
from hearsay.model.claims import SlotValue
from hearsay.model.origins import Lineage, Origin
from hearsay.model.statements import Form, Statement
from hearsay.model.times import Interval
from hearsay.weigh.commitment import Commitment, measure_commitment
from hearsay.weigh.rivalry import replaces_earlier
from hearsay.weigh.settings import WeighSettings

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that gives one answer (its index)."""

    answer: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """What one origin gives to one answer: its strongest statement of those in `reports` reports.

    `among` is the number of answers between which the origin divides its weight; None where it
    has since given another answer, so that this one no longer stands.
    """

    origin: Origin
    answer: int
    statement: Statement
    commitment: Commitment
    reports: int = 1
    among: int | None = 1

    @property
    def share(self) -> float:
        """The part of one origin's weight that counts, between 0 and 1."""
        return self.commitment.share / self.among if self.among else 0.0

    @property
    def counted(self) -> bool:
        """Whether its origin can corroborate: somebody says where it comes from.

        Being copied makes nothing of what an outlet says in its own voice: a copy moves no weight.
        """
        lineage = self.origin.lineage
        copied_voice = lineage is Lineage.INFERRED and self.statement.form is Form.OWN_VOICE
        return lineage is not Lineage.NOT_STATED and not copied_voice


@dataclass(frozen=True, slots=True)
class _Word:
    """An origin's word on one answer; `since` and `until` are seconds."""

    statement: Statement
    commitment: Commitment
    since: float
    until: float

    def after(self, other: _Word) -> bool:
        """Tell whether this was surely said later; an unknown time is never surely later."""
        return self.since > other.until


def index_origins(origins: Sequence[Origin]) -> dict[str, Origin]:
    """Give each statement's origin by the statement's id.

    Raises HearsayError for a statement that goes back to two origins.
    """
    index: dict[str, Origin] = {}
    for origin in origins:
        for statement in origin.statements:
            before = index.setdefault(statement, origin)
            if before.id != origin.id:
                raise HearsayError(
                    f"the statement {statement!r} goes back to two origins",
                    where=f"origins {before.id!r} and {origin.id!r}",
                    cure="merge them, or keep the statement in one",
                )
    return index


def group_by_origin(
    said: Iterable[Said], origins: Mapping[str, Origin]
) -> list[tuple[Origin, tuple[Said, ...]]]:
    """Put what was said behind its origins, in the order of their ids.

    `origins` is by statement, as `index_origins` gives it. Raises HearsayError for a statement
    that no origin holds.
    """
    groups: dict[str, tuple[Origin, list[Said]]] = {}
    for one in said:
        origin = origins.get(one.statement.id)
        if origin is None:
            raise HearsayError(
                f"the statement {one.statement.id!r} goes back to no origin",
                where=f"report {one.statement.report!r}",
                cure="trace its origin before weighing",
            )
        groups.setdefault(origin.id, (origin, []))[1].append(one)
    return [(groups[key][0], tuple(groups[key][1])) for key in sorted(groups)]


def hear_origin(
    origin: Origin,
    said: Sequence[Said],
    values: Sequence[SlotValue],
    settings: WeighSettings,
    unnamed: AbstractSet[str] = frozenset(),
) -> tuple[Voice, ...]:
    """Give the origin's voice for each answer that it gave, in the answers' order.

    `values` are the answers' values. Of several answers the one that was surely given last
    stands; where that can't be told, or both could be true, the origin divides its weight.
    """
    words = _take_words(said, settings, unnamed)
    reports: dict[int, set[str]] = {}
    for one in said:
        reports.setdefault(one.answer, set()).add(one.statement.report)
    standing = {
        answer
        for answer, word in words.items()
        if not any(
            other.after(word) and replaces_earlier(values[index], values[answer])
            for index, other in words.items()
        )
    }
    return tuple(
        Voice(
            origin,
            answer,
            words[answer].statement,
            words[answer].commitment,
            len(reports[answer]),
            len(standing) if answer in standing else None,
        )
        for answer in sorted(words)
    )


def _take_words(
    said: Sequence[Said], settings: WeighSettings, unnamed: AbstractSet[str]
) -> Mapping[int, _Word]:
    words: dict[int, _Word] = {}
    for one in sorted(said, key=lambda s: s.statement.id):
        commitment = measure_commitment(one.statement, settings, unnamed)
        word = _Word(one.statement, commitment, *_measure_time(one.statement.said_at))
        before = words.get(one.answer)
        if before is not None:
            best = word if commitment.share > before.commitment.share else before
            since, until = max(word.since, before.since), max(word.until, before.until)
            word = replace(best, since=since, until=until)
        words[one.answer] = word
    return words


def _measure_time(said_at: Interval | None) -> tuple[float, float]:
    if said_at is None:
        return -inf, inf
    return (said_at.lo - _EPOCH).total_seconds(), (said_at.hi - _EPOCH).total_seconds()
