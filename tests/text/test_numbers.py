from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
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
    "December|in|or more|+|\n\n|passed|toll|north of|lakh|and a half|2½|~|≥|>|score|0800|555|"
    "low hundreds"
).split("|")
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
Scales = Sequence[tuple[int, str]]
SCALES: Scales = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
INDIAN: Scales = ((10**7, "crore"), (10**5, "lakh"), (10**3, "thousand"))
TraceFunction = Callable[[FrameType, str, Any], Any]
BOUNDS: dict[str, Callable[[int], tuple[int, int | None]]] = {
    "more than": lambda n: (n + 1, None),
    "in excess of": lambda n: (n + 1, None),
    "at least": lambda n: (n, None),
    "not fewer than": lambda n: (n, None),
    "fewer than": lambda n: (0, n - 1),
    "up to": lambda n: (0, n),
    "no more than": lambda n: (0, n),
    "nearly": lambda n: (min(n - 1, (9 * n + 5) // 10), n - 1),
    "just over": lambda n: (n + 1, n + max(1, (n + 5) // 10)),
    "some": lambda n: (n - max(1, (n + 5) // 10), n + max(1, (n + 5) // 10)),
}


def as_spec(count: Count) -> str:
    if count.exact:
        return f"{count.words} = {count.lo}"
    ends = ["" if end is None else str(end) for end in (count.lo, count.hi)]
    return f"{count.words} = {ends[0]}..{ends[1]}"


def write_below_thousand(number: int, *, joint: str = " and ", hyphen: str = "-") -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{ONES[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(TENS[rest // 10 - 2] + (f"{hyphen}{ONES[rest % 10]}" if rest % 10 else ""))
    elif rest:
        words.append(ONES[rest])
    return joint.join(words)


def write_number(
    number: int,
    *,
    joint: str = " and ",
    hyphen: str = "-",
    comma: str = "",
    scales: Scales = SCALES,
) -> str:
    """Spell a number out; the last part after a scale takes the joint where it is below 100."""
    if number == 0:
        return "zero"
    parts: list[str] = []
    for scale, name in scales:
        if number >= scale:
            part = write_below_thousand(number // scale, joint=joint, hyphen=hyphen)
            parts.append(f"{part} {name}")
            number %= scale
    words = f"{comma} ".join(parts)
    if number:
        tail = write_below_thousand(number, joint=joint, hyphen=hyphen)
        words += (joint if number < 100 else f"{comma} ") * bool(words) + tail
    return words


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
    [
        "1." * 5000 + "x",
        "1,1," * 5000,
        "more than " * 5000,
        "one hundred and " * 3000,
        "9" * 20000,
        "1" + " 200" * 20000,
        "+1 2-" * 5000,
        "two and a half " * 3000,
        "thousand million " * 3000,
        "passed north of " * 3000,
        "toll " * 5000 + "passed " * 5000 + "50",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_runs_are_survived(text: str) -> None:
    for span, count in find_counts(text):
        assert count.words == span.cut(text)


def test_the_lexicon_is_in_lower_case() -> None:
    lexicon = load_number_lexicon()
    for words in (lexicon.humans, lexicon.units, lexicon.labels, lexicon.zero, lexicon.between):
        assert all(word == word.lower() for word in words)


@given(
    number=st.integers(min_value=2, max_value=10**9) | st.integers(min_value=2, max_value=2000),
    joint=st.sampled_from([" and ", " "]),
    hyphen=st.sampled_from(["-", " "]),
    comma=st.sampled_from(["", ","]),
)
def test_a_number_written_in_words_is_read_back(
    number: int, joint: str, hyphen: str, comma: str
) -> None:
    words = write_number(number, joint=joint, hyphen=hyphen, comma=comma)
    text = f"They counted {words} soldiers."
    assert find_counts(text) == ((Span(13, 13 + len(words)), Count(number, number, words)),)


@given(st.integers(min_value=2, max_value=999_999_999_999))
def test_billions_in_words_are_read_back(number: int) -> None:
    text = f"They counted {write_number(number)} soldiers."
    assert [(c.lo, c.hi) for _, c in find_counts(text)] == [(number, number)]


@given(st.integers(min_value=2, max_value=999_999_999))
def test_lakhs_and_crores_are_read_back(number: int) -> None:
    text = f"They counted {write_number(number, scales=INDIAN)} voters."
    assert [(c.lo, c.hi) for _, c in find_counts(text)] == [(number, number)]


@given(st.integers(min_value=2, max_value=10**9), st.sampled_from(sorted(BOUNDS)))
def test_a_bound_in_words_bounds_the_number_in_words(number: int, bound: str) -> None:
    words = f"{bound} {write_number(number)}"
    expected = Count(*BOUNDS[bound](number), words)
    found = find_counts(f"There were {words} voters.")
    assert found == ((Span(11, 11 + len(words)), expected),)


def count_lines(text: str) -> int:
    """Count the lines of Python that reading a text runs: work without a clock."""
    lines = 0

    def note(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal lines
        lines += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        find_counts(text)
    finally:
        sys.settrace(before)
    return lines


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12))
@settings(max_examples=30, deadline=None)
def test_work_grows_in_step_with_the_length(phrases: list[str]) -> None:
    text = " ".join(phrases) + " "
    first, second, fourth = (count_lines(text * times) for times in (20, 40, 80))
    assert fourth - second <= 2.2 * (second - first) + 100


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
