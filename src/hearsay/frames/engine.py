"""The frame engine: what a sentence claims, read from its triggers and the phrases around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from hearsay.frames.arguments import Found, Phrase, RoleReader, WindowReader
from hearsay.frames.chunks import read_passage
from hearsay.frames.definitions import Frame, Slot, SlotKind, TriggerKind
from hearsay.frames.fillers import Filler, FillerReader
from hearsay.frames.gapping import read_gaps
from hearsay.frames.listings import ListReader, join_evidence
from hearsay.frames.modality import Modality, ModalityReader
from hearsay.frames.passages import ChunkKind, Passage
from hearsay.frames.semantic import RoleFinder, SemanticReader
from hearsay.frames.syntax import Syntax, load_syntax
from hearsay.frames.triggers import TriggerIndex, find_triggers, index_triggers
from hearsay.model.claims import Denied, FrameMatch, SlotValue
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place
from hearsay.model.spans import Span, Spans
from hearsay.text.inflections import VerbForm

_PARTS = frozenset({"them", "whom", "these", "those"})
_MEMORY = 8
"""Matches to look back at for one that says the same; a real sentence has fewer."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a set of frames needs to read a sentence: made once."""

    index: TriggerIndex
    verbs: Mapping[str, frozenset[VerbForm]]
    listing: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A match with the token of its trigger, and whether that says what did not happen."""

    head: int
    match: FrameMatch
    denies: bool = False


def find_frames(
    text: str,
    sentence: Span,
    mentions: Sequence[Mention],
    frames: Sequence[Frame],
    find_roles: RoleFinder | None = None,
    persons: Collection[str] = frozenset(),
) -> tuple[FrameMatch, ...]:
    """Find what one sentence of a text claims.

    `mentions` are those inside the sentence, in any order; spans are code points of `text`. The
    matches come in text order; each has all its frame's slots (None where the words don't say) and
    evidence inside the sentence. Plans, demands, conditions and questions give none; what is said
    not to have happened comes with `negated`. A denial comes beside the match that it denies: who
    says what is not looked at here. `find_roles` tells PropBank's roles of a predicate, where there
    is a model for them; without it phrases are read from their order alone. `persons` are the
    actors whom "it" never means. Never raises; linear in the sentence.
    """
    grammar = _compile(tuple(frames))
    if not any(word in grammar.index for word in _rough_words(sentence.cut(text))):
        return ()
    syntax = load_syntax()
    passage = read_passage(text, sentence, mentions, syntax, grammar.verbs)
    readings = list(_Engine(passage, grammar, syntax, find_roles, persons).read_all())
    told = [reading.match for reading in readings]
    readings += [_Reading(len(passage.tokens), match) for match in read_gaps(passage, told, frames)]
    return _leave_out(_distinct(readings), frames)


def _rough_words(words: str) -> Iterator[str]:
    """Split at all but letters and hyphens: enough to see that no trigger can stand there."""
    cleaned = "".join(c if c.isalpha() or c == "-" else " " for c in words.lower())
    for word in cleaned.split():
        yield word
        yield from word.split("-")


@lru_cache(maxsize=8)
def _compile(frames: tuple[Frame, ...]) -> _Grammar:
    table: dict[str, set[VerbForm]] = {}
    verbs = [t.verb for frame in frames for t in frame.triggers if t.verb is not None]
    for verb in (*load_syntax().verbs, *verbs):
        for word, form in verb.tagged():
            table.setdefault(word, set()).add(form)
    frozen = {word: frozenset(forms) for word, forms in table.items()}
    listing = tuple(frame for frame in frames if frame.lists)
    return _Grammar(index_triggers(frames), MappingProxyType(frozen), listing)


class _Engine:
    """Reads one passage."""

    def __init__(
        self,
        passage: Passage,
        grammar: _Grammar,
        syntax: Syntax,
        find_roles: RoleFinder | None = None,
        persons: Collection[str] = frozenset(),
    ) -> None:
        self._passage = passage
        self._grammar = grammar
        self._syntax = syntax
        windows = WindowReader(passage, syntax, grammar.verbs)
        self._roles: RoleReader = (
            SemanticReader(windows, passage, find_roles) if find_roles else windows
        )
        self._fillers = FillerReader(passage, syntax, persons)
        self._lists = ListReader(passage, self._fillers, syntax)
        self._modality = ModalityReader(passage, syntax, grammar.verbs)

    def read_all(self) -> Iterator[_Reading]:
        """Yield every match; those of denials last, since they hold others."""
        taken: set[tuple[str, int]] = set()
        readings: list[_Reading] = []
        denials: list[Found] = []
        for found in find_triggers(self._passage, self._grammar.index, self._syntax):
            if any(slot.kind is SlotKind.CLAIM for slot in found.frame.slots.values()):
                denials.append(found)
                continue
            if any((found.frame.name, token) in taken for token in (found.first, found.head)):
                continue
            matches = self._read(found)
            readings += [_Reading(found.head, m, found.trigger.negated) for m in matches]
            if matches:
                taken |= {(found.frame.name, token) for token in range(found.first, found.last)}
        for frame in self._grammar.listing:
            own = [r.match for r in readings if r.match.frame == frame.name]
            listed = self._lists.read_list(frame, join_evidence(own))
            readings += [_Reading(head, match) for head, match in listed]
        yield from readings
        for found in denials:
            yield from (_Reading(found.head, match) for match in self._wrap(found, readings))

    def _read(self, found: Found) -> list[FrameMatch]:
        modality = self._modality.read_modality(found)
        if modality is Modality.UNREAL or not self._heads_fit(found) or self._shares_count(found):
            return []
        negated = modality is Modality.NEGATED
        lead = self._lead(found)
        if found.trigger.bare and lead is None:
            return []
        matches: list[FrameMatch] = []
        for phrase in lead or (None,):
            slots, spans = self._fill(found, phrase, lead)
            if not _complete(found, slots):
                continue
            matches.append(self._match(found, slots, spans, negated=negated))
            if (
                found.trigger.befell_all
                and phrase
                and self._fillers.holds_all(phrase)
                and not negated
            ):
                matches.append(self._match(found, {**slots, **found.trigger.befell_all}, spans))
        if not matches and lead is None and found.trigger.befell_all:
            matches = list(self._befell_all(found, negated=negated))
        return matches

    def _befell_all(self, found: Found, *, negated: bool) -> Iterator[FrameMatch]:
        """Read "all were saved": no number stands there, and yet none is missing."""
        role = "object" if found.trigger.transitive else "topic"
        for phrase in self._roles.read_role(role, found):
            if self._fillers.holds_all(phrase) and not negated:
                slots, spans = self._fill(found, phrase, (phrase,))
                whole = self._passage.cut_span(phrase.first, phrase.last)
                settled = {**slots, **found.trigger.befell_all}
                yield self._match(found, settled, [*spans, whole])

    def _heads_fit(self, found: Found) -> bool:
        nouns, trigger = found.trigger.nouns, found.trigger
        if trigger.doers or trigger.not_doers:
            subject = {
                self._passage.word(index)
                for phrase in self._roles.read_role("subject", found)
                for index in range(phrase.first, phrase.last)
            }
            if (trigger.doers and not subject & trigger.doers) or subject & trigger.not_doers:
                return False
        if self._moves_another(found):
            return False
        if not nouns:
            return True
        roles = ("ARG1", "object") if found.trigger.transitive else ("topic",)
        phrases = (phrase for role in roles for phrase in self._roles.read_role(role, found))
        return any(self._has_head(phrase, nouns) for phrase in phrases)

    def _has_head(self, phrase: Phrase, nouns: frozenset[str]) -> bool:
        if self._passage.word(phrase.last - 1) in nouns:
            return True
        return "@people" in nouns and self._fillers.counts_people(phrase)

    def _moves_another(self, found: Found) -> bool:
        """Tell "withdrew its offer": a verb that should take no object has one, and no troops."""
        trigger = found.trigger
        if trigger.kind is not TriggerKind.VERB or trigger.transitive or trigger.tail:
            return False
        return any(self._is_thing(phrase) for phrase in self._roles.read_role("bare", found))

    def _is_thing(self, phrase: Phrase) -> bool:
        """Tell an offer or a hand from troops, from people, and from the place that was left."""
        word = self._passage.word(phrase.last - 1)
        if self._syntax.has(word, "group_heads", "place_heads", "adverbs"):
            return False
        kinds = {name.mention.kind for name in phrase.names}
        return kinds.isdisjoint({MentionKind.COUNT, MentionKind.PLACE})

    def _shares_count(self, found: Found) -> bool:
        """Tell "killed or wounded 30": one number for two things counts neither."""
        counted = any(slot.kind is SlotKind.COUNT for slot in found.frame.slots.values())
        if not counted or found.trigger.kind is not TriggerKind.VERB:
            return False
        chunks = self._passage.chunks
        for first in (found.chunk - 1, found.chunk):
            if not 0 <= first < len(chunks) - 1:
                continue
            one, two = chunks[first], chunks[first + 1]
            if one.kind is ChunkKind.VERB is two.kind and two.joined in {"and", "or"}:
                heads = (self._passage.word(one.head), self._passage.word(two.head))
                if all(self._counts_alone(found.frame, head) for head in heads):
                    return True
        return False

    def _counts_alone(self, frame: Frame, head: str) -> bool:
        """Tell whether a verb by itself, with no other word, is a trigger of the frame."""
        entries = self._grammar.index.get(head, ())
        return any(f is frame and not t.tail and not t.nouns for f, t in entries)

    def _lead(self, found: Found) -> tuple[Phrase, ...] | None:
        """Give the phrases that make one match each: those of the first needed count or place."""
        needed = {name for group in found.frame.needs for name in group}
        for name, slot in found.frame.slots.items():
            if name not in needed or slot.kind not in {SlotKind.COUNT, SlotKind.PLACE}:
                continue
            if name in found.trigger.settled:
                continue
            for role in found.trigger.roles.get(name, ()):
                phrases = self._roles.read_role(role, found)
                fit = tuple(
                    phrase
                    for at, phrase in enumerate(phrases)
                    if self._fits(found, slot, phrase) and not (at and self._is_part(phrase))
                )
                if fit:
                    return fit if role != "near" else fit[:1]
            return None
        return None

    def _is_part(self, phrase: Phrase) -> bool:
        """Tell "12 people, three of them minors": the three are among the twelve."""
        counts = [n.last for n in phrase.names if n.mention.kind is MentionKind.COUNT]
        return any(
            self._passage.word(last) == "of" and self._passage.word(last + 1) in _PARTS
            for last in counts
        )

    def _fits(self, found: Found, slot: Slot, phrase: Phrase) -> bool:
        """Tell whether a phrase fills a slot; a bare number must count nothing but people."""
        if self._fillers.read_filler(slot, phrase) is None:
            return False
        return not found.trigger.bare or self._fillers.counts_people(phrase)

    def _fill(
        self, found: Found, phrase: Phrase | None, lead: tuple[Phrase, ...] | None
    ) -> tuple[dict[str, SlotValue], list[Span]]:
        slots: dict[str, SlotValue] = dict.fromkeys(found.frame.slots)
        spans: list[Span] = []
        agent = self._agent(found)
        for name in found.trigger.roles:
            slot = found.frame.slots[name]
            filler = self._filler(found, slot, phrase, lead, agent)
            if filler is not None:
                slots[name] = filler.value
                spans.append(filler.span)
        for name in found.trigger.inherits:
            filler = self._fillers.find_before(found.frame.slots[name], found.first)
            if slots[name] is None and filler is not None:
                slots[name] = filler.value
        self._add_cues(found, slots, spans)
        slots.update(found.trigger.settled)
        return slots, spans

    def _agent(self, found: Found) -> str | None:
        """Give who does it: nobody halts their own offensive, so "their" is somebody else's."""
        if found.trigger.kind is not TriggerKind.VERB or not found.trigger.transitive:
            return None
        anyone = Slot("anyone", SlotKind.ACTOR)
        for phrase in self._roles.read_role("subject", found):
            filler = self._fillers.read_filler(anyone, phrase)
            if filler is not None and isinstance(filler.value, str):
                return filler.value
        return None

    def _filler(
        self,
        found: Found,
        slot: Slot,
        phrase: Phrase | None,
        lead: tuple[Phrase, ...] | None,
        agent: str | None,
    ) -> Filler | None:
        for role in found.trigger.roles.get(slot.name, ()):
            phrases = self._roles.read_role(role, found)
            if phrase is not None and lead and phrase in phrases and role != "near":
                phrases = (phrase,)
            elif phrase is not None and lead and slot.kind in {SlotKind.PLACE, SlotKind.TIME}:
                phrases = _keep_own(phrases, phrase, lead)
            excluded = agent if role == "object" else None
            fillers = [f for p in phrases if (f := self._fillers.read_filler(slot, p, excluded))]
            if fillers:
                return _finest(fillers) if slot.kind is SlotKind.PLACE else fillers[0]
        return None

    def _add_cues(self, found: Found, slots: dict[str, SlotValue], spans: list[Span]) -> None:
        for name, slot in found.frame.slots.items():
            if not slot.cues or slots[name] is not None:
                continue
            first, last = self._roles.read_clause(found)
            words = [self._passage.word(index) for index in range(first, last)]
            filler = self._fillers.find_words(slot.cues, words, first)
            if filler is not None:
                slots[name] = filler.value
                spans.append(filler.span)

    def _match(
        self,
        found: Found,
        slots: Mapping[str, SlotValue],
        spans: Sequence[Span],
        *,
        negated: bool = False,
    ) -> FrameMatch:
        return FrameMatch(
            frame=found.frame.name,
            slots=MappingProxyType(dict(slots)),
            evidence=_merge([self._own_words(found), *spans]),
            sentence=self._passage.span,
            negated=negated,
            inherits=found.trigger.inherits,
        )

    def _own_words(self, found: Found) -> Span:
        """Give the trigger's words with its auxiliaries: "failed to take", "has not fallen"."""
        first, number = found.first, found.chunk
        chunk = self._passage.chunks[number]
        if found.trigger.kind is TriggerKind.VERB and chunk.kind is ChunkKind.VERB:
            first = chunk.first
            before = self._passage.chunks[number - 1] if number else chunk
            if chunk.to and before.kind is ChunkKind.VERB and before.last == first:
                first = before.first
        return self._passage.cut_span(first, max(found.last, first + 1))

    # Denials ----------------------------------------------------------------------------------

    def _wrap(self, found: Found, readings: Sequence[_Reading]) -> Iterator[FrameMatch]:
        """Make a denial of each match that its words govern."""
        real = self._modality.read_modality(found) is Modality.REAL
        if not real or not self._heads_fit(found):
            return
        slots, spans = self._fill(found, None, None)
        if found.trigger.inherits:
            yield self._match(found, slots, spans)
            return
        content = next(n for n, s in found.frame.slots.items() if s.kind is SlotKind.CLAIM)
        for reading in self._governed(found, readings):
            denied = Denied(reading.match.frame, reading.match.slots)
            yield self._match(found, {**slots, content: denied}, [*spans, *reading.match.evidence])

    def _governed(self, found: Found, readings: Sequence[_Reading]) -> list[_Reading]:
        stop = self._content_end(found)
        after = [
            r
            for r in readings
            if found.first <= r.head < stop and (not r.match.negated or r.denies)
        ]
        if after or not self._is_passive(found):
            return after
        return [r for r in readings if r.head < found.first and not r.match.negated]

    def _is_passive(self, found: Found) -> bool:
        if found.trigger.kind is not TriggerKind.VERB:
            return False
        return any(self._syntax.has(w, "be") for w in self._passage.chunks[found.chunk].aux)

    def _content_end(self, found: Found) -> int:
        """Give the token where another statement begins: a semicolon, or "but"."""
        for chunk in self._passage.chunks[found.chunk + 1 :]:
            word = self._passage.word(chunk.first)
            if word == ";" or chunk.joined in {"but", "yet"}:
                return chunk.first
        return len(self._passage.tokens)


