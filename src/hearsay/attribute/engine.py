"""What an attribution engine is: anything that finds attributions in a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from hearsay.model.roles import SemanticRole
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution

CarriesFrame = Callable[[Span], bool]
"""Tells whether a stretch of the text carries a frame: only then is its own voice a statement."""


class AttributionEngine(Protocol):
    """Finds who is said to have said what; speakers are not resolved here."""

    def attribute(self, text: str) -> tuple[Attribution, ...]:
        """Give the attributions of one report's text, in text order, spans as offsets."""
        ...


@runtime_checkable
class RoleTeller(Protocol):
    """An engine that can also tell who did what to whom; the frames ask it where there is one."""

    def find_roles(
        self, text: str, predicate: Span, sentence: Span | None = None
    ) -> tuple[SemanticRole, ...]:
        """Give PropBank's roles of a predicate within its sentence; spans are the text's."""
        ...
