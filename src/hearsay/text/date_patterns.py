"""What all rules of dates share: the shape of a rule, and fragments that several use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hearsay.model.times import Interval
from hearsay.text.date_calendar import Scene
from hearsay.text.date_values import Reading
from hearsay.text.date_words import ANY_WEEKDAY, GAP, YEAR, compile_rule

Found = re.Match[str]
Outcome = Interval | Reading | None
"""What a rule makes of its match: an interval whose value follows, a reading, or nothing."""

OPT_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR}))?"
LED = rf"(?:(?:[Ll]ast|[Nn]ext|[Tt]his){GAP})?(?:{ANY_WEEKDAY},?{GAP}(?:the{GAP})?)?"
JOINT = rf"(?:{GAP}?[-–—]{GAP}?|,?{GAP}(?:and|or|to|until|till|through){GAP})"
LEAD = rf"(?:(?:between|from|Between|From){GAP}(?:the{GAP})?)?"
WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|past|previous|coming)"
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
UNIT = (
    r"(?P<unit>days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|"
    r"century|centuries|hours?|minutes?|seconds)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match is resolved; None where it says no time after all."""

    pattern: re.Pattern[str]
    resolve: Callable[[Found, Scene], Outcome]


def make_rule(resolve: Callable[[Found, Scene], Outcome], *words: str) -> Rule:
    """Make a rule of a pattern in parts; a group `span` narrows what is reported."""
    return Rule(compile_rule("".join(words)), resolve)


def read_digits(day: str) -> int:
    """Read a day of the month, with or without its ending."""
    return int(day.rstrip("stndrh"))


def name_part(part: str) -> str:
    """Give "early", "mid" or "late" for the words of a part."""
    first = part.lower().removeprefix("the ").split(maxsplit=1)[0]
    return {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(
        first, first
    )
