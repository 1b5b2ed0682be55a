from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest

from hearsay.model.assessments import Assessment

UNIT = log(0.7 / 0.3)


@pytest.mark.parametrize(
    ("said", "share", "words"),
    [
        pytest.param("CT+", 1.0, "said as certain", id="certain"),
        pytest.param("PR+", 0.6, "said as probable (counted 0.6)", id="probable"),
        pytest.param("PS+", 0.3, "said as possible (counted 0.3)", id="possible"),
        pytest.param("U", 0.15, "without a stand (counted 0.15)", id="underspecified"),
        pytest.param("CT-", 1.0, "said as certain", id="certain-not"),
        pytest.param("PS-", 0.3, "said as possible", id="possible-not"),
        pytest.param("CT+ doubted", 0.5, "doubted by the report itself", id="doubted"),
        pytest.param("CT+ unnamed", 0.7, "speaker unnamed (counted 0.7)", id="unnamed"),
        pytest.param("PR+ unnamed doubted", 0.21, "speaker unnamed", id="all-three"),
    ],
)
def test_a_statement_counts_by_its_commitment(
    weigh: Callable[..., Assessment], said: str, share: float, words: str
) -> None:
    (answer,) = weigh(f"ministry stated army {said}").weighed
    line = answer.contributions[0]
    assert line.log_odds == pytest.approx(share * UNIT)
    assert words in line.because


def test_a_line_names_its_source_the_chain_and_the_figure(
    weigh: Callable[..., Assessment],
) -> None:
    (answer,) = weigh("ministry stated army CT+ unnamed").weighed
    assert answer.contributions[0].because == (
        "the ministry, through The Outlet: +0.59; said as certain, speaker unnamed (counted 0.7)"
    )
