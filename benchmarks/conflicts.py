"""Our own gold of conflicts: whole cases, held against what a careful reader found in each.

Five things are measured on each part (train and dev were looked at, test was not):

- **claims**: frame and all slots, as in `claims.py`; the case names its own places and actors.
- **pairs**: of the annotated pairs of claims, those that hearsay calls contradictions. Precision is
  over the annotated pairs that it calls so; a pair with a claim that was not read counts as not
  called. Recall is over the pairs that are contradictions, told over all and over those of which
  both claims were read.
- **origins**: pairs of claims in different reports that go back to one source: F1 over the claims
  that were read. An origin that nobody states ("?") is nobody else's.
- **questions**: pairs of claims that answer one question: F1 over the claims that were read, and of
  the gold's contested questions those of which a contested one of ours has two claims.
- **control**: of the days on which a claimant names a holder of a place, the share on which the
  timeline of that claimant, or of the assessment, names the same.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from training.gold.claim_lines import parse_time
from training.gold_reader import GOLD

from benchmarks.claim_scores import (
    ClaimScore,
    GoldClaim,
    Names,
    ReadClaim,
    make_gold_claim,
    match_claims,
)
from benchmarks.gold import is_same_party
from hearsay.attribute import AttributionEngine, ReaderEngine
from hearsay.model.ledger import Ledger
from hearsay.pipeline import make_ledger
from hearsay.resolve import build_gazetteer

CONFLICTS = GOLD / "conflicts"
_CONTRADICTS = "contradicts"
_CONTESTED = "contested"


@dataclass(slots=True)
class CaseScore:
    """Sums over cases."""

    claims: ClaimScore = field(default_factory=ClaimScore)
    called: int = 0
    rightly: int = 0
    conflicts: int = 0
    read_conflicts: int = 0
    relations: int = 0
    same_relation: int = 0
    origin_hits: int = 0
    origin_called: int = 0
    origin_told: int = 0
    asked_hits: int = 0
    asked_called: int = 0
    asked_told: int = 0
    contested: int = 0
    contested_found: int = 0
    days: int = 0
    right_days: int = 0

    def figures(self) -> dict[str, float]:
        """Give the shares in per cent."""
        return {
            **self.claims.figures(),
            "contradicts, precision": _share(self.rightly, self.called),
            "contradicts, recall": _share(self.rightly, self.conflicts),
            "contradicts, recall where both were read": _share(self.rightly, self.read_conflicts),
            "relation right, of pairs that were read": _share(self.same_relation, self.relations),
            "origin pairs, F1": _share(2 * self.origin_hits, self.origin_called + self.origin_told),
            "question pairs, F1": _share(2 * self.asked_hits, self.asked_called + self.asked_told),
            "contested questions found": _share(self.contested_found, self.contested),
            "control, days right": _share(self.right_days, self.days),
        }


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure dev and test with the default engine."""
    engine = ReaderEngine()
    return {f"conflicts {part}": measure_part(engine, part).figures() for part in ("dev", "test")}


def measure_part(engine: AttributionEngine, part: str) -> CaseScore:
    """Measure one part of the cases."""
    score = CaseScore()
    for folder in list_cases(part):
        measure_case(engine, folder, score)
    return score


def list_cases(part: str) -> list[Path]:
    """Give the folders of one part's cases."""
    split = tomllib.loads((CONFLICTS / "split.toml").read_text("utf-8"))
    found = {path.name.split("-")[0]: path for path in CONFLICTS.iterdir() if path.is_dir()}
    return [found[name] for name in split[part] if name in found]


def measure_case(engine: AttributionEngine, folder: Path, score: CaseScore) -> None:
    """Take a case through hearsay and add what it got right."""
    ledger, gold, rows = read_case(engine, folder)
    read, names = list_read(ledger)
    pairs = match_claims(gold, read, names)
    score.claims.add(len(gold), len(read), pairs)
    ids = {one.id: other.id for one, other, _ in pairs}
    _add_relations(ledger, rows.get("pairs", []), ids, score)
    _add_origins(ledger, gold, ids, score)
    _add_questions(ledger, rows.get("questions", []), ids, score)
    _add_control(ledger, rows.get("control", []), names, score)


def read_case(
    engine: AttributionEngine, folder: Path
) -> tuple[Ledger, list[GoldClaim], dict[str, Any]]:
    """Give a case's ledger, its gold claims, and the rest of its gold as written."""
    ledger = make_ledger(folder, engine)
    texts = {report.id: report.text for report in ledger.reports}
    rows = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    gold = [make_gold_claim(row, row["report"], texts[row["report"]]) for row in rows["claims"]]
    return ledger, gold, rows


