"""The network: one MiniLM encoder and the heads that question it."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from hearsay.attribute.reader.windows import FEATURES
from training.labels import ANSWERS, NAMES, PARTS, ROLES

PAIR = 96
EDGES = (1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97)
"""The distances, in pieces, at which a new bucket begins."""
BUCKETS = 2 * len(EDGES) + 1


class PairHead(nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """Asks of an anchor piece and each other piece what the other is to the anchor.

    What the two have is added, and multiplied number by number (as a biaffine head of low rank
    does), before one hidden layer answers.
    """

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.anchor = nn.Linear(width, 2 * PAIR)
        self.other = nn.Linear(width, 2 * PAIR, bias=False)
        self.distance = nn.Embedding(BUCKETS, PAIR)
        self.apart = nn.Embedding(3, PAIR)  # paragraphs before, same, after
        self.answer = nn.Linear(PAIR, labels)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.apart.weight)

    def forward(self, anchors: Tensor, others: Tensor, distances: Tensor, apart: Tensor) -> Tensor:
        """Take (pairs, width), (pairs, pieces, 2 PAIR), two (pairs, pieces); give the logits."""
        added, multiplied = self.anchor(anchors)[:, None].chunk(2, -1)
        plus, times = others.chunk(2, -1)
        mixed = added + plus + multiplied * times
        mixed = mixed + self.distance(distances) + self.apart(apart)
        return self.answer(torch.relu(mixed))


class Reader(nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """Encoder with its heads; `forward` gives the hidden states (batch, pieces, width)."""

    def __init__(self, base: Path, dropout: float) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.body.embeddings.requires_grad_(requires_grad=False)
        width = self.body.config.hidden_size
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(dropout)
        self.parts = nn.Linear(width, 3 * len(PARTS))
        self.names = nn.Linear(width, 1 + 2 * len(NAMES))
        self.predicates = nn.Linear(width, 2)
        self.attribution = PairHead(width, 1 + len(ANSWERS))
        self.roles = nn.Linear(width, 1 + 2 * len(ROLES))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Encode."""
        words = self.body.embeddings.word_embeddings(ids) + self.features(features)
        hidden = self.body(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return self.dropout(hidden)

    def body_parameters(self) -> list[nn.Parameter]:
        """Give what comes from the base weights and is trained on."""
        return [p for p in self.body.parameters() if p.requires_grad]

    def head_parameters(self) -> list[nn.Parameter]:
        """Give what is trained from nothing."""
        known = {id(parameter) for parameter in self.body.parameters()}
        return [p for p in self.parameters() if id(p) not in known]


def bucket_distances(anchors: Tensor, size: int) -> Tensor:
    """Give the bucket of each piece's distance from each anchor: (pairs, pieces)."""
    steps = torch.arange(size)[None] - anchors[:, None]
    edges = torch.tensor(EDGES)
    sides = torch.bucketize(steps.abs(), edges, right=True)
    return torch.where(steps < 0, len(EDGES) + sides, sides)
