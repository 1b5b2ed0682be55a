"""The figures of the weighing, all in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

_COIN = 0.5
"""An accuracy of one half is a coin's: it tells nothing."""


@dataclass(frozen=True, slots=True)
class WeighSettings:
    """What a word weighs. Shares lie between 0 and 1; `none_score` and `slight_lead` are nats.

    Raises ValueError for a figure that makes no sense.
    """

    accuracy: float = 0.7
    """How often an origin that nobody has graded is right: better than a coin, far from sure."""

    certain: float = 1.0
    """CT: the speaker commits fully, so the whole weight counts."""

    probable: float = 0.6
    """PR: the speaker says "likely", "appears"."""

    possible: float = 0.3
    """PS: the speaker says "may", "could"."""

    underspecified: float = 0.15
    """U: asked, supposed or passed on without a stand; next to nothing, but somebody said it."""

    doubted: float = 0.5
    """The report that carries it doubts it: a judgement of someone who stands nearer than we do."""

    unnamed: float = 0.7
    """Nobody can hold an unnamed speaker to account; the chain's length takes nothing off."""

    compatible: float = 0.5
    """What an answer lends to another that could be true with it ("at least 60" to "64")."""

    none_score: float = 0.0
    """The score of "none of these": an answer that one origin of 0.7 gives alone comes to 0.7."""

    slight_lead: float = 0.2
    """A smaller lead than this is too little to say (odds of 1.2 to 1)."""

    run_tolerance: float = 0.005
    """Days whose probabilities differ by no more than this share one interval of a timeline."""

    def __post_init__(self) -> None:
        """Hold the figures to their ranges."""
        if not _COIN < self.accuracy < 1:
            message = f"accuracy must lie between {_COIN} and 1, not {self.accuracy}"
            raise ValueError(message)
        scale = (1.0, self.certain, self.probable, self.possible, self.underspecified, 0.0)
        if list(scale) != sorted(scale, reverse=True):
            message = f"the scale of certainty must fall from 1 to 0, not {scale[1:-1]}"
            raise ValueError(message)
        for name in ("doubted", "unnamed", "compatible"):
            share: float = getattr(self, name)
            if not 0 <= share <= 1:
                message = f"{name} must lie between 0 and 1, not {share}"
                raise ValueError(message)

    @property
    def unit(self) -> float:
        """The nats that one origin gives when it commits fully: log(A / (1 - A))."""
        return log(self.accuracy / (1 - self.accuracy))


DEFAULTS = WeighSettings()
"""The figures that hearsay uses unless it is told otherwise."""
