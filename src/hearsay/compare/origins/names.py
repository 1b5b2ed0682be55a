"""Namesakes: sources that one case names in longer and shorter forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hearsay.compare.origins.bodies import Bodies, find_head, is_institution, read_words
from hearsay.model.sources import Source, SourceKind
from hearsay.model.statements import Form, Statement

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})
_JOINTS = frozenset({"and", "but"})
_FULL = 2
_FIRST = re.compile(r"[^\s,:;’']+")


Persons = dict[tuple[str, ...], list[Source]]
"""The persons of a case by their whole names, and by each word of these, in lower case."""


def index_persons(sources: Sequence[Source]) -> Persons:
    """Index the persons of a case whose names have two words or more."""
    index: Persons = defaultdict(list)
    for source in sources:
        words = tuple(source.name.lower().split())
        if source.kind is not SourceKind.PERSON or len(words) < _FULL or words[0] in _JOINTS:
            continue
        for key in dict.fromkeys((words, *((word,) for word in words))):
            index[key].append(source)
    return index


def find_person(name: str, persons: Persons, other_than: str = "") -> str | None:
    """Find the only person of a case whom a name may mean, by its last words.

    "Boss Ana Reyes" and "Reyes" are Ana Reyes where no other person of the case bears that name.
    """
    words = tuple(name.lower().split())
    if words and words[0] in _JOINTS:
        words = words[1:]
    for cut in range(len(words)):
        if len(words) > 1 and len(words) - cut < _FULL:
            break
        found = [one for one in persons.get(words[cut:], ()) if one.id != other_than]
        if len(found) > 1:
            whole = [one for one in found if tuple(one.name.lower().split()) == words[cut:]]
            short = min(found, key=lambda one: len(one.name))
            found = whole or [short] if all(one.name.endswith(short.name) for one in found) else []
        if found:
            longer = len(found[0].name.split()) > len(words)
            return found[0].id if len(words) == 1 or cut or not longer else None
    return None


def find_namesakes(sources: Sequence[Source], bodies: Bodies) -> Iterator[tuple[str, str]]:
    """Give pairs of sources that bear one name, the shorter or less known one first.

    "the League" is the Harbour Workers' League where the case has one league. Near linear.
    """
    known = {source.id: source for source in sources}
    bare: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        if source.kind is not SourceKind.UNNAMED and "@" not in source.id:
            bare[source.name.casefold().removeprefix("the ")].append(source)
    for group in bare.values():
        first = next((one for one in group if one.kind is SourceKind.OUTLET), group[0])
        yield from ((one.id, first.id) for one in group if one is not first)
    persons = index_persons(sources)
    for source in sources:
        words = read_words(source.name)
        body = source.kind in _BODIES and "@" not in source.id
        if body and is_institution(find_head(words)):
            fitting = bodies.find_longer(source.id, words)
            if len(fitting) == 1 and len(known[fitting[0]].name) >= len(source.name):
                yield source.id, fitting[0]
        elif source.kind is SourceKind.PERSON or (body and len(words) == 1):
            person = find_person(source.name, persons, source.id)
            if person is not None:
                yield source.id, person


class SpeakerNames:
    """The named sources of a case by the words with which a sentence may begin."""

    def __init__(self, statements: Iterable[Statement], sources: Iterable[Source]) -> None:
        self._cited = {s.speaker for s in statements if s.form is not Form.OWN_VOICE}
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source in sources:
            anybody = source.name.islower() and " " not in source.name
            if source.kind is SourceKind.UNNAMED or anybody:
                continue
            for name in (source.name, *source.aliases):
                bare = name.removeprefix("The ").removeprefix("the ")
                self._names[bare.split()[0].casefold() if bare else ""].append((bare, source.id))

    def find(self, words: str) -> tuple[str, str] | None:
        """Give the source with whose name some words begin, an article aside, and what follows."""
        bare = words.removeprefix("The ").removeprefix("the ").removeprefix("its ")
        first = _FIRST.match(bare)
        near = self._names.get(first.group().casefold(), ()) if first else ()
        found = [
            (len(name), source)
            for name, source in near
            if bare.startswith(name) and not bare[len(name) : len(name) + 1].isalnum()
        ]
        if not found:
            return None
        size, source = max(found)
        return source, bare[size:]

    def is_cited(self, source: str) -> bool:
        """Tell whether a report of the case cites a source."""
        return source in self._cited
