"""Semantic arguments: which phrases play PropBank's roles, as a model of roles tells them.

A frame's triggers may name PropBank's labels (ARG0 who acts, ARG1 what it befalls, ARGM-LOC where,
ARGM-TMP when) among their roles. The model tells a stretch of words; what is in it, the chunks
tell. Every other role is answered by the windows, and so is all where there is no model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from hearsay.frames.arguments import Found, Phrase, WindowReader, is_label
from hearsay.frames.passages import Chunk, ChunkKind, Passage
from hearsay.model.roles import SemanticRole
from hearsay.model.spans import Span

RoleFinder = Callable[[str, Span, Span], Sequence[SemanticRole]]
"""Tells the roles of a predicate: the text, the predicate's span, its sentence's span."""

_ADJUNCT = "ARGM-"
_OTHER_EVENTS = frozenset({"after", "before", "since", "until", "till", "when", "while", "as"})
"""Words that open the time of another event: "after clashes that began on 8 December"."""


class SemanticReader:
    """Reads roles from a model, asked once a trigger; what has no label goes to the windows."""

    def __init__(self, windows: WindowReader, passage: Passage, find_roles: RoleFinder) -> None:
        self._windows = windows
        self._passage = passage
        self._find_roles = find_roles
        self._told: dict[int, Sequence[SemanticRole]] = {}

    def read_role(self, role: str, found: Found) -> tuple[Phrase, ...]:
        """Give the role's phrases in text order; coordinated ones each by itself."""
        if not is_label(role):
            return self._windows.read_role(role, found)
        phrases: list[Phrase] = []
        for told in self._ask(found):
            if told.label == role:
                phrases.extend(self._read_span(told, found))
        return tuple(phrases)

    def read_clause(self, found: Found) -> tuple[int, int]:
        """Give the trigger's clause as half-open token numbers."""
        return self._windows.read_clause(found)

    def _ask(self, found: Found) -> Sequence[SemanticRole]:
        if found.head not in self._told:
            predicate = self._passage.tokens[found.head].span
            told = self._find_roles(self._passage.text, predicate, self._passage.span)
            self._told[found.head] = self._keep_sound(told, predicate, found)
        return self._told[found.head]

    def _keep_sound(
        self, told: Sequence[SemanticRole], predicate: Span, found: Found
    ) -> Sequence[SemanticRole]:
        """Leave out what can't be: a role that holds its predicate, an object on the wrong side.

        A verb in the active voice with a noun phrase right behind it has its ARG1 there.
        """
        if any(role.span.overlaps(predicate) for role in told):
            return ()
        behind = self._windows.find_bare_object(found)
        if behind is None:
            return told
        at = self._passage.tokens[behind].span.start
        if any(role.label == "ARG1" and role.span.end <= predicate.start for role in told):
            return [role for role in told if role.label.startswith(_ADJUNCT)]
        return [
            role
            for role in told
            if role.label != "ARG0" or not role.span.start <= at < role.span.end
        ]

    def _read_span(self, told: SemanticRole, found: Found) -> list[Phrase]:
        first, last = self._passage.find_tokens(told.span)
        if first >= last or self._tells_another(told, first):
            return []
        if told.label.startswith(_ADJUNCT):
            numbers = self._list_chunks(first, last)
        else:
            numbers = self._list_coordinated(first, last, found)
        return [self._clip(self._passage.chunks[n], first, last, found) for n in numbers]

    def _list_chunks(self, first: int, last: int) -> list[int]:
        """Give the chunks of a stretch that name something."""
        numbers = range(self._passage.chunk_of[first], len(self._passage.chunks))
        inside = takewhile(lambda n: self._passage.chunks[n].first < last, numbers)
        return [n for n in inside if self._passage.chunks[n].kind is not ChunkKind.MARK]

    def _list_coordinated(self, first: int, last: int, found: Found) -> list[int]:
        """Give the noun phrases that head an argument: none where it is a clause."""
        numbers = self._list_chunks(first, last)
        if not numbers or self._passage.chunks[numbers[0]].kind is not ChunkKind.NOUN:
            return []
        if self._passage.chunks[numbers[0]].prep == "of" and last <= found.first:
            # "of the 600 men some 200 were killed": the part is counted, not the whole
            bare = (n for n in numbers if self._passage.chunks[n].prep is None)
            numbers = numbers[numbers.index(next(bare, numbers[0])) :]
        listed, crossed = [numbers[0]], False
        for number in numbers[1:]:
            chunk = self._passage.chunks[number]
            if chunk.kind is ChunkKind.VERB or chunk.prep == "including":
                break
            if chunk.kind is ChunkKind.TIME or chunk.prep is not None:
                crossed = True
            elif not chunk.joined:
                break
            elif not crossed or self._windows.is_counted(number):
                listed.append(number)
        return listed

    def _tells_another(self, told: SemanticRole, first: int) -> bool:
        """Tell another event's time from this one's: "after the fall of the town on Sunday"."""
        if told.label != "ARGM-TMP" or self._passage.word(first) not in _OTHER_EVENTS:
            return False
        number = self._passage.chunk_of[first]
        chunks = self._passage.chunks
        return number >= len(chunks) or chunks[number].kind is not ChunkKind.TIME

    def _clip(self, chunk: Chunk, first: int, last: int, found: Found) -> Phrase:
        """Give a chunk whole, or of one that holds the trigger ("Russian strikes") the role."""
        if not chunk.first <= found.head < chunk.last:
            return Phrase(chunk.first, chunk.last, chunk.names, chunk.pronoun)
        lo, hi = max(first, chunk.first), min(last, chunk.last)
        names = tuple(n for n in chunk.names if n.first < hi and n.last > lo)
        return Phrase(lo, hi, names)
