"""Make the outlines of the dossier's map out of Natural Earth's countries.

    python tools/make_outlines.py countries-10m.json src/hearsay/publish/outlines/countries.bin.gz

The input is `countries-10m.json` of the npm package `world-atlas` 2.0.2 (TopoJSON of Natural Earth
4.1, public domain). Each arc is simplified once (Douglas and Peucker), so that neighbours keep one
common border, then rings are quantised and written as differences. The format is told in
`src/hearsay/publish/outlines/README.md`.
"""
# a script, not a package

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

UNIT = 0.0015  # degrees an integer step stands for: about 170 m
TOLERANCE = 0.003  # degrees a simplified line may leave the given one: about 330 m
SMALLEST_RING = (
    0.0006  # square degrees: islets below about 7 km² are left out, whole countries never
)
TURN = 360.0
FEWEST_POINTS = 4  # a ring's, its first repeated as its last

Point = tuple[float, float]


def read_arcs(topology: dict[str, object]) -> list[list[Point]]:
    """Undo TopoJSON's quantised differences: each arc as longitudes and latitudes in degrees."""
    transform = topology["transform"]
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]  # type: ignore[index]
    arcs = []
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def simplify_arc(points: list[Point], tolerance: float) -> list[Point]:
    """Keep the ends and every point without which the line would leave its course."""
    squeeze = math.cos(math.radians(points[len(points) // 2][1]))
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:
        keep.add(max(range(len(points)), key=lambda i: math.dist(points[0], points[i])))
    edges = sorted(keep)
    stack = list(pairwise(edges))
    while stack:
        first, last = stack.pop()
        farthest, distance = _find_farthest(points, first, last, squeeze)
        if distance > tolerance:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def _find_farthest(points: list[Point], first: int, last: int, squeeze: float) -> tuple[int, float]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = (bx - ax) * squeeze, by - ay
    length = dx * dx + dy * dy
    farthest, most = first, -1.0
    for i in range(first + 1, last):
        px, py = (points[i][0] - ax) * squeeze, points[i][1] - ay
        along = 0.0 if length == 0 else min(1.0, max(0.0, (px * dx + py * dy) / length))
        distance = math.hypot(px - along * dx, py - along * dy)
        if distance > most:
            farthest, most = i, distance
    return farthest, most


def join_ring(arcs: list[list[Point]], indices: list[int]) -> list[Point]:
    """Put a ring's arcs in a row; a negative index runs its arc backwards."""
    ring: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def unwrap_ring(ring: list[Point]) -> list[Point]:
    """Let a ring run on over the date line, past 180 degrees, and close one that circles a pole.

    world-atlas joins what Natural Earth cuts at the date line: its rings jump from 180 to -180.
    """
    turn, before = 0.0, ring[0][0]
    run = []
    for lon, lat in ring:
        turn += TURN if lon - before < -TURN / 2 else -TURN if lon - before > TURN / 2 else 0.0
        before = lon
        run.append((lon + turn, lat))
    if abs(run[-1][0] - run[0][0]) > TURN / 2:
        pole = -90.0 if run[0][1] < 0 else 90.0
        run += [(run[-1][0], pole), (run[0][0], pole), run[0]]
    return run


def write_varint(number: int) -> bytes:
    """Write a signed whole number in as few bytes as it needs: zigzag, then seven bits a byte."""
    rest = number << 1 if number >= 0 else (-number << 1) - 1
    out = bytearray()
    while True:
        rest, low = rest >> 7, rest & 0x7F
        out.append(low | (0x80 if rest else 0))
        if not rest:
            return bytes(out)


def list_rings(geometry: dict[str, object]) -> Iterator[list[int]]:
    """Yield the arc indices of each ring of a polygon or a multipolygon, holes too."""
    arcs = geometry.get("arcs") or []
    polygons = [arcs] if geometry["type"] == "Polygon" else arcs
    for polygon in polygons:  # type: ignore[attr-defined]
        yield from polygon


def measure_ring(ring: list[Point]) -> float:
    """Give a ring's area in square degrees, squeezed to its latitude."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(twice) / 2 * math.cos(math.radians(ring[0][1]))


def pack_countries(topology: dict[str, object]) -> bytes:
    """Give the whole file before compression: one line of JSON, then the rings."""
    arcs = [simplify_arc(arc, TOLERANCE) for arc in read_arcs(topology)]
    body = bytearray()
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:  # type: ignore[index]
        joined = (unwrap_ring(join_ring(arcs, ring)) for ring in list_rings(geometry))
        rings = [ring for ring in joined if len(ring) >= FEWEST_POINTS]
        rings.sort(key=measure_ring, reverse=True)
        index = []
        for at, ring in enumerate(rings):
            if at and measure_ring(ring) < SMALLEST_RING:
                break
            steps = [(round(lon / UNIT), round(lat / UNIT)) for lon, lat in ring]
            start = len(body)
            x = y = 0
            for step_x, step_y in steps:
                body += write_varint(step_x - x) + write_varint(step_y - y)
                x, y = step_x, step_y
            xs, ys = [p[0] for p in steps], [p[1] for p in steps]
            index.append([min(xs), min(ys), max(xs), max(ys), start, len(body) - start])
        name = geometry["properties"]["name"]
        countries.append({"name": name, "iso": geometry.get("id"), "rings": index})
    countries.sort(key=lambda country: country["name"])
    header = {"unit": UNIT, "countries": countries}
    line = json.dumps(header, ensure_ascii=False, separators=(",", ":"))
    return line.encode() + b"\n" + bytes(body)


def main() -> None:
    """Read the TopoJSON that is named first, write the packed outlines to the second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("packed", type=Path)
    named = parser.parse_args()
    packed = pack_countries(json.loads(named.topology.read_text(encoding="utf-8")))
    named.packed.write_bytes(gzip.compress(packed, 9, mtime=0))


if __name__ == "__main__":
    main()
