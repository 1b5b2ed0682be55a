from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hearsay.errors import FormatError
from hearsay.model.claims import Denied, SlotValue
from hearsay.model.ledger import Ledger
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.times import Interval
from hearsay.publish import check_ledger, encode_ledger, ledger_schema, write_ledger_json
from hearsay.publish.ledger_json import encode_slots, encode_value

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOUR = Interval.at(NOON)
MAY = Interval.of_days(NOON.date(), NOON.date() + timedelta(days=2), UTC)
SPOT = Place("case:x", "X", 1.5, 2.5, PlacePrecision.SITE)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Count(301, None, "more than 300"), [301, None], id="an open count"),
        pytest.param("army", "army", id="an actor or a choice"),
        pytest.param(None, None, id="nothing"),
        pytest.param(MAY, ["2031-05-04", "2031-05-06"], id="days"),
        pytest.param(HOUR, ["2031-05-04T12:00:00+00:00"] * 2, id="a minute"),
        pytest.param(
            SPOT,
            {"name": "X", "id": "case:x", "lat": 1.5, "lon": 2.5, "precision": "site"},
            id="a place",
        ),
        pytest.param(
            Denied("strikes", {"count": Count(2, 2, "two"), "by": "army"}),
            {"frame": "strikes", "count": [2, 2], "count_words": "two", "by": "army"},
            id="what is denied",
        ),
    ],
)
def test_a_value_is_written_as_the_contract_says(value: SlotValue, expected: object) -> None:
    assert encode_value(value) == expected


def test_a_count_keeps_its_words_and_a_time_its_precision() -> None:
    slots: dict[str, SlotValue] = {"count": Count(24, 99, "dozens"), "time": MAY, "by": None}
    assert encode_slots(slots) == {
        "count": [24, 99],
        "count_words": "dozens",
        "time": ["2031-05-04", "2031-05-06"],
        "time_precision": "day",
        "by": None,
    }


def test_the_top_level_holds_the_contracts_keys_and_no_other(ledger: Ledger) -> None:
    assert list(encode_ledger(ledger)) == [
        "schema",
        "case",
        "reports",
        "sources",
        "statements",
        "claims",
        "questions",
        "relations",
        "origins",
        "control",
    ]


def test_an_answer_carries_its_weight_and_reasons(ledger: Ledger) -> None:
    answer = encode_ledger(ledger)["questions"][1]["answers"][0]
    assert (answer["value"], answer["label"], answer["origins"]) == ([12, 12], "12", ["o4"])
    assert answer["probability"] == pytest.approx(0.71)
    assert sum(line["log_odds"] for line in answer["contributions"]) == pytest.approx(
        0.8954, abs=1e-4
    )
    assert answer["flips_if"]


def test_a_question_without_an_assessment_is_written_without_a_weight(ledger: Ledger) -> None:
    document = encode_ledger(replace(ledger, assessments=()))
    check_ledger(document)
    assert document["questions"][0]["answers"][0]["probability"] is None


def test_two_runs_differ_in_nothing_but_when_they_were_made(ledger: Ledger) -> None:
    later = replace(ledger, generated_at=ledger.generated_at + timedelta(hours=1))
    first, second = json.loads(write_ledger_json(ledger)), json.loads(write_ledger_json(later))
    assert first["case"].pop("generated_at") != second["case"].pop("generated_at")
    assert json.dumps(first) == json.dumps(second)
    assert write_ledger_json(ledger) == write_ledger_json(ledger)


def test_the_schema_is_a_schema_and_the_sample_holds_to_it(ledger: Ledger) -> None:
    Draft202012Validator.check_schema(ledger_schema())
    check_ledger(json.loads(write_ledger_json(ledger)))


def test_a_frame_that_a_later_folder_adds_may_bring_its_own_slots(ledger: Ledger) -> None:
    slots: dict[str, SlotValue] = {"fate": "afloat", "time": MAY}
    claim = replace(ledger.claims[0], frame="vessel", slots=slots)
    denial = replace(
        ledger.claims[1], frame="denial", slots={"denies": Denied("vessel", slots), "by": None}
    )
    check_ledger(encode_ledger(replace(ledger, claims=(claim, denial, *ledger.claims[2:]))))


def _break(change: Callable[[dict[str, Any]], object], says: str, name: str) -> Any:  # noqa: ANN401  # pytest's own type
    return pytest.param(change, says, id=name)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        _break(lambda d: d.update(extra=1), "extra", "a key that the contract lacks"),
        _break(lambda d: d["reports"][0].update(mood=1), "mood", "a report's unknown key"),
        _break(lambda d: d["reports"][0].pop("parent"), "parent", "a missing key"),
        _break(lambda d: d["claims"][0]["slots"].update(x="y"), "x", "a slot its frame lacks"),
        _break(lambda d: d["claims"][0].update(frame="A rumour"), "A rumour", "no frame's name"),
        _break(lambda d: d["statements"][0].update(factuality="CT"), "CT", "a half factuality"),
        _break(lambda d: d["questions"][0].update(text="It fell."), "It fell", "no question"),
        _break(lambda d: d["reports"][0].update(published="May 3"), "May 3", "a loose time"),
        _break(
            lambda d: d["statements"][0].update(content=[[0, 10**6]]),
            "cuts nothing",
            "a span past the end",
        ),
        _break(
            lambda d: d["statements"][0].update(content=[[0, 4]]),
            "not what its",
            "a span elsewhere",
        ),
        _break(
            lambda d: d["claims"][0].update(evidence=[[9, 3]]), "cuts nothing", "a backward span"
        ),
        _break(lambda d: d["claims"][0].update(statement="s999"), "s999", "a lost statement"),
        _break(lambda d: d["statements"][0].update(speaker="who"), "who", "a lost speaker"),
        _break(lambda d: d["control"][0].update(claimant="who"), "who", "a lost claimant"),
        _break(lambda d: d["sources"].append(d["sources"][0]), "two have", "one id twice"),
        _break(
            lambda d: d["questions"][0]["answers"][1].update(probability=0.9),
            "sum to",
            "more than certain",
        ),
    ],
)
def test_a_ledger_that_breaks_the_contract_is_told_where(
    ledger: Ledger, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    document = copy.deepcopy(encode_ledger(ledger))
    change(document)
    with pytest.raises(FormatError) as caught:
        check_ledger(document)
    assert says in caught.value.what
    assert caught.value.cure
