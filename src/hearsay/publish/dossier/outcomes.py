"""Outcomes: what turned out true, which question it settles, and how near an answer came."""

from __future__ import annotations

from hearsay.model.cases import Outcome
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.questions import Question
from hearsay.model.times import Interval
from hearsay.publish.words import say_day


def find_outcome(question: Question, outcomes: tuple[Outcome, ...]) -> Outcome | None:
    """Find what turned out for a question: the same frame, place and other fixed slots."""
    return next((outcome for outcome in outcomes if _settles(outcome, question)), None)


def say_nearness(value: SlotValue, truth: SlotValue) -> str:
    """Say how near an answer came to what turned out true."""
    if isinstance(value, Count) and isinstance(truth, Count):
        return _say_count_nearness(value, truth)
    if matches_truth(value, truth):
        return "what turned out true"
    if isinstance(value, Place) and isinstance(truth, Place):
        if value.inside(truth):
            return "true, told more narrowly"
        if truth.inside(value):
            return "true, told more widely"
    return "not what turned out true"


def matches_truth(value: SlotValue, truth: SlotValue) -> bool:
    """Tell whether an answer is borne out: counts and times that meet, else the same value."""
    if isinstance(value, Count) and isinstance(truth, Count):
        return value.intersects(truth)
    if isinstance(value, Interval) and isinstance(truth, Interval):
        return value.overlaps(truth)
    if isinstance(value, Place) and isinstance(truth, Place):
        return value.id == truth.id
    return value == truth


def say_established(outcome: Outcome) -> str:
    """Say who established an outcome, and on which day where that is known."""
    when = f", {say_day(outcome.established)}" if outcome.established else ""
    return f"{outcome.by}{when}"


def _say_count_nearness(value: Count, truth: Count) -> str:
    if value.same_interval(truth):
        return "exactly"
    if value.intersects(truth):
        return "holds it"
    (lo, hi), (true_lo, true_hi) = value.bounds, truth.bounds
    gap = lo - true_hi if lo > true_hi else true_lo - hi
    side = "above" if lo > true_hi else "below"
    return f"{gap:,.0f} {side}"


def _settles(outcome: Outcome, question: Question) -> bool:
    if outcome.frame != question.frame:
        return False
    if outcome.where is not None and (
        question.where is None
        or outcome.where.casefold() not in {question.where.name.casefold(), question.where.id}
    ):
        return False
    return all(_same_slot(question, name, value) for name, value in outcome.about.items())


def _same_slot(question: Question, name: str, value: str) -> bool:
    if name in {"time", "when", "day"} and question.when is not None:
        lo, hi = question.when.lo.date().isoformat(), question.when.hi.date().isoformat()
        return lo <= value <= hi
    slot = question.about.get(name)
    if isinstance(slot, Place):
        return value.casefold() in {slot.name.casefold(), slot.id}
    return isinstance(slot, str) and slot.casefold() == value.casefold()
