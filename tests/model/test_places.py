from __future__ import annotations

import pytest

from hearsay.model.places import Place, PlacePrecision

SYRIA = Place("sy", "Syria", None, None, PlacePrecision.COUNTRY)
HOMS = Place("homs", "Homs", 34.7, 36.7, PlacePrecision.ADMIN, "SY", ("sy",))
PALMYRA = Place("palmyra", "Palmyra", 34.6, 38.3, PlacePrecision.TOWN, "SY", ("homs", "sy"))


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [(PALMYRA, SYRIA, True), (PALMYRA, PALMYRA, True), (HOMS, PALMYRA, False)],
)
def test_a_place_lies_in_itself_and_in_what_holds_it(
    inner: Place, outer: Place, *, inside: bool
) -> None:
    assert inner.inside(outer) is inside
