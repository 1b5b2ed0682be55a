"""TimeML values: how a time is written, beside the interval that it pins, if it pins one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearsay.model.times import Interval, Precision


class TimexKind(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Reading:
    """What words of time stand for: a TimeML value, and the interval where one is pinned.

    `pieces` are the single times of a list or range ("10 and 12 December"), each with where it
    begins and ends in the text; the interval then covers them all.
    """

    kind: TimexKind
    value: str
    interval: Interval | None = None
    pieces: tuple[tuple[int, int, Reading], ...] = ()


def read_interval(interval: Interval) -> Reading:
    """Write an interval as its precision allows: a moment, day, month, year, decade, else a pair.

    A part of a month or year ("early 2015") has the value of the whole, as TimeML has it.
    """
    first, last = interval.lo.date(), interval.hi.date()
    if interval.precision is Precision.MINUTE:
        return Reading(TimexKind.TIME, f"{interval.lo:%Y-%m-%dT%H:%M}", interval)
    form = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[interval.precision]
    lo, hi = first.isoformat()[:form], last.isoformat()[:form]
    return Reading(TimexKind.DATE, lo if lo == hi else f"{lo}/{hi}", interval)


def read_value(value: str, interval: Interval | None = None) -> Reading:
    """Make a reading of type DATE with a value of its own."""
    return Reading(TimexKind.DATE, value, interval)


def write_week(day: date) -> str:
    """Write the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
_TIMES = {"fortnight": 2, "decade": 10, "century": 100}


def write_duration(number: int | None, unit: str) -> str:
    """Write so many units, None for an unknown number: P3D, PT16H, P20Y for two decades, PXW."""
    name = unit.lower()
    name = "century" if name == "centuries" else name.removesuffix("s")
    letter = _LETTERS[name]
    if number is None:
        return f"P{letter[:-1]}X{ {'decade': 'E', 'century': 'C'}.get(name, letter[-1]) }"
    return f"P{letter[:-1]}{number * _TIMES.get(name, 1)}{letter[-1]}"
