"""Control rows: what each claimant's own telling makes of the days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hearsay.compare.control import trace_claimants, trace_losses

if TYPE_CHECKING:
    from tests.compare.conftest import Desk, How

H = "control place=palmyra phase=holds holder="
T = "control place=palmyra phase=takes holder="
L = "control place=palmyra phase=loses holder="


def rows(desk: Desk) -> list[tuple[str, str, list[tuple[str, str, str, tuple[str, ...]]]]]:
    """Draw the rows, days as texts."""
    drawn = trace_claimants(desk.claims, desk.statements, desk.sources, desk.reports)
    return [
        (
            row.place.id,
            row.claimant or "",
            [(str(i.first), str(i.last), i.holder, i.statements) for i in row.intervals],
        )
        for row in drawn
    ]


TOLD: dict[str, tuple[list[tuple[str | None, How]], list[tuple[str, str, str]]]] = {
    "one day": ([(H + "isis time=2016-12-11", {})], [("2016-12-11", "2016-12-11", "isis")]),
    "days in a row": (
        [(T + "isis time=2016-12-11", {}), (H + "isis time=2016-12-12", {})],
        [("2016-12-11", "2016-12-12", "isis")],
    ),
    "a gap stays": (
        [(H + "isis time=2016-12-11", {}), (H + "isis time=2016-12-14", {})],
        [("2016-12-11", "2016-12-11", "isis"), ("2016-12-14", "2016-12-14", "isis")],
    ),
    "it changed hands": (
        [(H + "army time=2016-12-10", {}), (T + "isis time=2016-12-11", {})],
        [("2016-12-10", "2016-12-10", "army"), ("2016-12-11", "2016-12-11", "isis")],
    ),
    "held over days": (
        [(H + "isis time=2016-12-10/2016-12-12", {})],
        [("2016-12-10", "2016-12-12", "isis")],
    ),
    "taken over days": (
        [(T + "isis time=2016-12-10/2016-12-12", {})],
        [("2016-12-12", "2016-12-12", "isis")],
    ),
    "held for a month": (
        [(H + "isis time=2016-11", {})],
        [("2016-11-01", "2016-11-30", "isis")],
    ),
    "taken in a month": ([(T + "isis time=2016-11", {})], []),
    "held in a year": ([(H + "isis time=2015", {})], []),
    "no time at all": ([(H + "isis", {})], []),
    "a loss names no holder": ([(L + "army time=2016-12-11", {})], []),
    "a loss to somebody": (
        [("control place=palmyra phase=loses previous=army holder=isis time=2016-12-11", {})],
        [("2016-12-11", "2016-12-11", "isis")],
    ),
    "a loss denied": (
        [(L + "army time=2016-12-11", {"negated": True})],
        [("2016-12-11", "2016-12-11", "army")],
    ),
    "a taking denied": ([(T + "isis time=2016-12-11", {"negated": True})], []),
    "nothing asserted": ([(T + "isis time=2016-12-11", {"factuality": "U"})], []),
    "a loss denied by a denial": (
        [(None, {"denies": L + "army time=2016-12-11"})],
        [("2016-12-11", "2016-12-11", "army")],
    ),
    "a loss denied without a day": (
        [(None, {"denies": L + "army", "published": "2016-12-12T09:00"})],
        [("2016-12-12", "2016-12-12", "army")],
    ),
    "a taking denied by a denial": ([(None, {"denies": T + "isis time=2016-12-11"})], []),
    "taken, then lost": (
        [
            (T + "isis time=2016-12-11", {"said": "2016-12-11T08:00"}),
            (L + "isis time=2016-12-11", {"said": "2016-12-11T20:00"}),
        ],
        [],
    ),
    "the later word holds, told last": (
        [
            (T + "isis time=2016-12-11", {"said": "2016-12-11T08:00"}),
            (T + "army time=2016-12-11", {"said": "2016-12-11T20:00"}),
        ],
        [("2016-12-11", "2016-12-11", "army")],
    ),
    "the later word holds, told first": (
        [
            (T + "army time=2016-12-11", {"published": "2016-12-11T20:00"}),
            (T + "isis time=2016-12-11", {"published": "2016-12-11T08:00"}),
        ],
        [("2016-12-11", "2016-12-11", "army")],
    ),
    "the later hour holds": (
        [
            (T + "army time=2016-12-11T18:00", {}),
            (T + "isis time=2016-12-11T06:00", {}),
        ],
        [("2016-12-11", "2016-12-11", "army")],
    ),
    "taken, and told the day after": (
        [(T + "isis time=2016-12-10", {"published": "2016-12-11T09:00"})],
        [("2016-12-10", "2016-12-11", "isis")],
    ),
    "taken, and told long after": (
        [(T + "isis time=2016-12-01", {"published": "2016-12-11T09:00"})],
        [("2016-12-01", "2016-12-01", "isis")],
    ),
    "taken, lost before it was told": (
        [
            (T + "isis time=2016-12-09", {"published": "2016-12-11T09:00"}),
            (L + "isis time=2016-12-10", {"published": "2016-12-11T09:00"}),
        ],
        [("2016-12-09", "2016-12-09", "isis")],
    ),
    "another's loss ends nothing": (
        [
            (T + "isis time=2016-12-09", {"published": "2016-12-11T09:00"}),
            (L + "army time=2016-12-10", {"published": "2016-12-11T09:00"}),
        ],
        [("2016-12-09", "2016-12-11", "isis")],
    ),
    "still": (
        [
            (H + "isis time=2016-12-08", {}),
            (H + "isis time=2016-12-11", {"text": "ISIS still holds Palmyra"}),
        ],
        [("2016-12-08", "2016-12-11", "isis")],
    ),
    "still, with another between": (
        [
            (H + "isis time=2016-12-08", {}),
            (H + "army time=2016-12-09", {}),
            (H + "isis time=2016-12-11", {"text": "ISIS still holds Palmyra"}),
        ],
        [
            ("2016-12-08", "2016-12-08", "isis"),
            ("2016-12-09", "2016-12-09", "army"),
            ("2016-12-11", "2016-12-11", "isis"),
        ],
    ),
    "a run ends where another took it": (
        [
            (T + "army time=2016-12-11", {"report": "r", "published": "2016-12-12T09:00"}),
            (H + "isis time=2016-12-08/2016-12-12", {"report": "r"}),
        ],
        [("2016-12-08", "2016-12-10", "isis"), ("2016-12-11", "2016-12-12", "army")],
    ),
    "a run told later stands": (
        [
            (T + "army time=2016-12-09", {"published": "2016-12-09T09:00"}),
            (H + "isis time=2016-12-08/2016-12-10", {"published": "2016-12-11T09:00"}),
        ],
        [("2016-12-08", "2016-12-10", "isis")],
    ),
    "in one report the later sentence": (
        [
            (T + "isis time=2016-12-11", {"report": "r"}),
            (T + "army time=2016-12-11", {"report": "r"}),
        ],
        [("2016-12-11", "2016-12-11", "army")],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_claimants_days(desk: Desk, name: str) -> None:
    told, expected = TOLD[name]
    for claim, how in told:
        desk.say("afp", claim, **how)
    drawn = [interval[:3] for _, _, intervals in rows(desk) for interval in intervals]
    assert drawn == expected


def test_rows_stand_by_place_then_day_then_claimant(desk: Desk) -> None:
    desk.say("observatory", H + "isis time=2016-12-11")
    desk.say("ministry", H + "army time=2016-12-11")
    desk.say("afp", H + "army time=2016-12-13")
    desk.say("afp", "control place=aleppo phase=holds holder=army time=2016-12-20")
    assert [(place, claimant) for place, claimant, _ in rows(desk)] == [
        ("aleppo", "afp"),
        ("palmyra", "ministry"),
        ("palmyra", "observatory"),
        ("palmyra", "afp"),
    ]


def test_an_interval_names_each_statement_behind_it_once(desk: Desk) -> None:
    desk.say("afp", H + "isis time=2016-12-10/2016-12-12")
    desk.say("afp", H + "isis time=2016-12-11")
    ((_, _, intervals),) = rows(desk)
    assert intervals == [("2016-12-10", "2016-12-12", "isis", ("s1", "s2"))]


LOST: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {
    "lost": ([("afp", L + "isis time=2016-12-11")], [("2016-12-11", "not isis")]),
    "held": ([("afp", H + "isis time=2016-12-11")], []),
    "lost, then taken": (
        [("afp", L + "isis time=2016-12-11"), ("afp", T + "isis time=2016-12-11")],
        [],
    ),
    "two say so": (
        [("afp", L + "isis time=2016-12-11"), ("ministry", L + "isis time=2016-12-11")],
        [("2016-12-11", "not isis")],
    ),
    "some year": ([("afp", L + "isis time=2015")], []),
}


@pytest.mark.parametrize("name", LOST)
def test_who_is_said_to_hold_it_no_longer(desk: Desk, name: str) -> None:
    told, expected = LOST[name]
    for speaker, claim in told:
        desk.say(speaker, claim)
    losses = trace_losses(desk.claims, desk.statements, desk.reports)
    assert [(str(i.first), i.holder) for i in losses.get("palmyra", ())] == expected
