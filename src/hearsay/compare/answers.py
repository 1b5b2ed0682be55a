"""Answers: which answer of its question a voiced claim gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.compare.claims import key_value
from hearsay.compare.sides import Sides, read_holding
from hearsay.compare.voices import Voiced
from hearsay.compare.wording import write_actor, write_value
from hearsay.model.claims import SlotValue
from hearsay.model.quantities import Count

COUNTED = frozenset({"casualties", "strikes"})
UNITS = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "displaced": "displaced",
    "rescued": "rescued",
    "trapped": "trapped",
    "arrested": "arrested",
    "participants": "taking part",
}
_ACTIONS = {
    "advances": ("advanced", "did not advance"),
    "withdraws": ("withdrew", "did not withdraw"),
    "is-driven-out": ("was driven out", "was not driven out"),
    "halts": ("was halted", "was not halted"),
}
_MANNERS = {"ordered": "on orders", "agreed": "by agreement", "fought": "in a fight"}


@dataclass(frozen=True, slots=True)
class Given:
    """The answer that one claim gives: `key` is equal for equal answers."""

    key: tuple[str, ...]
    value: SlotValue
    label: str

    @property
    def denies(self) -> bool:
        """Whether it only says what is not so."""
        return self.key[0] == "not"


def read_answer(voice: Voiced, sides: Sides, *, with_manner: bool = False) -> Given | None:
    """Read the answer that a claim gives to its frame's question; None where it gives none.

    `with_manner` tells answers of `movement` apart by their manner too.
    """
    if voice.frame == "control":
        return _read_holder(voice, sides)
    if voice.frame in COUNTED:
        return _read_count(voice)
    if voice.frame == "movement":
        return _read_movement(voice, with_manner=with_manner)
    return _read_open_slots(voice, sides)


def differ_in_manner(voices: Sequence[Voiced]) -> bool:
    """Tell whether claims of one action name more than one manner."""
    manners = {
        (v.choice("action"), v.choice("manner")) for v in voices if v.choice("manner") is not None
    }
    return len({action for action, _ in manners}) < len(manners)


def count_or_none(voice: Voiced) -> Count | None:
    """Give a claim's number; "nobody was hurt" is a number too."""
    if voice.count is None and voice.negated and not voice.denial:
        return Count(0, 0)
    return voice.count


def negates_count(voice: Voiced) -> bool:
    """Tell whether a claim says that its number is wrong."""
    return voice.negated and voice.count is not None and voice.count != Count(0, 0)


def write_units(voice: Voiced) -> str:
    """Write what is counted: "killed", "strikes"."""
    if voice.frame == "strikes":
        return "strikes"
    unit = voice.choice("unit")
    return UNITS.get(unit, unit) if unit else "people"


def write_action(action: str, *, negated: bool = False) -> str:
    """Write a movement in the past tense."""
    done, undone = _ACTIONS.get(action, (action.replace("-", " "), f"not {action}"))
    return undone if negated else done


def _read_holder(voice: Voiced, sides: Sides) -> Given | None:
    holding = read_holding(voice.slots, negated=voice.negated)
    if holding is None:
        return None
    name = write_actor(holding.actor, sides)
    no_more = voice.choice("phase") == "loses" or (
        voice.choice("holder") is None and voice.choice("previous") is not None
    )
    denied = f"no longer {name}" if no_more else f"not {name}"
    return _say(holding.actor, name, denied, negated=not holding.holds)


def _read_count(voice: Voiced) -> Given | None:
    count = count_or_none(voice)
    if count is None or (count.lo is None and count.hi is None):
        return None
    key = (str(count.lo), str(count.hi))
    words = f"{count} {write_units(voice)}"
    if negates_count(voice):
        return Given(("not", *key), f"not {count}", f"not {words}")
    return Given(key, count, words)


def _read_movement(voice: Voiced, *, with_manner: bool) -> Given | None:
    action, manner = voice.choice("action"), voice.choice("manner")
    if action is None:
        return None
    value, done = action, write_action(action)
    if with_manner and manner is not None:
        value, done = f"{action}, {manner}", f"{done} {_MANNERS.get(manner, manner)}"
    elif voice.schema is not None:
        done = voice.schema.labels.get(action, done)
    return _say(value, done, write_action(action, negated=True), negated=voice.negated)


def _read_open_slots(voice: Voiced, sides: Sides) -> Given | None:
    """Read a frame that has no rules of its own by its definition."""
    if voice.schema is None:
        return None
    filled = [
        value for slot in voice.schema.open_slots if (value := voice.slots.get(slot)) is not None
    ]
    if not filled:
        return None
    label = ", ".join(_label(value, voice, sides) for value in filled)
    given: SlotValue = filled[0] if len(filled) == 1 else label
    key = tuple(str(key_value(part)) for part in filled)
    if voice.negated and isinstance(given, str) and sides.source(given) is not None:
        return Given(("not", *key), f"not {given}", f"not {label}")
    if voice.negated:
        opening = "It" if label[:1].isupper() else "it"
        words = label[:1].lower() + label[1:]
        return Given(
            ("not", *key),
            f"not {given if isinstance(given, str) else label}",
            f"{opening} is not so that {words}",
        )
    return Given(key, given, label)


def _label(value: SlotValue, voice: Voiced, sides: Sides) -> str:
    shown = voice.schema.labels.get(value) if voice.schema and isinstance(value, str) else None
    return shown or write_value(value, sides)


def _say(value: str, label: str, denied: str, *, negated: bool) -> Given:
    if negated:
        return Given(("not", value), f"not {value}", denied)
    return Given((value,), value, label)
