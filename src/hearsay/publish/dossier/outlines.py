"""Outlines: the countries near a set of places, cut to a window and thinned to what shows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_TURN = 360.0
_FEWEST = 4
_SEAM = 0.002  # degrees from the date line within which a straight cut is the source's own
_SMALLEST_RING = 2.5  # steps of the finest detail; smaller islets would be specks


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world, in degrees; `east` may pass 180 where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def grow(self, by: float) -> Window:
        """Widen by a share of its own size on every side."""
        wide, high = (self.east - self.west) * by, (self.north - self.south) * by
        return Window(self.west - wide, self.south - high, self.east + wide, self.north + high)

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True)
class Outline:
    """One country as far as a window shows it: closed rings, cut along the window's sides."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class _World:
    unit: float
    countries: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    body: bytes


def cut_outlines(window: Window, finest: float) -> tuple[Outline, ...]:
    """Give the outlines of the countries that a window shows, by name.

    `finest` is the smallest step in degrees that is kept. A window may cross the date line.
    """
    world = _load_world()
    return tuple(
        outline
        for name, rings in world.countries
        if (outline := _cut_country(world, name, rings, window, finest)) is not None
    )


@lru_cache(maxsize=1)
def _load_world() -> _World:
    packed = resources.files("hearsay.publish").joinpath("outlines/countries.bin.gz").read_bytes()
    line, _, body = gzip.decompress(packed).partition(b"\n")
    header = json.loads(line)
    return _World(
        unit=header["unit"],
        countries=tuple(
            (country["name"], tuple(tuple(ring) for ring in country["rings"]))
            for country in header["countries"]
        ),
        body=body,
    )


def _cut_country(
    world: _World, name: str, index: tuple[tuple[int, ...], ...], window: Window, finest: float
) -> Outline | None:
    rings: list[tuple[Point, ...]] = []
    for west, south, east, north, start, length in index:
        if max(east - west, north - south) * world.unit < finest * _SMALLEST_RING:
            continue
        if south * world.unit > window.north or north * world.unit < window.south:
            continue
        for turn in (-_TURN, 0.0, _TURN):
            if west * world.unit + turn > window.east or east * world.unit + turn < window.west:
                continue
            ring = _decode_ring(world.body[start : start + length], world.unit, turn)
            cut = _thin_line(_clip_ring(ring, window), finest)
            if len(cut) >= _FEWEST:
                rings.append(tuple(cut))
    return Outline(name, tuple(rings)) if rings else None


def _decode_ring(packed: bytes, unit: float, turn: float) -> list[Point]:
    numbers: list[int] = []
    value = shift = 0
    for byte in packed:
        value |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
            continue
        numbers.append((value >> 1) ^ -(value & 1))
        value = shift = 0
    x = y = 0
    points = []
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x * unit + turn, y * unit))
    return points


def _clip_ring(ring: list[Point], window: Window) -> list[Point]:
    """Cut a closed ring to the window, side by side (Sutherland and Hodgman)."""
    for axis, limit, keeps_above in (
        (0, window.west, True),
        (0, window.east, False),
        (1, window.south, True),
        (1, window.north, False),
    ):
        ring = list(_clip_side(ring, axis, limit, keeps_above=keeps_above))
    return ring


def _clip_side(ring: list[Point], axis: int, limit: float, *, keeps_above: bool) -> Iterator[Point]:
    if not ring:
        return
    before = ring[-1]
    was_in = before[axis] >= limit if keeps_above else before[axis] <= limit
    for point in ring:
        is_in = point[axis] >= limit if keeps_above else point[axis] <= limit
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if is_in:
            yield point
        before, was_in = point, is_in


def _thin_line(points: list[Point], finest: float) -> list[Point]:
    """Drop points nearer than `finest` degrees to the last one kept; the ends stay."""
    kept: list[Point] = []
    for point in points:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= finest:
            kept.append(point)
    if kept and kept[0] != kept[-1]:
        kept.append(kept[0])
    return kept


def list_shores(ring: Sequence[Point]) -> Iterator[tuple[Point, ...]]:
    """Yield a ring's true borders: its runs, without the source's own cut at 180 degrees."""
    run: list[Point] = []
    for start, end in pairwise(ring):
        if start[0] == end[0] and abs(start[0] % _TURN - _TURN / 2) < _SEAM:
            if len(run) > 1:
                yield tuple(run)
            run = []
            continue
        run = run or [start]
        run.append(end)
    if len(run) > 1:
        yield tuple(run)
