"""Losses: how far the heads' answers are from the labels, for one batch."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, nll_loss

from training.batches import Batch
from training.labels import ANSWERS, IGNORED, PARTS
from training.network import PairHead, Reader, bucket_distances

_CUE = PARTS.index("cue")


def measure_loss(
    reader: Reader, batch: Batch, weights: dict[str, float], fit: dict[str, Any]
) -> Tensor:
    """Give the weighted sum of the losses of the heads that the batch has labels for."""
    hidden = reader(batch.ids, batch.features, batch.mask)
    if batch.roles is not None:
        loss = hidden.sum() * 0.0
        if bool((batch.predicates != IGNORED).any()):
            found = _classify(reader.predicates(hidden), batch.predicates)
            loss = loss + weights["predicates"] * found
        if bool((batch.roles != IGNORED).any()):
            loss = loss + weights["roles"] * _classify(reader.roles(hidden), batch.roles)
        return loss
    logits = reader.parts(hidden).unflatten(-1, (len(PARTS), 3))
    loss = weights["parts"] * sum(
        _classify(logits[:, :, part], batch.parts[part]) for part in range(len(PARTS))
    )
    if bool((batch.names != IGNORED).any()):
        loss = loss + weights["names"] * _classify(reader.names(hidden), batch.names)
    asked = add_wrong_anchors(batch, logits[:, :, _CUE].detach(), fit["wrong_anchors"])
    if len(asked.answers):
        answer = ask(reader.attribution, hidden, asked)
        loss = loss + weights["attribution"] * _classify_answers(answer, asked.answers)
    return loss


def ask(head: PairHead, hidden: Tensor, batch: Batch) -> Tensor:
    """Ask a pair head about each anchor of a batch: logits (anchors, pieces, labels)."""
    rows, at = batch.anchor_rows, batch.anchor_at
    others = head.other(hidden)[rows]
    paragraphs = batch.paragraphs[rows]
    apart = (paragraphs - paragraphs.gather(1, at[:, None])).clamp(-1, 1) + 1
    distances = bucket_distances(at, hidden.shape[1])
    logits: Tensor = head(hidden[rows, at], others, distances, apart)
    return logits


def add_wrong_anchors(batch: Batch, cues: Tensor, count: int) -> Batch:
    """Ask also about the pieces that look most like a cue and are none: nothing is theirs."""
    width = batch.ids.shape[1]
    begins = cues.softmax(-1)[..., 1]
    begins = begins.masked_fill((batch.parts[_CUE] != 0) | (batch.mask == 0), -1.0)
    found = begins.topk(min(count, width), dim=1)
    keep = found.values > 0
    rows = torch.arange(len(begins))[:, None].expand_as(keep)[keep]
    at = found.indices[keep]
    nothing = torch.zeros(len(rows), width, dtype=torch.long)
    nothing = nothing.masked_fill(batch.mask[rows] == 0, IGNORED)
    return Batch(
        batch.ids,
        batch.features,
        batch.mask,
        batch.paragraphs,
        batch.parts,
        batch.names,
        batch.predicates,
        torch.cat((batch.anchor_rows, rows)),
        torch.cat((batch.anchor_at, at)),
        torch.cat((batch.answers, nothing)),
        batch.roles,
    )


def _classify_answers(logits: Tensor, labels: Tensor) -> Tensor:
    """Give the cross-entropy, where EITHER is right with nothing as with a relay."""
    scores = logits.log_softmax(-1)
    either = torch.logsumexp(scores[..., [0, 1 + ANSWERS.index("relay")]], -1, keepdim=True)
    scores = torch.cat((scores, either), -1)
    return nll_loss(scores.flatten(0, -2), labels.flatten(), ignore_index=IGNORED)


def _classify(logits: Tensor, labels: Tensor) -> Tensor:
    return cross_entropy(logits.flatten(0, -2), labels.flatten(), ignore_index=IGNORED)
