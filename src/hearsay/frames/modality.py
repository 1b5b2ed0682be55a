"""Modality: whether a trigger's words say that it happened, that it did not, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hearsay.frames.arguments import Found
from hearsay.frames.definitions import TriggerKind
from hearsay.frames.passages import ChunkKind, Passage
from hearsay.frames.syntax import Syntax
from hearsay.text.inflections import VerbForm

_REACH = 12
_DEPTH = 4


class Modality(StrEnum):
    """What the words say of an event."""

    REAL = "real"
    NEGATED = "negated"
    UNREAL = "unreal"

    def then(self, inner: Modality) -> Modality:
        """Combine a governor's with what it governs: "did not fail to" happened."""
        if Modality.UNREAL in (self, inner):
            return Modality.UNREAL
        return Modality.REAL if self is inner else Modality.NEGATED


class ModalityReader:
    """Reads the modality of triggers in one passage."""

    def __init__(
        self, passage: Passage, syntax: Syntax, verbs: Mapping[str, frozenset[VerbForm]]
    ) -> None:
        self._passage = passage
        self._chunks = passage.chunks
        self._syntax = syntax
        self._verbs = verbs
        self._conditional = self._mark_conditionals()

    def read_modality(self, found: Found) -> Modality:
        """Tell whether it happened; questions and conditions say neither."""
        if self._passage.question or found.chunk >= len(self._chunks):
            return Modality.UNREAL
        if self._conditional[found.chunk]:
            return Modality.UNREAL
        trigger = found.trigger
        if trigger.kind is TriggerKind.VERB and self._chunks[found.chunk].kind is ChunkKind.VERB:
            read = self._of_verb(
                found.chunk, _DEPTH, ongoing=trigger.ongoing, ordered=trigger.ordered
            )
        elif trigger.kind is TriggerKind.PHRASE:
            read = self._of_phrase(found)
        else:
            read = self._of_noun(found)
        return Modality.NEGATED.then(read) if trigger.negated else read

    # Verbs ------------------------------------------------------------------------------------

    def _of_verb(
        self, number: int, depth: int, *, ongoing: bool, ordered: bool = False
    ) -> Modality:
        verb = self._chunks[number]
        helpers = self._helpers(number)
        forms = self._verbs.get(self._passage.word(verb.head), frozenset())
        thought = self._syntax.governs(self._passage.word(verb.head), "seem")
        read = self._of_helpers(helpers, thought=thought)
        if self._nearly(verb.first, verb.head):
            return Modality.UNREAL
        if not ongoing and self._progressive(helpers, forms):
            return Modality.UNREAL
        if verb.to:
            perfect = self._syntax.has(helpers[0], "have") if helpers else False
            governed = self._governed(number, depth, perfect=perfect or ongoing, ordered=ordered)
            return governed.then(read)
        if VerbForm.ING in forms and not helpers:
            return self._of_gerund(number, depth)
        if not helpers and VerbForm.BASE in forms and self._demanded(number):
            return Modality.UNREAL
        return read

    def _helpers(self, number: int) -> tuple[str, ...]:
        """Give a verb's auxiliaries, those of the verb before it where it shares them."""
        verb = self._chunks[number]
        forms = self._verbs.get(self._passage.word(verb.head), frozenset())
        shares = verb.joined in {"and", "or", "but", "nor"} and not verb.aux and not verb.to
        if shares and number and forms & {VerbForm.BASE, VerbForm.PARTICIPLE}:
            for step in range(number - 1, max(-1, number - _REACH), -1):
                before = self._chunks[step]
                if before.kind is ChunkKind.MARK:
                    break
                if before.kind is ChunkKind.VERB and (before.aux or before.to):
                    base = VerbForm.BASE in forms and VerbForm.PAST not in forms
                    modal = any(self._syntax.has(w, "futures", "possibles") for w in before.aux)
                    if base and before.to:
                        return ("will",)
                    return before.aux if base or modal or VerbForm.PAST not in forms else ()
        return verb.aux

    def _of_helpers(self, helpers: tuple[str, ...], *, thought: bool = False) -> Modality:
        """Read auxiliaries; "can be regarded as" says what somebody thinks now."""
        has = self._syntax.has
        if any(has(word, "futures") for word in helpers):
            return Modality.UNREAL
        negated = any(has(word, "negators") for word in helpers)
        if any(has(word, "possibles") for word in helpers):
            perfect = any(has(word, "have") for word in helpers)
            if perfect and any(has(word, "counterfactuals") for word in helpers):
                return Modality.UNREAL
            if perfect or negated or thought:
                return Modality.NEGATED if negated else Modality.REAL
            return Modality.UNREAL
        return Modality.NEGATED if negated else Modality.REAL

    def _progressive(self, helpers: tuple[str, ...], forms: frozenset[VerbForm]) -> bool:
        """Tell "are retaking", "is being retaken": under way, not done."""
        if "being" in helpers:
            return True
        return bool(helpers) and VerbForm.ING in forms and self._syntax.has(helpers[-1], "be")

    def _nearly(self, first: int, head: int) -> bool:
        return any(
            self._syntax.has(self._passage.word(index), "nearly")
            for index in range(max(0, first - 1), head)
        )

    def _governed(self, number: int, depth: int, *, perfect: bool, ordered: bool) -> Modality:
        """Read an infinitive from what it hangs on: a verb, a noun or an adjective."""
        before = self._passage.word(self._chunks[number].first - 1)
        governs = self._syntax.governs
        governor = next(
            (n for n in range(number - 1, max(-1, number - _REACH), -1) if self._is_verb(n)), None
        )
        outer = (
            self._of_verb(governor, depth - 1, ongoing=True)
            if governor is not None and depth > 0
            else Modality.REAL
        )
        if governs(before, "granted"):
            return outer if ordered else Modality.UNREAL
        if governs(before, "able"):
            return outer
        if governs(before, "unable"):
            return outer.then(Modality.NEGATED)
        if governor is None or depth == 0:
            return Modality.UNREAL
        word = self._passage.word(self._chunks[governor].head)
        if governs(word, "order"):
            return outer if ordered else Modality.UNREAL
        if governs(word, "bring_about") or (perfect and governs(word, "seem")):
            return outer
        return outer.then(Modality.NEGATED) if governs(word, "prevent") else Modality.UNREAL

    def _is_verb(self, number: int) -> bool:
        return self._chunks[number].kind is ChunkKind.VERB

    def _of_gerund(self, number: int, depth: int) -> Modality:
        verb = self._chunks[number]
        before = self._passage.word(verb.first - 1)
        if self._syntax.governs(before, "missed"):
            return Modality.NEGATED
        if self._syntax.governs(before, "happened"):
            return Modality.REAL
        governor = next(
            (n for n in range(number - 1, max(-1, number - _REACH), -1) if self._is_verb(n)), None
        )
        word = self._passage.word(self._chunks[governor].head) if governor is not None else ""
        if self._syntax.has(before, "prepositions"):
            words = [self._passage.word(i) for i in range(max(0, verb.first - _REACH), verb.first)]
            blamed = any(self._syntax.governs(word, "blame") for word in words)
            return Modality.REAL if blamed else Modality.UNREAL
        if governor is None or depth == 0:
            return Modality.REAL
        adjacent = governor == number - 1
        if adjacent and self._syntax.governs(word, "avoid"):
            return Modality.UNREAL
        outer = self._of_verb(governor, depth - 1, ongoing=True)
        return Modality.UNREAL if outer is Modality.UNREAL else Modality.REAL

    def _demanded(self, number: int) -> bool:
        """Tell a demand: "urged that the army withdraw"."""
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.MARK and self._passage.word(chunk.first) == "that" and step:
                return self._syntax.governs(self._passage.word(chunk.first - 1), "demand")
            if chunk.kind is ChunkKind.VERB:
                return self._syntax.governs(self._passage.word(chunk.head), "demand")
        return False

    # Nouns and phrases ------------------------------------------------------------------------

    def _of_phrase(self, found: Found) -> Modality:
        before = found.chunk
        if self._is_verb(before) and self._chunks[before].first <= found.first:
            read = self._of_verb(before, _DEPTH, ongoing=True)
            words = map(self._passage.word, range(found.first, found.last))
            own = any(self._syntax.has(word, "negators") for word in words)
            # the "not" of "cannot be found" is the phrase's own
            return Modality.REAL if own and read is Modality.NEGATED else read
        while before >= 0 and self._chunks[before].last > found.first:
            before -= 1
        if before >= 0 and self._is_verb(before):
            return self._of_verb(before, _DEPTH, ongoing=True)
        return self._around(found)

    def _of_noun(self, found: Found) -> Modality:
        read = self._around(found)
        number = found.chunk
        for step in range(number - 1, max(-1, number - _REACH), -1):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.MARK:
                break
            if chunk.kind is ChunkKind.VERB:
                near = all(self._chunks[n].kind is ChunkKind.NOUN for n in range(step + 1, number))
                if near:
                    return self._of_verb(step, _DEPTH, ongoing=True).then(read)
                break
        for step in range(number + 1, min(len(self._chunks), number + _REACH)):
            chunk = self._chunks[step]
            if chunk.kind is ChunkKind.VERB:
                future = self._of_helpers(chunk.aux) is Modality.UNREAL
                return Modality.UNREAL if future else read
            if chunk.kind is ChunkKind.MARK or chunk.joined:
                break
        return read

    def _around(self, found: Found) -> Modality:
        """Read the adjectives and governing nouns before a noun: "a failed attempt at"."""
        low = max(0, found.first - 6)
        words = [self._passage.word(index) for index in range(low, found.first)]
        if any(word in self._syntax.failed_nouns for word in words):
            return Modality.UNREAL
        if any(word in self._syntax.unreal_nouns for word in words):
            return Modality.UNREAL
        return Modality.REAL

    def _mark_conditionals(self) -> tuple[bool, ...]:
        """Mark the chunks from an "if" to the comma or mark that ends its clause."""
        marked: list[bool] = []
        inside = False
        for chunk in self._chunks:
            word = self._passage.word(chunk.first)
            if chunk.kind is ChunkKind.MARK:
                inside = self._syntax.has(word, "conditionals")
            elif chunk.joined == ",":
                inside = False
            marked.append(inside)
        return tuple(marked)
