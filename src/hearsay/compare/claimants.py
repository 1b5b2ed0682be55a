"""Claimants: in whose timeline a statement counts.

A spokesman, a media office and "the ministry" of one body tell one story, the body's. A newspaper
that repeats a body, with its name or without, tells its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.compare.origins.bodies import Bodies, find_organ
from hearsay.model.origins import Lineage, Origin
from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Statement


def name_claimants(
    statements: Sequence[Statement], sources: Sequence[Source], origins: Sequence[Origin]
) -> Mapping[str, str]:
    """Give each statement's claimant: its speaker, or the body for which they speak.

    An outlet is its own claimant unless its name says whose outlet it is ("Front Media Office").
    """
    known = {source.id: source for source in sources}
    behind = {
        statement: origin.source
        for origin in origins
        if origin.lineage is not Lineage.NOT_STATED
        for statement in origin.statements
    }
    bodies = Bodies(sources)
    newsrooms = {
        source.id
        for source in sources
        if source.kind is SourceKind.OUTLET and find_organ(source, bodies) is None
    }
    claimants: dict[str, str] = {}
    for statement in statements:
        body = behind.get(statement.id, statement.speaker)
        own = statement.speaker in newsrooms or body not in known
        claimants[statement.id] = statement.speaker if own else body
    return claimants
