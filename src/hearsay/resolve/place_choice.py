"""Choosing: which place each name of a text means, all names together, with the reason.

A name's candidates are scored by what is known before (people, the case's countries), by how near
they lie to what the text's other names may mean, and by the area that the outlet reports from. What
the text says outright ("Paris, Texas") decides, one name means one place throughout a text, and a
name of which two far places are as likely stays open: then nothing is pinned to a map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import Candidate, Gazetteer, Layer, measure_km
from hearsay.resolve.place_fields import Field, Numbers
from hearsay.resolve.towns import fold_name

MOST_CANDIDATES = 60
"""So many of a name's candidates are looked at, the best first."""
_MOST_IN_CONTEXT = 1200
_AREAS = (PlacePrecision.ADMIN, PlacePrecision.COUNTRY)
_ROUNDS = 3
_HEAT = 0.3
_CONTEXT = 4.0
_CROWD = 3.0
_MOST_CONTEXT = 16.0
_AREA = 8.0
_AREA_KM = 150.0
# Closer than this, in units of tenfold people, is no choice; within so many km it does not matter.
_LEAD = 0.5
_ELSEWHERE_KM = 161.0
_KNOWN_TOWN = 1_000
_BESIDE_KM = 150.0


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name in a text with the places it may mean.

    `after_comma` is true where the name before is held by this one, if it is an area: "Paris,
    Texas", "Palmyra in Homs province". `words` are the name as it stands.
    """

    span: Span
    candidates: tuple[Candidate, ...]
    after_comma: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A name's place; `reason` tells in a sentence why this one, `open` that none was chosen."""

    span: Span
    place: Place
    reason: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class OutletArea:
    """Where an outlet reports from: the middle in WGS 84 degrees, and by which name."""

    lat: float
    lon: float
    name: str


@dataclass(slots=True)
class _Sense:
    """One meaning in a text: the candidates that are left, how often it stands, what was told."""

    candidates: tuple[Candidate, ...]
    words: str
    count: int = 0
    told: str = ""


