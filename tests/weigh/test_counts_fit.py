from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest

from hearsay.model.assessments import Assessment
from hearsay.weigh import WeighSettings

UNIT = log(0.7 / 0.3)


def _score(assessment: Assessment, answer: int) -> float:
    return sum(line.log_odds for line in assessment.weighed[answer].contributions[:-1])


@pytest.mark.parametrize(
    ("other", "lent"),
    [
        pytest.param("60+", 0.5, id="inside-an-open-end"),
        pytest.param("50-70", 0.5, id="inside-a-range"),
        pytest.param("64-90", 0.5, id="touching"),
        pytest.param("70+", 0.35, id="near-it"),
        pytest.param("90+", 0.0, id="two-fifths-away"),
        pytest.param("12", 0.0, id="far-away"),
    ],
)
def test_a_count_lends_to_one_that_could_be_true_with_it(
    weigh: Callable[..., Assessment], other: str, lent: float
) -> None:
    found = weigh(f"hospital stated 64 CT+\nministry stated {other} CT+")
    assert _score(found, 0) == pytest.approx((1 + lent) * UNIT, abs=0.01)
    assert _score(found, 1) == pytest.approx((1 + lent) * UNIT, abs=0.01)


def test_a_lent_line_says_why(weigh: Callable[..., Assessment]) -> None:
    found = weigh("hospital stated 64 CT+\nministry stated 60+ CT+")
    line = found.weighed[0].contributions[1]
    assert line.origin == "o-ministry"
    assert line.because == (
        "the ministry, through The Outlet: +0.42; says “60+”, which could be true with this one "
        "(counted 0.5); said as certain"
    )


def test_a_later_count_replaces_an_earlier_one_that_fits(
    weigh: Callable[..., Assessment],
) -> None:
    found = weigh("hospital stated 60+ CT+ day=3\nhospital stated 64 CT+ day=5")
    assert _score(found, 0) == pytest.approx(0.5 * UNIT)
    assert _score(found, 1) == pytest.approx(UNIT)


def test_what_counts_for_nothing_lends_no_line(weigh: Callable[..., Assessment]) -> None:
    found = weigh(
        """
        hospital stated     64  CT+
        ministry stated     60+ CT+
        rumour   not-stated 60+ CT+
        """
    )
    lines = found.weighed[0].contributions
    assert [line.origin for line in lines] == ["o-hospital", "o-ministry", None]


def test_a_crowd_of_vague_counts_lends_no_more_than_one(weigh: Callable[..., Assessment]) -> None:
    vague = "\n".join(f"origin{n} stated {n}+ CT+" for n in range(20, 30))
    found = weigh(f"hospital stated 64 CT+\n{vague}")
    assert _score(found, 0) == pytest.approx(1.5 * UNIT)


@pytest.mark.parametrize(
    ("one", "other", "lent"),
    [
        pytest.param("not:army", "rebels", 0.5, id="denying-one-fits-another"),
        pytest.param("not:army", "not:rebels", 0.5, id="two-denials-fit"),
        pytest.param("not:army", "army", 0.0, id="denying-it-does-not"),
        pytest.param("not:60", "64", 0.0, id="a-denied-count-says-nothing-of-others"),
    ],
)
def test_a_denial_lends_to_what_it_leaves_open(
    weigh: Callable[..., Assessment], one: str, other: str, lent: float
) -> None:
    found = weigh(f"hospital stated {one} CT-\nministry stated {other} CT+")
    assert _score(found, 0) == pytest.approx((1 + lent) * UNIT, abs=0.01)
    assert _score(found, 1) == pytest.approx((1 + lent) * UNIT, abs=0.01)


def test_other_values_lend_nothing(weigh: Callable[..., Assessment]) -> None:
    found = weigh("hospital stated army CT+\nministry stated rebels CT+")
    assert _score(found, 0) == pytest.approx(UNIT)


def test_what_is_lent_is_a_setting(weigh: Callable[..., Assessment]) -> None:
    rows = "hospital stated 64 CT+\nministry stated 60+ CT+"
    assert _score(weigh(rows, WeighSettings(compatible=0)), 0) == pytest.approx(UNIT)
