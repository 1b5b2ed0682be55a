"""Fields of candidates: what all the names of a text may mean, as arrays, and how near they lie.

Nearness is a number from 0 to 1: by distance between two points, by the state or country that two
places share, and by one lying in the other. It is what disambiguation of places in local news has
been built on since Lieberman, Samet and Sankaranarayanan (2010), and it needs no training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.model.places import PlacePrecision
from hearsay.resolve.gazetteer_tables import Candidate, Layer

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]

_DIAMETER_KM = 12742.0
# At this distance two points are half as near as can be: a county's breadth.
_HALF_KM = 60.0
_SAME_COUNTRY = 0.05
_SAME_STATE = 0.4
_IN_STATE = 0.8
_IN_COUNTRY = 0.1
# An alternate name of some town, read nowhere in the text's own words, is a weak guess.
_ALTERNATE = 2.0
# A country's name means the country, and a metropolis' the metropolis, but where much speaks for
# another place; a metropolis counts for less where the outlet is known to be local.
_COUNTRY = 4.0
_FAMOUS = 2.0
_FAMOUS_AT_LOCALS = 1.0
_METROPOLIS = 500_000


@dataclass(frozen=True)
class Field:
    """Candidates of several names, name after name; every array has one entry a candidate.

    `lat` and `lon` are radians, NaN where unknown; `country` and `state` are numbers of codes, each
    unlike any other where unknown; `starts` are the indices at which a name's candidates begin.
    """

    candidates: tuple[Candidate, ...]
    prior: Numbers
    lat: Numbers
    lon: Numbers
    country: Codes
    state: Codes
    is_country: Flags
    is_state: Flags
    name: Codes
    starts: Codes

    @classmethod
    def of(
        cls,
        names: Sequence[Sequence[Candidate]],
        priors: Sequence[Sequence[float]],
        *,
        local: bool = False,
    ) -> Field:
        """Lay out the candidates of several names, none of them empty, with their priors.

        `local` is true where it is known which area the outlet reports from.
        """
        fame = _FAMOUS_AT_LOCALS if local else _FAMOUS
        flat = tuple(one for candidates in names for one in candidates)
        places = [one.place for one in flat]
        sizes = [len(candidates) for candidates in names]
        countries = [place.country or f"?{at}" for at, place in enumerate(places)]
        states = [one.admin1 or f"?{at}" for at, one in enumerate(flat)]
        points = np.array(
            [
                (np.nan if p.lat is None else p.lat, np.nan if p.lon is None else p.lon)
                for p in places
            ],
            dtype=np.float64,
        ).reshape(-1, 2)
        lat, lon = np.radians(points).T
        is_country = np.array([p.precision is PlacePrecision.COUNTRY for p in places], dtype=bool)
        given = np.array([prior for one in priors for prior in one], dtype=np.float64)
        given += np.array([_weigh_kind(one, fame) for one in flat], dtype=np.float64)
        return cls(
            candidates=flat,
            prior=given,
            lat=lat,
            lon=lon,
            country=_number(countries),
            state=_number(states),
            is_country=is_country,
            is_state=np.array([_is_state(one) for one in flat], dtype=bool),
            name=np.repeat(np.arange(len(sizes)), sizes),
            starts=np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64),
        )

    def measure_km(self, lat: float, lon: float) -> Numbers:
        """Measure how far every candidate lies from a point, in km; infinite where unknown."""
        half = np.sin((self.lat - lat) / 2) ** 2
        half += np.cos(self.lat) * np.cos(lat) * np.sin((self.lon - lon) / 2) ** 2
        away = _DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        found: Numbers = np.nan_to_num(away, nan=np.inf)
        return found

    def measure_nearness(self, rows: slice) -> Numbers:
        """Measure how near the candidates of `rows` lie to all: a matrix, 0 within one name."""
        lat, lon = self.lat[rows, None], self.lon[rows, None]
        half = np.sin((lat - self.lat) / 2) ** 2
        half += np.cos(lat) * np.cos(self.lat) * np.sin((lon - self.lon) / 2) ** 2
        away = _DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        near: Numbers = np.nan_to_num(_HALF_KM / (_HALF_KM + away), nan=0.0)
        either_country = self.is_country[rows, None] | self.is_country
        near[either_country] = 0.0
        same_country = self.country[rows, None] == self.country
        same_state = (self.state[rows, None] == self.state) & ~either_country
        either_state = self.is_state[rows, None] | self.is_state
        for where, least in (
            (same_country & ~either_country, _SAME_COUNTRY),
            (same_country & either_country, _IN_COUNTRY),
            (same_state, _SAME_STATE),
            (same_state & either_state, _IN_STATE),
        ):
            np.maximum(near, least, out=near, where=where)
        near[self.name[rows, None] == self.name] = 0.0
        return near

    def share_weights(self, scores: Numbers, heat: float) -> Numbers:
        """Share each name's weight of 1 among its candidates, by their scores."""
        best = np.maximum.reduceat(scores, self.starts)[self.name]
        weights = np.exp(heat * (scores - best))
        total: Numbers = weights / np.add.reduceat(weights, self.starts)[self.name]
        return total


def _weigh_kind(candidate: Candidate, fame: float) -> float:
    """Weigh what a candidate is, beyond its prior, in units of tenfold people."""
    precision = candidate.place.precision
    if precision is PlacePrecision.COUNTRY:
        return _COUNTRY
    if candidate.layer is Layer.AREA:
        return _COUNTRY if precision is PlacePrecision.UNKNOWN else 0.0
    if candidate.layer > Layer.AREA:
        return 0.0
    famous = candidate.layer is Layer.TOWN and candidate.population >= _METROPOLIS
    return (fame if famous else 0.0) - (0.0 if candidate.primary else _ALTERNATE)


def _is_state(candidate: Candidate) -> bool:
    place = candidate.place
    admin = place.precision is PlacePrecision.ADMIN and bool(candidate.admin1)
    return admin and len(place.within) == 1


def _number(codes: Sequence[str]) -> Codes:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(code, len(numbers)) for code in codes], dtype=np.int64)
