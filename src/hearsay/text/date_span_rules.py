"""The rules of durations, sets, quarters and references: most have a value and pin no interval."""

from __future__ import annotations

from hearsay.model.times import Interval, Precision
from hearsay.text.date_calendar import (
    Scene,
    number_weekday,
    place_quarter,
    shift_quarter,
    span_quarter,
)
from hearsay.text.date_lexicon import load_time_lexicon
from hearsay.text.date_patterns import STEPS, UNIT, Found, Outcome, Rule, make_rule
from hearsay.text.date_values import Reading, TimexKind, read_value, write_duration
from hearsay.text.date_words import (
    DAYTIME,
    GAP,
    NUMBER,
    ORDINALS,
    VAGUE_NUMBER,
    WEEKDAY,
    YEAR,
    any_phrase,
    is_vague,
    join_words,
    read_number,
)


def read_quarter(scene: Scene, year: int, quarter: int) -> Reading:
    """Read a calendar quarter."""
    return read_value(f"{year:04}-Q{quarter}", span_quarter(scene, year, quarter))


def _named_quarter(found: Found, scene: Scene) -> Outcome:
    """Read "the third quarter (of 2015)", "this year's first quarter", "third-quarter"."""
    groups = found.groupdict()
    word = (groups.get("ordinal") or "").lower()
    quarter = ORDINALS.index(word) + 1 if word in ORDINALS else int(word[-1:] or 0)
    year, which = groups.get("year"), join_words(groups.get("which") or "")
    if year:
        return read_quarter(scene, int(year), quarter)
    if which:
        if scene.today is None:
            return None
        return read_quarter(scene, scene.today.year + STEPS.get(which, 0), quarter)
    placed = place_quarter(scene, quarter)
    return None if placed is None else read_quarter(scene, *placed)


def _half_year(found: Found, scene: Scene) -> Outcome:
    """Read "the first half of 2016", "the second half of last year"."""
    half = 1 if found["ordinal"].lower() == "first" else 2
    if found["year"]:
        year = int(found["year"])
    elif scene.today is None:
        return None
    else:
        year = scene.today.year + STEPS.get((found["which"] or "").lower(), 0)
    first, last = span_quarter(scene, year, 2 * half - 1), span_quarter(scene, year, 2 * half)
    return read_value(f"{year:04}-H{half}", Interval(first.lo, last.hi, Precision.MONTH))


def _near_quarter(found: Found, scene: Scene) -> Outcome:
    """Read "last quarter", "the latest quarter", and "the quarter" for the one told last."""
    which = join_words(found["which"]).removeprefix("the").strip()
    if scene.today is None:
        return None
    if which in {"", "latest", "most recent", "same"} and scene.quarter is not None:
        return read_quarter(scene, *scene.quarter)
    if not which or which == "same":
        return None
    step = {"latest": -1, "most recent": -1, "current": 0}.get(which, STEPS.get(which, 0))
    return read_quarter(scene, *shift_quarter(scene.today, step))


def _year_ago_quarter(found: Found, scene: Scene) -> Outcome:
    """Read "the year-earlier period" and "the 2014 quarter": by the quarter that was told last."""
    told = int(found["year"]) if found["year"] else None
    if scene.quarter is not None:
        year, quarter = scene.quarter
    elif scene.today is None:
        return None
    elif "quarter" not in (found["unit"] or ""):
        return read_value(f"{told or scene.today.year - 1:04}")
    else:
        year, quarter = shift_quarter(scene.today, -1)
    return read_quarter(scene, told or year - 1, quarter)


def _duration(found: Found, scene: Scene) -> Reading | None:
    """Read "three days", "a two-hour meeting": how long, and no when."""
    del scene
    told = found["number"]
    number = None if is_vague(told) else read_number(told)
    if found["unit"].lower() in {"minute", "seconds", "century"} and told.lower() in {"a", "an"}:
        return None  # "a minute" is rarely one
    value = write_duration(number, found["unit"])
    if found.groupdict().get("half"):
        value = _add_half(number or 0, found["unit"]) or value
    return Reading(TimexKind.DURATION, value)


def _add_half(number: int, unit: str) -> str:
    """Write "5 1/2 hours" and "a year and a half" in the next smaller unit beside the whole one."""
    halves = {"hour": "30M", "year": "6M", "day": "T12H", "minute": "30S"}
    half = halves.get(unit.lower().removesuffix("s"))
    whole = write_duration(number, unit)
    return whole + half if half else ""


def _half_unit(found: Found, scene: Scene) -> Reading:
    """Read "half an hour", "half a year"."""
    del scene
    halves = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
    return Reading(TimexKind.DURATION, halves[found["unit"].lower()])


def _long_unit(found: Found, scene: Scene) -> Reading:
    """Read "weeklong", "a year-long siege"."""
    del scene
    return Reading(TimexKind.DURATION, write_duration(1, found["unit"]))


def _while(found: Found, scene: Scene) -> Reading:
    del found, scene
    return Reading(TimexKind.DURATION, "PXX")


