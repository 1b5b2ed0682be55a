"""The ledger's JSON Schema, and the checks that a schema can't make: spans and references."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator

from hearsay.errors import FormatError

_MOST_SHOWN = 5
_TOLERANCE = 1e-6
_Reference = tuple[str, str, str | None]
"""Where a reference stands, the list that must hold its id, and the id."""
_CURE = "write it as the ledger's contract says: see hearsay.publish.ledger_schema()"


def ledger_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the ledger, as shipped with the package."""
    path = resources.files("hearsay.publish").joinpath("ledger.schema.json")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def check_ledger(document: Mapping[str, Any]) -> None:
    """Check a ledger against the contract: its schema, its spans, its references and its sums.

    Raises FormatError, naming the first faults and where they are, where one does not hold.
    """
    faults = [
        f"{_say_path(error.absolute_path)}: {error.message[:200]}"
        for error in _load_validator().iter_errors(document)
    ]
    if not faults:
        faults = [
            *_check_ids(document),
            *_check_references(document),
            *_check_spans(document),
            *_check_sums(document),
        ]
    if faults:
        more = f"; and {len(faults) - _MOST_SHOWN} more" if len(faults) > _MOST_SHOWN else ""
        raise FormatError("; ".join(faults[:_MOST_SHOWN]) + more, where="ledger", cure=_CURE)


@lru_cache(maxsize=1)
def _load_validator() -> Draft202012Validator:
    return Draft202012Validator(ledger_schema())


def _say_path(path: Iterable[object]) -> str:
    return "/".join(str(step) for step in path) or "the whole"


def _check_ids(document: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("reports", "sources", "statements", "claims", "questions", "origins"):
        seen: set[str] = set()
        for item in document[kind]:
            if item["id"] in seen:
                yield f"{kind}: two have the id {item['id']}"
            seen.add(item["id"])


def _check_references(document: Mapping[str, Any]) -> Iterator[str]:
    known = {
        kind: {item["id"] for item in document[kind]}
        for kind in ("reports", "sources", "statements", "claims", "origins")
    }
    for where, kind, key in _list_references(document):
        if key is not None and key not in known[kind]:
            yield f"{where}: no {kind[:-1]} has the id {key}"


def _list_references(document: Mapping[str, Any]) -> Iterator[_Reference]:
    for report in document["reports"]:
        yield f"reports/{report['id']}/parent", "reports", report["parent"]
    for statement in document["statements"]:
        where = f"statements/{statement['id']}"
        yield f"{where}/report", "reports", statement["report"]
        yield f"{where}/speaker", "sources", statement["speaker"]
        yield from ((f"{where}/chain", "sources", link["source"]) for link in statement["chain"])
    for claim in document["claims"]:
        yield f"claims/{claim['id']}/statement", "statements", claim["statement"]
    for relation in document["relations"]:
        yield "relations/a", "claims", relation["a"]
        yield "relations/b", "claims", relation["b"]
    for origin in document["origins"]:
        where = f"origins/{origin['id']}"
        yield f"{where}/source", "sources", origin["source"]
        yield from ((f"{where}/statements", "statements", key) for key in origin["statements"])
        yield from ((f"{where}/reports", "reports", key) for key in origin["reports"])
    for question in document["questions"]:
        yield from _list_answer_references(question)
    for row in document["control"]:
        yield "control/claimant", "sources", row["claimant"]
        yield from _list_control_references(row)


def _list_answer_references(question: Mapping[str, Any]) -> Iterator[_Reference]:
    where = f"questions/{question['id']}/answers"
    for answer in question["answers"]:
        yield from ((where, "claims", key) for key in answer["claims"])
        yield from ((where, "origins", key) for key in answer["origins"])
        yield from ((where, "origins", line["origin"]) for line in answer["contributions"])


def _list_control_references(row: Mapping[str, Any]) -> Iterator[_Reference]:
    for part in row["intervals"]:
        yield "control/holder", "sources", part["holder"]
        yield from (("control/statements", "statements", key) for key in part["statements"])


def _check_spans(document: Mapping[str, Any]) -> Iterator[str]:
    texts = {report["id"]: report["text"] for report in document["reports"]}
    reports = {statement["id"]: statement["report"] for statement in document["statements"]}
    for statement in document["statements"]:
        text = texts.get(statement["report"], "")
        for part in ("content", "cue", "source"):
            where = f"statements/{statement['id']}/{part}"
            yield from _check_cuts(where, statement[part], text)
        words = " ... ".join(text[start:end] for start, end in statement["content"])
        if words.split() != statement["text"].split():
            yield f"statements/{statement['id']}/text: not what its content spans cut out"
    for claim in document["claims"]:
        text = texts.get(reports.get(claim["statement"], ""), "")
        yield from _check_cuts(f"claims/{claim['id']}/evidence", claim["evidence"], text)


def _check_cuts(where: str, spans: list[list[int]], text: str) -> Iterator[str]:
    before = 0
    for start, end in spans:
        if not before <= start < end <= len(text):
            yield f"{where}: [{start}, {end}] cuts nothing out of the report, or not in order"
        before = max(before, end)


def _check_sums(document: Mapping[str, Any]) -> Iterator[str]:
    """Check that the answers' probabilities leave no less than nothing, and figures are finite."""
    for question in document["questions"]:
        total = sum(answer["probability"] or 0.0 for answer in question["answers"])
        if total > 1 + _TOLERANCE:
            yield f"questions/{question['id']}: the answers' probabilities sum to {total:.3f}"
        for answer in question["answers"]:
            if not all(math.isfinite(line["log_odds"]) for line in answer["contributions"]):
                yield f"questions/{question['id']}: a contribution is not a finite number"
