"""Origins: statements that go back to one primary source. Corroboration counts these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lineage(StrEnum):
    """How the way back to the primary source is known."""

    STATED = "stated"
    INFERRED = "inferred"
    NOT_STATED = "not-stated"


class ReasonKind(StrEnum):
    """Why statements were put under one origin."""

    DECLARED = "declared"
    COPIED = "copied"
    SAME_SOURCE = "same-source"
    STATISTICAL = "statistical"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a merge, in a sentence."""

    kind: ReasonKind
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One primary source with everything that goes back to it.

    `source` is the primary source's id. An origin whose lineage is not stated corroborates nobody.
    """

    id: str
    source: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    lineage: Lineage
    because: tuple[Reason, ...]
