from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from hearsay.model.reports import SectionKind
from hearsay.read.sections import divide_text

ZONE = ZoneInfo("Asia/Damascus")
QUOTED = "“The bridge is shut,” an officer said."

OUTLETS = {
    "an update": ("What should we make of this Harbour News latest update?", "Harbour News"),
    "a report": ("Take the Northern Star report.", "Northern Star"),
    "says": ("But Tidewater Agency says otherwise.", "Tidewater Agency"),
    "from": ("The following comes from the Harbour News:", "Harbour News"),
    "by": ("Here is a note by Harbour Wire.", "Harbour Wire"),
    "its last sentence counts": (
        "Old Post reports rain. This is a Harbour Wire story.",
        "Harbour Wire",
    ),
    "nobody": ("What should we make of this latest update?", None),
}


@pytest.mark.parametrize(("sentence", "outlet"), OUTLETS.values(), ids=OUTLETS)
def test_the_sentence_before_a_wire_names_its_outlet(sentence: str, outlet: str | None) -> None:
    text = f"{sentence}\n\n12:47 12.12.2016(updated 13:05 12.12.2016)\n\n{QUOTED}\n\nSo it goes."
    sections, _ = divide_text(text, ZONE)
    assert [s.kind.value for s in sections] == ["body", "wire", "body"]
    assert sections[1].outlet == outlet
    assert sections[1].span.cut(text).endswith(QUOTED)


STAMPS = {
    "two in figures": ("12:47 12.12.2016(updated 13:05 12.12.2016)", "12:47", "13:05"),
    "day first": ("12.12.2016 12:47 (updated: 12.12.2016 13:05)", "12:47", "13:05"),
    "the second a clock": ("12 December 2016, 12:47 (updated 13:05)", "12:47", "13:05"),
    "one, with an outlet": ("Published: 2016-12-12 12:47", "12:47", "12:47"),
    "backwards": ("13:05 12.12.2016 (updated 12:47 12.12.2016)", "13:05", "13:05"),
}


@pytest.mark.parametrize(("stamp", "first", "last"), STAMPS.values(), ids=STAMPS)
def test_stamps_give_the_wire_its_time(stamp: str, first: str, last: str) -> None:
    sections, _ = divide_text(f"A Harbour News update:\n\n{stamp}\n\n{QUOTED}", ZONE)
    time = sections[1].time
    assert time is not None
    assert time.iso() == (f"2016-12-12T{first}:00+02:00", f"2016-12-12T{last}:00+02:00")


NO_WIRES = {
    "a time in a sentence": "It began.\n\nAt 12:47 12.12.2016 the bridge was shut.\n\n“Yes.”",
    "a stamp on top": "12:47 12.12.2016(updated 13:05 12.12.2016)\n\n“Yes.”",
    "one stamp, nobody named": "It began.\n\n12:47 12.12.2016\n\n“Yes.”",
    "a day alone": "A Harbour News update:\n\n12.12.2016\n\n“Yes.”",
}


@pytest.mark.parametrize("text", NO_WIRES.values(), ids=NO_WIRES)
def test_other_times_make_no_wire(text: str) -> None:
    sections, _ = divide_text(text, ZONE)
    assert [s.kind for s in sections] == [SectionKind.BODY]


NOTES = {
    "is a writer": ("Mira Tolland is a UK based writer.", ("Mira Tolland",)),
    "is our editor": ("Jan van der Vale is the foreign editor of the Post.", ("Jan van der Vale",)),
    "writes": ("Mira Tolland writes about rivers.", ("Mira Tolland",)),
    "about": ("About the author: Mira Tolland is an analyst.", ("Mira Tolland",)),
    "no role": ("Mira Tolland is a neighbour of the bridge.", ()),
    "no name": ("The bridge is a favourite of every writer.", ()),
    "spoken of before": ("Anna Ruud is an analyst at the council.", ()),
}


@pytest.mark.parametrize(("note", "byline"), NOTES.values(), ids=NOTES)
def test_the_author_note(note: str, byline: tuple[str, ...]) -> None:
    text = f"The bridge is shut, Anna Ruud told us.\n\nNobody knows why.\n\n{note}"
    sections, names = divide_text(text, ZONE)
    assert names == byline
    assert (sections[-1].kind is SectionKind.AUTHOR_NOTE) == bool(byline)
    assert sections[-1].span.cut(text).endswith(note)
