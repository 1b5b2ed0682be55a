"""Antecedents: whom "who" and "which" take up, from the words right before them.

"The officers of the line, who had insisted that ...": the officers. Only a noun phrase that ends at
the relative word is read; of "she asked a nurse who had seen it" that is the nurse.
"""

from __future__ import annotations

import re

from hearsay.model.spans import Span

RELATIVES = frozenset({"who", "which"})
_FAR = 100
_BREAK = re.compile(r"[,.;:()\"“”\n—–]")
_OPENS = (
    r"(?:[Tt]he|[Aa]n?|[Tt]hose|[Tt]hese|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Oo]ne|[Tt]wo|[Tt]hree|"
    r"[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y)\s+"
)
_PHRASE = re.compile(
    # a determiner and up to four words, with "of ..." behind; else a name
    rf"(?<!\w)(?:{_OPENS}(?:[\w'’-]+\s+){{0,3}}[\w'’-]+(?:\s+(?:of|from|at|in|for)\s+(?:the\s+)?[\w'’-]+"
    rf"(?:\s+[A-Z][\w'’-]+)*)?|[A-Z][\w'’.-]*(?:\s+(?:of\s+|for\s+)?(?:the\s+)?[A-Z][\w'’.-]*)*)$"
)


def find_antecedent(text: str, relative: int) -> Span | None:
    """Find the noun phrase that ends before the relative word at `relative`; None if none does."""
    end = len(text[:relative].rstrip(" ,\u00a0"))
    low = max(0, end - _FAR)
    breaks = [match.end() for match in _BREAK.finditer(text, low, end)]
    start = breaks[-1] if breaks else low
    found = _PHRASE.search(text[start:end])
    return Span(start + found.start(), end) if found else None
