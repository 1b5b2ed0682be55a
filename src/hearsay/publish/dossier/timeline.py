"""The control timelines: who held a place day by day, as each claimant tells it and as assessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.places import Place
from hearsay.publish.dossier.anchors import Anchors
from hearsay.publish.dossier.axis import DayAxis, draw_axis
from hearsay.publish.dossier.svg import COLOURS, PATTERNS, draw_element
from hearsay.publish.lookup import Lookup
from hearsay.publish.words import say_day, say_number, say_percent

_WIDTH = 920
_LEFT = 196
_RIGHT = 12
_ROW = 34
_BAR = 22
_TOP = 8
_AXIS = 36
_LETTER = 6.6  # a character's usual width at the labels' size, in the drawing's units
_LONGEST_NAME = 29
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a place somewhere, with one letter and one pattern for the whole page."""

    name: str
    letter: str
    pattern: int

    @property
    def colour(self) -> int:
        """The number of the holder's colour in the page's style."""
        return self.pattern % COLOURS


@dataclass(frozen=True, slots=True)
class Told:
    """One run of days as a table row."""

    who: str
    days: str
    holder: str
    percent: str
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """One place's timeline: the drawing, and the same as a table."""

    place: str
    svg: Markup
    holders: tuple[Holder, ...]
    rows: tuple[Told, ...]


def view_timelines(lookup: Lookup, anchors: Anchors) -> tuple[TimelineView, ...]:
    """Give a timeline for each place that has control rows with at least one run of days."""
    places: dict[str, Place] = {}
    rows: dict[str, list[ControlRow]] = {}
    for row in lookup.ledger.control:
        places.setdefault(row.place.id, row.place)
        rows.setdefault(row.place.id, []).append(row)
    holders = _name_holders(lookup)
    # The place that most claimants speak of is what the case is about: it stands first.
    shown = sorted(places.values(), key=lambda place: -len(rows[place.id]))
    return tuple(
        _view_timeline(number, place, rows[place.id], holders, lookup, anchors)
        for number, place in enumerate(shown, 1)
        if any(row.intervals for row in rows[place.id])
    )


def _name_holders(lookup: Lookup) -> dict[str, Holder]:
    ids = dict.fromkeys(part.holder for row in lookup.ledger.control for part in row.intervals)
    return {
        key: Holder(lookup.name_source(key), _pick_letter(at), at % PATTERNS)
        for at, key in enumerate(ids)
    }


def _pick_letter(at: int) -> str:
    turn, letter = divmod(at, len(_LETTERS))
    return _LETTERS[letter] + (str(turn + 1) if turn else "")


def _view_timeline(
    number: int,
    place: Place,
    rows: list[ControlRow],
    holders: Mapping[str, Holder],
    lookup: Lookup,
    anchors: Anchors,
) -> TimelineView:
    # The assessment stands first: it is what the rows below it add up to.
    ordered = sorted(rows, key=lambda row: row.claimant is not None)
    shown = dict.fromkeys(part.holder for row in ordered for part in row.intervals)
    return TimelineView(
        place=place.name,
        svg=_draw_timeline(number, place, ordered, holders, lookup),
        holders=tuple(holders[key] for key in shown),
        rows=tuple(
            Told(
                who=_name_claimant(row, lookup),
                days=_say_days(part),
                holder=holders[part.holder].name,
                percent=say_percent(part.probability) if row.claimant is None else "as claimed",
                statements=tuple(
                    (key, anchors.statements[key])
                    for key in part.statements
                    if key in anchors.statements
                ),
            )
            for row in ordered
            for part in row.intervals
        ),
    )


def _name_claimant(row: ControlRow, lookup: Lookup) -> str:
    return "Assessment" if row.claimant is None else lookup.name_source(row.claimant)


def _say_days(part: ControlInterval) -> str:
    if part.first == part.last:
        return say_day(part.first)
    return f"{say_day(part.first)} to {say_day(part.last)}"


