"""Wording: names, numbers and dates as they stand in a sentence of a question or a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hearsay.compare.lexicon import load_words
from hearsay.compare.sides import Sides
from hearsay.model.claims import SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.sources import SourceKind
from hearsay.model.times import Interval, Precision

_KINDS = {
    PlacePrecision.SITE: "site",
    PlacePrecision.DISTRICT: "district",
    PlacePrecision.TOWN: "town",
    PlacePrecision.ADMIN: "region",
    PlacePrecision.COUNTRY: "country",
}


def write_actor(actor: str, sides: Sides) -> str:
    """Name an actor inside a sentence: "ISIS", "the Syrian army"."""
    source = sides.source(actor)
    name = source.name if source else actor
    if source is not None and source.kind in {SourceKind.PERSON, SourceKind.OUTLET}:
        return name
    if name.casefold().startswith(("the ", "a ", "an ", "some ")):
        return name[0].lower() + name[1:]
    words = name.casefold().split()
    heads = {words[n - 1] for n, word in enumerate(words) if n and word in {"of", "for"}}
    heads.update(words[-1:])
    return name if heads.isdisjoint(load_words().institutions) else f"the {name}"


def write_place(place: Place) -> str:
    """Name a place inside a sentence."""
    return place.name


def write_kind(place: Place) -> str:
    """Say what kind of place it is: site, district, town, region, country, or just place."""
    return _KINDS.get(place.precision, "place")


def write_when(time: Interval) -> str:
    """Write a time as an adverb: "on 11 December 2016", "between 10 and 12 December 2016"."""
    first, last = time.lo.date(), time.hi.date()
    if time.precision is Precision.YEAR:
        years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
        return f"in {years}"
    if time.precision is Precision.MONTH:
        if (first.year, first.month) == (last.year, last.month):
            return f"in {first:%B} {first.year}"
        return f"between {first:%B} {first.year} and {last:%B} {last.year}"
    if first != last:
        return f"between {_write_first(first, last)} and {write_day(last)}"
    if time.precision is Precision.MINUTE:
        return f"on {write_day(first)} at {time.lo:%H:%M}"
    return f"on {write_day(first)}"


def write_day(day: date) -> str:
    """Write a day: "11 December 2016"."""
    return f"{day.day} {day:%B} {day.year}"


def write_count(count: Count) -> str:
    """Write a count as an answer; vague words are kept beside their bounds."""
    vague = count.words and not any(c.isdigit() for c in count.words) and not count.exact
    return f"{count} (“{count.words}”)" if vague else str(count)


def write_list(parts: Sequence[str]) -> str:
    """Join parts: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def write_names(actors: Sequence[str], sides: Sides, most: int = 3) -> str:
    """Join actors' names; beyond `most` the rest is counted."""
    names = [write_actor(actor, sides) for actor in actors[:most]]
    if len(actors) > most:
        names.append(f"{len(actors) - most} more")
    return write_list(names)


def write_value(value: SlotValue, sides: Sides) -> str:
    """Write any slot's value in words."""
    if isinstance(value, Place):
        return write_place(value)
    if isinstance(value, Interval):
        return write_when(value)
    if isinstance(value, Count):
        return write_count(value)
    if isinstance(value, str):
        return write_actor(value, sides) if sides.source(value) else value.replace("-", " ")
    return ""


def takes_plural(name: str) -> bool:
    """Tell whether a name wants a plural verb."""
    return not load_words().many.isdisjoint(name.casefold().split()[-1:])


def _write_first(first: date, last: date) -> str:
    """Leave out of the first day what the last one says too."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    if first.year == last.year:
        return f"{first.day} {first:%B}"
    return write_day(first)
