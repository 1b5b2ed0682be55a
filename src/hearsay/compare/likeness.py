"""Likeness: how what two claims say compares, slot by slot, frame by frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hearsay.compare.answers import count_or_none, negates_count
from hearsay.compare.sides import Sides, read_holding
from hearsay.compare.values import (
    Fit,
    compare_actors,
    compare_choices,
    compare_counts,
    compare_places,
    compare_times,
    fix_moment,
    join_fits,
)
from hearsay.compare.voices import Voiced
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.times import Interval

_STATES = {
    "afloat": frozenset({"afloat", "under-tow"}),
    "under-tow": frozenset({"under-tow"}),
    "sunk": frozenset({"sunk"}),
}
_DID = re.compile(
    r"\b(?:bombed|shelled|bombarded|raided|pounded|fired\s+on|"
    r"(?:carried\s+out|launched|flew)\s+(?:[\w-]+\s+){0,2}(?:raids|strikes|airstrikes|sorties))\b"
)
_EVERY_STATE = frozenset({"afloat", "under-tow", "sunk"})
# Forces that were ordered back have also been halted: these two don't exclude each other.
_BOTH_TRUE = frozenset({frozenset({"withdraws", "halts"}), frozenset({"is-driven-out", "halts"})})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two claims compare: their answers, what else they say, and whether they meet.

    `meet` is true where place, time and act are surely the same, so that answers that exclude each
    other are a contradiction.
    """

    answer: Fit
    rest: Fit
    meet: bool


