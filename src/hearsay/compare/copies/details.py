"""Rewrites: reports that tell another report's facts in its order and other words.

A translation or a rewritten wire shares few word triples with what it was made from, but its
numbers, names and odd things (a rice cooker, a chess set) stand in the same order. Every detail
weighs by how few reports of the case have it; the holders of a detail are found by an index, so the
pairs that are looked at stay few. Reporters at one scene share the figures; they don't share
sentence after sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.reports import Report
from hearsay.model.spans import Span
from hearsay.text.numbers import find_counts
from hearsay.text.sentences import split_sentences
from hearsay.text.tokens import split_tokens

_STEM = 5
_SHORTEST = 4
# Of a detail's holders only the earliest are candidates, and of those only the most alike.
_EARLIEST = 8
_MOST_ALIKE = 4
_LEAST_SHARED = 3
_LEAST_LIKE = 0.3
_LEAST_SENTENCES = 3
_LEAST_SHARE = 0.12
_LEAST_ORDER = 0.6
# So many numbers in the same order, and that part of all, are no chance either.
_LEAST_NUMBERS = 4
_NUMBER_SHARE = 0.6
# Less is enough where enough reports stand beside them to show how odd the shared details are.
_ENOUGH_REPORTS = 4
_FEW_SENTENCES = 2
_FEW_SHARE = 0.16
_FEW_NUMBERS = 3
_STATEMENT_LIKE = 0.16
_NUMBER = "#"
_SMALL = 2
_PLACES = 25  # of one report's sentences with one detail so many are looked at


@dataclass(frozen=True, slots=True)
class DetailedSentence:
    """A sentence's span and its details: numbers ("#23") and stems of words, each once."""

    span: Span
    details: frozenset[str]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Two reports of which the later tells the earlier one's facts in order.

    `sentences` of its sentences lean on the earlier report; `share` is the weight of what they
    share, 0 to 1 of all the later report's details; `numbers` how many numbers stand in the same
    order; `among` how many reports there are in all.
    """

    copy: str
    original: str
    sentences: int
    share: float
    numbers: int
    shared: frozenset[str]
    among: int = 0


class DetailIndex:
    """The details of all reports of a case, by sentence, with their weights."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._sentences = {report.id: read_details(report.text) for report in reports}
        self._holders: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            for detail in sorted(self._all(report.id)):
                self._holders[detail].append(report.id)
        self._count = len(reports)
        self._places: dict[str, dict[str, list[int]]] = {}

    def _all(self, report: str) -> set[str]:
        return {d for sentence in self._sentences[report] for d in sentence.details}

    def _near(self, report: str, details: Iterable[str]) -> list[int]:
        """Give the places of sentences that share a detail with some, or stand before such."""
        if report not in self._places:
            places: dict[str, list[int]] = defaultdict(list)
            for place, sentence in enumerate(self._sentences[report]):
                for detail in sorted(sentence.details):
                    places[detail].append(place)
            self._places[report] = places
        known = self._places[report]
        found: set[int] = set()
        for detail in details:
            for place in known.get(detail, ())[:_PLACES]:
                found.update((place - 1, place) if place else (place,))
        return sorted(found)

    def weigh(self, detail: str) -> float:
        """Give a detail's weight: the fewer reports hold it, the more."""
        rare = log((self._count + 1) / max(1, len(self._holders.get(detail, ()))))
        return rare * (1.5 if detail.startswith(_NUMBER) else 1.0)

    def weigh_all(self, details: frozenset[str]) -> float:
        """Give the weight of some details together."""
        return sum(self.weigh(detail) for detail in sorted(details))

    def sentences(self, report: str) -> tuple[DetailedSentence, ...]:
        """Give a report's sentences with their details."""
        return self._sentences[report]

    def find_candidates(self, report: str) -> list[str]:
        """Give the earlier reports that share most with one, at most a few."""
        shared: dict[str, float] = defaultdict(float)
        for detail in sorted(self._all(report)):
            for holder in self._holders[detail][:_EARLIEST]:
                if holder == report:
                    break
                shared[holder] += self.weigh(detail)
        order = {held: n for n, held in enumerate(self._sentences)}
        ranked = sorted(shared, key=lambda held: (-shared[held], order[held]))
        return [held for held in ranked if order[held] < order[report]][:_MOST_ALIKE]

    def compare(self, later: str, earlier: str) -> Rewrite:
        """Compare two reports; says how much of the later one leans on the earlier."""
        sentences, originals = self._sentences[later], self._sentences[earlier]
        total = matched = 0.0
        places: list[int] = []
        odd: set[str] = set()
        for sentence in sentences:
            weight = self.weigh_all(sentence.details)
            total += weight
            place, shared = self._find_like(sentence.details, earlier)
            gained = self.weigh_all(shared)
            if len(shared) >= _LEAST_SHARED and gained >= _LEAST_LIKE * weight:
                matched += gained
                places.append(place)
                odd |= shared
        told = [n for s in sentences for n in s.numbers]
        given = [n for s in originals for n in s.numbers]
        numbers = count_ordered(told, given)
        return Rewrite(
            copy=later,
            original=earlier,
            sentences=len(places) if _is_ordered(places) else 0,
            share=matched / total if total else 0.0,
            numbers=numbers if numbers >= _NUMBER_SHARE * len(set(told)) else 0,
            shared=frozenset(odd),
            among=self._count,
        )

    def _find_like(self, details: frozenset[str], report: str) -> tuple[int, frozenset[str]]:
        """Find the sentence, with the next one, that shares most with some details."""
        best: tuple[float, int, frozenset[str]] = (0.0, 0, frozenset())
        originals = self._sentences[report]
        for place in self._near(report, details):
            after = originals[place + 1].details if place + 1 < len(originals) else frozenset()
            shared = details & (originals[place].details | after)
            weight = self.weigh_all(shared)
            if weight > best[0]:
                best = (weight, place, shared)
        return best[1], best[2]

    def match(self, copy: str, original: str, span: Span) -> list[Span]:
        """Find the sentences of one report from which a stretch of another may be made, best first.

        There are none where its numbers or its odd details don't stand in one place there.
        """
        touched = [s for s in self._sentences[copy] if s.span.overlaps(span)]
        found: list[tuple[float, Span]] = []
        details = frozenset(d for s in touched for d in s.details)
        numbers = {n for s in touched for n in s.numbers}
        whole = self.weigh_all(details)
        originals = self._sentences[original]
        for place in self._near(original, details):
            one = originals[place]
            after = originals[place + 1] if place + 1 < len(originals) else None
            shared = details & one.details
            near = shared | (details & after.details if after else frozenset())
            clash = numbers and one.numbers and numbers.isdisjoint(one.numbers)
            odd = any(self._is_odd(detail) for detail in shared)
            strong = len(near) >= _SMALL and self.weigh_all(near) >= _STATEMENT_LIKE * whole
            if shared and odd and strong and not clash:
                weight = self.weigh_all(shared) + self.weigh_all(near) / 2
                found.append((-weight, one.span))
        return [span for _, span in sorted(found)]

    def share(self, copy: str, span: Span, original: str, other: Span) -> int:
        """Count the details that two stretches' sentences share."""
        mine = {d for s in self._sentences[copy] if s.span.overlaps(span) for d in s.details}
        theirs = {d for s in self._sentences[original] if s.span.overlaps(other) for d in s.details}
        return len(mine & theirs)

    def _is_odd(self, detail: str) -> bool:
        """Tell whether at most half of the reports have a detail."""
        return 2 * len(self._holders.get(detail, ())) <= max(4, self._count)


