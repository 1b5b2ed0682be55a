"""Copies: statements whose words stand in another report, found without asking every pair.

MinHash puts sentences that share word triples into common buckets; an alignment of the words
decides whether one was made from the other; then the facts are compared, for two reports of one
kind of event often share all words but the number and the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rensa import RMinHash

from hearsay.compare.copies.alignment import Words, align_words
from hearsay.model.reports import Report
from hearsay.model.statements import Statement
from hearsay.text.sentences import split_sentences
from hearsay.text.tokens import split_tokens

_SHINGLE = 3
_PERMUTATIONS = 128
_ROWS = 2
_SEED = 20161211
# Of the sentences in one bucket only the earliest are candidates: a copy goes back to the first.
_EARLIEST = 4
_FEWEST_WORDS = 5
_MOST_WORDS = 150
_LEAST_SHARE = 0.6
# So many words of one statement, or of one report, are no chance: shorter formulas are.
_ENOUGH_IN_STATEMENT = 12
_ENOUGH_IN_REPORT = 20


@dataclass(frozen=True, slots=True)
class Copy:
    """A statement whose words stand in another report.

    `share` is the share of its words, 0 to 1; `hours` is by how much the other report came first,
    None where that is not known.
    """

    statement: str
    original: str
    share: float
    words: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    statement: int
    words: Words


def find_copies(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    facts: Mapping[str, frozenset[Hashable]],
    names: Mapping[str, str],
) -> tuple[Copy, ...]:
    """Find statements that are near copies of statements in reports that came before.

    `facts` holds what each statement claims, as (what, value) pairs: two statements that fill one
    "what" differently are no copies. `names` maps a name's word to who bears it, so that "Daesh"
    for "ISIS" changes nothing. A statement is given at most one original. Near linear.
    """
    ordered = sorted(statements, key=lambda s: (*rank_report(s.report, reports), s.id))
    sentences = _read_sentences(ordered, names)
    matched: dict[tuple[int, int], int] = defaultdict(int)
    refused: set[tuple[int, int]] = set()
    for later, earlier in _find_candidates(ordered, sentences):
        pair = (sentences[later].statement, sentences[earlier].statement)
        alignment = align_words(sentences[later].words, sentences[earlier].words)
        if not alignment.facts_agree:
            refused.add(pair)
        elif alignment.share >= _LEAST_SHARE:
            matched[pair] += alignment.matched
    sizes: dict[int, int] = defaultdict(int)
    for sentence in sentences:
        sizes[sentence.statement] += len(sentence.words.lower)
    between: dict[tuple[str, str], int] = defaultdict(int)
    for (copy, original), words in matched.items():
        between[ordered[copy].report, ordered[original].report] += words
    best: dict[int, tuple[int, int]] = {}
    for (copy, original), words in sorted(matched.items()):
        a, b = ordered[copy], ordered[original]
        told = words >= _ENOUGH_IN_STATEMENT or between[a.report, b.report] >= _ENOUGH_IN_REPORT
        if not told or words < _LEAST_SHARE * sizes[copy] or (copy, original) in refused:
            continue
        if not do_claims_agree(facts.get(a.id, frozenset()), facts.get(b.id, frozenset())):
            continue
        if copy not in best or words > best[copy][1]:
            best[copy] = (original, words)
    return tuple(
        Copy(
            statement=ordered[copy].id,
            original=ordered[original].id,
            share=min(1.0, words / sizes[copy]),
            words=words,
            hours=hours_between(
                reports.get(ordered[original].report), reports.get(ordered[copy].report)
            ),
        )
        for copy, (original, words) in best.items()
    )


def rank_report(report_id: str, reports: Mapping[str, Report]) -> tuple[bool, float, bool, str]:
    """Order reports by time, comments behind what they comment on, those without a time last."""
    report = reports.get(report_id)
    published = report.published if report else None
    comment = report is not None and report.parent is not None
    return (published is None, published.timestamp() if published else 0.0, comment, report_id)


def hours_between(first: Report | None, second: Report | None) -> float | None:
    """Give by how many hours a first report came out before a second; None where it didn't."""
    if first is None or second is None or first.published is None or second.published is None:
        return None
    gap: float = _seconds(second.published) - _seconds(first.published)
    return gap / 3600 if gap > 0 else None


def _seconds(moment: datetime) -> float:
    return moment.timestamp()


def _read_sentences(statements: Sequence[Statement], names: Mapping[str, str]) -> list[_Sentence]:
    sentences: list[_Sentence] = []
    for number, statement in enumerate(statements):
        for span in split_sentences(statement.text):
            tokens = [
                token for token in split_tokens(statement.text, span) if token.text[0].isalnum()
            ][:_MOST_WORDS]
            if len(tokens) >= _FEWEST_WORDS:
                written = tuple(token.text for token in tokens)
                lower = tuple(names.get(token.lower, token.lower) for token in tokens)
                sentences.append(_Sentence(number, Words(written, lower)))
    return sentences


def _find_candidates(
    statements: Sequence[Statement], sentences: Sequence[_Sentence]
) -> Iterator[tuple[int, int]]:
    """Yield each pair of a later and an earlier sentence of two reports that may be alike, once."""
    shingles = [
        sorted({" ".join(s.words.lower[n : n + _SHINGLE]) for n in range(_count_shingles(s))})
        for s in sentences
    ]
    digests: list[list[int]] = RMinHash.digests_from_token_sets(shingles, _PERMUTATIONS, _SEED)
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, digest in enumerate(digests):
        report = statements[sentences[number].statement].report
        seen: set[int] = set()
        for row in range(0, _PERMUTATIONS, _ROWS):
            bucket = buckets[row, *digest[row : row + _ROWS]]
            seen.update(bucket)
            if len(bucket) < _EARLIEST:
                bucket.append(number)
        for earlier in sorted(seen):
            if statements[sentences[earlier].statement].report != report:
                yield number, earlier


def _count_shingles(sentence: _Sentence) -> int:
    return len(sentence.words.lower) - _SHINGLE + 1


def do_claims_agree(a: frozenset[Hashable], b: frozenset[Hashable]) -> bool:
    """Tell whether no slot that both fill is filled differently throughout."""
    mine, theirs = _group_facts(a), _group_facts(b)
    return all(mine[what] & theirs[what] for what in mine if what in theirs)


def _group_facts(facts: frozenset[Hashable]) -> dict[Hashable, set[Hashable]]:
    grouped: dict[Hashable, set[Hashable]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact, tuple):
            grouped[fact[0]].add(fact[1])
    return grouped
