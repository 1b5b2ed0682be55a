"""The rules of dates: a pattern each, and the interval that its words stand for.

Where two rules match at one place the longer match wins, then the earlier rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import (
    Scene,
    begin_week,
    expand_year,
    find_weekday,
    narrow,
    number_month,
    number_weekday,
    place_day,
    place_month,
    shift_months,
    span_month,
    span_season,
    span_year,
)
from hearsay.text.date_words import (
    ANY_WEEKDAY,
    DAY,
    DAYTIME,
    FULL_MONTH,
    GAP,
    MONTH,
    NUMBER,
    PART,
    PLAIN_MONTH,
    SEASON,
    WEEKDAY,
    YEAR,
    compile_rule,
    read_number,
)

Found = re.Match[str]
_DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how its match is resolved; None where it says no time after all."""

    pattern: re.Pattern[str]
    resolve: Callable[[Found, Scene], Interval | None]


def _iso(found: Found, scene: Scene) -> Interval | None:
    if found["clock"]:
        moment = datetime.fromisoformat(found.group().replace(" ", "T"))
        return Interval.at(moment if moment.tzinfo else moment.replace(tzinfo=scene.zone))
    day = date.fromisoformat(found["day"])
    return scene.span_days(day, day)


def _numeric(found: Found, scene: Scene) -> Interval | None:
    """Read 3.4.2016 and 3/4/2016 with the day first, unless only the month can be."""
    first, second, year = int(found["a"]), int(found["b"]), expand_year(found["year"])
    day, month = (second, first) if second > 12 else (first, second)  # noqa: PLR2004 - months
    when = date(year, month, day)
    return scene.span_days(when, when)