def _vague_duration(found: Found, scene: Scene) -> Reading:
    del scene
    return Reading(TimexKind.DURATION, write_duration(None, found["unit"]))


def _year_long(found: Found, scene: Scene) -> Outcome:
    """Read "the year ended 31 March": how long it is; its days are told behind it."""
    if found["unit"] == "quarter" and scene.quarter is not None:
        return read_quarter(scene, *scene.quarter)
    return Reading(TimexKind.DURATION, write_duration(1, found["unit"]))


def _full_year(found: Found, scene: Scene) -> Outcome:
    """Read "the full year", "the current fiscal year": the anchor's, though no interval is sure."""
    if scene.today is None:
        return None
    step = -1 if any(word in found.group().lower() for word in ("latest", "last")) else 0
    return read_value(f"{scene.today.year + step:04}")


def _every_unit(found: Found, scene: Scene) -> Reading:
    del scene
    number = read_number(found["number"]) if found["number"] else 1
    return Reading(TimexKind.SET, write_duration(number, found["unit"]))


def _every_weekday(found: Found, scene: Scene) -> Reading:
    del scene
    suffix = load_time_lexicon().daytimes[join_words(found["daytime"])] if found["daytime"] else ""
    return Reading(TimexKind.SET, f"XXXX-WXX-{number_weekday(found['weekday']) + 1}{suffix}")


def _every_daytime(found: Found, scene: Scene) -> Reading:
    del scene
    return Reading(
        TimexKind.SET, f"XXXX-XX-XX{load_time_lexicon().daytimes[join_words(found['daytime'])]}"
    )


def _set_word(found: Found, scene: Scene) -> Reading:
    del scene
    return Reading(TimexKind.SET, load_time_lexicon().sets[found.group().lower()])


def _reference(found: Found, scene: Scene) -> Reading:
    del scene
    return read_value(load_time_lexicon().references[join_words(found["reference"])])


def _bare_past(found: Found, scene: Scene) -> Reading:
    del found, scene
    return read_value("PAST_REF")


def _one_day(found: Found, scene: Scene) -> Reading:
    """Read "will one day": no day, but some time; elsewhere it is how long something took."""
    del found
    if scene.ahead:
        return read_value("FUTURE_REF")
    return Reading(TimexKind.DURATION, "P1D")


def _today_as_age(found: Found, scene: Scene) -> Reading:
    """Read "today's youth", "the world of today": the present, and no day."""
    del found, scene
    return read_value("PRESENT_REF")


_ORDINAL = rf"(?P<ordinal>(?i:{'|'.join(ORDINALS)}))"
_DAYTIMES = rf"(?P<daytime>{DAYTIME})"
_OPEN = (
    r"(?i:recent|coming|many|past|the(?:\slast|\spast)?\sfew|several|some|these|for|in|over|after|"
    r"within)"
)

