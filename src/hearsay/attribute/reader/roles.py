"""Semantic roles by the reader model: a sentence is read again with a predicate marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.attribute.reader.network import Floats, ReaderNetwork, load_network, log_softmax
from hearsay.attribute.reader.windows import (
    BREAK_ID,
    CLOSE_ID,
    OPEN_ID,
    Window,
    cut_windows,
    forget_quotes,
    mark_predicate,
)
from hearsay.model.roles import Predicate, SemanticRole
from hearsay.model.spans import Span
from hearsay.text.sentences import split_sentences

_FOUND = 1  # the second of the predicate head's two answers


class RoleReader:
    """Reads predicates and their roles; raises ModelError where the model's files are wrong."""

    def __init__(self, network: ReaderNetwork | None = None) -> None:
        self._network = network or load_network()

    def find_predicates(self, text: str) -> tuple[Predicate, ...]:
        """Give all predicates of a text with their roles, in text order."""
        return tuple(
            Predicate(span, roles)
            for sentence in split_sentences(text)
            for window in self._cut(text, sentence)
            for span, roles in self._read_window(window)
        )

    def find_roles(
        self, text: str, predicate: Span, sentence: Span | None = None
    ) -> tuple[SemanticRole, ...]:
        """Give the roles of a predicate within its sentence; spans are the text's.

        Where the sentence is not told, it is found.
        """
        sentences = (sentence,) if sentence else split_sentences(text)
        for span in sentences:
            if span.overlaps(predicate):
                for window in self._cut(text, span):
                    pieces = [
                        at
                        for at, (lo, hi) in enumerate(window.offsets)
                        if lo < predicate.end and predicate.start < hi
                    ]
                    if pieces:
                        return self._ask(window, pieces[0], pieces[-1] + 1)
        return ()

    def _cut(self, text: str, sentence: Span) -> Iterator[Window]:
        for cut in cut_windows(sentence.cut(text), self._network.tokenizer):
            window = forget_quotes(cut)
            window.offsets = [
                (lo + sentence.start, hi + sentence.start) for lo, hi in window.offsets
            ]
            yield window

    def _read_window(self, window: Window) -> Iterator[tuple[Span, tuple[SemanticRole, ...]]]:
        (heads,) = self._network.read([window])
        inner = self._network.is_inner[np.asarray(window.ids)]
        for at in np.flatnonzero(heads.predicates.argmax(axis=1) == _FOUND).tolist():
            lo, hi = window.offsets[at]
            if inner[at] or lo == hi:
                continue
            end = at + 1
            while end < len(inner) and inner[end]:
                end += 1
            yield Span(lo, window.offsets[end - 1][1]), self._ask(window, at, end)

    def _ask(self, window: Window, first: int, end: int) -> tuple[SemanticRole, ...]:
        (heads,) = self._network.read([mark_predicate(window, first, end)])
        ids = np.asarray(window.ids)
        words = np.flatnonzero(~self._network.is_inner[ids])
        ends = np.append(words[1:], len(ids))
        marks = np.isin(ids[words], (OPEN_ID, BREAK_ID, CLOSE_ID))
        scores = log_softmax(heads.roles[words])
        scores[marks, 1:] = -np.inf
        labels = find_sequence(scores)
        found: list[_Run] = []
        for at, label in enumerate(labels):
            role, inside = divmod(label - 1, 2)
            lo, hi = window.offsets[words[at]][0], window.offsets[ends[at] - 1][1]
            if label and not inside:
                found.append(_Run(role, Span(lo, hi), []))
            if label:
                found[-1].span = Span(found[-1].span.start, hi)
                found[-1].scores.append(float(scores[at, label]))
        names = self._network.card.roles
        return tuple(SemanticRole(names[run.role], run.span) for run in _keep_single(found, names))


@dataclass(slots=True)
class _Run:
    """Words that play one role, with the log probability of each."""

    role: int
    span: Span
    scores: list[float]

    @property
    def likely(self) -> float:
        return sum(self.scores) / len(self.scores)


def find_sequence(scores: Floats) -> list[int]:
    """Find the best labels (words, 1 + 2 roles): an inside only follows its own begin or inside."""
    size, labels = scores.shape
    inside = np.arange(labels) % 2 == 0
    inside[0] = False
    score = np.where(inside, -np.inf, scores[0])
    back = np.zeros((size, labels), np.int64)
    for at in range(1, size):
        best = int(score.argmax())
        before = np.full(labels, score[best])
        back[at] = best
        own = np.flatnonzero(inside)
        goes_on = score[own] >= score[own - 1]
        before[own] = np.maximum(score[own], score[own - 1])
        back[at, own] = np.where(goes_on, own, own - 1)
        score = before + scores[at]
    path = [int(score.argmax())]
    for at in range(size - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def _keep_single(found: Sequence[_Run], names: Sequence[str]) -> list[_Run]:
    """Keep the likeliest run of each numbered role, and every run of the others."""
    best: dict[int, _Run] = {}
    for run in found:
        if run.role not in best or run.likely > best[run.role].likely:
            best[run.role] = run
    return [run for run in found if "-" in names[run.role] or best[run.role] is run]
