from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import LexiconError
from hearsay.model.cases import Case
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import Gazetteer, build_gazetteer, find_countries, measure_km
from hearsay.resolve.gazetteer_tables import load_tables
from hearsay.resolve.places import find_places
from hearsay.resolve.towns import TownTable, fold_name

PALMYRA, ALEPPO, RAQQA, DEIR = "163808", "170063", "172955", "170794"

Found = list[tuple[str, str]]


def read(text: str, gazetteer: Gazetteer) -> Found:
    return [(span.cut(text), place.id) for span, place in find_places(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army left Palmyra.", [("Palmyra", PALMYRA)]),
        ("The army left Tadmur.", [("Tadmur", PALMYRA)]),
        ("They reached Tadmor at dawn.", [("Tadmor", PALMYRA)]),
        ("Shells fell on Halab.", [("Halab", ALEPPO)]),
        ("He fled to Al-Raqqa.", [("Al-Raqqa", RAQQA)]),
        ("A convoy left Raqqa for Deir Ezzor.", [("Raqqa", RAQQA), ("Deir Ezzor", DEIR)]),
        ("Fighting in Deir al-Zour went on.", [("Deir al-Zour", DEIR)]),
        ("Fighting in Deir ez-Zor went on.", [("Deir ez-Zor", DEIR)]),
        ("They hold the Palmyra citadel.", [("Palmyra citadel", "hs:palmyra-citadel")]),
        ("Smoke rose over the citadel of Palmyra.", [("citadel of Palmyra", "hs:palmyra-citadel")]),
        ("They took the T4 airbase.", [("T4 airbase", "hs:t4-airbase")]),
        ("Jets left the Tiyas air base.", [("Tiyas air base", "hs:t4-airbase")]),
        ("They took the Hiyan oil field.", [("Hiyan oil field", "hs:hayyan-field")]),
        ("They took Hayan and Jazal.", [("Hayan", "hs:hayyan-field"), ("Jazal", "hs:jazal-field")]),
        ("They passed Al-Bayarat.", [("Al-Bayarat", "hs:bayarat")]),
        ("Raids on eastern Ghouta.", [("eastern Ghouta", "hs:eastern-ghouta")]),
        ("Raids in Homs province.", [("Homs province", "hs:homs-governorate")]),
        ("Families fled Sinjar, in Iraq.", [("Sinjar", "448149"), ("Iraq", "country:IQ")]),
        ("A Palmyra-based group spoke.", []),
        (
            "The Levant and the Middle East.",
            [("Levant", "hs:levant"), ("Middle East", "hs:middle-east")],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_places_of_a_syrian_case(text: str, expected: Found, syrian_gazetteer: Gazetteer) -> None:
    assert read(text, syrian_gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "General Paris spoke.",
        "Ali Aleppo wrote a book.",
        "The New Yorker Institute said so.",
        "The Homs Media Centre counted them.",
        "She studied at the University of Aleppo.",
        "Reading is fun.",
        "Most of them left.",
        "On Sunday in March they left.",
        "Many police officers came.",
        "They gave it to us along the way.",
        "Syrian officials spoke.",
        "palmyra and aleppo",
        "Terry A. Corbin came.",
        "",
        "  \n ",
    ],
    ids=lambda text: text.strip() or "blank",
)
def test_what_looks_like_a_place_and_is_none(text: str, plain_gazetteer: Gazetteer) -> None:
    assert read(text, plain_gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in Reading, England.", [("Reading", "2639577"), ("England", "hs:england")]),
        ("They met in Paris, Texas.", [("Paris", "4717560"), ("Texas", "4736286")]),
        ("They met in Paris, France.", [("Paris", "2988507"), ("France", "country:FR")]),
        (
            "The mayor of Springfield, Ill. spoke.",
            [("Springfield", "4250542"), ("Ill.", "4896861")],
        ),
        ("A fire in London, Ontario.", [("London", "6058560"), ("Ontario", "hs:ontario-province")]),
        ("The US and the UK agreed.", [("US", "country:US"), ("UK", "country:GB")]),
        (
            "Ships left Southampton and Cherbourg for New York.",
            [("Southampton", "2637487"), ("Cherbourg", "3025466"), ("New York", "5128581")],
        ),
        ("Wireless at Cape Race heard her.", [("Cape Race", "hs:cape-race")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_text_itself_tells_which_is_meant(
    text: str, expected: Found, plain_gazetteer: Gazetteer
) -> None:
    assert read(text, plain_gazetteer) == expected


def test_palmyra_in_an_american_text_is_american(plain_gazetteer: Gazetteer) -> None:
    text = "The fair in Palmyra, Pennsylvania, drew many."
    span, place = find_places(text, plain_gazetteer)[0]
    assert (span.cut(text), place.country) == ("Palmyra", "US")


def test_a_site_lies_within_its_town_governorate_and_country(syrian_gazetteer: Gazetteer) -> None:
    citadel = syrian_gazetteer.resolve_name("Palmyra citadel")
    town = syrian_gazetteer.resolve_name("Palmyra")
    homs = syrian_gazetteer.resolve_name("Homs governorate")
    syria = syrian_gazetteer.place("country:SY")
    assert citadel
    assert town
    assert homs
    assert syria
    assert citadel.within == (PALMYRA, "hs:homs-governorate", "country:SY")
    assert citadel.inside(town)
    assert town.inside(homs)
    assert homs.inside(syria)
    assert not town.inside(citadel)


def test_a_place_that_the_case_gives_goes_before_all(syrian_case: Case) -> None:
    own = Place("own:palmyra", "Our Palmyra", 1.0, 2.0, PlacePrecision.SITE, "SY", ("country:SY",))
    names = {"own:palmyra": ("Palmyra", "Silo 9")}
    gazetteer = build_gazetteer(replace(syrian_case, places=(own,), place_names=names))
    assert read("Palmyra and Silo 9 fell.", gazetteer) == [
        ("Palmyra", "own:palmyra"),
        ("Silo 9", "own:palmyra"),
    ]
    assert gazetteer.place("own:palmyra") == own


def test_a_body_that_the_caller_knows_holds_no_place(syrian_gazetteer: Gazetteer) -> None:
    text = "The Palmyra Gazette and Palmyra."
    found = find_places(text, syrian_gazetteer, avoid=[Span(4, 19)])
    assert [span for span, _ in found] == [Span(24, 31)]


def test_only_the_asked_part_is_read(syrian_gazetteer: Gazetteer) -> None:
    text = "Palmyra, then Aleppo, then Raqqa."
    found = find_places(text, syrian_gazetteer, Span(9, 21))
    assert [span.cut(text) for span, _ in found] == ["Aleppo"]


def test_the_case_tells_its_countries(
    syrian_case: Case, plain_case: Case, titanic_case: Case
) -> None:
    assert find_countries(syrian_case) == ("SY",)
    assert find_countries(plain_case) == ()
    assert find_countries(titanic_case) == ("US",)
    assert find_countries(replace(plain_case, title="Shelling in Ukraine")) == ("UA",)


def test_a_country_without_a_known_point_has_none(plain_gazetteer: Gazetteer) -> None:
    place = plain_gazetteer.resolve_name("Tuvalu")
    assert place
    assert (place.lat, place.lon, place.precision) == (None, None, PlacePrecision.COUNTRY)


def test_every_supplied_point_is_on_the_globe_and_in_its_country() -> None:
    tables = load_tables()
    for place in tables.points.values():
        assert (place.lat is None) == (place.lon is None)
        country = tables.points.get(f"country:{place.country}")
        away = measure_km(place, country) if country else None
        limit = 1200 if place.country in {"SY", "IQ", "UA", "PS", "LB", "AF", "YE"} else 6000
        assert away is None or away < limit, place


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dar‘ā", "dara"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Deir  ez‑Zor", "deir ez zor"),
        ("St. Louis", "st louis"),
        ("Türkiye", "turkiye"),
    ],
)
def test_names_fold_to_one_key(name: str, key: str) -> None:
    assert fold_name(name) == key


def test_a_table_of_towns_in_another_layout_is_refused() -> None:
    with pytest.raises(LexiconError, match="1 towns are listed, but 0 could be read"):
        TownTable(b'{"1": {"geonameid": 1, "town": "X"}}', frozenset())


_WORDS = st.lists(
    st.sampled_from(
        [
            "Palmyra",
            "in",
            "Aleppo",
            ",",
            "Texas",
            "the",
            "U.S.",
            "Gen.",
            "\n",
            "“",
            "İdlib",
            "d'",
            "A.",
        ]
    )
    | st.text(max_size=6),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(_WORDS)
def test_spans_stand_in_the_text_in_order(syrian_gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    found = find_places(text, syrian_gazetteer)
    for span, place in found:
        assert 0 <= span.start < span.end <= len(text)
        name = span.cut(text)
        known = (*syrian_gazetteer.candidates(name), *syrian_gazetteer.candidates_spelt(name))
        assert place in [c.place for c in known] or (place.name == name and place.lat is None)
    spans = [span for span, _ in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "text", ["Palmyra" * 50_000, "A. " * 30_000, "Palmyra, " * 5_000, '"' * 50_000]
)
def test_hostile_texts_are_read(text: str, syrian_gazetteer: Gazetteer) -> None:
    assert all(span.end <= len(text) for span, _ in find_places(text, syrian_gazetteer))
