"""Claims: the normalised proposition that a statement asserts, a frame with its slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.spans import Span, Spans
from hearsay.model.times import Interval


@dataclass(frozen=True, slots=True)
class Denied:
    """What a `denial` denies: a frame and its slots."""

    frame: str
    slots: Mapping[str, SlotValue]


SlotValue = str | Place | Interval | Count | Denied | None
"""A slot's value: a choice or a source's id (str), a place, a time, a count, or nothing."""


SPEAKER = "@speaker"
"""The actor of a frame match whose words are "we" or "our forces": whoever says it."""

OWN_MEN = "@own-men"
"""The actor whose words are "his men": in the mouth of whoever reports a commander, his side."""

EARLIER = "@earlier"
"""The actor whose words are "they" or "it", of whom only the sentence before can tell."""


@dataclass(frozen=True, slots=True)
class FrameMatch:
    """A frame that a frame engine read in a text, before anybody is known to have said it.

    `evidence` are the words that carry it; `sentence` is where it stands; `negated` is true where
    the words say that it did not happen. `inherits` names slots that the report's last match of
    this frame has to fill: "seven of them were children" leaves open what became of them.
    """

    frame: str
    slots: Mapping[str, SlotValue]
    evidence: Spans
    sentence: Span
    negated: bool = False
    inherits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame with its slots, asserted by one statement."""

    id: str
    statement: str
    frame: str
    slots: Mapping[str, SlotValue]
    evidence: Spans = field(default=())
    negated: bool = False
