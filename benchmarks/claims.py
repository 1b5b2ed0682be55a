"""Claims of our own gold's single reports: frame and slots against those a careful reader found.

Each report is a case of its own. As a desk would, the case names the places and actors that no
lexicon can know: those with a capital letter that its claims name. A claim counts as found where a
claim of the same frame was read from words that overlap, and as right where every slot is: the
count's bounds, the unit, phase, action, act and scope, the place, the days, and for actors the same
party. Nothing was tuned on test.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from training.gold.claim_lines import read_slots
from training.gold_reader import GOLD, GoldReport, read_gold

from benchmarks.claim_scores import (
    ClaimScore,
    GoldClaim,
    Names,
    ReadClaim,
    make_gold_claim,
    match_claims,
)
from benchmarks.gold import make_report
from hearsay.attribute import AttributionEngine, ReaderEngine, RuleEngine
from hearsay.compare import assign_claims
from hearsay.model.cases import Case
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.sources import Source, SourceKind
from hearsay.pipeline import Analyst

Pairs = list[tuple[GoldClaim, ReadClaim, frozenset[str]]]


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure dev and test, with the reader and with rules alone (no model, so no roles)."""
    return {
        f"claims {split}, {name}": measure_split(engine, split).figures()
        for split in ("dev", "test")
        for name, engine in (("rules", RuleEngine()), ("reader", ReaderEngine()))
    }


def measure_split(engine: AttributionEngine, split: str) -> ClaimScore:
    """Measure one split of the single reports."""
    score = ClaimScore()
    for gold, read, pairs in read_split(engine, split):
        score.add(len(gold), len(read), pairs)
    return score


def read_split(
    engine: AttributionEngine, split: str
) -> Iterator[tuple[list[GoldClaim], list[ReadClaim], Pairs]]:
    """Yield each report's claims as told and as read, and those that belong together."""
    for report in read_gold(split=split):
        rows = tomllib.loads((GOLD / "claims" / f"{report.id}.toml").read_text("utf-8"))["claims"]
        gold = [make_gold_claim(row, report.id, report.text) for row in rows]
        read, names = read_claims(engine, report, rows)
        yield gold, read, match_claims(gold, read, names)


def read_claims(
    engine: AttributionEngine, gold: GoldReport, rows: Iterable[dict[str, Any]]
) -> tuple[list[ReadClaim], Names]:
    """Read one report's claims, with its names known to the case."""
    case = _make_case(gold, list(rows), Analyst(_bare_case(gold), engine))
    analyst = Analyst(case, engine)
    report = make_report(gold)
    statements, matches = analyst.analyse_report(report)
    claims = assign_claims(statements, {report.id: matches}, {report.id: report}, case.zone)
    read = [ReadClaim(c.id, report.id, c.evidence, c.frame, c.slots, c.negated) for c in claims]
    known = {s.id: (s.name, *s.aliases) for s in (*case.actors, *analyst.book.sources())}
    actors = (value for claim in claims for value in claim.slots.values() if isinstance(value, str))
    for actor in actors:
        if actor not in analyst.actors.sources:
            continue  # a choice, such as a unit
        source = analyst.actors.source(actor)
        known.setdefault(actor, (source.name, *source.aliases))
    return read, Names(known, analyst.gazetteer.resolve_name)


def _bare_case(gold: GoldReport) -> Case:
    return Case(Path(), str(gold.head["title"]), "en", ZoneInfo("UTC"))


def _make_case(gold: GoldReport, rows: list[dict[str, Any]], bare: Analyst) -> Case:
    """Name what the lexicons don't know: places and bodies with a capital letter."""
    places: dict[str, Place] = {}
    actors: dict[str, Source] = {}
    for slot, name in _list_names(rows):
        if not any(word[:1].isupper() for word in name.split()):
            continue
        made = "-".join(name.casefold().split())
        if slot == "place" and bare.gazetteer.resolve_name(name) is None:
            places[made] = Place(made, name, None, None, PlacePrecision.UNKNOWN)
        elif slot == "actor" and not bare.actors.find(name):
            actors[made] = Source(made, name, SourceKind.GROUP)
    return replace(_bare_case(gold), places=tuple(places.values()), actors=tuple(actors.values()))


def _list_names(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        kinds = read_slots(row["frame"])
        for key, value in row.items():
            if key == "denies":
                yield from _list_names([value])
            elif key in kinds and kinds[key]["kind"] in {"place", "actor"}:
                yield kinds[key]["kind"], value