def list_read(ledger: Ledger) -> tuple[list[ReadClaim], Names]:
    """Give a ledger's claims, and the names by which it knows actors and places."""
    reports = {statement.id: statement.report for statement in ledger.statements}
    read = [
        ReadClaim(c.id, reports[c.statement], c.evidence, c.frame, c.slots, c.negated)
        for c in ledger.claims
    ]
    actors = {s.id: (s.name, *s.aliases) for s in (*ledger.sources, *ledger.case.actors)}
    return read, Names(actors, build_gazetteer(ledger.case).resolve_name)


def _add_relations(
    ledger: Ledger, rows: list[dict[str, Any]], ids: Mapping[str, str], score: CaseScore
) -> None:
    known = {frozenset((r.a, r.b)): r.relation.value for r in ledger.relations}
    for row in rows:
        told = row["relation"]
        score.conflicts += told == _CONTRADICTS
        if row["a"] not in ids or row["b"] not in ids:
            continue
        found = known.get(frozenset((ids[row["a"]], ids[row["b"]])), "incomparable")
        score.relations += 1
        score.same_relation += found == told
        score.read_conflicts += told == _CONTRADICTS
        if found == _CONTRADICTS:
            score.called += 1
            score.rightly += told == _CONTRADICTS


def _add_origins(
    ledger: Ledger, gold: list[GoldClaim], ids: Mapping[str, str], score: CaseScore
) -> None:
    statements = {claim.id: claim.statement for claim in ledger.claims}
    origins = {s: origin.id for origin in ledger.origins for s in origin.statements}
    read = [claim for claim in gold if claim.id in ids]
    for one, other in combinations(read, 2):
        if one.report == other.report:
            continue
        told = one.row["origin"] == other.row["origin"] != "?"
        found = origins[statements[ids[one.id]]] == origins[statements[ids[other.id]]]
        score.origin_told += told
        score.origin_called += found
        score.origin_hits += told and found


def _add_questions(
    ledger: Ledger, rows: list[dict[str, Any]], ids: Mapping[str, str], score: CaseScore
) -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    contested: dict[str, set[str]] = {}
    for question in ledger.questions:
        members = {claim for answer in question.answers for claim in answer.claims}
        for claim in members:
            asked[claim].add(question.id)
        if question.status == _CONTESTED:
            contested[question.id] = members
    told: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        read = {ids[claim] for claim in row["claims"] if claim in ids}
        for claim in row["claims"]:
            told[claim].add(number)
        if row["contested"]:
            score.contested += 1
            score.contested_found += any(len(read & ours) > 1 for ours in contested.values())
    for one, other in combinations(sorted(claim for claim in told if claim in ids), 2):
        same = not told[one].isdisjoint(told[other])
        found = not asked[ids[one]].isdisjoint(asked[ids[other]])
        score.asked_told += same
        score.asked_called += found
        score.asked_hits += same and found


def _add_control(
    ledger: Ledger, rows: list[dict[str, Any]], names: Names, score: CaseScore
) -> None:
    lines: dict[tuple[str | None, str], dict[date, str]] = defaultdict(dict)
    for row in ledger.control:
        for interval in row.intervals:
            for day in _list_days(interval.first, interval.last):
                lines[row.claimant, row.place.id][day] = interval.holder
    for told in rows:
        place = names.find_place(told["place"])
        claimants = [
            claimant
            for claimant, place_id in lines
            if place is not None and place_id == place.id and _is_claimant(claimant, told, names)
        ]
        period = parse_time(f"{told['from']}..{told['to']}")
        for day in _list_days(*period) if period else ():
            score.days += 1
            holders = [lines[c, place.id].get(day) for c in claimants] if place else []
            score.right_days += any(
                holder is not None and _is_actor(told["holder"], holder, names)
                for holder in holders
            )


def _is_claimant(claimant: str | None, told: Mapping[str, Any], names: Names) -> bool:
    if claimant is None or told["claimant"] == "assessed":
        return claimant is None and told["claimant"] == "assessed"
    return _is_actor(told["claimant"], claimant, names)


def _is_actor(told: str, found: str, names: Names) -> bool:
    known = names.actors.get(found, (found,))
    return told == found or any(is_same_party(told, name) for name in known)


def _list_days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0
