from __future__ import annotations

from array import array

import pytest

from hearsay.errors import LexiconError
from hearsay.model.places import PlacePrecision
from hearsay.resolve.gazetteer import Gazetteer
from hearsay.resolve.gazetteer_areas import AreaTable, load_areas
from hearsay.resolve.gazetteer_tables import load_tables
from hearsay.resolve.places import find_places

TEXAS, LAMAR_COUNTY = "4736286", "4705086"


@pytest.mark.parametrize(
    ("name", "code", "precision"),
    [
        ("Lamar County", "US.TX.277", PlacePrecision.ADMIN),
        ("Avoyelles Parish", "US.LA.009", PlacePrecision.ADMIN),
        ("Diyala Governorate", "IQ.10", PlacePrecision.ADMIN),
        ("Tewksbury Township", "US.NJ.019", PlacePrecision.TOWN),
        ("Lanexa", "US.VA", PlacePrecision.TOWN),
        ("Afrin District", "SY.09.174184", PlacePrecision.ADMIN),
    ],
)
def test_areas_and_small_places_are_listed(name: str, code: str, precision: PlacePrecision) -> None:
    found = [area for area, _ in load_areas().find_areas(name.lower()) if area.code == code]
    assert [area.precision for area in found] == [precision]
    assert code.startswith(found[0].admin1)


@pytest.mark.parametrize(
    ("key", "knows", "lists"),
    [
        ("lamar county", True, True),
        ("diyala governorate", True, True),
        ("lanexa", False, True),
        ("avoyelles", False, False),
        ("no such place", False, False),
        ("", False, False),
    ],
)
def test_a_name_without_its_kind_tells_less(key: str, *, knows: bool, lists: bool) -> None:
    assert (load_areas().knows(key), load_areas().lists(key)) == (knows, lists)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("A barn burnt in Paris, Texas.", "Paris", (LAMAR_COUNTY, TEXAS, "country:US")),
        ("A barn burnt in Lamar County, Texas.", "Lamar County", (TEXAS, "country:US")),
        ("A barn burnt in Lanexa, Virginia.", "Lanexa", ("6254928", "country:US")),
        ("They live in Oxford, England.", "Oxford", ("2640726", "hs:england", "country:GB")),
    ],
)
def test_a_place_lies_within_the_nearest_first(
    text: str, name: str, within: tuple[str, ...], plain_gazetteer: Gazetteer
) -> None:
    found = {span.cut(text): place for span, place in find_places(text, plain_gazetteer)}
    assert found[name].within == within


def test_a_town_lies_in_its_county_and_that_in_its_state(plain_gazetteer: Gazetteer) -> None:
    text = "Paris, Lamar County, Texas, is no capital."
    town, county, state = (place for _, place in find_places(text, plain_gazetteer))
    assert (town.id, county.id, state.id) == ("4717560", LAMAR_COUNTY, TEXAS)
    assert town.inside(county)
    assert county.inside(state)


def test_an_area_that_a_lexicon_has_is_the_lexicons() -> None:
    tables = load_tables()
    area = tables.areas.find_code("SY.11")
    assert area
    assert tables.make_area(area).id == "hs:homs-governorate"


@pytest.mark.parametrize(
    ("data", "districts"),
    [
        (b"", b""),
        (b"areas\trows\n", b""),
        (b"2\t1\nSY.01\t1\tX\t1\tSY\t1\t1\t0", b""),
        (b"0\t0", b"\x00"),
    ],
)
def test_a_table_in_another_layout_is_refused(data: bytes, districts: bytes) -> None:
    with pytest.raises(LexiconError, match="laid out otherwise"):
        AreaTable(data, districts)


def test_a_small_table_is_read() -> None:
    rows = (
        b"SY.01\t7\tUpper\t1\tSY\t36.5\t40.5\t90\nUS.TX\tpost:1\tCow Creek\tp\tUS\t31.0\t-97.0\t0"
    )
    names = b"cow creek\t\t1\t\nupper\t\t0\t\nupper province\t0\t\t"
    districts = array("I", [5, 3]).tobytes() + array("H", [0, 0]).tobytes()
    table = AreaTable(b"1\t2\n" + rows + b"\n" + names, districts)
    assert [(a.id, full) for a, full in table.find_areas("upper")] == [("7", True)]
    assert (table.knows("upper province"), table.knows("upper")) == (True, False)
    assert table.find_code("US.TX") is None
    assert [table.find_district(town) for town in ("5", "6", "hs:x")][1:] == [None, None]
    assert table.find_district("8") == table.find_code("SY.01")
