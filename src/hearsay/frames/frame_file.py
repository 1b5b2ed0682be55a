"""Reads a `frame.toml` (`lexicon.py` tells its format): every key is checked, a wrong one named."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn

from hearsay.errors import LexiconError
from hearsay.frames.definitions import Frame, Slot, SlotKind, Trigger, TriggerKind
from hearsay.frames.morphology import inflect_verb
from hearsay.frames.syntax import load_syntax
from hearsay.model.claims import SlotValue
from hearsay.model.quantities import Count
from hearsay.text.inflections import inflect_noun

_ROLES = frozenset(
    {
        "subject",
        "object",
        "owner",
        "event",
        "doer",
        "level",
        "inside",
        "topic",
        "near",
        "content",
        "complement",
    }
)
_LABELS = frozenset("ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-LOC ARGM-TMP ARGM-DIR ARGM-GOL".split())
_FRAME_KEYS = frozenset(
    "about open same distinct needs optional lists instead_of slots questions labels roles "
    "triggers".split()
)
_SLOT_KEYS = frozenset("kind required never people earlier choices words cues".split())
_TRIGGER_KEYS = frozenset(
    "verbs nouns phrases set roles heads doers not_doers links needs ongoing ordered negated "
    "noun_follows bare inherits all".split()
)
_BOUNDS = 2
_MORE_OF_BE = ("is", "are", "were")


@dataclass(frozen=True, slots=True)
class FrameFile:
    """Reads one file's tables; `where` goes into every LexiconError."""

    where: str

    def read_frame(self, name: str, raw: Mapping[str, Any]) -> Frame:
        """Read a frame; every key is checked."""
        self._check_keys(raw, _FRAME_KEYS, "the frame")
        slots = {key: self._slot(key, value) for key, value in self._table(raw, "slots").items()}
        if not slots:
            self._fail("[slots] is missing or empty")
        names = frozenset(slots)
        open_slots = self._names(raw, "open", names)
        if not open_slots:
            self._fail("`open` must name at least one slot")
        needs: tuple[tuple[str, ...], ...] = tuple(
            (slot,) for slot, value in slots.items() if value.required
        )
        for group in raw.get("needs", []):
            needs += (self._names({"needs": group}, "needs", names),)
        defaults = self._roles(self._table(raw, "roles"), names, "[roles]")
        triggers = tuple(
            trigger
            for table in raw.get("triggers", [])
            for trigger in self._triggers(table, slots, defaults)
        )
        if not triggers:
            self._fail("there are no [[triggers]]")
        return Frame(
            name=name,
            about=self._text(raw, "about"),
            open_slots=open_slots,
            same=self._names(raw, "same", names),
            distinct=self._names(raw, "distinct", names),
            needs=needs,
            slots=MappingProxyType(slots),
            questions=MappingProxyType(self._questions(raw, open_slots, names)),
            labels=MappingProxyType({k: str(v) for k, v in self._table(raw, "labels").items()}),
            triggers=triggers,
            optional=raw.get("optional", False) is True,
            lists=self._names(raw, "lists", names),
            instead_of=self._instead_of(raw),
        )

    def _instead_of(self, raw: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
        table = self._table(raw, "instead_of")
        return {frame: {k: str(v) for k, v in self._table(table, frame).items()} for frame in table}

    def _slot(self, name: str, raw: object) -> Slot:
        if not isinstance(raw, dict):
            self._fail(f"[slots.{name}] must be a table")
        self._check_keys(raw, _SLOT_KEYS, f"[slots.{name}]")
        try:
            kind = SlotKind(raw.get("kind", ""))
        except ValueError:
            kinds = ", ".join(SlotKind)
            self._fail(f"[slots.{name}] kind is {raw.get('kind')!r}", f"one of: {kinds}")
        words = self._value_words(raw, "words", name)
        cues = self._value_words(raw, "cues", name)
        choices = tuple(self._texts(raw, "choices"))
        if kind is SlotKind.CHOICE:
            choices = choices or tuple(dict.fromkeys(value for _, value in words))
            strange = [value for _, value in (*words, *cues) if value not in choices]
            if not choices or strange:
                self._fail(f"[slots.{name}] choices don't hold {strange}", "list every value")
        never = frozenset(self._texts(raw, "never"))
        flags = ("required", "people", "earlier")
        needed, people, earlier = (raw.get(key, False) is True for key in flags)
        return Slot(name, kind, needed, people, earlier, never, choices, words, cues)

    def _value_words(
        self, raw: Mapping[str, Any], key: str, slot: str
    ) -> tuple[tuple[tuple[str, ...], str], ...]:
        table = self._table(raw, key)
        pairs = [
            (tuple(words.lower().split()), value)
            for value in table
            for words in self._texts(table, value)
        ]
        if any(not words for words, _ in pairs):
            self._fail(f"[slots.{slot}] {key} holds empty words")
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

    def _questions(
        self, raw: Mapping[str, Any], open_slots: tuple[str, ...], names: frozenset[str]
    ) -> dict[str, str]:
        table = self._table(raw, "questions")
        if set(table) != set(open_slots):
            self._fail(f"[questions] must ask for {', '.join(open_slots)} and nothing else")
        for slot in open_slots:
            asked = self._text(table, slot)
            holes = {hole for _, hole, _, _ in string.Formatter().parse(asked) if hole}
            if strange := sorted(holes - names - {"when"}):
                self._fail(f"[questions] {slot} has {{{strange[0]}}}", "use a slot or {when}")
            if not asked.endswith("?"):
                self._fail(f"[questions] {slot} must end in ?")
        return {slot: table[slot] for slot in open_slots}

    def _triggers(
        self,
        raw: Mapping[str, Any],
        slots: Mapping[str, Slot],
        defaults: Mapping[str, tuple[str, ...]],
    ) -> list[Trigger]:
        self._check_keys(raw, _TRIGGER_KEYS, "[[triggers]]")
        names = frozenset(slots)
        roles = {**defaults, **self._roles(self._table(raw, "roles"), names, "triggers.roles")}
        shared: dict[str, Any] = {
            "settled": self._settled(raw, "set", slots),
            "roles": MappingProxyType({slot: roles[slot] for slot in slots if slot in roles}),
            "nouns": frozenset(self._texts(raw, "heads")),
            "doers": frozenset(self._texts(raw, "doers")),
            "not_doers": frozenset(self._texts(raw, "not_doers")),
            "links": frozenset(self._texts(raw, "links")),
            "needs": self._names(raw, "needs", names),
            "inherits": self._names(raw, "inherits", names),
            "befell_all": self._settled(raw, "all", slots),
        }
        shared |= {
            key: bool(raw.get(key, False))
            for key in ("ongoing", "ordered", "negated", "noun_follows", "bare")
        }
        found: list[Trigger] = []
        for kind, key in zip(TriggerKind, ("verbs", "nouns", "phrases"), strict=True):
            found += [self._trigger(kind, written, shared) for written in self._texts(raw, key)]
        if not found:
            self._fail("[[triggers]] needs verbs, nouns or phrases")
        return found

    def _trigger(self, kind: TriggerKind, written: str, shared: Mapping[str, Any]) -> Trigger:
        gap = "..." in written
        head, _, tail = written.partition("..." if gap else "|")
        head, tail_words = head.strip().lower(), tuple(tail.lower().split())
        verb = None
        if kind is TriggerKind.VERB:
            try:
                verb = inflect_verb(head)
            except ValueError as error:
                self._fail(f"[[triggers]] {written!r}: {error}")
            heads = tuple(dict.fromkeys(word for word, _ in verb.tagged()))
            heads += _MORE_OF_BE if head.startswith("be,") else ()
        else:
            first, *rest = head.split() or [""]
            if not first:
                self._fail(f"[[triggers]] {written!r} has no words")
            heads, tail_words = (first,), (*rest, *(("...",) if gap else ()), *tail_words)
            if kind is TriggerKind.NOUN:
                *_, last = (first, *rest)
                plural = inflect_noun(last)
                heads = (first, plural) if not rest else (first,)
                tail_words = (*rest[:-1], f"{last}/{plural}") if rest else ()
        return Trigger(kind, written, heads, tail_words, gap, verb, **shared)

    def _settled(
        self, raw: Mapping[str, Any], key: str, slots: Mapping[str, Slot]
    ) -> Mapping[str, SlotValue]:
        settled: dict[str, SlotValue] = {}
        for name, value in self._table(raw, key).items():
            slot = slots.get(name)
            if slot is None:
                self._fail(f"triggers.{key} names no slot: {name!r}")
            if slot.kind is SlotKind.COUNT and isinstance(value, list) and len(value) == _BOUNDS:
                settled[name] = Count(value[0], value[1])
            elif slot.kind is SlotKind.CHOICE and value in slot.choices:
                settled[name] = value
            else:
                self._fail(
                    f"triggers.{key}.{name} can't be {value!r}", "see [slots] for its choices"
                )
        return MappingProxyType(settled)

    def _roles(
        self, raw: Mapping[str, Any], names: frozenset[str], key: str
    ) -> dict[str, tuple[str, ...]]:
        prepositions = load_syntax().words["prepositions"]
        roles = {slot: tuple(self._texts(raw, slot)) for slot in raw}
        for slot, listed in roles.items():
            if slot not in names:
                self._fail(f"{key} names no slot: {slot!r}")
            known = _ROLES | _LABELS | prepositions
            if strange := [role for role in listed if role not in known]:
                cure = f"a preposition or one of {sorted(_ROLES | _LABELS)}"
                self._fail(f"{key} has no role {strange[0]!r}", cure)
        return roles

    def _names(self, raw: Mapping[str, Any], key: str, names: frozenset[str]) -> tuple[str, ...]:
        listed = tuple(self._texts(raw, key))
        if strange := [name for name in listed if name not in names]:
            self._fail(f"`{key}` names no slot: {strange[0]!r}")
        return listed

    def _texts(self, raw: Mapping[str, Any], key: str) -> list[str]:
        value = raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fail(f"`{key}` must be a list of texts")
        return value

    def _text(self, raw: Mapping[str, Any], key: str) -> str:
        value = raw.get(key)
        if not isinstance(value, str) or not value.strip():
            self._fail(f"`{key}` must be a text")
        return value

    def _table(self, raw: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = raw.get(key, {})
        if not isinstance(value, dict):
            self._fail(f"`{key}` must be a table")
        return value

    def _check_keys(self, raw: Mapping[str, Any], known: frozenset[str], place: str) -> None:
        if strange := sorted(set(raw) - known):
            self._fail(f"{place} has no key {strange[0]!r}", f"known: {', '.join(sorted(known))}")

    def _fail(self, what: str, cure: str = "") -> NoReturn:
        raise LexiconError(what, where=self.where, cure=cure)
