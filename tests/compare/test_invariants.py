"""What holds whatever was said, in whatever order it came."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.compare.origins.trace import trace_origins
from hearsay.compare.questions import pose_questions
from hearsay.compare.relations import Comparer
from hearsay.compare.sides import Sides
from hearsay.compare.voices import Setting, voice_claims
from hearsay.model.questions import RelationKind, Status

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

Saying = tuple[str, str, str, str | None, str]
FAST = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SPEAKERS = st.sampled_from(["afp", "observatory", "ministry", "u-source", "u-reports", "hassan"])
PLACES = st.sampled_from(["palmyra", "citadel", "aleppo", "sukkari", "homs"])
TIMES = st.sampled_from(
    ["2016-12-11", "2016-12-12", "2016-12-11T10:00", "2016-12", "2016-12-10/2016-12-12"]
)
ACTORS = st.sampled_from(["isis", "army", "government", "rebels", "russia", "air-force"])
CONTROL = st.builds(
    "control place={} time={} holder={} phase={}".format,
    PLACES,
    TIMES,
    ACTORS,
    st.sampled_from(["takes", "holds", "loses"]),
)
CASUALTIES = st.builds(
    "casualties place={} time={} unit=killed count={} {}".format,
    PLACES,
    TIMES,
    st.sampled_from(["12", "12..", "..10", "12..15", "40", "0"]),
    st.sampled_from(["", "victims=civilians", "by=russia", "scope=cumulative"]),
)
VESSEL = st.builds(
    "vessel subject=aurora time={} state={}".format,
    TIMES,
    st.sampled_from(["afloat", "sunk", "under-tow"]),
)
SAYINGS = st.lists(
    st.tuples(
        SPEAKERS,
        st.one_of(CONTROL, CASUALTIES, VESSEL),
        st.sampled_from(["so", "not so", "denied"]),
        st.sampled_from([None, "2016-12-11T08:00", "2016-12-12T20:00"]),
        st.sampled_from(["r1", "r2", "r3", "r4"]),
    ),
    max_size=14,
)
TEXTS = st.sampled_from(
    [
        "Forces of the coalition left the eastern hills after two weeks of rain and heavy losses",
        "Forces of the coalition left the western hills after two weeks of rain and heavy losses",
        "Forces of the coalition left the eastern hills after three weeks of rain and some losses",
        "A new bridge was opened",
        "",
    ]
)


def fill(desk: Desk, sayings: list[Saying]) -> None:
    """Put sayings on an emptied desk."""
    desk.statements.clear()
    desk.claims.clear()
    desk.reports.clear()
    for speaker, claim, so, said, report in sayings:
        if so == "denied":
            desk.say(speaker, denies=claim, said=said, report=report, via=("reuters",))
        else:
            negated = so == "not so"
            desk.say(speaker, claim, negated=negated, said=said, report=report, via=("reuters",))


@FAST
@given(sayings=SAYINGS)
def test_the_order_of_input_changes_no_relation(desk: Desk, sayings: list[Saying]) -> None:
    fill(desk, sayings)
    orders = (desk.claims, desk.claims[::-1])
    found = [
        pose_questions(
            claims, desk.statements[::-1], desk.reports, desk.sources, desk.frames, desk.case
        )
        for claims in orders
    ]
    symmetric = (RelationKind.AGREES, RelationKind.CONTRADICTS)
    relations = [
        {
            (r.relation, frozenset((r.a, r.b)) if r.relation in symmetric else (r.a, r.b))
            for r in comparison.relations
        }
        for comparison in found
    ]
    assert relations[0] == relations[1]
    texts = [sorted((q.text, q.status) for q in comparison.questions) for comparison in found]
    assert texts[0] == texts[1]


@FAST
@given(sayings=SAYINGS)
def test_a_question_is_contested_as_its_relations_say(desk: Desk, sayings: list[Saying]) -> None:
    fill(desk, sayings)
    comparison = desk.compare()
    rivals = [{r.a, r.b} for r in comparison.relations if r.relation is RelationKind.CONTRADICTS]
    ids = [question.id for question in comparison.questions]
    assert ids == [f"q{number}" for number in range(1, len(ids) + 1)]
    for question in comparison.questions:
        inside = [claim for answer in question.answers for claim in answer.claims]
        assert len(inside) == len(set(inside))
        assert question.text.endswith("?")
        contested = any(pair <= set(inside) for pair in rivals)
        assert (question.status is Status.CONTESTED) is contested


@FAST
@given(sayings=SAYINGS)
def test_nobody_contradicts_himself(desk: Desk, sayings: list[Saying]) -> None:
    fill(desk, sayings)
    setting = Setting(Sides(desk.sources), {}, UTC)
    voices = voice_claims(desk.claims, desk.statements, desk.reports, setting)
    comparer = Comparer(setting.sides)
    for number, a in enumerate(voices):
        for b in voices[:number]:
            there, back = comparer.relate_pair(a, b), comparer.relate_pair(b, a)
            assert there == back
            if there is not None and a.speaker == b.speaker:
                assert there.relation is not RelationKind.CONTRADICTS


@FAST
@given(
    told=st.lists(
        st.tuples(
            SPEAKERS,
            TEXTS,
            st.booleans(),
            st.sampled_from([None, "2016-12-11T08:00", "2016-12-12T20:00"]),
        ),
        max_size=10,
    )
)
def test_every_statement_goes_back_to_one_origin_in_any_order(
    desk: Desk, told: list[tuple[str, str, bool, str | None]]
) -> None:
    fill(desk, [])
    for number, (speaker, text, own, published) in enumerate(told):
        desk.say(
            speaker, text=text, own=own, via=("reuters",), published=published, report=f"r{number}"
        )
    found = [
        trace_origins(statements, desk.reports, desk.sources)
        for statements in (desk.statements, desk.statements[::-1])
    ]
    for origins in found:
        held = [statement for origin in origins for statement in origin.statements]
        assert sorted(held) == sorted(statement.id for statement in desk.statements)
        assert all(origin.because for origin in origins)
    groups = [{frozenset(origin.statements) for origin in origins} for origins in found]
    assert groups[0] == groups[1]
