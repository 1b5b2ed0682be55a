"""Semantic roles by the reader model: a sentence is read again with a predicate marked in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from hearsay.attribute.reader.network import ReaderNetwork, load_network
from hearsay.attribute.reader.windows import BREAK_ID, Window, cut_windows, mark_predicate
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

    def find_roles(self, text: str, predicate: Span) -> tuple[SemanticRole, ...]:
        """Give the roles of a given predicate, within its sentence; spans are the text's."""
        for sentence in split_sentences(text):
            if sentence.overlaps(predicate):
                for window in self._cut(text, sentence):
                    pieces = [
                        at
                        for at, (lo, hi) in enumerate(window.offsets)
                        if lo < predicate.end and predicate.start < hi
                    ]
                    if pieces:
                        return self._ask(window, pieces[0], pieces[-1] + 1)
        return ()

    def _cut(self, text: str, sentence: Span) -> Iterator[Window]:
        for window in cut_windows(sentence.cut(text), self._network.tokenizer):
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
        labels = heads.roles.argmax(axis=1).tolist()
        inner = self._network.is_inner[np.asarray(window.ids)]
        roles: list[SemanticRole] = []
        kind = -1
        for at, label in enumerate(labels):
            lo, hi = window.offsets[at]
            if lo == hi or window.ids[at] == BREAK_ID:
                kind = -1
            elif inner[at] and roles and kind >= 0:
                roles[-1] = SemanticRole(roles[-1].label, Span(roles[-1].span.start, hi))
            elif not inner[at]:
                found, goes_on = divmod(label - 1, 2)
                if goes_on and found == kind >= 0:
                    roles[-1] = SemanticRole(roles[-1].label, Span(roles[-1].span.start, hi))
                elif label:
                    roles.append(SemanticRole(self._network.card.roles[found], Span(lo, hi)))
                kind = found if label else -1
        return tuple(roles)
