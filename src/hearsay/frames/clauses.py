"""Clauses: a verb's voice, its subject, carried over where it isn't repeated, and its objects."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hearsay.frames.passages import Chunk, ChunkKind, Passage
from hearsay.frames.syntax import Syntax
from hearsay.model.mentions import MentionKind
from hearsay.text.inflections import VerbForm

_REACH = 40
"""Chunks to look at on either side: longer clauses don't occur, hostile ones do."""
_CLAUSE_OPENERS = frozenset({"after", "before", "since", "until", "till", "as", "than", "because"})
"""Prepositions that open a clause where a verb follows: "after the army withdrew"."""
_HARD = frozenset(";:—–-")


class Voice(StrEnum):
    """Who stands before the verb."""

    ACTIVE = "active"
    PASSIVE = "passive"


class ClauseReader:
    """Reads verbs by the number of their chunk; answers are numbers of chunks."""

    def __init__(
        self, passage: Passage, syntax: Syntax, verbs: Mapping[str, frozenset[VerbForm]]
    ) -> None:
        self._passage = passage
        self._chunks = passage.chunks
        self._syntax = syntax
        self._verbs = verbs
        self._subjects: dict[int, tuple[int, ...]] = {}

    def forms_of(self, number: int) -> frozenset[VerbForm]:
        """Give the forms that a verb's main word may be."""
        return self._verbs.get(self._passage.word(self._chunks[number].head), frozenset())

    def is_gerund(self, number: int) -> bool:
        """Tell whether a verb is a bare -ing: no auxiliary, no "to"."""
        chunk = self._chunks[number]
        return not chunk.aux and not chunk.to and VerbForm.ING in self.forms_of(number)

    def is_finite(self, number: int) -> bool:
        """Tell whether a verb is no infinitive, gerund or reduced relative clause."""
        chunk = self._chunks[number]
        return not chunk.to and not self.is_gerund(number) and not self.is_reduced(number)

    def is_reduced(self, number: int) -> bool:
        """Tell whether a verb is a reduced relative clause: "troops backed by X", "men held in"."""
        chunk = self._chunks[number]
        if chunk.kind is not ChunkKind.VERB or chunk.aux or chunk.to:
            return False
        forms = self.forms_of(number)
        if VerbForm.PARTICIPLE not in forms:
            return False
        follower = self._chunks[number + 1] if number + 1 < len(self._chunks) else None
        if follower is None or follower.first > chunk.last + 2:
            return False
        by = follower.kind is ChunkKind.NOUN and follower.prep == "by"
        return by or (VerbForm.PAST not in forms and bool(number))

    def voice_of(self, number: int) -> Voice:
        """Read the voice from the auxiliaries; a verb without any counts as active."""
        chunk = self._chunks[number]
        helpers = [word for word in chunk.aux if not self._syntax.has(word, "negators")]
        passive = bool(helpers) and self._syntax.has(helpers[-1], "be")
        if passive and VerbForm.ING not in self.forms_of(number):
            return Voice.PASSIVE
        return Voice.ACTIVE

    def list_objects(self, token: int) -> tuple[int, ...]:
        """Give the chunks of the object that begins at a token, coordinated ones too."""
        if token >= len(self._passage.tokens):
            return ()
        number = self._passage.chunk_of[token]
        if number >= len(self._chunks):
            return ()
        first = self._chunks[number]
        governed = first.prep is not None and first.prep_at >= token
        if first.kind is not ChunkKind.NOUN or governed or first.joined:
            return ()
        return self.list_coordinated(number)

    def list_coordinated(self, number: int) -> tuple[int, ...]:
        """Follow a list from its first noun phrase: "12 civilians in A and 3 soldiers"."""
        listed, crossed_phrase, crossed_any = [number], False, False
        for step in range(number + 1, min(len(self._chunks), number + _REACH)):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.TIME:
                crossed_any = True
                continue
            if chunk.kind is not ChunkKind.NOUN or self._begins_clause(step):
                break
            if chunk.prep is not None:
                crossed_phrase = crossed_any = True
            elif not chunk.joined or (crossed_any and chunk.joined == ","):
                break
            elif not crossed_phrase or self._counted(chunk):
                listed.append(step)
        return tuple(listed)

    def _begins_clause(self, number: int) -> bool:
        """Tell whether a joined noun phrase is the subject of a verb behind it."""
        for step in range(number + 1, min(len(self._chunks), number + _REACH)):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.VERB:
                return (
                    bool(self._chunks[number].joined) and self.is_finite(step) and not chunk.joined
                )
            if chunk.kind is ChunkKind.MARK or chunk.joined:
                return False
        return False

    def is_counted(self, number: int) -> bool:
        """Tell whether a noun phrase holds a number."""
        return self._counted(self._chunks[number])

    def _counted(self, chunk: Chunk) -> bool:
        return any(name.mention.kind is MentionKind.COUNT for name in chunk.names)

    def find_subject(self, number: int) -> tuple[int, ...]:
        """Give the chunks of a verb's surface subject; carried over where it is not repeated."""
        # A stack instead of recursion: a hostile sentence may join thousands of verbs.
        pending, seen = [number], {number}
        while pending:
            current = pending[-1]
            if current in self._subjects:
                pending.pop()
                continue
            answer = self._look_left(current)
            if isinstance(answer, int):
                if answer in self._subjects:
                    self._subjects[current] = self._subjects[answer]
                elif answer in seen:
                    self._subjects[current] = ()
                else:
                    seen.add(answer)
                    pending.append(answer)
            else:
                self._subjects[current] = answer
        return self._subjects[number]

    def _look_left(self, number: int) -> tuple[int, ...] | int:
        """Give the subject's chunks, or the verb whose subject is shared."""
        verb = self._chunks[number]
        if self.is_gerund(number):
            return self._participle_subject(number)
        if verb.to:
            return self._infinitive_subject(number)
        if verb.joined and (carrier := self._carrier(number)) is not None:
            return carrier
        return self._nearest_before(number)

    def _nearest_before(self, number: int) -> tuple[int, ...]:
        """Walk back over phrases with prepositions and times to the one that has none."""
        fallback: tuple[int, ...] = ()
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.MARK:
                return fallback or self._antecedent(step)
            if chunk.kind is ChunkKind.VERB and self._closes_subject(step):
                return fallback or self._around_relative(step)
            if chunk.kind is not ChunkKind.NOUN or self._stands_aside(step):
                continue
            if chunk.prep is None or chunk.prep in _CLAUSE_OPENERS:
                return self._around_relative(step - 1, of_object=True) or self._chain(step)
            begins = step == 0 or self._chunks[step - 1].kind is ChunkKind.MARK
            if begins and step == number - 1:
                fallback = (step,)
        return fallback

    def _around_relative(self, verb: int, *, of_object: bool = False) -> tuple[int, ...]:
        """Give the subject before a relative clause: "two men of a crew that fled | died".

        With `of_object` the chunk behind the verb is what the clause speaks of: "that left Homs".
        """
        if of_object and (verb < 0 or self._chunks[verb].kind is not ChunkKind.VERB):
            return ()
        if of_object and (self._chunks[verb + 1].joined or self.is_reduced(verb)):
            return ()
        opened = False
        for step in range(verb - 1, max(-1, verb - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.MARK and not opened:
                relative = self._syntax.has(self._passage.word(chunk.first), "relatives")
                if not relative or chunk.joined:
                    return ()
                opened = True
            elif chunk.kind in {ChunkKind.MARK, ChunkKind.VERB}:
                return ()
            elif opened and chunk.kind is ChunkKind.NOUN and chunk.prep is None:
                return self._chain(step)
        return ()

    def _stands_aside(self, number: int) -> bool:
        """Tell a noun phrase that is no subject: a gerund's object, or named as included."""
        chunk = self._chunks[number]
        if number and not chunk.joined and self.is_gerund_chunk(number - 1):
            return chunk.prep is None
        for step in range(number - 1, max(-1, number - _REACH), -1):
            if not self._chunks[step + 1].joined or self._chunks[step].kind is not ChunkKind.NOUN:
                return False
            if self._chunks[step].prep is not None:
                return self._chunks[step].prep == "including"
        return False

    def is_gerund_chunk(self, number: int) -> bool:
        """Tell whether a chunk is a verb, and a bare -ing."""
        return self._chunks[number].kind is ChunkKind.VERB and self.is_gerund(number)

    def _closes_subject(self, number: int) -> bool:
        """Tell whether nothing before a verb can be a later verb's subject."""
        return not (self.is_reduced(number) or self.is_gerund(number))

    def _carrier(self, number: int) -> tuple[int, ...] | int | None:
        """Find whose subject a joined verb shares: the last finite verb's, or the one resumed."""
        verb = self._chunks[number]
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.MARK:
                relative = self._syntax.has(self._passage.word(chunk.first), "relatives")
                if relative and verb.joined == "," and chunk.joined:
                    return self._antecedent(step)
                return None
            if chunk.kind is not ChunkKind.VERB or not self.is_finite(step):
                continue
            opener = self._chunks[step - 1] if step else None
            resumed = (
                verb.joined == ","
                and opener is not None
                and opener.kind is ChunkKind.MARK
                and bool(opener.joined)
                and self._syntax.has(self._passage.word(opener.first), "relatives")
            )
            return self._antecedent(step - 1) if resumed else step
        return None

    def _participle_subject(self, number: int) -> tuple[int, ...] | int:
        verb = self._chunks[number]
        nearest: tuple[int, ...] = ()
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.NOUN and not nearest:
                if verb.prep in {"of", "for"} and chunk.names:
                    return (step,)
                nearest = self._chain(step) if chunk.prep is None else ()
            elif chunk.kind is ChunkKind.VERB and self.is_finite(step):
                return step
            elif chunk.kind is ChunkKind.MARK and self._passage.word(chunk.first) in _HARD:
                break
        if nearest:
            return nearest
        for step in range(number + 1, min(len(self._chunks), number + _REACH)):
            if self._chunks[step].kind is ChunkKind.VERB and self.is_finite(step):
                return step
        return ()

    def _infinitive_subject(self, number: int) -> tuple[int, ...] | int:
        nearest: tuple[int, ...] = ()
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.NOUN and not nearest and chunk.prep is None and chunk.names:
                nearest = self._chain(step)
            elif chunk.kind is ChunkKind.MARK:
                break
            elif chunk.kind is ChunkKind.VERB:
                stranger = any(
                    self._chunks[n].kind is ChunkKind.NOUN and self._chunks[n].prep is None
                    for n in range(step + 1, number)
                )
                ordered = self._syntax.governs(self._passage.word(chunk.head), "order")
                granted = self._syntax.governs(
                    self._passage.word(number and self._chunks[number].first - 1), "granted"
                )
                if nearest or (stranger and not ordered and not granted):
                    return nearest
                return step
        return nearest

    def _antecedent(self, mark: int) -> tuple[int, ...]:
        """Give what "who" or "which" refers to: the nearest noun phrase with a name in it."""
        if not self._syntax.has(self._passage.word(self._chunks[mark].first), "relatives"):
            return ()
        for step in range(mark - 1, max(-1, mark - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.NOUN and (chunk.names or chunk.prep is None):
                return (step,)
            if chunk.kind in {ChunkKind.VERB, ChunkKind.MARK}:
                return ()
        return ()

    def _chain(self, number: int) -> tuple[int, ...]:
        """Give a subject with what is coordinated before it, but not an earlier verb's object."""
        chain = [number]
        while len(chain) < _REACH and chain[0] > 0 and self._chunks[chain[0]].joined:
            before = chain[0] - 1
            if self._counted(self._chunks[chain[0]]):
                while (
                    before > 0
                    and self._chunks[before].kind is ChunkKind.NOUN
                    and self._chunks[before].prep
                ):
                    before -= 1
            chunk = self._chunks[before]
            if chunk.kind is not ChunkKind.NOUN or chunk.prep is not None:
                break
            chain.insert(0, before)
        if len(chain) > 1 and chain[0] > 0 and self._chunks[chain[0] - 1].kind is ChunkKind.VERB:
            return (number,)
        return tuple(chain)
