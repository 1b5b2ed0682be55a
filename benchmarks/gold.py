"""Our own gold: whole statements of the pipeline against those that careful readers found.

A statement counts as found where its content's tokens reach an F1 of .5 and the sources overlap;
its chain is right where every link is the same party in the same order. Nothing was tuned on test.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from training.gold_reader import GoldReport, GoldStatement, read_gold

from benchmarks.attribution import Score, has_same_source, measure_contents
from hearsay.attribute import AttributionEngine, ReaderEngine, RuleEngine
from hearsay.model.cases import Case
from hearsay.model.reports import Report, ReportKind
from hearsay.model.statements import Form, Statement
from hearsay.pipeline import Analyst

_ARTICLE = re.compile(
    r"^(?:the|a|an|two|three|some|several|one|his|her|its|their)\s+", re.IGNORECASE
)

_TITLE = re.compile(
    r"^(?:(?:brigadier|corporal|colonel|major|general|sergeant|captain|mr|mrs|ms|dr|comrade|"
    r"alderman|minister|president)\.?\s+)+"
)


_EMPTY = frozenset(
    "a an the of in at on by from for to and with his her its their he she it they one who whom "
    "which that other another second first third".split()
)


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure the pipeline on the dev and the test split, with both engines."""
    return {
        f"gold {split}, {name}": measure_pipeline(engine, split)
        for split in ("dev", "test")
        for name, engine in (("rules", RuleEngine()), ("reader", ReaderEngine()))
    }


def measure_pipeline(engine: AttributionEngine, split: str) -> dict[str, float]:
    """Measure the pipeline with an engine on a split."""
    found, own = Score(), Score()
    chains = named = factuality = doubted = matched_count = total = 0
    for gold in read_gold(split=split):
        case = Case(Path(), str(gold.head["title"]), "en", ZoneInfo("UTC"))
        analyst = Analyst(case, engine)
        statements, _ = analyst.analyse_report(make_report(gold))
        names = {s.id: (s.name, *s.aliases) for s in analyst.book.sources()}
        said = [s for s in statements if s.form is not Form.OWN_VOICE]
        wanted = [g for g in gold.statements if g.form is not Form.OWN_VOICE]
        pairs = _match(gold.text, wanted, said)
        found.hit += len(pairs)
        found.gold += len(wanted)
        found.guess += len(said)
        total += len(wanted)
        matched_count += len(pairs)
        for one, other in pairs:
            links = [names[link.source] for link in other.chain]
            named += _same_names(one, links)
            chains += _same_parties(one, links)
            factuality += one.factuality is other.factuality
            doubted += one.doubted == other.doubted
        voiced = [s for s in statements if s.form is Form.OWN_VOICE]
        spoken = [g for g in gold.statements if g.form is Form.OWN_VOICE]
        own.hit += len(_match(gold.text, spoken, voiced))
        own.gold += len(spoken)
        own.guess += len(voiced)
    return {
        "statements found, F1": found.f1,
        "statements found, recall": 100 * found.hit / max(1, found.gold),
        "own voice found, F1": own.f1,
        "whole chain right, of all": 100 * chains / max(1, total),
        "whole chain right, of the found": 100 * chains / max(1, matched_count),
        "whole chain named alike, of the found": 100 * named / max(1, matched_count),
        "factuality right, of the found": 100 * factuality / max(1, matched_count),
        "doubt right, of the found": 100 * doubted / max(1, matched_count),
    }


def make_report(gold: GoldReport) -> Report:
    """Make the report of the pipeline out of one of the gold."""
    published = gold.head.get("published")
    return Report(
        id=gold.id,
        kind=ReportKind(gold.head.get("kind", "article")),
        text=gold.text,
        sha256="0" * 64,
        captured_at=datetime(2026, 1, 1, tzinfo=UTC),
        outlet=str(gold.head["outlet"]),
        title=str(gold.head["title"]),
        published=published if isinstance(published, datetime) else None,
    )


def _match(
    text: str, wanted: list[GoldStatement], said: list[Statement]
) -> list[tuple[GoldStatement, Statement]]:
    scored = sorted(
        (
            (-f1, i, j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(said)
            if has_same_source(one.source, other.source)
            and (f1 := measure_contents(text, one.content, other.content))
        ),
    )
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((wanted[i], said[j]))
    return pairs


def _same_names(gold: GoldStatement, links: list[tuple[str, ...]]) -> bool:
    """Tell whether every link is named as in the gold, but for articles, titles and capitals."""
    return [_plain(name) for name in gold.chain] == [_plain(names[0]) for names in links]


def _same_parties(gold: GoldStatement, links: list[tuple[str, ...]]) -> bool:
    """Tell whether every link is the same party, told by more or fewer of the same words.

    "a young fireman" and "a young fireman, still black with soot" are one, and so are "his deputy"
    and "Bill Orrin's deputy"; "he" and "Bill Orrin" are not. Aliases count.
    """
    return len(gold.chain) == len(links) and all(
        any(is_same_party(one, name) for name in names)
        for one, names in zip(gold.chain, links, strict=True)
    )


def is_same_party(gold: str, name: str) -> bool:
    """Tell whether two names are one party's, told by more or fewer of the same words."""
    if _plain(gold) == _plain(name):
        return True
    one, other = _naming_words(gold), _naming_words(name)
    return bool(one and other) and (one <= other or other <= one)


def _naming_words(name: str) -> set[str]:
    words = re.findall(
        r"[^\W_]+(?:-[^\W_]+)*", _plain(name).replace("\u2019s", "").replace("'s", "")
    )
    return set(words) - _EMPTY


def _plain(name: str) -> str:
    words = " ".join(name.casefold().split()).strip(" ,.“”\"'")
    bare = _TITLE.sub("", _ARTICLE.sub("", words))
    return "unnamed" if bare.startswith(("unnamed", "an unnamed")) else bare
