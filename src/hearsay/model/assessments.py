"""Assessments: what the weighing computed, with its reasons. Never a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of an answer's sum: log-odds in nats, the reason in a sentence.

    `origin` is None for lines that no origin gives (the start, the rivals).
    """

    origin: str | None
    log_odds: float
    because: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer's weight: its contributions sum to `log_odds`; `origins` are those behind it.

    `answer` is the answer's index in its question.
    """

    answer: int
    origins: tuple[str, ...]
    probability: float
    log_odds: float
    contributions: tuple[Contribution, ...]
    flips_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The weights of one question's answers, in the question's order.

    `none_of_these` is the probability left for an answer that nobody gave; `note` is set where the
    figures say less than they seem to ("one origin", "too little to say").
    """

    question: str
    weighed: tuple[Weighed, ...]
    none_of_these: float
    note: str | None = None
