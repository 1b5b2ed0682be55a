"""The rules of times told from another: from the report's day, or the day that was named last."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import (
    Scene,
    begin_week,
    find_weekday,
    narrow,
    number_month,
    number_weekday,
    place_day,
    shift_months,
    span_month,
    span_year,
)
from hearsay.text.date_lexicon import load_time_lexicon
from hearsay.text.date_patterns import (
    STEPS,
    UNIT,
    WHICH,
    Found,
    Outcome,
    Rule,
    make_rule,
    name_part,
    read_digits,
)
from hearsay.text.date_values import (
    Reading,
    TimexKind,
    read_interval,
    read_value,
    write_duration,
    write_week,
)
from hearsay.text.date_words import (
    DAY,
    DAYTIME,
    GAP,
    MONTH,
    NUMBER,
    WEEKDAY,
    is_vague,
    join_words,
    read_number,
)

_DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_EVENING, _NOON = time(18), time(11, 59, 59)


def read_day(scene: Scene, day: date, daytime: str | None = None) -> Reading:
    """Read a day, or a part of it: the value tells the part, the interval stays the whole day."""
    whole = scene.span_days(day, day)
    if not daytime:
        return read_interval(whole)
    suffix = load_time_lexicon().daytimes[join_words(daytime)]
    return Reading(TimexKind.TIME, f"{day.isoformat()}{suffix}", whole)


def read_week(scene: Scene, monday: date, *, weekend: bool = False) -> Reading:
    """Read the week that begins with a day, or its Saturday and Sunday."""
    first = monday + timedelta(days=5 if weekend else 0)
    value = write_week(monday) + ("-WE" if weekend else "")
    return read_value(value, scene.span_days(first, monday + timedelta(days=6)))


def _weekday(found: Found, scene: Scene) -> Outcome:
    today = scene.today
    if today is None:
        return None
    weekday = number_weekday(found["weekday"])
    match join_words(found["which"] or "").split():
        case ["next" | "coming"]:
            when = find_weekday(today + timedelta(days=1), weekday, ahead=True)
        case ["last"]:
            when = find_weekday(today - timedelta(days=1), weekday, ahead=False)
        case ["previous" | "the", *_] as words if words[-1] != "this":
            return _told_weekday(scene, today, weekday, after="following" in words)
        case ["this"]:
            when = begin_week(today) + timedelta(days=weekday)
        case _:
            when = find_weekday(today, weekday, ahead=scene.ahead)
    return read_day(scene, when, found["daytime"])


def _weekday_of(found: Found, scene: Scene) -> Outcome:
    """Read "Friday last week", "Tuesday of next week"."""
    if scene.today is None:
        return None
    step = STEPS.get(found["which"].lower(), 0)
    monday = begin_week(scene.today) + timedelta(days=7 * step)
    return read_day(scene, monday + timedelta(days=number_weekday(found["weekday"])))


def _told_weekday(scene: Scene, today: date, weekday: int, *, after: bool) -> Reading:
    """Read "the previous Friday": told from the day that was named last."""
    step = timedelta(days=1 if after else -1)
    base = (scene.named or today) + step
    return read_day(scene, find_weekday(base, weekday, ahead=after))


_NEAR = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
    "yesterday night": -1, "last evening": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _near_day(found: Found, scene: Scene) -> Outcome:
    if scene.today is None:
        return None
    words = join_words(found["near"])
    when = scene.today + timedelta(days=_NEAR.get(words, 0))
    daytime = found["daytime"]
    if words in {"tonight", "last night"}:
        daytime = "night"
    return read_day(scene, when, "evening" if words == "last evening" else daytime)


def _overnight(found: Found, scene: Scene) -> Outcome:
    """Read "overnight": from the evening before a day to its morning.

    "Overnight on Sunday" leaves open which of the two nights is meant, and covers both.
    """
    today = scene.today
    if today is None:
        return None
    day = today
    lo = datetime.combine(day - timedelta(days=1), _EVENING, scene.zone)
    hi = datetime.combine(day, _NOON, scene.zone)
    told = found.groupdict()
    if told.get("weekday"):
        day = find_weekday(today, number_weekday(told["weekday"]), ahead=scene.ahead)
        into = told["into"]
        first = day - timedelta(days=1) if into else day
        lo = datetime.combine(first, _EVENING if into else time.min, scene.zone)
        hi = datetime.combine(day + timedelta(days=0 if into else 1), _NOON, scene.zone)
    return Reading(TimexKind.TIME, f"{lo.date().isoformat()}TNI", Interval(lo, hi, Precision.DAY))


def _ago(found: Found, scene: Scene) -> Outcome:
    if scene.today is None:
        return None
    number, unit = read_number(found["number"]), _singular(found["unit"])
    vague = is_vague(found["number"]) or "couple" in found["number"].lower()
    if unit in {"year", "decade", "century"}:
        step = number * {"decade": 10, "century": 100}.get(unit, 1)
        if unit == "year" and number == 1 and scene.quarter is not None:
            return _year_before_quarter(scene)
        return _soften(span_year(scene, scene.today.year - step), found, vague=vague)
    if unit in {"month", "quarter"}:
        months = number * (3 if unit == "quarter" else 1)
        return _soften(span_month(scene, *shift_months(scene.today, -months)), found, vague=vague)
    if unit in {"hour", "minute"}:
        if scene.anchor is None or scene.anchor.precision is not Precision.MINUTE:
            return scene.span_days(scene.today, scene.today)
        step_back = timedelta(hours=number) if unit == "hour" else timedelta(minutes=number)
        when = (scene.anchor.lo.astimezone(scene.zone) - step_back).date()
        return scene.span_days(when, when)
    when = scene.today - timedelta(days=number * _DAYS_OF.get(unit, 1))
    if unit in {"week", "fortnight"} and not vague:
        first = begin_week(when)  # "two weeks ago" names a week, no day
        last = min(first + timedelta(days=6), scene.today)
        return read_value(write_week(first), scene.span_days(first, last))
    slack = timedelta(days=_DAYS_OF.get(unit, 1) * max(1, number // 2)) if vague else timedelta()
    around = scene.span_days(when - slack, min(when + slack, scene.today))
    return _soften(around, found, vague=vague)


def _soften(interval: Interval, found: Found, *, vague: bool) -> Reading:
    """Give the value of a number that is no number as one: "several years ago" is PXY."""
    if vague and "couple" not in found["number"].lower():
        return read_value(write_duration(None, found["unit"]), interval)
    return read_interval(interval)


def _year_before_quarter(scene: Scene) -> Reading | None:
    """Read "a year earlier" where a quarter was told: the same quarter of the year before."""
    if scene.quarter is None:
        return None
    year, quarter = scene.quarter
    first = scene.span_days(date(year - 1, 3 * quarter - 2, 1), date(year - 1, 3 * quarter - 2, 1))
    last = span_month(scene, year - 1, 3 * quarter)
    return read_value(f"{year - 1:04}-Q{quarter}", Interval(first.lo, last.hi, Precision.MONTH))


def _singular(unit: str) -> str:
    name = unit.lower()
    return "century" if name == "centuries" else name.removesuffix("s")


def _days_ago(found: Found, scene: Scene) -> Outcome:
    """Read "days ago" and "minutes ago": the two weeks before the anchor, or its day."""
    if scene.today is None:
        return None
    unit = found["unit"].lower()
    value = write_duration(None, "minutes" if unit == "moments" else unit)
    if unit not in {"days", "hours", "minutes", "moments"}:
        return read_value(value)
    back = timedelta(days=14 if unit == "days" else 0)
    return read_value(value, scene.span_days(scene.today - back, scene.today))


def _stretch(found: Found, scene: Scene) -> Outcome:
    """Read "in the past three days" and "over the next week": from or to the anchor's day."""
    told = found["number"]
    unit = _singular(found["unit"])
    vague = is_vague(told) if told else unit != found["unit"].lower()
    number = read_number(told or ("few" if vague else "a"))
    value = write_duration(None if vague else number, unit)
    today, ahead = scene.today, found["which"].lower() in {"next", "coming"}
    if today is None:
        return None
    sign = 1 if ahead else -1
    if unit in {"year", "decade", "month", "quarter", "century"}:
        months = {"year": 12, "decade": 120, "month": 1, "quarter": 3, "century": 1200}[unit]
        year, month = shift_months(today, sign * number * months)
        edge = span_month(scene, year, month)
        precision = Precision.MONTH
    else:
        days = {"hour": -(-number // 24), "minute": 0}.get(unit, number * _DAYS_OF.get(unit, 1))
        when = today + timedelta(days=sign * days)
        edge, precision = scene.span_days(when, when), Precision.DAY
    first, last = (today, edge.hi.date()) if ahead else (edge.lo.date(), today)
    return Reading(TimexKind.DURATION, value, scene.span_days(first, last, precision))


def _period(found: Found, scene: Scene) -> Outcome:
    today = scene.today
    if today is None:
        return None
    step = STEPS.get(found["which"].lower(), 0)
    unit, part = found["unit"].lower(), (found["part"] or "").lower()
    if unit in {"year", "month"}:
        year, month = shift_months(today, step) if unit == "month" else (today.year + step, 0)
        whole = span_month(scene, year, month) if month else span_year(scene, year)
        value = f"{year:04}-{month:02}" if month else f"{year:04}"
        return read_value(value, _cut_period(whole, part, today, scene))
    monday = begin_week(today) + timedelta(days=7 * step)
    week = read_week(scene, monday, weekend=unit == "weekend")
    if week.interval is None:
        return week
    return read_value(week.value, _cut_period(week.interval, part, today, scene))


def _cut_period(whole: Interval, part: str, today: date, scene: Scene) -> Interval:
    first, last = whole.lo.date(), whole.hi.date()
    if part.startswith("earlier") and first <= today <= last:
        return scene.span_days(first, today, whole.precision)
    if part.startswith("later") and first <= today <= last:
        return scene.span_days(today, last, whole.precision)
    if not part or whole.precision is Precision.DAY:
        return whole
    return narrow(whole, name_part(part), scene)


def _this_year(found: Found, scene: Scene) -> Outcome:
    """Read "later in the year": the year that was told last, else the anchor's."""
    if scene.today is None:
        return None
    year = scene.year or scene.today.year
    whole = span_year(scene, year)
    return read_value(f"{year:04}", _cut_period(whole, found["part"].lower(), scene.today, scene))


def _weekend(found: Found, scene: Scene) -> Outcome:
    del found
    if scene.today is None:
        return None
    start = scene.today + timedelta(days=1) if scene.ahead else scene.today
    saturday = find_weekday(start, 5, ahead=scene.ahead)
    return read_week(scene, begin_week(saturday), weekend=True)


def _week_of(found: Found, scene: Scene) -> Outcome:
    """Read "the week of 6 March", told by the day behind it."""
    day = place_day(scene, read_digits(found["day"]), number_month(found["month"]))
    return None if day is None else read_week(scene, begin_week(day))


def _ordinal_day(found: Found, scene: Scene) -> Interval | None:
    """Read "on the 12th": the most recent one not after the anchor."""
    today = scene.today
    if today is None:
        return None
    day = read_digits(found["day"])
    year, month = (today.year, today.month) if day <= today.day else shift_months(today, -1)
    when = date(year, month, day)
    return scene.span_days(when, when)


_BACK = re.compile(r"\b(?:previous|preceding|earlier|before)\b")


def _told_day(found: Found, scene: Scene) -> Outcome:
    """Read "the same day", "the next morning", "two days later" by the day that was named last."""
    groups = found.groupdict()
    unit = _singular(groups.get("unit") or "day")
    words = join_words(found.group())
    number = read_number(groups["number"]) if groups.get("number") else 1
    vague = bool(groups.get("number")) and is_vague(groups["number"])
    turned = any(word in words.split() for word in ("next", "following", "previous", "preceding"))
    still = not turned and any(w in words.split() for w in ("same", "that", "later", "earlier"))
    step = 0 if still and not groups.get("number") else number
    step = -step if _BACK.search(words) else step
    if unit in {"year", "decade"}:
        return _told_year(scene, step * (10 if unit == "decade" else 1))
    if scene.named is None:
        today = scene.today if "day" in words and "the day" in words and not step else None
        return None if today is None else scene.span_days(today, today)
    if unit == "month":
        return span_month(scene, *shift_months(scene.named, step))
    when = scene.named + timedelta(days=step * _DAYS_OF.get(unit, 1))
    if unit == "week":
        if not groups.get("number"):
            return read_week(scene, begin_week(when))
        slack = timedelta(days=3)  # "two weeks later" names no single day
        return read_value(write_week(when), scene.span_days(when - slack, when + slack))
    if vague:
        slack = timedelta(days=max(1, number // 2))
        return read_value("PXD", scene.span_days(when - slack, when + slack))
    daytime = groups.get("daytime") or ("night" if unit == "night" else None)
    return read_day(scene, when, daytime)


def _told_year(scene: Scene, step: int) -> Outcome:
    """Read "a year earlier", "that year": told from the quarter or year that was named last."""
    if step == -1 and scene.quarter is not None:
        return _year_before_quarter(scene)
    year = scene.named.year if scene.named and scene.year is None else scene.year
    return None if year is None else span_year(scene, year + step)


_DAYTIME = rf"(?P<daytime>{DAYTIME})"
_NEAR_WORDS = (
    rf"[Tt]he{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|[Tt]oday|[Tt]onight|"
    rf"[Yy]esterday|[Tt]omorrow|[Ll]ast{GAP}(?:night|evening)"
)
_LATE = rf"(?:(?:[Ee]arlier|[Ll]ate(?:r)?|[Ee]arly|[Mm]id){GAP}(?:on{GAP})?)?"
_STOP = rf"(?=[.,;:!?)\"”’]|{GAP}(?:and|but|in|at|by|on|with|from)\b|\s*$)"

NEAR_RULES: tuple[Rule, ...] = (
    # last Monday, Monday night, early on Sunday, the previous Friday
    make_rule(
        _weekday,
        rf"(?<![Ee]ach )(?<![Ee]very ){_LATE}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|coming|previous|",
        rf"[Tt]he{GAP}(?:previous|preceding|following)){GAP}(?:week['’]s{GAP})?)?",
        rf"(?P<weekday>{WEEKDAY})(?!{GAP}(?:and|or){GAP}{WEEKDAY}{GAP}\w+s\b)",
        rf"(?:{GAP}(?:(?:early|late){GAP})?{_DAYTIME})?(?:['’]s)?",
    ),
    make_rule(_weekday_of, rf"(?P<weekday>{WEEKDAY}),?{GAP}(?:of{GAP})?{WHICH}{GAP}week"),
    # yesterday, last night, this morning
    make_rule(_near_day, rf"{_LATE}(?P<near>{_NEAR_WORDS})(?:['’]s)?(?:{GAP}{_DAYTIME})?"),
    make_rule(_near_day, rf"{_LATE}(?P<near>[Tt]his{GAP}{_DAYTIME})"),
    make_rule(
        _near_day,
        rf"(?P<span>(?!noon|midday){_DAYTIME}{GAP}(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow))",
    ),
    make_rule(
        _overnight,
        rf"(?:[Dd]uring|[Ii]n|[Tt]hrough|[Tt]hroughout){GAP}the{GAP}(?P<span>night)(?!{GAP}(?:of|to|from|between|before|after|when|that)\b)",
    ),
    make_rule(
        _overnight,
        rf"[Oo]vernight(?:{GAP}(?:(?P<into>into|to){GAP}|on{GAP})?(?P<weekday>{WEEKDAY}))?",
    ),
    # three days ago, minutes ago, in the past 24 hours
    make_rule(_ago, rf"(?P<number>(?i:{NUMBER})){GAP}{UNIT}{GAP}ago"),
    make_rule(
        _days_ago,
        r"(?P<unit>[Hh]ours|[Mm]inutes|[Dd]ays|[Mm]oments|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades)\sago",
    ),
    make_rule(
        _stretch,
        rf"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or){GAP}the{GAP}",
        rf"(?P<which>past|last|previous|next|coming){GAP}(?:(?P<number>(?i:{NUMBER})){GAP})?{UNIT}",
    ),
    make_rule(
        _stretch,
        rf"(?P<span>(?:[Tt]he{GAP})?(?P<which>[Pp]ast|[Ll]ast|previous|[Nn]ext|coming){GAP}",
        rf"(?P<number>(?i:{NUMBER})){GAP}{UNIT})",
    ),
    make_rule(
        _period,
        rf"(?:(?P<part>[Ee]arlier(?:{GAP}in)?|[Ll]ater(?:{GAP}in)?|[Ll]ate|[Ee]arly|",
        rf"(?:[Tt]he{GAP})?(?:end|beginning|start|middle){GAP}of){GAP})?{WHICH}{GAP}",
        r"(?P<unit>weekend|week|month|year)(?:['’]s)?",
    ),
    make_rule(
        _week_of,
        rf"[Tt]he{GAP}week{GAP}of{GAP}(?:(?P<month>{MONTH}){GAP}(?P<day>{DAY}))",
    ),
    make_rule(
        _week_of,
        rf"[Tt]he{GAP}week{GAP}of{GAP}(?:(?P<day>{DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH}))",
    ),
    make_rule(
        _period,
        rf"(?P<part>(?:[Tt]he{GAP})?(?:end|beginning|start|middle){GAP}of){GAP}(?P<which>the){GAP}",
        r"(?P<unit>week|month|year)",
    ),
    make_rule(_weekend, rf"(?:(?:[Aa]t|[Oo]ver|[Dd]uring){GAP}the|[Tt]he){GAP}weekend"),
    make_rule(_this_year, rf"(?P<part>[Ee]arlier|[Ll]ater){GAP}in{GAP}the{GAP}year"),
    make_rule(
        _ordinal_day,
        rf"(?:[Oo]n|[Bb]y|[Ss]ince|[Uu]ntil){GAP}(?P<span>the{GAP}",
        r"(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))(?!\s(?!(?:and|or|when|after|before|as)\b)\w|-)",
    ),
    # the next day, that evening, two days later: from the day that was named last
    make_rule(
        _told_day,
        rf"(?:[Ee]arlier{GAP}|[Ll]ater{GAP})?(?:[Tt]he|[Tt]hat){GAP}(?:very{GAP})?",
        rf"(?:same|next|following|previous|preceding){GAP}(?P<unit>day|week|month|year|(?P<daytime>",
        r"morning|afternoon|evening|night))",
    ),
    make_rule(
        _told_day,
        rf"(?:[Ee]arlier{GAP}|[Ll]ater{GAP})?(?:[Oo]n{GAP})?[Tt]hat{GAP}(?:very{GAP})?",
        r"(?P<unit>day|week|month|year|(?P<daytime>morning|afternoon|evening|night))(?!['’])",
    ),
    make_rule(_told_day, rf"(?:[Ee]arlier|[Ll]ater){GAP}in{GAP}the{GAP}(?P<unit>day)"),
    make_rule(
        _told_day, rf"[Tt]he{GAP}(?P<unit>day|night|week|month|year){GAP}(?:before|after){_STOP}"
    ),
    make_rule(
        _told_day,
        rf"(?P<number>(?i:{NUMBER})){GAP}(?P<unit>days?|nights?|weeks?|months?|years?|decades?){GAP}",
        rf"(?:earlier|later|afterwards?|(?:before|after){_STOP})",
    ),
)
