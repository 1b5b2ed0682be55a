"""Comparers: how one value of a slot stands to another of the same kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from hearsay.compare.sides import Sides
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.times import Interval, Precision

_SHORT = timedelta(days=2)


class Fit(StrEnum):
    """How a first value stands to a second one."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPS = "overlaps"
    APART = "apart"
    UNKNOWN = "unknown"

    @property
    def compatible(self) -> bool:
        """Whether both values can be true at once, as far as one can tell."""
        return self not in {Fit.APART, Fit.UNKNOWN}


def join_fits(fits: Iterable[Fit]) -> Fit:
    """Join the fits of several slots: what is unknown or apart anywhere is so for the whole."""
    whole = Fit.SAME
    for fit in fits:
        if Fit.UNKNOWN in {fit, whole}:
            whole = Fit.UNKNOWN
        elif Fit.APART in {fit, whole}:
            whole = Fit.APART
        elif whole is Fit.SAME:
            whole = fit
        elif fit not in {whole, Fit.SAME}:
            whole = Fit.OVERLAPS
    return whole


def compare_counts(a: Count | None, b: Count | None) -> Fit:
    """Compare two counts as intervals: 40 is narrower than "at least 12"."""
    if a is None or b is None:
        return Fit.UNKNOWN
    if a.same_interval(b):
        return Fit.SAME
    if not a.intersects(b):
        return Fit.APART
    return _nest(first=a.within(b), second=b.within(a))


def compare_actors(a: str | None, b: str | None, sides: Sides) -> Fit:
    """Compare two actors: a part is narrower than its whole, two parts of a whole are unknown.

    An army is narrower than "soldiers", who may be anybody's. "Militants" may or may not be
    somebody named, so an unnamed actor is never apart from another.
    """
    if a is None or b is None:
        return Fit.UNKNOWN
    if a == b:
        return Fit.SAME
    if b in sides.above(a):
        return Fit.NARROWER
    if a in sides.above(b):
        return Fit.WIDER
    if sides.has_members(a, b):
        return Fit.NARROWER
    if sides.has_members(b, a):
        return Fit.WIDER
    if sides.top(a) == sides.top(b):
        return Fit.UNKNOWN
    both = sides.named(a) and sides.named(b)
    return Fit.APART if both or sides.opposed(a, b) else Fit.UNKNOWN


def compare_choices(a: str | None, b: str | None) -> Fit:
    """Compare two choices out of a closed list; one that was not told is wider than one told."""
    if a == b:
        return Fit.SAME
    if a is None or b is None:
        return _nest(first=b is None, second=a is None)
    return Fit.APART


def compare_places(a: Place | None, b: Place | None) -> Fit:
    """Compare two places by id: a citadel is narrower than its town."""
    if a is None or b is None:
        return Fit.UNKNOWN
    if a.id == b.id:
        return Fit.SAME
    if a.inside(b) or b.inside(a):
        return _nest(first=a.inside(b), second=b.inside(a))
    return Fit.APART


def compare_times(a: Interval | None, b: Interval | None) -> Fit:
    """Compare two times: a minute is narrower than its day, days that share none are apart."""
    if a is None or b is None:
        return Fit.UNKNOWN
    if (a.lo, a.hi) == (b.lo, b.hi):
        return Fit.SAME
    if not a.overlaps(b):
        return Fit.APART
    return _nest(first=b.contains(a), second=a.contains(b))


def fix_moment(a: Interval | None, b: Interval | None) -> bool:
    """Tell whether two times are surely one: what happened then can be held against each other.

    Both are told to the day and overlap, and neither spans more than two days.
    """
    if a is None or b is None or not a.overlaps(b):
        return False
    return all(t.precision in {Precision.DAY, Precision.MINUTE} and _short(t) for t in (a, b))


def _short(time: Interval) -> bool:
    return time.hi - time.lo <= _SHORT


def _nest(*, first: bool, second: bool) -> Fit:
    if first:
        return Fit.SAME if second else Fit.NARROWER
    return Fit.WIDER if second else Fit.OVERLAPS
