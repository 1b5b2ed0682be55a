"""Circumstances: a place and a day from another clause of the same statement."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from hearsay.model.claims import FrameMatch
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality, Form, Link, Role, Statement
from hearsay.model.times import Interval
from hearsay.resolve.circumstances import fill_circumstances

BEIRUT = Place("1", "Beirut", 33.9, 35.5, PlacePrecision.TOWN, "LB", ("country:LB",))
TYRE = Place("2", "Tyre", 33.3, 35.2, PlacePrecision.TOWN, "LB", ("country:LB",))
PORT = Place("3", "Beirut port", None, None, PlacePrecision.SITE, "LB", ("1", "country:LB"))
PLACES = {"Beirut port": PORT, "Beirut": BEIRUT, "Tyre": TYRE}
DAYS = {"Tuesday": date(2020, 8, 4), "Sunday": date(2020, 8, 2)}


def fill(text: str, *, content: str | None = None, place: Place | None = None) -> FrameMatch:
    """Match "12 died" in a text and fill it from what stands in the statement's content."""
    mentions: list[Mention] = []
    for name, where in PLACES.items():
        start = text.find(name)
        if start >= 0 and not any(m.span.start == start for m in mentions):
            mentions.append(Mention(MentionKind.PLACE, Span(start, start + len(name)), where))
    for name, day in DAYS.items():
        start = text.find(name)
        if start >= 0:
            value = Interval.of_days(day, day, UTC)
            mentions.append(Mention(MentionKind.TIME, Span(start, start + len(name)), value))
    said = content or text
    span = Span(text.index(said), text.index(said) + len(said))
    statement = Statement(
        "s1", "r", (span,), (), (), said, "x", (Link("x", Role.SPEAKER),), Form.INDIRECT,
        Factuality.CERTAIN, doubted=False, said_at=None,
    )  # fmt: skip
    start = text.index("12 died")
    match = FrameMatch(
        "casualties", {"place": place, "time": None}, (Span(start, start + 7),), Span(0, len(text))
    )
    return fill_circumstances(text, [match], [statement], mentions)[0]


@pytest.mark.parametrize(
    ("text", "content", "place", "day"),
    [
        pytest.param("12 died when a blast hit Beirut on Tuesday", None, BEIRUT, 4, id="both"),
        pytest.param("12 died when blasts hit Beirut and Tyre", None, None, None, id="two-places"),
        pytest.param("12 died at Beirut port, in Beirut", None, PORT, None, id="finer-stands"),
        pytest.param("12 died on Sunday or Tuesday", None, None, None, id="two-days"),
        pytest.param("12 died, the mayor of Tyre said", "12 died", None, None, id="not-said"),
        pytest.param("12 died", None, None, None, id="nothing-there"),
        pytest.param("on Tuesday, hours after 12 died", None, None, None, id="another-s-day"),
    ],
)
def test_one_place_and_one_day_are_taken(
    text: str, content: str | None, place: Place | None, day: int | None
) -> None:
    slots = fill(text, content=content).slots
    time = slots["time"]
    assert slots["place"] == place
    assert (time.lo.day if isinstance(time, Interval) else None) == day


def test_what_is_told_already_stays() -> None:
    assert fill("12 died when a blast hit Beirut", place=TYRE).slots["place"] == TYRE
