"""The claims of the single reports: they fit their texts, and the checker finds what doesn't."""

from __future__ import annotations

from typing import Any

import pytest
from training.gold.check_claims import (
    CLAIMS,
    ReportClaims,
    count_claims,
    find_faults,
    read_claims,
)
from training.gold.claim_lines import parse_count, parse_time
from training.gold_reader import GoldReport, GoldStatement, read_split

from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Factuality, Form

READ = list(read_claims())
TEXT = "The army denied that the town had fallen. Two of the dead, it said, were guards. So be it."
CLAIM = {
    "id": "c1",
    "statement": 2,
    "words": "Two of the dead, it said, were guards",
    "frame": "casualties",
    "count": "2",
    "unit": "killed",
}
DENIAL = {
    "id": "c0",
    "statement": 1,
    "words": "denied that the town had fallen",
    "frame": "denial",
    "denies": {"frame": "control", "place": "Marwa", "phase": "takes"},
    "by": "army",
}
PAIR = {"a": "c0", "b": "c1", "relation": "incomparable", "why": "other matter"}


def find(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def make_statement(content: Spans, cue: Spans) -> GoldStatement:
    chain = ("army", "Wire")
    return GoldStatement(content, cue, (), chain, Form.INDIRECT, Factuality.CERTAIN, doubted=False)


def make_report(rows: dict[str, Any]) -> ReportClaims:
    denied = make_statement(find("that the town had fallen"), find("denied"))
    said = make_statement(find("Two of the dead") + find("were guards"), find("said"))
    return ReportClaims(GoldReport("one", TEXT, {"outlet": "Wire"}, (denied, said)), rows)


@pytest.mark.parametrize("one", READ, ids=[one.report.id for one in READ])
def test_claims_are_annotated_without_a_fault(one: ReportClaims) -> None:
    assert find_faults(one) == []


def test_every_report_has_its_file() -> None:
    drawn = sorted(name for names in read_split().values() for name in names)
    assert sorted(path.stem for path in CLAIMS.glob("*.toml")) == drawn


def test_every_split_and_every_frame_has_its_share() -> None:
    totals = count_claims(READ)
    assert all(totals[f"claims in {part}"] >= 50 for part in ("train", "dev", "test"))
    frames = "control casualties strikes movement responsibility denial vessel".split()
    assert all(totals[f"claims: {frame}"] >= 5 for frame in frames)
    assert totals["pairs: contradicts"] > 0
    assert totals["pairs: incomparable"] > 0


@pytest.mark.parametrize("rows", [{"claims": []}, {"claims": [DENIAL, CLAIM], "pairs": [PAIR]}])
def test_sound_claims_have_no_fault(rows: dict[str, Any]) -> None:
    assert find_faults(make_report(rows)) == []


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ({}, "no claims"),
        ({"claims": [], "clams": []}, "unknown table 'clams'"),
        ({"claims": [{**CLAIM, "words": "navy"}]}, "stands 0 times"),
        ({"claims": [{**CLAIM, "words": "it"}]}, "stands 2 times"),
        ({"claims": [{**CLAIM, "words": ""}]}, "times in the text"),
        ({"claims": [{**CLAIM, "statement": 3}]}, "no statement 3"),
        ({"claims": [{**CLAIM, "statement": 0}]}, "no statement 0"),
        ({"claims": [{**CLAIM, "statement": 1}]}, "statement 1 does not carry"),
        ({"claims": [{**CLAIM, "words": "guards. So be it"}]}, "statement 2 does not carry"),
        ({"claims": [{**DENIAL, "words": "The army denied that the town"}]}, "does not carry"),
        ({"claims": [{**CLAIM, "statement": 1, "words": "denied that"}]}, "does not carry"),
        ({"claims": [CLAIM, CLAIM]}, "given twice"),
        ({"claims": [CLAIM, DENIAL]}, "not in the order"),
        ({"claims": [{**CLAIM, "frame": "weather"}]}, "no frame 'weather'"),
        ({"claims": [{**CLAIM, "frame": "../frames"}]}, "no frame"),
        ({"claims": [{**CLAIM, "holder": "army"}]}, "no slot 'holder'"),
        ({"claims": [{**CLAIM, "unit": "tired"}]}, "no choice: 'tired'"),
        ({"claims": [{**CLAIM, "count": "dozens"}]}, "no count"),
        ({"claims": [{**CLAIM, "count": 2}]}, "not a text: 2"),
        ({"claims": [{**CLAIM, "time": "Sunday"}]}, "Sunday"),
        ({"claims": [{**CLAIM, "negated": False}]}, "negated is true"),
        ({"claims": [{k: v for k, v in CLAIM.items() if k != "unit"}]}, "needs unit"),
        ({"claims": [{k: v for k, v in CLAIM.items() if k != "id"}]}, "lacks id"),
        ({"claims": [{**DENIAL, "denies": "the fall"}]}, "a claim has a frame"),
        ({"claims": [{**DENIAL, "denies": {"frame": "control", "phase": "falls"}}]}, "no choice"),
        ({"claims": [CLAIM], "pairs": [PAIR]}, "no such claim"),
        ({"claims": [DENIAL, CLAIM], "pairs": [PAIR, PAIR]}, "given twice"),
        ({"claims": [DENIAL, CLAIM], "pairs": [{**PAIR, "relation": "rivals"}]}, "no relation"),
        ({"claims": [DENIAL, CLAIM], "pairs": [{**PAIR, "why": " "}]}, "and why"),
        (
            {
                "claims": [CLAIM, {**CLAIM, "id": "c2", "count": "1.."}],
                "pairs": [{**PAIR, "a": "c1", "b": "c2", "relation": "contradicts"}],
            },
            "share a number",
        ),
        (
            {
                "claims": [CLAIM, {**CLAIM, "id": "c2", "count": "..1"}],
                "pairs": [{**PAIR, "a": "c1", "b": "c2", "relation": "agrees"}],
            },
            "share no number",
        ),
    ],
)
def test_a_fault_is_told(rows: dict[str, Any], what: str) -> None:
    assert any(what in fault for fault in find_faults(make_report(rows)))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("0", (0, 0)), ("41..", (41, None)), ("..30", (0, 30)), ("270..330", (270, 330))],
)
def test_counts_are_read(words: str, bounds: tuple[int, int | None]) -> None:
    assert parse_count(words) == bounds


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1994-11-05", ("1994-11-05", "1994-11-05")),
        ("1996-02", ("1996-02-01", "1996-02-29")),
        ("2023-12", ("2023-12-01", "2023-12-31")),
        ("2022-11-20..2022-11-21", ("2022-11-20", "2022-11-21")),
    ],
)
def test_times_are_read(words: str, days: tuple[str, str]) -> None:
    assert tuple(map(str, parse_time(words) or ())) == days


@pytest.mark.parametrize("words", ["2022-11-21..2022-11-20", "2022-13", "soon", "", ".."])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_time(words)
