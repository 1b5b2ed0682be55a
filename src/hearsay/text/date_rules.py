"""The rules of written dates: days, months, seasons, years by their names and numbers.

Where two rules match at one place the longer match wins, then the earlier rule. What is told from
another time ("last week") is in `date_near_rules.py`, what pins no time in `date_span_rules.py`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import (
    Scene,
    expand_year,
    find_weekday,
    narrow,
    number_month,
    place_day,
    place_month,
    span_month,
    span_season,
    span_year,
)
from hearsay.text.date_lexicon import load_time_lexicon
from hearsay.text.date_patterns import (
    JOINT,
    LEAD,
    LED,
    OPT_YEAR,
    STEPS,
    WHICH,
    Found,
    Outcome,
    Rule,
    make_rule,
    name_part,
    read_digits,
)
from hearsay.text.date_values import Reading, TimexKind, read_interval, read_value
from hearsay.text.date_words import (
    DAY,
    FULL_MONTH,
    GAP,
    MONTH,
    PART,
    PLAIN_MONTH,
    SEASON,
    SPELLED_YEAR,
    YEAR,
    any_phrase,
    join_words,
    read_spelled_year,
)

_MONTHS_IN_YEAR = 12


def _iso(found: Found, scene: Scene) -> Interval:
    if found["clock"]:
        moment = datetime.fromisoformat(found.group().replace(" ", "T"))
        return Interval.at(moment if moment.tzinfo else moment.replace(tzinfo=scene.zone))
    day = date.fromisoformat(found["day"])
    return scene.span_days(day, day)


def _dotted(found: Found, scene: Scene) -> Interval:
    """Read 3.4.2016: the day comes first, unless only the month can."""
    first, second, year = int(found["a"]), int(found["b"]), expand_year(found["year"])
    when = date(year, first, second) if second > _MONTHS_IN_YEAR else date(year, second, first)
    return scene.span_days(when, when)


def _slashed(found: Found, scene: Scene) -> Outcome:
    """Read 3/4/2016: as the text's other dates have it, else as the one that is the report's day.

    Else both days are meant, and what lies between: that the text doesn't say whether it is March
    or April is told by the precision of a month.
    """
    first, second, year = int(found["a"]), int(found["b"]), expand_year(found["year"])
    day_first = scene.day_first
    if first == second or first > _MONTHS_IN_YEAR:
        day_first = True
    elif second > _MONTHS_IN_YEAR:
        day_first = False
    if day_first is None:
        one, other = sorted((date(year, second, first), date(year, first, second)))
        near = [day for day in (one, other) if _is_of_report(scene, day)]
        if len(near) == 1:
            return scene.span_days(near[0], near[0])
        return read_value(f"{year:04}", scene.span_days(one, other, Precision.MONTH))
    when = date(year, second, first) if day_first else date(year, first, second)
    return scene.span_days(when, when)


def _is_of_report(scene: Scene, day: date) -> bool:
    """Tell whether a day is the report's own or just before it."""
    return scene.today is not None and timedelta() <= scene.today - day <= timedelta(days=3)


def _full_day(found: Found, scene: Scene) -> Interval | None:
    day, month = read_digits(found["day"]), number_month(found["month"])
    when = date(int(found["year"]), month, day) if found["year"] else place_day(scene, day, month)
    return None if when is None else scene.span_days(when, when)


def _day_range(found: Found, scene: Scene) -> Outcome:
    month = number_month(found["month"])
    first, last = read_digits(found["first"]), read_digits(found["last"])
    if found["year"]:
        year = int(found["year"])
    else:
        placed = place_day(scene, last, month)
        if placed is None:
            return None
        year = placed.year
    one, other = date(year, month, first), date(year, month, last)
    whole = read_interval(scene.span_days(one, other))
    month_leads = found.start("month") < found.start("first")
    ends = (
        ("month", "first", "last", "last") if month_leads else ("first", "first", "last", "month")
    )
    single = [read_interval(scene.span_days(day, day)) for day in (one, other)]
    pieces = (
        (found.start(ends[0]), found.end(ends[1]), single[0]),
        (found.start(ends[2]), found.end(ends[3]), single[1]),
    )
    return Reading(whole.kind, whole.value, whole.interval, pieces)


