from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest

from hearsay.model.assessments import Assessment

UNIT = log(0.7 / 0.3)


def _line(assessment: Assessment, answer: int, origin: str) -> tuple[float, str]:
    for line in assessment.weighed[answer].contributions:
        if line.origin == f"o-{origin}":
            return line.log_odds, line.because
    raise AssertionError(origin)


def test_one_origin_alone_is_believed_as_often_as_an_origin_is_right(
    weigh: Callable[..., Assessment],
) -> None:
    found = weigh("ministry stated army CT+")
    assert found.weighed[0].probability == pytest.approx(0.7)
    assert found.none_of_these == pytest.approx(0.3)


def test_the_strongest_statement_of_an_origin_counts_once(
    weigh: Callable[..., Assessment],
) -> None:
    found = weigh(
        """
        ministry stated army PS+
        ministry stated army CT+
        ministry stated army PR+
        """
    )
    nats, because = _line(found, 0, "ministry")
    assert nats == pytest.approx(UNIT)
    assert "its 3 reports count as one origin" in because


def test_origins_without_lineage_corroborate_nobody(weigh: Callable[..., Assessment]) -> None:
    alone = weigh("ministry stated army CT+").weighed[0].log_odds
    found = weigh(
        """
        ministry stated     army CT+
        rumour   not-stated army CT+
        whisper  not-stated army PR+
        """
    )
    assert found.weighed[0].log_odds == pytest.approx(alone)
    assert found.weighed[0].origins == ("o-ministry", "o-rumour", "o-whisper")
    nats, because = _line(found, 0, "rumour")
    assert nats == 0
    assert because == (
        "the rumour, through The Outlet: +0.00; said as certain; nobody says where it comes from, "
        "so it corroborates nobody: it may go back to the ministry, which is counted already"
    )


def test_origins_without_lineage_count_as_one_at_most(weigh: Callable[..., Assessment]) -> None:
    found = weigh("\n".join(f"rumour{n} not-stated army CT+" for n in range(9)))
    assert found.weighed[0].log_odds == pytest.approx(UNIT)
    assert "the 9 such origins count as one at most" in _line(found, 0, "rumour0")[1]
    assert "only the surest counts" in _line(found, 0, "rumour8")[1]


def test_an_origin_without_lineage_adds_what_it_says_more_surely(
    weigh: Callable[..., Assessment],
) -> None:
    found = weigh("ministry stated army PS+\nrumour not-stated army CT+")
    assert found.weighed[0].log_odds == pytest.approx(UNIT)
    assert "adds only what it says more surely" in _line(found, 0, "rumour")[1]


def test_the_last_word_of_an_origin_counts(weigh: Callable[..., Assessment]) -> None:
    found = weigh(
        """
        ministry stated army  CT+ day=3
        ministry stated rebels CT+ day=5
        """
    )
    assert _line(found, 0, "ministry")[0] == 0
    assert "has given another answer since" in _line(found, 0, "ministry")[1]
    assert _line(found, 1, "ministry")[0] == pytest.approx(UNIT)


@pytest.mark.parametrize("days", [("", ""), ("day=3", "day=3"), ("day=3", "")])
def test_an_origin_divides_where_its_last_word_is_not_known(
    weigh: Callable[..., Assessment], days: tuple[str, str]
) -> None:
    found = weigh(f"ministry stated army CT+ {days[0]}\nministry stated rebels CT+ {days[1]}")
    for answer in (0, 1):
        nats, because = _line(found, answer, "ministry")
        assert nats == pytest.approx(UNIT / 2)
        assert "divides its weight" in because


@pytest.mark.parametrize(
    ("rows", "nats"),
    [
        pytest.param("army CT+ day=3|not:army CT- day=5", (0, UNIT), id="took-it-back"),
        pytest.param("army CT+ day=5|not:army CT- day=3", (UNIT, 0), id="came-round"),
        pytest.param("army CT+|not:army CT-", (UNIT / 2, UNIT / 2), id="both-at-once"),
        pytest.param(
            "rebels CT+ day=3|not:army CT- day=5", (0.75 * UNIT, 0.75 * UNIT), id="fits-together"
        ),
    ],
)
def test_an_origin_that_gives_and_denies(
    weigh: Callable[..., Assessment], rows: str, nats: tuple[float, float]
) -> None:
    first, second = rows.split("|")
    found = weigh(f"ministry stated {first}\nministry stated {second}")
    scores = [sum(x.log_odds for x in one.contributions[:-1]) for one in found.weighed]
    assert scores == pytest.approx(nats)
