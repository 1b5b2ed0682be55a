"""Bodies named by their last word: "the brigade" after "the 66th Brigade", "the Front"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.model.sources import SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_forms import load_form_words
from hearsay.resolve.actors import ActorLexicon

_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "its", "our", "their", "his", "every", "no"}
)
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})

Named = tuple[Span, str]


def find_heads(
    text: str, found: Sequence[Named], lexicon: ActorLexicon, end: int
) -> Iterator[Named]:
    """Yield "the brigade" and "the Front" for the one body of the case with that last word.

    Written small, the report must have named that body before. Where it names another body with
    the word, that one may be meant: it stays open. Reads the text up to `end`; linear.
    """
    heads = _list_own_heads(lexicon)
    if not heads:
        return
    first = _find_first(found)
    taken = sorted(span for span, _ in found)
    nouns = "|".join(sorted(map(re.escape, heads)))
    named = re.compile(rf"(?<![\w’'-])(?P<before>[\w’'-]+)\s+(?P<head>{nouns})\b", re.IGNORECASE)
    again: list[tuple[Span, str, bool]] = []
    for span, match in _list_free(named, text[:end], taken):
        head, before = match["head"].lower(), match["before"]
        ours = before in {"our", "Our"} and match["head"][:1].isupper()
        if before in {"the", "The"} or ours:
            again.append((span, head, match["head"].islower()))
        elif _is_name(before):
            heads.pop(head, None)
    words = load_form_words()
    for span, head, small in again:
        body = heads.get(head)
        if body is None or text.startswith(" of ", span.end):
            continue
        before = first.get(body, len(text)) <= span.start
        if (before and head in words.small) if small else (before or head in words.heads):
            yield span, body


def _is_name(word: str) -> bool:
    return (word[:1].isupper() or word[:1].isdigit()) and word.lower() not in _ARTICLES


def _list_own_heads(lexicon: ActorLexicon) -> dict[str, str]:
    """Give the last words of names that only one actor of the case has, with that body's id."""
    words = load_form_words()
    bearers: dict[str, set[str]] = {}
    for identity in lexicon.own:
        source = lexicon.source(identity)
        for name in (source.name, *source.aliases):
            parts = name.lower().removeprefix("the ").split()
            if len(parts) > 1 and parts[-1] in words.heads | words.small:
                bearers.setdefault(parts[-1], set()).add(identity)
    heads = {head: ids.copy().pop() for head, ids in bearers.items() if len(ids) == 1}
    return {
        head: body
        for head, body in heads.items()
        if lexicon.source(body).kind in _BODIES
        and lexicon.source(body).name.lower().split()[-1] == head
    }


def _find_first(found: Sequence[Named]) -> dict[str, int]:
    """Give where each actor is named first: the end of that mention."""
    first: dict[str, int] = {}
    for span, source in sorted(found):
        first.setdefault(source, span.end)
    return first


def _list_free(
    pattern: re.Pattern[str], text: str, taken: Sequence[Span]
) -> Iterator[tuple[Span, re.Match[str]]]:
    """Yield the matches that overlap no taken span."""
    at = 0
    for match in pattern.finditer(text):
        span = Span(*match.span())
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(span):
            yield span, match
