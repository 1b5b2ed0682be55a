from __future__ import annotations

import pytest

from hearsay.read.lexicon import PageLine, load_page_lines, load_section_words, match_line

LINES = load_page_lines()
HITS = [(line, text) for line in LINES for text in line.hits]
MISSES = [(line, text) for line in LINES for text in line.misses]


@pytest.mark.parametrize(("line", "text"), HITS, ids=[text for _, text in HITS])
def test_examples_fit(line: PageLine, text: str) -> None:
    assert line.pattern.fullmatch(text)
    assert match_line(f"  {text}\t", line.part)


@pytest.mark.parametrize(("line", "text"), MISSES, ids=[text for _, text in MISSES])
def test_other_lines_do_not_fit(line: PageLine, text: str) -> None:
    assert not line.pattern.fullmatch(text)


def test_every_kind_of_line_has_examples() -> None:
    assert all(line.hits and line.misses for line in LINES)


def test_words_are_in_lower_case() -> None:
    words = load_section_words()
    for group in (words.behind, words.between, words.before, words.never, words.roles, words.does):
        assert group
        assert all(word == word.lower() for word in group)
