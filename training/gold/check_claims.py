"""Check the claims of the single reports: `python -m training.gold.check_claims [PREFIX]`.

Tells each fault on a line, then what the set holds.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hearsay.model.spans import Span
from training.gold.claim_lines import check_pairs, check_slots
from training.gold_reader import GOLD, GoldReport, GoldStatement, read_gold, read_split

CLAIMS = GOLD / "claims"

_MARKS = {"id", "statement", "words", "frame", "negated"}


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """One report, and its claims and pairs as the file has them."""

    report: GoldReport
    rows: dict[str, Any]


def read_claims(prefix: str = "") -> Iterator[ReportClaims]:
    """Yield the reports whose id starts with the prefix, each with its claims.

    Raises OSError where a report has no file, ValueError where a file is no TOML.
    """
    for report in read_gold():
        if report.id.startswith(prefix):
            with (CLAIMS / f"{report.id}.toml").open("rb") as file:
                yield ReportClaims(report, tomllib.load(file))


def find_faults(one: ReportClaims) -> list[str]:
    """Tell what is wrong with one report's claims and pairs, a line each."""
    claims = one.rows.get("claims")
    faults = [f"unknown table {name!r}" for name in one.rows.keys() - {"claims", "pairs"}]
    if claims is None:
        return [*faults, "no claims: a report without one says `claims = []`"]
    counted = Counter(claim.get("id") for claim in claims)
    faults += [f"claim {name!r}: id is given twice" for name, n in counted.items() if n > 1]
    at = 0
    for claim in claims:
        name = f"claim {claim.get('id')!r}"
        faults += [f"{name}: {fault}" for fault in _check_claim(claim, one.report)]
        start = one.report.text.find(str(claim.get("words", "")))
        if start < at:
            faults.append(f"{name}: not in the order of the text")
        at = max(at, start)
    return [*faults, *check_pairs(one.rows.get("pairs", []), {c.get("id"): c for c in claims})]


def _check_claim(claim: dict[str, Any], report: GoldReport) -> Iterator[str]:
    yield from (f"lacks {key}" for key in sorted(_MARKS - {"negated"} - claim.keys()))
    if claim.get("negated", True) is not True:
        yield "negated is true or left out"
    slots = {key: value for key, value in claim.items() if key not in _MARKS}
    yield from check_slots(str(claim.get("frame")), slots)
    words, number = claim.get("words", ""), claim.get("statement", 0)
    if not words or report.text.count(words) != 1:
        yield f"stands {report.text.count(words)} times in the text: {words!r}"
    elif not isinstance(number, int) or not 1 <= number <= len(report.statements):
        yield f"there is no statement {number!r}"
    else:
        start = report.text.index(words)
        statement = report.statements[number - 1]
        denies = claim.get("frame") == "denial"
        if not _covers(statement, Span(start, start + len(words)), denies=denies):
            yield f"statement {number} does not carry {words!r}"


def _covers(statement: GoldStatement, words: Span, *, denies: bool) -> bool:
    """Tell whether words begin and end in a statement's content, or in the cue of a denial.

    What stands between two of its parts may lie between: "Two of the dead, she said, were guards".
    """
    parts = [*statement.content, *(statement.cue if denies else ())]

    def _is_inside(offset: int) -> bool:
        return any(part.start <= offset < part.end for part in parts)

    return _is_inside(words.start) and _is_inside(words.end - 1)


def count_claims(reports: Iterable[ReportClaims]) -> Counter[str]:
    """Count what the reports hold: claims by frame and split, pairs by relation."""
    split = {name: part for part, names in read_split().items() for name in names}
    totals: Counter[str] = Counter()
    for one in reports:
        claims = one.rows.get("claims", [])
        totals["reports"] += 1
        totals["reports without a claim"] += not claims
        totals["claims"] += len(claims)
        totals[f"claims in {split[one.report.id]}"] += len(claims)
        totals.update(f"claims: {claim.get('frame')}" for claim in claims)
        totals["pairs"] += len(one.rows.get("pairs", []))
        totals.update(f"pairs: {pair.get('relation')}" for pair in one.rows.get("pairs", []))
    return totals


def main() -> int:
    """Check the reports whose id starts with the prefix; give 1 where there is a fault."""
    reports = list(read_claims(sys.argv[1] if len(sys.argv) > 1 else ""))
    bad = 0
    for one in reports:
        faults = find_faults(one)
        for fault in faults:
            print(f"{one.report.id}: {fault}")
        bad += bool(faults)
    for what, number in sorted(count_claims(reports).items()):
        print(f"{number:6} {what}")
    print(f"{bad} with faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