def choose_named(
    names: Sequence[NamedPlace], gazetteer: Gazetteer, area: OutletArea | None = None
) -> tuple[PlaceChoice, ...]:
    """Choose for each name of one text the place that it means; linear in the number of names."""
    senses, numbers = _gather_senses(names, gazetteer)
    if not senses:
        return ()
    chosen: list[tuple[Place, str, bool]] = [_leave_open(senses[0])] * len(senses)
    rank = sorted(range(len(senses)), key=lambda at: (-senses[at].count, at))
    context: list[int] = []
    size = 0
    for number in rank:
        size += len(senses[number].candidates)
        if size > _MOST_IN_CONTEXT:
            break
        context.append(number)
    context.sort()
    scorer = _Scorer([senses[at] for at in context], gazetteer, area)
    for at, number in enumerate(context):
        chosen[number] = scorer.decide(at)
    for number in rank[len(context) :]:
        near = context[: _MOST_IN_CONTEXT // MOST_CANDIDATES // 2]
        alone = _Scorer([senses[number], *(senses[at] for at in near)], gazetteer, area)
        chosen[number] = alone.decide(0)
    return tuple(
        PlaceChoice(name.span, *chosen[number]) for name, number in zip(names, numbers, strict=True)
    )


def _gather_senses(
    names: Sequence[NamedPlace], gazetteer: Gazetteer
) -> tuple[list[_Sense], list[int]]:
    """Gather names that mean one thing; what is told of a name once holds wherever it stands."""
    told = _read_holders(names, gazetteer)
    by_name: dict[tuple[Candidate, ...], dict[tuple[Candidate, ...], str]] = {}
    for name, (kept, holder) in zip(names, told, strict=True):
        if holder:
            by_name.setdefault(name.candidates, {}).setdefault(kept, holder)
    senses: dict[tuple[Candidate, ...], int] = {}
    found: list[_Sense] = []
    numbers = []
    for name, (kept, holder) in zip(names, told, strict=True):
        elsewhere = by_name.get(name.candidates, {})
        if kept == name.candidates and len(elsewhere) == 1:
            kept, holder = next(iter(elsewhere.items()))  # noqa: PLW2901 - told elsewhere in the text
        if kept not in senses:
            senses[kept] = len(found)
            found.append(_Sense(kept[:MOST_CANDIDATES], name.words, told=holder))
        found[senses[kept]].count += 1
        numbers.append(senses[kept])
    return found, numbers


def _read_holders(
    names: Sequence[NamedPlace], gazetteer: Gazetteer
) -> list[tuple[tuple[Candidate, ...], str]]:
    """Give each name's candidates that fit what the text says holds them, and who holds them."""
    told: list[tuple[tuple[Candidate, ...], str]] = [(name.candidates, "") for name in names]
    for at in range(len(names) - 2, -1, -1):
        if not names[at + 1].after_comma:
            continue
        outer, told_outer = told[at + 1]
        areas = {one.place.id for one in outer if one.full and one.place.precision in _AREAS}
        if any(one.layer is Layer.AREA for one in names[at].candidates):
            # "Syria, Turkey" is a list of countries, "Peru, Indiana" is a town.
            areas = {one for one in areas if not one.startswith("country:")}
        own = tuple(one for one in names[at].candidates if one.layer is Layer.CASE)
        if own:
            # The case names its places itself: of two that share a name, the one near the holder.
            told[at] = (near_holder(own, outer), told_outer)
            continue
        kept = tuple(one for one in names[at].candidates if not areas.isdisjoint(one.place.within))
        if any(one.layer is Layer.AREA for one in names[at].candidates):
            # "Florida, Ohio" is a list of states, "Delaware, Ohio" is a town.
            kept = tuple(one for one in kept if one.population >= _KNOWN_TOWN)
        if not kept:
            continue
        above = {identity for one in kept for identity in one.place.within}
        holders = tuple(o for o in outer if o.place.id in above & areas)
        told[at] = (kept, holders[0].place.name)
        if max(outer, key=gazetteer.prior).place.precision in _AREAS:
            told[at + 1] = (holders, told_outer)
    return told


def near_holder(own: tuple[Candidate, ...], outer: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Give the one of a case's own places that lies in the holder or nearest to it; else all."""
    for holder in outer:
        inside = tuple(one for one in own if holder.place.id in one.place.within)
        if len(inside) == 1:
            return inside
    away = [(km, n) for n, one in enumerate(own) if (km := measure_km(one.place, outer[0].place))]
    return (own[min(away)[1]],) if len(away) == len(own) else own


class _Scorer:
    """Scores the candidates of some senses against each other."""

    def __init__(
        self, senses: Sequence[_Sense], gazetteer: Gazetteer, area: OutletArea | None
    ) -> None:
        self.senses = senses
        self.gazetteer = gazetteer
        self.area = area
        priors = [[gazetteer.prior(one) for one in sense.candidates] for sense in senses]
        self.field = Field.of(
            [sense.candidates for sense in senses], priors, local=area is not None
        )
        self.near = self.field.measure_nearness(slice(None))
        self.home = self._score_area()
        self.context: Numbers = np.zeros_like(self.home)
        counts = np.sqrt([sense.count for sense in senses])
        for _ in range(_ROUNDS):
            weights = self.field.share_weights(self.scores, _HEAT)
            near = np.maximum.reduceat(self.near * weights, self.field.starts, axis=1)
            told = _CONTEXT * np.log2(1.0 + _CROWD * (near @ counts))
            self.context = _MOST_CONTEXT * np.tanh(told / _MOST_CONTEXT)

    @property
    def scores(self) -> Numbers:
        """The sum of what speaks for each candidate, in units of tenfold people."""
        total: Numbers = self.field.prior + self.home + self.context
        return total

    def decide(self, number: int) -> tuple[Place, str, bool]:
        """Give a sense's place, the reason, and whether it stays open."""
        sense = self.senses[number]
        start = int(self.field.starts[number])
        scores = self.scores[start : start + len(sense.candidates)]
        best = int(np.argmax(scores))
        place = sense.candidates[best].place
        away = self._measure_from(place)[start : start + len(sense.candidates)]
        rivals = [at for at in range(len(scores)) if away[at] > _ELSEWHERE_KM and at != best]
        if not rivals:
            return place, self._tell_sure(sense), False
        rival = max(rivals, key=lambda at: scores[at])
        if scores[best] - scores[rival] < _LEAD:
            return _leave_open(sense)
        return place, self._tell_why(sense, start + best, start + rival), False

    def _score_area(self) -> Numbers:
        if self.area is None:
            return np.zeros(len(self.field.candidates))
        lat, lon = np.radians(self.area.lat), np.radians(self.area.lon)
        away = self.field.measure_km(float(lat), float(lon))
        near: Numbers = _AREA / (1.0 + (away / _AREA_KM) ** 2)
        near[self.field.is_country] = 0.0
        return near

    def _measure_from(self, place: Place) -> Numbers:
        if place.lat is None or place.lon is None:
            return np.full(len(self.field.candidates), np.inf)
        return self.field.measure_km(float(np.radians(place.lat)), float(np.radians(place.lon)))

    def _tell_sure(self, sense: _Sense) -> str:
        if sense.told:
            return f"the text says that it belongs with {sense.told}"
        if len(sense.candidates) == 1:
            return "no other place of this name is known"
        return "all places of this name that are known lie together"

    def _tell_why(self, sense: _Sense, best: int, rival: int) -> str:
        field = self.field
        other = field.candidates[rival].place
        rather = f"rather than {other.name} in {self._tell_holder(other)}"
        leads = {
            "home": self.home[best] - self.home[rival],
            "context": self.context[best] - self.context[rival],
            "prior": field.prior[best] - field.prior[rival],
        }
        said = f"the text says that it belongs with {sense.told}; " if sense.told else ""
        if self.area and leads["home"] >= max(leads.values()):
            return f"{said}it lies where the outlet reports from, by {self.area.name}, {rather}"
        if leads["context"] >= max(leads.values()):
            return f"{said}{self._tell_neighbour(best)}, {rather}"
        one = field.candidates[best]
        country = one.place.country
        if country in self.gazetteer.home and other.country not in self.gazetteer.home:
            return f"{said}the case is about its country, {rather}"
        return f"{said}it is the best known place of this name, {rather}"

    def _tell_neighbour(self, best: int) -> str:
        field = self.field
        weights = field.share_weights(self.scores, _HEAT)
        nearest = int(np.argmax(self.near[best] * weights))
        neighbour = field.candidates[nearest].place
        place = field.candidates[best].place
        if place.lat is None or neighbour.lat is None or field.is_country[nearest]:
            return f"the text names {neighbour.name} too"
        away = self._measure_from(place)[nearest]
        if away < _BESIDE_KM:
            return f"it lies {away:.0f} km from {neighbour.name}, which the text names too"
        return f"the text names {neighbour.name} too"

    def _tell_holder(self, place: Place) -> str:
        return next(
            (held.name for one in place.within if (held := self.gazetteer.place(one))),
            place.precision.value,
        )


def _leave_open(sense: _Sense) -> tuple[Place, str, bool]:
    """Make a place that has a name and no point, of the country that all its candidates share."""
    countries = {one.place.country for one in sense.candidates}
    country = countries.pop() if len(countries) == 1 else None
    name = sense.words or sense.candidates[0].place.name
    within = (f"country:{country}",) if country else ()
    key = "-".join(fold_name(name).split())
    place = Place(f"open:{key}", name, None, None, PlacePrecision.UNKNOWN, country, within)
    count = len(sense.candidates)
    return place, f"{count} places bear this name, and nothing tells which is meant", True