def find_rewrites(reports: Sequence[Report], index: DetailIndex | None = None) -> Iterator[Rewrite]:
    """Find the reports that rewrite an earlier one; `reports` stand in the order of their time.

    Near linear: each report is compared with the few earlier ones that share its details.
    """
    index = index or DetailIndex(reports)
    outlets = {report.id: report.outlet for report in reports}
    for report in reports:
        for earlier in index.find_candidates(report.id):
            if outlets[earlier] and outlets[earlier] == outlets[report.id]:
                continue
            found = index.compare(report.id, earlier)
            if is_rewrite(found):
                yield found


def is_rewrite(found: Rewrite) -> bool:
    """Tell whether two reports share too much, in too like an order, to be independent."""
    told = found.sentences >= _LEAST_SENTENCES and found.share >= _LEAST_SHARE
    if told or found.numbers >= _LEAST_NUMBERS:
        return True
    few = found.sentences >= _FEW_SENTENCES and found.share >= _FEW_SHARE
    row = found.sentences >= 1 and found.numbers >= _FEW_NUMBERS
    return found.among >= _ENOUGH_REPORTS and (few or row)


def read_details(text: str) -> tuple[DetailedSentence, ...]:
    """Read a text's sentences with their details; linear in its length."""
    counts = find_counts(text)
    starts = [span.start for span, _ in counts]
    common = load_origin_words().common
    read: list[DetailedSentence] = []
    for sentence in split_sentences(text):
        inside = counts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        numbers = [
            f"{_NUMBER}{count.lo if count.lo is not None else count.hi}" for _, count in inside
        ]
        details = set(numbers)
        for token in split_tokens(text, sentence):
            word = token.lower
            counted = bisect_right(starts, token.span.start) - 1
            if counted >= 0 and counts[counted][0].contains(token.span):
                continue
            if len(word) >= _SHORTEST and word[0].isalpha() and word[:_STEM] not in common:
                details.add(word[:_STEM])
        read.append(DetailedSentence(sentence, frozenset(details), tuple(numbers)))
    return tuple(read)


def count_ordered(told: Sequence[str], given: Sequence[str]) -> int:
    """Count how many of the numbers told stand in the given ones in the same order, each once."""
    places: dict[str, int] = {}
    for place, number in enumerate(given):
        places.setdefault(number, place)
    line = [places[number] for number in dict.fromkeys(told) if number in places]
    tails: list[int] = []
    for place in line:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)


def _is_ordered(places: Sequence[int]) -> bool:
    steps = len(places) - 1
    forward = sum(a <= b for a, b in pairwise(places))
    return steps <= 0 or forward >= _LEAST_ORDER * steps