def _draw_timeline(
    number: int,
    place: Place,
    rows: list[ControlRow],
    holders: Mapping[str, Holder],
    lookup: Lookup,
) -> Markup:
    first = min(part.first for row in rows for part in row.intervals)
    last = max(part.last for row in rows for part in row.intervals)
    bottom = _TOP + _ROW * len(rows)
    axis = DayAxis(first, last + timedelta(days=1), _LEFT, _WIDTH - _RIGHT)
    drawn = [draw_axis(axis, _TOP, bottom)]
    for at, row in enumerate(rows):
        drawn.append(_draw_row(row, _TOP + at * _ROW, axis, holders, lookup))
    title, description = f"timeline-{number}-title", f"timeline-{number}-text"
    return draw_element(
        "svg",
        draw_element("title", f"Who held {place.name}, day by day", id=title),
        draw_element("desc", _describe(place, rows, holders, first, last, lookup), id=description),
        *drawn,
        class_="timeline",
        viewBox=f"0 0 {_WIDTH} {bottom + _AXIS}",
        role="img",
        aria_labelledby=f"{title} {description}",
    )


def _describe(
    place: Place,
    rows: list[ControlRow],
    holders: Mapping[str, Holder],
    first: date,
    last: date,
    lookup: Lookup,
) -> str:
    claimants = say_number(sum(row.claimant is not None for row in rows), "claimant")
    told = "; ".join(
        f"{_name_claimant(row, lookup)}: "
        + ", ".join(f"{holders[part.holder].name} {_say_days(part)}" for part in row.intervals)
        for row in rows
        if row.claimant is None and row.intervals
    )
    return (
        f"{place.name}, {say_day(first)} to {say_day(last)}, as told by {claimants}. {told}. "
        "The table below holds every run of days."
    )


def _draw_row(
    row: ControlRow,
    top: float,
    axis: DayAxis,
    holders: Mapping[str, Holder],
    lookup: Lookup,
) -> Markup:
    name = _name_claimant(row, lookup)
    shown = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    middle = top + _ROW / 2
    label = draw_element(
        "text",
        draw_element("title", name),
        shown,
        x=0,
        y=middle + 4.5,
        class_="who assessed" if row.claimant is None else "who",
    )
    ground = draw_element("line", x1=0, x2=_WIDTH, y1=top + _ROW, y2=top + _ROW, class_="rule")
    parts = [_draw_run(row, part, top, axis, holders[part.holder]) for part in row.intervals]
    return draw_element("g", ground, label, *parts)


def _draw_run(
    row: ControlRow, part: ControlInterval, top: float, axis: DayAxis, holder: Holder
) -> Markup:
    left, right = axis.place(part.first), axis.place(part.last + timedelta(days=1))
    assessed = row.claimant is None
    percent = f", {say_percent(part.probability)}" if assessed else ""
    y = top + (_ROW - _BAR) / 2
    bar = draw_element(
        "rect",
        draw_element("title", f"{holder.name}, {_say_days(part)}{percent}"),
        x=left + 0.5,
        y=y,
        width=max(2.0, right - left - 1),
        height=_BAR,
        fill=f"url(#holder-{holder.pattern})",
        class_=f"run h{holder.colour}" + (" assessed" if assessed else ""),
    )
    named, lettered = f"{holder.name}{percent}", f"{holder.letter}{percent}"
    choices = (named, lettered, holder.name, holder.letter) if assessed else (named, holder.letter)
    words = _fit_words(right - left - 8, choices)
    if not words:
        return bar
    label = draw_element("text", words, x=left + 6, y=y + _BAR / 2 + 4.5, class_="in-bar")
    return Markup("").join((bar, label))


def _fit_words(room: float, choices: tuple[str, ...]) -> str:
    return next((words for words in choices if len(words) * _LETTER <= room), "")
