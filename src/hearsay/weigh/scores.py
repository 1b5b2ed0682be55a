"""From voices to scores: which share of which voice counts for which answer, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, fsum, log

from hearsay.weigh.rivalry import Fitting
from hearsay.weigh.settings import WeighSettings
from hearsay.weigh.voices import Voice

TIE = 1e-9
"""Scores nearer than this are equal: sums of the same figures in another order differ by less."""


class How(StrEnum):
    """In which way a voice counts for an answer."""

    GIVES = "gives"
    POOLED = "pooled"
    LENT = "lent"


@dataclass(frozen=True, slots=True)
class Part:
    """One summand of an answer's score, in nats, with the voice that gives it.

    `fit` is how far a lent part's answer bears this one out. A pooled part is that of an origin
    whose lineage nobody states; `pool` counts those behind the same answer, and `beside` is the
    voice to which it may go back, if any.
    """

    voice: Voice
    nats: float
    how: How
    pool: int = 0
    fit: float = 1.0
    beside: Voice | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Each answer's parts, the largest first, and its score: their sum."""

    parts: tuple[tuple[Part, ...], ...]
    scores: tuple[float, ...]


def tally_voices(voices: Iterable[Voice], fitting: Fitting, settings: WeighSettings) -> Tally:
    """Add up what the voices give to each answer.

    `fitting` holds, for each answer, those that bear it out and how far (`find_fitting`).

    An answer's score is what its own origins give, plus a share of what one answer that bears it
    out is given: the one that lends most. Only that one lends, so a crowd of vague figures does
    not add up to a precise one.
    """
    given: list[list[Voice]] = [[] for _ in fitting]
    for voice in voices:
        given[voice.answer].append(voice)
    own = [_count_voices(group, settings.unit) for group in given]
    totals = [fsum(part.nats for part in parts) for parts in own]
    parts: list[tuple[Part, ...]] = []
    for index, others in enumerate(fitting):
        lender, fit = max(
            others, key=lambda pair: (totals[pair[0]] * pair[1], -pair[0]), default=(None, 0.0)
        )
        lent = [] if lender is None else own[lender]
        borrowed = [
            Part(part.voice, part.nats * settings.compatible * fit, How.LENT, fit=fit)
            for part in lent
            if part.nats > 0
        ]
        parts.append(tuple(sorted([*own[index], *borrowed], key=_rank)))
    return Tally(tuple(parts), tuple(fsum(p.nats for p in some) for some in parts))


def find_leader(scores: Sequence[float], settings: WeighSettings) -> int | None:
    """Give the index of the highest score; None where two share it.

    Nor does an answer lead that weighs no more than "none of these".
    """
    best = max(scores, default=settings.none_score)
    leaders = [index for index, score in enumerate(scores) if score > best - TIE]
    if len(leaders) != 1 or best < settings.none_score + TIE:
        return None
    return leaders[0]


def measure_rivals(index: int, scores: Sequence[float], settings: WeighSettings) -> float:
    """Give the log of what stands against one answer: its rivals and "none of these", in nats."""
    rest = [score for other, score in enumerate(scores) if other != index]
    top = max([*rest, settings.none_score])
    return top + log(fsum(exp(score - top) for score in [*rest, settings.none_score]))


def _count_voices(voices: Sequence[Voice], unit: float) -> list[Part]:
    """Count each origin that says where it comes from; the others together as one at most.

    Those others may all go back to the strongest that is counted, so they add only what they say
    more surely than it does.
    """
    counted = sorted((v for v in voices if v.counted), key=_strength)
    pool = sorted((v for v in voices if not v.counted), key=_strength)
    parts = [Part(voice, voice.share * unit, How.GIVES) for voice in counted]
    beside = counted[0] if counted and counted[0].share > 0 else None
    for rank, voice in enumerate(pool):
        known = max(beside.share if beside else 0.0, pool[0].share if rank else 0.0)
        share = max(0.0, voice.share - known)
        behind = beside or (pool[0] if rank else None)
        parts.append(Part(voice, share * unit, How.POOLED, len(pool), beside=behind))
    return parts


def _strength(voice: Voice) -> tuple[float, str]:
    return (-voice.share, voice.origin.id)


def _rank(part: Part) -> tuple[float, str, str, int]:
    return (-abs(part.nats), part.voice.origin.id, part.how.value, part.voice.answer)
