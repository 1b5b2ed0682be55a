"""The map: outlines of countries and the places that claims name, as one inline SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from hearsay.publish.dossier.outlines import Outline, Point, Window, cut_outlines, list_shores
from hearsay.publish.dossier.places import NamedPlace, NamedPlaces
from hearsay.publish.dossier.svg import draw_element, draw_path
from hearsay.publish.words import say_number, say_precision

_WIDTH = 920
_HIGHEST, _LOWEST = 560, 420
_KM_PER_DEGREE = 111.32
_LETTER = 6.7
_LINE = 15
_GRID = 28
_STEPS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 45.0)
_LINES_WANTED = 6
_MERIDIAN_ROOM = 70  # between the names of two meridians
_HALF_TURN, _TURN = 180.0, 360.0
_SMALLEST_NAMED = 12  # cells of the grid a country must fill to carry its name
_FINE_RADIUS, _COARSE_RADIUS = 4.0, 13.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a label takes."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether two rectangles share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """From degrees to the drawing: equirectangular, true to scale at the window's middle."""

    window: Window
    scale: float
    squeeze: float
    height: float

    @classmethod
    def fit(cls, window: Window) -> _Sheet:
        squeeze = max(0.1, math.cos(math.radians((window.south + window.north) / 2)))
        scale = _WIDTH / ((window.east - window.west) * squeeze)
        height = min(_HIGHEST, max(_LOWEST, (window.north - window.south) * scale))
        # The sheet keeps the window's width; what its height shows more or less is added or cut
        # round the middle, and a window too high for the sheet is widened instead.
        if (window.north - window.south) * scale > height:
            scale = height / (window.north - window.south)
        middle_lat, middle_lon = (
            (window.south + window.north) / 2,
            (window.west + window.east) / 2,
        )
        half_lat, half_lon = height / scale / 2, _WIDTH / scale / squeeze / 2
        shown = Window(
            middle_lon - half_lon,
            middle_lat - half_lat,
            middle_lon + half_lon,
            middle_lat + half_lat,
        )
        return cls(shown, scale, squeeze, height)

    def place(self, point: Point) -> Point:
        return (
            (point[0] - self.window.west) * self.squeeze * self.scale,
            (self.window.north - point[1]) * self.scale,
        )


@dataclass(frozen=True, slots=True)
class MapView:
    """The drawing, and the names that found no room in it."""

    svg: Markup
    unlabelled: tuple[str, ...]


def draw_map(places: NamedPlaces) -> MapView | None:
    """Draw the pinned places over the outlines round them; None where no place has a point."""
    if places.window is None or not places.pinned:
        return None
    sheet = _Sheet.fit(places.window)
    outlines = cut_outlines(sheet.window.grow(0.02), 1.1 / sheet.scale)
    taken = [_box_point(point, sheet) for point in places.pinned]
    labels: list[Markup] = []
    unlabelled: list[str] = []
    scale_bar, scale_box = _draw_scale(sheet)
    taken.append(scale_box)
    for point in places.pinned:
        label = _place_label(point, sheet, taken)
        if label is None:
            unlabelled.append(point.place.name)
        else:
            labels.append(label)
    names = list(_draw_country_names(outlines, sheet, taken))
    count = say_number(len(places.pinned), "place")
    # Rings lie lowest and small dots on top: none hides another.
    by_size = sorted(places.pinned, key=lambda point: (not point.coarse, -point.claims))
    svg = draw_element(
        "svg",
        draw_element("title", "The places that claims name", id="map-title"),
        draw_element(
            "desc", f"{count}. The table below lists each with its claims.", id="map-text"
        ),
        draw_element(
            "defs",
            draw_element(
                "clipPath",
                draw_element("rect", width=_WIDTH, height=sheet.height),
                id="map-sheet",
            ),
        ),
        draw_element("rect", width=_WIDTH, height=sheet.height, class_="sea"),
        draw_element(
            "g",
            *(_draw_country(outline, sheet) for outline in outlines),
            *_draw_graticule(sheet),
            clip_path="url(#map-sheet)",
        ),
        *names,
        *(_draw_point(point, sheet) for point in by_size),
        *labels,
        scale_bar,
        draw_element(
            "rect", x=0.5, y=0.5, width=_WIDTH - 1, height=sheet.height - 1, class_="frame"
        ),
        class_="map",
        viewBox=f"0 0 {_WIDTH} {sheet.height:.0f}",
        role="img",
        aria_labelledby="map-title map-text",
    )
    return MapView(svg, tuple(unlabelled))


