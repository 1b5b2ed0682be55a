"""Casualties in the MUC-4 development documents: (number, killed or wounded) a document.

The public keys hold neither number nor effect, so the labels are our own, made from the documents'
words by one reader and kept in `labels/muc4-casualties.toml` (it tells the conventions). A pair is
right where the unit is the same and the interval too; where the label says "about", a prediction
that holds its number is right. Named and described single people ("a peasant was killed") are
counted, and shown apart. The documents are in capitals; they are put into lower case, with capitals
where sentences begin, for hearsay and the peer alike. Half of the documents, drawn by a hash of
their names, was never looked at while the frames were mended.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from hearsay.attribute import ReaderEngine
from hearsay.frames import Frame, find_frames, load_frames
from hearsay.frames.semantic import RoleFinder
from hearsay.model.cases import Case
from hearsay.model.quantities import Count
from hearsay.pipeline import Analyst
from hearsay.resolve import find_mentions
from hearsay.text.sentences import split_sentences

LABELS = Path(__file__).resolve().parent / "labels" / "muc4-casualties.toml"
UNITS = ("killed", "wounded")
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_KILLED = r"(?:killed|dead|died|murdered)"
_HURT = r"(?:wounded|injured|hurt)"
_NUMBER = r"(\d[\d,]*|" + "|".join(_WORDS) + r")"

Pair = tuple[str, int | None, int | None]
Reader = Callable[[str], set[Pair]]


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure hearsay with and without the model's roles, and a plain pattern, on both halves."""
    documents = read_documents(data / "compare" / "muc4-dev.tar.gz")
    labels: Mapping[str, Any] = tomllib.loads(LABELS.read_text("utf-8"))
    readers: dict[str, Reader] = {
        "a plain pattern": find_by_pattern,
        "hearsay, by the order of phrases": make_reader(None),
        "hearsay": make_reader(ReaderEngine().find_roles),
    }
    return {
        f"casualties, MUC-4 dev: {name}": measure_reader(read, documents, labels)
        for name, read in readers.items()
    }


def read_documents(path: Path) -> dict[str, str]:
    """Read the documents' texts by their names, out of capitals."""
    with tarfile.open(path) as archive:
        file = archive.extractfile("doc_dev/doc_dev")
        lines = io.TextIOWrapper(file, "utf-8").readlines() if file else []
    rows = map(json.loads, lines)
    return {row["docid"]: lower_text(row["text"]) for row in rows}


def lower_text(text: str) -> str:
    """Put a text in capitals into lower case, with a capital where a sentence begins."""
    lowered = re.sub(r"(?<!\n)\n(?! *\n)", " ", text).lower()
    return re.sub(r"(^|[.!?][\"']?\s+|\n\s*)([a-z])", lambda m: m[1] + m[2].upper(), lowered)


def is_held_out(name: str) -> bool:
    """Tell whether a document is of the half that was not looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def make_reader(find_roles: RoleFinder | None) -> Reader:
    """Give hearsay's frames as a reader of casualties."""
    analyst = Analyst(Case(Path("muc-4"), "MUC-4", "en", UTC))
    frames = tuple(frame for frame in load_frames() if frame.name == "casualties")

    def read(text: str) -> set[Pair]:
        return set(_read_pairs(text, analyst, frames, find_roles))

    return read


def _read_pairs(
    text: str, analyst: Analyst, frames: tuple[Frame, ...], find_roles: RoleFinder | None
) -> Iterator[Pair]:
    mentions = find_mentions(
        text, anchor=None, zone=UTC, gazetteer=analyst.gazetteer, actors=analyst.actors
    )
    for sentence in split_sentences(text):
        inside = [mention for mention in mentions if sentence.contains(mention.span)]
        for match in find_frames(text, sentence, inside, frames, find_roles):
            count, unit = match.slots["count"], match.slots["unit"]
            if unit in UNITS and isinstance(count, Count) and not match.negated and count.hi != 0:
                yield str(unit), count.lo, count.hi


def find_by_pattern(text: str) -> set[Pair]:
    """Find numbers before or after words of killing and wounding: the naive way."""
    found: set[Pair] = set()
    for unit, words in zip(UNITS, (_KILLED, _HURT), strict=True):
        before = rf"\b{_NUMBER}\s+(?:\w+\s+){{0,3}}?{words}\b"
        after = rf"\b{words}\s+(?:\w+\s+){{0,1}}?{_NUMBER}\b"
        for pattern in (before, after):
            for match in re.finditer(pattern, text, re.IGNORECASE):
                word = match[1].lower().replace(",", "")
                number = _WORDS.get(word, int(word) if word.isdigit() else 0)
                found.add((unit, number, number))
    return found


def measure_reader(
    read: Reader, documents: Mapping[str, str], labels: Mapping[str, Any]
) -> dict[str, float]:
    """Give F1, precision and recall over all documents' pairs, and F1 by halves."""
    rows = [
        (is_held_out(name), *compare_pairs(read(text), labels[name]["pairs"]))
        for name, text in documents.items()
    ]
    right, said, told, told_in_numbers, right_in_numbers = (
        sum(row[n] for row in rows) for n in range(1, 6)
    )
    return {
        "F1": _give_f1(right, said, told),
        "precision": 100 * right / said if said else 0.0,
        "recall": 100 * right / told,
        "recall where a number word stands": 100 * right_in_numbers / told_in_numbers,
        "F1, half that was looked at": _give_f1(*_sum_half(rows, held_out=False)),
        "F1, half that was not": _give_f1(*_sum_half(rows, held_out=True)),
    }


def compare_pairs(
    found: set[Pair], labels: Iterable[Mapping[str, Any]]
) -> tuple[int, int, int, int, int]:
    """Give right, said, told; told with a number word, and right among those."""
    left = set(found)
    right = told = in_numbers = right_in_numbers = 0
    for label in labels:
        told += 1
        numbered = not label.get("single", False)
        in_numbers += numbered
        match = next((pair for pair in sorted(left, key=str) if _is_right(pair, label)), None)
        if match is not None:
            left.discard(match)
            right += 1
            right_in_numbers += numbered
    return right, len(found), told, in_numbers, right_in_numbers


def _is_right(pair: Pair, label: Mapping[str, Any]) -> bool:
    unit, lo, hi = pair
    if unit != label["unit"]:
        return False
    if label.get("words") == "about":
        return (lo or 0) <= label["lo"] and (hi is None or label["lo"] <= hi)
    return (lo, hi) == (label.get("lo"), label.get("hi"))


def _sum_half(rows: Iterable[tuple[bool, int, int, int, int, int]], *, held_out: bool) -> list[int]:
    some = [row for row in rows if row[0] is held_out]
    return [sum(row[n] for row in some) for n in (1, 2, 3)]


def _give_f1(right: int, said: int, told: int) -> float:
    return 200 * right / (said + told) if said + told else 0.0
