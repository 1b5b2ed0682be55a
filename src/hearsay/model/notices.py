"""Notices: what a desk should know about its input."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the desk should know about one input: what, where, and what to do."""

    where: str
    what: str
    cure: str
    fatal: bool = False
