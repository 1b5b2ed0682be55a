"""The gold of conflicts: every case fits its reports, and the checker finds what doesn't fit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from training.gold.check_conflicts import (
    CONFLICTS,
    ConflictCase,
    count_cases,
    find_faults,
    read_case,
)
from training.gold.claim_lines import parse_count, parse_time

FOLDERS = sorted(path for path in CONFLICTS.glob("*/") if path.is_dir())
CLAIM = {
    "id": "a1",
    "report": "wire",
    "words": "killed 12 soldiers",
    "speaker": "North Wire",
    "origin": "North Wire",
    "frame": "casualties",
    "count": "12",
    "unit": "killed",
}
LATER = {**CLAIM, "id": "a2", "words": "at least 15", "count": "15..", "time": "2026-03"}
PAIR = {"a": "a1", "b": "a2", "relation": "contradicts", "why": "12 and at least 15"}
ASKED = {"text": "How many?", "frame": "casualties", "claims": ["a1"], "contested": False}
ROW = {"place": "Marwa", "claimant": "Army", "from": "2026-03-01", "to": "2026-03-02"}


def make_case(**gold: Any) -> ConflictCase:  # noqa: ANN401 - rows as TOML gives them
    head = {"outlet": "North Wire", "title": "Fight", "published": "2026-03-02", "kind": "wire"}
    text = "They killed 12 soldiers. Later the army spoke of at least 15. So did the mayor."
    return ConflictCase("case", {"wire": text}, {"wire": head}, {"claims": [CLAIM], **gold})


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_a_case_is_annotated_without_a_fault(folder: Any) -> None:  # noqa: ANN401 - a path
    case = read_case(folder)
    assert find_faults(case) == []
    assert case.gold["questions"]


def test_the_set_holds_more_apparent_conflicts_than_real_ones() -> None:
    totals = count_cases([read_case(folder) for folder in FOLDERS])
    assert totals["claims"] >= 20 * totals["cases"] > 0
    assert totals["pairs: incomparable"] >= totals["pairs: contradicts"] > 0


def test_a_sound_case_has_no_fault() -> None:
    rows = [{**ROW, "holder": "Army"}, {**ROW, "claimant": "Front", "holder": "Front"}]
    case = make_case(claims=[CLAIM, LATER], pairs=[PAIR], questions=[ASKED], control=rows)
    assert find_faults(case) == []


@pytest.mark.parametrize(
    ("gold", "what"),
    [
        ({"claims": [{**CLAIM, "words": "navy"}]}, "stands 0 times"),
        ({"claims": [{**CLAIM, "words": "the"}]}, "stands 2 times"),
        ({"claims": [{**CLAIM, "report": "post"}]}, "no report 'post'"),
        ({"claims": [CLAIM, CLAIM]}, "given twice"),
        ({"claims": [LATER, CLAIM]}, "not in the order"),
        ({"claims": [{**CLAIM, "frame": "weather"}]}, "no frame"),
        ({"claims": [{**CLAIM, "holder": "Army"}]}, "no slot 'holder'"),
        ({"claims": [{**CLAIM, "unit": "tired"}]}, "no choice: 'tired'"),
        ({"claims": [{**CLAIM, "count": "dozens"}]}, "no count"),
        ({"claims": [{**CLAIM, "time": "Sunday"}]}, "Sunday"),
        ({"claims": [{k: v for k, v in CLAIM.items() if k != "origin"}]}, "lacks origin"),
        ({"claims": [{k: v for k, v in CLAIM.items() if k != "unit"}]}, "needs unit"),
        ({"claims": [{**CLAIM, "speaker": " "}]}, "speaker is empty"),
        ({"claims": []}, "not listed as quiet"),
        ({"quiet": ["wire"]}, "yet listed as quiet"),
        ({"pairs": [PAIR]}, "no such claim"),
        ({"claims": [CLAIM, LATER], "pairs": [{**PAIR, "relation": "rivals"}]}, "no relation"),
        ({"claims": [CLAIM, LATER], "pairs": [{**PAIR, "relation": "agrees"}]}, "no number"),
        ({"claims": [CLAIM, LATER], "pairs": [{**PAIR, "why": ""}]}, "and why"),
        ({"claims": [CLAIM, LATER], "pairs": [PAIR, PAIR]}, "given twice"),
        (
            {
                "claims": [CLAIM, {**LATER, "count": "10.."}],
                "pairs": [PAIR],
            },
            "share a number",
        ),
        (
            {
                "claims": [CLAIM, {**LATER, "origin": "mayor"}],
                "pairs": [{**PAIR, "relation": "supersedes"}],
            },
            "of one source",
        ),
        ({"questions": [{**ASKED, "claims": ["b9"]}]}, "no claim 'b9'"),
        ({"questions": [{**ASKED, "frame": "control"}]}, "another frame"),
        ({"questions": [{**ASKED, "contested": "no"}]}, "true or false"),
        ({"control": [ROW]}, "has place"),
        ({"control": [{**ROW, "holder": "Army", "to": "2026-02-01"}]}, "before it begins"),
        ({"control": [{**ROW, "holder": "Army"}] * 2}, "two holders"),
        ({"clams": []}, "unknown table 'clams'"),
    ],
)
def test_a_fault_is_told(gold: dict[str, Any], what: str) -> None:
    assert any(what in fault for fault in find_faults(make_case(**gold)))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("12", (12, 12)), ("301..", (301, None)), ("..40", (0, 40)), ("24..99", (24, 99))],
)
def test_counts_are_read(words: str, bounds: tuple[int, int | None]) -> None:
    assert parse_count(words) == bounds


@pytest.mark.parametrize("words", ["", "..", "9..3", "12 dead", "-1", "1.2"])
def test_what_is_no_count_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no count"):
        parse_count(words)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-03-03", (2026, 3, 3), (2026, 3, 3)),
        ("2026-02", (2026, 2, 1), (2026, 2, 28)),
        ("2026-12", (2026, 12, 1), (2026, 12, 31)),
        ("2026", (2026, 1, 1), (2026, 12, 31)),
        ("2026-02..2026-03-04", (2026, 2, 1), (2026, 3, 4)),
    ],
)
def test_times_are_read(
    words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert parse_time(words) == (date(*first), date(*last))


def test_a_time_may_be_none() -> None:
    assert parse_time("none") is None


@pytest.mark.parametrize("words", ["2026-03-04..2026-03-03", "2026-13", "soon", ""])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_time(words)
