"""Topics: which claims speak of the same thing, so that one question covers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hearsay.compare.claims import key_value
from hearsay.compare.sides import Sides
from hearsay.compare.voices import Voiced
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.times import Interval, Precision

_DAY = timedelta(days=1)
_FINE = frozenset({Precision.DAY, Precision.MINUTE})
# A town and what lies in it are one scene of events; a country and its towns are not.
_SCENES = frozenset({PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.SITE})


@dataclass(frozen=True, slots=True)
class Reach:
    """How far apart in time claims of one question may lie.

    Claims whose days are at most `gap` days apart go together; a run of them is broken, at a moment
    that no claim spans, once it is longer than `most` days.
    """

    gap: int
    most: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims of one frame on the same thing; `where` is the place that holds all their places."""

    frame: str
    where: Place | None
    voices: tuple[Voiced, ...]


# Control lasts for days and is argued about for days; an incident is told on its day and the next.
_REACHES = {"control": Reach(5, 14)}
_INCIDENT = Reach(1, 3)
_NOT_GROUPED = frozenset({"place", "time", "count", "holder", "previous", "phase", "manner"})
_SAME = {
    "control": (),
    "casualties": ("unit", "scope", "victims"),
    "strikes": ("by", "against"),
    "movement": ("actor",),
    "responsibility": ("act",),
    "vessel": ("subject",),
}
# A ship moves: where it is said to be does not part what is said of it.
_PLACELESS = frozenset({"vessel"})


def group_voices(
    voices: Sequence[Voiced], sides: Sides, roots: Collection[str] = ()
) -> tuple[Topic, ...]:
    """Group claims by what they speak of: frame, place, time and the other fixed slots.

    `roots` are places that keep a question of their own even where they lie in a town of which
    others speak. Near linear: sorted once for each frame and place.
    """
    by_frame: dict[str, list[Voiced]] = defaultdict(list)
    for voice in voices:
        by_frame[voice.frame].append(voice)
    topics: list[Topic] = []
    for frame in sorted(by_frame):
        for where, local in _group_by_place(by_frame[frame], roots):
            reach = _REACHES.get(frame, _INCIDENT)
            for window in split_windows(local, reach):
                topics.extend(
                    Topic(frame, where, tuple(sorted(group, key=lambda v: v.order)))
                    for group in _group_by_slots(window, sides)
                )
    return tuple(topics)


def grouping_slots(voice: Voiced) -> tuple[str, ...]:
    """Give the slots, besides place and time, that must not differ within one question."""
    listed = _SAME.get(voice.frame)
    if listed is not None:
        return listed
    if voice.schema is None:
        return ()
    return tuple(
        slot
        for slot in voice.schema.same
        if slot not in _NOT_GROUPED and slot not in voice.schema.open_slots
    )


def ignores_place(voice: Voiced) -> bool:
    """Tell whether a frame's claims go together wherever they are placed."""
    if voice.frame in _PLACELESS:
        return True
    return (
        voice.frame not in _SAME and voice.schema is not None and "place" not in voice.schema.same
    )


def _group_by_place(
    voices: Sequence[Voiced], roots: Collection[str]
) -> Iterator[tuple[Place | None, list[Voiced]]]:
    if voices and ignores_place(voices[0]):
        yield None, list(voices)
        return
    places = {v.place.id: v.place for v in voices if v.place is not None}
    local: dict[str, list[Voiced]] = defaultdict(list)
    nowhere: list[Voiced] = []
    for voice in voices:
        if voice.place is None:
            nowhere.append(voice)
        else:
            local[_find_root(voice.place, places, roots)].append(voice)
    for root in sorted(local):
        yield places[root], local[root]
    if nowhere:
        yield None, nowhere


def _find_root(place: Place, places: Mapping[str, Place], roots: Collection[str]) -> str:
    """Climb to the widest place of the same scene of which somebody speaks."""
    root = place.id
    if root in roots or place.precision not in _SCENES:
        return root
    for outer in place.within:
        known = places.get(outer)
        if known is not None and known.precision in _SCENES:
            root = outer
            if root in roots:
                break
    return root


