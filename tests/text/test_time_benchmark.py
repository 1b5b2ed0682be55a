"""The measure of times: how TimeML is read, and when two values are the same."""

from __future__ import annotations

import pytest
from benchmarks.times import Tally, count_pairs, plain_value, read_document

from hearsay.model.spans import Span

SOURCE = b"""<?xml version="1.0"?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2016-12-12">12 December</TIMEX3></DCT>
<TEXT>The mill <EVENT eid="e1">burned</EVENT> on <TIMEX3 tid="t1" type="TIME"
value="2016-12-11TNI">Sunday <SIGNAL sid="s1">night</SIGNAL></TIMEX3> after <TIMEX3 tid="t2"
type="DURATION" value="P3D">three days</TIMEX3> of <TIMEX3 tid="t3" type="DATE">late</TIMEX3>
rain.</TEXT></TimeML>"""


def test_a_document_is_read_with_its_offsets() -> None:
    document = read_document("mill", SOURCE)
    found = [(span.cut(document.text), value) for span, value in document.gold]
    assert found == [("Sunday night", "2016-12-11TNI"), ("three days", "P3D")]
    assert document.created == "2016-12-12"
    assert document.kinds == ["TIME", "DURATION"]


def test_a_document_without_a_creation_time_is_refused() -> None:
    with pytest.raises(ValueError, match="creation time"):
        read_document("mill", b"<TimeML><TEXT>It burned.</TEXT></TimeML>")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("2016-W5", "2016-W05"), ("2016-XX", "2016"), ("2016-12-XX", "2016-12"),
        ("2016-XX-XX", "2016"), ("199X", "199"), ("19XX", "19"), ("2016-12-11T09:30:00Z",
        "2016-12-11T09:30"), ("pxy", "PXY"), ("P12M", "P12M"), ("XXXX-XX-XX", "XXXX-XX-XX"),
        ("2016-WXX", "2016-WXX"),
    ],
)  # fmt: skip
def test_values_that_differ_in_writing_are_the_same(value: str, plain: str) -> None:
    assert plain_value(value) == plain


def test_a_pair_overlaps_and_has_one_value() -> None:
    gold = [(Span(0, 6), "P3D"), (Span(10, 16), "2016")]
    guess = [(Span(4, 8), "P3D"), (Span(5, 8), "P3D"), (Span(16, 20), "2016")]
    assert count_pairs(gold, guess) == 1


def test_a_time_counts_as_its_day() -> None:
    document = read_document("mill", SOURCE)
    tally = Tally()
    tally.add(document, [(Span(19, 25), "2016-12-11")])
    assert (tally.days.hit, tally.days.gold, tally.days.guess) == (1, 1, 1)
    assert (tally.values.hit, tally.values.gold) == (0, 2)