def _draw_country(outline: Outline, sheet: _Sheet) -> Markup:
    land = "".join(
        draw_path((sheet.place(point) for point in ring), closed=True) for ring in outline.rings
    )
    shores = [list(list_shores(ring)) for ring in outline.rings]
    # The cuts along the window's sides are stroked too, but lie outside the sheet.
    if sum(len(run) for runs in shores for run in runs) == sum(map(len, outline.rings)):
        return draw_element("path", d=land, class_="land", fill_rule="evenodd")
    border = "".join(draw_path(map(sheet.place, run)) for runs in shores for run in runs)
    return draw_element("path", d=land, class_="land bare", fill_rule="evenodd") + draw_element(
        "path", d=border, class_="border"
    )


def _draw_graticule(sheet: _Sheet) -> Iterator[Markup]:
    window = sheet.window
    high = window.north - window.south
    step = next((s for s in _STEPS if high / s <= _LINES_WANTED), _STEPS[-1])
    for number in range(math.ceil(window.south / step), math.floor(window.north / step) + 1):
        y = sheet.place((window.west, number * step))[1]
        yield draw_element("line", x1=0, x2=_WIDTH, y1=y, y2=y, class_="graticule")
        yield draw_element(
            "text", _say_degrees(number * step, "N", "S"), x=5, y=y - 4, class_="degree"
        )
    room = sheet.squeeze * sheet.scale
    step = next((s for s in _STEPS if s >= step and s * room >= _MERIDIAN_ROOM), _STEPS[-1])
    for number in range(math.ceil(window.west / step), math.floor(window.east / step) + 1):
        x = sheet.place((number * step, window.north))[0]
        yield draw_element("line", x1=x, x2=x, y1=0, y2=sheet.height, class_="graticule")
        lon = (number * step + _HALF_TURN) % _TURN - _HALF_TURN
        if x > _WIDTH - _GRID:
            continue  # its name would run over the edge
        yield draw_element("text", _say_degrees(lon, "E", "W"), x=x + 4, y=13, class_="degree")


def _say_degrees(value: float, positive: str, negative: str) -> str:
    side = "" if value == 0 else positive if value > 0 else negative
    return f"{abs(value):g}° {side}".strip()


def _draw_scale(sheet: _Sheet) -> tuple[Markup, Box]:
    km = _KM_PER_DEGREE / sheet.scale
    most = _WIDTH * 0.22 * km
    power = 10.0 ** math.floor(math.log10(most))
    length = next(n for n in (5 * power, 2 * power, power) if n <= most)
    wide, y = length / km, sheet.height - 16
    left = _WIDTH - 16 - wide
    right = left + wide
    bar = draw_element("path", d=f"M{left:.1f} {y - 5:.1f}v5h{wide:.1f}v-5", class_="scale")
    text = draw_element("text", f"{length:,.0f} km", x=right, y=y - 8, class_="scale-text")
    return draw_element("g", bar, text), Box(left - 6, y - 24, right + 6, y + 6)


def _measure_point(point: NamedPlace) -> float:
    if point.coarse:
        return _COARSE_RADIUS
    return _FINE_RADIUS + min(9.0, 1.6 * math.sqrt(point.claims - 1))


