"""Attribution on PolNeAR dev: the rule engine, exact and linked F1, and words a CPU-second.

Linked: the cues overlap, the sources overlap (or both are empty), and the contents' tokens reach an
F1 of .5. A development figure: the rules were written while looking at its train part.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.attribute import AttributionEngine, RuleEngine
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Attribution

_WORD = re.compile(r"\w+")
_SPEECH = frozenset(
    "said says say told tell added wrote announced reported claimed stated according noted".split()
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold attribution."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(slots=True)
class Score:
    """Counts of one comparison."""

    hit: int = 0
    gold: int = 0
    guess: int = 0

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        return 200 * self.hit / max(1, self.gold + self.guess)


def read_gold(path: Path) -> list[tuple[str, list[Gold]]]:
    """Read a PolNeAR file: (text, its attributions) a document."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw: dict[str, Any] = json.loads(line)
            gold = [
                Gold(
                    *(
                        tuple(Span(a, b) for a, b in item[key])
                        for key in ("source", "cue", "content")
                    )
                )
                for item in raw["attributions"]
            ]
            documents.append((raw["text"], [g for g in gold if g.content]))
    return documents


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end)}


def _overlap(a: Spans, b: Spans) -> bool:
    return any(x.overlaps(y) for x in a for y in b)


def has_same_source(gold: Spans, guess: Spans) -> bool:
    """Tell whether two sources overlap, or both are nobody's."""
    return _overlap(gold, guess) if gold else not guess


def measure_contents(text: str, gold: Spans, guess: Spans) -> float:
    """Give the token F1 of two contents, 0 below one half."""
    a, b = _words(text, gold), _words(text, guess)
    f1 = 2 * len(a & b) / max(1, len(a) + len(b))
    return f1 if f1 >= 0.5 else 0.0  # noqa: PLR2004 - the metric's own threshold


def _linked(text: str, gold: Gold, guess: Attribution) -> float:
    """Give the content F1 of a linked pair, 0 where it is none."""
    if not _overlap(gold.cue, guess.cue) or not has_same_source(gold.source, guess.source):
        return 0.0
    return measure_contents(text, gold.content, guess.content)


def match_documents(
    text: str, gold: Sequence[Gold], guess: Sequence[Attribution]
) -> list[tuple[int, int]]:
    """Match gold to guesses one to one, best content first."""
    pairs = sorted(
        (
            (f1, i, j)
            for i, g in enumerate(gold)
            for j, a in enumerate(guess)
            if (f1 := _linked(text, g, a))
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    seen_gold: set[int] = set()
    seen_guess: set[int] = set()
    matched = []
    for _, i, j in pairs:
        if i not in seen_gold and j not in seen_guess:
            seen_gold.add(i)
            seen_guess.add(j)
            matched.append((i, j))
    return matched


def measure_engine(
    engine: AttributionEngine, documents: list[tuple[str, list[Gold]]]
) -> dict[str, float]:
    """Measure an engine: linked F1, exact F1s, recall on speech cues, words a CPU-second."""
    linked, speech = Score(), Score()
    exact = {key: Score() for key in ("source", "cue", "content")}
    words = 0
    started = time.process_time()
    guesses = [engine.attribute(text) for text, _ in documents]
    seconds = time.process_time() - started
    for (text, gold), guess in zip(documents, guesses, strict=True):
        words += len(text.split())
        cued = [a for a in guess if a.cue]
        matched = match_documents(text, gold, cued)
        linked.hit += len(matched)
        linked.gold += len(gold)
        linked.guess += len(cued)
        hits = {i for i, _ in matched}
        for i, g in enumerate(gold):
            if set(" ".join(s.cut(text) for s in g.cue).lower().split()) & _SPEECH:
                speech.gold += 1
                speech.hit += i in hits
        for key, score in exact.items():
            ours = {getattr(a, key) for a in cued if getattr(a, key)}
            theirs = {getattr(g, key) for g in gold if getattr(g, key)}
            score.hit += len(ours & theirs)
            score.gold += len(theirs)
            score.guess += len(ours)
    return {
        "linked F1": linked.f1,
        "linked precision": 100 * linked.hit / max(1, linked.guess),
        "linked recall": 100 * linked.hit / max(1, linked.gold),
        "speech-cue recall": 100 * speech.hit / max(1, speech.gold),
        **{f"exact {key} F1": score.f1 for key, score in exact.items()},
        "words a CPU-second": words / max(seconds, 1e-9),
    }


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure the rule engine on the dev part under a data folder."""
    documents = read_gold(data / "attribution" / "polnear-dev.jsonl.gz")
    return {"hearsay rules": measure_engine(RuleEngine(), documents)}


if __name__ == "__main__":
    shared = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    for name, figures in run_benchmark(shared).items():
        print(name)
        for figure, value in figures.items():
            print(f"  {figure:20} {value:10.1f}")
