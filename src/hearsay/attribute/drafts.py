"""Drafts: attributions while a paragraph is being read, and how neighbours settle their borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import Range
from hearsay.model.spans import Span, Spans, hull
from hearsay.model.statements import Factuality
from hearsay.text.function_words import PRONOUNS

_JOINTS = frozenset({"but", "and", "while", "although", "though", ";", ",", "whereas"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution before its neighbours are known. Token ranges are of `passage`."""

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

    @property
    def start(self) -> int:
        """The first token of its cue and source."""
        own_source = self.source is not None and not self.shared
        return min(self.cue[0], self.source[0]) if own_source and self.source else self.cue[0]

    @property
    def content_hull(self) -> Span:
        """The smallest span that holds its content."""
        return hull(self.content)


def settle_borders(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """End a content where the next statement of the sentence begins, and nest what lies inside.

    "X said A, but Y said B": A ends before "but". "X reported that Y said B": Y's statement takes X
    as its relay and X's own, which says no more, is dropped.
    """
    ordered = sorted(drafts, key=lambda d: (d.start, d.cue))
    cut = [_cut_at_followers(passage, ordered, number) for number in range(len(ordered))]
    return _nest(passage, [draft for draft in cut if draft.content])


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


def _nest(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    dropped: set[int] = set()
    relays: dict[int, tuple[Range, ...]] = {}
    open_outer: list[int] = []
    for number, inner in enumerate(drafts):
        anchor = passage.tokens[inner.cue[0]].span
        open_outer = [o for o in open_outer if drafts[o].content_hull.end > anchor.start][-4:]
        for o in reversed(open_outer):
            outer = drafts[o]
            inside = any(span.contains(anchor) for span in outer.content)
            if not inside or outer.source is None or outer.source == inner.source or inner.shared:
                continue
            pronoun = inner.source is not None and passage.lower(inner.source[0]) in PRONOUNS
            if pronoun or not inner.speech:
                # "He said he believes Z" is one statement of his
                if not outer.quoted and outer.speech:
                    dropped.add(number)
                break
            relays[number] = (outer.source, *relays.get(o, ()))
            longer = sum(map(len, outer.content))
            if sum(map(len, inner.content)) * 2 >= longer and not outer.quoted:
                dropped.add(o)
            break
        open_outer.append(number)
    for number, draft in enumerate(drafts):
        if number not in dropped:
            more = relays.get(number, ())
            kept.append(replace(draft, relays=(*draft.relays, *more)) if more else draft)
    return kept
