"""Cases: what a desk asks, and what it adds to the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from pathlib import Path

from hearsay.model.claims import SlotValue
from hearsay.model.merges import AskedMerge, AskedSplit
from hearsay.model.places import Place
from hearsay.model.sources import Source


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of `case.toml`: a frame, a place's name, other fixed slots as written."""

    frame: str
    where: str | None = None
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What turned out true, where a case knows it: by whom it was established, and when."""

    frame: str
    where: str | None
    about: Mapping[str, str]
    value: SlotValue
    established: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder's own settings: `case.toml`, read and checked.

    `actors` and `places` are additions to the lexicons; an actor's aliases are matched as written,
    a place's names are given by `place_names` (place id to names). `note` is shown on the dossier,
    `frames` names the optional frames that it wants to be read. `merges` and `splits` are what a
    person ordered about names.
    """

    folder: Path
    title: str
    language: str
    zone: tzinfo
    questions: tuple[AskedQuestion, ...] = ()
    actors: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    place_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    note: str | None = None
    frames: tuple[str, ...] = ()
    merges: tuple[AskedMerge, ...] = ()
    splits: tuple[AskedSplit, ...] = ()
