"""Claimants: in whose timeline a statement counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hearsay.compare.claimants import name_claimants
from hearsay.model.origins import Lineage, Origin
from hearsay.model.sources import Source, SourceKind

if TYPE_CHECKING:
    from tests.compare.conftest import Desk

SOURCES = (
    Source("army", "Northern Army", SourceKind.ORGANISATION),
    Source("moss", "Colonel Moss", SourceKind.PERSON, (), "Northern Army"),
    Source("office", "Northern Army Press Office", SourceKind.OUTLET),
    Source("post", "Evening Post", SourceKind.OUTLET),
    Source("u-soldier", "a soldier", SourceKind.UNNAMED),
)
CASES = {
    "a body speaks": ("army", Lineage.STATED, "army"),
    "its spokesman": ("moss", Lineage.STATED, "army"),
    "its own outlet": ("office", Lineage.STATED, "army"),
    "a newspaper that copies it": ("post", Lineage.STATED, "post"),
    "whoever it is": ("u-soldier", Lineage.NOT_STATED, "u-soldier"),
}


@pytest.mark.parametrize(("speaker", "lineage", "expected"), CASES.values(), ids=CASES)
def test_in_whose_row_it_counts(desk: Desk, speaker: str, lineage: Lineage, expected: str) -> None:
    told = desk.say(speaker)
    origin = Origin("o1", "army", (told.id,), (told.report,), lineage, ())
    assert name_claimants(desk.statements, SOURCES, (origin,)) == {told.id: expected}


def test_without_origins_everybody_speaks_for_themselves(desk: Desk) -> None:
    told = desk.say("moss")
    assert name_claimants(desk.statements, SOURCES, ()) == {told.id: "moss"}
