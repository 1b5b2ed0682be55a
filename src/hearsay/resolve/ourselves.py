"""Whoever speaks, named by themselves: "we", "our forces" are the speaker's side, not yet known."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from hearsay.model.claims import OWN_MEN, SPEAKER
from hearsay.model.spans import Span

_WE = re.compile(r"(?<![\w'’])(?:we|us|ours)(?![\w'’])", re.IGNORECASE)
_OUR = re.compile(
    r"(?<![\w'’])our\s+(?:[a-z]+\s+){0,2}?(?P<noun>forces|troops|soldiers|men|fighters|boys|lads|units?|army|"
    r"defenders|heroes|servicemen|marines|paratroopers|gunners|artillery|guns|jets|warplanes|pilots|"
    r"detachments?|companies|company|platoons?|columns?|patrols?|brothers|comrades|mujahideen|hands|control|side|people)(?!\w)",
    re.IGNORECASE,
)
_GROUPING = re.compile(
    r"(?<![\w'’])(?:units|troops|soldiers|servicemen|formations|subunits|paratroopers)\s+of\s+the\s+"
    r"(?:north|south|east|west|cent(?:er|re|ral))(?:ern)?\s+"
    r"(?:(?:battle)?group(?:ing)?(?:\s+of\s+(?:forces|troops))?|military\s+district)(?!\w)",
    re.IGNORECASE,
)
"""How a ministry calls its own: "units of the southern group of forces"."""
_HIS = re.compile(
    r"(?<![\w'’])(?:his|her)\s+(?:own\s+)?(?:forces|troops|soldiers|men|fighters|gunners|comrades|boats|"
    r"company|platoon|battalion|brigade|unit|detachment|patrol|squad|crews?|officers|people|supporters)(?!\w)",
    re.IGNORECASE,
)
_NO_BODY = frozenset({"hands", "control", "side"})


def find_ourselves(
    text: str,
    named: Sequence[tuple[Span, str]],
    general: Collection[str],
    within: Span | None = None,
) -> tuple[tuple[Span, str], ...]:
    """Add what a speaker calls themselves to the named actors, in text order; linear.

    "Our men" takes the place of the general word "men"; "our 9th Brigade" stays the brigade. The
    value is `SPEAKER`: who that is, the statement says. "His men" are `OWN_MEN`.
    """
    area = within or Span(0, len(text))
    found = [
        (Span(*match.span()), SPEAKER)
        for match in _WE.finditer(text, area.start, area.end)
        if match.group() != "US"
    ]
    found += [(Span(*m.span()), SPEAKER) for m in _GROUPING.finditer(text, area.start, area.end)]
    for match in _OUR.finditer(text, area.start, area.end):
        end = match.start() + 3 if match["noun"].lower() in _NO_BODY else match.end()
        found.append((Span(match.start(), end), SPEAKER))
    found.extend(
        (Span(*match.span()), OWN_MEN) for match in _HIS.finditer(text, area.start, area.end)
    )
    found.sort()
    kept: list[tuple[Span, str]] = []
    at = 0
    for span, source in found:
        while at < len(named) and named[at][0].end <= span.start:
            kept.append(named[at])
            at += 1
        over = at
        while over < len(named) and named[over][0].overlaps(span):
            over += 1
        if all(source_of in general for _, source_of in named[at:over]):
            kept.append((span, source))
        else:
            kept.extend(named[at:over])
        at = over
    return (*kept, *named[at:])
