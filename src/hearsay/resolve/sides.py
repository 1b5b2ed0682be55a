"""Whose side a speaker speaks for: "we hold the town" in a colonel's mouth is the army's "we"."""

from __future__ import annotations

from collections.abc import Callable

from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Statement
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actors import ActorLexicon

SideFinder = Callable[[Statement], str | None]
"""Gives the id of the side for which a statement's speaker says "we"; None if nobody can know."""

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})


def make_side_finder(book: SourceBook, actors: ActorLexicon) -> SideFinder:
    """Make the finder of one case, over the sources met so far.

    A body speaks for itself, a person for the body that the case or the report gives them; a media
    office, and somebody without a name, for the body that their own words name ("a fighter of the
    Front"). A bystander speaks for nobody.
    """
    known: dict[str, str | None] = {}

    def find_side(statement: Statement) -> str | None:
        speaker = statement.speaker
        if speaker not in known:
            body = _find_body(book.get(speaker), actors) if speaker in book else None
            known[speaker] = _find_forces(body, actors) if body else None
        return known[speaker]

    return find_side


def _find_body(source: Source, actors: ActorLexicon) -> Source | None:
    """Give the body for which somebody speaks."""
    if source.kind in _BODIES:
        return source
    if source.affiliation:
        return actors.sources.get(source.affiliation) or actors.resolve_name(source.affiliation)
    if source.kind is SourceKind.PERSON:
        return None
    named = [actors.sources[one] for _, one in actors.find(source.name) if one in actors.sources]
    bodies = [one for one in named if one.kind in _BODIES and one.name != one.name.lower()]
    return bodies[-1] if bodies else None


def _find_forces(body: Source, actors: ActorLexicon) -> str:
    """Give the army of a ministry, a staff or a country, where it has just one; else itself."""
    if body.id in actors.armed and not actors.is_country(body.id):
        return body.id
    above = {body.id, body.name.casefold()}
    if body.affiliation:
        above |= {body.affiliation, body.affiliation.casefold()}
    armies = [
        one.id
        for one in actors.sources.values()
        if one.id in actors.armed and one.affiliation and one.affiliation.casefold() in above
    ]
    return armies[0] if len(armies) == 1 else body.id
