"""What must hold of every weighing, whatever was said."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, fsum
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.assessments import Assessment
from hearsay.model.statements import Factuality

_LINEAGE = {
    "ministry": "stated",
    "hospital": "inferred",
    "rumour": "not-stated",
    "witness": "stated",
    "agency": "not-stated",
}
_ORIGINS = tuple(_LINEAGE)
_NAMES = ("army", "rebels", "not:army", "not:rebels")
_COUNTS = ("64", "60+", "12", "10-70", "300+")

_Row = tuple[str, str, str, str]


def _rows(answers: tuple[str, ...]) -> st.SearchStrategy[list[_Row]]:
    row = st.tuples(
        st.sampled_from(_ORIGINS),
        st.sampled_from(answers),
        st.sampled_from([f.value for f in Factuality]),
        st.sampled_from(["", "doubted", "day=3", "day=9", "day=9 doubted", "copied"]),
    )
    return st.lists(row, min_size=1, max_size=12)


_TABLES = st.one_of(_rows(_NAMES), _rows(_COUNTS))


def _write(rows: list[_Row], rename: Callable[[str], str] = str) -> str:
    lines = (f"{rename(o)} {_LINEAGE[o]} {a} {f} {flags}" for o, a, f, flags in rows)
    return "\n".join(lines)


def _chances(assessment: Assessment, rows: list[_Row]) -> dict[str, float]:
    answers = list(dict.fromkeys(row[1] for row in rows))
    return {answers[one.answer]: one.probability for one in assessment.weighed}


def _find_leader(assessment: Assessment, rows: list[_Row]) -> str | None:
    """The likeliest answer where none is as likely, by the chances that are shown."""
    chances = _chances(assessment, rows)
    ranked = sorted([*chances.values(), assessment.none_of_these], reverse=True)
    if len(ranked) < 2 or ranked[0] - ranked[1] < 1e-9:
        return None
    return next((a for a, chance in chances.items() if chance == ranked[0]), None)


@given(_TABLES)
def test_lines_sum_to_the_log_odds(weigh: Callable[..., Assessment], rows: list[_Row]) -> None:
    found = weigh(_write(rows))
    for one in found.weighed:
        total = sum(line.log_odds for line in one.contributions)
        assert total == pytest.approx(one.log_odds, abs=1e-9)
        assert one.probability == pytest.approx(1 / (1 + exp(-total)), abs=1e-9)
        assert one.contributions[-1].origin is None
        assert all(line.because for line in one.contributions)
    chances = fsum(one.probability for one in found.weighed) + found.none_of_these
    assert chances == pytest.approx(1.0, abs=1e-9)


@given(_TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    weigh: Callable[..., Assessment], rows: list[_Row], random: Random
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    before = _chances(weigh(_write(rows)), rows)
    assert _chances(weigh(_write(shuffled)), shuffled) == pytest.approx(before, abs=1e-9)


@given(_TABLES)
def test_what_flips_by_leaving_out_is_what_is_told(
    weigh: Callable[..., Assessment], rows: list[_Row]
) -> None:
    leader = _find_leader(weigh(_write(rows)), rows)
    told = {
        origin
        for one in weigh(_write(rows)).weighed
        for text in one.flips_if
        for origin in _ORIGINS
        if text.startswith(f"leaving out the origin the {origin} ")
    }
    flipping = set()
    for origin in {row[0] for row in rows}:
        rest = [row for row in rows if row[0] != origin]
        if _find_leader(weigh(_write(rest)), rest) != leader:
            flipping.add(origin)
    assert told == flipping


@given(_TABLES)
def test_the_names_of_sources_never_matter(
    weigh: Callable[..., Assessment], rows: list[_Row]
) -> None:
    before = _chances(weigh(_write(rows)), rows)
    assert _chances(weigh(_write(rows, lambda o: o[::-1])), rows) == pytest.approx(before, abs=1e-9)


@given(_TABLES, st.data())
def test_a_copy_of_a_report_never_moves_a_weight(
    weigh: Callable[..., Assessment], rows: list[_Row], data: st.DataObject
) -> None:
    copy = data.draw(st.sampled_from(rows))
    before = _chances(weigh(_write(rows)), rows)
    assert _chances(weigh(_write([*rows, copy])), rows) == pytest.approx(before, abs=1e-9)


@given(_TABLES, st.data(), st.sampled_from(["stated", "inferred", "not-stated"]))
def test_another_supporter_never_lowers_an_answer(
    weigh: Callable[..., Assessment], rows: list[_Row], data: st.DataObject, lineage: str
) -> None:
    answer = data.draw(st.sampled_from([row[1] for row in rows]))
    said = data.draw(st.sampled_from(["CT+", "PR+", "PS+", "U", "CT+ doubted"]))
    more = f"{_write(rows)}\nnewcomer {lineage} {answer} {said}"
    before, after = _chances(weigh(_write(rows)), rows), _chances(weigh(more), rows)
    assert after[answer] >= before[answer] - 1e-12


@given(_rows(_NAMES), st.data())
def test_an_origin_without_lineage_never_adds_to_a_surer_one(
    weigh: Callable[..., Assessment], rows: list[_Row], data: st.DataObject
) -> None:
    answer = data.draw(st.sampled_from(_NAMES))
    base = [*(r for r in rows if r[0] != "witness"), ("witness", answer, "CT+", "")]
    before = _chances(weigh(_write(base)), base)
    after = _chances(weigh(f"{_write(base)}\nnewcomer not-stated {answer} CT+"), base)
    assert after == pytest.approx(before, abs=1e-9)
