"""Described bodies: those that no report of a case names, known by what each report calls them.

"The Torv health authority", "the health authority" and "the authority" are one where the case has
but one body that all these words may mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hearsay.compare.origins.bodies import STANDING, is_institution
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.model.sources import Source, SourceKind

_MOST = 40  # so many bodies with one noun are compared


def find_described(
    sources: Sequence[Source], nodes: Sequence[str], placed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give the nodes of bodies without a name with the one node whose words hold all of theirs.

    `nodes` are the nodes of the case's speakers, `placed` what those already found go back to.
    Near linear.
    """
    by_noun: dict[str, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
    open_ones: list[tuple[str, frozenset[str], str]] = []
    spoken = set(nodes)
    for source in sources:
        if source.id not in spoken or "@" not in source.id:
            continue
        words = _tell(source.name)
        if source.kind is not SourceKind.ORGANISATION or not words:
            continue
        node = placed.get(source.id, source.id)
        by_noun[words[-1]][node].add(frozenset(words))
        if node == source.id:
            open_ones.append((node, frozenset(words), words[-1]))
    for node in dict.fromkeys(placed.values()):
        told = _tell(node.removeprefix(STANDING)) if node.startswith(STANDING) else []
        if told and is_institution(told[-1]):
            by_noun[told[-1]][node].add(frozenset(told))
    joined: dict[str, str] = {}
    for node, meant, noun in open_ones:
        others = {
            joined.get(other, other)
            for other, called in list(by_noun[noun].items())[:_MOST]
            if any(meant <= one for one in called) and joined.get(other, other) != node
        }
        if len(others) == 1:
            joined[node] = others.pop()
            yield node, joined[node]


def _tell(name: str) -> list[str]:
    plain = load_origin_words().plain
    return [word for word in name.lower().split() if word not in plain]
