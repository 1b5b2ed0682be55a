"""`hearsay explain` prints why, down to the characters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Ran(Protocol):
    """How a run ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two reports that contradict each other."""
    folder = tmp_path / "brod"
    (folder / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text(
        """title = "Brod"
[[places]]
name = "Brod"
precision = "town"
""",
        encoding="utf-8",
    )
    for name, outlet, count in (("a", "Evening Post", 12), ("b", "Morning Star", 40)):
        (folder / "reports" / f"{name}.md").write_text(
            f"---\noutlet: {outlet}\npublished: 2026-03-03T09:00:00+00:00\n---\n"
            f"{count} people were killed in Brod on Tuesday.\n",
            encoding="utf-8",
        )
    return folder


def test_a_claim_leads_to_its_characters(run: Callable[..., Ran], case: Path) -> None:
    ran = run("explain", case, "k1", "--quiet")

    assert ran.code == 0
    assert ran.out.startswith("k1  12 killed, Brod, 3 Mar 2026")
    assert "“12 … were killed … Brod … Tuesday” (a, characters 0-2, 10-21, 25-29, 33-40)" in ran.out


def test_two_claims_are_compared(run: Callable[..., Ran], case: Path) -> None:
    ran = run("explain", case, "k1", "k2", "--quiet")

    assert "k1 contradicts k2: the same town and day: 12 is not 40" in ran.out


def test_an_unknown_id_ends_the_run(run: Callable[..., Ran], case: Path) -> None:
    ran = run("explain", case, "k77")

    assert ran.code == 2
    assert "k77" in ran.err
    assert "a claim (k1 to k2)" in ran.err
