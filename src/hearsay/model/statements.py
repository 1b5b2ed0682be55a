"""Statements: who said what through whom, in one report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hearsay.model.spans import Span, Spans
from hearsay.model.times import Interval


class Form(StrEnum):
    """How the words are given (PolNeAR's terms, and the report's own voice)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own-voice"


class Factuality(StrEnum):
    """How sure the speaker sounds, and of what polarity (FactBank's scale)."""

    CERTAIN = "CT+"
    CERTAIN_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLE_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLE_NOT = "PS-"
    UNDERSPECIFIED = "U"

    @property
    def positive(self) -> bool:
        """Whether the content is put as so (U counts as neither)."""
        return self.value.endswith("+")

    @property
    def negative(self) -> bool:
        """Whether the content is put as not so."""
        return self.value.endswith("-")

    def negated(self) -> Factuality:
        """Turn the polarity round, certainty kept: CT+ to CT-; U stays U."""
        if self is Factuality.UNDERSPECIFIED:
            return self
        return Factuality(self.value[:2] + ("-" if self.positive else "+"))

    def weakened(self, to: str) -> Factuality:
        """Lower the certainty to "CT", "PR" or "PS" where it is higher; never raise it."""
        if self is Factuality.UNDERSPECIFIED:
            return self
        scale = ("CT", "PR", "PS")
        level = max(scale.index(self.value[:2]), scale.index(to))
        return Factuality(scale[level] + self.value[2])


class Role(StrEnum):
    """The place of a source in a chain."""

    SPEAKER = "speaker"
    RELAY = "relay"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What an attribution engine finds: spans only, nobody resolved yet.

    `relays` are mentions of those who passed it on, from next to the speaker outwards;
    `addressee` is whom it was told to, a relay too where that is an outlet. An own-voice
    attribution has no cue and no source. Spans are offsets into the report's text.
    """

    content: Spans
    cue: Spans
    source: Spans
    form: Form
    factuality: Factuality
    doubted: bool = False
    relays: tuple[Span, ...] = ()
    addressee: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One source of a chain, with its role."""

    source: str
    role: Role


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in one report, its people resolved to sources of the case.

    `text` is the content as it stands in the report (several spans joined by " ... ");
    `chain` runs from the first speaker to the outlet; `said_at` is when it was said, where known.
    """

    id: str
    report: str
    content: Spans
    cue: Spans
    source: Spans
    text: str
    speaker: str
    chain: tuple[Link, ...]
    form: Form
    factuality: Factuality
    doubted: bool
    said_at: Interval | None
