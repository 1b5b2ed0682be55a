"""Anchors: a place in the page for every id, and which links may leave it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from hearsay.model.ledger import Ledger

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Anchors:
    """Fragments without `#`, by the ids of the ledger; no two are equal on one page."""

    reports: Mapping[str, str]
    sources: Mapping[str, str]
    statements: Mapping[str, str]
    questions: Mapping[str, str]


def name_anchors(ledger: Ledger) -> Anchors:
    """Give every report, source, statement and question its fragment."""
    return Anchors(
        reports=_name_all("r", (report.id for report in ledger.reports)),
        sources=_name_all("p", (source.id for source in ledger.sources)),
        statements=_name_all("s", (statement.id for statement in ledger.statements)),
        questions=_name_all("q", (question.id for question in ledger.questions)),
    )


def allow_link(url: str | None) -> str | None:
    """Give a URL back where it is a plain web address, else None: no script, file or data URL."""
    if url is None or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _name_all(kind: str, ids: Iterable[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    taken: dict[str, int] = {}
    for key in ids:
        plain = _NOT_PLAIN.sub("-", key).strip("-").lower()[:_LONGEST]
        # The count is set off by two hyphens, which no plain part has: no second name can collide.
        taken[plain] = taken.get(plain, 0) + 1
        named[key] = f"{kind}-{plain}" if taken[plain] == 1 else f"{kind}-{plain}--{taken[plain]}"
    return named
