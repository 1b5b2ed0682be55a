"""Mentions: words of a report that name a place, an actor, a number or a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.model.times import Interval


class MentionKind(StrEnum):
    """What kind of thing is named."""

    PLACE = "place"
    ACTOR = "actor"
    COUNT = "count"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span with the value it was resolved to; an actor's value is a source's id."""

    kind: MentionKind
    span: Span
    value: Place | Interval | Count | str
