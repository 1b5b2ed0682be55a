"""The network: one MiniLM encoder, a head that tags word pieces, a head that links them to cues."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.windows import IGNORED, TAGS

_LINK = 128


class Reader(nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """Encoder with its heads.

    `forward` takes ids and mask (batch, pieces) and gives tag logits (batch, pieces, tags) and link
    scores (batch, pieces, pieces): how well the second piece opens the cue of the first.
    """

    def __init__(self, base: Path, dropout: float) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.body.embeddings.requires_grad_(requires_grad=False)
        width = self.body.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.link_from = nn.Linear(width, _LINK)
        self.link_to = nn.Linear(width, _LINK)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Encode and score."""
        hidden = self.dropout(self.body(input_ids=ids, attention_mask=mask).last_hidden_state)
        near = self.link_from(hidden) @ self.link_to(hidden).transpose(1, 2) / _LINK**0.5
        return self.tags(hidden), near

    def head_parameters(self) -> list[nn.Parameter]:
        """Give what is trained from nothing."""
        heads = (self.tags, self.link_from, self.link_to)
        return [parameter for head in heads for parameter in head.parameters()]


def measure_loss(
    tag_logits: Tensor, links: Tensor, tags: Tensor, gold: Tensor, link_weight: float
) -> Tensor:
    """Give the cross-entropy of the tags plus that of the links to the window's cues."""
    loss = nn.functional.cross_entropy(
        tag_logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORED
    )
    opens_cue = (tags == TAGS.index("B-cue"))[:, None, :]
    scores = links.masked_fill(~opens_cue, -1e4)
    linked = gold != IGNORED
    if bool(linked.any()):
        link = nn.functional.cross_entropy(scores[linked], gold[linked])
        loss = loss + link_weight * link
    return loss


def set_seed(seed: int) -> None:
    """Fix what chance there is in a run."""
    torch.manual_seed(seed)
