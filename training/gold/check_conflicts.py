"""Check the gold of conflicts: `python -m training.gold.check_conflicts [PREFIX]`.

Tells each fault on a line, then what the set holds.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from training.gold.claim_lines import check_pairs, check_slots

CONFLICTS = Path(__file__).resolve().parent / "conflicts"
FRONT_MATTER = ("outlet", "published", "kind")

_MARKS = {"id", "report", "words", "speaker", "origin", "frame", "negated"}
_ASKED = {"text", "frame", "where", "when", "claims", "contested"}


@dataclass(frozen=True, slots=True)
class ConflictCase:
    """One case: its reports' texts and heads by file name, and the gold as it was written."""

    id: str
    texts: dict[str, str]
    heads: dict[str, dict[str, Any]]
    gold: dict[str, Any]


def read_case(folder: Path) -> ConflictCase:
    """Read a case folder.

    Raises OSError where a file is missing, ValueError where TOML or front matter can't be read.
    """
    texts, heads = {}, {}
    for path in sorted((folder / "reports").glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        heads[path.stem] = yaml.safe_load(head)
        texts[path.stem] = body.strip("\n")
    with (folder / "case.toml").open("rb") as file:
        tomllib.load(file)
    with (folder / "gold.toml").open("rb") as file:
        return ConflictCase(folder.name, texts, heads, tomllib.load(file))


def find_faults(case: ConflictCase) -> list[str]:
    """Tell what is wrong with one case that could be read, a line each."""
    claims = case.gold.get("claims", [])
    known = {claim.get("id"): claim for claim in claims}
    return [
        *_check_reports(case),
        *_check_claims(case, claims),
        *check_pairs(case.gold.get("pairs", []), known),
        *_check_questions(case.gold.get("questions", []), known),
        *_check_control(case.gold.get("control", [])),
        *(
            f"unknown table {name!r}"
            for name in case.gold.keys() - {"quiet", "claims", "pairs", "questions", "control"}
        ),
    ]


def _check_reports(case: ConflictCase) -> Iterator[str]:
    quiet = case.gold.get("quiet", [])
    claimed = {claim.get("report") for claim in case.gold.get("claims", [])}
    for name, head in case.heads.items():
        if name not in claimed and name not in quiet:
            yield f"{name}: no claim, and not listed as quiet"
        if name in claimed and name in quiet:
            yield f"{name}: claims, yet listed as quiet"
        for key in FRONT_MATTER:
            if not head.get(key):
                yield f"{name}: front matter lacks {key}"
        if head.get("kind") != "comment" and not head.get("title"):
            yield f"{name}: front matter lacks title"
        if head.get("kind") == "comment" and head.get("parent") not in case.texts:
            yield f"{name}: a comment without a parent in the case"
    for name in quiet:
        if name not in case.texts:
            yield f"quiet: there is no report {name!r}"


def _check_claims(case: ConflictCase, claims: list[dict[str, Any]]) -> Iterator[str]:
    twice = [name for name, times in Counter(c.get("id") for c in claims).items() if times > 1]
    yield from (f"claim {name!r}: id is given twice" for name in twice)
    at = ("", 0)
    seen: set[str] = set()
    for claim in claims:
        name = f"claim {claim.get('id')!r}"
        yield from (f"{name}: lacks {key}" for key in sorted(_MARKS - {"negated"} - claim.keys()))
        report, words = claim.get("report", ""), claim.get("words", "")
        text = case.texts.get(report)
        if text is None:
            yield f"{name}: there is no report {report!r}"
        elif text.count(words) != 1 or not words:
            yield f"{name}: stands {text.count(words)} times in {report}: {words!r}"
        else:
            here = (report, text.index(words))
            if report in seen and (report != at[0] or here[1] < at[1]):
                yield f"{name}: not in the order of {report}"
            seen.add(report)
            at = here
        for key in ("speaker", "origin"):
            if key in claim and not str(claim[key]).strip():
                yield f"{name}: {key} is empty"
        slots = {key: value for key, value in claim.items() if key not in _MARKS}
        yield from (f"{name}: {fault}" for fault in check_slots(claim.get("frame", ""), slots))
        if claim.get("negated", True) is not True:
            yield f"{name}: negated is true or left out"


def _check_questions(
    questions: list[dict[str, Any]], known: dict[str, dict[str, Any]]
) -> Iterator[str]:
    for question in questions:
        name = f"question {question.get('text')!r}"
        lacking = {"text", "frame", "claims", "contested"} - question.keys()
        yield from (f"{name}: lacks {key}" for key in sorted(lacking))
        frame = question.get("frame", "")
        fixed = {key: value for key, value in question.items() if key not in _ASKED}
        fixed |= {"time": question["when"]} if "when" in question else {}
        yield from (f"{name}: {fault}" for fault in check_slots(frame, fixed, whole=False))
        if not str(question.get("text", "")).endswith("?"):
            yield f"{name}: ends in a question mark"
        if not isinstance(question.get("contested"), bool):
            yield f"{name}: contested is true or false"
        if not question.get("claims"):
            yield f"{name}: no claim answers it"
        for claim in question.get("claims", []):
            if claim not in known:
                yield f"{name}: there is no claim {claim!r}"
            elif frame not in _tell_frames(known[claim]):
                yield f"{name}: claim {claim!r} is of another frame"


def _tell_frames(claim: dict[str, Any]) -> set[str]:
    denied = claim.get("denies")
    return {claim.get("frame", ""), denied.get("frame", "") if isinstance(denied, dict) else ""}


def _check_control(rows: list[dict[str, Any]]) -> Iterator[str]:
    taken: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for row in rows:
        name = f"control {row.get('place')!r}, {row.get('claimant')!r}, {row.get('from')!r}"
        if row.keys() != {"place", "claimant", "from", "to", "holder"}:
            yield f"{name}: has place, claimant, from, to and holder"
            continue
        try:
            first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
        except (TypeError, ValueError):
            yield f"{name}: from and to are days"
            continue
        if last < first:
            yield f"{name}: ends before it begins"
        others = taken.setdefault((row["place"], row["claimant"]), [])
        if any(first <= end and start <= last for start, end in others):
            yield f"{name}: days with two holders"
        others.append((first, last))


def count_cases(cases: list[ConflictCase]) -> Counter[str]:
    """Count what the cases hold: cases, reports, claims, pairs by relation and so on."""
    totals: Counter[str] = Counter(cases=len(cases))
    for case in cases:
        totals["reports"] += len(case.texts)
        totals["claims"] += len(case.gold.get("claims", []))
        for claim in case.gold.get("claims", []):
            totals[f"claims: {claim.get('frame')}"] += 1
        totals["pairs"] += len(case.gold.get("pairs", []))
        for pair in case.gold.get("pairs", []):
            totals[f"pairs: {pair.get('relation')}"] += 1
        totals["questions"] += len(case.gold.get("questions", []))
        totals["control rows"] += len(case.gold.get("control", []))
    return totals


def main() -> int:
    """Check the cases whose id starts with the prefix; give 1 where there is a fault."""
    prefix = sys.argv[1] if len(sys.argv) > 1 else ""
    bad = 0
    cases = []
    for folder in sorted(CONFLICTS.glob(f"{prefix}*/")):
        try:
            cases.append(read_case(folder))
            faults = find_faults(cases[-1])
        except (OSError, ValueError) as error:
            faults = [str(error)]
        for fault in faults:
            print(f"{folder.name}: {fault}")
        bad += bool(faults)
    for what, number in sorted(count_cases(cases).items()):
        print(f"{number:6} {what}")
    print(f"{bad} with faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
