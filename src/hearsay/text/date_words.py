"""The words of dates as fragments of patterns; none repeats without a bound, so all is linear."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

_FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")


def _any_of(words: tuple[str, ...]) -> str:
    """Match any of the words in title case or capitals; "may" and "march" stay verbs."""
    return "(?:" + "|".join((*words, *(word.upper() for word in words))) + ")"


GAP = r"(?:[\s\u00a0]{1,3})"
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
PART = r"(?:early|mid|late|Early|Mid|Late|middle of|beginning of|end of)"
DAYTIME = r"(?:morning|afternoon|evening|night|noon)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"

NUMBER_WORDS = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty".split()
        )
    }
    | {"a": 1, "an": 1, "couple": 2, "few": 4, "several": 5, "thirty": 30}
)
NUMBER = (
    rf"(?:\d{{1,3}}|(?:a{GAP})?(?:couple(?:{GAP}of)?|few)|"
    + "|".join(word for word in NUMBER_WORDS if word not in {"couple", "few", "zero"})
    + ")"
)

_OFFSETS = MappingProxyType(
    {"GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
     "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "PST": -8, "PDT": -7}
)  # fmt: skip
_CITIES = MappingProxyType(
    {
        "moscow": "Europe/Moscow",
        "damascus": "Asia/Damascus",
        "baghdad": "Asia/Baghdad",
        "kiev": "Europe/Kyiv",
        "kyiv": "Europe/Kyiv",
        "ankara": "Europe/Istanbul",
        "istanbul": "Europe/Istanbul",
        "london": "Europe/London",
        "paris": "Europe/Paris",
        "beirut": "Asia/Beirut",
        "cairo": "Africa/Cairo",
        "kabul": "Asia/Kabul",
        "tehran": "Asia/Tehran",
        "jerusalem": "Asia/Jerusalem",
    }
)
ZONE = (
    "(?:" + "|".join(sorted(_OFFSETS, key=len, reverse=True)) + r")\b|local(?:" + GAP + r"time)?\b|"
    "(?:" + "|".join(city.title() for city in _CITIES) + rf"){GAP}time\b"
)
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


def read_number(words: str) -> int:
    """Give the number that `NUMBER` matched."""
    if words.isdecimal():
        return int(words)
    parts = words.lower().split()
    word = parts[1] if parts[0] == "a" and len(parts) > 1 else parts[0]
    return NUMBER_WORDS[word]


def read_zone(words: str | None, local: tzinfo) -> tzinfo:
    """Give the zone that `ZONE` matched; the local one where none was named."""
    if not words:
        return local
    if words.upper() in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[words.upper()]))
    city = _CITIES.get(words.split()[0].lower())
    return ZoneInfo(city) if city else local
