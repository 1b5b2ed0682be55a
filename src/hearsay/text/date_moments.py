"""Timestamps of metadata: a whole string that says one moment."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime

from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import Scene
from hearsay.text.date_rules import WRITTEN_RULES
from hearsay.text.date_values import Reading
from hearsay.text.date_words import CLOCK, ZONE, read_zone

_LONGEST = 100
_STAMP = re.compile(
    rf"{CLOCK}(?:[\s\u00a0]?(?:\(?(?P<zone>{ZONE})\)?|(?P<offset>[+-]\d\d:?\d\d)))?"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")  # not "20161212", which may be any number
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,4})"
)
_FILLERS = re.compile(r"(?i)\b(?:published|posted|updated|last|modified|on|at|date|time)\b:?|[|•·]")


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """Read a whole string as one moment, or give None where it is none.

    Reads ISO 8601, RFC 2822 and the usual ways of writing a day with or without a clock time
    ("12:47 12.12.2016", "Dec 12, 2016 5:31 pm"); the day comes first in 3/4/2016. A moment without
    a zone is in `zone`, a day without a time begins at midnight. Nothing may be left over, and the
    year must be told: nothing is guessed.
    """
    words = text.strip()
    if not words or len(words) > _LONGEST:
        return None
    for read in (_read_standard, _read_written):
        try:
            moment = read(words, zone)
        except (ValueError, OverflowError):
            continue
        if moment is not None:
            return moment
    return None


def _read_standard(words: str, zone: tzinfo) -> datetime | None:
    if _ISO.match(words):
        moment = datetime.fromisoformat(words)
    elif _RFC.fullmatch(words):
        moment = parsedate_to_datetime(words)
    else:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _read_written(words: str, zone: tzinfo) -> datetime | None:
    """Find one full date and at most one clock time, and nothing else."""
    scene = Scene(anchor=None, zone=zone, day_first=True)
    best: tuple[int, int, Interval] | None = None
    for rule in WRITTEN_RULES:
        for found in rule.pattern.finditer(words):
            outcome = rule.resolve(found, scene)
            value = outcome.interval if isinstance(outcome, Reading) else outcome
            if value is None or value.precision not in {Precision.DAY, Precision.MINUTE}:
                continue
            if best is None or found.end() - found.start() > best[1] - best[0]:
                best = (*found.span(), value)
    if best is None or best[2].lo.date() != best[2].hi.date():
        return None
    start, end, day = best
    rest = _FILLERS.sub(" ", f"{words[:start]} {words[end:]}").strip(" ,;-–—()\u00a0")
    if not rest:
        return day.lo
    stamp = _STAMP.fullmatch(rest)
    if stamp is None or not (stamp["minute"] or stamp["half"]):
        return None
    hour = read_hour(stamp)
    if hour is None:
        return None
    clock_zone = read_zone(stamp["zone"], zone)
    moment = day.lo.replace(hour=hour, minute=int(stamp["minute"] or 0), tzinfo=clock_zone)
    if stamp["offset"]:
        offset = datetime.strptime(stamp["offset"].replace(":", ""), "%z").tzinfo
        return moment.replace(tzinfo=offset)
    return moment


def read_hour(found: re.Match[str]) -> int | None:
    """Give the hour that `CLOCK` matched, by 24; None for "15 a.m."."""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if not half:
        return hour
    if half.startswith("in"):
        half = "am" if "morning" in half else "pm"
    if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
        return hour if half.startswith("p") and hour > 12 else None  # noqa: PLR2004
    return hour % 12 + (12 if half.startswith("p") else 0)
