"""Sources: whoever speaks, passes on, publishes or acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker, relay, outlet or actor of a case; one id within a case.

    `aliases` are the forms under which reports name it, sorted, without `name` itself.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
