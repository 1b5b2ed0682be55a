"""Frames: what can be contested, one folder each, read from TOML.

# Adding a frame

A frame is a folder beside this file with two files, and no Python: `frame.toml` says what is
claimed and by which words, `cases.toml` shows sentences that must and must not match. The folder's
name is the frame's name. Every key is checked on loading; a wrong one is named with its file.

## frame.toml

```toml
about = "What becomes of a ship."     # one sentence for people
open = ["state"]                      # the slots whose values rival each other
same = ["subject", "time"]            # what must be equal (or overlap) in two claims on one thing
distinct = []                         # optional: slots that can't hold the same value in one match
needs = [["subject"], ["state"]]      # of each group one slot must be filled, else no match
optional = true                       # optional: read only where a case asks for it

[instead_of.casualties]               # optional: matches of another frame that this one's words
unit = "participants"                 # give too, and that are left out where this frame is read

[slots.subject]                       # the slots, in the order in which they are shown
kind = "actor"                        # actor | place | count | time | choice | claim
required = true                       # default false; the same as a group of its own in `needs`
never = ["civilians"]                 # actor: sources that can't fill it; count: nouns not counted
people = true                         # actor: a noun for people may fill it too ("dockers")

[slots.state]
kind = "choice"
choices = ["afloat", "sunk"]          # choice: the values that `set` and `cues` may give
                                      # choice: words.VALUE = ["noun", ..] to be read from a role
cues.ordered = ["under orders"]       # choice: words anywhere in the clause that give the value

[questions]                           # one for each open slot, worded as a person would ask;
state = "Was {subject} {state} {when}?"   # {when} and any slot may stand in braces; it ends in ?

[labels]                              # optional: how an answer is shown, value = "label"
sunk = "It sank"

[roles]                               # where a slot is read unless a trigger says otherwise
time = ["near"]

[[triggers]]
verbs = ["sink, sank, sunk", "go, went, gone | down", "drive, drove, driven ... out"]
nouns = ["sinking"]
phrases = ["in tow", "under ... control"]
set = { state = "sunk" }              # slots that the words themselves settle; a count is [lo, hi]
roles = { subject = ["object", "subject"] }
heads = ["offensive"]                 # optional: the noun that must be its object, or its
                                      # subject where it takes no object
doers = ["army", "fighters"]          # optional: a word that the subject must hold
not_doers = ["raids", "jets"]         # optional: a word that the subject must not hold
needs = ["place"]                     # optional: slots that this trigger can't do without
links = ["with"]                      # optional: counts only if one of these words follows
ongoing = true                        # optional: "is sinking" counts too (default false)
ordered = true                        # optional: "was ordered to sink" counts too (default false)
negated = true                        # optional: the words say that it did not happen
noun_follows = true                   # optional: also "12 wounded men"
all = { unit = "killed", count = [0, 0] }   # optional: another claim where it befell *all*
```

A **verb** is one word where it is regular, else base, past, participle. `| words` must follow it
(an adverb or "full" may stand between); `... words` may follow later, after the object. A **noun**
gets its plural by itself; several words are allowed. A **phrase** stands as it is; `...` leaves a
gap of up to five words.

A **role** names where in the clause a slot's value stands; the first role that answers is taken.
PropBank's roles (kill.01: ARG0 kills, ARG1 is killed) are the same in the active, the passive and
beside a noun; without the model they answer nothing, so a role read from the order stands behind:

| role | what it reads |
| --- | --- |
| `subject` | who does it: before an active verb, after "by" in the passive, before a noun |
| `object` | whom it befalls: after an active verb, before a passive one; after "of" behind a noun |
| `owner` | the name or the count before a noun ("60 strikes", "Russian strikes") |
| `from`, `to`, `on`, .. | the noun phrase after that preposition, in the trigger's clause |
| `inside` | the gap of a phrase |
| `event` | whose attack it was, in "killed in an X raid" |
| `doer` | who did what a noun tells, by its verb: "X launched 60 strikes" |
| `level` | what a noun's figure reached: "the toll rose to 61", "stands at 61" |
| `topic` | the grammatical subject, whatever the voice |
| `near` | the nearest mention in the clause, after the trigger rather than before it |
| `ARG0`, `ARG1`, .. | the words that play this PropBank role, where the reader model tells them |
| `ARGM-LOC`, `ARGM-TMP` | the same for where and when it happened |
| `content` | the claims of the words that a denial governs (slots of kind `claim`) |

Coordinated objects make one match each ("killed 12 and 3 soldiers"), with what each names.

## cases.toml

```toml
[[match]]                             # at least three
text = "[actor ship|The Aurora] sank off [place cape|the Cape]."
slots = { subject = "ship", state = "sunk", place = "cape" }
# Slots that are not listed must be null.
ordered = true                        # optional: "was ordered to sink" counts too (default false)
negated = true                        # optional

[[match]]                             # several matches in one sentence
text = "..."
all = [{ ... }, { ... }]              # in any order

[[none]]                              # at least two: no match of this frame
text = "[actor ship|The Aurora] might sink."
```

Mentions are marked inline: `[kind value|words]`, where kind is actor, place, count or time. A
place's value is its id, with those that hold it behind `<` ("citadel<palmyra<homs"); a count is
`12` or `61..` or `24..99`; a time is an ISO day, `2016-12-11`, or `2016`.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from hearsay.errors import LexiconError
from hearsay.frames.morphology import VerbForms, inflect_verb
from hearsay.frames.syntax import load_syntax
from hearsay.model.claims import SlotValue
from hearsay.model.quantities import Count
from hearsay.text.inflections import inflect_noun

_ROLES = frozenset(
    {"subject", "object", "owner", "event", "doer", "level", "inside", "topic", "near", "content"}
)
_LABELS = frozenset("ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-LOC ARGM-TMP ARGM-DIR ARGM-GOL".split())
_FRAME_KEYS = frozenset(
    "about open same distinct needs optional instead_of slots questions labels roles "
    "triggers".split()
)
_SLOT_KEYS = frozenset("kind required never people choices words cues".split())
_TRIGGER_KEYS = frozenset(
    "verbs nouns phrases set roles heads doers not_doers links needs ongoing ordered negated "
    "noun_follows "
    "all".split()
)
_BOUNDS = 2
_MORE_OF_BE = ("is", "are", "were")


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
    instead_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def load_frames(asked: Iterable[str] = (), folder: Path | None = None) -> tuple[Frame, ...]:
    """Give the frames to read by, in the order of their names.

    They are the ones beside this file, optional ones only where `asked` names them, and those of
    the folders in `folder`, where one is given: one of a known name stands in its place. Raises
    LexiconError where one is wrong.
    """
    wanted = frozenset(asked)
    frames = {f.name: f for f in load_shipped() if not f.optional or f.name in wanted}
    if folder is not None and folder.is_dir():
        for own in sorted(folder.iterdir()):
            if own.joinpath("frame.toml").is_file():
                frames[own.name] = load_frame(own)
    return tuple(frames[name] for name in sorted(frames))


@lru_cache(maxsize=1)
def load_shipped() -> tuple[Frame, ...]:
    """Load every frame beside this file, by name; raises LexiconError where one is wrong."""
    here = resources.files("hearsay.frames")
    folders = sorted(
        (entry for entry in here.iterdir() if entry.joinpath("frame.toml").is_file()),
        key=lambda entry: entry.name,
    )
    return tuple(load_frame(folder) for folder in folders)


def load_frame(folder: Traversable) -> Frame:
    """Load one folder's `frame.toml`; raises LexiconError with its name and the key."""
    file = folder.joinpath("frame.toml")
    where = f"{folder.name}/frame.toml"
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"can't be read: {error}", where=where) from error
    return _Reader(where).read_frame(folder.name, raw)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file's tables; `where` goes into every error."""

    where: str

    def read_frame(self, name: str, raw: Mapping[str, Any]) -> Frame:
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
        needed, people = (raw.get(key, False) is True for key in ("required", "people"))
        return Slot(name, kind, needed, people, never, choices, words, cues)

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
            "befell_all": self._settled(raw, "all", slots),
        }
        shared |= {
            key: bool(raw.get(key, False))
            for key in ("ongoing", "ordered", "negated", "noun_follows")
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
