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
            known[speaker] = _find(book.get(speaker)) if speaker in book else None
        return known[speaker]

    def _find(source: Source) -> str | None:
        if source.kind in _BODIES:
            return source.id
        if source.affiliation:
            body = actors.sources.get(source.affiliation) or actors.resolve_name(source.affiliation)
            return body.id if body else None
        if source.kind is SourceKind.PERSON:
            return None
        named = [actors.sources[one] for _, one in actors.find(source.name)]
        bodies = [one.id for one in named if one.kind in _BODIES and one.name[:1].isupper()]
        return bodies[-1] if bodies else None

    return find_side
