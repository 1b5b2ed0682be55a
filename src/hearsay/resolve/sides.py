"""Whose side a speaker speaks for: "we hold the town" in a colonel's mouth is the army's "we"."""

from __future__ import annotations

from collections.abc import Callable

from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Statement
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actors import ActorLexicon

SideFinder = Callable[[Statement], str | None]
"""Gives the id of the side for which a statement's speaker says "we"; None if nobody can know."""

_MILITARY = frozenset({"military", "army"})
_ORGANS = frozenset(
    {"media", "press", "office", "channel", "information", "centre", "center", "the", "military"}
)
_STAFFS = frozenset({"staff", "command", "ministry", "headquarters"})
"""In a body's name: it leads an army, and holds nothing itself."""
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})


def make_side_finder(book: SourceBook, actors: ActorLexicon) -> SideFinder:
    """Make the finder of one case, over the sources met so far.

    A body speaks for itself, a person for the body that the case or the report gives them; a media
    office, and somebody without a name, for the body that their own words name ("a fighter of the
    Front"). "A military source" of an outlet that bears its people's name is of that people's army.
    A bystander speaks for nobody.
    """
    known: dict[tuple[str, str], str | None] = {}

    def find_side(statement: Statement) -> str | None:
        speaker = statement.speaker
        outlet = statement.chain[-1].source if statement.chain else ""
        key = (speaker, outlet)
        if key not in known:
            source = book.get(speaker) if speaker in book else None
            body = _find_body(source, actors) if source else None
            known[key] = _find_forces(body, actors) if body else None
            if body is None and source is not None and outlet in book:
                known[key] = _find_home_army(source, book.get(outlet), actors)
        return known[key]

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
    return bodies[-1] if bodies else _find_owner(source, actors)


def _find_owner(outlet: Source, actors: ActorLexicon) -> Source | None:
    """Give the armed body of the case whose media an outlet is: "Shield Media" of one Shield."""
    words = set(outlet.name.split())
    core = {word for word in words if word.lower() not in _ORGANS}
    if outlet.kind is not SourceKind.OUTLET or not core or core == words:
        return None
    owners = [
        actors.sources[one]
        for one in sorted(actors.own)
        if (one in actors.armed or actors.sources[one].kind is SourceKind.GROUP)
        and core <= set(actors.sources[one].name.split())
    ]
    return owners[0] if len(owners) == 1 else None


def _find_home_army(source: Source, outlet: Source, actors: ActorLexicon) -> str | None:
    """Give the army of the people after whom an outlet is called, for "a military source" there."""
    if source.kind is not SourceKind.UNNAMED:
        return None
    if _MILITARY.isdisjoint(source.name.lower().split()):
        return None
    armies = {
        army
        for words, army in actors.armies.items()
        if len(words) == 1 and words[0] in outlet.name.split()
    }
    return armies.pop() if len(armies) == 1 else None


def _find_forces(body: Source, actors: ActorLexicon) -> str:
    """Give the army of a ministry, a staff or a country, where it has just one; else itself."""
    staff = not _STAFFS.isdisjoint(body.name.lower().split())
    if body.id in actors.armed and not actors.is_country(body.id) and not staff:
        return body.id
    above = {body.id, body.name.casefold()}
    if body.affiliation:
        above |= {body.affiliation, body.affiliation.casefold()}
    own = {one for one in actors.own if one in actors.armed}
    armies = [
        one.id
        for one in sorted(actors.sources.values(), key=lambda one: one.id)
        if one.id in actors.armed
        and one.id != body.id
        and one.affiliation
        and one.affiliation.casefold() in above
        and _STAFFS.isdisjoint(one.name.lower().split())
    ]
    first = [army for army in armies if army in own] or armies
    return first[0] if len(first) == 1 else body.id
