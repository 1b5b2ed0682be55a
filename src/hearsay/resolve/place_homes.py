"""Homes: where an outlet reports from, learnt from the places that its reports name.

A local paper does not say which Springfield it means; its other names do. So all the names of an
outlet's reports are laid on one map, each with all that it may mean, and the point is taken round
which most of them could lie. The outlet's own name counts as one of them ("Columbus Telegram").
Nothing is learnt from any answer key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from hearsay.model.places import PlacePrecision
from hearsay.resolve.gazetteer import Candidate, Gazetteer, Layer
from hearsay.resolve.place_choice import MOST_CANDIDATES, NamedPlace, OutletArea
from hearsay.resolve.place_fields import Field
from hearsay.resolve.places import find_place_names
from hearsay.resolve.towns import fold_name

_MOST_NAMES = 60
_FEWEST_NAMES = 2
_HEAT = 0.3
_NEAR_KM = 100.0
_NAME_WEIGHT = 2.0
_FEWEST_LETTERS = 4
_LONGEST_WORD = 60
_MOST_PAPER_WORDS = 3
_LEAST_WEIGHT = 0.02
_FEWEST_REPORTS = 3
_MOST_REPORTS = 40


def learn_area(
    reports: Iterable[Sequence[NamedPlace]], gazetteer: Gazetteer, outlet: str = ""
) -> OutletArea | None:
    """Learn where an outlet reports from, by all its reports' names and by its own name or domain.

    Gives None where fewer than two names of towns or counties stand in them.
    """
    counted: dict[tuple[Candidate, ...], float] = {}
    for names in reports:
        for candidates in dict.fromkeys(name.candidates for name in names):
            counted[candidates] = counted.get(candidates, 0.0) + 1.0
    if hint := read_outlet(outlet, gazetteer):
        counted[hint] = counted.get(hint, 0.0) + _NAME_WEIGHT
    local = {
        kept[:MOST_CANDIDATES]: count
        for candidates, count in counted.items()
        if (kept := _keep_local(candidates))
    }
    ranked = sorted(local.items(), key=lambda item: -item[1])[:_MOST_NAMES]
    if len(ranked) < _FEWEST_NAMES:
        return None
    local_names = [candidates for candidates, _ in ranked]
    field = Field.of(
        local_names, [[gazetteer.prior(one) for one in many] for many in local_names], local=True
    )
    weights = field.share_weights(field.prior, _HEAT)
    counts = np.array([count for _, count in ranked])
    best, most = -1, -1.0
    for at in map(int, np.flatnonzero(weights >= _LEAST_WEIGHT)):
        away = field.measure_km(float(field.lat[at]), float(field.lon[at]))
        near = weights / (1.0 + (away / _NEAR_KM) ** 1.5)
        total = float(np.maximum.reduceat(near, field.starts) @ counts)
        if total > most:
            best, most = at, total
    place = field.candidates[best].place
    if place.lat is None or place.lon is None:
        return None
    return OutletArea(place.lat, place.lon, place.name)


def read_outlet(outlet: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Find what the place in an outlet's name or domain may be: "Columbus" of "Columbus Telegram".

    Gives nothing where no place is left once the words that papers are called by are gone.
    """
    papers = gazetteer.tables.rules.bodies
    if " " in outlet.strip():
        words = [word for word in fold_name(outlet).split() if word != "the"]
        bare = [word for word in words if word not in papers]
        return gazetteer.candidates(" ".join(bare)) if bare and len(bare) < len(words) else ()
    label = fold_name(max(outlet.split(".")[:-1], key=len, default=""))[:_LONGEST_WORD]
    rest, longest = label.replace(" ", ""), sorted(papers, key=len, reverse=True)
    for _ in range(_MOST_PAPER_WORDS):
        paper = next((one for one in longest if rest.endswith(one) and len(one) < len(rest)), "")
        rest = rest.removesuffix(paper)
    stripped = rest != label and len(rest) >= _FEWEST_LETTERS
    return gazetteer.candidates(rest) if stripped else ()


def _keep_local(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep the towns and counties; a name that may be a country or state tells no home."""
    if any(one.layer is Layer.AREA for one in candidates):
        return ()
    return tuple(
        one
        for one in candidates
        if one.place.lat is not None and one.place.precision is not PlacePrecision.COUNTRY
    )


def learn_areas(
    texts: Iterable[tuple[str | None, str]], gazetteer: Gazetteer
) -> dict[str, OutletArea]:
    """Learn each outlet's area from its reports, given as (outlet, text) pairs.

    Outlets of fewer than three reports, and those without a name, get none.
    """
    by_outlet: dict[str, list[str]] = {}
    for outlet, text in texts:
        if outlet:
            by_outlet.setdefault(outlet, []).append(text)
    areas: dict[str, OutletArea] = {}
    for outlet, some in by_outlet.items():
        if len(some) < _FEWEST_REPORTS:
            continue
        names = [find_place_names(text, gazetteer) for text in some[:_MOST_REPORTS]]
        area = learn_area(names, gazetteer, outlet)
        if area is not None:
            areas[outlet] = area
    return areas
