from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.errors import HearsayError
from hearsay.model.assessments import Assessment
from hearsay.model.claims import Claim
from hearsay.model.questions import Answer, Question, Status
from hearsay.weigh import WeighSettings, assess_question


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        pytest.param("ministry stated army CT+", "one origin", id="one"),
        pytest.param(
            "ministry stated army CT+\nministry stated army CT+", "one origin", id="two-reports"
        ),
        pytest.param("ministry stated army CT+\nagency stated army CT+", None, id="two-that-agree"),
        pytest.param("rumour not-stated army CT+", "too little to say", id="nobody-counted"),
        pytest.param("ministry stated army U", "too little to say", id="no-stand"),
        pytest.param(
            "ministry stated army CT+\nagency stated rebels CT+", "too little to say", id="a-tie"
        ),
    ],
)
def test_a_note_where_the_figures_say_little(
    weigh: Callable[..., Assessment], rows: str, note: str | None
) -> None:
    assert weigh(rows).note == note


def _ask(*claims: str) -> Question:
    answers = (Answer("army", "the army", claims),) if claims else ()
    return Question("q1", "control", "Who?", None, None, Status.UNOPPOSED, answers)


def test_a_question_without_answers_leaves_all_to_none_of_these() -> None:
    found = assess_question(_ask(), {}, {}, (), {})
    assert (found.weighed, found.none_of_these, found.note) == ((), 1.0, "too little to say")


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        pytest.param({}, "question 'q1': there is no claim 'c1'", id="claim"),
        pytest.param(
            {"c1": Claim("c1", "s1", "control", {})},
            "question 'q1': there is no statement 's1'",
            id="statement",
        ),
    ],
)
def test_an_unknown_id_is_told(claims: dict[str, Claim], says: str) -> None:
    with pytest.raises(HearsayError, match=says):
        assess_question(_ask("c1"), claims, {}, (), {})


@pytest.mark.parametrize(
    "figures",
    [
        {"accuracy": 0.5},
        {"accuracy": 1.0},
        {"probable": 0.2},
        {"certain": 1.2},
        {"underspecified": -0.1},
        {"compatible": 1.5},
        {"doubted": -1.0},
    ],
    ids=str,
)
def test_settings_that_make_no_sense_are_refused(figures: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        WeighSettings(**figures)
