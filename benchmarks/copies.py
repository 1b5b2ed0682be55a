"""Copies: which reports of a case were made from one another, beside MinHash LSH of datasketch.

A pair of reports by two outlets counts as copied where at least three in five claims of the shorter
one, and two at the least, stand in the other with the same origin, frame and values, and the later
outlet is not that origin itself (a body that repeats its own figures copies nobody). That is read
from our gold of conflicts; what goes back to one text counts as copied from each other too. Pairs
are closed for every method: where A goes with B and B with C, A goes with C.

The peer gets the whole texts: shingles of three words in lower case, 128 permutations, and the
threshold that its documentation starts from (Jaccard .5), or a low one (.2).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.conflicts import list_cases
from hearsay.compare.copies.details import find_rewrites
from hearsay.compare.copies.search import rank_report
from hearsay.model.reports import Report
from hearsay.pipeline import read_case
from hearsay.text.tokens import split_tokens

_SHARE = 0.6
_FEWEST = 2
_SHINGLE = 3
_PERMUTATIONS = 128
_THRESHOLDS = (0.5, 0.2)
_VALUES = ("count", "unit", "holder", "act", "action", "state", "negated")

Pair = frozenset[str]
Finder = Callable[[Sequence[Report]], set[Pair]]


@dataclass(slots=True)
class PairScore:
    """Counts of pairs: right, found and told."""

    right: int = 0
    found: int = 0
    told: int = 0

    def figures(self) -> dict[str, float]:
        """Give precision, recall and F1 in per cent."""
        return {
            "precision": 100 * self.right / max(1, self.found),
            "recall": 100 * self.right / max(1, self.told),
            "F1": 200 * self.right / max(1, self.found + self.told),
        }


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure dev and test; dev was looked at, test was not."""
    figures: dict[str, dict[str, float]] = {}
    for part in ("dev", "test"):
        figures |= measure_part(part)
    return figures


def measure_part(part: str) -> dict[str, dict[str, float]]:
    """Measure one part of the cases with hearsay and the peer."""
    finders: dict[str, Finder] = {"hearsay": find_by_details}
    for threshold in _THRESHOLDS:
        finders[f"datasketch, Jaccard {threshold}"] = _make_peer(threshold)
    scores: dict[str, PairScore] = defaultdict(PairScore)
    for folder in list_cases(part):
        reports = list(read_case(folder).reports)
        told = read_gold_pairs(folder, reports)
        outlets = {report.id: report.outlet for report in reports}
        for name, find in finders.items():
            found = {
                pair
                for pair in close_pairs(find(reports))
                if len({outlets[report] for report in pair}) > 1
            }
            scores[name].right += len(found & told)
            scores[name].found += len(found)
            scores[name].told += len(told)
    return {f"copies {part}: {name}": score.figures() for name, score in scores.items()}


def read_gold_pairs(folder: Path, reports: Sequence[Report]) -> set[Pair]:
    """Give the pairs of a case's reports that its gold has as copied."""
    rows = tomllib.loads((folder / "gold.toml").read_text("utf-8"))["claims"]
    claims: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        if row["origin"] != "?":
            claims[row["report"]].append(_sign_claim(row))
    known = {report.id: report for report in reports}
    ordered = sorted(claims, key=lambda name: rank_report(name, known))
    return {
        frozenset((earlier, later))
        for earlier, later in combinations(ordered, 2)
        if known[earlier].outlet != known[later].outlet
        and _is_copied(claims[earlier], claims[later], known[later].outlet)
    }


def _sign_claim(row: dict[str, Any]) -> tuple[Any, ...]:
    denied = row.get("denies", {})
    values = tuple(row.get(slot, denied.get(slot)) for slot in _VALUES)
    return (row["origin"], row["frame"], *values)


def _is_copied(
    earlier: Sequence[tuple[Any, ...]], later: Sequence[tuple[Any, ...]], outlet: str | None
) -> bool:
    short, long = sorted((list(earlier), list(later)), key=len)
    shared = 0
    for claim in short:
        if claim in long:
            long.remove(claim)
            shared += claim[0] != outlet
    return shared >= max(_FEWEST, _SHARE * len(short))


def find_by_details(reports: Sequence[Report]) -> set[Pair]:
    """Find the pairs that hearsay takes for rewritten."""
    known = {report.id: report for report in reports}
    ordered = sorted(reports, key=lambda report: rank_report(report.id, known))
    return {frozenset((found.copy, found.original)) for found in find_rewrites(ordered)}


def close_pairs(pairs: Iterable[Pair]) -> set[Pair]:
    """Close pairs: what goes with one thing goes together."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = set(pair).union(*(group for group in groups if group & pair))
        groups = [group for group in groups if not group & pair]
        groups.append(joined)
    return {frozenset(two) for group in groups for two in combinations(sorted(group), 2)}


def _make_peer(threshold: float) -> Finder:
    def find(reports: Sequence[Report]) -> set[Pair]:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - an extra of the benchmarks

        index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
        found: set[Pair] = set()
        for report in reports:
            sketch = MinHash(num_perm=_PERMUTATIONS)
            words = [t.lower for t in split_tokens(report.text) if t.text[0].isalnum()]
            for start in range(max(0, len(words) - _SHINGLE + 1)):
                sketch.update(" ".join(words[start : start + _SHINGLE]).encode("utf-8"))
            found |= {frozenset((report.id, other)) for other in index.query(sketch)}
            index.insert(report.id, sketch)
        return found

    return find
