"""The gazetteer: every place that a case could name, by name.

Five layers, the nearest to the case first: the case's own places, our supplement
(`lexicon/places.toml`), countries, states and regions (`lexicon/areas.toml`), GeoNames' towns, and
the areas and small places of `gazetteer_data/`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hearsay.model.cases import Case
from hearsay.model.places import Place
from hearsay.resolve.gazetteer_areas import Area
from hearsay.resolve.gazetteer_spellings import SpellingIndex
from hearsay.resolve.gazetteer_tables import (
    Candidate,
    Layer,
    Tables,
    load_tables,
    read_lexicon,
    strip_dots,
)
from hearsay.resolve.towns import Town, fold_name
from hearsay.text.tokens import split_tokens

__all__ = [
    "Candidate",
    "Gazetteer",
    "Layer",
    "build_gazetteer",
    "find_countries",
    "measure_km",
    "read_lexicon",
]

_ARTICLES = ("al ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ", "el ", "es ", "the ")
_EARTH_KM = 6371.0
# In units of tenfold people: a country or state outweighs any town, a case's own place all else. A
# site of the supplement outweighs a town of the same name only where the case is about its country.
_LAYER_SCORES = {
    Layer.CASE: 100.0,
    Layer.SUPPLEMENT: 6.5,
    Layer.AREA: 8.0,
    Layer.TOWN: 0.0,
    Layer.LISTED: -2.0,
}
_FAR_SUPPLEMENT = -4.5
_WELL_KNOWN = 100_000
# A case's country is often a guess: a desk in New York does not make London one in Kentucky.
_METROPOLIS = 500_000


@dataclass(frozen=True)
class Gazetteer:
    """The places of one case. `home` are the ISO codes of the countries that it is about."""

    tables: Tables = field(repr=False)
    own: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    home: tuple[str, ...] = ()
    openers: frozenset[str] = frozenset()
    """First words of the case's own names that are written small: "upper village"."""
    _met: dict[str, tuple[Candidate, ...]] = field(default_factory=dict, repr=False, compare=False)
    _given: dict[str, tuple[Candidate, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _spelt: list[SpellingIndex] = field(default_factory=list, repr=False, compare=False)

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

    def candidates_of_given(self, name: str) -> tuple[Candidate, ...]:
        """Find what a name may mean that somebody says is a place's.

        Here count also shortened and other spellings ("Ft. Worth", "Deir el Zawr"), a long name
        that is one slip away from another, and a people's name for its country ("Syrian").
        """
        if name not in self._given:
            self._given[name] = self._find_given(name)
        return self._given[name]

    def _find_given(self, name: str) -> tuple[Candidate, ...]:
        found = self.candidates(self.tables.undotted.get(strip_dots(name), name))
        if found and any(one.full for one in found):
            return found
        if people := self.tables.peoples.get(name) or self.tables.peoples.get(
            name.removesuffix("s")
        ):
            place = self.tables.points[people]
            admin1 = next(
                (code for code, known in self.tables.admin.items() if known == people), ""
            )
            return (Candidate(place, Layer.AREA, 0, admin1, primary=False), *found)
        for other in self.tables.variants.vary(name):
            if more := self.candidates(other):
                return found + more
        if found:
            return found
        key = fold_name(name)
        for near in (False, True):
            if spelt := self._match_spelling(key, near=near):
                return spelt
        return ()

    def knows_spelling(self, key: str) -> bool:
        """Tell whether a folded name is spelt as one of the case's countries' names may be."""
        return bool(self._match_spelling(key, near=False))

    def candidates_spelt(self, name: str) -> tuple[Candidate, ...]:
        """Find what a name may mean by its spelling key alone."""
        return self._match_spelling(fold_name(name), near=False)

    def _match_spelling(self, key: str, *, near: bool) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for index in self._spellings():
            for name in index.match_near(key) if near else index.match(key):
                for one in self._candidates_of(name):
                    if one.place.country in index.rules.countries:
                        found.setdefault(one.place.id, replace(one, primary=False))
        return tuple(found.values())

    def _spellings(self) -> list[SpellingIndex]:
        """Index the names of the case's countries by spelling, when one is first asked for."""
        if not self._spelt:
            for rules in self.tables.spellings:
                names = [n for c in self.home if c in rules.countries for n in self._list_names(c)]
                self._spelt.append(SpellingIndex.of(rules, names))
        return self._spelt

    def _list_names(self, country: str) -> list[str]:
        layers = (*self.own.items(), *self.tables.entries.items())
        named = [k for k, found in layers if any(c.place.country == country for c in found)]
        return [*named, *self.tables.towns.list_names(country)]

    def knows_as(self, name: str, key: str) -> bool:
        """Tell whether a name as written, or else its folded form, names some place."""
        if name in self.tables.no_places:
            return False
        return name in self.tables.exact or self.knows(key)

    def knows(self, key: str) -> bool:
        """Tell whether a folded name, with or without its article, names some place.

        Small places and areas without their kind are left out: half of English is a hamlet's name.
        """
        bare = _strip_article(key)
        return any(
            one in self.own
            or one in self.tables.entries
            or self.tables.towns.knows(one)
            or self.tables.areas.knows(one)
            for one in (key, bare)
            if one
        )

    def lists(self, key: str) -> bool:
        """Tell whether a folded name is the full name of any place, however small."""
        return self.knows(key) or self.tables.areas.lists(key)

    def resolve_name(self, name: str) -> Place | None:
        """Find the place that a lone name means in this case, as in a question of `case.toml`."""
        found = self.candidates_of_given(name)
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
        abroad = bool(self.home) and not at_home
        near = any(country in self.tables.neighbours.get(home, ()) for home in self.home)
        return (
            (_FAR_SUPPLEMENT if candidate.layer is Layer.SUPPLEMENT and not at_home else 0.0)
            + _LAYER_SCORES[candidate.layer]
            + math.log10(candidate.population + 10)
            + (1.0 if candidate.primary else 0.0)
            + (0.5 if candidate.population >= _WELL_KNOWN else 0.0)
            + (4.0 if at_home else 1.0 if near else 0.0)
            + (1.0 if abroad and candidate.population >= _METROPOLIS else 0.0)
        )

    def _candidates_of(self, key: str) -> tuple[Candidate, ...]:
        fixed = self.own.get(key, ()) + self.tables.entries.get(key, ())
        known = {candidate.place.id for candidate in fixed}
        towns = sorted(
            (town for town in self.tables.towns.find_towns(key) if town.id not in known),
            key=lambda town: (-town.population, town.id),
        )
        listed = (self._of_area(*one, key) for one in self.tables.areas.find_areas(key))
        areas = sorted(
            (one for one in listed if one.place.id not in known),
            key=lambda one: (not one.full, -one.population, one.place.id),
        )
        return fixed + tuple(self._of_town(town, key) for town in towns) + tuple(areas)

    def _of_town(self, town: Town, key: str) -> Candidate:
        place = self.tables.make_town(town)
        chief = fold_name(town.name)
        primary = key in {chief, chief.removesuffix(" city"), fold_name(place.name)}
        return Candidate(place, Layer.TOWN, town.population, town.admin1, primary)

    def _of_area(self, area: Area, full: bool, key: str) -> Candidate:  # noqa: FBT001 - as paired
        place = self.tables.make_area(area)
        chief = full and key == fold_name(area.name)
        return Candidate(place, Layer.LISTED, area.people, area.admin1, primary=chief, full=full)


def build_gazetteer(case: Case) -> Gazetteer:
    """Build the gazetteer of a case; the tables are loaded once a process.

    The countries that the case is about come from its places, its questions, its title and its
    time zone. Raises LexiconError where a lexicon is wrong.
    """
    tables = load_tables()
    own: dict[str, tuple[Candidate, ...]] = {}
    openers: set[str] = set()
    for place in case.places:
        for name in dict.fromkeys((place.name, *case.place_names.get(place.id, ()))):
            key = fold_name(name)
            if name.islower():
                openers.add(key.split()[0])
            own[key] = (*own.get(key, ()), Candidate(place, Layer.CASE))
    home = _find_home(case, Gazetteer(tables, own))
    return Gazetteer(tables, MappingProxyType(own), home, frozenset(openers))


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


def _strip_article(key: str) -> str:
    return next((key[len(one) :] for one in _ARTICLES if key.startswith(one)), "")


def _find_home(case: Case, gazetteer: Gazetteer) -> tuple[str, ...]:
    home = [place.country for place in case.places]
    zone = gazetteer.tables.zones.get(str(case.zone))
    guided = Gazetteer(gazetteer.tables, gazetteer.own, (zone,) if zone else (), gazetteer.openers)
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
        if best and best.layer > Layer.TOWN and best.place.country:
            named.append(best.place.country)
    return named
