"""Places: a point that somebody named, with how precise it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """What kind of thing the point stands for, from fine to coarse."""

    SITE = "site"
    DISTRICT = "district"
    TOWN = "town"
    ADMIN = "admin"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `lat` and `lon` are WGS 84 degrees, or None where only the name is known.

    `within` lists the ids of the places that hold it, nearest first (a citadel: its town, its
    governorate, its country).
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    country: str | None = None
    within: tuple[str, ...] = ()

    def inside(self, other: Place) -> bool:
        """Tell whether this place is the other or lies in it."""
        return self.id == other.id or other.id in self.within
