"""Groups named again: "fighters of the Islamic State" and "the militants" who can only be they.

Nothing is merged on a hunch: a general word stands for a named group only where the report names
just one such group, and no word beside it says that somebody else is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actors import ActorLexicon

_OF = re.compile(
    r"\s+(?:of|from|belonging to)\s+(?:the\s+)?(?:so-called\s+)?[\"“'‘]?", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"\b(?:members|elements|men|units|leaders|columns)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"([\w-]+)\s+$")
_WINDOW = 40

Named = tuple[Span, str]


def settle_groups(
    text: str, found: Sequence[Named], lexicon: ActorLexicon, within: Span | None = None
) -> tuple[Named, ...]:
    """Join "fighters of X" to X, and let general words look back to the one group they can mean."""
    joined = _join_members(text, found, lexicon)
    group = _only_one(joined, lexicon, of_a_state=False)
    forces = _only_one(joined, lexicon, of_a_state=True)
    settled = [
        (span, _stand_for(text, span, source, lexicon, group, forces)) for span, source in joined
    ]
    if group is not None:
        first = min(span.start for span, source in joined if source == group)
        settled.extend(_find_nouns(text, settled, lexicon, group, Span(first, _end(text, within))))
    return tuple(sorted(settled))


def _end(text: str, within: Span | None) -> int:
    return within.end if within else len(text)


def _join_members(text: str, found: Sequence[Named], lexicon: ActorLexicon) -> list[Named]:
    general = lexicon.words.general
    joined: list[Named] = []
    for span, source in found:
        if joined and joined[-1][1] in general and source not in general:
            before = joined[-1][0]
            if _OF.fullmatch(text, before.end, span.start) and source in lexicon.armed:
                joined[-1] = (Span(before.start, span.end), source)
                continue
        free = joined[-1][0].end if joined else 0
        members = _MEMBERS.search(text, max(free, span.start - _WINDOW), span.start)
        if members and source in lexicon.armed:
            span = Span(members.start(), span.end)  # noqa: PLW2901 - the same mention, grown
        joined.append((span, source))
    return joined


def _only_one(found: Iterable[Named], lexicon: ActorLexicon, *, of_a_state: bool) -> str | None:
    """Give the one armed group, or the one state's forces, that is named; None for none or more."""
    named = {
        source
        for _, source in found
        if source in lexicon.armed
        and source not in lexicon.words.general
        and _is_states(lexicon.source(source)) is of_a_state
    }
    return named.pop() if len(named) == 1 else None


def _is_states(source: Source) -> bool:
    words = set(source.name.lower().split())
    return source.kind is SourceKind.ORGANISATION or bool(words & {"army", "forces", "military"})


def _stand_for(
    text: str,
    span: Span,
    source: str,
    lexicon: ActorLexicon,
    group: str | None,
    forces: str | None,
) -> str:
    words = lexicon.words
    before = _BEFORE.search(text, max(0, span.start - _WINDOW), span.start)
    if before and before.group(1).lower() in words.others:
        return source
    if source in words.group_words and group is not None:
        return group
    if source in words.force_words and forces is not None:
        return forces
    return source


def _find_nouns(
    text: str, found: Sequence[Named], lexicon: ActorLexicon, group: str, area: Span
) -> Iterable[Named]:
    nouns = "|".join(sorted(lexicon.words.nouns))
    taken = sorted(span for span, _ in found)
    at = 0
    for match in re.finditer(rf"\b[Tt]he\s+({nouns})\b(?!\s+of\b)", text[: area.end]):
        span = Span(*match.span())
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        clear = at == len(taken) or not taken[at].overlaps(span)
        if clear and span.start >= area.start:
            yield span, group
