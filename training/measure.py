"""Figures of a network while it is trained: on windows, before any decoder."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import torch
from torch import Tensor

from training.batches import yield_batches
from training.labels import ANSWERS, IGNORED, NAMES, PARTS, ROLES, Example
from training.losses import ask
from training.network import Reader

_CORE = {ROLES.index("ARG0"), ROLES.index("ARG1")}


def measure_attribution(
    reader: Reader, examples: Sequence[Example], pieces: int
) -> dict[str, float]:
    """Give exact span F1 of each part by its tags, and of each part as asked from gold cues."""
    reader.eval()
    tagged = {part: [0, 0, 0] for part in PARTS}
    asked = {part: [0, 0, 0] for part in ANSWERS}
    named = [0, 0, 0]
    with torch.inference_mode():
        for batch in yield_batches(examples, pieces):
            hidden = reader(batch.ids, batch.features, batch.mask)
            guess = reader.parts(hidden).unflatten(-1, (len(PARTS), 3)).argmax(-1)
            for number, part in enumerate(PARTS):
                for row in range(len(batch.ids)):
                    size = int(batch.mask[row].sum())
                    ours = find_tagged(guess[row, :size, number])
                    _count(tagged[part], ours, find_tagged(batch.parts[number, row, :size]))
            names = reader.names(hidden).argmax(-1)
            for row in range(len(batch.ids)):
                if int(batch.names[row, 0]) != IGNORED:
                    ours_names = find_kinds(names[row], len(NAMES))
                    _count(named, ours_names, find_kinds(batch.names[row], len(NAMES)))
            if not len(batch.answers):
                continue
            answers = ask(reader.attribution, hidden, batch).argmax(-1)
            for ours_row, gold_row in zip(answers, batch.answers, strict=True):
                for number, part in enumerate(ANSWERS, start=1):
                    _count(
                        asked[part],
                        find_runs(ours_row, gold_row, number),
                        find_runs(gold_row, gold_row, number),
                    )
    return {
        **{f"tagged {part} F1": _f1(counts) for part, counts in tagged.items()},
        **{f"asked {part} F1": _f1(counts) for part, counts in asked.items() if counts[2]},
        **({"names F1": _f1(named)} if named[2] else {}),
    }


def measure_roles(reader: Reader, examples: Sequence[Example], pieces: int) -> dict[str, float]:
    """Give exact span F1 of ARG0 and ARG1, of all roles, and of finding predicates."""
    reader.eval()
    core, every, predicates = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    with torch.inference_mode():
        for batch in yield_batches(examples, pieces):
            hidden = reader(batch.ids, batch.features, batch.mask)
            known = batch.predicates != IGNORED
            ours = (reader.predicates(hidden).argmax(-1) == 1) & known
            gold = batch.predicates == 1
            predicates[0] += int((ours & gold).sum())
            predicates[1] += int(ours.sum())
            predicates[2] += int(gold.sum())
            if batch.roles is None:
                continue
            answers = reader.roles(hidden).argmax(-1)
            for ours_row, gold_row in zip(answers, batch.roles, strict=True):
                asked = gold_row != IGNORED
                found = find_kinds(ours_row[asked], len(ROLES))
                right = find_kinds(gold_row[asked], len(ROLES))
                _count(every, found, right)
                _count(
                    core, {s for s in found if s[0] in _CORE}, {s for s in right if s[0] in _CORE}
                )
    return {
        "ARG0 and ARG1 F1": _f1(core),
        "all roles F1": _f1(every),
        "predicates F1": _f1(predicates),
    }


def find_tagged(labels: Tensor) -> set[tuple[int, int]]:
    """Give the spans of a part by its tags: 1 begins, 2 goes on; one that begins inside counts."""
    found: set[tuple[int, int]] = set()
    start = -1
    for at, label in enumerate([*labels.tolist(), 0]):
        if start >= 0 and label != 2:  # noqa: PLR2004
            found.add((start, at))
            start = -1
        if start < 0 and label > 0:
            start = at
    return found


def find_kinds(labels: Tensor, kinds: int) -> set[tuple[int, int, int]]:
    """Give the spans of each kind by labels of 1 + 2 kind + inside: (kind, first, end)."""
    found: set[tuple[int, int, int]] = set()
    values = labels.tolist()
    for kind in range(kinds):
        if 1 + 2 * kind not in values and 2 + 2 * kind not in values:
            continue
        begin = 1 + 2 * kind
        marks = [1 if v == begin else 2 if v == begin + 1 else 0 for v in values]
        found |= {(kind, a, b) for a, b in find_tagged(torch.tensor(marks))}
    return found


def find_runs(labels: Tensor, gold: Tensor, label: int) -> set[tuple[int, int]]:
    """Give the runs of a label where the gold is known."""
    found: set[tuple[int, int]] = set()
    start = -1
    known = [*gold.tolist(), IGNORED]
    for at, value in enumerate([*labels.tolist(), 0]):
        inside = value == label and known[at] != IGNORED
        if start >= 0 and not inside:
            found.add((start, at))
            start = -1
        elif start < 0 and inside:
            start = at
    return found


def _count(
    counts: list[int], ours: AbstractSet[tuple[int, ...]], gold: AbstractSet[tuple[int, ...]]
) -> None:
    counts[0] += len(ours & gold)
    counts[1] += len(ours)
    counts[2] += len(gold)


def _f1(counts: list[int]) -> float:
    return 200 * counts[0] / max(1, counts[1] + counts[2])
