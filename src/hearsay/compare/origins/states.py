"""States: a country that speaks does so through its one body that speaks in the case.

"Lurland said that nine had fallen" is the Lurish Defence Ministry's where that alone of Lurland's
bodies tells anything in the case; where its government is heard too, nobody knows which it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from hearsay.compare.origins.bodies import (
    STANDING,
    find_head,
    is_institution,
    is_same_word,
    read_words,
)
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.sources import Source, SourceKind

_STEM = 4
_LONGEST = 2  # words of a country's name


def find_state_bodies(
    sources: Sequence[Source], speaking: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give each country with the only body of it that speaks; `speaking` are nodes. Linear."""
    arms = load_origin_words().arms
    by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    known = {source.id: source for source in sources}
    for node in dict.fromkeys(speaking):
        source = known.get(node)
        if source is None or source.kind is SourceKind.PERSON or node.startswith(STANDING):
            continue
        words = read_words(source.name)
        if not arms.isdisjoint(words):
            told = dict.fromkeys((*words, *read_words(source.affiliation or "")))
            for word in told:
                by_word[word[:_STEM]].append((word, node))
    for source in sources:
        words = read_words(source.name)
        if source.kind is not SourceKind.ORGANISATION or "@" in source.id:
            continue
        if not source.name[:1].isupper() or len(words) > _LONGEST or is_institution(words[-1]):
            continue
        word = find_head(words)
        bodies = {
            node
            for other, node in by_word[word[:_STEM]]
            if is_same_word(word, other) and node != source.id
        }
        if len(bodies) == 1:
            yield source.id, bodies.pop()