def _month_range(found: Found, scene: Scene) -> Interval | None:
    """Read "the night of 30 April to 2 May" and "30 April - 2 May 2015"."""
    last = _make_day(found["last"], found["until"], found["year"], scene)
    if last is None:
        return None
    first = date(last.year, number_month(found["month"]), read_digits(found["first"]))
    if first > last:
        first = first.replace(year=last.year - 1)
    return scene.span_days(first, last)


def _make_day(day: str, month: str, year: str | None, scene: Scene) -> date | None:
    if year:
        return date(int(year), number_month(month), read_digits(day))
    return place_day(scene, read_digits(day), number_month(month))


def _month(found: Found, scene: Scene) -> Interval | None:
    groups = found.groupdict()
    month = number_month(found["month"])
    year, part, which = groups.get("year"), groups.get("part"), groups.get("which") or ""
    if groups.get("spelled"):
        year = str(read_spelled_year(found["spelled"]))
    whole = (
        span_month(scene, int(year), month) if year else place_month(scene, month, which.lower())
    )
    return narrow(whole, name_part(part), scene) if whole and part else whole


def _of_year(found: Found, scene: Scene) -> Interval | None:
    """Read "July last year", "12 December this year"."""
    if scene.today is None:
        return None
    year = scene.today.year + STEPS.get(found["which"].lower(), 0)
    if found["which"].lower() in {"that", "the same"}:
        if scene.year is None:
            return None
        year = scene.year
    month = number_month(found["month"])
    if not found["day"]:
        return span_month(scene, year, month)
    when = date(year, month, read_digits(found["day"]))
    return scene.span_days(when, when)


def _year(found: Found, scene: Scene) -> Interval:
    whole = span_year(scene, int(found["year"]))
    return narrow(whole, name_part(found["part"]), scene) if found["part"] else whole


def _spelled_year(found: Found, scene: Scene) -> Interval:
    return span_year(scene, read_spelled_year(found["spelled"]))


def _fiscal_year(found: Found, scene: Scene) -> Reading:
    """Read "fiscal 2015": when it begins is the company's affair, so no interval is pinned."""
    del scene
    return read_value(found["year"])


def _decade(found: Found, scene: Scene) -> Reading:
    short = found["decade"]
    first = int(short) if len(short) > 2 else 1900 + int(short)  # noqa: PLR2004 - "'90s"
    whole = span_year(scene, first, first + 9)
    cut = narrow(whole, name_part(found["part"]), scene) if found["part"] else whole
    return read_value(str(first)[:3], cut)


def _spelled_decade(found: Found, scene: Scene) -> Reading:
    """Read "the sixties", "the late nineteen eighties"."""
    first = 1900 + 10 * load_time_lexicon().decades[found["tens"].lower()]
    whole = span_year(scene, first, first + 9)
    cut = narrow(whole, name_part(found["part"]), scene) if found["part"] else whole
    return read_value(str(first)[:3], cut)


def _year_range(found: Found, scene: Scene) -> Outcome:
    """Read "2011-2014" and "the 2015-16 season"."""
    first = int(found["year"])
    last = int(found["last"]) if len(found["last"]) > 2 else first // 100 * 100 + int(found["last"])  # noqa: PLR2004
    if not first < last <= first + 150:
        return None
    return read_interval(span_year(scene, first, last))


def _century(found: Found, scene: Scene) -> Reading:
    number = int(found["number"][:-2])
    value = f"{number - 1:02}"
    return read_value(value, span_year(scene, 100 * number - 99, 100 * number))


def _season(found: Found, scene: Scene) -> Outcome:
    suffix, _ = load_time_lexicon().seasons[found["season"].lower()]
    told = found["year"]
    if not told and (scene.anchor is None or scene.today is None):
        return None
    year = int(told) if told else scene.today.year  # type: ignore[union-attr]
    which = join_words(found["which"] or "")
    year += which == "next"
    season = span_season(scene, found["season"], year)
    if not told and scene.anchor is not None:
        past = "last" in which or "past" in which
        begun = season.lo <= scene.anchor.hi
        if (past and season.hi >= scene.anchor.lo) or (not which and not scene.ahead and not begun):
            year -= 1
            season = span_season(scene, found["season"], year)
    return read_value(f"{year:04}-{suffix}", season)


