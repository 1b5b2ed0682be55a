"""Semantic roles: who did what to whom, in PropBank's terms (Palmer, Gildea and Kingsbury 2005)."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.model.spans import Span


@dataclass(frozen=True, slots=True)
class SemanticRole:
    """A part that a stretch of text plays for a predicate: ARG0 (who acts), ARG1, ARGM-TMP, ..."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that has roles, with the roles that were found, in text order."""

    span: Span
    roles: tuple[SemanticRole, ...]