def _digits(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _full_day(found: Found, scene: Scene) -> Interval | None:
    day, month = _digits(found["day"]), number_month(found["month"])
    when = date(int(found["year"]), month, day) if found["year"] else place_day(scene, day, month)
    return None if when is None else scene.span_days(when, when)


def _day_range(found: Found, scene: Scene) -> Interval | None:
    month = number_month(found["month"])
    first, last = _digits(found["first"]), _digits(found["last"])
    if found["year"]:
        year = int(found["year"])
    else:
        placed = place_day(scene, last, month)
        if placed is None:
            return None
        year = placed.year
    return scene.span_days(date(year, month, first), date(year, month, last))


def _month(found: Found, scene: Scene) -> Interval | None:
    groups = found.groupdict()
    month = number_month(found["month"])
    year, part, which = groups.get("year"), groups.get("part"), groups.get("which") or ""
    whole = (
        span_month(scene, int(year), month) if year else place_month(scene, month, which.lower())
    )
    return narrow(whole, _part_word(part), scene) if whole and part else whole


def _of_year(found: Found, scene: Scene) -> Interval | None:
    """Read "July last year", "12 December this year"."""
    if scene.today is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
    year = scene.today.year + step.get(found["which"].lower(), 0)
    month = number_month(found["month"])
    if not found["day"]:
        return span_month(scene, year, month)
    when = date(year, month, _digits(found["day"]))
    return scene.span_days(when, when)


def _part_word(part: str) -> str:
    first = part.split(maxsplit=1)[0].lower()
    return {"beginning": "early", "middle": "mid", "end": "late"}.get(first, first)


def _year(found: Found, scene: Scene) -> Interval | None:
    whole = span_year(scene, int(found["year"]))
    return narrow(whole, _part_word(found["part"]), scene) if found["part"] else whole


def _decade(found: Found, scene: Scene) -> Interval | None:
    first = int(found["decade"])
    return span_year(scene, first, first + 9)


def _season(found: Found, scene: Scene) -> Interval | None:
    if found["year"]:
        return span_season(scene, found["season"], int(found["year"]))
    if scene.anchor is None or scene.today is None:
        return None
    year = scene.today.year + (1 if found["which"].lower() == "next" else 0)
    season = span_season(scene, found["season"], year)
    if found["which"].lower() == "last" and season.hi >= scene.anchor.lo:
        return span_season(scene, found["season"], year - 1)
    return season


def _weekday(found: Found, scene: Scene) -> Interval | None:
    today = scene.today
    if today is None:
        return None
    weekday = number_weekday(found["weekday"])
    match (found["which"] or "").lower().split():
        case ["next" | "coming"]:
            when = find_weekday(today + timedelta(days=1), weekday, ahead=True)
        case ["last" | "previous"]:
            when = find_weekday(today - timedelta(days=1), weekday, ahead=False)
        case ["this"]:
            when = begin_week(today) + timedelta(days=weekday)
        case _:
            start = today + timedelta(days=1) if scene.ahead else today
            when = find_weekday(start, weekday, ahead=scene.ahead)
    return scene.span_days(when, when)


_NEAR = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _near_day(found: Found, scene: Scene) -> Interval | None:
    if scene.today is None:
        return None
    words = " ".join(found["near"].lower().split())
    if words == "overnight":
        return scene.span_days(scene.today - timedelta(days=1), scene.today)
    when = scene.today + timedelta(days=_NEAR.get(words, 0))
    return scene.span_days(when, when)


def _ago(found: Found, scene: Scene) -> Interval | None:
    if scene.today is None:
        return None
    number, unit = read_number(found["number"]), found["unit"].lower().rstrip("s")
    vague = any(word in found["number"].lower() for word in ("few", "couple", "several"))
    if unit in {"year", "decade"}:
        return span_year(scene, scene.today.year - number * (10 if unit == "decade" else 1))
    if unit == "month":
        return span_month(scene, *shift_months(scene.today, -number))
    if unit in {"hour", "minute"}:
        if scene.anchor is None or scene.anchor.precision is not Precision.MINUTE:
            return scene.span_days(scene.today, scene.today)
        step = timedelta(hours=number) if unit == "hour" else timedelta(minutes=number)
        when = (scene.anchor.lo.astimezone(scene.zone) - step).date()
        return scene.span_days(when, when)
    when = scene.today - timedelta(days=number * _DAYS_OF[unit])
    if unit in {"week", "fortnight"} and not vague:
        first = begin_week(when)  # "two weeks ago" names a week, no day
        return scene.span_days(first, min(first + timedelta(days=6), scene.today))
    slack = timedelta(days=_DAYS_OF[unit] * max(1, number // 2)) if vague else timedelta()
    return scene.span_days(when - slack, min(when + slack, scene.today))


def _units_ago(found: Found, scene: Scene) -> Interval | None:
    """Read "hours later", "minutes ago", "days ago": the day, or the two weeks before it."""
    if scene.today is None:
        return None
    back = timedelta(days=14 if found["unit"].lower() == "days" else 0)
    return scene.span_days(scene.today - back, scene.today)


def _past_stretch(found: Found, scene: Scene) -> Interval | None:
    """Read "in the past three days": from then to the anchor's day."""
    if scene.today is None:
        return None
    number, unit = read_number(found["number"] or "a"), found["unit"].lower().rstrip("s")
    if unit in {"year", "decade"}:
        number *= 10 if unit == "decade" else 1
        first = date(scene.today.year - number, scene.today.month, 1)
        return scene.span_days(first, scene.today, Precision.MONTH)
    if unit == "month":
        year, month = shift_months(scene.today, -number)
        return scene.span_days(date(year, month, 1), scene.today, Precision.MONTH)
    days = {"hour": -(-number // 24), "minute": 0}.get(unit, number * _DAYS_OF.get(unit, 1))
    return scene.span_days(scene.today - timedelta(days=days), scene.today)


def _period(found: Found, scene: Scene) -> Interval | None:
    today = scene.today
    if today is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        found["which"].lower(), 0
    )
    unit = found["unit"].lower()
    if unit == "year":
        whole = span_year(scene, today.year + step)
    elif unit == "month":
        whole = span_month(scene, *shift_months(today, step))
    else:
        first = begin_week(today) + timedelta(days=7 * step)
        offset = timedelta(days=5 if unit == "weekend" else 0)
        whole = scene.span_days(first + offset, first + timedelta(days=6))
    return _cut_period(whole, (found["part"] or "").lower(), today, scene)


def _cut_period(whole: Interval, part: str, today: date, scene: Scene) -> Interval:
    first, last = whole.lo.date(), whole.hi.date()
    if part == "earlier" and first <= today <= last:
        return scene.span_days(first, today, whole.precision)
    if part == "later" and first <= today <= last:
        return scene.span_days(today, last, whole.precision)
    return narrow(whole, part, scene) if part and whole.precision is not Precision.DAY else whole


def _weekend(found: Found, scene: Scene) -> Interval | None:
    del found
    if scene.today is None:
        return None
    start = scene.today + timedelta(days=1) if scene.ahead else scene.today
    saturday = find_weekday(start, 5, ahead=scene.ahead)
    return scene.span_days(saturday, saturday + timedelta(days=1))


def _ordinal_day(found: Found, scene: Scene) -> Interval | None:
    """Read "on the 12th": the most recent one not after the anchor."""
    today = scene.today
    if today is None:
        return None
    day = _digits(found["day"])
    year, month = (today.year, today.month) if day <= today.day else shift_months(today, -1)
    when = date(year, month, day)
    return scene.span_days(when, when)


def _told_day(found: Found, scene: Scene) -> Interval | None:
    """Read "the same day", "the next day", "two days later" against the day that was named last."""
    if scene.named is None:
        return None
    words = found.group().lower()
    number = read_number(found["number"]) if found["number"] else 1
    step = number * _DAYS_OF[(found["unit"] or "day").lower().rstrip("s")]
    if "same" in words:
        step = 0
    elif any(word in words for word in ("previous", "earlier", "before")):
        step = -step
    when = scene.named + timedelta(days=step)
    return scene.span_days(when, when)


def _holiday(found: Found, scene: Scene) -> Interval | None:
    name = " ".join(found["name"].replace("’", "'").lower().split())
    if name.startswith("thanksgiving"):
        return _thanksgiving(scene, found["year"])
    month, day = {
        "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
        "new year's eve": (12, 31), "may day": (5, 1), "boxing day": (12, 26),
    }[name]  # fmt: skip
    when = date(int(found["year"]), month, day) if found["year"] else place_day(scene, day, month)
    return None if when is None else scene.span_days(when, when)


def _thanksgiving(scene: Scene, told: str | None) -> Interval | None:
    """Read the American holiday: the fourth Thursday of November."""
    year = int(told) if told else 0
    if not year:
        if scene.today is None:
            return None
        year = scene.today.year - (scene.today.month < 11)  # noqa: PLR2004 - November
    first = find_weekday(date(year, 11, 1), 3, ahead=True)
    when = first + timedelta(days=21)
    return scene.span_days(when, when)


_OPT_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR}))?"
_LED = rf"(?:(?:[Ll]ast|[Nn]ext|[Tt]his){GAP})?(?:{ANY_WEEKDAY},?{GAP}(?:the{GAP})?)?"
_JOINT = rf"(?:{GAP}?[-–—]{GAP}?|,?{GAP}(?:and|or|to|until|till|through){GAP})"
_LEAD = rf"(?:(?:between|from|Between|From){GAP}(?:the{GAP})?)?"
_FORENAME_MONTH = r"(?:April|May|June|August)\b"  # "in June Smith's view" names no month
_IN = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Dd]uring|[Ff]rom|of|[Bb]efore|[Aa]fter|through|for|to|"
    r"[Bb]etween|and|or|year|around|about)"
)
_WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|past|previous|coming)"
_PART = rf"(?P<part>{PART})[-\s]{{1,2}}(?:the{GAP})?"
_UNIT = r"(?P<unit>days?|nights?|weeks?|fortnight|months?|years?|decades?|hours?|minutes?)"
_NO_NOUN = (
    r"(?![-'’]|\s(?:more|other|people|men|soldiers|civilians|fighters|troops|of|were|million))"
)
_NEAR_WORDS = (
    rf"[Tt]he{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|[Tt]oday|[Tt]onight|"
    rf"[Yy]esterday|[Tt]omorrow|[Ll]ast{GAP}night|[Oo]vernight"
)


