"""Attribution on PolNeAR dev: peers side by side on the same texts, in one run.

Linked: the cues overlap, the sources overlap (or both are empty), and the contents' tokens reach an
F1 of .5. Development figures: rules, thresholds and epochs were chosen with this set in view. The
human row is the second annotators' work against the first's, on the documents that both read.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Protocol

from benchmarks.peers import TextacyPeer
from hearsay.attribute import ReaderEngine, RuleEngine
from hearsay.attribute.quotes import find_quotes
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Form
from hearsay.text.sentences import split_paragraphs

_WORD = re.compile(r"\w+")
_SPEECH = frozenset(
    "said says say told tell added wrote announced reported claimed stated according noted".split()
)
_WHOLLY_QUOTED = 0.95
PARTS = ("source", "cue", "content")


class Attributed(Protocol):
    """What every peer's output has: the spans of the three parts."""

    @property
    def source(self) -> Spans:
        """Who speaks."""

    @property
    def cue(self) -> Spans:
        """The words that hand over."""

    @property
    def content(self) -> Spans:
        """What is said."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as spans: the gold's, or a peer's."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its words, its gold, and what further annotators marked, where any did."""

    text: str
    gold: list[Gold]
    others: list[list[Gold]]


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


@dataclass(slots=True)
class Tally:
    """All scores of one peer."""

    linked: Score = field(default_factory=Score)
    speech: Score = field(default_factory=Score)
    other: Score = field(default_factory=Score)
    exact: dict[str, Score] = field(default_factory=lambda: {part: Score() for part in PARTS})
    by_form: dict[Form, Score] = field(
        default_factory=lambda: {f: Score() for f in Form if f is not Form.OWN_VOICE}
    )
    recalled: dict[Form, int] = field(default_factory=lambda: dict.fromkeys(Form, 0))

    def figures(self) -> dict[str, float]:
        """Give the figures in per cent."""
        forms = {
            f"linked F1, {form.value}": self._form_f1(form)
            for form in (Form.DIRECT, Form.MIXED, Form.INDIRECT)
        }
        return {
            "linked F1": self.linked.f1,
            "linked precision": 100 * self.linked.hit / max(1, self.linked.guess),
            "linked recall": 100 * self.linked.hit / max(1, self.linked.gold),
            "speech-cue recall": 100 * self.speech.hit / max(1, self.speech.gold),
            "other-cue recall": 100 * self.other.hit / max(1, self.other.gold),
            **forms,
            **{f"exact {part} F1": score.f1 for part, score in self.exact.items()},
        }

    def _form_f1(self, form: Form) -> float:
        score = self.by_form[form]
        precision = score.hit / max(1, score.guess)
        recall = self.recalled[form] / max(1, score.gold)
        return 200 * precision * recall / max(1e-9, precision + recall)


def read_gold(path: Path) -> list[Text]:
    """Read a PolNeAR file."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw: dict[str, Any] = json.loads(line)
            others = [_read_rows(rows) for rows in raw["other_annotators"] or []]
            documents.append(Text(raw["text"], _read_rows(raw["attributions"]), others))
    return documents


def _read_rows(rows: Iterable[dict[str, Any]]) -> list[Gold]:
    gold = [Gold(*(tuple(Span(a, b) for a, b in row[part]) for part in PARTS)) for row in rows]
    return [one for one in gold if one.content]


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


def _linked(text: str, gold: Attributed, guess: Attributed) -> float:
    """Give the content F1 of a linked pair, 0 where it is none."""
    if not _overlap(gold.cue, guess.cue) or not has_same_source(gold.source, guess.source):
        return 0.0
    return measure_contents(text, gold.content, guess.content)


def match_documents(
    text: str, gold: Sequence[Attributed], guess: Sequence[Attributed]
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


def tell_form(quoted: set[int], words: set[int]) -> Form:
    """Tell direct, mixed and indirect apart by the share of a content's words that are quoted."""
    share = len(words & quoted) / max(1, len(words))
    if share >= _WHOLLY_QUOTED:
        return Form.DIRECT
    return Form.MIXED if share else Form.INDIRECT


def add_document(
    tally: Tally, text: str, gold: Sequence[Attributed], guess: Sequence[Attributed]
) -> None:
    """Count one document's attributions."""
    guess = [a for a in guess if a.cue]
    quotes = find_quotes(text, split_paragraphs(text))
    quoted = _words(text, (span for quote in quotes for span in quote.spans))
    gold_forms = [tell_form(quoted, _words(text, g.content)) for g in gold]
    guess_forms = [tell_form(quoted, _words(text, g.content)) for g in guess]
    matched = match_documents(text, gold, guess)
    tally.linked.hit += len(matched)
    tally.linked.gold += len(gold)
    tally.linked.guess += len(guess)
    for i, j in matched:
        tally.recalled[gold_forms[i]] += 1
        tally.by_form[guess_forms[j]].hit += 1
    hits = {i for i, _ in matched}
    for i, g in enumerate(gold):
        tally.by_form[gold_forms[i]].gold += 1
        speech = set(" ".join(s.cut(text) for s in g.cue).lower().split()) & _SPEECH
        score = tally.speech if speech else tally.other
        score.gold += 1
        score.hit += i in hits
    for form in guess_forms:
        tally.by_form[form].guess += 1
    for part, score in tally.exact.items():
        ours = {getattr(a, part) for a in guess if getattr(a, part)}
        theirs = {getattr(g, part) for g in gold if getattr(g, part)}
        score.hit += len(ours & theirs)
        score.gold += len(theirs)
        score.guess += len(ours)


def measure_peer(
    attribute: Callable[[Sequence[str]], Iterable[Sequence[Attributed]]], documents: Sequence[Text]
) -> dict[str, float]:
    """Measure one peer: its figures in per cent, and its words a CPU-second."""
    texts = [document.text for document in documents]
    started = time.process_time()
    guesses = list(attribute(texts))
    seconds = time.process_time() - started
    tally = Tally()
    for document, guess in zip(documents, guesses, strict=True):
        add_document(tally, document.text, document.gold, guess)
    words = sum(len(text.split()) for text in texts)
    return {**tally.figures(), "words a CPU-second": words / max(seconds, 1e-9)}


def measure_humans(documents: Sequence[Text]) -> dict[str, float]:
    """Measure annotators against each other: each pair of those who read the same document."""
    tally = Tally()
    for document in documents:
        everybody = [document.gold, *document.others] if document.others else []
        for one, other in combinations(everybody, 2):
            add_document(tally, document.text, one, other)
    return tally.figures()


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure all peers on the dev part under a data folder."""
    documents = read_gold(data / "attribution" / "polnear-dev.jsonl.gz")
    rules, reader = RuleEngine(), ReaderEngine()
    reader.attribute(documents[0].text)  # what is loaded once is not a text's cost
    peer = TextacyPeer(data)
    return {
        "textacy, direct quotations": measure_peer(peer.attribute_all, documents),
        "hearsay rules": measure_peer(lambda texts: map(rules.attribute, texts), documents),
        "hearsay reader": measure_peer(reader.attribute_all, documents),
        "people, in pairs": measure_humans(
            [*documents, *read_gold(data / "attribution" / "polnear-train.jsonl.gz")]
        ),
    }