def _holiday(found: Found, scene: Scene) -> Interval | None:
    name = join_words(found["name"])
    if name.startswith("thanksgiving"):
        return _thanksgiving(scene, found["year"])
    month, day = load_time_lexicon().holidays[name]
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
    when = date(year, 11, first.day + 21)
    return scene.span_days(when, when)


def _year_end(found: Found, scene: Scene) -> Reading | None:
    """Read "by year-end": its December, though TimeML writes the last day."""
    del found
    today = scene.today
    if today is None:
        return None
    year = today.year if scene.ahead or today.month == _MONTHS_IN_YEAR else today.year - 1
    return Reading(TimexKind.DATE, f"{year:04}-12-31", span_month(scene, year, _MONTHS_IN_YEAR))


_FORENAME_MONTH = r"(?:April|May|June|August)\b"  # "in June Smith's view" names no month
_IN = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Dd]uring|[Ff]rom|of|[Bb]efore|[Aa]fter|through|for|to|"
    r"[Bb]etween|and|or|year|around|about|into|due)"
)
_PART = rf"(?P<part>{PART})[-\s]{{1,2}}(?:the{GAP})?"
_NO_NOUN = (
    r"(?![-'’]|\s(?:more|other|people|men|soldiers|civilians|fighters|troops|of|were|million))"
)
_OWNER = r"(?:[Tt]he|an?|its|his|her|their|this|that|['’]s|company's)"

