"""The reader model by itself: speed against its bare network, memory, size, and semantic roles.

The bare network reads the same windows in the same run and does nothing with the answers. Peak
memory is that of a fresh process that reads one report, Python and libraries included.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import hearsay.attribute.reader
from benchmarks.attribution import Score
from hearsay.attribute import ReaderEngine
from hearsay.attribute.reader.network import load_network
from hearsay.attribute.reader.roles import RoleReader
from hearsay.attribute.reader.windows import cut_windows
from hearsay.model.spans import Span

_WEIGHTS = Path(hearsay.attribute.reader.__file__).parent / "weights"
_MEGABYTE = 1e6
_ROUNDS = 3
_CORE = ("ARG0", "ARG1")
_ONE_REPORT = """
import sys
from hearsay.attribute import ReaderEngine
ReaderEngine().attribute(sys.stdin.read())
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure speed and memory on PolNeAR dev, roles on the dev part of ewt-srl."""
    with gzip.open(data / "attribution" / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return {
        "reader": {
            **measure_speed(texts),
            "weights, MB": sum(p.stat().st_size for p in _WEIGHTS.iterdir()) / _MEGABYTE,
            "peak memory on one report, MB": measure_memory(max(texts, key=len)),
        },
        "reader, roles on ewt-srl dev": measure_roles(data / "syntax" / "ewt-srl.jsonl.gz"),
    }


def measure_speed(texts: Sequence[str]) -> dict[str, float]:
    """Give the words a CPU-second of the whole stage and of the bare network, in turns."""
    engine, network = ReaderEngine(), load_network()
    words = sum(len(text.split()) for text in texts)
    seconds = {"whole": 0.0, "bare": 0.0}
    list(engine.attribute_all(texts[:2]))
    for _ in range(_ROUNDS):
        started = time.process_time()
        for text in texts:
            engine.attribute(text)
        seconds["whole"] += time.process_time() - started
        windows = [cut_windows(text, network.tokenizer) for text in texts]
        started = time.process_time()
        for some in windows:
            network.read(some)
        seconds["bare"] += time.process_time() - started
    whole, bare = (_ROUNDS * words / seconds[name] for name in ("whole", "bare"))
    return {
        "words a CPU-second, whole stage": whole,
        "words a CPU-second, bare network": bare,
        "whole stage against bare network": whole / bare,
    }


def measure_memory(text: str) -> float:
    """Give the peak memory, in MB, of a process that attributes one text.

    As Linux keeps it for the process itself: what `getrusage` tells starts at its parent's.
    """
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _ONE_REPORT], input=text, capture_output=True, text=True, check=True
    )
    return float(done.stdout) * 1024 / _MEGABYTE


def measure_roles(path: Path) -> dict[str, float]:
    """Give exact span F1 of roles, given the predicates and the sentences as plain text."""
    reader = RoleReader()
    core, every = Score(), Score()
    for text, words, prop in _read_props(path):
        roles = reader.find_roles(text, words[prop["v"]], Span(0, len(text)))
        found = {(role.label, _bare(text, role.span)) for role in roles}
        gold = {
            (label.removeprefix("C-"), _bare(text, Span(words[a].start, words[b - 1].end)))
            for label, a, b in prop["args"]
            if label.removeprefix("C-") in load_network().card.roles
        }
        for score, kept in ((every, None), (core, _CORE)):
            ours = {one for one in found if kept is None or one[0] in kept}
            theirs = {one for one in gold if kept is None or one[0] in kept}
            score.hit += len(ours & theirs)
            score.guess += len(ours)
            score.gold += len(theirs)
    return {"F1 of ARG0 and ARG1": core.f1, "F1 of all roles": every.f1}


def _bare(text: str, span: Span) -> Span:
    """Leave out marks at a span's ends: taggers differ on a last full stop."""
    words = [m.span() for m in re.finditer(r"\w+", span.cut(text))]
    return Span(span.start + words[0][0], span.start + words[-1][1]) if words else span


def _read_props(path: Path) -> Iterator[tuple[str, list[Span], dict[str, Any]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["split"] != "dev":
                continue
            text = ""
            words: list[Span] = []
            for word, space in zip(row["words"], row["space_after"], strict=True):
                words.append(Span(len(text), len(text) + len(word)))
                text += word + " " * space
            for prop in row["props"]:
                yield text, words, prop
