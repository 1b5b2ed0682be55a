"""Reasons: why two claims stand as they do, in a sentence."""

from __future__ import annotations

from hearsay.compare.answers import COUNTED, read_answer, write_action, write_units
from hearsay.compare.sides import Sides, read_holding
from hearsay.compare.values import Fit
from hearsay.compare.voices import Voiced
from hearsay.compare.wording import write_actor, write_kind, write_place, write_when
from hearsay.model.times import Interval, Precision


def explain_agreement(a: Voiced, b: Voiced, sides: Sides) -> str:
    """Say on what two claims agree."""
    if a.frame in COUNTED and a.count and b.count and not a.count.same_interval(b.count):
        return f"{a.count} and {b.count} can both be true: {describe_topic(a, b, sides)}"
    return _say_both(a, b, sides)


def explain_refinement(fine: Voiced, coarse: Voiced, value: Fit, sides: Sides) -> str:
    """Say in what a claim is more precise than another with which it agrees."""
    if value is not Fit.SAME:
        return (
            f"{_answer(fine, sides)} fits {_answer(coarse, sides)} and says more: "
            f"{describe_topic(fine, coarse, sides)}"
        )
    both = _say_both(fine, coarse, sides)
    here, there = fine.place, coarse.place
    if here and there and here.id != there.id:
        return f"{both}; {write_place(here)} is the more precise place, inside {write_place(there)}"
    if fine.time and coarse.time and fine.time != coarse.time:
        return f"{both}; one tells the time more closely"
    return f"{both}; one tells more of the circumstances"


def explain_contradiction(a: Voiced, b: Voiced, sides: Sides) -> str:
    """Say why two claims can't both be true."""
    same = f"{_say_same(a, b)}: "
    if a.frame == "control":
        first = read_holding(a.slots, negated=a.negated)
        second = read_holding(b.slots, negated=b.negated)
        if first and second and first.holds and second.holds:
            return (
                f"{same}{write_actor(first.actor, sides)} and {write_actor(second.actor, sides)} "
                f"are each named as {describe_topic(a, b, sides)}"
            )
    if a.frame in COUNTED and not (a.negated or b.negated):
        return f"{same}{a.count} is not {b.count} ({describe_topic(a, b, sides)})"
    topic = describe_topic(a, b, sides)
    return f"{same}one says {_answer(a, sides)}, the other {_answer(b, sides)} ({topic})"


def explain_succession(later: Voiced, earlier: Voiced, name: str, sides: Sides) -> str:
    """Say that a speaker changed what it had said."""
    return (
        f"the same speaker, {name}, said {_answer(later, sides)} after "
        f"{_answer(earlier, sides)}: {describe_topic(later, earlier, sides)}"
    )


def describe_topic(a: Voiced, b: Voiced, sides: Sides) -> str:
    """Name what two claims speak of: "holder of Palmyra on 11 December 2016"."""
    what = {
        "control": "holder",
        "casualties": write_units(a),
        "strikes": "strikes",
        "movement": f"movement of {_actor(a, 'actor', sides)}",
        "responsibility": f"responsibility for {_plain(a.choice('act') or 'the act')}",
        "vessel": f"state of {_actor(a, 'subject', sides)}",
    }.get(a.frame, a.frame)
    place = a.place or b.place
    parts = [what]
    if place is not None:
        link = "of" if a.frame == "control" else "in" if write_kind(place) != "site" else "at"
        parts.append(f"{link} {write_place(place)}")
    time = share_time(a.time, b.time)
    if time is not None:
        parts.append(write_when(time))
    return " ".join(parts)


def share_time(a: Interval | None, b: Interval | None) -> Interval | None:
    """Give the time that two times share, no finer than they are; None where they share none."""
    if a is None or b is None or not a.overlaps(b):
        return a or b if a is None or b is None else None
    return Interval(max(a.lo, b.lo), min(a.hi, b.hi), a.precision.coarser(b.precision))


def _say_both(a: Voiced, b: Voiced, sides: Sides) -> str:
    topic = describe_topic(a, b, sides)
    if a.frame == "control":
        holding = read_holding(a.slots, negated=a.negated)
        if holding and holding.holds:
            return f"both name {write_actor(holding.actor, sides)} as {topic}"
    if a.frame == "movement" and (action := a.choice("action")):
        moved = write_action(action, negated=a.negated)
        return f"both say that {_actor(a, 'actor', sides)} {moved} ({topic})"
    return f"both say {_answer(a, sides)} ({topic})"


def _say_same(a: Voiced, b: Voiced) -> str:
    time = share_time(a.time, b.time)
    days = "day"
    if time is not None and time.lo.date() != time.hi.date():
        days = "days" if time.precision is Precision.DAY else time.precision.value
    if a.frame == "vessel":
        return f"the same vessel and {days}"
    place = a.place or b.place
    return f"the same {write_kind(place) if place else 'place'} and {days}"


def _answer(voice: Voiced, sides: Sides) -> str:
    given = read_answer(voice, sides, with_manner=True)
    return f"“{given.label}”" if given else "nothing"


def _actor(voice: Voiced, slot: str, sides: Sides) -> str:
    actor = voice.choice(slot)
    return write_actor(actor, sides) if actor else "those involved"


def _plain(words: str) -> str:
    return words.replace("-", " ")