# Each rule: how it is resolved, then the words.
WRITTEN_RULES: tuple[Rule, ...] = (
    # 2016-12-12, 12.12.2016, 12/12/2016
    make_rule(
        _iso, r"(?P<day>\d{4}-\d\d-\d\d)(?P<clock>[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    ),
    make_rule(_dotted, r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<year>\d{4})"),
    make_rule(_slashed, r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?!/)"),
    make_rule(_slashed, r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<year>(?:19|20)\d\d)(?!-)"),
    # between 10 and 12 December 2016, Dec. 10-12, 30 April to 2 May
    make_rule(
        _day_range,
        rf"{LEAD}(?P<first>{DAY})(?:,{GAP}{DAY}){{0,4}}{JOINT}(?P<last>{DAY}){GAP}",
        rf"(?:of{GAP})?(?P<month>{MONTH}){OPT_YEAR}",
    ),
    make_rule(
        _day_range,
        rf"{LEAD}(?P<month>{MONTH}){GAP}(?P<first>{DAY})(?:,{GAP}{DAY}){{0,4}}{JOINT}",
        rf"(?P<last>{DAY})(?![:.]\d|{GAP}[ap]\.?m){OPT_YEAR}",
    ),
    make_rule(
        _month_range,
        rf"(?P<first>{DAY}){GAP}(?P<month>{MONTH}){GAP}?[-–—]{GAP}?(?P<last>{DAY}){GAP}",
        rf"(?P<until>{MONTH}){OPT_YEAR}",
    ),
    # Monday, 12 December 2016; December 12th
    make_rule(
        _full_day,
        rf"{LED}(?P<day>{DAY})(?:{GAP}|-)(?:of{GAP})?(?P<month>{MONTH})(?:-(?=\d))?",
        rf"(?:,?{GAP}?(?P<year>{YEAR}))?",
    ),
    make_rule(
        _full_day,
        rf"{LED}(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY})(?!:\d|,\d\d\d){OPT_YEAR}",
    ),
    # December 2016, mid-December, last December, in March, the March attack
    make_rule(_month, rf"(?:{_PART})?(?P<month>{MONTH}),?{GAP}(?:of{GAP})?(?P<year>{YEAR})"),
    make_rule(_month, rf"(?P<month>{MONTH}),?{GAP}(?P<spelled>{SPELLED_YEAR})"),
    make_rule(_month, rf"(?:[Tt]he{GAP})?{_PART}(?P<month>{MONTH})"),
    make_rule(
        _of_year,
        rf"(?:(?P<day>{DAY}){GAP})?(?P<month>{MONTH}),?{GAP}(?:of{GAP})?",
        rf"(?P<which>last|next|this|past|previous|coming|that|the{GAP}same){GAP}year",
    ),
    make_rule(_month, rf"(?:(?:[Ee]arlier|[Ll]ate|[Ee]arly){GAP})?{WHICH}{GAP}(?P<month>{MONTH})"),
    make_rule(_month, rf"{_IN}{GAP}(?P<span>(?P<month>(?!{_FORENAME_MONTH}){FULL_MONTH}))"),
    make_rule(_month, rf"{_IN}{GAP}(?P<span>(?P<month>{FULL_MONTH}))(?!{GAP}[A-Z])"),
    make_rule(_month, rf"{_OWNER}{GAP}(?P<span>(?P<month>{FULL_MONTH}))(?={GAP}[a-z])"),
    make_rule(_month, rf"(?P<month>{PLAIN_MONTH})"),
    # in 2014, the early 1990s, the 2011 uprising, fiscal 2015
    make_rule(_year, rf"(?:[Tt]he{GAP})?{_PART}(?P<year>{YEAR})"),
    make_rule(
        _year, rf"{_IN}{GAP}(?:the{GAP}year{GAP})?(?P<span>(?P<part>)(?P<year>{YEAR})){_NO_NOUN}"
    ),
    make_rule(_year, rf"{_OWNER}{GAP}(?P<span>(?P<part>)(?P<year>{YEAR}))(?=\s[a-zA-Z])"),
    make_rule(_year, rf"\((?P<span>(?P<part>)(?P<year>{YEAR}))(?=\))"),
    make_rule(_year, rf"{YEAR},{GAP}(?P<span>(?P<part>)(?P<year>{YEAR}))(?=,|{GAP}(?:and|or)\b)"),
    make_rule(_spelled_year, rf"(?P<spelled>{SPELLED_YEAR})"),
    make_rule(_fiscal_year, rf"(?:[Tt]he{GAP})?[Ff]iscal{GAP}(?:year{GAP})?(?P<year>{YEAR})"),
    make_rule(
        _decade,
        rf"(?:[Tt]he{GAP})?(?:(?P<part>{PART})[-\s]{{1,2}}(?:the{GAP})?)?",
        r"(?:(?P<decade>(?:1[89]|20)\d0)['’]?s)",
    ),
    make_rule(_decade, rf"[Tt]he{GAP}(?:(?P<part>{PART})[-\s]{{1,2}})?['’‘](?P<decade>[4-9]0)s"),
    make_rule(
        _spelled_decade,
        rf"[Tt]he{GAP}(?:(?P<part>{PART})[-\s]{{1,2}})?(?:nineteen[-\s])?",
        rf"(?P<tens>{any_phrase(load_time_lexicon().decades)})",
    ),
    make_rule(_year_range, rf"(?P<year>{YEAR})[-–](?P<last>{YEAR}|\d\d)(?![-–\d])"),
    make_rule(
        _century, rf"(?:[Tt]he{GAP})?(?P<number>(?:[1-9]|1\d|2[01])(?:st|nd|rd|th))[-\s]century"
    ),
    # summer 2015, last winter, the summer
    make_rule(
        _season,
        rf"(?:[Tt]he{GAP})?(?P<season>{SEASON}),?{GAP}(?:of{GAP})?(?P<year>{YEAR})(?P<which>(?!))?",
    ),
    make_rule(
        _season,
        rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{GAP}(?:past|coming))?|past|previous|coming){GAP}",
        rf"(?P<season>{SEASON})(?P<year>(?!))?",
    ),
    make_rule(
        _season,
        # "since the fall" is a city's
        rf"(?:[Ii]n|[Dd]uring|(?:[Ss]ince|[Uu]ntil|[Oo]ver|[Bb]y|of|into)(?!{GAP}the{GAP}fall)){GAP}",
        rf"(?P<span>the{GAP}(?:(?:early|late){GAP})?(?P<season>{SEASON}))(?!{GAP}(?:of|in)\b)",
        r"(?P<year>(?!))?(?P<which>(?!))?",
    ),
    make_rule(
        _holiday,
        rf"(?P<name>{any_phrase(load_time_lexicon().holidays)}|Thanksgiving(?:{GAP}Day)?){OPT_YEAR}",
    ),
    make_rule(_year_end, rf"(?:[Tt]he{GAP})?(?:year[-\s]end|end{GAP}of{GAP}the{GAP}year)"),
)
