"""Clock times: their patterns, and the moment that each stands for on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta, timezone, tzinfo

from hearsay.model.times import Interval
from hearsay.text.date_calendar import join_clock
from hearsay.text.date_moments import read_hour
from hearsay.text.date_patterns import Found
from hearsay.text.date_words import CLOCK, GAP, WEEKDAY, ZONE, compile_rule, read_zone

_LEAD = r"(?P<lead>[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Ff]rom|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter)"
_LOCAL = r"(?P<lhour>[01]?\d|2[0-3])[:.]?(?P<lminute>[0-5]\d)?[\s\u00a0]?(?P<lhalf>[ap]\.?m\b\.?)?"
_OTHER_DAY = rf"(?:,?{GAP}(?:on{GAP})?{WEEKDAY})?"  # the day in the second zone
CLOCK_RULES = (
    # 5 p.m., at 17:30, 9 o'clock
    compile_rule(
        rf"(?:{_LEAD}{GAP})?(?P<span>{CLOCK}(?:[\s\u00a0]?\(?(?P<zone>{ZONE})|"
        rf"{GAP}(?P<oclock>o['’]clock|hours))?)"
    ),
    # 0500 GMT, 1730 hours
    compile_rule(
        r"(?P<span>(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>(?!))?[\s\u00a0]"
        rf"(?:(?P<zone>{ZONE})|hours|hrs))"
    ),
    # at 0530
    compile_rule(
        rf"(?:[Aa]t|[Aa]round|[Bb]y){GAP}(?P<span>(?P<hour>0\d)(?P<minute>[0-5]\d)(?P<half>(?!))?"
        r"(?P<zone>(?!))?(?P<oclock>))(?![.,]\d)"
    ),
    compile_rule(rf"(?:at|around|by|before|after|At){GAP}(?P<span>noon|midday|midnight)"),
    # 09:00 (06:00 GMT): the second tells the zone of the first
    compile_rule(
        rf"(?P<span>{_LOCAL}(?:{GAP}local(?:{GAP}time)?)?{GAP}?\({CLOCK}[\s\u00a0]?(?P<zone>{ZONE})"
        rf"{_OTHER_DAY}\))"
    ),
    compile_rule(
        rf"(?P<span>{_LOCAL}(?:{GAP}local(?:{GAP}time)?)?{GAP}?\((?P<hour>[01]\d|2[0-3])"
        rf"(?P<minute>[0-5]\d)(?P<half>(?!))?[\s\u00a0](?P<zone>{ZONE}){_OTHER_DAY}\))"
    ),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Hour and minute as told, and the zone as far as the words tell it."""

    hour: int
    minute: int
    zone: str | None
    shift: timedelta | None = None

    def place(self, day: date, zone: tzinfo) -> Interval:
        """Make the moment on a day. Raises ValueError or OverflowError beyond the calendar."""
        told = read_zone(self.zone, zone)
        if self.shift is not None:
            offset = told.utcoffset(None) or timedelta()
            told = timezone(offset + self.shift)
        return join_clock(day, self.hour, self.minute, told, zone)


def read_clock(found: Found, words: str, *, beside: bool) -> Clock | None:
    """Read a match of `CLOCK_RULES`; None where its figures are no clock time.

    `beside` tells that a day stands next to it: "3:16" alone is none, "Sunday, 3:16" is.
    """
    groups = found.groupdict()
    if "hour" not in groups:
        return Clock(0 if words == "midnight" else 12, 0, None)
    hour = read_hour(found)
    if hour is None:
        return None
    minute = int(groups["minute"] or 0)
    if "lhour" in groups:
        return _read_pair(groups, hour, minute)
    told = groups["half"] is not None or groups.get("oclock") is not None
    told = told or bool(groups["minute"] and groups["zone"])
    told = told or bool(groups["minute"] and ":" in words and (groups.get("lead") or beside))
    if not told and "lead" in groups:
        return None
    return Clock(hour, minute, groups.get("zone"))


def _read_pair(groups: dict[str, str | None], hour: int, minute: int) -> Clock | None:
    """Read the first of two clock times; how far it lies from the second is its zone's offset."""
    local = int(groups["lhour"] or 0)
    half = (groups["lhalf"] or "").lower()
    if half:
        if not 1 <= local <= 12:  # noqa: PLR2004 - hours of half a day
            return None
        local = local % 12 + (12 if half.startswith("p") else 0)
    elif not groups["lminute"]:
        return None
    told = int(groups["lminute"] or 0)
    apart = (60 * (local - hour) + told - minute + 12 * 60) % (24 * 60) - 12 * 60
    return Clock(local, told, groups["zone"], timedelta(minutes=apart))
