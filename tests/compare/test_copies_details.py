"""Reports that tell another one's facts in other words, and those that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.newsroom import ORGANISATION, PERSON, UNNAMED, Newsroom

from hearsay.compare.copies.details import (
    DetailIndex,
    count_ordered,
    find_rewrites,
    is_rewrite,
    read_details,
)
from hearsay.model.origins import Lineage, ReasonKind
from hearsay.model.reports import ReportKind

WIRE = (
    "A crane fell on the ferry Sabina at the Torv quay on Monday and killed 17 passengers, the "
    "harbour office said.\n\n"
    "Another 43 were hurt when the upper deck gave way, it said. Divers brought up 61 suitcases "
    "and a cello.\n\n"
    "The crane had been painted green in March, and its brakes were last checked in 2019."
)
REWRITE = (
    "Monday became a black day for those who travelled with the Sabina. Seventeen of her "
    "passengers lost their lives as a crane toppled onto the ferry at Torv.\n\n"
    "Forty-three came away with injuries, for the upper deck had not held. Of the luggage, 61 "
    "suitcases were fished out by divers, and with them a cello.\n\n"
    "Somebody had given the crane a green coat in March; nobody had looked at the brakes since "
    "2019."
)
# Another reporter at the same quay: the same toll, other things seen.
WITNESS = (
    "I stood behind the fish hall when the noise came. Seventeen people lie under sheets by the "
    "ticket booth, and a priest goes from one to the next with a thermos.\n\n"
    "A girl of nine asked me for her shoe. The baker across the road carried out chairs; he says "
    "he has carried 30 of them since noon.\n\n"
    "By evening the gulls had come back to the roof of the booth."
)
OTHERS = (
    "The town council of Torv met on Tuesday to speak about a new school and its roof.",
    "Rain fell on the fields for six days and the farmers of Elm Hollow wait for the sun.",
    "A choir of 24 sang in the old mill, and the mayor clapped for five minutes.",
)


def set_up(copy: str, *, outlets: tuple[str, str] = ("Port Wire", "Evening Gull")) -> Newsroom:
    """Print the wire, a second report and some others."""
    room = Newsroom()
    room.meet("office", ORGANISATION, "harbour office")
    room.print("r1", outlets[0], WIRE, hour=6, kind=ReportKind.WIRE)
    room.print("r2", outlets[1], copy, hour=9)
    for number, text in enumerate(OTHERS):
        room.print(f"x{number}", f"Paper {number}", text, hour=7)
    room.cite("r1", "office", "the harbour office", "killed 17 passengers")
    room.cite("r1", "office", "it said", "Another 43 were hurt")
    return room


def find_pairs(room: Newsroom) -> list[tuple[str, str]]:
    """Give the pairs of later and earlier reports."""
    ordered = sorted(room.reports.values(), key=lambda r: (r.published is None, str(r.published)))
    return [(found.copy, found.original) for found in find_rewrites(ordered)]


REPORTS = {
    "rewritten": (REWRITE, True),
    "word for word": (WIRE, True),
    "another reporter with the same toll": (WITNESS, False),
    "another matter": (OTHERS[0] + " " + OTHERS[1], False),
    "the toll alone": ("At Torv 17 people were killed by a crane on Monday.", False),
}


@pytest.mark.parametrize("name", REPORTS)
def test_what_tells_the_same_details_in_order_is_a_rewrite(name: str) -> None:
    text, rewritten = REPORTS[name]
    assert find_pairs(set_up(text)) == ([("r2", "r1")] if rewritten else [])


def test_an_outlet_does_not_rewrite_itself() -> None:
    assert find_pairs(set_up(REWRITE, outlets=("Port Wire", "Port Wire"))) == []


def test_the_later_one_is_the_copy() -> None:
    room = set_up(REWRITE)
    room.print("r2", "Evening Gull", REWRITE, hour=5)
    assert find_pairs(room) == [("r1", "r2")]


def test_what_a_rewrite_hands_to_nobody_goes_back_to_the_first_source() -> None:
    room = set_up(REWRITE)
    own = room.own("r2", "Seventeen of her passengers lost their lives")
    hurt = room.own("r2", "Forty-three came away with injuries")
    assert room.same("r1/s1", own)
    assert room.same("r1/s2", hurt)
    origin = next(o for o in room.trace() if own in o.statements)
    assert (origin.source, origin.lineage) == ("office", Lineage.STATED)
    (copied,) = [reason.text for reason in origin.because if reason.kind is ReasonKind.COPIED]
    assert copied == (
        "Evening Gull (r2) tells the same details in 4 sentences as Port Wire (r1), in other "
        "words and the same order, published 3 hours earlier (the earliest seen, which is no "
        "proof of where it began)"
    )


def test_a_vague_source_of_a_rewrite_is_the_first_ones() -> None:
    text = REWRITE.replace("Forty-three came", "People on the quay say that forty-three came")
    room = set_up(text)
    room.meet("unnamed:people@r2", UNNAMED, "People on the quay")
    told = room.cite("r2", "unnamed:people@r2", "People on the quay", "forty-three came away")
    assert room.same("r1/s2", told)


def test_a_named_source_of_a_rewrite_stays_its_own() -> None:
    text = REWRITE.replace("Forty-three came", "Ana Reyes says that forty-three came")
    room = set_up(text)
    room.meet("reyes", PERSON, "Ana Reyes")
    told = room.cite("r2", "reyes", "Ana Reyes", "forty-three came away")
    assert not room.same("r1/s2", told)


def test_what_a_rewrite_adds_is_its_own() -> None:
    room = set_up(f"{REWRITE}\n\nTwo lanterns of the Gull office have burnt since then.")
    assert not room.same("r1/s1", room.own("r2", "Two lanterns of the Gull office have burnt"))


def test_independent_reporters_stay_apart() -> None:
    room = set_up(WITNESS)
    assert not room.same("r1/s1", room.own("r2", "Seventeen people lie under sheets"))


def test_a_body_that_publishes_itself_copies_nobody() -> None:
    room = set_up(REWRITE)
    room.meet("Evening Gull", ORGANISATION)
    assert not room.same("r1/s1", room.own("r2", "Seventeen of her passengers lost their lives"))


def test_another_number_is_no_copy() -> None:
    room = set_up(REWRITE.replace("Seventeen of", "Nineteen of"))
    own = room.own("r2", "Nineteen of her passengers lost their lives")
    room.count("r1/s1", 17)
    room.count(own, 19)
    assert not room.same("r1/s1", own)


def test_what_a_cited_outlet_has_from_somebody_goes_back_to_them() -> None:
    room = set_up("The Gull reads: Port Wire says that 43 passengers were hurt on the upper deck.")
    told = room.cite("r2", "Port Wire", "Port Wire", "43 passengers were hurt on the upper deck")
    assert room.same("r1/s2", told)
    assert any("cites Port Wire (r1)" in reason for reason in room.reasons(told))


def test_what_a_cited_outlet_does_not_say_is_the_outlets() -> None:
    room = set_up("The Gull reads: Port Wire says that the ferry had been sold to a circus.")
    told = room.cite("r2", "Port Wire", "Port Wire", "the ferry had been sold to a circus")
    assert not room.same("r1/s2", told)


ORDERS = [
    (["#3", "#9"], ["#3", "#9"], 2),
    (["#9", "#3"], ["#3", "#9"], 1),
    (["#3", "#3", "#3"], ["#3"], 1),
    (["#1", "#5", "#2", "#3"], ["#1", "#2", "#3"], 3),
    ([], ["#3"], 0),
    (["#4"], ["#3"], 0),
]


@pytest.mark.parametrize(("told", "given", "count"), ORDERS)
def test_numbers_count_once_and_in_order(told: list[str], given: list[str], count: int) -> None:
    assert count_ordered(told, given) == count


def test_details_are_numbers_and_stems() -> None:
    (sentence,) = read_details("The ferry carried forty-one singers to Torv.")
    assert sentence.details == {"#41", "ferry", "carri", "singe", "torv"}
    assert sentence.numbers == ("#41",)


@given(st.text(max_size=300))
def test_sentences_with_details_lie_in_the_text_in_order(text: str) -> None:
    read = read_details(text)
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in read)
    assert [s.span for s in read] == sorted(s.span for s in read)
    assert all(set(s.numbers) <= s.details for s in read)


@given(st.lists(st.text(alphabet="abc .\n1234", max_size=80), min_size=2, max_size=5))
def test_shares_are_shares(texts: list[str]) -> None:
    room = Newsroom()
    for number, text in enumerate(texts):
        room.print(f"r{number}", f"Paper {number}", text, hour=number)
    reports = list(room.reports.values())
    index = DetailIndex(reports)
    for place, report in enumerate(reports):
        for earlier in index.find_candidates(report.id):
            found = index.compare(report.id, earlier)
            assert 0 <= found.share <= 1
            assert int(earlier[1:]) < place
            assert is_rewrite(found) in {True, False}
