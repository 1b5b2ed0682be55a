"""Triggers: where a passage holds words that evoke a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearsay.frames.arguments import Found
from hearsay.frames.definitions import Frame, Trigger, TriggerKind
from hearsay.frames.passages import ChunkKind, Passage
from hearsay.frames.syntax import Syntax
from hearsay.model.mentions import MentionKind

_GAP = 5
_SEPARATION = 12
_BETWEEN = frozenset({"full", "complete", "total", "back", "over"})
_NAMES = frozenset({MentionKind.ACTOR, MentionKind.PLACE, MentionKind.TIME})

TriggerIndex = Mapping[str, tuple[tuple[Frame, Trigger], ...]]
"""Triggers by the word that heads them, the longest first."""


def index_triggers(frames: Sequence[Frame]) -> TriggerIndex:
    """File every trigger under each of its head words."""
    filed: dict[str, list[tuple[Frame, Trigger]]] = {}
    for frame in frames:
        for trigger in frame.triggers:
            for word in trigger.heads:
                filed.setdefault(word, []).append((frame, trigger))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry[1].tail)))
        for word, entries in filed.items()
    }


def find_triggers(passage: Passage, index: TriggerIndex, syntax: Syntax) -> Iterator[Found]:
    """Yield every trigger of the passage in text order; at one head, the longest first."""
    named = [False] * len(passage.tokens)
    for name in passage.names:
        if name.mention.kind in _NAMES:
            named[name.first : name.last] = [True] * (name.last - name.first)
    for head, token in enumerate(passage.tokens):
        for frame, trigger in index.get(token.lower, ()):
            found = _match(passage, frame, trigger, head, syntax)
            if found is not None and not (trigger.kind is not TriggerKind.PHRASE and named[head]):
                yield found


def _match(
    passage: Passage, frame: Frame, trigger: Trigger, head: int, syntax: Syntax
) -> Found | None:
    number = passage.chunk_of[head]
    chunk = passage.chunks[number] if number < len(passage.chunks) else None
    if trigger.kind is TriggerKind.VERB:
        is_verb = chunk is not None and chunk.kind is ChunkKind.VERB and chunk.head == head
        if not is_verb and not (trigger.noun_follows and _described(passage, trigger, head)):
            return None
    elif trigger.kind is TriggerKind.NOUN and (
        chunk is None or chunk.kind is not ChunkKind.NOUN or not chunk.first <= head < chunk.last
    ):
        return None
    if trigger.kind is TriggerKind.PHRASE:
        return _match_phrase(passage, frame, trigger, head)
    last = _tail_end(passage, trigger, head, syntax)
    if last is None or not _linked(passage, trigger, last):
        return None
    if trigger.kind is TriggerKind.NOUN:
        return Found(frame, trigger, head, last, last - 1, number)
    return Found(frame, trigger, head, last, head, number)


def _described(passage: Passage, trigger: Trigger, head: int) -> bool:
    """Tell whether a participle stands behind a count, inside a noun phrase: "12 wounded men"."""
    number = passage.chunk_of[head]
    if trigger.verb is None or passage.word(head) != trigger.verb.participle:
        return False
    if number >= len(passage.chunks) or passage.chunks[number].kind is not ChunkKind.NOUN:
        return False
    return any(
        name.last == head and name.mention.kind is MentionKind.COUNT
        for name in passage.chunks[number].names
    )


def _linked(passage: Passage, trigger: Trigger, last: int) -> bool:
    if not trigger.links:
        return True
    window = range(last, min(len(passage.tokens), last + _SEPARATION))
    return any(passage.word(index) in trigger.links for index in window)


def _tail_end(passage: Passage, trigger: Trigger, head: int, syntax: Syntax) -> int | None:
    """Give the token after the tail, after the head where the tail stands apart, or None."""
    tail = trigger.tail
    if not tail:
        return head + 1
    if trigger.gap:
        for start in range(head + 1, min(len(passage.tokens), head + 1 + _SEPARATION)):
            if _begins_clause(passage, start):
                return None
            if _stands(passage, tail, start):
                return head + 1
        return None
    start, skipped = head + 1, 0
    while skipped < 2 and not _same(passage.word(start), tail[0]):  # noqa: PLR2004 ("back full")
        word = passage.word(start)
        if word not in _BETWEEN and not syntax.has(word, "adverbs"):
            return None
        start, skipped = start + 1, skipped + 1
    return start + len(tail) if _stands(passage, tail, start) else None


def _begins_clause(passage: Passage, index: int) -> bool:
    number = passage.chunk_of[index]
    if number >= len(passage.chunks):
        return False
    chunk = passage.chunks[number]
    return chunk.first <= index and chunk.kind in {ChunkKind.VERB, ChunkKind.MARK}


def _stands(passage: Passage, words: Sequence[str], start: int) -> bool:
    return all(_same(passage.word(start + at), word) for at, word in enumerate(words))


def _same(word: str, wanted: str) -> bool:
    return bool(word) and word in wanted.split("/")


def _match_phrase(passage: Passage, frame: Frame, trigger: Trigger, head: int) -> Found | None:
    at, inside = head + 1, None
    for position, word in enumerate(trigger.tail):
        if word == "...":
            after = trigger.tail[position + 1]
            end = next((i for i in range(at, at + _GAP + 1) if _same(passage.word(i), after)), None)
            if end is None or end == at:
                return None
            inside, at = (at, end), end
        elif _same(passage.word(at), word):
            at += 1
        else:
            return None
    number = min(passage.chunk_of[head], len(passage.chunks) - 1)
    return Found(frame, trigger, head, at, at - 1, number, inside) if number >= 0 else None
