"""Counts in phrases of our own: hearsay and four readers of numbers side by side, in one run.

A phrase is exact where every interval is the expected one, in order, and there is none besides. A
peer's point value is read as the interval of that one number, and "number found" is kinder still:
some value of the peer's touches each expected interval or stands right beside it, and what else it
read is forgiven. A hash parts the phrases: dev was looked at while the grammar was mended, and
held-out was only counted. `python -m benchmarks.numbers` lists the failures of dev.
"""
# ruff: noqa: A005 - it is only ever imported as benchmarks.numbers

from __future__ import annotations

import hashlib
import importlib
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from hearsay.text.numbers import find_counts

PHRASES = Path(__file__).resolve().parent / "phrases" / "numbers.toml"
_NUMBER = re.compile(r"(?<![\w.,/+-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w/%])")
_DOZEN = 12

Interval = tuple[float | None, float | None]
Reader = Callable[[str], Sequence[Interval]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the intervals of all its counts, and the half it belongs to."""

    text: str
    counts: tuple[Interval, ...]
    split: str

    @property
    def kind(self) -> str:
        """`points`, `intervals` or `none`, by what it holds."""
        if not self.counts:
            return "none"
        return "points" if all(lo == hi for lo, hi in self.counts) else "intervals"


def read_phrases(path: Path = PHRASES) -> list[Phrase]:
    """Read the phrase set, in its order."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Phrase(text, tuple(map(_read_interval, counts)), _draw_split(text))
        for text, counts in chain.from_iterable(group.items() for group in groups.values())
    ]


def _read_interval(words: str) -> Interval:
    lo, dots, hi = words.partition("..")
    if not dots:
        return int(lo), int(lo)
    return (int(lo) if lo else None), (int(hi) if hi else None)


def _draw_split(text: str) -> str:
    return "dev" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held-out"


def read_with_hearsay(text: str) -> list[Interval]:
    """Give the intervals of a text's counts."""
    return [(count.lo, count.hi) for _, count in find_counts(text)]


def _read_digits(text: str) -> list[Interval]:
    values = (float(m.group().replace(",", "")) for m in _NUMBER.finditer(text))
    return [(value, value) for value in values]


def _load_quantulum() -> Reader:
    # Its classifier of units was pickled by another scikit-learn; without it, units go by rules.
    classifier: Any = importlib.import_module("quantulum3.classifier")
    classifier.USE_CLF = False
    parse: Callable[[str], list[Any]] = importlib.import_module("quantulum3.parser").parse

    def read(text: str) -> list[Interval]:
        found: list[Interval] = []
        for quantity in parse(text):
            scale = _DOZEN if quantity.unit.name == "dozen" else 1
            if quantity.unit.name in {"dimensionless", "dozen"}:
                give = quantity.uncertainty or 0
                found.append(((quantity.value - give) * scale, (quantity.value + give) * scale))
        return found

    return read


def _load_numerizer() -> Reader:
    numerize: Callable[[str], str] = importlib.import_module("numerizer").numerize
    return lambda text: _read_digits(numerize(text))


def _load_text2num() -> Reader:
    # A threshold of 0 lets it read "one" to "three" too.
    convert: Callable[[str, str, float], str] = importlib.import_module("text_to_num").alpha2digit
    return lambda text: _read_digits(convert(text, "en", 0))


def _load_word2number() -> Reader:
    convert: Callable[[str], float] = importlib.import_module("word2number.w2n").word_to_num

    def read(text: str) -> list[Interval]:
        try:
            value = convert(text)
        except ValueError:  # its word for "there is no number"
            return []
        return [(value, value)]

    return read


PEERS: dict[str, Callable[[], Reader]] = {
    "quantulum3": _load_quantulum,
    "numerizer": _load_numerizer,
    "text2num": _load_text2num,
    "word2number": _load_word2number,
}


def _read_or_fail(read: Reader, text: str) -> Sequence[Interval] | None:
    """Read a text; None where a peer breaks down on it."""
    try:
        return read(text)
    except Exception:  # noqa: BLE001 - a peer's crash is its failure, whatever it is
        return None


def _is_found(expected: Interval, given: Sequence[Interval]) -> bool:
    lo, hi = expected
    return any(
        (lo is None or b is None or b >= lo - 1) and (hi is None or a is None or a <= hi + 1)
        for a, b in given
    )


def measure_reader(read: Reader, phrases: Sequence[Phrase]) -> dict[str, float]:
    """Measure one reader: its figures in per cent."""
    exact: dict[str, list[bool]] = {"points": [], "intervals": [], "none": []}
    found: list[bool] = []
    for phrase in phrases:
        given = _read_or_fail(read, phrase.text)
        exact[phrase.kind].append(given is not None and tuple(given) == phrase.counts)
        if phrase.counts:
            found.append(all(_is_found(count, given or ()) for count in phrase.counts))
    return {
        "phrases": len(phrases),
        "all intervals exact": _share(list(chain.from_iterable(exact.values()))),
        **{f"exact, {kind}": _share(hits) for kind, hits in exact.items()},
        "number found": _share(found),
    }


def _share(hits: Sequence[bool]) -> float:
    return 100 * sum(hits) / max(1, len(hits))


def _load_readers() -> Iterator[tuple[str, Reader]]:
    yield "hearsay", read_with_hearsay
    for name, load in PEERS.items():
        try:
            yield name, load()
        except ImportError as error:
            print(f"  {name} skipped: {error.name} is not installed")


def run_benchmark(_data: Path) -> dict[str, dict[str, float]]:
    """Measure all readers on both halves of the phrase set; a peer that is missing is skipped."""
    phrases = read_phrases()
    return {
        f"numbers {split}, {name}": measure_reader(read, [p for p in phrases if p.split == split])
        for name, read in _load_readers()
        for split in ("dev", "held-out")
    }


def main() -> None:
    """Print the figures, and what hearsay misreads in dev; of held-out, figures only."""
    for name, figures in run_benchmark(Path()).items():
        print(name, {figure: round(value, 1) for figure, value in figures.items()})
    for phrase in read_phrases():
        given = tuple(read_with_hearsay(phrase.text))
        if phrase.split == "dev" and given != phrase.counts:
            print(f"{phrase.text!r}: {given}, not {phrase.counts}")


if __name__ == "__main__":
    main()
