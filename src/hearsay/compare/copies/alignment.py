"""Alignment: which words of a sentence stand in another one, and whether the facts are the same."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from hearsay.compare.lexicon import load_words

_SHORTEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words as written, and as they are compared (lower case, names made one)."""

    written: tuple[str, ...]
    lower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How many words of a first sentence stand in a second one, in runs of three or more.

    `share` is their share of the first sentence. `facts_agree` is false where a number or a name
    stands in the place of another, or where one of the two denies.
    """

    matched: int
    share: float
    facts_agree: bool


def align_words(copy: Words, original: Words) -> Alignment:
    """Align two sentences of at most a few hundred words each."""
    matcher = SequenceMatcher(None, copy.lower, original.lower, autojunk=False)
    matched = sum(
        block.size for block in matcher.get_matching_blocks() if block.size >= _SHORTEST_RUN
    )
    agree = _negated(copy) == _negated(original) and not any(
        _swaps_fact(copy, original, (lo, hi), (other_lo, other_hi))
        for tag, lo, hi, other_lo, other_hi in matcher.get_opcodes()
        if tag == "replace"
    )
    return Alignment(matched, matched / max(1, len(copy.lower)), agree)


def _negated(words: Words) -> bool:
    negations = load_words().negations
    return any(word in negations or word.endswith("n't") for word in words.lower)


def _swaps_fact(a: Words, b: Words, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Tell whether a number or name of one stretch gave way to another that the sentence lacks."""
    for find in (_find_numbers, _find_names):
        mine, theirs = find(a, *here), find(b, *there)
        if mine and theirs and not mine & theirs:
            new = mine - find(b, 0, len(b.lower))
            gone = theirs - find(a, 0, len(a.lower))
            if new and gone:
                return True
    return False


def _find_numbers(words: Words, start: int, end: int) -> set[str]:
    numbers = load_words().numbers
    return {word for word in words.lower[start:end] if word[0].isdigit() or word in numbers}


def _find_names(words: Words, start: int, end: int) -> set[str]:
    """Find capitalised words; the first of a sentence is capitalised anyway."""
    numbers = load_words().numbers
    return {
        words.lower[n]
        for n in range(max(start, 1), end)
        if words.written[n][0].isupper() and words.lower[n] not in numbers
    }
