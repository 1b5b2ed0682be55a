"""How sure a speaker sounds, on FactBank's scale."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE

CASES = {
    "The general said the rebels had left.": "CT+",
    "The general said the rebels had not left the town.": "CT-",
    "The rebels never took the hill, said the general.": "CT-",
    "The general denied that the rebels had left.": "CT-",
    "The general denied that the rebels had not left.": "CT+",
    "The general believes that the rebels have left.": "PR+",
    "The general said the rebels had probably left the town.": "PR+",
    "The commander is believed to have fled to the coast.": "PR+",
    "The general thinks the rebels have not left.": "PR-",
    "The general doubts that the rebels have left.": "PR-",
    "The general speculated that the rebels had left.": "PS+",
    "The rebels may have left the town, the general said.": "PS+",
    "The general said the rebels might not have left the town.": "PS-",
    "The general suspects that the rebels may have left.": "PS+",
    "The general asked whether the rebels had left.": "U",
    "The general did not say whether the rebels had left.": "U",
    "The general did not deny that the rebels had left.": "U",
    "The general hopes that the rebels will leave.": "U",
    "The general said that it was unclear whether the rebels had left.": "U",
    "If the rain goes on, the minister said, the dam will fail.": "U",
    "“We don’t know who fired,” the observer said.": "CT-",
    "The ministry said the march of 4 May was banned.": "CT+",
    "The ministry said the army held the hill because it could not be left.": "CT+",
}


@pytest.mark.parametrize(("text", "factuality"), CASES.items(), ids=list(CASES))
def test_the_words_tell_how_sure_the_speaker_is(text: str, factuality: str) -> None:
    assert [found.factuality for found in ENGINE.attribute(text)] == [factuality]
