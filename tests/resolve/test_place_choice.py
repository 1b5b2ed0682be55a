from __future__ import annotations

import pytest

from hearsay.model.places import PlacePrecision
from hearsay.model.spans import Span
from hearsay.resolve.gazetteer import Gazetteer
from hearsay.resolve.place_choice import OutletArea, choose_named
from hearsay.resolve.place_homes import learn_area, read_outlet
from hearsay.resolve.places import find_place_names, find_places, resolve_given

TEXAS_AREA = OutletArea(33.7, -95.5, "Paris")


def choose(text: str, gazetteer: Gazetteer, area: OutletArea | None = None) -> dict[str, str]:
    names = find_place_names(text, gazetteer)
    return {c.span.cut(text): c.place.id for c in choose_named(names, gazetteer, area)}


@pytest.mark.parametrize(
    ("text", "name", "identity"),
    [
        # What the text says outright.
        ("A man from Paris, Texas, won.", "Paris", "4717560"),
        ("A man from Paris in Texas won.", "Paris", "4717560"),
        ("The road to Lexington, Va., is shut.", "Lexington", "4769339"),
        ("A town crier in Peru, Indiana, fell ill.", "Peru", "4924733"),
        # One name means one place throughout.
        ("Snow in Paris, Texas, today. Nobody in Paris had seen it.", "Paris", "4717560"),
        # Lists hold nothing.
        ("Envoys of Syria, Turkey and Iran met.", "Syria", "country:SY"),
        ("They campaigned in Florida, Ohio and Nevada.", "Florida", "4155751"),
        # What lies near.
        ("Buses run from Oxford to Tupelo and to Batesville.", "Oxford", "4440076"),
        ("Buses run from Oxford to Reading and to Banbury.", "Oxford", "2640729"),
        # What is known best.
        ("Talks in Paris went on.", "Paris", "2988507"),
        ("A train to Moscow was late.", "Moscow", "524901"),
    ],
    ids=lambda value: value if " " in str(value) else "",
)
def test_a_name_means_what_its_text_tells(
    text: str, name: str, identity: str, plain_gazetteer: Gazetteer
) -> None:
    assert choose(text, plain_gazetteer)[name] == identity


def test_an_outlets_area_decides_what_a_lone_name_means(plain_gazetteer: Gazetteer) -> None:
    text = "The mayor of Paris spoke."
    assert choose(text, plain_gazetteer)["Paris"] == "2988507"
    assert choose(text, plain_gazetteer, TEXAS_AREA)["Paris"] == "4717560"
    assert find_places(text, plain_gazetteer, area=TEXAS_AREA)[0][1].id == "4717560"


def test_an_outlets_area_does_not_make_a_country_a_town(plain_gazetteer: Gazetteer) -> None:
    assert choose("Troops left for China.", plain_gazetteer, TEXAS_AREA)["China"] == "country:CN"


def test_a_name_that_may_be_anywhere_stays_open(plain_gazetteer: Gazetteer) -> None:
    (choice,) = choose_named(
        find_place_names("A fire in Clinton.", plain_gazetteer), plain_gazetteer
    )
    assert choice.open
    assert (choice.place.lat, choice.place.precision) == (None, PlacePrecision.UNKNOWN)
    assert choice.place.name == "Clinton"
    assert "nothing tells which is meant" in choice.reason


@pytest.mark.parametrize(
    ("text", "area", "reason"),
    [
        (
            "A man from Paris, Texas, won.",
            None,
            "the text says that it belongs with Texas",
        ),
        ("Talks in Paris went on.", None, "it is the best known place of this name"),
        (
            "The mayor of Paris spoke.",
            TEXAS_AREA,
            "it lies where the outlet reports from, by Paris",
        ),
        ("Cars leave Tupelo for Oxford.", None, "km from Tupelo, which the text names too"),
    ],
)
def test_a_choice_tells_its_reason(
    text: str, area: OutletArea | None, reason: str, plain_gazetteer: Gazetteer
) -> None:
    names = find_place_names(text, plain_gazetteer)
    reasons = [choice.reason for choice in choose_named(names, plain_gazetteer, area)]
    assert any(reason in one for one in reasons), reasons


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("Syrians", "country:SY"),
        ("Texan", "4736286"),
        ("W. Va.", "4826850"),
        ("N.Y", "5128638"),
        ("U.S", "country:US"),
        ("Lamar Co.", "4705086"),
        ("Ft. Worth", "4691930"),
        ("Town of Groton", "4835461"),
        ("Xyzzyville", "open:xyzzyville"),
    ],
)
def test_a_given_name_counts_in_forms_that_nobody_would_look_for(
    words: str, identity: str, plain_gazetteer: Gazetteer
) -> None:
    text = f"In {words} and in Texas, New York and Connecticut"
    (choice, *_) = resolve_given(text, [Span(3, 3 + len(words))], plain_gazetteer)
    found = plain_gazetteer.candidates_of_given(words)
    ids = {one.place.id for one in found} or {choice.place.id}
    assert identity in ids
    assert choice.open is (identity != choice.place.id or not found)


def test_a_report_of_many_names_is_chosen_in_full(plain_gazetteer: Gazetteer) -> None:
    towns = ["Springfield", "Clinton", "Madison", "Franklin", "Salem", "Oxford", "Dover", "Troy"]
    states = ["Ohio", "Texas", "Iowa", "Maine", "Utah", "Kansas", "Oregon", "Georgia"]
    text = " ".join(f"They met in {town}, {state}." for town in towns for state in states)
    text += " ".join(f" They met in {town}." for town in towns)
    names = find_place_names(text, plain_gazetteer)
    choices = choose_named(names, plain_gazetteer)
    assert [choice.span for choice in choices] == [name.span for name in names]
    dover = next(c for c in choices if c.span.cut(text) == "Dover" and "Ohio" in c.reason)
    assert dover.place.within[-2:] == ("5165418", "country:US")


def test_an_area_is_learnt_from_the_reports_of_an_outlet(plain_gazetteer: Gazetteer) -> None:
    texts = [
        "A barn burnt in Paris and another in Clarksville.",
        "The road from Paris to Bonham is shut.",
        "Police from Reno and Blossom came to Paris.",
    ]
    reports = [find_place_names(text, plain_gazetteer) for text in texts]
    area = learn_area(reports, plain_gazetteer)
    assert area
    assert abs(area.lat - 33.6) < 1
    assert abs(area.lon + 95.5) < 1.5
    assert choose("A market in Paris.", plain_gazetteer, area)["Paris"] == "4717560"


def test_no_area_is_learnt_from_nothing(plain_gazetteer: Gazetteer) -> None:
    countries = find_place_names("Syria and Russia.", plain_gazetteer)
    assert learn_area([], plain_gazetteer) is None
    assert learn_area([countries], plain_gazetteer, "The Herald") is None


@pytest.mark.parametrize(
    ("outlet", "named"),
    [
        ("The Columbus Telegraph", "Columbus"),
        ("columbustelegraph.com", "Columbus"),
        ("www.springfieldnewssun.com", "Springfield"),
        ("Tishreen", ""),
        ("times.com", ""),
        ("news.herald.org", ""),
        ("", ""),
        (".", ""),
        ("x" * 5000, ""),
    ],
)
def test_an_outlets_name_may_hold_its_town(
    outlet: str, named: str, plain_gazetteer: Gazetteer
) -> None:
    names = {one.place.name for one in read_outlet(outlet, plain_gazetteer)}
    assert (named in names) if named else not names
