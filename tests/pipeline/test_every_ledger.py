"""What holds of every ledger: spans cut, ids lead somewhere, chains are whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from hearsay import check_ledger
from hearsay.compare import name_claimants, trace_claimants
from hearsay.frames import SlotKind, load_frames
from hearsay.model.ledger import Ledger
from hearsay.model.sources import SourceKind
from hearsay.model.statements import Form, Role

ACTORS = {
    (frame.name, slot)
    for frame in load_frames()
    for slot, one in frame.slots.items()
    if one.kind is SlotKind.ACTOR
}


def list_ids(rows: list[dict[str, Any]]) -> list[str]:
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    return ids


def list_actors(frame: str, slots: Mapping[str, Any]) -> Iterator[str]:
    for slot, value in slots.items():
        if (frame, slot) in ACTORS and value is not None:
            yield value
        elif slot == "denies" and value is not None:
            yield from list_actors(value["frame"], value)


def test_it_is_valid(encoded: dict[str, Any]) -> None:
    check_ledger(encoded)


def test_content_cuts_to_the_statement_s_text(encoded: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in encoded["reports"]}
    for statement in encoded["statements"]:
        text = texts[statement["report"]]
        for part in ("content", "cue", "source"):
            spans = statement[part]
            assert spans == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
        cut = " ... ".join(text[start:end] for start, end in statement["content"])
        assert cut == statement["text"] != ""


def test_evidence_lies_in_the_report_of_its_statement(encoded: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in encoded["reports"]}
    reports = {s["id"]: s["report"] for s in encoded["statements"]}
    for claim in encoded["claims"]:
        text = texts[reports[claim["statement"]]]
        assert claim["evidence"]
        assert all(text[start:end].strip() for start, end in claim["evidence"])


def test_every_id_that_is_referred_to_exists(encoded: dict[str, Any]) -> None:
    reports, sources = list_ids(encoded["reports"]), list_ids(encoded["sources"])
    statements, claims = list_ids(encoded["statements"]), list_ids(encoded["claims"])
    origins = list_ids(encoded["origins"])
    list_ids(encoded["questions"])
    for statement in encoded["statements"]:
        assert statement["report"] in reports
        assert {statement["speaker"], *(one["source"] for one in statement["chain"])} <= {*sources}
    for claim in encoded["claims"]:
        assert claim["statement"] in statements
        assert {*list_actors(claim["frame"], claim["slots"])} <= {*sources}
    for question in encoded["questions"]:
        for answer in question["answers"]:
            assert {*answer["claims"]} <= {*claims}
            assert {*answer["origins"]} <= {*origins}
            behind = {one["origin"] for one in answer["contributions"]} - {None}
            assert behind <= {*origins}
    for relation in encoded["relations"]:
        assert {relation["a"], relation["b"]} <= {*claims}
    for origin in encoded["origins"]:
        assert origin["source"] in sources
        assert {*origin["statements"]} <= {*statements}
        assert {*origin["reports"]} <= {*reports}
    for row in encoded["control"]:
        assert row["claimant"] is None or row["claimant"] in sources
        for interval in row["intervals"]:
            assert interval["holder"] in sources
            assert {*interval["statements"]} <= {*statements}


def test_a_comment_has_a_parent_and_nothing_else_has(encoded: dict[str, Any]) -> None:
    ids = {report["id"] for report in encoded["reports"]}
    for report in encoded["reports"]:
        assert report["parent"] is None or report["parent"] in ids - {report["id"]}
        if "#c" in report["id"]:
            assert report["kind"] == "comment"
            assert report["parent"] is not None


def test_a_chain_starts_with_the_speaker_and_ends_with_the_outlet(ledger: Ledger) -> None:
    outlets = {report.id: report.outlet for report in ledger.reports}
    for statement in ledger.statements:
        chain = statement.chain
        assert chain[0].source == statement.speaker
        assert len({link.source for link in chain}) == len(chain)
        assert all(link.role is Role.RELAY for link in chain[1:-1])
        if outlets[statement.report]:
            assert chain[-1].role is Role.OUTLET
        if statement.form is Form.OWN_VOICE:
            assert statement.cue == statement.source == ()


def test_every_statement_goes_back_to_one_origin(ledger: Ledger) -> None:
    covered = [statement for origin in ledger.origins for statement in origin.statements]
    assert len(covered) == len(set(covered))


def test_contributions_sum_to_the_answer_s_log_odds(ledger: Ledger) -> None:
    for assessment in ledger.assessments:
        for weighed in assessment.weighed:
            total = sum(one.log_odds for one in weighed.contributions)
            assert math.isclose(total, weighed.log_odds, abs_tol=1e-9)
            assert 0 <= weighed.probability <= 1


def test_sources_are_sorted_with_their_aliases(ledger: Ledger) -> None:
    assert [s.id for s in ledger.sources] == sorted(s.id for s in ledger.sources)
    for source in ledger.sources:
        assert list(source.aliases) == sorted({*source.aliases} - {source.name})


def test_whoever_is_unnamed_speaks_in_one_place_or_through_one_outlet(ledger: Ledger) -> None:
    unnamed = {s.id for s in ledger.sources if s.kind is SourceKind.UNNAMED}
    for source in unnamed:
        assert source.startswith("unnamed:")
        heard = [s for s in ledger.statements if s.speaker == source]
        relays = {tuple(one.source for one in s.chain[1:2]) for s in heard}
        assert len({s.report for s in heard}) <= 1 or len(relays) == 1


def test_the_assessment_is_the_last_row_of_each_place(ledger: Ledger) -> None:
    rows = [(row.place.id, row.claimant) for row in ledger.control]
    for place in dict.fromkeys(place for place, _ in rows):
        claimants = [claimant for at, claimant in rows if at == place]
        assert claimants[-1] is None
        assert None not in claimants[:-1]


def test_claimants_rows_come_before_any_weighing(ledger: Ledger) -> None:
    reports = {report.id: report for report in ledger.reports}
    tellers = name_claimants(ledger.statements, ledger.sources, ledger.origins)
    rows = trace_claimants(ledger.claims, ledger.statements, ledger.sources, reports, tellers)
    assert [row for row in ledger.control if row.claimant is not None] == list(rows)
