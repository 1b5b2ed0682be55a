"""As known on each day: the leading answers' curves, and how near they came to what turned out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from hearsay.model.assessments import Assessment
from hearsay.model.cases import Outcome
from hearsay.model.claims import SlotValue
from hearsay.model.ledger import DayView
from hearsay.model.questions import Question, Status
from hearsay.publish.dossier.anchors import Anchors
from hearsay.publish.dossier.axis import DayAxis, draw_axis
from hearsay.publish.dossier.outcomes import (
    find_outcome,
    matches_truth,
    say_established,
    say_nearness,
)
from hearsay.publish.dossier.svg import draw_element, draw_path
from hearsay.publish.lookup import Lookup
from hearsay.publish.words import say_day, say_percent, say_value

_CURVES = 4
_WIDTH = 640
_HEIGHT = 150
_LEFT = 44
_RIGHT = 170
_TOP = 10
_AXIS = 36
_LABEL_GAP = 14
_LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day's leading answer; the last two fields only where the outcome is known."""

    day: str
    leading: str
    percent: str
    nearness: str
    on_truth: str


@dataclass(frozen=True, slots=True)
class DaysView:
    """One question through the days."""

    text: str
    anchor: str
    svg: Markup
    rows: tuple[DayRow, ...]
    outcome: str | None
    established: str | None


@dataclass(frozen=True, slots=True)
class _Moment:
    view: DayView
    question: Question
    assessment: Assessment

    def ranked(self) -> list[tuple[float, str, SlotValue]]:
        answers = self.question.answers
        found = [
            (w.probability, answers[w.answer].label, answers[w.answer].value)
            for w in self.assessment.weighed
            if w.answer < len(answers)
        ]
        return sorted(found, key=lambda item: -item[0])


def view_days(lookup: Lookup, anchors: Anchors) -> tuple[DaysView, ...]:
    """Give the days of each question that is contested or whose outcome is known."""
    views = []
    for question in lookup.ledger.questions:
        outcome = find_outcome(question, lookup.ledger.case.outcomes)
        if question.status is not Status.CONTESTED and outcome is None:
            continue
        moments = _follow_question(question, lookup.ledger.days)
        if moments:
            views.append(_view_question(question, moments, outcome, lookup, anchors))
    return tuple(views)


def list_unasked_outcomes(lookup: Lookup) -> tuple[Outcome, ...]:
    """Give the outcomes that no question of the ledger asks about."""
    asked = [
        find_outcome(question, lookup.ledger.case.outcomes) for question in lookup.ledger.questions
    ]
    return tuple(outcome for outcome in lookup.ledger.case.outcomes if outcome not in asked)


def _follow_question(question: Question, days: tuple[DayView, ...]) -> list[_Moment]:
    """Find a question on each day, by its id or, where that has changed, by its words."""
    moments = []
    for view in days:
        found = next((q for q in view.questions if q.id == question.id), None) or next(
            (q for q in view.questions if q.text == question.text), None
        )
        if found is None:
            continue
        weights = next((a for a in view.assessments if a.question == found.id), None)
        if weights is not None and weights.weighed:
            moments.append(_Moment(view, found, weights))
    return moments


def _view_question(
    question: Question,
    moments: list[_Moment],
    outcome: Outcome | None,
    lookup: Lookup,
    anchors: Anchors,
) -> DaysView:
    anchor = anchors.questions[question.id]
    return DaysView(
        text=question.text,
        anchor=anchor,
        svg=_draw_curves(question, moments, anchor),
        rows=tuple(_view_moment(moment, outcome) for moment in moments),
        outcome=say_value(outcome.value, lookup) if outcome else None,
        established=say_established(outcome) if outcome else None,
    )


def _view_moment(moment: _Moment, outcome: Outcome | None) -> DayRow:
    ranked = moment.ranked()
    probability, label, value = ranked[0]
    on_truth = (
        sum(item[0] for item in ranked if matches_truth(item[2], outcome.value)) if outcome else 0.0
    )
    return DayRow(
        day=say_day(moment.view.day),
        leading=label,
        percent=say_percent(probability),
        nearness=say_nearness(value, outcome.value) if outcome else "",
        on_truth=say_percent(on_truth) if outcome else "",
    )


def _draw_curves(question: Question, moments: list[_Moment], anchor: str) -> Markup:
    first, last = moments[0].view.day, moments[-1].view.day
    bottom = _TOP + _HEIGHT
    axis = DayAxis(first, last + timedelta(days=1), _LEFT, _WIDTH - _RIGHT)
    labels = list(dict.fromkeys(
        label for _, label, _ in [item for m in reversed(moments) for item in m.ranked()]
    ))[:_CURVES]  # fmt: skip
    parts = [draw_axis(axis, _TOP, bottom), *_draw_levels(axis, bottom)]
    ends: list[tuple[float, int, str]] = []
    for number, label in enumerate(labels):
        points: list[tuple[float, float]] = []
        for at, moment in enumerate(moments):
            found = next((p for p, name, _ in moment.ranked() if name == label), None)
            if found is None:
                continue
            until = moments[at + 1].view.day if at + 1 < len(moments) else axis.end
            y = bottom - found * _HEIGHT
            points += [(axis.place(moment.view.day), y), (axis.place(until), y)]
        if points:
            parts.append(draw_element("path", d=draw_path(points), class_=f"curve c{number}"))
            ends.append((points[-1][1], number, label))
    parts += _draw_ends(ends, axis.right)
    title, description = f"days-{anchor}-title", f"days-{anchor}-text"
    return draw_element(
        "svg",
        draw_element("title", f"Probability by day: {question.text}", id=title),
        draw_element(
            "desc", "The table below holds the leading answer of each day.", id=description
        ),
        *parts,
        class_="curves",
        viewBox=f"0 0 {_WIDTH} {bottom + _AXIS}",
        role="img",
        aria_labelledby=f"{title} {description}",
    )


def _draw_levels(axis: DayAxis, bottom: float) -> list[Markup]:
    parts = []
    for percent in (0, 50, 100):
        y = bottom - percent / 100 * _HEIGHT
        parts.append(draw_element("line", x1=axis.left, x2=axis.right, y1=y, y2=y, class_="rule"))
        parts.append(draw_element("text", f"{percent} %", x=axis.left - 6, y=y + 4, class_="level"))
    return parts


def _draw_ends(ends: list[tuple[float, int, str]], right: float) -> list[Markup]:
    """Name the curves at their ends, moved apart where they would touch."""
    parts = []
    floor = 0.0
    for y, number, label in sorted(ends):
        at = max(y, floor)
        floor = at + _LABEL_GAP
        shown = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
        parts.append(
            draw_element(
                "line", x1=right + 2, x2=right + 20, y1=at, y2=at, class_=f"curve c{number}"
            )
        )
        parts.append(draw_element("text", shown, x=right + 25, y=at + 4, class_="end"))
    return parts
