"""Places named again: "the city" is the town named before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.anaphora import find_renamed, name_parts

PLACES = {
    name: Place(name.lower(), name, 1.0, 1.0, precision)
    for name, precision in {
        "Palmyra": PlacePrecision.TOWN,
        "Aleppo": PlacePrecision.TOWN,
        "Syria": PlacePrecision.COUNTRY,
        "Homs province": PlacePrecision.ADMIN,
        "T4 airbase": PlacePrecision.SITE,
        "Fakhr-al-Din citadel": PlacePrecision.SITE,
    }.items()
}


def name_places(text: str) -> list[tuple[Span, Place]]:
    found = [
        (Span(at, at + len(name)), place)
        for name, place in PLACES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found, key=lambda pair: pair[0])


def rename(text: str) -> list[tuple[str, str]]:
    return [(span.cut(text), place.name) for span, place in find_renamed(text, name_places(text))]


RENAMED = {
    "city": ("Palmyra fell. The city burned.", [("The city", "Palmyra")]),
    "ancient city": ("Palmyra: the ancient city burned.", [("the ancient city", "Palmyra")]),
    "desert town": ("Palmyra: this desert town.", [("this desert town", "Palmyra")]),
    "last named": ("Palmyra, Aleppo. The city burned.", [("The city", "Aleppo")]),
    "named again": ("Palmyra, Aleppo, Palmyra. The city.", [("The city", "Palmyra")]),
    "over a country": ("Palmyra in Syria. The city.", [("The city", "Palmyra")]),
    "site": ("T4 airbase, Palmyra. The airbase.", [("The airbase", "T4 airbase")]),
    "citadel": ("Fakhr-al-Din citadel. The citadel.", [("The citadel", "Fakhr-al-Din citadel")]),
    "the same": ("T4 airbase burned. At the same airbase.", [("the same airbase", "T4 airbase")]),
    "province": ("Homs province, Palmyra. The province.", [("The province", "Homs province")]),
    "both": (
        "Palmyra. The city. Aleppo. The city.",
        [("The city", "Palmyra"), ("The city", "Aleppo")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RENAMED.values(), ids=RENAMED)
def test_a_definite_noun_looks_back(text: str, expected: list[tuple[str, str]]) -> None:
    assert rename(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The city burned, then Palmyra fell.",
        "Palmyra fell. A city burned.",
        "Palmyra fell. The city of Raqqa burned.",
        "Syria burned. The city fell.",
        "Palmyra fell. The airport is shut.",
        "T4 airbase fell. The city burned.",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert rename(text) == []


def test_only_the_part_asked_for_is_read() -> None:
    text = "Palmyra fell. The city burned. The city lies waste."
    part = Span(text.index("The city lies"), len(text))
    assert [span for span, _ in find_renamed(text, name_places(text), part)] == [
        Span(part.start, part.start + len("The city"))
    ]


WORDS = st.sampled_from(
    ["Palmyra", "Aleppo", "the city", "The town", "T4 airbase", "the base", "."]
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_found_words_are_in_order_and_no_named_place(text: str) -> None:
    named = name_places(text)
    spans = [span for span, _ in find_renamed(text, named)]
    assert spans == sorted(spans)
    assert not any(span.overlaps(place) for span in spans for place, _ in named)


MARKET = Place("market", "Palmyra market", 1.0, 1.0, PlacePrecision.SITE, within=("palmyra",))

PARTS = {
    "before": ("the market of Palmyra burned", "market of Palmyra", "Palmyra market"),
    "behind": ("Palmyra's market burned", "Palmyra's market", "Palmyra market"),
    "another part": ("Palmyra's mayor wept", "Palmyra", "Palmyra"),
    "of another town": ("Aleppo's market burned", "Aleppo", "Aleppo"),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_a_place_is_the_case_s_own(name: str) -> None:
    text, words, place = PARTS[name]
    ((span, found),) = name_parts(text, name_places(text), [MARKET])
    assert (span.cut(text), found.name) == (words, place)
