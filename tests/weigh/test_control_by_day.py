"""Timelines as tables: one line an interval, `claimant holder first last [factuality]`."""

from __future__ import annotations

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import HearsayError
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.origins import Lineage, Origin
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.statements import Factuality, Form, Statement
from hearsay.model.times import Interval
from hearsay.weigh import assess_control

TOWN = Place("town", "Town", None, None, PlacePrecision.TOWN)
OTHER = Place("other", "Other", None, None, PlacePrecision.TOWN)
NAMES = {name: name.title() for name in ("army", "rebels", "a", "b", "c")}


def _statement(key: str, speaker: str, factuality: str, said: int) -> Statement:
    when = Interval.of_days(date(2020, 1, said), date(2020, 1, said), UTC)
    return Statement(
        id=key,
        report="r",
        content=(),
        cue=(),
        source=(),
        text="",
        speaker=speaker,
        chain=(),
        form=Form.INDIRECT,
        factuality=Factuality(factuality),
        doubted=False,
        said_at=when,
    )


def _assess(table: str) -> list[tuple[str, int, int, float]]:
    rows: list[ControlRow] = []
    denied: list[ControlInterval] = []
    statements: dict[str, Statement] = {}
    origins: dict[str, Origin] = {}
    for number, line in enumerate(line for line in table.splitlines() if line.strip()):
        claimant, holder, first, last, *rest = line.split()
        key = f"s{number}"
        statements[key] = _statement(key, claimant, rest[0] if rest else "CT+", 28)
        held = (*(origins[claimant].statements if claimant in origins else ()), key)
        origins[claimant] = Origin(f"o-{claimant}", claimant, held, ("r",), Lineage.STATED, ())
        span = (date(2020, 1, int(first)), date(2020, 1, int(last)))
        if holder.startswith("not-"):
            holder = holder.replace("-", " ", 1)
            denied.append(ControlInterval(*span, holder, 1.0, (key,)))
        else:
            rows.append(ControlRow(TOWN, claimant, (ControlInterval(*span, holder, 1.0, (key,)),)))
    found = assess_control(rows, statements, tuple(origins.values()), NAMES, denied=denied)
    assert (found.place, found.claimant) == (TOWN, None)
    return [(i.holder, i.first.day, i.last.day, round(i.probability, 3)) for i in found.intervals]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param("a army 1 5", [("army", 1, 5, 0.7)], id="one-claimant"),
        pytest.param(
            "a army 1 3\na army 6 9",
            [("army", 1, 3, 0.7), ("army", 6, 9, 0.7)],
            id="a-gap-stays-a-gap",
        ),
        pytest.param("a army 1 3\nb army 4 9", [("army", 1, 9, 0.7)], id="neighbours-join"),
        pytest.param(
            "a army 1 9\nb army 4 6",
            [("army", 1, 3, 0.7), ("army", 4, 6, 0.845), ("army", 7, 9, 0.7)],
            id="two-agree-for-a-while",
        ),
        pytest.param(
            "a army 1 9\nb rebels 4 9\nc rebels 4 9",
            [("army", 1, 3, 0.7), ("rebels", 4, 9, 0.62)],
            id="two-against-one",
        ),
        pytest.param(
            "a rebels 1 5\nb army 3 9",
            [("rebels", 1, 2, 0.7), ("rebels", 3, 5, 0.412), ("army", 6, 9, 0.7)],
            id="a-tie-keeps-the-holder-of-the-day-before",
        ),
        pytest.param("a army 1 9 PR+", [("army", 1, 9, 0.624)], id="said-as-probable"),
        pytest.param("a army 2 2", [("army", 2, 2, 0.7)], id="one-day"),
        pytest.param("a army 2 2\nb not-army 2 2", [("army", 2, 2, 0.5)], id="denied-once"),
        pytest.param(
            "a army 2 2\nb not-army 2 2\nc rebels 2 2",
            [("rebels", 2, 2, 0.538)],
            id="a-denial-helps-the-rival",
        ),
        pytest.param("a army 2 2\nb not-rebels 2 2", [("army", 2, 2, 0.7)], id="denies-another"),
        pytest.param(
            "a army 2 2\nb not-army 4 4", [("army", 2, 2, 0.7)], id="only-denied-stays-a-gap"
        ),
    ],
)
def test_each_day_is_weighed(table: str, expected: list[tuple[str, int, int, float]]) -> None:
    assert _assess(table) == expected


def test_a_claimant_that_repeats_itself_counts_once() -> None:
    assert _assess("a army 1 9\na army 1 9\na army 1 9") == [("army", 1, 9, 0.7)]


_LINE = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from(["army", "rebels"]),
    st.integers(1, 28),
    st.integers(1, 28),
).map(lambda t: f"{t[0]} {t[1]} {min(t[2:])} {max(t[2:])}")


@given(st.lists(_LINE, min_size=1, max_size=8))
def test_the_assessed_days_are_the_claimed_days(lines: list[str]) -> None:
    ends = [(int(line.split()[2]), int(line.split()[3])) for line in lines]
    claimed = {day for first, last in ends for day in range(first, last + 1)}
    runs = _assess("\n".join(lines))
    days = [day for _, first, last, _ in runs for day in range(first, last + 1)]
    assert days == sorted(claimed)


@given(
    st.lists(_LINE, min_size=1, max_size=8).flatmap(
        lambda x: st.tuples(st.just(x), st.permutations(x))
    )
)
def test_the_order_of_rows_never_matters(lines: tuple[list[str], list[str]]) -> None:
    before, after = ("\n".join(some) for some in lines)
    assert _assess(after) == _assess(before)


def test_the_ends_of_the_calendar() -> None:
    interval = ControlInterval(date.min, date.max, "army", 1.0, ("s0",))
    origin = Origin("o", "a", ("s0",), ("r",), Lineage.STATED, ())
    rows = [ControlRow(TOWN, "a", (interval,))]
    found = assess_control(rows, {"s0": _statement("s0", "a", "CT+", 1)}, [origin], NAMES)
    assert [(i.first, i.last) for i in found.intervals] == [(date.min, date.max)]


def test_no_claims_give_no_intervals() -> None:
    assert assess_control([ControlRow(TOWN, "a", ())], {}, (), NAMES).intervals == ()


def _row(place: Place, holder: str, *statements: str) -> ControlRow:
    day = date(2020, 1, 1)
    return ControlRow(place, "a", (ControlInterval(day, day, holder, 1.0, statements),))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param([], "no row to weigh", id="no-rows"),
        pytest.param(
            [_row(TOWN, "army"), _row(OTHER, "army")], "several places: other, town", id="places"
        ),
        pytest.param([_row(TOWN, "nobody-known")], "no source 'nobody-known'", id="holder"),
        pytest.param([_row(TOWN, "army", "s9")], "no statement 's9'", id="statement"),
    ],
)
def test_what_cannot_be_weighed_is_told(rows: list[ControlRow], says: str) -> None:
    with pytest.raises(HearsayError, match=says):
        assess_control(rows, {}, (), NAMES)