def _keep_own(
    phrases: Sequence[Phrase], phrase: Phrase, lead: Sequence[Phrase]
) -> tuple[Phrase, ...]:
    """Keep of several places those of one number: "12 in Aleppo and 40 in Homs".

    A phrase belongs to the number before it. What stands behind the last number, or before the
    first, may be shared by all ("killed 12 and wounded 30 in Aleppo").
    """
    others = [
        p
        for p in phrases
        if p not in lead and any(n.mention.kind is MentionKind.COUNT for n in p.names)
    ]
    following = [p.first for p in (*lead, *others) if p.first > phrase.first]
    if not following:
        # behind the last number: its own, but where it has none, what all share
        behind = tuple(p for p in phrases if p.first >= phrase.last)
        return behind if behind and len(lead) > 1 else tuple(phrases)
    own = tuple(p for p in phrases if phrase.last <= p.first < min(following))
    if own:
        return own
    last = max(following)
    return tuple(p for p in phrases if p.first < phrase.first or p.first > last)


def _complete(found: Found, slots: Mapping[str, SlotValue]) -> bool:
    filled = [slots[name] for name in found.frame.distinct if slots[name] is not None]
    if len(filled) != len(set(map(repr, filled))):
        return False
    groups = (*found.frame.needs, *((name,) for name in found.trigger.needs))
    due = found.trigger.inherits
    return all(any(slots[name] is not None or name in due for name in group) for group in groups)


