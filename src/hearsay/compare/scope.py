"""Scope: what the desk's own question settles that the reports leave open.

A desk that asks of one place means that place where a report of the case names none; a desk that
asks without a place asks of the one event that the case is about, whenever and from wherever it is
told. Only counts are settled so: who holds a place is a matter of its days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearsay.compare.answers import COUNTED
from hearsay.compare.asked import Asked
from hearsay.compare.voices import Voiced
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.times import Interval, Precision

EVENT = Place("event", "the event", None, None, PlacePrecision.UNKNOWN)


def settle_scope(voices: Sequence[Voiced], asked: Asked) -> tuple[Voiced, ...]:
    """Give each counted claim the place and time that the question it answers settles."""
    settled = list(voices)
    for number, question in enumerate(asked.questions):
        if question.frame not in COUNTED:
            continue
        place = asked.place_of(number)
        fitting = [
            n
            for n, voice in enumerate(settled)
            if voice.frame == question.frame
            and asked.fits(voice, question)
            and (place is None or voice.place is None)
        ]
        if question.where and place is None:
            continue
        for n in fitting:
            slots: dict[str, SlotValue] = dict(settled[n].slots)
            slots["place"] = place or EVENT
            if place is None:
                slots["time"] = _one_day([settled[m] for m in fitting])
            settled[n] = replace(settled[n], slots=slots)
    return tuple(settled)


def cover_told_times(voices: Sequence[Voiced], told: Mapping[str, Voiced]) -> Interval | None:
    """Give the time that claims span as they were told, before the question settled it."""
    times = [time for voice in voices if (time := told[voice.id].time) is not None]
    if not times:
        return None
    lo, hi = min(t.lo for t in times), max(t.hi for t in times)
    return Interval(lo, hi, Precision.DAY)


def _one_day(voices: Sequence[Voiced]) -> Interval | None:
    """Give the first day that is told: the event's, as near as the reports say."""
    times = [voice.time for voice in voices if voice.time is not None]
    if not times:
        return None
    first = min(times, key=lambda t: t.lo)
    day = first.lo.date()
    zone = first.lo.tzinfo
    return Interval.of_days(day, day, zone, Precision.DAY) if zone else None
