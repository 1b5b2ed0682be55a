"""Where statements go back to: declared sources, copies, and what nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hearsay.compare.origins.trace import trace_origins
from hearsay.model.origins import Lineage, Origin, ReasonKind
from hearsay.model.sources import Source, SourceKind

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

LONG = (
    "Government forces pulled out of the eastern suburbs of the city before dawn, leaving behind "
    "two tanks and several trucks loaded with ammunition"
)
OTHER = (
    "The mayor of a small port on the coast opened a new school for four hundred pupils after "
    "years of delay and quarrels over its cost"
)


def trace(desk: Desk) -> tuple[Origin, ...]:
    """Trace the origins of all that was said on the desk."""
    return trace_origins(desk.statements, desk.reports, desk.sources, desk.claims)


def parts(desk: Desk) -> list[list[str]]:
    """Give the statements of each origin."""
    return [list(origin.statements) for origin in trace(desk)]


DECLARED: dict[str, tuple[list[tuple[str, tuple[str, ...]]], list[list[str]]]] = {
    "one speaker in two outlets": (
        [("observatory", ("afp",)), ("observatory", ("reuters",))],
        [["s1", "s2"]],
    ),
    "two speakers": ([("observatory", ("afp",)), ("ministry", ("afp",))], [["s1"], ["s2"]]),
    "a person and his ministry": (
        [("hassan", ("afp",)), ("ministry", ("afp",))],
        [["s1"], ["s2"]],
    ),
    "a source told RIA, quoted by others": (
        [
            ("u-source", ("ria",)),
            ("u-source", ("ria", "sputnik")),
            ("u-source", ("ria", "herald")),
        ],
        [["s1", "s2", "s3"]],
    ),
    "a source of each outlet": (
        [("u-source", ("afp",)), ("u-source", ("reuters",))],
        [["s1"], ["s2"]],
    ),
    "two unnamed of one outlet": (
        [("u-source", ("afp",)), ("u-official", ("afp",))],
        [["s1"], ["s2"]],
    ),
    "an outlet and those who quote it": (
        [("reuters", ()), ("reuters", ("herald",))],
        [["s1", "s2"]],
    ),
}


@pytest.mark.parametrize("name", DECLARED)
def test_statements_go_back_to_whoever_spoke_first(desk: Desk, name: str) -> None:
    told, expected = DECLARED[name]
    for speaker, via in told:
        desk.say(speaker, via=via, own=not via)
    assert parts(desk) == expected


REASONS: dict[str, tuple[list[tuple[str, tuple[str, ...]]], str, list[str]]] = {
    "one outlet": (
        [("observatory", ("afp",))],
        "stated",
        ["declared: AFP cites the Syrian Observatory for Human Rights"],
    ),
    "two outlets": (
        [("observatory", ("afp",)), ("observatory", ("reuters",))],
        "stated",
        [
            "declared: AFP and Reuters both cite the Syrian Observatory for Human Rights",
            (
                "same-source: the Syrian Observatory for Human Rights speaks in 2 reports: "
                "one speaker is one origin"
            ),
        ],
    ),
    "a relay": (
        [("u-source", ("ria", "sputnik"))],
        "stated",
        [
            (
                "declared: Sputnik has it from RIA Novosti, quoting "
                "a source familiar with the matter"
            ),
        ],
    ),
    "nobody in particular": (
        [("u-reports", ("herald",))],
        "not-stated",
        ["declared: The Herald gives only “media reports”: nobody says whose"],
    ),
    "own voice": (
        [("herald", ())],
        "not-stated",
        [
            "same-source: The Herald names no source for it: nobody says where it comes from",
        ],
    ),
    "an outlet that others name": (
        [("reuters", ()), ("reuters", ("herald",))],
        "stated",
        [
            "declared: The Herald cites Reuters",
            "same-source: Reuters names no source for it: nobody says where it comes from",
        ],
    ),
}


@pytest.mark.parametrize("name", REASONS)
def test_an_origin_says_why(desk: Desk, name: str) -> None:
    told, lineage, expected = REASONS[name]
    for speaker, via in told:
        desk.say(speaker, via=via, own=not via)
    (origin,) = trace(desk)
    assert origin.lineage.value == lineage
    assert [f"{reason.kind}: {reason.text}" for reason in origin.because] == expected


COPIES = {
    "word for word": (LONG, LONG, True),
    "a house's own name for somebody": (
        "Daesh " + LONG,
        "ISIS " + LONG,
        True,
    ),
    "shortened": (LONG, LONG.partition(", leaving")[0] + ", leaving behind two tanks", True),
    "retouched": (
        LONG,
        LONG.replace("pulled out of", "left").replace("loaded with", "full of"),
        True,
    ),
    "another matter": (LONG, OTHER, False),
    "another number": (LONG, LONG.replace("two tanks", "nine tanks"), False),
    "another figure": (LONG + " for 30 days", LONG + " for 90 days", False),
    "another town": (LONG + " near Homs", LONG + " near Hama", False),
    "denied": (LONG, LONG.replace("pulled out", "have not pulled out"), False),
    "a formula": (
        "At least 12 people were killed in Aleppo",
        "At least 12 people were killed in Aleppo",
        False,
    ),
}


@pytest.mark.parametrize("name", COPIES)
def test_what_stands_in_an_earlier_report_joins_its_origin(desk: Desk, name: str) -> None:
    first, second, copied = COPIES[name]
    desk.say("afp", own=True, text=first, published="2016-12-11T08:00")
    desk.say("herald", own=True, text=second, published="2016-12-11T11:00")
    assert parts(desk) == ([["s1", "s2"]] if copied else [["s1"], ["s2"]])


def test_a_copy_says_how_much_of_it_stands_where(desk: Desk) -> None:
    desk.say("herald", own=True, text=LONG, published="2016-12-11T11:00")
    desk.say("afp", own=True, text=LONG, published="2016-12-11T08:00")
    desk.add_report("r1", outlet="The Herald")
    desk.add_report("r2", outlet="AFP")
    (origin,) = trace(desk)
    assert (origin.source, origin.lineage) == ("afp", Lineage.INFERRED)
    (copied,) = [reason for reason in origin.because if reason.kind is ReasonKind.COPIED]
    assert copied.text == (
        "1.00 of what The Herald (r1) attributes to nobody stands in AFP (r2), published 3 hours "
        "earlier (the earliest seen, which is no proof of where it began)"
    )


def test_without_times_a_copy_is_joined_but_not_ordered(desk: Desk) -> None:
    desk.say("afp", own=True, text=LONG)
    desk.say("herald", own=True, text=LONG)
    (origin,) = trace(desk)
    assert "which of them came first is not known" in origin.because[-1].text


def test_a_copy_of_a_copy_goes_back_to_the_first(desk: Desk) -> None:
    desk.say("afp", own=True, text=LONG, published="2016-12-11T08:00")
    desk.say("herald", own=True, text=LONG, published="2016-12-11T09:00")
    desk.say("sputnik", own=True, text=LONG, published="2016-12-11T10:00")
    desk.say("herald", own=True, text=OTHER, report="r2")
    assert parts(desk) == [["s1", "s2", "s3"], ["s4"]]


def test_words_that_a_speaker_is_cited_for_are_no_outlets_own(desk: Desk) -> None:
    desk.say("observatory", via=("afp",), text=LONG, published="2016-12-11T08:00")
    desk.say("herald", own=True, text=LONG, published="2016-12-11T09:00")
    (origin,) = trace(desk)
    assert (origin.source, origin.lineage) == ("observatory", Lineage.STATED)


def test_a_named_speaker_is_never_taken_for_a_copy(desk: Desk) -> None:
    desk.say("afp", own=True, text=LONG, published="2016-12-11T08:00")
    desk.say("hassan", via=("herald",), text=LONG, published="2016-12-11T09:00")
    assert parts(desk) == [["s1"], ["s2"]]


def test_reports_that_claim_different_things_stay_apart(desk: Desk) -> None:
    claim = "control place=palmyra phase=takes holder="
    desk.say("afp", claim + "isis", own=True, text=LONG, published="2016-12-11T08:00")
    desk.say("herald", claim + "army", own=True, text=LONG, published="2016-12-11T09:00")
    assert parts(desk) == [["s1"], ["s2"]]


def test_short_sentences_count_where_a_whole_report_was_copied(desk: Desk) -> None:
    for speaker, hour in (("afp", "08"), ("herald", "09")):
        for text in (LONG, "The road north was cut by noon"):
            moment = f"2016-12-11T{hour}:00"
            desk.say(speaker, own=True, text=text, report=speaker, published=moment)
    assert parts(desk) == [["s1", "s2", "s3", "s4"]]


def test_an_outlet_is_not_its_own_copy_twice(desk: Desk) -> None:
    desk.say("afp", own=True, text=LONG, published="2016-12-11T08:00")
    desk.say("afp", own=True, text=LONG, published="2016-12-11T09:00")
    assert parts(desk) == [["s1", "s2"]]


def test_a_shorter_chain_in_one_report_names_the_same_source(desk: Desk) -> None:
    desk.say("u-source", report="r", via=("ria", "sputnik", "herald"))
    desk.say("u-source", report="r", via=("sputnik", "herald"))
    desk.say("u-source", via=("ria",))
    assert parts(desk) == [["s1", "s2", "s3"]]


def test_somebody_without_a_description_is_known_in_one_report_only(desk: Desk) -> None:
    desk.sources = (*desk.sources, Source("u-he", "He", SourceKind.UNNAMED))
    desk.say("u-he", report="r", via=("herald",))
    desk.say("u-he", report="r", via=("herald",))
    desk.say("u-he", via=("herald",))
    assert parts(desk) == [["s1", "s2"], ["s3"]]


def test_an_unknown_speaker_is_an_origin_too(desk: Desk) -> None:
    desk.say("somebody else", via=("afp",))
    (origin,) = trace(desk)
    assert origin.source == "somebody else"


def test_a_word_that_two_sources_bear_stands_for_neither(desk: Desk) -> None:
    desk.sources = (
        *desk.sources,
        Source("guard-a", "Guard", SourceKind.GROUP),
        Source("guard-b", "Guard", SourceKind.GROUP),
    )
    desk.say("afp", own=True, text="Guard " + LONG, published="2016-12-11T08:00")
    desk.say("herald", own=True, text="Guard " + LONG, published="2016-12-11T09:00")
    assert parts(desk) == [["s1", "s2"]]
