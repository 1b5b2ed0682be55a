from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.text.number_lexicon import load_number_lexicon
from hearsay.text.numbers import find_counts

CASES: list[list[str]] = tomllib.loads(
    Path(__file__).with_name("numbers.toml").read_text(encoding="utf-8")
)["cases"]
PHRASES = (
    "more than|at least|up to|about|some|between|and|to|or|-|–|.|,|no|one|a|the|of|twelve|hundred|"
    "thousand|million|dozen|dozens|several|12|1,200|2015|5:00|1.5|30|km|%|$|people|soldier|killed|"
    "December|in|or more|+|\n\n"
).split("|")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def as_spec(count: Count) -> str:
    if count.exact:
        return f"{count.words} = {count.lo}"
    ends = ["" if end is None else str(end) for end in (count.lo, count.hi)]
    return f"{count.words} = {ends[0]}..{ends[1]}"


def write_below_thousand(number: int) -> str:
    words = []
    if number >= 100:
        words.append(f"{ONES[number // 100]} hundred")
        number %= 100
        if number:
            words.append("and")
    if number >= 20:
        unit = f"-{ONES[number % 10]}" if number % 10 else ""
        words.append(TENS[number // 10 - 2] + unit)
    elif number:
        words.append(ONES[number])
    return " ".join(words)


def write_number(number: int) -> str:
    parts = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            parts.append(f"{write_below_thousand(number // scale)} {name}")
            number %= scale
    if number:
        parts.append(("and " if parts and number < 100 else "") + write_below_thousand(number))
    return " ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_phrase_holds_these_counts(case: list[str]) -> None:
    text, *expected = case
    assert [as_spec(count) for _, count in find_counts(text)] == expected


def test_the_table_is_broad() -> None:
    assert len(CASES) >= 200
    assert len({case[0] for case in CASES}) == len(CASES)


def test_only_the_given_part_is_read() -> None:
    text = "12 men, 13 women, 14 children"
    found = find_counts(text, Span(8, 17))
    assert found == ((Span(8, 10), Count(13, 13, "13")),)


def test_a_blank_line_parts_numbers() -> None:
    assert [c.lo for _, c in find_counts("They took twenty\n\nthree men fled")] == [20, 3]


@pytest.mark.parametrize(
    "text",
    ["1." * 5000 + "x", "1,1," * 5000, "more than " * 5000, "one hundred and " * 3000, "9" * 20000],
    ids=["dots", "commas", "bounds", "hundreds", "digits"],
)
def test_hostile_runs_are_survived(text: str) -> None:
    for span, count in find_counts(text):
        assert count.words == span.cut(text)


def test_the_lexicon_is_in_lower_case() -> None:
    lexicon = load_number_lexicon()
    for words in (lexicon.humans, lexicon.units, lexicon.labels, lexicon.zero, lexicon.between):
        assert all(word == word.lower() for word in words)


@given(st.integers(min_value=2, max_value=999_999_999_999))
def test_a_number_written_in_words_is_read_back(number: int) -> None:
    text = f"They counted {write_number(number)} soldiers."
    assert [(c.lo, c.hi) for _, c in find_counts(text)] == [(number, number)]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_with_commas_is_read_back(number: int) -> None:
    found = find_counts(f"They counted {number:,} soldiers.")
    assert [(c.lo, c.hi) for _, c in found] == [(number, number)]


@given(st.text() | st.lists(st.sampled_from(PHRASES)).map(" ".join) | st.text("12,.-: k%$ao"))
def test_spans_are_sound_on_any_text(text: str) -> None:
    last = 0
    for span, count in find_counts(text):
        assert last <= span.start < span.end <= len(text)
        assert count.words == span.cut(text)
        assert count.lo is not None
        last = span.end