def compare_meanings(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    """Compare what two claims say, whoever says it; claims of different frames are unknown."""
    if a.frame != b.frame:
        return Likeness(Fit.UNKNOWN, Fit.UNKNOWN, meet=False)
    return _BY_FRAME.get(a.frame, _compare_by_schema)(a, b, sides)


def _same_moment(a: Voiced, b: Voiced) -> bool:
    if a.denial or b.denial:
        # The time of what was denied is the time of the assertion that it answers.
        return compare_times(a.time, b.time).compatible
    return fix_moment(a.time, b.time)


def _same_place(a: Voiced, b: Voiced) -> bool:
    return compare_places(a.place, b.place) is Fit.SAME


def _same_site(a: Voiced, b: Voiced) -> bool:
    """Tell whether two deeds were done in one place: a gate of a stadium is the stadium."""
    if a.place is None or b.place is None:
        return False
    outer = b.place if a.place.inside(b.place) else a.place
    nested = a.place.inside(b.place) or b.place.inside(a.place)
    return _same_place(a, b) or (nested and outer.precision is PlacePrecision.SITE)


def _outgrows(a: Voiced, b: Voiced, victims: Fit) -> bool:
    """Tell whether a part is told to be more than its whole: 52 workers of 34 persons.

    That nobody says of whom a number is makes it a whole only at a site: in a town where there is
    war, others may be meant.
    """
    if victims not in {Fit.NARROWER, Fit.WIDER} or a.negated or b.negated:
        return False
    part, whole = (a.count, b.count) if victims is Fit.NARROWER else (b.count, a.count)
    if part is None or whole is None or part.lo is None or whole.hi is None:
        return False
    both = a.choice("victims") and b.choice("victims")
    at_site = a.place is not None and a.place.precision is PlacePrecision.SITE
    return bool(both or at_site) and part.lo > whole.hi


def _compare_slot(a: Voiced, b: Voiced, slot: str, sides: Sides) -> Fit:
    """Compare two actors or choices; one that is not told is wider than one that is."""
    first, second = a.choice(slot), b.choice(slot)
    if first is None or second is None:
        return compare_choices(first, second)
    return compare_actors(first, second, sides)


def _compare_control(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    first = read_holding(a.slots, negated=a.negated)
    second = read_holding(b.slots, negated=b.negated)
    answer = Fit.UNKNOWN
    if first and second:
        actors = compare_actors(first.actor, second.actor, sides)
        if first.holds and second.holds:
            answer = actors
        elif first.holds != second.holds:
            answer = _oppose(actors, first_is_positive=first.holds)
        elif actors is Fit.SAME:
            answer = Fit.SAME
    moment = _same_moment(a, b)
    if answer is not Fit.SAME and not moment:
        answer = Fit.UNKNOWN
    rest = join_fits((compare_places(a.place, b.place), compare_times(a.time, b.time)))
    return Likeness(answer, rest, meet=_same_place(a, b) and moment)


def _oppose(actors: Fit, *, first_is_positive: bool) -> Fit:
    """Compare "X" with "not Y": who names somebody else says more than who only says "not Y"."""
    if actors is Fit.APART:
        return Fit.NARROWER if first_is_positive else Fit.WIDER
    part_of_denied = Fit.NARROWER if first_is_positive else Fit.WIDER
    return Fit.APART if actors in {Fit.SAME, part_of_denied} else Fit.UNKNOWN


def _compare_numbers(a: Voiced, b: Voiced) -> Fit:
    first, second = count_or_none(a), count_or_none(b)
    if first is None or second is None:
        return Fit.UNKNOWN
    denied = (negates_count(a), negates_count(b))
    if denied == (False, False):
        return compare_counts(first, second)
    if denied == (True, True):
        return Fit.SAME if first.same_interval(second) else Fit.UNKNOWN
    told, refused = (second, first) if denied[0] else (first, second)
    return Fit.APART if told.within(refused) else Fit.UNKNOWN


def _compare_casualties(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    if a.choice("unit") != b.choice("unit"):
        return Likeness(Fit.UNKNOWN, Fit.APART, meet=False)
    if (a.choice("scope") or "incident") != (b.choice("scope") or "incident"):
        return Likeness(Fit.UNKNOWN, Fit.APART, meet=False)
    return _compare_counted(a, b, sides, core="victims", aside="by")


def _compare_strikes(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    return _compare_counted(a, b, sides, core="by", aside="against")


def _compare_counted(a: Voiced, b: Voiced, sides: Sides, *, core: str, aside: str) -> Likeness:
    """Compare numbers: `core` must be the same, `aside` may be told by one side only.

    Of a part and its whole (a site and its town, civilians and everybody) the numbers say nothing
    about each other, unless they are equal or the part is more than the whole can be.
    """
    answer = _compare_numbers(a, b)
    inner = _compare_slot(a, b, core, sides)
    outer = _compare_slot(a, b, aside, sides)
    place = compare_places(a.place, b.place)
    rest = join_fits((inner, outer, place, compare_times(a.time, b.time)))
    outgrown = core == "victims" and _outgrows(a, b, inner)
    exact = place is Fit.SAME and (inner is Fit.SAME or outgrown)
    if not exact and answer is not Fit.SAME:
        answer = Fit.UNKNOWN
    apart = outer in {Fit.APART, Fit.UNKNOWN}
    # Of a whole month one can count the dead, though not say who held a town.
    moment = _same_moment(a, b) or compare_times(a.time, b.time) is Fit.SAME
    return Likeness(answer, rest, meet=exact and not apart and moment)


def _compare_movement(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    actors = compare_actors(a.choice("actor"), b.choice("actor"), sides)
    answer = _compare_actions(a, b)
    rest = join_fits((actors, compare_places(a.place, b.place), compare_times(a.time, b.time)))
    meet = actors is Fit.SAME and _same_place(a, b) and _same_moment(a, b)
    return Likeness(answer, rest, meet=meet)


def _compare_actions(a: Voiced, b: Voiced) -> Fit:
    first, second = a.choice("action"), b.choice("action")
    if first is None or second is None:
        return Fit.UNKNOWN
    if a.negated or b.negated:
        if first != second:
            return Fit.UNKNOWN
        return Fit.SAME if a.negated == b.negated else Fit.APART
    if first != second:
        return _compare_rival_actions(a, b)
    manners = compare_choices(a.choice("manner"), b.choice("manner"))
    if manners is not Fit.APART:
        return manners
    # Orders and agreements go together; a fight goes with neither.
    both = frozenset({a.choice("manner"), b.choice("manner")})
    return Fit.APART if "fought" in both else Fit.UNKNOWN


def _compare_rival_actions(a: Voiced, b: Voiced) -> Fit:
    actions = {v.choice("action"): v.choice("manner") for v in (a, b)}
    if frozenset(actions) in _BOTH_TRUE:
        return Fit.UNKNOWN
    # To withdraw in a fight is what the other side calls being driven out.
    fled = "is-driven-out" in actions and actions.get("withdraws") == "fought"
    return Fit.UNKNOWN if fled else Fit.APART


def _compare_responsibility(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    acts = compare_choices(a.choice("act"), b.choice("act"))
    known = a.choice("act") is not None
    actors = compare_actors(a.choice("by"), b.choice("by"), sides)
    if a.negated and b.negated:
        answer = Fit.SAME if actors is Fit.SAME else Fit.UNKNOWN
    elif a.negated != b.negated:
        answer = _oppose(actors, first_is_positive=b.negated)
        # That another one did it does not follow from a denial.
        answer = answer if answer is Fit.APART else Fit.UNKNOWN
    else:
        answer = actors
    rest = join_fits((acts, compare_places(a.place, b.place), compare_times(a.time, b.time)))
    meet = acts is Fit.SAME and known and _same_site(a, b) and _same_moment(a, b)
    if _may_be_two_deeds(a, b):
        answer = answer if answer is not Fit.APART else Fit.UNKNOWN
    return Likeness(answer, rest, meet=meet)


def _may_be_two_deeds(a: Voiced, b: Voiced) -> bool:
    """Tell whether two may each have done such a deed.

    In one night several may have "bombed the city"; who was behind "the bombing" is asked of one.
    """
    site = a.place is not None and a.place.precision is PlacePrecision.SITE
    plain = all(_DID.search(voice.text) for voice in (a, b))
    return plain and not site and not (a.negated or b.negated)


def _compare_vessels(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    subjects = compare_actors(a.choice("subject"), b.choice("subject"), sides)
    first, second = _states(a), _states(b)
    answer = Fit.UNKNOWN
    if first and second:
        if first == second:
            answer = Fit.SAME
        elif not first & second:
            answer = Fit.APART
        elif first <= second:
            answer = Fit.NARROWER
        else:
            answer = Fit.WIDER if second <= first else Fit.OVERLAPS
    rest = join_fits((subjects, compare_times(a.time, b.time)))
    return Likeness(answer, rest, meet=subjects is Fit.SAME and _same_moment(a, b))


def _compare_by_schema(a: Voiced, b: Voiced, sides: Sides) -> Likeness:
    """Compare claims of a frame that has no rules of its own by the frame's definition."""
    schema = a.schema
    if schema is None:
        return Likeness(Fit.UNKNOWN, Fit.UNKNOWN, meet=False)
    values = join_fits(_compare_values(a, b, slot, sides) for slot in schema.open_slots)
    answer = values
    if a.negated and b.negated:
        answer = values if values is Fit.SAME else Fit.UNKNOWN
    elif a.negated != b.negated:
        answer = Fit.APART if values is Fit.SAME else Fit.UNKNOWN
    fixed = [slot for slot in schema.same if slot not in schema.open_slots]
    fits = {slot: _compare_values(a, b, slot, sides) for slot in fixed}
    told = [slot for slot in fixed if a.slots.get(slot) is not None]
    meet = bool(told) and all(
        _same_moment(a, b) if slot == "time" else fit is Fit.SAME for slot, fit in fits.items()
    )
    return Likeness(answer, join_fits(fits.values()), meet=meet)


def _compare_values(a: Voiced, b: Voiced, slot: str, sides: Sides) -> Fit:
    first, second = a.slots.get(slot), b.slots.get(slot)
    if isinstance(first, Place) and isinstance(second, Place):
        return compare_places(first, second)
    if isinstance(first, Interval) and isinstance(second, Interval):
        return compare_times(first, second)
    if isinstance(first, Count) and isinstance(second, Count):
        return compare_counts(first, second)
    if isinstance(first, str) and isinstance(second, str):
        return compare_actors(first, second, sides)
    if first is None and second is None:
        return Fit.SAME
    return Fit.UNKNOWN


def _states(voice: Voiced) -> frozenset[str]:
    states = _STATES.get(voice.choice("state") or "", frozenset())
    return _EVERY_STATE - states if voice.negated and states else states


_BY_FRAME: Mapping[str, Callable[[Voiced, Voiced, Sides], Likeness]] = {
    "control": _compare_control,
    "casualties": _compare_casualties,
    "strikes": _compare_strikes,
    "movement": _compare_movement,
    "responsibility": _compare_responsibility,
    "vessel": _compare_vessels,
}
