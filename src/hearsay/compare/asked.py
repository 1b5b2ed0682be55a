"""Asked questions: which drafts answer what the desk itself asks in its `case.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.compare.claims import DENIAL
from hearsay.compare.drafts import Draft
from hearsay.compare.sides import Sides
from hearsay.compare.voices import Voiced
from hearsay.model.cases import AskedQuestion, Case
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.times import Interval


class Asked:
    """The questions of a case, with the ids of the places that they name.

    A name is looked up among `places` (names as the desk wrote them), the case's own places, and
    the places of which the claims speak.
    """

    def __init__(
        self,
        case: Case,
        voices: Sequence[Voiced],
        sides: Sides,
        places: Mapping[str, Place] | None = None,
    ) -> None:
        self._sides = sides
        self._questions = case.questions
        named: dict[str, set[str]] = {}
        self._known: dict[str, Place] = {}
        for place in (*case.places, *(v.place for v in voices if v.place is not None)):
            for name in (place.id, place.name, *case.place_names.get(place.id, ())):
                named.setdefault(name.casefold(), set()).add(place.id)
                self._known.setdefault(name.casefold(), place)
        for name, place in (places or {}).items():
            named[name.casefold()] = {place.id}
            self._known[name.casefold()] = place
        self._places = tuple(
            frozenset(named.get(q.where.casefold(), {q.where})) if q.where else None
            for q in case.questions
        )

    @property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """The desk's questions, in their order."""
        return self._questions

    def place_of(self, number: int) -> Place | None:
        """Give the place that a question names, where it is known; None where it names none."""
        where = self._questions[number].where
        return self._known.get(where.casefold()) if where else None

    @property
    def roots(self) -> frozenset[str]:
        """The ids of all places that are asked about."""
        return frozenset[str]().union(*(ids for ids in self._places if ids is not None))

    def rank(self, draft: Draft) -> int | None:
        """Give the number of the first question that a draft answers; None where none asks it."""
        for number, (question, places) in enumerate(
            zip(self._questions, self._places, strict=True)
        ):
            if question.frame == draft.frame and any(
                _lies_in(voice.place, places) and self.fits(voice, question)
                for voice in draft.voices
            ):
                return number
        return None

    def fits(self, voice: Voiced, question: AskedQuestion) -> bool:
        """Tell whether a claim says all that a question fixes besides its place."""
        if question.frame == DENIAL:
            return True
        return all(
            self._says(voice.slots.get("time" if slot == "when" else slot), wanted)
            for slot, wanted in question.about.items()
        )

    def _says(self, value: SlotValue, wanted: str) -> bool:
        if isinstance(value, Interval):
            first, last = value.lo.date().isoformat(), value.hi.date().isoformat()
            return first[: len(wanted)] <= wanted <= last[: len(wanted)]
        if isinstance(value, Count):
            return str(value).replace(",", "") == wanted.replace(",", "")
        if isinstance(value, Place):
            return wanted.casefold() in {value.id.casefold(), value.name.casefold()}
        if isinstance(value, str):
            return value.casefold() == wanted.casefold() or value == self._sides.find_id(wanted)
        return False


def _lies_in(place: Place | None, ids: frozenset[str] | None) -> bool:
    if ids is None:
        return True
    return place is not None and (place.id in ids or not ids.isdisjoint(place.within))
