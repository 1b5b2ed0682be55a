"""Forces told by whose they are: "its troops" are those of the body that the sentence has named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from hearsay.model.sources import SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_forms import load_form_words
from hearsay.resolve.actors import ActorLexicon
from hearsay.text.sentences import split_sentences

_OWNED = re.compile(r"\b(?:its|their)\s+(?:own\s+)?(?P<noun>[a-z]+)\b", re.IGNORECASE)
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})

Named = tuple[Span, str]


def settle_possessives(
    text: str, found: Sequence[Named], lexicon: ActorLexicon, armed: Collection[str]
) -> list[Named]:
    """Let "its troops" be those of the one body that its sentence names before; linear.

    An army is its own troops; of a ministry, a staff or a state they are the one army of the case
    that belongs to the same. Where the sentence names two bodies before, or none, nothing is said.
    """
    matches = [m for m in _OWNED.finditer(text) if m["noun"].lower() in load_form_words().owned]
    if not matches:
        return list(found)
    ordered = sorted(found)
    starts = [span.start for span, _ in ordered]
    sentences = split_sentences(text)
    grown: list[Named] = []
    gone: set[Span] = set()
    at = here = 0
    inside = -1
    bodies: set[str] = set()
    for match in matches:
        whole = Span(*match.span())
        while at < len(sentences) and sentences[at].end <= whole.start:
            at += 1
        if at == len(sentences):
            break
        if at != inside:
            inside, bodies = at, set()
            here = max(here, bisect_left(starts, sentences[at].start))
        while here < len(ordered) and starts[here] < whole.start:
            if _is_body(ordered[here][1], lexicon):
                bodies.add(ordered[here][1])
            here += 1
        owner = find_army(next(iter(bodies)), lexicon, armed) if len(bodies) == 1 else None
        after = bisect_left(starts, whole.end)
        over = [one for one in ordered[max(0, here - 1) : after] if one[0].overlaps(whole)]
        if owner and all(source in lexicon.words.general for _, source in over):
            gone.update(span for span, _ in over)
            grown.append((whole, owner))
    return sorted((*grown, *(one for one in ordered if one[0] not in gone)))


def _is_body(source: str, lexicon: ActorLexicon) -> bool:
    known = lexicon.sources.get(source)
    return known is not None and known.kind in _BODIES and source not in lexicon.words.general


def find_army(body: str, lexicon: ActorLexicon, armed: Collection[str]) -> str | None:
    """Give the army of a body: itself, or the one of the case that has its state or affiliation."""
    if body in armed:
        return body
    source = lexicon.source(body)
    states = {body, source.name, source.affiliation or body}
    armies = {
        army
        for army in lexicon.own
        if army in armed
        and lexicon.source(army).kind is SourceKind.ORGANISATION
        and lexicon.source(army).affiliation in states
        and army in lexicon.armies.values()
    }
    return armies.pop() if len(armies) == 1 else None
