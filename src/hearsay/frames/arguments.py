"""Arguments: which phrase of a clause plays which role towards a trigger.

`RoleReader` is the seam: the engine asks it for roles by name and knows no syntax. `WindowReader`
answers from chunks alone; a reader of semantic roles may take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from hearsay.frames.clauses import ClauseReader, Voice
from hearsay.frames.definitions import Frame, Trigger, TriggerKind
from hearsay.frames.passages import Chunk, ChunkKind, Named, Passage
from hearsay.frames.syntax import Syntax
from hearsay.text.inflections import VerbForm

_REACH = 40
_EVENT_PREPS = frozenset({"in", "during", "after", "from", "on"})
_LOCATIVE = frozenset(
    "in on at near outside inside around over across along throughout within off above into onto "
    "toward towards against for between beside".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a passage: tokens `first`..`last`, its head token and that token's chunk."""

    frame: Frame
    trigger: Trigger
    first: int
    last: int
    head: int
    chunk: int
    inside: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as tokens `first`..`last` with the mentions in it."""

    first: int
    last: int
    names: tuple[Named, ...]
    pronoun: str | None = None


class RoleReader(Protocol):
    """Answers which phrases play a role towards a trigger."""

    def read_role(self, role: str, found: Found) -> tuple[Phrase, ...]:
        """Give the role's phrases in text order; coordinated ones each by itself."""

    def read_clause(self, found: Found) -> tuple[int, int]:
        """Give the trigger's clause as half-open token numbers."""


