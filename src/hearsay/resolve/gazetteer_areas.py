"""Areas and small places: provinces and counties of the world, hamlets and townships of the USA.

They come from `gazetteer_data/`, whose README tells sources, licences and format. The table stays
lines of bytes, found by halving: nothing is parsed before its name is met.
"""

from __future__ import annotations

import gzip
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from hearsay.errors import LexiconError
from hearsay.model.places import PlacePrecision

_AREAS_FILE = "areas.tsv.gz"
_DISTRICTS_FILE = "districts.bin.gz"
_PRECISIONS = {
    "1": PlacePrecision.ADMIN,
    "2": PlacePrecision.ADMIN,
    "p": PlacePrecision.TOWN,
    "s": PlacePrecision.TOWN,
}
_TOWN_BYTES = 6
# The columns of a name: told with its kind, full, bare.
_BARE = 2


@dataclass(frozen=True, slots=True)
class Area:
    """One row: `code` is GeoNames', "SY.11", or with a district's number, "US.TX.213".

    `level` is 1 or 2 for an area and 0 for a small place; degrees are WGS 84, and an area's are its
    middle; `people` is what GeoNames counts in its towns, 0 where it counts nobody.
    """

    id: str
    name: str
    code: str
    level: int
    country: str
    lat: float
    lon: float
    people: int
    precision: PlacePrecision

    @property
    def admin1(self) -> str:
        """The code of the state or governorate that this is or lies in."""
        return ".".join(self.code.split(".")[:2])


class AreaTable:
    """Areas and small places by folded name and by code."""

    def __init__(self, data: bytes, districts: bytes) -> None:
        """Take up both tables, unpacked; raises LexiconError for another layout."""
        head, *lines = data.split(b"\n")
        try:
            areas, rows = (int(part) for part in head.split(b"\t"))
        except ValueError:
            raise _refuse(_AREAS_FILE) from None
        if not areas <= rows <= len(lines) or len(districts) % _TOWN_BYTES:
            raise _refuse(_AREAS_FILE)
        self._areas = areas
        self._rows = lines[:rows]
        self._names = lines[rows:]
        towns = len(districts) // _TOWN_BYTES
        steps, held = array("I"), array("H")
        steps.frombytes(districts[: 4 * towns])
        held.frombytes(districts[4 * towns :])
        if sys.byteorder == "big":
            steps.byteswap()
            held.byteswap()
        self._towns = array("I", accumulate(steps))
        self._held = held

    def knows(self, key: str) -> bool:
        """Tell whether a folded name tells an area and its kind: "kursk oblast", not "kursk"."""
        found = self._find(key)
        return bool(found and found[0])

    def lists(self, key: str) -> bool:
        """Tell whether a folded name is the full name of some area or small place."""
        found = self._find(key)
        return bool(found and (found[0] or found[1]))

    def find_areas(self, key: str) -> tuple[tuple[Area, bool], ...]:
        """Find what bears a folded name, and whether that is its full name."""
        return tuple(
            (self._read(int(number)), rank < _BARE)
            for rank, numbers in enumerate(self._find(key))
            for number in numbers.split(b",")
            if number
        )

    def find_code(self, code: str) -> Area | None:
        """Find the state or district of a code."""
        start = f"{code}\t".encode()
        at = bisect_left(self._rows, start, 0, self._areas)
        fits = at < self._areas and self._rows[at].startswith(start)
        return self._read(at) if fits else None

    def find_district(self, town: str) -> Area | None:
        """Find the district that holds a town of GeoNames, by the town's id."""
        if not town.isdecimal():
            return None
        number = int(town)
        at = bisect_left(self._towns, number)
        fits = at < len(self._towns) and self._towns[at] == number
        return self._read(self._held[at]) if fits else None

    def _find(self, key: str) -> list[bytes]:
        start = f"{key}\t".encode()
        at = bisect_left(self._names, start)
        if at == len(self._names) or not self._names[at].startswith(start):
            return []
        return self._names[at].split(b"\t")[1:]

    def _read(self, number: int) -> Area:
        code, identity, name, kind, country, lat, lon, people = (
            self._rows[number].decode().split("\t")
        )
        return Area(
            identity,
            name,
            code,
            int(kind) if kind.isdecimal() else 0,
            country,
            float(lat),
            float(lon),
            int(people),
            _PRECISIONS[kind],
        )


@cache
def load_areas() -> AreaTable:
    """Load the shipped tables, once a process."""
    folder = resources.files("hearsay.resolve").joinpath("gazetteer_data")
    areas = gzip.decompress(folder.joinpath(_AREAS_FILE).read_bytes())
    districts = gzip.decompress(folder.joinpath(_DISTRICTS_FILE).read_bytes())
    return AreaTable(areas, districts)


def _refuse(name: str) -> LexiconError:
    return LexiconError(
        "the table is laid out otherwise than this version reads",
        where=f"gazetteer_data/{name}",
        cure="make it again with tools/make_gazetteer.py",
    )
