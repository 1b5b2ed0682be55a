from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.publish.sample_case import TOWN

from hearsay.model.claims import SlotValue
from hearsay.model.ledger import Ledger
from hearsay.model.quantities import Count
from hearsay.model.times import Interval, Precision
from hearsay.publish.lookup import index_ledger
from hearsay.publish.words import (
    end_sentence,
    list_names,
    say_interval,
    say_likelihood,
    say_moment,
    say_percent,
    say_proposition,
)

DAMASCUS = ZoneInfo("Asia/Damascus")


@pytest.mark.parametrize(
    ("probability", "figure", "words"),
    [
        (0.001, "< 1 %", "almost no chance"),
        (0.04, "4 %", "almost no chance"),
        (0.05, "5 %", "very unlikely"),
        (0.2, "20 %", "unlikely"),
        (0.5, "50 %", "roughly even chance"),
        (0.55, "55 %", "likely"),
        (0.8, "80 %", "very likely"),
        (0.95, "95 %", "almost certain"),
        (0.999, "> 99 %", "almost certain"),
    ],
)
def test_a_probability_has_its_figure_and_its_words(
    probability: float, figure: str, words: str
) -> None:
    assert (say_percent(probability), say_likelihood(probability)) == (figure, words)


def test_a_moment_is_told_in_the_cases_zone() -> None:
    assert say_moment(datetime(2031, 5, 3, 22, 30, tzinfo=UTC), DAMASCUS) == "4 May 2031, 01:30"
    assert say_moment(None, DAMASCUS) == "time not known"


@pytest.mark.parametrize(
    ("precision", "first", "last", "expected"),
    [
        (Precision.DAY, (2031, 5, 3), (2031, 5, 3), "3 May 2031"),
        (Precision.DAY, (2031, 5, 3), (2031, 5, 4), "3 May 2031 to 4 May 2031"),
        (Precision.MONTH, (2031, 5, 1), (2031, 5, 31), "May 2031"),
        (Precision.YEAR, (2030, 1, 1), (2031, 12, 31), "2030 to 2031"),
    ],
)
def test_an_interval_is_told_no_finer_than_it_was(
    precision: Precision, first: tuple[int, int, int], last: tuple[int, int, int], expected: str
) -> None:
    interval = Interval.of_days(date(*first), date(*last), UTC, precision)
    assert say_interval(interval, UTC) == expected


@pytest.mark.parametrize(
    ("frame", "slots", "expected"),
    [
        (
            "control",
            {"holder": "army", "phase": "takes", "place": TOWN, "previous": "front"},
            "Northern army takes Qasr Adra from Desert Front",
        ),
        (
            "casualties",
            {"count": Count(31, None, "at least 31"), "unit": "killed", "place": TOWN},
            "at least 31 killed, Qasr Adra",
        ),
        (
            "casualties",
            {"count": Count(24, 99, "dozens"), "unit": "killed"},
            "24 to 99 (“dozens”) killed",
        ),
        ("strikes", {"count": Count(2, 2, "2"), "by": "army"}, "strikes: 2 by Northern army"),
        ("movement", {"actor": "army", "action": "is-driven-out"}, "Northern army is driven out"),
        ("responsibility", {"by": "army", "act": "the raid"}, "Northern army is behind the raid"),
        ("vessel", {"subject": "Titanic", "state": "under-tow"}, "Titanic under tow"),
        ("weather", {"sky": "grey"}, "weather: sky grey"),
    ],
)
def test_a_claim_is_told_as_a_person_would(
    ledger: Ledger, frame: str, slots: dict[str, SlotValue], expected: str
) -> None:
    assert say_proposition(frame, slots, index_ledger(ledger)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B", "C"), "A, B and C"),
        (("A", "B", "C", "D", "E"), "A, B, C and 2 more"),
    ],
)
def test_names_are_listed(names: tuple[str, ...], expected: str) -> None:
    assert list_names(names) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("one", "one."), ("one.", "one."), ("why?", "why?")]
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert end_sentence(text) == expected
