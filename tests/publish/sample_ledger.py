"""A whole ledger of an invented case: nobody and no event in it is real."""
# ruff: noqa: E501  # one relation or reason a line reads as a table

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path

from tests.publish.sample_case import CITADEL, FIRST, REPORTS, SOURCES, TOWN, VILLAGE, ZONE, moment
from tests.publish.sample_statements import Desk, day_interval, make_desk

from hearsay.model.assessments import Assessment, Contribution, Weighed
from hearsay.model.cases import Case, Outcome
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.ledger import DayView, Ledger
from hearsay.model.notices import Notice
from hearsay.model.origins import Lineage, Origin, Reason, ReasonKind
from hearsay.model.quantities import Count
from hearsay.model.questions import Answer, Question, Relation, RelationKind, Status

ORIGINS = (
    Origin("o1", "spokesman", ("s1", "s2", "s3", "s15"), ("a1-wire", "a2-courier", "a6-courier"), Lineage.STATED, (Reason(ReasonKind.DECLARED, "The Courier names Meridian Wire as its source."),)),
    Origin("o2", "front", ("s5", "s6"), ("a3-signal",), Lineage.STATED, (Reason(ReasonKind.SAME_SOURCE, "One statement of the Desert Front."),)),
    Origin("o3", "doctor", ("s7", "s8", "s13"), ("a4-gazette", "a6-courier"), Lineage.STATED, (Reason(ReasonKind.DECLARED, "The Courier cites the Harbour Gazette, which cites Dr. Lina Sayegh through the Steppe Monitors."),)),
    Origin("o4", "hospital", ("s11", "s12"), ("a5-wire",), Lineage.STATED, ()),
    Origin("o5", "monitors", ("s16", "s17"), ("a7-signal",), Lineage.INFERRED, (Reason(ReasonKind.COPIED, "Eleven words in a row are the same as in an earlier bulletin."),)),
    Origin("o6", "gazette", ("s9",), ("a4-gazette",), Lineage.NOT_STATED, ()),
    Origin("o7", "reader", ("s10",), ("a4-gazette#c1",), Lineage.NOT_STATED, ()),
    Origin("o8", "council", ("s14", "s18"), ("a6-courier", "a7-signal"), Lineage.STATED, ()),
)  # fmt: skip


def _claims_of(desk: Desk, *statements: str) -> tuple[str, ...]:
    return tuple(c.id for s in statements for c in desk.claims if c.statement == s)


def _weigh(answer: int, probability: float, *origins: str) -> Weighed:
    log_odds = log(probability / (1 - probability))
    share = (log_odds + 0.69) / max(1, len(origins))
    lines = (
        Contribution(None, -0.69, "Two answers were given: each starts at even odds, less a little for an answer that nobody gave."),
        *(Contribution(o, share, f"{next(x for x in ORIGINS if x.id == o).source} said so at first hand.") for o in origins),
    )  # fmt: skip
    flips = (
        ("Without its first origin, the other answer would lead.",)
        if answer == 0 and origins
        else ()
    )
    return Weighed(answer, origins, probability, log_odds, lines, flips)


def make_questions(desk: Desk) -> tuple[tuple[Question, ...], tuple[Assessment, ...]]:
    questions = (
        Question("q1", "control", "Who held Qasr Adra on 3 and 4 May 2031?", TOWN, day_interval(3, 4), Status.CONTESTED,
            (Answer("army", "Northern army", _claims_of(desk, "s1", "s2", "s3")), Answer("front", "Desert Front", _claims_of(desk, "s5"))), asked=True),
        Question("q2", "casualties", "How many people were killed at the market of Qasr Adra on 4 May 2031?", TOWN, day_interval(4), Status.CONTESTED,
            (Answer(Count(12, 12, "12"), "12", _claims_of(desk, "s11")), Answer(Count(31, None, "at least 31"), "at least 31", _claims_of(desk, "s7", "s8", "s13"))),
            about={"unit": "killed", "scope": "incident"}),
        Question("q3", "strikes", "How many aircraft struck the market of Qasr Adra on 4 May 2031?", TOWN, day_interval(4), Status.CONTESTED,
            (Answer(Count(4, 4, "four"), "4", _claims_of(desk, "s9")), Answer(Count(2, 2, "two"), "2", _claims_of(desk, "s10")))),
        Question("q4", "responsibility", "Who carried out the strike on the market?", TOWN, day_interval(4), Status.CONTESTED,
            (Answer("army", "Northern army", _claims_of(desk, "s14")), Answer("front", "Desert Front", _claims_of(desk, "s15"))), about={"act": "the strike on the market"}),
        Question("q5", "control", "Who held the Adra citadel on 8 May 2031?", CITADEL, day_interval(8), Status.UNOPPOSED,
            (Answer("army", "Northern army", _claims_of(desk, "s17")),)),
        Question("q6", "control", "Who held Tel Harm on 3 May 2031?", VILLAGE, None, Status.UNOPPOSED,
            (Answer("army", "Northern army", _claims_of(desk, "s4")),)),
    )  # fmt: skip
    assessments = (
        Assessment("q1", (_weigh(0, 0.56, "o1"), _weigh(1, 0.36, "o2")), 0.08),
        Assessment("q2", (_weigh(0, 0.71, "o4"), _weigh(1, 0.21, "o3")), 0.08),
        Assessment("q3", (_weigh(0, 0.48), _weigh(1, 0.42)), 0.1, "too little to say: nobody states a source"),
        Assessment("q4", (_weigh(0, 0.52, "o8"), _weigh(1, 0.38, "o1")), 0.1, "one origin on each side"),
        Assessment("q5", (_weigh(0, 0.86, "o5"),), 0.14, "one origin"),
        Assessment("q6", (_weigh(0, 0.72),), 0.28, "too little to say"),
    )  # fmt: skip
    return questions, assessments