def _rule(resolve: Callable[[Found, Scene], Interval | None], *words: str) -> Rule:
    """Make a rule of a pattern that is written in parts."""
    return Rule(compile_rule("".join(words)), resolve)


# Each rule: how it is resolved, then the words. A group `span` narrows what is reported.
RULES: tuple[Rule, ...] = (
    # 2016-12-12, 12.12.2016, 12/12/2016
    _rule(
        _iso, r"(?P<day>\d{4}-\d\d-\d\d)(?P<clock>[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    ),
    _rule(_numeric, r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<year>\d{4})"),
    _rule(_numeric, r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?!/)"),
    # between 10 and 12 December 2016, Dec. 10-12
    _rule(
        _day_range,
        rf"{_LEAD}(?P<first>{DAY})(?:,{GAP}{DAY}){{0,4}}{_JOINT}(?P<last>{DAY}){GAP}",
        rf"(?:of{GAP})?(?P<month>{MONTH}){_OPT_YEAR}",
    ),
    _rule(
        _day_range,
        rf"{_LEAD}(?P<month>{MONTH}){GAP}(?P<first>{DAY})(?:,{GAP}{DAY}){{0,4}}{_JOINT}",
        rf"(?P<last>{DAY})(?![:.]\d|{GAP}[ap]\.?m){_OPT_YEAR}",
    ),
    # Monday, 12 December 2016; December 12th
    _rule(
        _full_day,
        rf"{_LED}(?P<day>{DAY})(?:{GAP}|-)(?:of{GAP})?(?P<month>{MONTH})(?:-(?=\d))?",
        rf"(?:,?{GAP}?(?P<year>{YEAR}))?",
    ),
    _rule(
        _full_day,
        rf"{_LED}(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY})(?!:\d|,\d\d\d){_OPT_YEAR}",
    ),
    # December 2016, mid-December, last December, in March
    _rule(_month, rf"(?:{_PART})?(?P<month>{MONTH}),?{GAP}(?:of{GAP})?(?P<year>{YEAR})"),
    _rule(_month, rf"{_PART}(?P<month>{MONTH})"),
    _rule(
        _of_year, rf"(?:(?P<day>{DAY}){GAP})?(?P<month>{MONTH}){GAP}(?:of{GAP})?{_WHICH}{GAP}year"
    ),
    _rule(_month, rf"(?:(?:[Ee]arlier|[Ll]ate|[Ee]arly){GAP})?{_WHICH}{GAP}(?P<month>{MONTH})"),
    _rule(_month, rf"{_IN}{GAP}(?P<span>(?P<month>(?!{_FORENAME_MONTH}){FULL_MONTH}))"),
    _rule(_month, rf"{_IN}{GAP}(?P<span>(?P<month>{FULL_MONTH}))(?!{GAP}[A-Z])"),
    _rule(_month, rf"(?P<month>{PLAIN_MONTH})"),
    # in 2014, the early 1990s, the 2011 uprising
    _rule(_year, rf"(?:[Tt]he{GAP})?{_PART}(?P<year>{YEAR})"),
    _rule(_year, rf"{_IN}{GAP}(?P<span>(?P<part>)(?P<year>{YEAR})){_NO_NOUN}"),
    _rule(
        _year,
        rf"(?:[Tt]he|an?|its|his|her|their|this|that|['’]s){GAP}",
        rf"(?P<span>(?P<part>)(?P<year>{YEAR}))(?=\s[a-zA-Z])",
    ),
    _rule(_year, rf"\((?P<span>(?P<part>)(?P<year>{YEAR}))(?=\))"),
    _rule(_decade, rf"[Tt]he{GAP}(?:{PART}{GAP})?(?P<decade>(?:1[89]|20)\d0)['’]?s"),
    _rule(
        _season,
        rf"(?:[Tt]he{GAP})?(?P<season>{SEASON}),?{GAP}(?:of{GAP})?(?P<year>{YEAR})(?P<which>)",
    ),
    _rule(_season, rf"{_WHICH}{GAP}(?P<season>{SEASON})(?P<year>(?!))?"),
    # last Monday, Monday night
    _rule(
        _weekday,
        rf"(?<![Ee]ach )(?<![Ee]very )(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|coming|previous){GAP})?",
        rf"(?P<weekday>{WEEKDAY})(?!{GAP}(?:and|or){GAP}{WEEKDAY}{GAP}\w+s\b)",
        rf"(?:{GAP}{DAYTIME})?(?:['’]s)?",
    ),
    # yesterday, last night, this morning
    _rule(
        _near_day,
        rf"(?:[Ee]arlier{GAP}|[Ll]ate(?:r)?{GAP})?(?P<near>{_NEAR_WORDS})(?:{GAP}{DAYTIME})?",
    ),
    _rule(_near_day, rf"(?P<near>(?:[Ee]arlier{GAP}|[Ll]ater?{GAP})?[Tt]his{GAP}{DAYTIME})"),
    # three days ago, hours later, in the past 24 hours
    _rule(_ago, rf"(?P<number>(?i:{NUMBER})){GAP}{_UNIT}{GAP}ago"),
    _rule(_units_ago, r"(?P<unit>[Hh]ours|[Mm]inutes|[Dd]ays|[Mm]oments)\s(?:ago|earlier|later)"),
    _rule(
        _past_stretch,
        rf"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or){GAP}the{GAP}(?:past|last|previous){GAP}",
        rf"(?:(?P<number>{NUMBER}){GAP})?{_UNIT}",
    ),
    _rule(
        _period,
        rf"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly){GAP})?{_WHICH}{GAP}",
        r"(?P<unit>weekend|week|month|year)(?:['’]s)?",
    ),
    _rule(_weekend, rf"(?:[Aa]t|[Oo]ver|[Dd]uring){GAP}the{GAP}weekend"),
    _rule(
        _ordinal_day,
        rf"(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil){GAP}(?P<span>the{GAP}",
        r"(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))(?!\s(?!(?:and|or|when|after|before|as)\b)\w|-)",
    ),
    # the next day, two days later: from the day that was named last
    _rule(
        _told_day,
        rf"(?:[Tt]he|[Tt]hat){GAP}(?:same|next|following|previous){GAP}(?P<unit>day)(?P<number>(?!))?",
    ),
    _rule(
        _told_day,
        rf"(?P<number>(?i:{NUMBER})){GAP}(?P<unit>days?|weeks?){GAP}(?:earlier|later|before(?=[,.;]))",
    ),
    _rule(
        _holiday,
        rf"(?P<name>Christmas{GAP}(?:Day|Eve)|New{GAP}Year['’]s{GAP}(?:Day|Eve)|May{GAP}Day|",
        rf"Boxing{GAP}Day|Thanksgiving(?:{GAP}Day)?){_OPT_YEAR}",
    ),
)
