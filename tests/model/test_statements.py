from __future__ import annotations

import pytest

from hearsay.model.statements import Factuality

EVERY = list(Factuality)


@pytest.mark.parametrize("value", EVERY)
def test_negating_twice_changes_nothing(value: Factuality) -> None:
    assert value.negated().negated() is value
    assert value.negated().positive == value.negative


@pytest.mark.parametrize(
    ("value", "negated"),
    [("CT+", "CT-"), ("PR-", "PR+"), ("PS+", "PS-"), ("U", "U")],
)
def test_negating_turns_polarity_and_keeps_certainty(value: str, negated: str) -> None:
    assert Factuality(value).negated() == negated


@pytest.mark.parametrize("value", EVERY)
def test_underspecified_is_neither_so_nor_not_so(value: Factuality) -> None:
    polarities = value.positive + value.negative
    assert polarities == (0 if value is Factuality.UNDERSPECIFIED else 1)


@pytest.mark.parametrize(
    ("value", "to", "weakened"),
    [
        ("CT+", "PR", "PR+"),
        ("CT-", "PS", "PS-"),
        ("PS+", "PR", "PS+"),
        ("PR-", "CT", "PR-"),
        ("CT+", "CT", "CT+"),
        ("U", "PS", "U"),
    ],
)
def test_weakening_never_raises_certainty(value: str, to: str, weakened: str) -> None:
    assert Factuality(value).weakened(to) == weakened


@pytest.mark.parametrize("value", EVERY)
@pytest.mark.parametrize("to", ["CT", "PR", "PS"])
def test_weakening_and_negating_commute(value: Factuality, to: str) -> None:
    assert value.weakened(to).negated() is value.negated().weakened(to)
    assert value.weakened(to).weakened(to) is value.weakened(to)