SPAN_RULES: tuple[Rule, ...] = (
    # the third quarter of 2015, this year's first quarter, third-quarter, Q3 2015
    make_rule(
        _named_quarter,
        rf"(?:(?:[Tt]he|its|their|a){GAP})?(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext){GAP}year['’]s{GAP}|",
        rf"[Ff]iscal[-\s])?{_ORDINAL}(?:[-\s]|{GAP})quarter(?:s)?",
        rf"(?:{GAP}(?:of{GAP}|in{GAP})?(?:fiscal{GAP})?(?P<year>{YEAR}))?",
    ),
    make_rule(
        _named_quarter,
        rf"(?:[Tt]he{GAP})?(?:fiscal{GAP})?(?P<year>{YEAR}){GAP}{_ORDINAL}[-\s]quarter",
    ),
    make_rule(
        _named_quarter,
        rf"(?:[Tt]he{GAP})?{_ORDINAL}[-\s]quarter{GAP}(?:of{GAP})?(?P<which>this|last|next){GAP}year",
    ),
    make_rule(_named_quarter, rf"(?P<ordinal>Q[1-4])(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR}))?"),
    make_rule(
        _half_year,
        rf"(?:[Tt]he{GAP})?(?P<ordinal>[Ff]irst|[Ss]econd|latter)[-\s]half{GAP}of{GAP}(?:fiscal{GAP})?",
        rf"(?:(?P<year>{YEAR})|(?:the|(?P<which>this|last|next)){GAP}year)",
    ),
    make_rule(
        _near_quarter,
        rf"(?P<which>(?:[Tt]he{GAP})?(?:[Ll]ast|[Nn]ext|[Tt]his|latest|most{GAP}recent|current|same)){GAP}",
        r"quarter(?:['’]s)?",
    ),
    make_rule(_near_quarter, rf"(?P<which>[Tt]he){GAP}quarter(?!{GAP}(?:of|final)|-)"),
    make_rule(_near_quarter, rf"(?P<which>[Tt]he{GAP}(?:latest|most{GAP}recent)){GAP}period"),
    make_rule(
        _year_ago_quarter,
        rf"(?:(?:[Tt]he|[Aa]){GAP})?(?:[Yy]ear[-\s](?:earlier|ago)|last{GAP}year['’]s)",
        rf"(?:{GAP}(?P<unit>period|quarter|(?:{'|'.join(ORDINALS)}){GAP}quarter))(?P<year>(?!))?",
    ),
    make_rule(
        _year_ago_quarter,
        rf"(?:(?:[Tt]he|[Aa]){GAP})?[Yy]ear-(?:earlier|ago)(?P<year>(?!))?(?P<unit>(?!))?",
    ),
    make_rule(
        _year_ago_quarter,
        rf"[Tt]he{GAP}(?:same|corresponding|comparable){GAP}(?P<unit>period|quarter){GAP}",
        rf"(?:last{GAP}year|a{GAP}year{GAP}(?:ago|earlier|before))(?P<year>(?!))?",
    ),
    make_rule(_year_ago_quarter, rf"[Tt]he{GAP}(?P<year>{YEAR}){GAP}(?P<unit>period|quarter)"),
    make_rule(_one_day, rf"(?P<span>[Oo]ne{GAP}day)"),
    # for three days, a two-hour meeting, 5 1/2 hours, recent years
    make_rule(
        _duration,
        rf"(?:(?:[Tt]he{GAP})?(?:first|last|next|latest|final|past){GAP})?",
        rf"(?P<number>(?i:{NUMBER}|{VAGUE_NUMBER}))(?P<half>[-\s]1/2|{GAP}and{GAP}a{GAP}half)?",
        rf"(?:-|{GAP})(?:(?:more|full|consecutive|straight|trading|working|whole|additional){GAP})?",
        rf"{UNIT}(?!(?:-|{GAP})old\b|{GAP}of{GAP}age)(?:['’])?",
    ),
    make_rule(
        _half_unit,
        rf"(?:(?:a|the|last|next|past){GAP})?half(?:[-\s]|{GAP}an?{GAP})",
        r"(?P<unit>hour|day|year|decade|century)",
    ),
    make_rule(_long_unit, r"(?P<unit>hour|day|week|month|year|decade)s?-?long"),
    make_rule(_while, rf"a{GAP}(?:little{GAP}|short{GAP})?while"),
    make_rule(
        _vague_duration,
        rf"{_OPEN}{GAP}(?P<span>(?P<unit>hours|days|weeks|months|quarters|years|decades|centuries))",
        rf"(?!{GAP}(?:ago|later|earlier))",
    ),
    make_rule(
        _vague_duration,
        rf"(?P<span>[Rr]ecent{GAP}(?P<unit>hours|days|weeks|months|quarters|years|decades))",
    ),
    make_rule(
        _vague_duration,
        r"(?P<span>[Tt]he\s(?:early\s|later\s)?(?P<unit>years|months|weeks))(?=[,.;]|\sthat\b)",
    ),
    make_rule(
        _year_long, rf"[Tt]he{GAP}(?P<unit>year|quarter|month|week)(?={GAP}(?:ended|ending)\b)"
    ),
    make_rule(
        _full_year,
        rf"(?:[Tt]he{GAP})?(?:(?:current|latest|last|full){GAP})?fiscal{GAP}year|[Tt]he{GAP}full{GAP}year|"
        rf"[Tt]he{GAP}current{GAP}year",
    ),
    # every Monday, each year, on Sundays, daily
    make_rule(_every_daytime, rf"(?:[Ee]very|[Ee]ach){GAP}{_DAYTIMES}"),
    make_rule(
        _every_unit,
        rf"(?:[Ee]very|[Ee]ach){GAP}(?:(?P<number>{NUMBER}){GAP})?{UNIT}",
    ),
    make_rule(
        _every_weekday,
        rf"(?:[Ee]very|[Ee]ach){GAP}(?P<weekday>{WEEKDAY})(?:{GAP}{_DAYTIMES})?",
    ),
    make_rule(
        _every_weekday,
        rf"(?P<weekday>{WEEKDAY})(?:s|{GAP}(?P<daytime>morning|afternoon|evening|night)s)",
        rf"(?=[.,;:!?)]|{GAP}(?:and|or|in|at|from|until|to|by|when|for|with)\b|\s*$)",
    ),
    make_rule(_set_word, any_phrase(load_time_lexicon().sets)),
    # now, recently, soon
    make_rule(
        _reference,
        rf"(?P<reference>{any_phrase(load_time_lexicon().references)})",
        rf"(?!-|{GAP}(?:after|before|as|of)\b)",
    ),
    make_rule(
        _bare_past,
        rf"[Ii]n{GAP}(?P<span>the{GAP}past)(?=[.,;:!?)\"”]|{GAP}(?:and|but|or|when|it|he|she|they|we|the)\b)",
    ),
    make_rule(
        _today_as_age,
        rf"[Tt]oday['’]s{GAP}(?:youth|world|society|standards|young|children|generation)",
    ),
)