def _box_point(point: NamedPlace, sheet: _Sheet) -> Box:
    x, y = sheet.place((point.lon, point.lat))
    # A ring may be written through; only its rim would be in the way, so a third of it counts.
    radius = _measure_point(point) * (0.35 if point.coarse else 1.0)
    return Box(x - radius, y - radius, x + radius, y + radius)


def _draw_point(point: NamedPlace, sheet: _Sheet) -> Markup:
    x, y = sheet.place((point.lon, point.lat))
    claims = say_number(point.claims, "claim")
    told = f"{point.place.name}: {claims}; {say_precision(point.place.precision)}"
    return draw_element(
        "circle",
        draw_element("title", told),
        cx=x,
        cy=y,
        r=_measure_point(point),
        class_="place coarse" if point.coarse else "place",
    )


def _place_label(point: NamedPlace, sheet: _Sheet, taken: list[Box]) -> Markup | None:
    """Write a name where nothing is in its way, and take that room; None where there is none."""
    x, y = sheet.place((point.lon, point.lat))
    wide = len(point.place.name) * _LETTER + 4
    away = _measure_point(point) + 5
    for left, base, anchor in (
        (x + away, y + 4.5, "start"),
        (x - away - wide, y + 4.5, "end"),
        (x - wide / 2, y - away, "middle"),
        (x - wide / 2, y + away + _LINE - 4, "middle"),
        (x + away * 0.7, y - away * 0.7, "start"),
        (x + away * 0.7, y + away * 0.7 + 9, "start"),
        (x - away * 0.7 - wide, y - away * 0.7, "end"),
        (x - away * 0.7 - wide, y + away * 0.7 + 9, "end"),
    ):
        box = Box(left, base - _LINE + 3, left + wide, base + 3)
        inside = box.left >= 0 and box.right <= _WIDTH and box.top >= 0
        if inside and box.bottom <= sheet.height and not any(box.touches(b) for b in taken):
            taken.append(box)
            at = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
            return draw_element(
                "text",
                point.place.name,
                x=at,
                y=base,
                text_anchor=anchor,
                class_="name coarse" if point.coarse else "name",
            )
    return None


def _draw_country_names(
    outlines: tuple[Outline, ...], sheet: _Sheet, taken: list[Box]
) -> Iterator[Markup]:
    """Write each country's name where its visible part is widest and nothing is in the way."""
    for outline in outlines:
        cells = _list_cells(outline, sheet)
        if len(cells) < _SMALLEST_NAMED:
            continue
        wide = len(outline.name) * 9.5
        for x, y in sorted(cells, key=lambda cell: (-_measure_room(cell, cells), cell)):
            box = Box(x - wide / 2, y - 12, x + wide / 2, y + 8)
            inside = box.left >= 0 and box.right <= _WIDTH
            if inside and not any(box.touches(other) for other in taken):
                taken.append(box)
                yield draw_element("text", outline.name, x=x, y=y + 4, class_="country")
                break


def _measure_room(cell: Point, cells: frozenset[Point]) -> int:
    """Count how far the neighbours on all sides are inside too: the room round a cell."""
    x, y = cell
    room = 0
    while room < _GRID and all(
        (x + dx * _GRID * (room + 1), y + dy * _GRID * (room + 1)) in cells
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ):
        room += 1
    return room


def _list_cells(outline: Outline, sheet: _Sheet) -> frozenset[Point]:
    rings = [[sheet.place(point) for point in ring] for ring in outline.rings]
    found = set()
    for row in range(1, int(sheet.height // _GRID)):
        y = row * _GRID
        crossings = sorted(
            start[0] + (y - start[1]) / (end[1] - start[1]) * (end[0] - start[0])
            for ring in rings
            for start, end in pairwise(ring)
            if (start[1] <= y) != (end[1] <= y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            column = max(1, math.ceil(left / _GRID))
            while column * _GRID <= min(right, _WIDTH - _GRID):
                found.add((float(column * _GRID), float(y)))
                column += 1
    return frozenset(found)
