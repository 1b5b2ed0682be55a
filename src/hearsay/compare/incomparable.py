"""Incomparable: in what two claims differ, so that nothing follows from one for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearsay.compare.asked import Asked
from hearsay.compare.relations import Comparer
from hearsay.compare.scope import settle_scope
from hearsay.compare.sides import Sides
from hearsay.compare.values import Fit, compare_actors, compare_places, compare_times, fix_moment
from hearsay.compare.voices import Setting, Voiced, voice_claims
from hearsay.compare.wording import write_actor, write_list, write_place, write_when
from hearsay.frames.definitions import Frame
from hearsay.model.cases import Case
from hearsay.model.claims import Claim
from hearsay.model.places import Place
from hearsay.model.questions import Relation
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.statements import Statement

_CLOSED = ("unit", "scope", "act", "action")
_ACTORS = ("victims", "actor", "subject", "by", "against")


def relate_claims(
    pair: tuple[str, str],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sources: Sequence[Source],
    frames: Sequence[Frame],
    case: Case,
    *,
    asked_places: Mapping[str, Place] | None = None,
) -> Relation | str:
    """Relate two claims of a case by their ids; a sentence where they are incomparable.

    Raises KeyError for an id that no comparable claim has.
    """
    sides = Sides(sources)
    setting = Setting(sides, {frame.name: frame for frame in frames}, case.zone)
    chosen = [claim for claim in claims if claim.id in pair]
    voices = voice_claims(chosen, statements, reports, setting)
    settled = settle_scope(voices, Asked(case, voices, sides, asked_places))
    by_id = {voice.id: voice for voice in settled}
    a, b = (by_id[name] for name in pair)
    return Comparer(sides).relate_pair(a, b) or explain_difference(a, b, sides)


def explain_difference(a: Voiced, b: Voiced, sides: Sides) -> str:
    """Say in a sentence why two claims are incomparable: other matter, place, day, unit, ..."""
    if a.frame != b.frame:
        return f"they speak of different things: {_plain(a.frame)} and {_plain(b.frame)}"
    reasons = [
        *_differ_closed(a, b),
        *_differ_actors(a, b, sides),
        *_differ_places(a, b),
        *_differ_times(a, b),
    ]
    if reasons:
        return "; ".join(reasons)
    if a.report == b.report:
        return "one report tells both, one after the other"
    return "one speaks for the other, or neither excludes the other"


def _differ_closed(a: Voiced, b: Voiced) -> Iterator[str]:
    for slot in _CLOSED:
        first, second = a.choice(slot), b.choice(slot)
        if slot == "scope":
            first, second = first or "incident", second or "incident"
        if first == second or slot == "action":
            continue
        if slot == "scope":
            yield "different scope: one is a running total, the other one incident's"
        elif first is None or second is None:
            yield f"one does not say which {slot}"
        else:
            yield f"different {slot}s: {_plain(first)} and {_plain(second)}"


def _differ_actors(a: Voiced, b: Voiced, sides: Sides) -> Iterator[str]:
    for slot in _ACTORS:
        first, second = a.choice(slot), b.choice(slot)
        if first is None and second is None:
            continue
        if first is None or second is None:
            told = write_actor(first or second or "", sides)
            yield f"only one says who ({slot}: {told})"
            continue
        fit = compare_actors(first, second, sides)
        names = write_list([write_actor(first, sides), write_actor(second, sides)])
        if fit is Fit.APART:
            yield f"different {slot}: {names}"
        elif fit in {Fit.NARROWER, Fit.WIDER}:
            yield f"a part and its whole ({slot}): {names}"
        elif fit is Fit.UNKNOWN:
            yield f"it is not sure that they are the same ({slot}): {names}"


def _differ_places(a: Voiced, b: Voiced) -> Iterator[str]:
    fit = compare_places(a.place, b.place)
    if a.place is None or b.place is None:
        if a.place is not b.place:
            yield f"only one names a place, {write_place(a.place or b.place)}"  # type: ignore[arg-type] # one is there
        elif "place" in a.slots:
            yield "neither names a place"
    elif fit is Fit.APART:
        yield f"different places: {write_place(a.place)} and {write_place(b.place)}"
    elif fit in {Fit.NARROWER, Fit.WIDER}:
        inner, outer = (a.place, b.place) if fit is Fit.NARROWER else (b.place, a.place)
        yield f"a place and what holds it: {write_place(inner)} lies in {write_place(outer)}"


def _differ_times(a: Voiced, b: Voiced) -> Iterator[str]:
    if a.time is None or b.time is None:
        yield "it is not told when" if a.time is b.time else "only one tells when"
    elif compare_times(a.time, b.time) is Fit.APART:
        yield f"different times: {write_when(a.time)} and {write_when(b.time)}"
    elif not fix_moment(a.time, b.time) and a.time != b.time:
        yield f"it is not sure that the day is the same: {write_when(a.time)}, {write_when(b.time)}"


def _plain(words: str) -> str:
    return words.replace("-", " ").replace("_", " ")
