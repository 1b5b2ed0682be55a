"""The words of dates as fragments of patterns; none repeats without a bound, so all is linear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta, timezone, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from hearsay.text.date_lexicon import load_time_lexicon

_LEXICON = load_time_lexicon()
_FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")


def _any_of(words: tuple[str, ...]) -> str:
    """Match any of the words in title case or capitals; "may" and "march" stay verbs."""
    return "(?:" + "|".join((*words, *(word.upper() for word in words))) + ")"


GAP = r"(?:[\s\u00a0]{1,3})"


def any_phrase(phrases: Iterable[str]) -> str:
    """Match any of the phrases in any case, the longest first, with any gap between words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = (GAP.join(map(re.escape, phrase.split())).replace("'", "['’]") for phrase in ordered)
    return "(?i:" + "|".join(words) + ")"


FULL_MONTH = _any_of(_FULL_MONTHS)
MONTH = rf"(?:{_any_of(_FULL_MONTHS)}|{_any_of(_SHORT_MONTHS)}\b\.?)"
# Months that are nobody's name and no verb may stand without a preposition.
PLAIN_MONTH = _any_of(
    tuple(m for m in _FULL_MONTHS if m not in {"March", "April", "May", "June", "August"})
)
WEEKDAY = _any_of(_WEEKDAYS)
ANY_WEEKDAY = rf"(?:{_any_of(_WEEKDAYS)}|{_any_of(_SHORT_WEEKDAYS)}\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
YEAR = r"(?:1\d\d\d|20\d\d)(?![\d%]|[.,]\d)"
PART = r"(?:early|mid|late|Early|Mid|Late|middle of|beginning of|start of|end of)"
DAYTIME = any_phrase(_LEXICON.daytimes)
SEASON = any_phrase(_LEXICON.seasons)

_ONES = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
_NUMBER_WORDS = MappingProxyType(
    {word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "couple": 2, "few": 4, "several": 5, "dozen": 12}
)
VAGUE_NUMBER = rf"(?:(?:a{GAP})?few|several|many|some)"
_TENS_WORD = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[1:10])})\b)?"
NUMBER = (
    rf"(?:\d{{1,3}}|(?:a{GAP})?(?:couple(?:{GAP}of)?|few|dozen)|several|{_TENS_WORD}|"
    + "|".join(sorted(_ONES[1:], key=len, reverse=True))
    + "|an?)"
)
ORDINALS = ("first", "second", "third", "fourth")
_ANY_ONE = "|".join(sorted(_ONES[1:], key=len, reverse=True))
# 1962 as broadcasters write it: "nineteen sixty-two", "two thousand and four"
SPELLED_YEAR = (
    rf"(?:[Nn]ineteen[-\s](?:{_TENS_WORD}|{'|'.join(_ONES[10:])})|"
    rf"[Tt]wo{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{_ANY_ONE}))?)"
)

ZONE = (
    "(?:" + "|".join(sorted(_LEXICON.offsets, key=len, reverse=True)) + r")\b|local(?:" + GAP
    + r"time)?\b|(?:" + "|".join(city.title() for city in _LEXICON.cities) + rf"){GAP}time\b"
)  # fmt: skip
_MERIDIEM = (
    r"(?:in[\s\u00a0]the[\s\u00a0](?:morning|afternoon|evening)|"
    r"[ap]\.?[\s\u00a0]?m\b\.?|[AP]\.?M\b\.?)"
)
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    rf"[\s\u00a0]?(?P<half>{_MERIDIEM})?"
)


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile a rule whose match neither begins nor ends inside a word or a number."""
    return re.compile(rf"(?<![\w$€£])(?<!\d[.,:/-])(?:{pattern})(?!\w)")


def join_words(words: str) -> str:
    """Write matched words in one way: lower case, one blank, straight apostrophes."""
    return " ".join(words.replace("’", "'").lower().split())


def read_number(words: str) -> int:
    """Give the number that `NUMBER` matched; a vague one stands for a guess ("few" for 4)."""
    if words.isdecimal():
        return int(words)
    parts = words.lower().replace("-", " ").split()
    if parts[0] in {"a", "an"} and len(parts) > 1:
        parts = parts[1:]
    if len(parts) > 1 and parts[0] in _TENS:
        return _NUMBER_WORDS[parts[0]] + _NUMBER_WORDS[parts[1]]
    return _NUMBER_WORDS[parts[0]]


def is_vague(words: str) -> bool:
    """Tell whether a number is no number: "a few", "several"."""
    return bool(re.search(r"few|several|many|some", words, re.IGNORECASE))


def read_spelled_year(words: str) -> int:
    """Give the year that `SPELLED_YEAR` matched."""
    parts = words.lower().replace("-", " ").split()
    if parts[0] == "nineteen":
        return 1900 + sum(_NUMBER_WORDS[part] for part in parts[1:])
    return 2000 + sum(_NUMBER_WORDS[part] for part in parts[2:] if part != "and")


def read_zone(words: str | None, local: tzinfo) -> tzinfo:
    """Give the zone that `ZONE` matched; the local one where none was named."""
    if not words:
        return local
    if words.upper() in _LEXICON.offsets:
        return timezone(timedelta(hours=_LEXICON.offsets[words.upper()]))
    city = _LEXICON.cities.get(words.split()[0].lower())
    return ZoneInfo(city) if city else local
