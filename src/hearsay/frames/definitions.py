"""What a frame is: its slots, and the triggers that evoke it, as `frame.toml` defines them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearsay.frames.morphology import VerbForms
from hearsay.model.claims import SlotValue


class SlotKind(StrEnum):
    """What a slot holds."""

    ACTOR = "actor"
    PLACE = "place"
    COUNT = "count"
    TIME = "time"
    CHOICE = "choice"
    CLAIM = "claim"


class TriggerKind(StrEnum):
    """What part of speech a trigger is."""

    VERB = "verb"
    NOUN = "noun"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a frame; `words` and `cues` are (words in lower case, value) pairs."""

    name: str
    kind: SlotKind
    required: bool = False
    people: bool = False
    earlier: bool = False
    never: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()
    words: tuple[tuple[tuple[str, ...], str], ...] = ()
    cues: tuple[tuple[tuple[str, ...], str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """Words that evoke a frame, what they settle, and where the other slots are read.

    `heads` holds single words: a verb's forms (with `verb`), a noun's two, or a phrase's first
    word. `tail` are the words that must come behind; with `gap` other words may stand between.
    """

    kind: TriggerKind
    written: str
    heads: tuple[str, ...]
    tail: tuple[str, ...]
    gap: bool
    verb: VerbForms | None
    settled: Mapping[str, SlotValue]
    roles: Mapping[str, tuple[str, ...]]
    nouns: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    not_doers: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    ongoing: bool = False
    ordered: bool = False
    negated: bool = False
    noun_follows: bool = False
    bare: bool = False
    inherits: tuple[str, ...] = ()
    befell_all: Mapping[str, SlotValue] = field(default_factory=dict)

    @property
    def transitive(self) -> bool:
        """Whether some slot is read from its object."""
        return self.governs_claims or any("object" in roles for roles in self.roles.values())

    @property
    def governs_claims(self) -> bool:
        """Whether its object is a claim, as a denial's is."""
        return any("content" in roles for roles in self.roles.values())


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What can be contested: slots, those that are open, and the words that evoke it."""

    name: str
    about: str
    open_slots: tuple[str, ...]
    same: tuple[str, ...]
    distinct: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    slots: Mapping[str, Slot]
    questions: Mapping[str, str]
    labels: Mapping[str, str]
    triggers: tuple[Trigger, ...]
    optional: bool = False
    lists: tuple[str, ...] = ()
    instead_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
