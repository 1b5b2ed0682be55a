"""Asking: a question in words, as a person would put it."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence

from hearsay.compare.answers import write_units
from hearsay.compare.claims import key_value
from hearsay.compare.lexicon import load_words
from hearsay.compare.sides import Sides
from hearsay.compare.voices import Voiced
from hearsay.compare.wording import takes_plural, write_actor, write_place, write_value, write_when
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.times import Interval


def ask_question(
    voices: Sequence[Voiced],
    where: Place | None,
    when: Interval | None,
    about: Mapping[str, SlotValue],
    sides: Sides,
) -> str:
    """Ask what these claims of one frame answer: "Who held Palmyra on 11 December 2016?".

    The frame's own wording is filled in; numbers of people and strikes need more grammar than that.
    """
    voice = voices[0]
    place = f" {_preposition(where)} {write_place(where)}" if where else ""
    time = f" {write_when(when)}" if when else ""
    if voice.frame == "casualties":
        return f"{_ask_casualties(voice, about, sides)}{place}{time}?"
    if voice.frame == "strikes":
        return f"{_ask_strikes(about, sides)}{place}{time}?"
    template = _choose_template(voices)
    if template is None:
        return f"What is said of {voice.frame.replace('-', ' ')}{place}{time}?"
    words = {slot: write_value(value, sides) for slot, value in about.items()}
    words["when"] = time.strip()
    if where is not None:
        words["place"] = write_place(where)
    return _fill_template(template, words, site=bool(place) and _preposition(where) == "at")


def ask_denied(voice: Voiced, where: Place | None, when: Interval | None, sides: Sides) -> str:
    """Ask whether what was denied is so: "Did ISIS take Palmyra on 11 December 2016?"."""
    place = f" {_preposition(where)} {write_place(where)}" if where else ""
    time = f" {write_when(when)}" if when else ""
    return f"{_ask_whether(voice, where, place, sides)}{time}?"


def _ask_whether(voice: Voiced, where: Place | None, place: str, sides: Sides) -> str:
    if voice.frame == "control":
        return _ask_whether_held(voice, where, sides)
    asking = _WHETHER.get(voice.frame)
    if asking is None:
        return f"Is it true what was said of {voice.frame.replace('-', ' ')}{place}"
    if where is not None and voice.choice("action") in _LEAVING:
        place = f" from {write_place(where)}"
    return f"{asking(voice, sides)}{place}"


def _ask_whether_held(voice: Voiced, where: Place | None, sides: Sides) -> str:
    slot = "holder" if voice.choice("holder") else "previous"
    verb = {"takes": "take", "loses": "lose"}.get(voice.choice("phase") or "", "hold")
    return f"Did {_actor(voice.slots, slot, sides)} {verb} {_town(where)}"


def _ask_whether_responsible(voice: Voiced, sides: Sides) -> str:
    act = _plain(voice.choice("act"), sides)
    what = f"the {act}" if act else "what happened"
    by = _actor(voice.slots, "by", sides)
    return f"{_was(by)} {by} responsible for {what}"


def _ask_whether_moved(voice: Voiced, sides: Sides) -> str:
    actor = _actor(voice.slots, "actor", sides)
    action = voice.choice("action") or ""
    if action == "is-driven-out":
        return f"{_was(actor)} {actor} driven out"
    verbs = {"advances": "advance", "withdraws": "withdraw", "halts": "halt"}
    return f"Did {actor} {verbs.get(action, 'move')}"


def _ask_whether_harmed(voice: Voiced, sides: Sides) -> str:
    victims = _plain(voice.choice("victims"), sides) or "people"
    amount = f"{voice.count} {victims}" if voice.count else victims
    if voice.choice("unit") == "participants":
        return f"Did {amount} take part"
    by = f" by {_actor(voice.slots, 'by', sides)}" if voice.choice("by") else ""
    return f"Were {amount} {write_units(voice)}{by}"


def _ask_whether_struck(voice: Voiced, sides: Sides) -> str:
    amount = f"{voice.count} strikes" if voice.count else "strikes"
    by = voice.choice("by")
    return f"Did {write_actor(by, sides)} carry out {amount}" if by else f"Were there {amount}"


def _ask_whether_vessel(voice: Voiced, sides: Sides) -> str:
    state = _plain(voice.choice("state"), sides) or "lost"
    return f"Was {_actor(voice.slots, 'subject', sides)} {state}"


_LEAVING = frozenset({"withdraws", "is-driven-out"})
_WHETHER: Mapping[str, Callable[[Voiced, Sides], str]] = {
    "responsibility": _ask_whether_responsible,
    "movement": _ask_whether_moved,
    "casualties": _ask_whether_harmed,
    "strikes": _ask_whether_struck,
    "vessel": _ask_whether_vessel,
}


def _ask_casualties(voice: Voiced, about: Mapping[str, SlotValue], sides: Sides) -> str:
    victims = _write_victims(about.get("victims"), sides)
    by = f" by {_actor(about, 'by', sides)}" if about.get("by") else ""
    unit = about.get("unit") or voice.choice("unit")
    if unit == "participants":
        return f"How many {victims} took part"
    so_far = " in all" if about.get("scope") == "cumulative" else ""
    return f"How many {victims} were {write_units(voice)}{so_far}{by}"


def _write_victims(value: SlotValue, sides: Sides) -> str:
    """Name victims after "how many": "soldiers", "members of the Islamic State"."""
    if not isinstance(value, str):
        return "people"
    source = sides.source(value)
    named = source is not None and source.name[:1].isupper()
    return (
        f"members of {write_actor(value, sides)}" if named else (_plain(value, sides) or "people")
    )


def _ask_strikes(about: Mapping[str, SlotValue], sides: Sides) -> str:
    against = f" against {_actor(about, 'against', sides)}" if about.get("against") else ""
    if about.get("by"):
        return f"How many strikes did {_actor(about, 'by', sides)} carry out{against}"
    return f"How many strikes were there{against}"


def _choose_template(voices: Sequence[Voiced]) -> str | None:
    """Choose the wording for the first open slot on which the claims differ."""
    schema = voices[0].schema
    if schema is None or not schema.questions:
        return None
    for slot in schema.open_slots:
        told = {key_value(v.slots.get(slot)) for v in voices if v.slots.get(slot) is not None}
        if len(told) > 1 and slot in schema.questions:
            return schema.questions[slot]
    return next(iter(schema.questions.values()))


def _fill_template(template: str, words: Mapping[str, str], *, site: bool) -> str:
    """Fill a frame's question; what is not known goes, with the preposition before it."""
    small = load_words().prepositions
    filled: list[str] = []
    for part in template.removesuffix("?").split():
        lead, hole, _, _ = next(iter(string.Formatter().parse(part)))
        if hole is None:
            filled.append(part)
            continue
        value = words.get(hole, "")
        if value:
            if hole == "place" and site and filled[-1:] == ["in"]:
                filled[-1] = "at"
            filled.append(lead + value + part.rpartition("}")[2])
        elif filled and filled[-1] in small:
            filled.pop()
        elif hole != "when":
            filled.append("anybody")
    return f"{' '.join(filled)}?"


def _was(name: str) -> str:
    return "Were" if takes_plural(name) else "Was"


def _town(where: Place | None) -> str:
    return write_place(where) if where else "the place"


def _actor(slots: Mapping[str, SlotValue], slot: str, sides: Sides) -> str:
    value = slots.get(slot)
    return write_actor(value, sides) if isinstance(value, str) else "those involved"


def _plain(value: SlotValue, sides: Sides) -> str:
    return write_value(value, sides)


def _preposition(place: Place | None) -> str:
    return "at" if place and place.precision is PlacePrecision.SITE else "in"
