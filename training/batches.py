"""Batches: examples of like length as tensors, with the anchors that are asked about."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.labels import IGNORED, PARTS, Example

_LARGEST_POOL = 4096


@dataclass(slots=True)
class Batch:
    """Examples as tensors: (examples, pieces) all but the anchors, which are (anchors,) each.

    `anchor_rows` says which example an anchor is of, `answers` (anchors, pieces) what each piece is
    to it, `roles` is None in a batch of attribution; `parts` is (parts, examples, pieces).
    """

    ids: Tensor
    features: Tensor
    mask: Tensor
    paragraphs: Tensor
    parts: Tensor
    names: Tensor
    predicates: Tensor
    anchor_rows: Tensor
    anchor_at: Tensor
    answers: Tensor
    roles: Tensor | None


def make_batches(
    examples: Sequence[Example], pieces: int, chance: random.Random | None = None
) -> list[list[Example]]:
    """Group examples of like length into batches of so many pieces; by chance where it is given."""
    order = list(examples)
    if chance:
        chance.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), _LARGEST_POOL):
        pool = sorted(order[start : start + _LARGEST_POOL], key=lambda e: len(e.window.ids))
        batch: list[Example] = []
        for example in pool:
            if batch and len(example.window.ids) * (len(batch) + 1) > pieces:
                batches.append(batch)
                batch = []
            batch.append(example)
        if batch:
            batches.append(batch)
    if chance:
        chance.shuffle(batches)
    return batches


def fill_batch(
    examples: Sequence[Example], other_piece_share: float = 0.0, chance: random.Random | None = None
) -> Batch:
    """Make tensors of examples that are all of attribution or all of roles."""
    rows = len(examples)
    width = max(len(example.window.ids) for example in examples)
    ids = torch.zeros(rows, width, dtype=torch.long)
    features, mask, paragraphs = (torch.zeros_like(ids) for _ in range(3))
    parts = torch.full((len(PARTS), rows, width), IGNORED)
    names, predicates, roles = (torch.full_like(ids, IGNORED) for _ in range(3))
    anchors: list[tuple[int, int]] = []
    answers: list[list[int]] = []
    for row, example in enumerate(examples):
        window = example.window
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        features[row, :size] = torch.tensor(window.features)
        paragraphs[row, :size] = torch.tensor(window.paragraphs)
        mask[row, :size] = 1
        for number, labels in enumerate(example.parts):
            parts[number, row, :size] = torch.tensor(labels)
        names[row, :size] = torch.tensor(example.names)
        predicates[row, :size] = torch.tensor(example.predicates)
        if example.roles is not None:
            roles[row, :size] = torch.tensor(example.roles)
        for pieces, asked in example.anchors:
            at = pieces[0]
            if chance and chance.random() < other_piece_share:
                at = chance.choice(pieces)
            anchors.append((row, at))
            answers.append(asked + [IGNORED] * (width - size))
    return Batch(
        ids,
        features,
        mask,
        paragraphs,
        parts,
        names,
        predicates,
        torch.tensor([row for row, _ in anchors], dtype=torch.long),
        torch.tensor([at for _, at in anchors], dtype=torch.long),
        torch.tensor(answers, dtype=torch.long).reshape(len(anchors), width),
        None if examples[0].roles is None else roles,
    )


def yield_batches(examples: Sequence[Example], pieces: int) -> Iterator[Batch]:
    """Yield all examples in batches, without chance: for measuring."""
    for batch in make_batches(examples, pieces):
        yield fill_batch(batch)
