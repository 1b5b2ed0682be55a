from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import etree
from tests.publish.sample_case import TOWN, VILLAGE

from hearsay.model.claims import Claim, Denied
from hearsay.model.control import ControlInterval, ControlRow
from hearsay.model.ledger import Ledger
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.publish.dossier.anchors import name_anchors
from hearsay.publish.dossier.days import view_days
from hearsay.publish.dossier.outcomes import find_outcome, say_nearness
from hearsay.publish.dossier.outlines import Window, cut_outlines, list_shores
from hearsay.publish.dossier.places import gather_places
from hearsay.publish.dossier.places_map import draw_map
from hearsay.publish.dossier.svg import draw_element, draw_patterns
from hearsay.publish.dossier.timeline import view_timelines
from hearsay.publish.lookup import index_ledger

TEXT = "{*}text"


def parse(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def words_of(svg: str) -> list[str]:
    return [str(e.text or e.xpath("string(text()[last()])")) for e in parse(svg).iter("text")]


def pin(ledger: Ledger, *places: Place) -> Ledger:
    claims = tuple(
        Claim(f"c{n}", "s1", "control", {"place": place}) for n, place in enumerate(places)
    )
    return replace(ledger, claims=claims)


def spot(name: str, lat: float, lon: float) -> Place:
    return Place(f"case:{name}", name, lat, lon, PlacePrecision.TOWN)


def test_text_and_attributes_are_escaped() -> None:
    drawn = draw_element("text", "<b>&", class_='"><script>', x=1.26)
    assert drawn == '<text class="&#34;&gt;&lt;script&gt;" x="1.3">&lt;b&gt;&amp;</text>'
    parse(draw_patterns())


def test_timelines_are_well_formed_and_told_in_words(ledger: Ledger) -> None:
    views = view_timelines(index_ledger(ledger), name_anchors(ledger))
    assert [view.place for view in views] == ["Qasr Adra", "Adra citadel"]
    for view in views:
        drawing = parse(view.svg)
        title, text = drawing.findtext("title"), drawing.findtext("desc")
        assert title
        assert text
        assert drawing.get("role") == "img"
    assert views[0].rows[0].who == "Assessment"
    assert len(views[0].rows) == 6


def test_a_gap_stays_a_gap(ledger: Ledger) -> None:
    view = view_timelines(index_ledger(ledger), name_anchors(ledger))[0]
    runs = [r for r in parse(view.svg).iter("rect") if "assessed" in r.get("class", "")]
    (x1, w1), (x2, _) = [(float(r.get("x", "")), float(r.get("width", ""))) for r in runs]
    day = w1 / 4
    assert x2 - (x1 + w1) == pytest.approx(day, rel=0.05)


def test_holders_differ_by_pattern_and_letter_not_by_colour_alone(ledger: Ledger) -> None:
    view = view_timelines(index_ledger(ledger), name_anchors(ledger))[0]
    assert [(h.letter, h.pattern) for h in view.holders] == [("A", 0), ("B", 1)]


@pytest.mark.parametrize("days", [1, 2, 40, 400, 4000])
def test_an_axis_names_days_that_do_not_touch(ledger: Ledger, days: int) -> None:
    first = date(2012, 2, 27)
    run = ControlInterval(first, first + timedelta(days=days - 1), "army", 1.0, ())
    lone = replace(ledger, control=(ControlRow(TOWN, None, (run,)),))
    view = view_timelines(index_ledger(lone), name_anchors(lone))[0]
    named = [t for t in parse(view.svg).iter("text") if t.get("class") == "day"]
    places = [float(t.get("x", "")) for t in named]
    assert places
    assert all(
        b - a >= 7 * len(t.text or "") for a, b, t in zip(places, places[1:], named, strict=False)
    )


def test_the_map_shows_what_claims_name_and_nothing_else(ledger: Ledger) -> None:
    unnamed = spot("Nowhere Said", 34.6, 38.3)
    lexicon = replace(ledger, case=replace(ledger.case, places=(unnamed,)))
    places = gather_places(index_ledger(lexicon))
    names = {point.place.name for point in places.pinned}
    assert names == {"Qasr Adra", "Adra citadel", "Tel Harm", "Senn district"}
    assert [place.name for place, _ in places.unpinned] == ["the Salt Road"]
    view = draw_map(places)
    assert view is not None
    drawing = parse(view.svg)
    assert len(list(drawing.iter("circle"))) == 4
    assert "Nowhere Said" not in view.svg


def test_a_place_inside_a_denial_is_named_too(ledger: Ledger) -> None:
    claim = Claim("c", "s1", "denial", {"denies": Denied("strikes", {"place": VILLAGE})})
    places = gather_places(index_ledger(replace(ledger, claims=(claim,))))
    assert [point.place.name for point in places.pinned] == ["Tel Harm"]


def test_a_coarse_place_is_a_ring_and_more_claims_a_larger_dot(ledger: Ledger) -> None:
    view = draw_map(gather_places(index_ledger(ledger)))
    assert view is not None
    circles = {(c.findtext("title") or "").split(":")[0]: c for c in parse(view.svg).iter("circle")}
    assert "coarse" in circles["Senn district"].get("class", "")
    assert float(circles["Qasr Adra"].get("r", "")) > float(circles["Tel Harm"].get("r", ""))


def test_no_two_names_on_the_map_touch(ledger: Ledger) -> None:
    crowd = [spot(f"Village {n}", 34 + n % 5 * 0.03, 38 + n // 5 * 0.04) for n in range(25)]
    view = draw_map(gather_places(index_ledger(pin(ledger, *crowd))))
    assert view is not None
    boxes = []
    for text in parse(view.svg).iter("text"):
        if "name" in text.get("class", "").split():
            wide = len(text.text or "") * 6.7
            shift = {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "")]
            boxes.append((float(text.get("x", "")) - shift, float(text.get("y", "")), wide))
    assert len(boxes) + len(view.unlabelled) == 25
    assert boxes
    for n, (x, y, wide) in enumerate(boxes):
        for ox, oy, owide in boxes[n + 1 :]:
            assert abs(y - oy) >= 14 or x + wide <= ox or ox + owide <= x


def test_places_on_both_sides_of_the_date_line_lie_together(ledger: Ledger) -> None:
    islands = (spot("Suva", -18.1, 178.4), spot("Apia", -13.8, -171.8))
    places = gather_places(index_ledger(pin(ledger, *islands)))
    assert places.window is not None
    assert places.window.east - places.window.west < 25
    assert len(places.pinned) == 2
    assert draw_map(places) is not None


def test_a_far_place_is_listed_and_does_not_shrink_the_map(ledger: Ledger) -> None:
    near = [spot(f"Near {n}", 34 + n * 0.1, 38) for n in range(5)]
    places = gather_places(index_ledger(pin(ledger, *near, spot("Geneva", 46.2, 6.1))))
    assert [point.place.name for point in places.beyond] == ["Geneva"]


@pytest.mark.parametrize(
    ("window", "names"),
    [
        (Window(36.0, 33.0, 42.0, 37.0), {"Syria", "Iraq", "Turkey", "Jordan", "Lebanon"}),
        (Window(30.0, 49.0, 31.0, 50.5), {"Ukraine"}),
        (Window(-40.0, 40.0, -35.0, 42.0), set()),
    ],
    ids=["the Levant", "inland", "open sea"],
)
def test_outlines_are_cut_to_the_window(window: Window, names: set[str]) -> None:
    outlines = cut_outlines(window, 0.01)
    assert {outline.name for outline in outlines} == names
    edge = window.grow(1e-9)
    assert all(edge.holds(point) for o in outlines for ring in o.rings for point in ring)


def test_a_window_across_the_date_line_shows_both_sides_without_a_seam() -> None:
    outlines = cut_outlines(Window(170.0, 60.0, 195.0, 72.0), 0.05)
    assert {outline.name for outline in outlines} == {"Russia", "United States of America"}
    runs = [run for outline in outlines for ring in outline.rings for run in list_shores(ring)]
    assert any(point[0] > 185 for run in runs for point in run)
    assert not any(a[0] == b[0] == 180 for run in runs for a, b in pairwise(run))


def test_a_map_of_the_world_stays_small(ledger: Ledger) -> None:
    far = (spot("Sydney", -33.9, 151.2), spot("London", 51.5, 0), spot("Lima", -12, -77))
    view = draw_map(gather_places(index_ledger(pin(ledger, *far))))
    assert view is not None
    assert len(view.svg) < 200_000
    # No line runs from one edge of the world to the other.
    paths = [e.get("d", "") for e in parse(view.svg).iter("path") if e.get("class") == "land"]
    steps = [float(x) for path in paths for x in re.findall(r"l(-?[0-9.]+) ", path)]
    assert max(abs(step) for step in steps) < 300


def test_a_map_of_the_open_sea_steps_back_until_land_is_in_sight(ledger: Ledger) -> None:
    window = gather_places(index_ledger(pin(ledger, spot("Wreck", 41.7, -49.9)))).window
    assert window is not None
    assert "Canada" in [outline.name for outline in cut_outlines(window, 0.05)]


def test_days_follow_a_contested_question(ledger: Ledger) -> None:
    views = view_days(index_ledger(ledger), name_anchors(ledger))
    assert [view.text[:8] for view in views] == ["Who held", "How many"]
    toll = views[1]
    parse(toll.svg)
    assert (toll.outcome, toll.established) == ("14", "the town's burial register, 12 Jun 2031")
    assert [row.leading for row in toll.rows] == ["at least 31", "12", "12", "12"]
    assert [row.nearness for row in toll.rows] == ["17 above", "2 below", "2 below", "2 below"]
    assert toll.rows[0].on_truth == "< 1 %"


@pytest.mark.parametrize(
    ("value", "truth", "expected"),
    [
        (Count(14, 14), Count(14, 14), "exactly"),
        (Count(10, 20), Count(14, 14), "holds it"),
        (Count(31, None), Count(14, 14), "17 above"),
        (Count(None, 9), Count(14, 14), "5 below"),
        ("army", "army", "what turned out true"),
        ("army", "front", "not what turned out true"),
        (
            Place("a", "a", None, None, PlacePrecision.SITE, None, ("b",)),
            Place("b", "b", None, None, PlacePrecision.TOWN),
            "true, told more narrowly",
        ),
    ],
)
def test_nearness_is_told_in_words(value: Count | str, truth: Count | str, expected: str) -> None:
    assert say_nearness(value, truth) == expected


def test_an_outcome_settles_only_its_own_question(ledger: Ledger) -> None:
    toll, wounded = ledger.questions[1], replace(ledger.questions[1], about={"unit": "wounded"})
    assert find_outcome(toll, ledger.case.outcomes) == ledger.case.outcomes[0]
    assert find_outcome(wounded, ledger.case.outcomes) is None
    assert find_outcome(ledger.questions[0], ledger.case.outcomes) is None
