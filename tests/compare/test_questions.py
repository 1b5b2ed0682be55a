"""Which questions are posed, how they are worded, what answers them, and which are contested."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hearsay.model.cases import AskedQuestion
from hearsay.model.questions import RelationKind, Status

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

P = "control place=palmyra phase=holds time=2016-12-11 holder="
K = "casualties place=aleppo unit=killed time=2016-12-12 count="

WORDED = {
    "control on a day": (
        ["control place=palmyra phase=takes holder=isis time=2016-12-11"] * 2,
        "Who held Palmyra on 11 December 2016?",
    ),
    "control over days": (
        [P + "isis", "control place=palmyra phase=holds time=2016-12-13 holder=army"],
        "Who held Palmyra between 11 and 13 December 2016?",
    ),
    "control in a month": (
        ["control place=palmyra phase=holds holder=isis time=2016-12"] * 2,
        "Who held Palmyra in December 2016?",
    ),
    "over the turn of a month": (
        ["control place=palmyra phase=holds holder=isis time=2016-11-30/2016-12-02"] * 2,
        "Who held Palmyra between 30 November and 2 December 2016?",
    ),
    "killed": ([K + "12", K + "40"], "How many people were killed in Aleppo on 12 December 2016?"),
    "victims and culprit": (
        [K + "12 victims=civilians by=army", K + "40 victims=civilians by=army"],
        "How many civilians were killed by the Syrian army in Aleppo on 12 December 2016?",
    ),
    "participants": (
        ["casualties place=aleppo unit=participants time=2016-12-12 count=900"] * 2,
        "How many people took part in Aleppo on 12 December 2016?",
    ),
    "strikes": (
        ["strikes place=palmyra by=russia against=isis time=2016-12-11 count=60.."] * 2,
        "How many strikes did Russia carry out against ISIS in Palmyra on 11 December 2016?",
    ),
    "movement": (
        ["movement place=palmyra actor=army action=withdraws time=2016-12-11"] * 2,
        "Did the Syrian army advance or withdraw in Palmyra on 11 December 2016?",
    ),
    "movement at odds about its manner": (
        [
            "movement place=palmyra actor=army action=withdraws manner=agreed time=2016-12-11",
            "movement place=palmyra actor=army action=withdraws manner=fought time=2016-12-11",
        ],
        "How did the withdrawal of the Syrian army from Palmyra on 11 December 2016 come about?",
    ),
    "no act is placed": (
        [
            "movement actor=army action=withdraws time=2016-12-11",
            "movement actor=army action=advances place=palmyra time=2016-12-11",
        ],
        None,
    ),
    "responsibility": (
        ["responsibility place=aleppo act=airstrike by=russia time=2016-12-12"] * 2,
        "Who was responsible for the airstrike in Aleppo on 12 December 2016?",
    ),
    "vessel": (
        ["vessel subject=aurora state=sunk time=2016-12-12"] * 2,
        "What had become of Aurora on 12 December 2016?",
    ),
    "site": (
        ["control place=citadel phase=holds holder=isis time=2016-12-11"] * 2,
        "Who held Palmyra citadel on 11 December 2016?",
    ),
}


@pytest.mark.parametrize("name", WORDED)
def test_a_question_is_worded_as_a_person_would_ask(desk: Desk, name: str) -> None:
    claims, expected = WORDED[name]
    for speaker, claim in zip(("afp", "observatory"), claims, strict=True):
        desk.say(speaker, claim)
    assert [q.text for q in desk.compare().questions] == ([expected] if expected else [])


def test_a_contested_question_lists_its_rivals_and_why(desk: Desk) -> None:
    desk.say("afp", P + "isis", own=True)
    desk.say("observatory", P + "isis")
    desk.say("ministry", P + "army")
    comparison = desk.compare()
    (question,) = comparison.questions
    assert (question.id, question.status) == ("q1", Status.CONTESTED)
    assert question.where is not None
    assert question.where.id == "palmyra"
    assert [(a.value, a.label, a.claims) for a in question.answers] == [
        ("isis", "ISIS", ("k1", "k2")),
        ("army", "the Syrian army", ("k3",)),
    ]
    assert [(r.a, r.b, r.relation.value, r.because) for r in comparison.relations] == [
        ("k1", "k2", "agrees", "both name ISIS as holder of Palmyra on 11 December 2016"),
        (
            "k1",
            "k3",
            "contradicts",
            (
                "the same town and day: ISIS and the Syrian army are each named as "
                "holder of Palmyra on 11 December 2016"
            ),
        ),
        (
            "k2",
            "k3",
            "contradicts",
            (
                "the same town and day: ISIS and the Syrian army are each named as "
                "holder of Palmyra on 11 December 2016"
            ),
        ),
    ]


ANSWERED = {
    "numbers rise and stay apart": (
        [K + "40", K + "12..", K + "12"],
        ["12 killed", "at least 12 killed", "40 killed"],
    ),
    "who holds it no longer": (
        ["control place=palmyra phase=loses time=2016-12-11 holder=army", P + "isis"],
        ["no longer the Syrian army", "ISIS"],
    ),
    "a movement and its manner": (
        [
            "movement place=palmyra actor=army action=withdraws manner=agreed time=2016-12-11",
            "movement place=palmyra actor=army action=withdraws manner=fought time=2016-12-11",
        ],
        ["withdrew by agreement", "withdrew in a fight"],
    ),
    "a ship": (
        [
            "vessel subject=aurora state=sunk time=2016-12-12",
            "vessel subject=aurora state=under-tow time=2016-12-12",
        ],
        ["It had sunk", "It was under tow"],
    ),
}


@pytest.mark.parametrize("name", ANSWERED)
def test_answers_are_labelled(desk: Desk, name: str) -> None:
    claims, expected = ANSWERED[name]
    for speaker, claim in zip(("afp", "observatory", "ministry"), claims, strict=False):
        desk.say(speaker, claim)
    (question,) = desk.compare().questions
    assert [answer.label for answer in question.answers] == expected


GROUPED = {
    "control within five days": ([P + "isis", P.replace("-11", "-16") + "isis"], 1),
    "control farther apart": ([P + "isis", P.replace("-11", "-18") + "isis"], 2),
    "citadel and city": ([P + "isis", P.replace("palmyra", "citadel") + "isis"], 1),
    "city and governorate": ([P + "isis", P.replace("palmyra", "homs") + "isis"], 2),
    "two districts": (
        [K.replace("aleppo", "sukkari") + "3", K.replace("aleppo", "salhin") + "3"],
        2,
    ),
    "adjacent days": ([K + "3", K.replace("-12 ", "-13 ") + "3"], 1),
    "two days on": ([K + "3", K.replace("2016-12-12", "2016-12-15") + "3"], 2),
    "units": ([K + "3", K.replace("killed", "wounded") + "3"], 2),
    "scopes": ([K + "3", K + "3 scope=cumulative"], 2),
    "victims stated on both sides": ([K + "3 victims=civilians", K + "3 victims=fighters"], 2),
    "victims stated on one side": ([K + "3 victims=civilians", K + "3"], 1),
    "the only overlapping month": ([P + "isis", P.replace("2016-12-11", "2016-12") + "isis"], 1),
    "another month": ([P + "isis", P.replace("2016-12-11", "2016-10") + "isis"], 2),
    "a branch and its whole": (
        [
            "strikes place=palmyra time=2016-12-11 by=russia count=60",
            "strikes place=palmyra time=2016-12-11 by=air-force count=60",
        ],
        1,
    ),
}


@pytest.mark.parametrize("name", GROUPED)
def test_claims_on_one_thing_make_one_question(desk: Desk, name: str) -> None:
    claims, expected = GROUPED[name]
    # Two reports on each side, so that every question is told by two.
    for number, claim in enumerate([*claims, *claims]):
        desk.say(("afp", "observatory", "ministry", "hassan")[number], claim)
    assert len(desk.compare().questions) == expected


def test_a_total_beside_two_parts_stands_apart(desk: Desk) -> None:
    for victims in (" victims=civilians", " victims=fighters", ""):
        desk.say("afp", K + "3" + victims)
        desk.say("observatory", K + "3" + victims)
    assert [len(q.answers[0].claims) for q in desk.compare().questions] == [2, 2, 2]


def test_a_run_of_days_is_broken_when_it_gets_long(desk: Desk) -> None:
    for day in range(1, 29):
        for speaker in ("afp", "observatory"):
            claim = f"control place=palmyra phase=holds holder=isis time=2016-12-{day:02}"
            desk.say(speaker, claim)
    times = [question.when for question in desk.compare().questions]
    spans = [len(list(time.days())) for time in times if time is not None]
    assert len(spans) == 2
    assert sum(spans) == 28


INCLUDED = {
    "one report, unopposed": ([("afp", P + "isis", "r1")], 0),
    "two statements of one report": (
        [("afp", P + "isis", "r1"), ("ministry", P + "isis", "r1")],
        0,
    ),
    "two reports": ([("afp", P + "isis", "r1"), ("ministry", P + "isis", "r2")], 1),
    "one report at odds": ([("afp", P + "isis", "r1"), ("ministry", P + "army", "r1")], 1),
    "no place, no question": (
        [
            ("afp", K.replace("place=aleppo ", "") + "3", "r1"),
            ("ministry", K.replace("place=aleppo ", "") + "3", "r2"),
        ],
        0,
    ),
    "a ship needs no place": (
        [
            ("afp", "vessel subject=aurora state=sunk time=2016-12-12", "r1"),
            ("ministry", "vessel subject=aurora state=afloat time=2016-12-12", "r2"),
        ],
        1,
    ),
}


@pytest.mark.parametrize("name", INCLUDED)
def test_a_question_is_found_where_it_is_worth_asking(desk: Desk, name: str) -> None:
    told, expected = INCLUDED[name]
    for speaker, claim, report in told:
        desk.say(speaker, claim, report=report)
    assert len(desk.compare().questions) == expected


ASKED = {
    "by name": (AskedQuestion("control", "Palmyra"), True),
    "whatever the case of letters": (AskedQuestion("control", "PALMYRA"), True),
    "by id": (AskedQuestion("control", "palmyra"), True),
    "by what lies around it": (AskedQuestion("control", "homs"), True),
    "anywhere": (AskedQuestion("control"), True),
    "elsewhere": (AskedQuestion("control", "Aleppo"), False),
    "another frame": (AskedQuestion("casualties", "Palmyra"), False),
    "by holder's name": (AskedQuestion("control", "Palmyra", {"holder": "Daesh"}), True),
    "by another holder": (AskedQuestion("control", "Palmyra", {"holder": "SAA"}), False),
    "by day": (AskedQuestion("control", "Palmyra", {"time": "2016-12-11"}), True),
    "by month": (AskedQuestion("control", "Palmyra", {"when": "2016-12"}), True),
    "by another day": (AskedQuestion("control", "Palmyra", {"time": "2016-12-13"}), False),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_the_desk_asks_is_posed_as_soon_as_one_claim_answers(desk: Desk, name: str) -> None:
    question, expected = ASKED[name]
    desk.questions = (question,)
    desk.say("afp", P + "isis")
    assert [q.asked for q in desk.compare().questions] == ([True] if expected else [])


def test_a_place_that_is_asked_about_keeps_its_own_question(desk: Desk) -> None:
    desk.questions = (AskedQuestion("control", "Palmyra citadel"),)
    desk.say("afp", P + "army")
    desk.say("observatory", P.replace("palmyra", "citadel") + "isis")
    assert [q.where.id for q in desk.compare().questions if q.where] == ["citadel"]


def test_asked_come_first_then_contested_by_reports_then_the_rest(desk: Desk) -> None:
    desk.questions = (AskedQuestion("casualties", "Aleppo"),)
    for speaker in ("afp", "observatory", "ministry", "hassan"):
        desk.say(speaker, P.replace("palmyra", "homs") + "army")
    desk.say("afp", P + "isis")
    desk.say("observatory", P + "army")
    vessel = "vessel subject=aurora time=2016-12-12 state="
    desk.say("afp", vessel + "sunk")
    desk.say("observatory", vessel + "sunk")
    desk.say("ministry", vessel + "afloat")
    desk.say("afp", K + "12")
    assert [(q.id, q.frame, q.status.value) for q in desk.compare().questions] == [
        ("q1", "casualties", "unopposed"),
        ("q2", "vessel", "contested"),
        ("q3", "control", "contested"),
        ("q4", "control", "unopposed"),
    ]


def test_a_denial_becomes_a_question_of_yes_or_no(desk: Desk) -> None:
    strike = "responsibility place=aleppo act=airstrike by=russia"
    desk.say("observatory", strike + " time=2016-12-12", published="2016-12-12T10:00")
    desk.say("afp", strike + " time=2016-12-12", published="2016-12-12T12:00")
    desk.say("russia", denies=strike, said="2016-12-13")
    comparison = desk.compare()
    (question,) = comparison.questions
    assert question.frame == "denial"
    assert (
        question.text == "Was Russia responsible for the airstrike in Aleppo on 12 December 2016?"
    )
    assert [(a.value, a.claims) for a in question.answers] == [
        ("yes", ("k1", "k2")),
        ("no", ("k3",)),
    ]
    assert question.status is Status.CONTESTED
    kinds = {frozenset((r.a, r.b)): r.relation for r in comparison.relations}
    assert kinds == {
        frozenset(("k1", "k2")): RelationKind.AGREES,
        frozenset(("k1", "k3")): RelationKind.CONTRADICTS,
        frozenset(("k2", "k3")): RelationKind.CONTRADICTS,
    }


DENIED = {
    "control": (
        "control place=palmyra holder=isis phase=takes time=2016-12-11",
        "Did ISIS take Palmyra on 11 December 2016?",
    ),
    "casualties": (
        K + "40 by=army",
        "Were 40 people killed by the Syrian army in Aleppo on 12 December 2016?",
    ),
    "strikes": (
        "strikes place=aleppo by=air-force count=20 time=2016-12-12",
        "Did the Russian air force carry out 20 strikes in Aleppo on 12 December 2016?",
    ),
    "movement": (
        "movement place=palmyra actor=army action=withdraws time=2016-12-11",
        "Did the Syrian army withdraw from Palmyra on 11 December 2016?",
    ),
    "driven out": (
        "movement place=palmyra actor=isis action=is-driven-out time=2016-12-11",
        "Was ISIS driven out from Palmyra on 11 December 2016?",
    ),
    "vessel": (
        "vessel subject=aurora state=sunk time=2016-12-12",
        "Was Aurora sunk on 12 December 2016?",
    ),
}


@pytest.mark.parametrize("name", DENIED)
def test_what_is_denied_is_asked_in_words(desk: Desk, name: str) -> None:
    claim, expected = DENIED[name]
    desk.say("observatory", claim)
    desk.say("ministry", denies=claim)
    (question,) = desk.compare().questions
    assert (question.text, [a.value for a in question.answers]) == (expected, ["yes", "no"])


def test_a_denial_long_after_speaks_of_something_else(desk: Desk) -> None:
    strike = "responsibility place=aleppo act=airstrike by=russia"
    desk.say("observatory", strike + " time=2016-12-12")
    desk.say("russia", denies=strike, said="2016-12-20")
    assert desk.compare().questions == ()


def test_a_denial_within_a_wider_dispute_keeps_both_questions(desk: Desk) -> None:
    desk.say("observatory", P + "isis")
    desk.say("ministry", P + "army")
    desk.say("russia", denies="control place=palmyra holder=isis phase=holds time=2016-12-11")
    control, denial = sorted(desk.compare().questions, key=lambda q: q.frame)
    assert (control.frame, denial.frame) == ("control", "denial")
    assert [(a.value, a.claims) for a in denial.answers] == [("yes", ("k1",)), ("no", ("k2", "k3"))]


def test_many_pairs_are_compared_by_their_representatives(desk: Desk) -> None:
    for number in range(240):
        desk.say("afp", K + str(number % 3 + 1), report=f"r{number}")
        desk.statements[-1] = replace(desk.statements[-1], speaker=f"speaker {number}")
    comparison = desk.compare()
    assert {r.relation for r in comparison.relations} == {RelationKind.CONTRADICTS}
    assert len(comparison.relations) == 3
    assert comparison.questions[0].status is Status.CONTESTED
