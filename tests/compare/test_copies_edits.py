"""Two captures of one report: what was changed, and one origin for what stayed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.newsroom import UNNAMED, Newsroom

from hearsay.compare.copies.edits import compare_claims, describe_edit, find_edits
from hearsay.model.reports import ReportKind

URL = "https://gull.example/ferry"
FIRST = (
    "A crane fell on the ferry. Nine people were killed, a pilot said. The quay is closed. "
    "Divers are at work."
)

# the later text, and how many sentences were kept, changed, dropped, added
EDITS = {
    "a number": (FIRST.replace("Nine", "Eleven"), (3, 1, 0, 0)),
    "a sentence less": (FIRST.replace(" The quay is closed.", ""), (3, 0, 1, 0)),
    "a sentence more": (FIRST + " A priest came.", (4, 0, 0, 1)),
    "another text": ("It rains in the hills. Nothing moves.", (0, 0, 4, 2)),
    "white space": (FIRST.replace(" ", "  "), (4, 0, 0, 0)),
}


def set_up(text: str, *, url: str | None = URL) -> Newsroom:
    """Print a report twice."""
    room = Newsroom()
    room.print("r1", "Gull", FIRST, hour=8, url=URL)
    room.print("r2", "Gull", text, hour=8, url=url)
    room.update("r2", 12)
    return room


@pytest.mark.parametrize("name", EDITS)
def test_sentences_were_kept_changed_dropped_or_added(name: str) -> None:
    text, expected = EDITS[name]
    (edit,) = find_edits(set_up(text).reports)
    assert (edit.earlier, edit.later) == ("r1", "r2")
    counted = (len(edit.kept), len(edit.changed), len(edit.dropped), len(edit.added))
    assert counted == expected


def test_the_same_text_is_no_edit() -> None:
    assert find_edits(set_up(FIRST).reports) == ()


def test_another_address_is_another_report() -> None:
    assert find_edits(set_up(EDITS["a number"][0], url=f"{URL}/2").reports) == ()
    assert find_edits(set_up(EDITS["a number"][0], url=None).reports) == ()


def test_comments_share_an_address_and_are_no_captures() -> None:
    room = set_up(FIRST)
    room.print("r2", "Gull", "I was there.", url=URL, kind=ReportKind.COMMENT)
    room.reports["r2"] = replace(room.reports["r2"], parent="r1")
    assert find_edits(room.reports) == ()


def test_each_capture_is_compared_with_the_one_before() -> None:
    room = set_up(EDITS["a number"][0])
    room.print("r0", "Gull", FIRST + " More soon.", hour=8, url=URL)
    room.update("r0", 15)
    assert [(e.earlier, e.later) for e in find_edits(room.reports)] == [("r1", "r2"), ("r2", "r0")]


def test_what_stayed_has_one_origin() -> None:
    room = set_up(EDITS["a number"][0])
    for report in ("r1", "r2"):
        room.meet(f"unnamed:he@{report}", UNNAMED, "He")
    one = room.cite("r1", "unnamed:he@r1", "a pilot", "Nine people were killed")
    other = room.cite("r2", "unnamed:he@r2", "a pilot", "Eleven people were killed")
    room.count(one, 9)
    room.count(other, 11)
    assert room.same(one, other)
    assert (
        "Gull (r2) is a later capture of Gull (r1): 1 sentence reworded, 1 claim taken back, "
        "1 claim new" in room.reasons(one)
    )


def test_a_new_sentence_of_an_unnamed_speaker_has_its_own_origin() -> None:
    room = set_up(FIRST + " He left, someone said.")
    for report in ("r1", "r2"):
        room.meet(f"unnamed:he@{report}", UNNAMED, "He")
    one = room.cite("r1", "unnamed:he@r1", "a pilot", "Nine people were killed")
    assert not room.same(one, room.cite("r2", "unnamed:he@r2", "someone", "He left"))


def test_an_edit_is_no_copy() -> None:
    room = set_up(FIRST + " A priest came.")
    for report in ("r1", "r2"):
        room.own(report, FIRST)
    (origin,) = room.trace()
    assert origin.lineage.value == "not-stated"
    assert origin.statements == ("r1/s1", "r2/s1")


def test_claims_are_told_by_what_they_say() -> None:
    room = set_up(EDITS["a number"][0])
    room.count(room.own("r1", "Nine people were killed"), 9)
    room.count(room.own("r2", "Eleven people were killed"), 11)
    (edit,) = find_edits(room.reports)
    changed = compare_claims(edit, room.claims, room.statements)
    assert (changed.dropped, changed.added) == (("k1",), ("k2",))


def test_an_edit_of_the_layout_says_so() -> None:
    room = set_up(EDITS["white space"][0])
    (edit,) = find_edits(room.reports)
    assert describe_edit(edit, compare_claims(edit, (), ())) == "only the layout differs"


@given(st.text(alphabet="ab. \n", max_size=60), st.text(alphabet="ab. \n", max_size=60))
def test_every_sentence_is_somewhere_once(one: str, other: str) -> None:
    room = Newsroom()
    room.print("r1", "Gull", one, url=URL)
    room.print("r2", "Gull", other, url=URL)
    room.update("r2", 12)
    for edit in find_edits(room.reports):
        old = [a for a, _ in (*edit.kept, *edit.changed)] + list(edit.dropped)
        new = [b for _, b in (*edit.kept, *edit.changed)] + list(edit.added)
        assert len(old) == len(set(old))
        assert len(new) == len(set(new))
        assert all(span.end <= len(one) for span in old)
        assert all(span.end <= len(other) for span in new)
