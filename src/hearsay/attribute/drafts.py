"""Drafts: attributions while a paragraph is being read, and how neighbours settle their borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import Range
from hearsay.model.spans import Span, Spans, hull
from hearsay.model.statements import Factuality
from hearsay.text.function_words import PRONOUNS

_DEEPEST = 4
_FEW_WORDS = 1
_JOINTS = frozenset({"but", "and", "while", "although", "though", ";", ",", "whereas"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution before its neighbours are known. Token ranges are of its passage.

    `cue_spans` and `source_spans` are given where an engine knows them to more than a range.
    """

    cue: Range
    source: Range | None
    content: Spans
    level: int
    factuality: Factuality
    quoted: bool
    speech: bool = True
    shared: bool = False
    doubted: bool = False
    addressee: Range | None = None
    relays: tuple[Range, ...] = ()
    cue_spans: Spans = ()
    source_spans: Spans = ()

    @property
    def start(self) -> int:
        """The first token of its cue and source."""
        own_source = self.source is not None and not self.shared
        return min(self.cue[0], self.source[0]) if own_source and self.source else self.cue[0]

    @property
    def content_hull(self) -> Span:
        """The smallest span that holds its content."""
        return Span(self.content[0].start, self.content[-1].end)


def settle_borders(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """End a content where the next statement of the sentence begins, and nest what lies inside.

    "X said A, but Y said B": A ends before "but". "X reported that Y said B": Y's statement takes X
    as its relay and X's own, which says no more, is dropped.
    """
    ordered = sorted(drafts, key=lambda d: (d.start, d.cue))
    cut = [_cut_at_followers(passage, ordered, number) for number in range(len(ordered))]
    return settle_nesting(passage, [draft for draft in cut if draft.content])


def _cut_at_followers(passage: Passage, ordered: Sequence[Draft], number: int) -> Draft:
    """End a content before the statement that follows it in the sentence, at their joint."""
    draft = ordered[number]
    sentence_end = passage.sentence(draft.cue[1])[1]
    for other in (ordered[i] for i in range(number + 1, len(ordered))):
        if other.start >= sentence_end or other.level != draft.level:
            break
        edge = passage.tokens[other.start].span.start
        body = draft.content[-1]
        if not body.start < edge < body.end or draft.quoted:
            continue
        joint = other.start - 1
        if passage.lower(joint) in _JOINTS or other.shared:
            while passage.lower(joint) in _JOINTS or passage.lower(joint) == "and":
                joint -= 1
            end = passage.tokens[joint].span.end
            if end <= body.start:
                return draft
            return replace(draft, content=(*draft.content[:-1], Span(body.start, end)))
    return draft


def settle_nesting(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """Make whoever's content holds another's cue the relay of it; drop what says no more."""
    dropped: set[int] = set()
    relays: dict[int, tuple[Range, ...]] = {}
    for number, holder in _pair_with_holders(passage, drafts):
        inner, outer = drafts[number], drafts[holder]
        if number in dropped or holder in dropped or outer.source is None:
            continue
        pronoun = inner.source is not None and passage.lower(inner.source[0]) in PRONOUNS
        if pronoun or not inner.speech:
            # "He said he believes Z" is one statement of his
            if not outer.quoted and outer.speech:
                dropped.add(number)
            continue
        relays[number] = (outer.source, *relays.get(holder, ()))
        if inner.source and not outer.quoted and _says_no_more(passage, outer, inner):
            dropped.add(holder)
    kept = [
        replace(draft, relays=tuple(dict.fromkeys((*draft.relays, *relays.get(number, ())))))
        for number, draft in enumerate(drafts)
        if number not in dropped
    ]
    return _drop_mere_relays(kept)


def _pair_with_holders(passage: Passage, drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Yield each draft whose cue stands in another's content, with the innermost such other."""
    by_content = sorted(range(len(drafts)), key=lambda i: (drafts[i].content_hull.start, i))
    upcoming = 0
    holders: list[int] = []
    for number in sorted(range(len(drafts)), key=lambda i: (drafts[i].cue, i)):
        inner = drafts[number]
        anchor = passage.tokens[inner.cue[0]].span
        while (
            upcoming < len(drafts)
            and drafts[by_content[upcoming]].content_hull.start <= anchor.start
        ):
            holders.append(by_content[upcoming])
            upcoming += 1
        holders = [h for h in holders if drafts[h].content_hull.end > anchor.start][-_DEEPEST:]
        for holder in reversed(holders):
            outer = drafts[holder]
            inside = holder != number and any(span.contains(anchor) for span in outer.content)
            if inside and outer.source and outer.source != inner.source and not inner.shared:
                yield number, holder
                break


def _says_no_more(passage: Passage, outer: Draft, inner: Draft) -> bool:
    """Tell whether the outer statement's content is the inner statement, and nothing besides."""
    marks = [*(passage.tokens[i].span for r in (inner.cue, inner.source) if r for i in r)]
    taken = hull((*inner.content, *marks))
    left = sum(
        not taken.contains(passage.tokens[i].span) and passage.word(i)[:1].isalnum()
        for span in outer.content
        for i in range(passage.token_from(span.start), passage.token_from(span.end))
    )
    return left <= _FEW_WORDS


def _drop_mere_relays(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop X's own statement of what X passes on: "X, citing Y, said Z" is Y's, through X."""
    relayed: dict[Spans, list[Range]] = {}
    for draft in drafts:
        if draft.relays:
            relayed.setdefault(draft.content, []).append(draft.relays[0])
    return [
        draft
        for draft in drafts
        if draft.relays
        or draft.source is None
        or not any(
            draft.source[0] <= first and last <= draft.source[1]
            for first, last in relayed.get(draft.content, ())
        )
    ]
