"""The axis of days under timelines and curves: where a day lies, and which days are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from hearsay.publish.dossier.svg import draw_element

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_ROOM = 26  # a day's number with air, in the drawing's units
_MONTH_ROOM = 44  # a month's name with air
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from `first` up to but not including `end`, spread from `left` to `right`."""

    first: date
    end: date
    left: float
    right: float

    @property
    def step(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / max(1, (self.end - self.first).days)

    def place(self, day: date) -> float:
        """Give where a day begins."""
        return self.left + (day - self.first).days * self.step


def draw_axis(axis: DayAxis, top: float, bottom: float) -> Markup:
    """Draw the named days: a line down the drawing, the date under it, the month under that."""
    parts = []
    before: date | None = None
    for day, by_month in _pick_days(axis):
        x = axis.place(day)
        parts.append(draw_element("line", x1=x, x2=x, y1=top, y2=bottom, class_="tick"))
        fine, coarse = _name_day(day, before, by_month=by_month)
        parts.append(draw_element("text", fine, x=x + 3, y=bottom + 15, class_="day"))
        if coarse:
            parts.append(draw_element("text", coarse, x=x + 3, y=bottom + 29, class_="day month"))
        before = day
    return draw_element("g", *parts, class_="axis")


def _name_day(day: date, before: date | None, *, by_month: bool) -> tuple[str, str]:
    """Name a day over its month, or a month over its year, the lower one only where it changes."""
    month = _MONTHS[day.month - 1]
    if by_month and before is not None:
        return month, str(day.year) if before.year != day.year else ""
    changed = before is None or (before.year, before.month) != (day.year, day.month)
    return (
        (f"{day.day} {month}", str(day.year))
        if by_month
        else (
            str(day.day),
            f"{month} {day.year}" if changed else "",
        )
    )


def _pick_days(axis: DayAxis) -> Iterator[tuple[date, bool]]:
    """Yield the days to name, and whether they are told by month."""
    for days in _DAY_STEPS:
        if days * axis.step >= _ROOM:
            day = axis.first
            while day < axis.end:
                yield day, False
                day += timedelta(days=days)
            return
    yield from ((day, True) for day in _pick_months(axis))


def _pick_months(axis: DayAxis) -> Iterator[date]:
    month = axis.step * 30
    step = next((n for n in _MONTH_STEPS if n * month >= _MONTH_ROOM), _MONTH_STEPS[-1])
    yield axis.first
    count = axis.first.year * _MONTHS_A_YEAR + axis.first.month
    while True:
        year, at = divmod(count, _MONTHS_A_YEAR)
        if year > date.max.year or date(year, at + 1, 1) >= axis.end:
            return
        if at % step == 0 and axis.place(date(year, at + 1, 1)) - axis.left >= _MONTH_ROOM * 1.3:
            yield date(year, at + 1, 1)
        count += 1
