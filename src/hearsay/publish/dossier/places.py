"""The places that claims name: which can be pinned, which only named, and the window round them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from hearsay.model.claims import Denied, SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.publish.dossier.outlines import Window, cut_outlines
from hearsay.publish.lookup import Lookup

_SMALLEST = 3.0  # degrees of latitude a map shows at least: about 330 km
_NEAR = 6.0  # degrees from the middle within which most claims make a map of their own
_MOST = 0.7
_WIDEST = 24.0  # degrees that one map takes in before far places are left to the list
_FARTHEST = 40.0
_FINEST = 0.05
_TURN = 360.0
_SOUTHMOST, _NORTHMOST = -84.0, 84.0
_COARSE = frozenset({PlacePrecision.ADMIN, PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with the number of claims that name it; `lon` may pass 180 east of the date line."""

    place: Place
    claims: int
    lat: float
    lon: float

    @property
    def coarse(self) -> bool:
        """Whether the point is the middle of something large, not a spot."""
        return self.place.precision in _COARSE


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """Places on the map, those outside its window, and those without a point, by claims."""

    pinned: tuple[NamedPlace, ...]
    beyond: tuple[NamedPlace, ...]
    unpinned: tuple[tuple[Place, int], ...]
    window: Window | None


def gather_places(lookup: Lookup) -> NamedPlaces:
    """Gather every place that a claim names, never one that only a lexicon knows."""
    counts: dict[str, int] = {}
    places: dict[str, Place] = {}
    for claim in lookup.ledger.claims:
        for key, place in {place.id: place for place in _find_places(claim.slots)}.items():
            places.setdefault(key, place)
            counts[key] = counts.get(key, 0) + 1
    ranked = sorted(places.values(), key=lambda place: (-counts[place.id], place.name, place.id))
    unpinned = tuple((place, counts[place.id]) for place in ranked if not _has_point(place))
    points = _unwrap([
        NamedPlace(place, counts[place.id], place.lat, place.lon)
        for place in ranked
        if place.lat is not None and place.lon is not None and _has_point(place)
    ])  # fmt: skip
    if not points:
        return NamedPlaces((), (), unpinned, None)
    window = _frame_places(points)
    return NamedPlaces(
        pinned=tuple(point for point in points if window.holds((point.lon, point.lat))),
        beyond=tuple(point for point in points if not window.holds((point.lon, point.lat))),
        unpinned=unpinned,
        window=window,
    )


def _has_point(place: Place) -> bool:
    return (
        place.lat is not None
        and place.lon is not None
        and abs(place.lat) <= -_SOUTHMOST
        and abs(place.lon) <= _TURN / 2
    )


def _find_places(slots: Mapping[str, SlotValue]) -> Iterator[Place]:
    for value in slots.values():
        if isinstance(value, Place):
            yield value
        elif isinstance(value, Denied):
            yield from _find_places(value.slots)


def _unwrap(points: list[NamedPlace]) -> list[NamedPlace]:
    """Move points a turn east where the widest gap between them is not at the date line."""
    lons = sorted({point.lon for point in points})
    gaps = [(after - before, after) for before, after in pairwise(lons)]
    widest = max(gaps, default=(0.0, 0.0))
    if not lons or widest[0] <= lons[0] + _TURN - lons[-1]:
        return points
    return [
        replace(point, lon=point.lon + _TURN) if point.lon < widest[1] else point
        for point in points
    ]


def _frame_places(points: list[NamedPlace]) -> Window:
    fine = [p for p in points if p.place.precision is not PlacePrecision.COUNTRY] or points
    if _measure_span(fine) > _WIDEST:
        fine = _pick_middle([point for point in fine if not point.coarse] or fine)
    west, east = min(p.lon for p in fine), max(p.lon for p in fine)
    south, north = min(p.lat for p in fine), max(p.lat for p in fine)
    high = max(north - south, _SMALLEST / 1.4)
    squeeze = max(0.1, math.cos(math.radians((south + north) / 2)))
    wide = max(east - west, high / squeeze)
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    window = Window(
        middle_lon - wide / 2, middle_lat - high / 2, middle_lon + wide / 2, middle_lat + high / 2
    ).grow(0.2)
    # Open sea tells nobody where they are: step back until some land is in sight.
    while not cut_outlines(_keep_off_poles(window), _FINEST) and high < _FARTHEST:
        window, high = window.grow(0.5), high * 2
    return _keep_off_poles(window)


def _pick_middle(points: list[NamedPlace]) -> list[NamedPlace]:
    """Keep the places near the middle where most claims are about them, else keep all."""
    lat, lon = _find_middle(points, "lat"), _find_middle(points, "lon")
    near = [p for p in points if abs(p.lat - lat) <= _NEAR and abs(p.lon - lon) <= _NEAR]
    most = sum(p.claims for p in near) >= _MOST * sum(p.claims for p in points)
    return near if most else points


def _measure_span(points: list[NamedPlace]) -> float:
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    return max(max(lats) - min(lats), max(lons) - min(lons))


def _keep_off_poles(window: Window) -> Window:
    return replace(window, south=max(window.south, _SOUTHMOST), north=min(window.north, _NORTHMOST))


def _find_middle(points: list[NamedPlace], axis: str) -> float:
    """Give the median of an axis, each point weighing as many as claims name it."""
    values = sorted((float(getattr(point, axis)), point.claims) for point in points)
    half = sum(claims for _, claims in values) / 2
    seen = 0.0
    for value, claims in values:
        seen += claims
        if seen >= half:
            return value
    return values[-1][0]
