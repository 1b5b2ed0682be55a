"""Sides: who belongs to whom, and what a claim about control says of its holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearsay.compare.lexicon import load_words
from hearsay.model.claims import SlotValue
from hearsay.model.sources import Source, SourceKind

_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Holding:
    """What a control claim says: this actor holds the place, or (not `holds`) it doesn't."""

    actor: str
    holds: bool


def read_holding(slots: Mapping[str, SlotValue], *, negated: bool = False) -> Holding | None:
    """Read who holds the place by a control claim's slots; None where it names nobody.

    A loss without a new holder says only who holds it no longer; a loss that did not happen says
    that its holder still holds.
    """
    holder, previous = slots.get("holder"), slots.get("previous")
    if slots.get("phase") == "loses":
        return _read_loss(holder, previous, negated=negated)
    if isinstance(holder, str):
        return Holding(holder, holds=not negated)
    if isinstance(previous, str) and not negated:
        return Holding(previous, holds=False)
    return None


def _read_loss(holder: SlotValue, previous: SlotValue, *, negated: bool) -> Holding | None:
    loser = previous if isinstance(previous, str) else holder
    if not isinstance(loser, str):
        return None
    if isinstance(holder, str) and holder != loser and not negated:
        return Holding(holder, holds=True)
    return Holding(loser, holds=negated)


class Sides:
    """The actors of a case and their affiliations.

    An affiliation may be written as a source's id, its name or an alias.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        names: dict[str, str] = {}
        for source in sources:
            for name in (source.name, *source.aliases):
                names.setdefault(name.casefold(), source.id)
        self._ids = names
        self._above: dict[str, tuple[str, ...]] = {}

    def source(self, actor: str) -> Source | None:
        """Find a source by its id."""
        return self._sources.get(actor)

    def find_id(self, name: str) -> str | None:
        """Find the id of a source that bears this id, name or alias."""
        return name if name in self._sources else self._ids.get(name.casefold())

    def name(self, actor: str) -> str:
        """Give the actor's name; its id where the case doesn't know it."""
        source = self._sources.get(actor)
        return source.name if source else actor

    def named(self, actor: str) -> bool:
        """Tell whether the actor is somebody in particular, not "militants" or "a source"."""
        source = self._sources.get(actor)
        if source is None:
            return True
        general = source.kind is SourceKind.GROUP and source.name == source.name.lower()
        return source.kind is not SourceKind.UNNAMED and not general

    def opposed(self, a: str, b: str) -> bool:
        """Tell whether one is called only "rebels" or "militants", and the other is a state's."""
        return any(self._irregular(x) and self._regular(y) for x, y in ((a, b), (b, a)))

    def has_members(self, body: str, people: str) -> bool:
        """Tell whether a body's people are such: an army's are "soldiers"."""
        heads = load_words().members.get(self.name(people), frozenset())
        return self.named(body) and bool(heads & set(self.name(body).lower().split()))

    def may_mean(self, body: str, people: str) -> bool:
        """Tell whether a word for people may stand for a body: "militants" for an armed group."""
        source = self._sources.get(body)
        if source is not None and self._irregular(people):
            return self.named(body) and source.kind is SourceKind.GROUP
        return self.has_members(body, people)

    def _irregular(self, actor: str) -> bool:
        return self.name(actor) in load_words().irregulars

    def _regular(self, actor: str) -> bool:
        source = self._sources.get(actor)
        return source is not None and source.kind is SourceKind.ORGANISATION

    def single_words(self) -> dict[str, str]:
        """Map each one-word name or alias, in lower case, to its bearer's id.

        A word that several sources bear stands for nobody.
        """
        bearers: dict[str, set[str]] = {}
        for source in self._sources.values():
            if source.kind is SourceKind.UNNAMED:
                continue
            for name in (source.name, *source.aliases):
                if len(name.split()) == 1:
                    bearers.setdefault(name.lower(), set()).add(source.id)
        return {word: min(ids) for word, ids in bearers.items() if len(ids) == 1}

    def above(self, actor: str) -> tuple[str, ...]:
        """Give those to whom an actor belongs, nearest first."""
        if actor not in self._above:
            chain: list[str] = []
            now = self._parent(actor)
            while now and now != actor and now not in chain and len(chain) < _DEPTH:
                chain.append(now)
                now = self._parent(now)
            self._above[actor] = tuple(chain)
        return self._above[actor]

    def top(self, actor: str) -> str:
        """Give the outermost side to which an actor belongs: itself where it stands alone."""
        above = self.above(actor)
        return above[-1] if above else actor

    def _parent(self, actor: str) -> str | None:
        source = self._sources.get(actor)
        if source is None or not source.affiliation:
            return None
        return self.find_id(source.affiliation) or source.affiliation.casefold()
