from __future__ import annotations

from collections import Counter

from benchmarks.numbers import Phrase, measure_reader, read_phrases, read_with_hearsay

PHRASES = read_phrases()


def test_the_phrase_set_is_broad_and_split_in_two_like_halves() -> None:
    assert sum(bool(phrase.counts) for phrase in PHRASES) >= 240
    assert sum(not phrase.counts for phrase in PHRASES) >= 40
    sizes = Counter(phrase.split for phrase in PHRASES)
    assert set(sizes) == {"dev", "held-out"}
    assert min(sizes.values()) >= 0.4 * len(PHRASES)
    assert len({phrase.text for phrase in PHRASES}) == len(PHRASES)


def test_no_expected_interval_runs_backwards() -> None:
    ends = [count for phrase in PHRASES for count in phrase.counts]
    assert all(lo is None or hi is None or lo <= hi for lo, hi in ends)


def test_every_phrase_of_the_half_for_development_is_read() -> None:
    dev = [phrase for phrase in PHRASES if phrase.split == "dev"]
    misread = [p.text for p in dev if tuple(read_with_hearsay(p.text)) != p.counts]
    assert misread == []


def test_a_reader_is_measured_by_exact_intervals_and_more_kindly_by_numbers() -> None:
    phrases = [
        Phrase("seven", ((7, 7),), "dev"),
        Phrase("over seven", ((8, None),), "dev"),
        Phrase("7 May", (), "dev"),
    ]
    figures = measure_reader(lambda _: [(7.0, 7.0)], phrases)
    assert figures["exact, points"] == 100
    assert figures["exact, intervals"] == figures["exact, none"] == 0
    assert figures["number found"] == 100


def test_a_reader_that_breaks_down_has_found_nothing() -> None:
    def fail(_text: str) -> list[tuple[float | None, float | None]]:
        raise KeyError("no such unit")

    figures = measure_reader(fail, [Phrase("7 May", (), "dev"), Phrase("7", ((7, 7),), "dev")])
    assert figures["all intervals exact"] == figures["number found"] == 0