def _finest(fillers: Sequence[Filler]) -> Filler:
    """Give the first place, or a later one that lies in it."""
    best = fillers[0]
    for filler in fillers[1:]:
        value, other = filler.value, best.value
        if isinstance(value, Place) and isinstance(other, Place) and value.inside(other):
            best = filler
    return best


def _merge(spans: Sequence[Span]) -> Spans:
    """Sort spans and join those that overlap or touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _distinct(readings: Sequence[_Reading]) -> tuple[FrameMatch, ...]:
    """Drop what another trigger said as fully; keep text order."""
    kept: list[FrameMatch] = []
    for match in (r.match for r in sorted(readings, key=lambda r: r.head)):
        recent = range(max(0, len(kept) - _MEMORY), len(kept))
        if any(_covers(kept[at], match) for at in recent):
            continue
        fuller = [at for at in recent if _covers(match, kept[at])]
        if fuller:
            kept[fuller[0]] = match
        else:
            kept.append(match)
    return tuple(kept)


def _leave_out(matches: tuple[FrameMatch, ...], frames: Sequence[Frame]) -> tuple[FrameMatch, ...]:
    """Leave out what another frame, which stands instead, has read from the same words."""
    instead = {frame.name: frame.instead_of for frame in frames if frame.instead_of}
    chosen = [match for match in matches if match.frame in instead]
    if not chosen:
        return matches
    return tuple(m for m in matches if not any(_stands_for(c, m, instead[c.frame]) for c in chosen))


def _stands_for(
    one: FrameMatch, other: FrameMatch, instead: Mapping[str, Mapping[str, str]]
) -> bool:
    slots = instead.get(other.frame)
    if slots is None or any(other.slots.get(name) != value for name, value in slots.items()):
        return False
    return any(a.overlaps(b) for a in one.evidence for b in other.evidence)


def _covers(one: FrameMatch, other: FrameMatch) -> bool:
    """Tell whether one says all that the other says."""
    if (one.frame, one.negated) != (other.frame, other.negated):
        return False
    return all(value is None or one.slots[name] == value for name, value in other.slots.items())
