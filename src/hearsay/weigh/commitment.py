"""How much of its weight a statement commits, and in which words that is told."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hearsay.model.statements import Factuality, Statement
from hearsay.weigh.settings import WeighSettings

_WORDS = {
    "CT": "said as certain",
    "PR": "said as probable",
    "PS": "said as possible",
    "U": "passed on without a stand",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """A share between 0 and 1 of a whole weight, and the reason in words."""

    share: float
    because: str


def measure_commitment(
    statement: Statement, settings: WeighSettings, unnamed: AbstractSet[str] = frozenset()
) -> Commitment:
    """Give what a statement commits to the answer that it gives.

    A denial is as firm as an assertion: the answer that it gives is "not X", so its polarity
    takes nothing off. `unnamed` holds the ids of the sources that have no name.
    """
    share, words = _measure_certainty(statement.factuality, settings)
    reasons = [words]
    if statement.speaker in unnamed:
        share *= settings.unnamed
        reasons.append(f"speaker unnamed (counted {settings.unnamed:g})")
    if statement.doubted:
        share *= settings.doubted
        reasons.append(f"doubted by the report itself (counted {settings.doubted:g})")
    return Commitment(share, ", ".join(reasons))


def _measure_certainty(factuality: Factuality, settings: WeighSettings) -> tuple[float, str]:
    level = factuality.value.rstrip("+-")
    shares = {
        "CT": settings.certain,
        "PR": settings.probable,
        "PS": settings.possible,
        "U": settings.underspecified,
    }
    share = shares[level]
    counted = "" if share == 1 else f" (counted {share:g})"
    return share, _WORDS[level] + counted