class WindowReader:
    """Reads roles from the order of chunks around the trigger."""

    def __init__(
        self, passage: Passage, syntax: Syntax, verbs: Mapping[str, frozenset[VerbForm]]
    ) -> None:
        self._passage = passage
        self._chunks = passage.chunks
        self._syntax = syntax
        self._clauses = ClauseReader(passage, syntax, verbs)
        self._named: Mapping[str, Callable[[Found], tuple[Phrase, ...]]] = {
            "inside": self._inside,
            "complement": self._complement,
            "near": self._near,
            "event": self._event,
            "doer": self._doer,
            "level": self._level,
            "owner": self._owner,
            "bare": self._bare,
        }

    # The roles --------------------------------------------------------------------------------

    def read_role(self, role: str, found: Found) -> tuple[Phrase, ...]:
        """Give the role's phrases in text order; coordinated ones each by itself."""
        if is_label(role):
            return ()  # only a model of roles tells those
        if role in {"subject", "object", "topic"}:
            return self._core(role, found)
        read = self._named.get(role)
        return read(found) if read else self._after(role, found)

    def read_clause(self, found: Found) -> tuple[int, int]:
        """Give the trigger's clause as half-open token numbers."""
        low, high = self._clause_chunks(found)
        first = self._chunks[low]
        start = 0 if low == 0 else first.first if first.prep_at < 0 else first.prep_at
        return start, max(self._chunks[high - 1].last, found.last)

    def is_counted(self, number: int) -> bool:
        """Tell whether a chunk holds a number."""
        return self._clauses.is_counted(number)

    def find_bare_object(self, found: Found) -> int | None:
        """Give the first token of what stands right behind an active verb; None where nothing does.

        Only for triggers that take an object.
        """
        trigger = found.trigger
        verb = self._chunks[found.chunk] if found.chunk < len(self._chunks) else None
        if verb is None or trigger.kind is not TriggerKind.VERB or not trigger.transitive:
            return None
        if verb.kind is not ChunkKind.VERB or self.read_voice(found) is Voice.PASSIVE:
            return None
        objects = self._clauses.list_objects(found.last)
        return self._chunks[objects[0]].first if objects else None

    def read_voice(self, found: Found) -> Voice:
        """Tell whether the verb's surface subject does it or suffers it."""
        verb = self._chunks[found.chunk]
        return self._clauses.voice_of(found.chunk) if verb.aux else self._bare_voice(found)

    def _core(self, role: str, found: Found) -> tuple[Phrase, ...]:
        trigger = found.trigger
        if trigger.kind is TriggerKind.NOUN:
            if role == "object":
                return self._after("of", found)
            return self._owner(found) or self._after("by", found)
        if trigger.kind is TriggerKind.PHRASE:
            return self._phrase_object(found) if role == "object" else self._phrase_subject(found)
        if self._chunks[found.chunk].kind is not ChunkKind.VERB:
            return self._described(found) if role == "object" else ()
        if not trigger.transitive or role == "topic":
            return self._phrases(self._clauses.find_subject(found.chunk))
        passive = self.read_voice(found) is Voice.PASSIVE
        if role == "object":
            numbers = (
                self._clauses.find_subject(found.chunk)
                if passive
                else self._clauses.list_objects(found.last)
            )
            return self._phrases(numbers)
        return self._after("by", found) if passive else self._agents(found.chunk)

    def _agents(self, verb: int) -> tuple[Phrase, ...]:
        """Give an active verb's subject, and who stands behind it in "strikes by X killed"."""
        numbers = self._clauses.find_subject(verb)
        agents = list(self._phrases(numbers))
        for number in numbers:
            follower = self._chunks[number + 1] if number + 1 < len(self._chunks) else None
            last_word = self._passage.word(self._chunks[number].last - 1)
            if follower and follower.prep == "by" and self._syntax.has(last_word, "event_heads"):
                agents.append(_phrase(follower))
        return tuple(agents)

    def _described(self, found: Found) -> tuple[Phrase, ...]:
        """Give the noun phrase of "12 wounded soldiers" for its participle."""
        return (_phrase(self._chunks[found.chunk]),)

    def _inside(self, found: Found) -> tuple[Phrase, ...]:
        if found.inside is None:
            return ()
        first, last = found.inside
        return (self._cut(first, last),) if first < last else ()

    def _bare(self, found: Found) -> tuple[Phrase, ...]:
        """Give the object right behind a verb, of whatever voice."""
        return self._phrases(self._clauses.list_objects(found.last))

    def _complement(self, found: Found) -> tuple[Phrase, ...]:
        """Read what somebody is: "of them children", "of them were children"."""
        if found.last >= len(self._passage.tokens):
            return ()
        number = self._passage.chunk_of[found.last]
        if number < len(self._chunks) and self._chunks[number].kind is ChunkKind.VERB:
            verb = self._chunks[number]
            if not self._syntax.has(self._passage.word(verb.head), "be"):
                return ()
            number += 1
        if number >= len(self._chunks):
            return ()
        chunk = self._chunks[number]
        return (_phrase(chunk),) if chunk.kind is ChunkKind.NOUN and chunk.prep is None else ()

    def _owner(self, found: Found) -> tuple[Phrase, ...]:
        chunk = self._chunks[found.chunk] if found.chunk < len(self._chunks) else None
        if chunk is None or chunk.kind is not ChunkKind.NOUN or chunk.first >= found.head:
            return ()
        return (self._cut(chunk.first, found.head),)

    def _cut(self, first: int, last: int) -> Phrase:
        number = self._passage.chunk_of[first]
        pool: tuple[Named, ...] = ()
        while number < len(self._chunks) and self._chunks[number].first < last:
            pool += self._chunks[number].names
            number += 1
        return Phrase(first, last, tuple(n for n in pool if first <= n.first and n.last <= last))

    def _phrase_subject(self, found: Found) -> tuple[Phrase, ...]:
        own = self._chunks[found.chunk]
        if own.kind is ChunkKind.VERB and own.first <= found.first:
            return self._phrases(self._clauses.find_subject(found.chunk))
        if inside := self._within(found):
            return inside
        before = self._before(found.first)
        if before is None:
            return ()
        if self._chunks[before].kind is ChunkKind.VERB:
            return self._phrases(self._clauses.find_subject(before))
        direct = self._chunks[before]
        if direct.kind is ChunkKind.NOUN and direct.last == found.first:
            return (_phrase(direct),)
        return ()

    def _within(self, found: Found) -> tuple[Phrase, ...]:
        """Give what stands before a phrase in the noun phrase of both: "seven | of them"."""
        own = self._chunks[found.chunk]
        if own.kind is ChunkKind.NOUN and own.first < found.first:
            return (self._cut(own.first, found.first),)
        return ()

    def _before(self, token: int) -> int | None:
        """Give the number of the last chunk that ends at or before a token."""
        number = min(self._passage.chunk_of[token], len(self._chunks) - 1)
        while number >= 0 and self._chunks[number].last > token:
            number -= 1
        return number if number >= 0 else None

    def _phrase_object(self, found: Found) -> tuple[Phrase, ...]:
        return self._phrases(self._clauses.list_objects(found.last))

    def _after(self, prep: str, found: Found) -> tuple[Phrase, ...]:
        """Read the noun phrases behind a preposition, in the trigger's own clause."""
        for number in self._rightwards(found):
            chunk = self._chunks[number]
            if self._leaves_noun(number, found):
                break
            if chunk.kind is ChunkKind.NOUN and chunk.prep == prep and chunk.prep_at >= found.head:
                if prep == "by" and not self._own_agent(chunk, found):
                    continue
                return self._phrases(self._clauses.list_coordinated(number))
        return ()

    def _leaves_noun(self, number: int, found: Found) -> bool:
        """Tell where a noun's own phrases end: "the loss of A | a blow to B"."""
        if found.trigger.kind is not TriggerKind.NOUN or number == found.chunk:
            return False
        chunk = self._chunks[number]
        return chunk.kind is ChunkKind.NOUN and chunk.prep is None

    def _own_agent(self, chunk: Chunk, found: Found) -> bool:
        """Tell "taken by X" from "taken with troops backed by X"."""
        before = self._passage.chunk_of[chunk.prep_at - 1]
        if before >= len(self._chunks) or before <= found.chunk:
            return True
        other = self._chunks[before]
        return other.kind is not ChunkKind.VERB or bool(other.joined)

    def _event(self, found: Found) -> tuple[Phrase, ...]:
        """Read whose attack it was: "killed in an ISIS attack", "in a strike by ISIS"."""
        for number in self._rightwards(found):
            chunk = self._chunks[number]
            if chunk.kind is not ChunkKind.NOUN or chunk.prep not in _EVENT_PREPS:
                continue
            if self._syntax.has(self._passage.word(chunk.last - 1), "event_heads"):
                phrases = [_phrase(chunk)]
                if number + 1 < len(self._chunks) and self._chunks[number + 1].prep == "by":
                    phrases.append(_phrase(self._chunks[number + 1]))
                return tuple(phrases)
        return ()

    def _doer(self, found: Found) -> tuple[Phrase, ...]:
        """Read who launched the strikes, or by whom the strikes were launched."""
        own = self._chunks[found.chunk]
        if own.prep is None and found.chunk and not own.joined:
            before = self._chunks[found.chunk - 1]
            if before.kind is ChunkKind.VERB:
                told = self._syntax.has(self._passage.word(before.head), "tellers")
                return () if told else self._agents(found.chunk - 1)
        verb = self._verb_behind(found.chunk)
        if verb is None or self._clauses.voice_of(verb) is Voice.ACTIVE:
            return ()
        for number in range(verb + 1, min(len(self._chunks), verb + _REACH)):
            if self._closes(number):
                break
            if self._chunks[number].prep == "by":
                return (_phrase(self._chunks[number]),)
        return ()

    def _level(self, found: Found) -> tuple[Phrase, ...]:
        """Read what a figure reached: "rose to 61", "reached 61", "is 61", "stands at 61"."""
        verb = self._verb_behind(found.chunk)
        if verb is None:
            return ()
        phrases: list[Phrase] = []
        for number in range(verb + 1, min(len(self._chunks), verb + _REACH)):
            chunk = self._chunks[number]
            if self._closes(number) or chunk.joined:
                break
            if chunk.prep in {None, "to", "at"} and chunk.kind is ChunkKind.NOUN:
                phrases.append(_phrase(chunk))
        return tuple(phrases)

    def _verb_behind(self, number: int) -> int | None:
        """Give the verb whose subject a noun phrase is, with only its own attributes between."""
        for step in range(number + 1, min(len(self._chunks), number + _REACH)):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.VERB:
                return step if self._clauses.is_finite(step) else None
            if chunk.kind is ChunkKind.MARK or (
                chunk.kind is ChunkKind.NOUN and chunk.prep is None
            ):
                return None
        return None

    def _near(self, found: Found) -> tuple[Phrase, ...]:
        """Give the clause's circumstances, those after the trigger first, then those before it."""
        low, high = self._clause_chunks(found)
        own = min(found.chunk, high - 1)
        # What stands between two joined verbs belongs to the first: "left A in May and took B".
        number = self._anchor(found)
        anchor, before = self._chunks[number], own
        another = anchor.joined and not self._clauses.is_gerund(number)
        if anchor.kind is ChunkKind.VERB and another:
            while before > low and self._chunks[before - 1].kind is not ChunkKind.VERB:
                before -= 1
        after = next((n for n in range(own + 1, high) if self._parts(n, own)), high)
        order = [*range(own, after), *range(before - 1, low - 1, -1)]
        return tuple(_phrase(self._chunks[n]) for n in order if self._circumstance(n, found))

    def _parts(self, number: int, own: int) -> bool:
        """Tell whether a verb begins another event: only "and" shares what comes after it."""
        chunk = self._chunks[number]
        if chunk.kind is not ChunkKind.VERB or self._clauses.is_reduced(number):
            return False
        unlike = self._clauses.is_gerund(number) and not self._clauses.is_gerund(own)
        return chunk.joined == "," or unlike

    def _circumstance(self, number: int, found: Found) -> bool:
        chunk = self._chunks[number]
        if chunk.kind is ChunkKind.TIME:
            return True
        if chunk.kind is not ChunkKind.NOUN:
            return False
        # "12 strikes hit the town": the bare object of a noun's verb is where it happened.
        is_noun = found.trigger.kind is TriggerKind.NOUN and chunk.prep is None
        hit = is_noun and found.chunk < number and self._anchor(found) == number - 1
        return hit or chunk.prep in _LOCATIVE

    def _phrases(self, numbers: tuple[int, ...]) -> tuple[Phrase, ...]:
        return tuple(_phrase(self._chunks[number]) for number in numbers)

    # The clause -------------------------------------------------------------------------------

    def _rightwards(self, found: Found) -> Iterator[int]:
        number = found.chunk
        for number in range(found.chunk, min(len(self._chunks), found.chunk + _REACH)):
            if number > found.chunk and self._closes(number):
                return
            yield number

    def _closes(self, number: int) -> bool:
        chunk = self._chunks[number]
        if chunk.kind is ChunkKind.MARK:
            return True
        if chunk.kind is not ChunkKind.VERB:
            return False
        return not (self._clauses.is_reduced(number) or (chunk.joined and self._adjoins(number)))

    def _adjoins(self, number: int) -> bool:
        """Tell whether a joined verb has no subject of its own: "killed 12 and wounded 30"."""
        return bool(self._chunks[number].joined)

    def _clause_chunks(self, found: Found) -> tuple[int, int]:
        """Give the clause of a trigger's verb; of a noun that is subject or object: its verb's."""
        anchor = low = self._anchor(found)
        high = max(anchor, found.chunk) + 1
        for number in range(high, min(len(self._chunks), high + _REACH)):
            if self._closes(number):
                break
            high = number + 1
        for _ in range(_REACH):
            if low == 0 or self._opens(low, anchor):
                break
            low -= 1
        return min(low, found.chunk), high

    def _anchor(self, found: Found) -> int:
        number = min(found.chunk, len(self._chunks) - 1)
        own = self._chunks[number]
        if own.kind is not ChunkKind.NOUN or own.prep is not None:
            return number
        if number and self._chunks[number - 1].kind is ChunkKind.VERB:
            return number - 1
        behind = self._verb_behind(number)
        return number if behind is None else behind

    def _opens(self, low: int, anchor: int) -> bool:
        """Tell whether the clause begins at this chunk: what stands before belongs elsewhere."""
        before = self._chunks[low - 1]
        if before.kind is ChunkKind.MARK:
            return True
        if before.kind is not ChunkKind.VERB or self._clauses.is_reduced(low - 1):
            return False
        here = self._chunks[anchor]
        carried = here.kind is ChunkKind.VERB and (
            bool(here.joined) or self._clauses.is_gerund(anchor) or here.to
        )
        between = range(low, min(anchor, low + _REACH))
        return not (carried and not any(self._chunks[n].kind is ChunkKind.VERB for n in between))

    def _bare_voice(self, found: Found) -> Voice:
        chunk, forms = self._chunks[found.chunk], self._clauses.forms_of(found.chunk)
        if chunk.to or VerbForm.PARTICIPLE not in forms:
            return Voice.ACTIVE
        if VerbForm.PAST not in forms or self._clauses.is_reduced(found.chunk):
            return Voice.PASSIVE
        if self._in_headline(found):
            return Voice.PASSIVE
        objects = found.trigger.governs_claims or self._clauses.list_objects(found.last)
        return Voice.ACTIVE if objects else Voice.PASSIVE

    def _in_headline(self, found: Found) -> bool:
        """Tell "3 killed 40 injured" from "they killed 40"."""
        objects = self._clauses.list_objects(found.last)
        behind = objects[-1] + 1 if objects else len(self._chunks)
        if behind >= len(self._chunks) or self._chunks[behind].kind is not ChunkKind.VERB:
            return False
        bare = not self._chunks[behind].aux and not self._clauses.is_gerund(behind)
        subject = self._clauses.find_subject(found.chunk)
        return bare and any(self._clauses.is_counted(number) for number in subject)


def is_label(role: str) -> bool:
    """Tell PropBank's labels (ARG0, ARGM-LOC) from names of places in a clause."""
    return role.startswith("ARG")


def _phrase(chunk: Chunk) -> Phrase:
    return Phrase(chunk.first, chunk.last, chunk.names, chunk.pronoun)
