"""Times: closed intervals that carry their precision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum


class Precision(StrEnum):
    """How finely a time was told, from fine to coarse."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    def coarser(self, other: Precision) -> Precision:
        """Give the coarser of the two: a result is never finer than its inputs."""
        order = list(Precision)
        return max(self, other, key=order.index)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval between two instants, both with a time zone.

    A day runs from 00:00:00 to 23:59:59 in its own zone. Raises ValueError for a naive or
    backward interval.
    """

    lo: datetime
    hi: datetime
    precision: Precision

    def __post_init__(self) -> None:
        if self.lo.tzinfo is None or self.hi.tzinfo is None:
            message = "an interval needs times with a zone"
            raise ValueError(message)
        if self.lo > self.hi:
            message = f"an interval must not run backwards: {self.lo} > {self.hi}"
            raise ValueError(message)

    @classmethod
    def of_days(
        cls, first: date, last: date, zone: tzinfo, precision: Precision = Precision.DAY
    ) -> Interval:
        """Make the interval from the first day's start to the last day's end."""
        return cls(
            datetime.combine(first, time.min, zone),
            datetime.combine(last, time(23, 59, 59), zone),
            precision,
        )

    @classmethod
    def at(cls, moment: datetime) -> Interval:
        """Make the interval of one minute-precise instant."""
        return cls(moment, moment, Precision.MINUTE)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some instant lies in both."""
        return self.lo <= other.hi and other.lo <= self.hi

    def contains(self, other: Interval) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.lo <= other.lo and other.hi <= self.hi

    def days(self) -> Iterator[date]:
        """Yield each calendar day it touches, in its own zone."""
        day = self.lo.date()
        while day <= self.hi.date():
            yield day
            day += timedelta(days=1)

    def iso(self) -> tuple[str, str]:
        """Write both ends: ISO datetimes for minutes, else ISO dates (the last day included)."""
        if self.precision is Precision.MINUTE:
            return self.lo.isoformat(), self.hi.isoformat()
        return self.lo.date().isoformat(), self.hi.date().isoformat()
