"""The words beside the figures: probabilities, times, counts and claims as a reader says them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo

from hearsay.model.claims import Claim, Denied, SlotValue
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.statements import Factuality, Form
from hearsay.model.times import Interval, Precision
from hearsay.publish.lookup import Lookup

# ICD 203 (Office of the Director of National Intelligence): the upper end of each word's range.
_LIKELIHOOD = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)
_FACTUALITY = {
    Factuality.CERTAIN: "puts it as certain",
    Factuality.CERTAIN_NOT: "says it is not so",
    Factuality.PROBABLE: "puts it as probable",
    Factuality.PROBABLE_NOT: "says it is probably not so",
    Factuality.POSSIBLE: "puts it as possible",
    Factuality.POSSIBLE_NOT: "says it is possibly not so",
    Factuality.UNDERSPECIFIED: "does not say how sure",
}
_FORM = {
    Form.DIRECT: "direct quote",
    Form.INDIRECT: "indirect speech",
    Form.MIXED: "partly quoted",
    Form.OWN_VOICE: "the report's own voice",
}
_PRECISION = {
    PlacePrecision.SITE: "a site",
    PlacePrecision.DISTRICT: "a district",
    PlacePrecision.TOWN: "a town",
    PlacePrecision.ADMIN: "a region: the ring is its middle, not a spot",
    PlacePrecision.COUNTRY: "a country: the ring is its middle, not a spot",
    PlacePrecision.UNKNOWN: "precision not known",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_THOUSANDTHS_SHOWN_ABOVE = 0.995


def say_likelihood(probability: float) -> str:
    """Give the ICD 203 term for a probability, to stand beside the figure, never for it."""
    return next((term for below, term in _LIKELIHOOD if probability < below), "almost certain")


def say_percent(probability: float) -> str:
    """Write a probability as a whole percentage; never 0 % or 100 %, which nobody can know."""
    if probability > _THOUSANDTHS_SHOWN_ABOVE:
        return "> 99 %"
    if probability < 1 - _THOUSANDTHS_SHOWN_ABOVE:
        return "< 1 %"
    return f"{probability * 100:.0f} %"


def say_number(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: 1 report, 2 reports."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_factuality(factuality: Factuality) -> str:
    """Put FactBank's sign in words."""
    return _FACTUALITY[factuality]


def say_form(form: Form) -> str:
    """Put a statement's form in words."""
    return _FORM[form]


def say_precision(precision: PlacePrecision) -> str:
    """Put a place's precision in words."""
    return _PRECISION[precision]


def say_day(day: date) -> str:
    """Write a day: 27 Mar 2016."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(moment: datetime | None, zone: tzinfo) -> str:
    """Write a moment in the case's zone: 27 Mar 2016, 14:05."""
    if moment is None:
        return "time not known"
    local = moment.astimezone(zone)
    return f"{say_day(local.date())}, {local:%H:%M}"


def say_interval(interval: Interval, zone: tzinfo) -> str:
    """Write an interval no finer than it was told: a minute, a day, a month or a year."""
    if interval.precision is Precision.MINUTE:
        lo, hi = say_moment(interval.lo, zone), say_moment(interval.hi, zone)
        return lo if lo == hi else f"{lo} to {hi}"
    first, last = interval.lo.date(), interval.hi.date()
    if interval.precision is Precision.YEAR:
        return _say_range(str(first.year), str(last.year))
    if interval.precision is Precision.MONTH:
        return _say_range(
            f"{_MONTHS[first.month - 1]} {first.year}", f"{_MONTHS[last.month - 1]} {last.year}"
        )
    return _say_range(say_day(first), say_day(last))


def say_value(value: SlotValue, lookup: Lookup) -> str:
    """Write a slot's value; a source's id becomes its name."""
    match value:
        case None:
            return "not said"
        case Place():
            return value.name
        case Interval():
            return say_interval(value, lookup.ledger.case.zone)
        case Count():
            words = value.words.strip()
            return f"{value} (“{words}”)" if words and words != str(value) else str(value)
        case Denied():
            return say_proposition(value.frame, value.slots, lookup)
        case str():
            return lookup.name_source(value)


def say_slots(slots: Mapping[str, SlotValue], lookup: Lookup) -> str:
    """Write the slots that hold something, as `name value; name value`."""
    return "; ".join(
        f"{name} {say_value(value, lookup)}" for name, value in slots.items() if value is not None
    )


def say_claim(claim: Claim, lookup: Lookup) -> str:
    """Write a claim on one line, as its frame puts it: 12 killed, Homs, 4 May 2015."""
    negated = "said not to be so: " if claim.negated else ""
    return negated + say_proposition(claim.frame, claim.slots, lookup)


def say_proposition(frame: str, slots: Mapping[str, SlotValue], lookup: Lookup) -> str:
    """Write a frame with its slots on one line; a frame without a wording lists its slots."""
    said = {name: say_value(value, lookup) for name, value in slots.items() if value is not None}
    wording = _WORDINGS.get(frame)
    core = wording(said) if wording else ""
    if not core:
        return f"{frame}: {say_slots(slots, lookup)}"
    place = None if frame == "control" else said.get("place")
    around = (place, said.get("time"), said.get("scope"), said.get("manner"))
    return ", ".join((core, *(part for part in around if part)))


def end_sentence(text: str) -> str:
    """Give a text with one full stop at its end, or whatever ended it."""
    plain = text.strip()
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."


def list_names(names: tuple[str, ...], most: int = 4) -> str:
    """Write names as a list: A, B and C; past `most`, how many more."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return "".join(names)


def _say_range(lo: str, hi: str) -> str:
    return lo if lo == hi else f"{lo} to {hi}"


def _say_control(said: Mapping[str, str]) -> str:
    place = said.get("place", "it")
    if "holder" not in said:
        return f"{said['previous']} loses {place}" if "previous" in said else ""
    previous = f" from {said['previous']}" if "previous" in said else ""
    return f"{said['holder']} {said.get('phase', 'holds')} {place}{previous}"


def _say_casualties(said: Mapping[str, str]) -> str:
    if "count" not in said:
        return ""
    victims = f" {said['victims']}" if "victims" in said else ""
    by = f" by {said['by']}" if "by" in said else ""
    return f"{said['count']}{victims} {said.get('unit', 'casualties')}{by}"


def _say_strikes(said: Mapping[str, str]) -> str:
    if "count" not in said and "by" not in said:
        return ""
    count = said.get("count", "a number of")
    by = f" by {said['by']}" if "by" in said else ""
    against = f" against {said['against']}" if "against" in said else ""
    return f"strikes: {count}{by}{against}"


def _say_movement(said: Mapping[str, str]) -> str:
    if "actor" not in said or "action" not in said:
        return ""
    return f"{said['actor']} {said['action'].replace('-', ' ')}"


def _say_responsibility(said: Mapping[str, str]) -> str:
    return f"{said['by']} is behind {said.get('act', 'it')}" if "by" in said else ""


def _say_denial(said: Mapping[str, str]) -> str:
    if "denies" not in said:
        return ""
    return f"{said.get('by', 'the speaker')} denies: {said['denies']}"


def _say_vessel(said: Mapping[str, str]) -> str:
    if "state" not in said:
        return ""
    return f"{said.get('subject', 'the vessel')} {said['state'].replace('-', ' ')}"


_WORDINGS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "control": _say_control,
    "casualties": _say_casualties,
    "strikes": _say_strikes,
    "movement": _say_movement,
    "responsibility": _say_responsibility,
    "denial": _say_denial,
    "vessel": _say_vessel,
}
