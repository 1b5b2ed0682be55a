"""Groups named again: "fighters of the Islamic State" and "the militants" who can only be they.

Nothing is merged on a hunch: a general word stands for a named group only where the report names
just one such group, and no word beside it says that somebody else is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_forms import load_form_words
from hearsay.resolve.actor_heads import find_heads
from hearsay.resolve.actor_possessives import settle_possessives
from hearsay.resolve.actors import ActorLexicon

_OF = re.compile(
    r"\s+(?:of|from|belonging to)\s+(?:the\s+)?(?:so-called\s+)?[\"“'‘]?", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"\b(?:members|elements|men|units|leaders|columns)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"([\w-]+)\s+$")
_WINDOW = 40
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})

Named = tuple[Span, str]


def settle_groups(
    text: str, found: Sequence[Named], lexicon: ActorLexicon, within: Span | None = None
) -> tuple[Named, ...]:
    """Join "fighters of X" to X, and let general words look back to the one group they can mean."""
    found = sorted((*found, *find_heads(text, found, lexicon, _end(text, within))))
    joined, called = _join_members(text, found, lexicon)
    armed = lexicon.armed | _find_fighting(text, joined, lexicon)
    group = _only_one(joined, lexicon, armed, of_a_state=False)
    forces = _only_one(joined, lexicon, armed, of_a_state=True)
    settled = [
        (span, called.get(source) or who if _is_open(text, span, lexicon) else source)
        for span, source in joined
        for who in [_stand_for(source, lexicon, group, forces)]
    ]
    settled = settle_possessives(text, settled, lexicon, armed)
    if group is not None:
        first = min(span.start for span, source in joined if source == group)
        settled.extend(_find_nouns(text, settled, lexicon, group, Span(first, _end(text, within))))
    return tuple(sorted(one for one in settled if not lexicon.orders.is_split(one[0].cut(text))))


def _end(text: str, within: Span | None) -> int:
    return within.end if within else len(text)


def _join_members(
    text: str, found: Sequence[Named], lexicon: ActorLexicon
) -> tuple[list[Named], dict[str, str]]:
    """Join "rebels of X" to X; give also the general words that one actor alone is called so by."""
    general = lexicon.words.general
    joined: list[Named] = []
    called: dict[str, set[str]] = {}
    for span, source in found:
        if joined and joined[-1][1] in general and source not in general:
            before = joined[-1][0]
            of = _OF.fullmatch(text, before.end, span.start)
            if of and _may_have_members(before.cut(text), source, lexicon):
                called.setdefault(joined[-1][1], set()).add(source)
                joined[-1] = (Span(before.start, span.end), source)
                continue
        free = joined[-1][0].end if joined else 0
        members = _MEMBERS.search(text, max(free, span.start - _WINDOW), span.start)
        if members and _may_have_members(members.group().split()[0], source, lexicon):
            span = Span(members.start(), span.end)  # noqa: PLW2901 - the same mention, grown
        joined.append((span, source))
    civil = load_form_words().civil
    only = {
        word: ids.copy().pop()
        for word, ids in called.items()
        if len(ids) == 1 and word not in civil
    }
    return joined, only


def _may_have_members(noun: str, source: str, lexicon: ActorLexicon) -> bool:
    """Tell whether "fighters of X" are X: X fights, or is a body of the case."""
    if source in lexicon.armed:
        return True
    body = source in lexicon.own and lexicon.source(source).kind in _BODIES
    return body and noun.lower().split()[-1] in load_form_words().fighters


def _find_fighting(text: str, found: Sequence[Named], lexicon: ActorLexicon) -> frozenset[str]:
    """Give the case's own bodies that a report shows to fight: "fighters of X", "X militants"."""
    words = load_form_words()
    shown: set[str] = set()
    for span, source in found:
        if source in lexicon.own and lexicon.source(source).kind is SourceKind.GROUP:
            parts = span.cut(text).lower().split()
            if {parts[0], parts[-1]} & (words.fighters - words.civil) and len(parts) > 1:
                shown.add(source)
    return frozenset(shown)


def _only_one(
    found: Iterable[Named], lexicon: ActorLexicon, armed: Collection[str], *, of_a_state: bool
) -> str | None:
    """Give the one armed group, or the one state's forces, that is named; None for none or more."""
    named = {
        source
        for _, source in found
        if source in armed
        and source not in lexicon.words.general
        and _is_states(lexicon.source(source)) is of_a_state
    }
    return named.pop() if len(named) == 1 else None


def _is_states(source: Source) -> bool:
    words = set(source.name.lower().split())
    return source.kind is SourceKind.ORGANISATION or bool(words & {"army", "forces", "military"})


def _is_open(text: str, span: Span, lexicon: ActorLexicon) -> bool:
    """Tell whether a general word may look back: nobody else is told, and nobody is counted."""
    before = _BEFORE.search(text, max(0, span.start - _WINDOW), span.start)
    if before is None:
        return True
    word = before.group(1)
    return word.lower() not in lexicon.words.others and not _counts(word)


def _stand_for(source: str, lexicon: ActorLexicon, group: str | None, forces: str | None) -> str:
    """Give the one group or the one state's forces that a general word stands for, else itself."""
    if source in lexicon.words.group_words and group is not None:
        return group
    if source in lexicon.words.force_words and forces is not None:
        return forces
    return source


def _counts(word: str) -> bool:
    """Tell whether a word counts: "nine soldiers" are some, "the soldiers" those named before."""
    parts = word.lower().split("-")
    return word[:1].isdigit() or any(part in load_form_words().counted for part in parts)


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
