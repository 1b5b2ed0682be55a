"""The ledger as JSON: the public contract `hearsay-ledger/1`, key by key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hearsay.model.assessments import Assessment, Weighed
from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.control import ControlRow
from hearsay.model.ledger import Ledger
from hearsay.model.origins import Origin
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.questions import Answer, Question, Relation
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.spans import Spans
from hearsay.model.statements import Statement
from hearsay.model.times import Interval

SCHEMA = "hearsay-ledger/1"

Json = dict[str, Any]
"""A JSON object."""

# Sums of floats may differ in their last bits from one machine to the next; twelve decimals are far
# beyond what any figure means and keep two runs equal byte for byte.
_DECIMALS = 12


def encode_ledger(ledger: Ledger) -> Json:
    """Give the ledger as the JSON object of the public contract, lists in the ledger's order.

    Offsets are code points of a report's `text`; times are ISO 8601; log-odds are in nats.
    """
    assessments = {assessment.question: assessment for assessment in ledger.assessments}
    return {
        "schema": SCHEMA,
        "case": {
            "title": ledger.case.title,
            "generated_at": ledger.generated_at.isoformat(),
            "hearsay": ledger.version,
        },
        "reports": [encode_report(report) for report in ledger.reports],
        "sources": [_encode_source(source) for source in ledger.sources],
        "statements": [encode_statement(statement) for statement in ledger.statements],
        "claims": [_encode_claim(claim) for claim in ledger.claims],
        "questions": [
            _encode_question(question, assessments.get(question.id))
            for question in ledger.questions
        ],
        "relations": [_encode_relation(relation) for relation in ledger.relations],
        "origins": [_encode_origin(origin) for origin in ledger.origins],
        "control": [_encode_control(row) for row in ledger.control],
    }


def write_ledger_json(ledger: Ledger) -> str:
    """Write the ledger as JSON text, one space of indent, ending in a line break."""
    return json.dumps(encode_ledger(ledger), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def encode_place(place: Place) -> Json:
    """Give a place as the contract writes it."""
    return {
        "name": place.name,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
    }


def encode_value(value: SlotValue) -> object:
    """Give a slot's value as the contract writes it: a time and a count as [lo, hi]."""
    match value:
        case Place():
            return encode_place(value)
        case Interval():
            return list(value.iso())
        case Count():
            return [value.lo, value.hi]
        case Denied():
            return {"frame": value.frame, **encode_slots(value.slots)}
        case _:
            return value


def encode_slots(slots: Mapping[str, SlotValue]) -> Json:
    """Give slots by name; a count keeps its words and a time its precision beside it."""
    encoded: Json = {}
    for name, value in slots.items():
        encoded[name] = encode_value(value)
        if isinstance(value, Count):
            encoded[f"{name}_words"] = value.words
        elif isinstance(value, Interval):
            encoded[f"{name}_precision"] = value.precision.value
    return encoded


def _encode_spans(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _encode_moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _encode_interval(interval: Interval | None) -> list[str] | None:
    return None if interval is None else list(interval.iso())


def encode_report(report: Report) -> Json:
    """Write a report as the contract has it."""
    return {
        "id": report.id,
        "kind": report.kind.value,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "byline": list(report.byline),
        "published": _encode_moment(report.published),
        "updated": _encode_moment(report.updated),
        "captured_at": report.captured_at.isoformat(),
        "sha256": report.sha256,
        "text": report.text,
        "parent": report.parent,
    }


def _encode_source(source: Source) -> Json:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "aliases": list(source.aliases),
        "affiliation": source.affiliation,
    }


def encode_statement(statement: Statement) -> Json:
    """Write a statement as the contract has it."""
    return {
        "id": statement.id,
        "report": statement.report,
        "content": _encode_spans(statement.content),
        "cue": _encode_spans(statement.cue),
        "source": _encode_spans(statement.source),
        "text": statement.text,
        "speaker": statement.speaker,
        "chain": [{"source": link.source, "role": link.role.value} for link in statement.chain],
        "form": statement.form.value,
        "factuality": statement.factuality.value,
        "doubted": statement.doubted,
        "said_at": _encode_interval(statement.said_at),
    }


def _encode_claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "statement": claim.statement,
        "frame": claim.frame,
        "slots": encode_slots(claim.slots),
        "evidence": _encode_spans(claim.evidence),
    }


def _encode_question(question: Question, assessment: Assessment | None) -> Json:
    weighed = {w.answer: w for w in assessment.weighed} if assessment else {}
    return {
        "id": question.id,
        "frame": question.frame,
        "text": question.text,
        "where": None if question.where is None else encode_place(question.where),
        "when": _encode_interval(question.when),
        "about": encode_slots(question.about),
        "status": question.status.value,
        "answers": [
            _encode_answer(answer, weighed.get(at)) for at, answer in enumerate(question.answers)
        ],
    }


def _encode_answer(answer: Answer, weighed: Weighed | None) -> Json:
    return {
        "value": encode_value(answer.value),
        "label": answer.label,
        "claims": list(answer.claims),
        "origins": list(weighed.origins) if weighed else [],
        "probability": round(weighed.probability, _DECIMALS) if weighed else None,
        "contributions": [
            {
                "origin": line.origin,
                "log_odds": round(line.log_odds, _DECIMALS),
                "because": line.because,
            }
            for line in (weighed.contributions if weighed else ())
        ],
        "flips_if": list(weighed.flips_if) if weighed else [],
    }


def _encode_relation(relation: Relation) -> Json:
    return {
        "a": relation.a,
        "b": relation.b,
        "relation": relation.relation.value,
        "because": relation.because,
    }


def _encode_origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "source": origin.source,
        "statements": list(origin.statements),
        "reports": list(origin.reports),
        "lineage": origin.lineage.value,
        "because": [{"kind": why.kind.value, "text": why.text} for why in origin.because],
    }


def _encode_control(row: ControlRow) -> Json:
    return {
        "place": encode_place(row.place),
        "claimant": row.claimant,
        "intervals": [
            {
                "from": part.first.isoformat(),
                "to": part.last.isoformat(),
                "holder": part.holder,
                "probability": round(part.probability, _DECIMALS),
                "statements": list(part.statements),
            }
            for part in row.intervals
        ],
    }
