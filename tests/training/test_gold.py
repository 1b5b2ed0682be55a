"""The gold set: every annotation fits its text, and the split was drawn whole."""

from __future__ import annotations

import pytest
from training.check_gold import find_faults
from training.gold_reader import GENRES, TOPICS, GoldError, place_words, read_gold, read_split

from hearsay.model.spans import Span

REPORTS = list(read_gold())
TEXT = "The army withdrew, a general told the agency. “We left,” he said."


@pytest.mark.parametrize("report", REPORTS, ids=[report.id for report in REPORTS])
def test_a_report_is_annotated_without_a_fault(report: object) -> None:
    found = next(one for one in REPORTS if one is report)
    assert find_faults(found) == []
    assert found.statements


def test_every_report_is_in_one_split() -> None:
    split = read_split()
    drawn = [name for names in split.values() for name in names]
    assert sorted(drawn) == sorted(report.id for report in REPORTS)
    assert set(split) == {"train", "dev", "test"}
    assert all(split.values())


def test_the_set_is_as_large_and_as_wide_as_it_claims() -> None:
    assert len(REPORTS) >= 80
    assert {report.head["genre"] for report in REPORTS} == GENRES
    assert {report.head["topic"] for report in REPORTS} == TOPICS


@pytest.mark.parametrize(
    ("words", "content", "source"),
    [
        ("{The army withdrew}, [a general] <told>", [(0, 17)], [(19, 28)]),
        ("{“We left,”} [he] <said>", [(46, 56)], [(57, 59)]),
        ("{The army} withdrew, [a] general", [(0, 8)], [(19, 20)]),
    ],
)
def test_marked_words_become_spans(
    words: str, content: list[tuple[int, int]], source: list[tuple[int, int]]
) -> None:
    spans = place_words(words, TEXT)
    assert spans["content"] == tuple(Span(*pair) for pair in content)
    assert spans["source"] == tuple(Span(*pair) for pair in source)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("{The army", "never closed"),
        ("The army}", "closes nothing"),
        ("{{The army", "0 times"),
        ("{The navy}", "0 times"),
        ("{e}", "times"),
    ],
)
def test_words_that_do_not_fit_are_refused(words: str, what: str) -> None:
    with pytest.raises(GoldError, match=what):
        place_words(words, TEXT)