def split_windows(voices: Sequence[Voiced], reach: Reach) -> list[list[Voiced]]:
    """Split claims into runs of days.

    A claim told only to the month or year joins a run if it is the only one that it overlaps;
    claims without a time speak of nobody knows when, and stay among themselves.
    """
    fine = [v for v in voices if v.time is not None and v.time.precision in _FINE]
    windows = _chain(fine, reach)
    coarse = [v for v in voices if v.time is not None and v.time.precision not in _FINE]
    alone: dict[Hashable, list[Voiced]] = defaultdict(list)
    spans = [_span(window) for window in windows]
    for voice in coarse:
        time = voice.time
        met = [n for n, span in enumerate(spans) if time is not None and time.overlaps(span)]
        if len(met) == 1:
            windows[met[0]].append(voice)
        else:
            alone[time].append(voice)
    runs = [*windows, *alone.values()]
    timeless = [v for v in voices if v.time is None]
    return [*runs, timeless] if timeless else runs


def _chain(voices: Sequence[Voiced], reach: Reach) -> list[list[Voiced]]:
    timed = sorted(
        ((v.time, v) for v in voices if v.time is not None),
        key=lambda pair: (pair[0].lo, pair[0].hi, pair[1].order),
    )
    windows: list[list[Voiced]] = []
    first = last = None
    for time, voice in timed:
        opens, ends = time.lo.date(), time.hi.date()
        if first is None or last is None:
            fresh = True
        else:
            long = (ends - first) >= reach.most * _DAY
            fresh = opens - last > reach.gap * _DAY or (long and opens > last)
        if fresh:
            windows.append([])
            first, last = opens, ends
        else:
            last = max(last or ends, ends)
        windows[-1].append(voice)
    return windows


def _span(voices: Sequence[Voiced]) -> Interval:
    times = [v.time for v in voices if v.time is not None]
    return Interval(min(t.lo for t in times), max(t.hi for t in times), Precision.DAY)


def _group_by_slots(voices: Sequence[Voiced], sides: Sides) -> list[list[Voiced]]:
    """Part claims that differ in a slot which both tell.

    A claim that leaves slots open joins the only group that it fits; where it fits several it
    speaks of none of them (a total beside its parts) and goes with those that leave the same open.
    """
    groups: dict[tuple[Hashable, ...], list[Voiced]] = {}
    meant = _find_meant(voices, sides)
    for voice in sorted(voices, key=lambda v: v.order):
        key = tuple(_group_value(voice, slot, sides, meant) for slot in grouping_slots(voice))
        groups.setdefault(key, []).append(voice)
    hosts: dict[tuple[Hashable, ...], list[Voiced]] = {}
    by_part: dict[tuple[int, Hashable], dict[tuple[Hashable, ...], None]] = defaultdict(dict)
    for key in sorted(groups, key=lambda k: k.count(None)):
        told = [(n, part) for n, part in enumerate(key) if part is not None]
        fitting = _find_hosts(told, by_part) if told else list(hosts)[:2]
        if len(fitting) == 1:
            hosts[fitting[0]].extend(groups[key])
            continue
        hosts[key] = list(groups[key])
        for part in told:
            by_part[part][key] = None
    return list(hosts.values())


def _find_hosts(
    told: Sequence[tuple[int, Hashable]],
    by_part: Mapping[tuple[int, Hashable], Mapping[tuple[Hashable, ...], None]],
) -> list[tuple[Hashable, ...]]:
    """Find the groups that share all parts which are told."""
    rarest = min((by_part.get(part, {}) for part in told), key=len)
    return [key for key in rarest if all(key[n] == part for n, part in told)]


def _find_meant(voices: Sequence[Voiced], sides: Sides) -> dict[str, str]:
    """Find whose people "soldiers" are, where of the bodies named as victims just one has such."""
    victims = {v for voice in voices if (v := voice.choice("victims")) is not None}
    meant: dict[str, str] = {}
    for people in victims:
        bodies = {sides.top(body) for body in victims if sides.may_mean(body, people)}
        if len(bodies) == 1:
            meant[people] = bodies.pop()
    return meant


def _group_value(voice: Voiced, slot: str, sides: Sides, meant: Mapping[str, str]) -> Hashable:
    value: SlotValue = voice.slots.get(slot)
    if slot == "scope" and value is None:
        return "incident"
    if isinstance(value, str):
        return meant.get(value) or sides.top(value)
    return None if value is None else key_value(value)
