"""Check the gold of conflicts: `python -m training.gold.check_conflicts [PREFIX]`.

Tells each fault on a line, then what the set holds.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONFLICTS = Path(__file__).resolve().parent / "conflicts"
FRAMES = Path(__file__).resolve().parents[2] / "src" / "hearsay" / "frames"
RELATIONS = ("contradicts", "agrees", "refines", "supersedes", "incomparable")
FRONT_MATTER = ("outlet", "published", "kind")

_MARKS = {"id", "report", "words", "speaker", "origin", "frame", "negated"}
_ASKED = {"text", "frame", "where", "when", "claims", "contested"}
_COUNT = re.compile(r"(\d{1,9})?(\.\.)?(\d{1,9})?")


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
        *_check_pairs(case.gold.get("pairs", []), known),
        *_check_questions(case.gold.get("questions", []), known),
        *_check_control(case.gold.get("control", [])),
        *(
            f"unknown table {name!r}"
            for name in case.gold.keys() - {"quiet", "claims", "pairs", "questions", "control"}
        ),
    ]


def parse_count(words: str) -> tuple[int, int | None]:
    """Give a count's bounds, both included, None for an open end: "301.." is (301, None).

    Raises ValueError where it is no count.
    """
    found = _COUNT.fullmatch(words)
    if not found or not (found[1] or found[3]):
        raise ValueError(f"no count: {words!r}")
    lo = int(found[1] or 0)
    hi = int(found[3]) if found[3] else None if found[2] else lo
    if (hi is not None and hi < lo) or (found[3] and not found[2]):
        raise ValueError(f"no count: {words!r}")
    return lo, hi


def parse_time(words: str) -> tuple[date, date] | None:
    """Give a time's first and last day, None for "none".

    A day, a month, a year, or two of them with ".." between. Raises ValueError where it is no time.
    """
    if words == "none":
        return None
    first, _, last = words.partition("..")
    span = _parse_end(first)[0], _parse_end(last or first)[1]
    if span[1] < span[0]:
        raise ValueError(f"ends before it begins: {words!r}")
    return span


def _parse_end(words: str) -> tuple[date, date]:
    """Give the first and last day of a day, a month or a year."""
    if re.fullmatch(r"\d{4}", words):
        return date(int(words), 1, 1), date(int(words), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", words):
        first = date.fromisoformat(f"{words}-01")
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, date.fromordinal(following.toordinal() - 1)
    day = date.fromisoformat(words)
    return day, day


@cache
def read_slots(frame: str) -> dict[str, dict[str, Any]]:
    """Give a frame's slots as its `frame.toml` has them, with the choices of each choice slot.

    Raises KeyError for a frame that there isn't.
    """
    path = FRAMES / frame / "frame.toml"
    if "/" in frame or not path.is_file():
        raise KeyError(frame)
    slots: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["slots"]
    for slot in slots.values():
        slot.setdefault("choices", list(slot.get("words", {})))
    return slots


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
        yield from (f"{name}: {fault}" for fault in _check_slots(claim.get("frame", ""), slots))
        if claim.get("negated", True) is not True:
            yield f"{name}: negated is true or left out"


def _check_slots(frame: str, slots: dict[str, Any], *, whole: bool = True) -> Iterator[str]:
    try:
        known = read_slots(frame)
    except KeyError:
        yield f"there is no frame {frame!r}"
        return
    for key, slot in known.items():
        if whole and slot.get("required") and key not in slots:
            yield f"{frame} needs {key}"
    for key, value in slots.items():
        # A denial may have a day of its own, beside the day of what it denies.
        if key not in known and (frame, key) != ("denial", "time"):
            yield f"{frame} has no slot {key!r}"
            continue
        kind = known.get(key, {"kind": "time"})["kind"]
        yield from (f"{key}: {fault}" for fault in _check_value(kind, known.get(key, {}), value))


def _check_value(kind: str, slot: dict[str, Any], value: object) -> Iterator[str]:
    if kind == "claim":
        if isinstance(value, dict) and "frame" in value:
            rest = {key: one for key, one in value.items() if key not in ("frame", "negated")}
            yield from _check_slots(value["frame"], rest, whole=False)
        else:
            yield "a claim has a frame"
    elif not isinstance(value, str) or not value.strip():
        yield f"not a text: {value!r}"
    elif kind == "choice" and value not in slot["choices"]:
        yield f"no choice: {value!r}"
    elif kind in ("count", "time"):
        try:
            (parse_count if kind == "count" else parse_time)(value)
        except ValueError as error:
            yield str(error)


def _check_pairs(pairs: list[dict[str, Any]], known: dict[str, dict[str, Any]]) -> Iterator[str]:
    seen = set()
    for pair in pairs:
        first, second, relation = pair.get("a", ""), pair.get("b", ""), pair.get("relation")
        name = f"pair {first!r} {second!r}"
        if first not in known or second not in known:
            yield f"{name}: there is no such claim"
            continue
        if first == second or frozenset((first, second)) in seen:
            yield f"{name}: one claim twice, or the pair is given twice"
        seen.add(frozenset((first, second)))
        if relation not in RELATIONS:
            yield f"{name}: there is no relation {relation!r}"
        if not str(pair.get("why", "")).strip() or pair.keys() != {"a", "b", "relation", "why"}:
            yield f"{name}: has a, b, relation and why"
        yield from (f"{name}: {fault}" for fault in _compare(known[first], known[second], relation))


def _compare(first: dict[str, Any], second: dict[str, Any], relation: object) -> Iterator[str]:
    """Tell what can't be so of a pair whose claims both count, or of one that replaces another."""
    if relation == "supersedes" and first.get("origin") != second.get("origin"):
        yield "supersedes is of one source"
    if first.get("frame") != second.get("frame") or "count" not in first or "count" not in second:
        return
    try:
        (lo, hi), (low, high) = parse_count(first["count"]), parse_count(second["count"])
    except ValueError:
        return
    meet = (hi is None or low <= hi) and (high is None or lo <= high)
    if relation == "contradicts" and meet and not (first.get("negated") or second.get("negated")):
        yield "contradicts, but the counts share a number"
    if relation in ("agrees", "refines") and not meet:
        yield f"{relation}, but the counts share no number"


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
        yield from (f"{name}: {fault}" for fault in _check_slots(frame, fixed, whole=False))
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
