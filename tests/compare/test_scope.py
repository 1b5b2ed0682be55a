"""Scope: a desk's own question settles the place and the event that reports leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hearsay.model.cases import AskedQuestion
from hearsay.model.questions import RelationKind

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

RESCUED = "casualties unit=rescued count="
EVENT = AskedQuestion("casualties", None, {"unit": "rescued"})
IN_PALMYRA = AskedQuestion("casualties", "Palmyra", {"unit": "killed"})


def test_a_question_without_a_place_asks_of_one_event(desk: Desk) -> None:
    desk.questions = (EVENT,)
    desk.say("afp", RESCUED + "675 time=2016-12-11")
    desk.say("herald", RESCUED + "866 time=2016-12-13")
    comparison = desk.compare()
    (question,) = comparison.questions
    assert question.asked
    assert question.where is None
    assert question.text == "How many people were rescued between 11 and 13 December 2016?"
    assert [r.relation for r in comparison.relations] == [RelationKind.CONTRADICTS]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("unit=rescued count=675", "unit=killed count=866", id="another-unit"),
        pytest.param("unit=rescued count=675", "unit=rescued count=600..700", id="compatible"),
    ],
)
def test_the_event_makes_no_conflict_of_what_is_none(desk: Desk, first: str, second: str) -> None:
    desk.questions = (EVENT,)
    desk.say("afp", f"casualties {first} time=2016-12-11")
    desk.say("herald", f"casualties {second} time=2016-12-13")
    kinds = {relation.relation for relation in desk.compare().relations}
    assert RelationKind.CONTRADICTS not in kinds


def test_a_question_of_a_place_takes_in_who_names_none(desk: Desk) -> None:
    desk.questions = (IN_PALMYRA,)
    desk.say("afp", "casualties unit=killed count=300.. place=palmyra time=2016-12-11")
    desk.say("herald", "casualties unit=killed count=40 time=2016-12-11")
    comparison = desk.compare()
    (question,) = comparison.questions
    assert {claim for answer in question.answers for claim in answer.claims} == {"k1", "k2"}
    assert [r.relation for r in comparison.relations] == [RelationKind.CONTRADICTS]


def test_without_a_question_nothing_is_settled(desk: Desk) -> None:
    desk.say("afp", "casualties unit=killed count=300.. place=palmyra time=2016-12-11")
    desk.say("herald", "casualties unit=killed count=40 time=2016-12-11")
    assert desk.compare().relations == ()


def test_a_body_and_its_head_do_not_conflict(desk: Desk) -> None:
    slots = "casualties unit=killed place=palmyra time=2016-12-11 count="
    desk.say("ministry", slots + "300..")
    desk.say("hassan", slots + "40")
    kinds = {relation.relation for relation in desk.compare().relations}
    assert RelationKind.CONTRADICTS not in kinds