def _make_relations(desk: Desk) -> tuple[Relation, ...]:
    first = {c.statement: c.id for c in reversed(desk.claims)}
    kind = RelationKind
    return (
        Relation(first["s1"], first["s5"], kind.CONTRADICTS, "Both speak of Qasr Adra on overlapping days, and name different holders."),
        Relation(first["s1"], first["s3"], kind.AGREES, "Both name the Northern army at the same place on the same day."),
        Relation(first["s7"], first["s11"], kind.CONTRADICTS, "The same place, day and victims; 12 lies outside at least 31."),
        Relation(first["s7"], first["s13"], kind.AGREES, "The same figure, passed on."),
        Relation(first["s9"], first["s10"], kind.CONTRADICTS, "Four and two aircraft cannot both be the count of one strike."),
        Relation(first["s14"], first["s15"], kind.CONTRADICTS, "The same act is laid on two different parties."),
    )  # fmt: skip


def _run(
    first: int, last: int, holder: str, probability: float, *statements: str
) -> ControlInterval:
    return ControlInterval(
        date(2031, 5, first), date(2031, 5, last), holder, probability, statements
    )


CONTROL = (
    ControlRow(
        TOWN, None, (_run(3, 6, "army", 0.62, "s1", "s3"), _run(8, 11, "front", 0.74, "s16"))
    ),
    ControlRow(TOWN, "spokesman", (_run(3, 5, "army", 1.0, "s1", "s2"),)),
    ControlRow(TOWN, "front", (_run(4, 4, "front", 1.0, "s5"), _run(9, 11, "front", 1.0, "s5"))),
    ControlRow(TOWN, "monitors", (_run(8, 8, "front", 1.0, "s16"),)),
    ControlRow(CITADEL, None, (_run(8, 11, "army", 0.86, "s17"),)),
    ControlRow(CITADEL, "monitors", (_run(8, 8, "army", 1.0, "s17"),)),
)

_TOLLS = ((4, 0.15, 0.77), (5, 0.66, 0.26), (6, 0.71, 0.21), (8, 0.71, 0.21))


def _make_days(questions: tuple[Question, ...]) -> tuple[DayView, ...]:
    held = Assessment("q1", (_weigh(0, 0.56, "o1"), _weigh(1, 0.36, "o2")), 0.08)
    return (
        DayView(FIRST, (replace(questions[0], answers=questions[0].answers[:1], status=Status.UNOPPOSED),), (Assessment("q1", (_weigh(0, 0.8, "o1"),), 0.2),)),
        *(
            DayView(date(2031, 5, day), questions[:2], (held, Assessment("q2", (_weigh(0, low, "o4"), _weigh(1, high, "o3")), 0.08)))
            for day, low, high in _TOLLS
        ),
    )  # fmt: skip


NOTICES = (
    Notice("scan-17.pdf", "holds no text, only a picture of a page", "run it through character recognition and add the text"),
    Notice("empty.txt", "there is nothing in it", "remove it or add its text", fatal=True),
)  # fmt: skip


def make_ledger() -> Ledger:
    """Build the whole sample."""
    desk = make_desk()
    questions, assessments = make_questions(desk)
    return Ledger(
        case=Case(
            folder=Path("qasr-adra"),
            title="Who holds Qasr Adra?",
            language="en",
            zone=ZONE,
            outcomes=(
                Outcome("casualties", "Qasr Adra", {"unit": "killed"}, Count(14, 14, "14"), FIRST + timedelta(days=40), "the town's burial register"),
            ),
            note="Invented for the tests of hearsay: nobody and no event in it is real.",
        ),
        generated_at=moment(12, 6, 30),
        version="0.1.0",
        reports=REPORTS,
        sources=SOURCES,
        statements=tuple(desk.statements),
        claims=tuple(desk.claims),
        questions=questions,
        assessments=assessments,
        relations=_make_relations(desk),
        origins=ORIGINS,
        control=CONTROL,
        notices=NOTICES,
        days=_make_days(questions),
    )  # fmt: skip
