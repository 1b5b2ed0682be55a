"""The example cases: well-formed, honest about their texts, and in our own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).resolve().parents[2] / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/case.toml"))
REPORTS = [path for folder in FOLDERS for path in sorted(folder.glob("reports/*.md"))]
KINDS = ("article", "wire", "post", "comment")
RUN = 8

each_case = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
each_report = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


def read_settings(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))


def split_report(path: Path) -> tuple[dict[str, Any], str]:
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == ""
    return yaml.safe_load(front), body


def read_moment(value: object) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value))


def list_runs(text: str, length: int = RUN) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def name_entries(settings: dict[str, Any]) -> Iterator[str]:
    for table in ("actors", "places"):
        yield from (entry["id"] for entry in settings.get(table, []))


def test_both_example_cases_are_there() -> None:
    assert [folder.name for folder in FOLDERS] == ["palmyra-2016", "titanic-1912"]


@each_case
def test_a_case_says_that_its_texts_are_summaries(folder: Path) -> None:
    settings = read_settings(folder)
    assert "our own summaries" in settings["note"]
    assert "not the outlets' words" in settings["note"]
    assert settings["title"].endswith("?")
    assert settings["language"] == "en"


@each_case
def test_a_case_asks_and_knows_an_outcome(folder: Path) -> None:
    settings = read_settings(folder)
    assert settings["questions"]
    for outcome in settings["outcomes"]:
        assert outcome["by"]
        assert outcome["frame"] in {question["frame"] for question in settings["questions"]}


@each_case
def test_ids_of_actors_and_places_are_unique(folder: Path) -> None:
    ids = list(name_entries(read_settings(folder)))
    assert len(ids) == len(set(ids))


@each_case
def test_places_are_on_the_globe_and_lie_within_known_ones(folder: Path) -> None:
    places = read_settings(folder)["places"]
    known = {place["id"] for place in places}
    for place in places:
        assert -90 <= place["lat"] <= 90
        assert -180 <= place["lon"] <= 180
        assert set(place.get("within", [])) <= known


@each_case
def test_every_question_names_something_that_the_reports_name(folder: Path) -> None:
    settings = read_settings(folder)
    bodies = "\n".join(split_report(path)[1] for path in sorted(folder.glob("reports/*.md")))
    for question in settings["questions"]:
        # without a place or a subject it asks of the one event that the case is about
        named = question.get("where") or question.get("subject", "").title()
        assert named in bodies


@each_case
def test_a_case_has_enough_reports_and_its_expectation(folder: Path) -> None:
    paths = sorted(folder.glob("reports/*.md"))
    expected = (folder / "EXPECTED.md").read_text(encoding="utf-8")
    assert len(paths) >= 12
    assert [path.stem for path in paths if f"| {path.stem} |" not in expected] == []


@each_report
def test_a_report_names_its_outlet_and_its_time_with_an_offset(path: Path) -> None:
    front, body = split_report(path)
    published = read_moment(front["published"])
    assert front["outlet"]
    assert front["kind"] in KINDS
    assert published.tzinfo is not None
    assert "updated" not in front or read_moment(front["updated"]) >= published
    assert 60 <= len(body.split()) <= 180


@each_report
def test_a_comment_and_nothing_else_has_a_parent_in_its_case(path: Path) -> None:
    front, _ = split_report(path)
    assert (front["kind"] == "comment") == ("parent" in front)
    if "parent" in front:
        assert path.with_name(f"{front['parent']}.md").is_file()


@each_report
def test_quote_marks_come_in_pairs(path: Path) -> None:
    _, body = split_report(path)
    assert body.count('"') % 2 == 0


@each_report
def test_no_report_copies_the_page_that_it_draws_facts_from(path: Path, shared_cases: Path) -> None:
    page = shared_cases / "palmyra-page" / "reports" / "musical-chairs.txt"
    _, body = split_report(path)
    assert list_runs(body) & list_runs(page.read_text(encoding="utf-8")) == frozenset()


@pytest.mark.parametrize(
    ("wire", "copy"),
    [
        pytest.param(
            "palmyra-2016/reports/1211-reuters-citadel",
            "palmyra-2016/reports/1211-jerusalem-post-citadel",
            id="citadel",
        ),
        pytest.param(
            "titanic-1912/reports/0415-associated-press-afternoon",
            "titanic-1912/reports/0415-journal-world-transferred",
            id="transferred",
        ),
    ],
)
def test_a_carried_wire_shares_most_of_its_words_but_not_all(wire: str, copy: str) -> None:
    first, second = (list_runs(split_report(CASES / f"{name}.md")[1]) for name in (wire, copy))
    assert len(first & second) > 0.5 * min(len(first), len(second))
    assert first != second


@each_case
def test_only_the_wires_and_their_copies_share_long_passages(folder: Path) -> None:
    runs = {
        path.stem: list_runs(split_report(path)[1], 15)
        for path in sorted(folder.glob("reports/*.md"))
    }
    names = list(runs)
    sharing = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if runs[a] & runs[b]]
    assert sharing in (
        [("1211-jerusalem-post-citadel", "1211-reuters-citadel")],
        [("0415-associated-press-afternoon", "0415-journal-world-transferred")],
    )
