"""Questions and their rival answers, and how two claims relate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearsay.model.claims import SlotValue
from hearsay.model.places import Place
from hearsay.model.times import Interval


class Status(StrEnum):
    """Whether anybody gives a rival answer."""

    CONTESTED = "contested"
    UNOPPOSED = "unopposed"


class RelationKind(StrEnum):
    """How one claim stands to another; a pair that is not listed is incomparable."""

    AGREES = "agrees"
    REFINES = "refines"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True)
class Relation:
    """A compared pair of claims, with the reason in a sentence."""

    a: str
    b: str
    relation: RelationKind
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A value for a question's open slot, with the ids of the claims that give it."""

    value: SlotValue
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A frame with one open slot, worded as a person would ask it.

    `about` holds the other fixed slots; `asked` is true where the desk asked it in `case.toml`.
    """

    id: str
    frame: str
    text: str
    where: Place | None
    when: Interval | None
    status: Status
    answers: tuple[Answer, ...]
    about: Mapping[str, SlotValue] = field(default_factory=dict)
    asked: bool = False
