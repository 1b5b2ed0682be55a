"""Which frames a case reads by: the shipped ones, optional ones it asks for, and its own."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from hearsay.attribute import RuleEngine
from hearsay.errors import CaseError
from hearsay.model.cases import AskedQuestion, Case
from hearsay.pipeline import Analyst, make_ledger

MARCH = """---
outlet: Evening Post
published: 2026-05-03T09:00:00+00:00
---
Five thousand people marched through Brod on Saturday.
"""
OWN_FRAME = """about = "How many seats a party won."
open = ["count"]
same = ["party"]
[slots]
count = { kind = "count", required = true }
party = { kind = "actor", required = true }
[questions]
count = "How many seats did {party} win?"
[[triggers]]
verbs = ["win, won, won"]
heads = ["seats"]
roles = { count = ["object"], party = ["subject"] }
"""


def _make_case(folder: Path, settings: str, text: str = MARCH) -> Path:
    (folder / "reports").mkdir()
    (folder / "case.toml").write_text(
        settings + '[[places]]\nname = "Brod"\nprecision = "town"\n', encoding="utf-8"
    )
    (folder / "reports" / "a.md").write_text(text, encoding="utf-8")
    return folder


def test_an_optional_frame_is_left_out_by_default(tmp_path: Path) -> None:
    ledger = make_ledger(_make_case(tmp_path, 'title = "March"\n'), RuleEngine())

    assert [claim.frame for claim in ledger.claims] == ["casualties"]
    assert ledger.claims[0].slots["unit"] == "participants"


@pytest.mark.parametrize(
    "settings",
    [
        'title = "March"\nframes = ["crowd_size"]\n',
        'title = "March"\n[[questions]]\nframe = "crowd_size"\n',
    ],
)
def test_a_case_that_asks_for_it_reads_it_instead(tmp_path: Path, settings: str) -> None:
    ledger = make_ledger(_make_case(tmp_path, settings), RuleEngine())

    assert [claim.frame for claim in ledger.claims] == ["crowd_size"]


def test_a_case_may_bring_a_frame_of_its_own(tmp_path: Path) -> None:
    folder = _make_case(
        tmp_path,
        'title = "Vote"\n[[actors]]\nid = "greens"\nname = "Greens"\n',
        MARCH.replace(
            "Five thousand people marched through Brod on Saturday.", "The Greens won 40 seats."
        ),
    )
    (folder / "frames" / "seats").mkdir(parents=True)
    (folder / "frames" / "seats" / "frame.toml").write_text(OWN_FRAME, encoding="utf-8")

    ledger = make_ledger(folder, RuleEngine())

    assert [(claim.frame, claim.slots["party"]) for claim in ledger.claims] == [("seats", "greens")]


def test_a_frame_that_is_not_there_is_told(tmp_path: Path) -> None:
    case = Case(tmp_path, "March", "en", UTC, frames=("crowds",))

    with pytest.raises(CaseError, match="crowds"):
        Analyst(case, RuleEngine())


def test_a_question_turns_its_frame_on(tmp_path: Path) -> None:
    case = Case(tmp_path, "March", "en", UTC, (AskedQuestion("crowd_size"),))

    names = [frame.name for frame in Analyst(case, RuleEngine()).frames]

    assert "crowd_size" in names
