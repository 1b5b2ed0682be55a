"""The file `case.toml`: what a desk asks, and what it adds to the lexicons."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo, available_timezones

from hearsay.collect.tables import Table, list_tables
from hearsay.errors import CaseError, LexiconError
from hearsay.model.cases import AskedQuestion, Case, Outcome
from hearsay.model.claims import SlotValue
from hearsay.model.merges import AskedMerge, AskedSplit
from hearsay.model.notices import Notice
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.sources import Source, SourceKind

CASE_FILE = "case.toml"
_MOST_BYTES = 1_000_000
_COUNTED = frozenset({"casualties", "strikes"})  # the contract's frames whose open slot is a count
_WORDED = frozenset({"control", "movement", "responsibility", "denial"})  # and those of an actor
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BOUNDS = 2


def make_default_case(folder: Path) -> Case:
    """Make the case of a folder that says nothing about itself: its name, English, UTC."""
    return Case(folder=folder, title=folder.resolve().name or "case", language="en", zone=UTC)


def read_case_file(folder: Path) -> tuple[Case, tuple[Notice, ...]]:
    """Read and check a folder's `case.toml`; without one, the case is named after its folder.

    Unknown fields give notices. Raises CaseError for a field that is wrong, LexiconError for a
    wrong addition to the actors or places; both name the line where it is known.
    """
    path = folder / CASE_FILE
    if not path.is_file():
        case = make_default_case(folder)
        missing = Notice(
            where=CASE_FILE,
            what=f"there is none: the case is called “{case.title}”, in English, with times in UTC",
            cure=f'write {CASE_FILE} with at least a line title = "..."',
        )
        return case, (missing,)
    return _read_top(folder, _load(path))


def _load(path: Path) -> Table:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError(
            f"it can't be read ({error.strerror})", where=CASE_FILE, cure="check its permissions"
        ) from error
    if len(data) > _MOST_BYTES:
        raise CaseError(
            f"it has {len(data):,} bytes, more than {_MOST_BYTES:,}",
            where=CASE_FILE,
            cure="keep reports in reports/, and only settings here",
        )
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaseError(
            "it is not UTF-8", where=f"{CASE_FILE}, line {line}", cure="save it as UTF-8"
        ) from error
    try:
        values = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = "too deeply nested" if isinstance(error, RecursionError) else str(error)
        raise CaseError(
            f"it is no TOML: {reason}",
            where=CASE_FILE,
            cure='texts stand in quotes, as in title = "..."; see toml.io',
        ) from error
    return Table(values, CASE_FILE, source, error=CaseError)


def _read_top(folder: Path, top: Table) -> tuple[Case, tuple[Notice, ...]]:
    notices: list[Notice] = []
    case = make_default_case(folder)
    title = top.text("title")
    if title is None:
        notices.append(
            Notice(
                where=CASE_FILE,
                what=f"there is no title: the case is called “{case.title}”",
                cure='add a line title = "..."',
            )
        )
    questions = tuple(_read_question(t) for t in list_tables(top, "questions", CaseError))
    actors = _read_actors(list_tables(top, "actors", LexiconError), notices)
    places, names = _read_places(list_tables(top, "places", LexiconError), notices)
    outcomes = tuple(_read_outcome(t) for t in list_tables(top, "outcomes", CaseError))
    merges = _read_merges(list_tables(top, "merges", CaseError), notices)
    splits = _read_splits(list_tables(top, "splits", CaseError), merges, notices)
    case = replace(
        case,
        merges=merges,
        splits=splits,
        title=title or case.title,
        language=_read_language(top),
        zone=_read_zone(top),
        questions=questions,
        actors=actors,
        places=places,
        place_names=names,
        outcomes=outcomes,
        note=top.text("note"),
        frames=top.texts("frames"),
    )
    return case, (*notices, *top.unknown())


def _read_language(top: Table) -> str:
    language = top.text("language") or "en"
    if not _LANGUAGE.fullmatch(language):
        top.fail("language", f"is “{language}”, no language code", "write a code such as en or de")
    return language.lower()


def _read_zone(top: Table) -> tzinfo:
    name = top.text("timezone")
    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder of the zone database
        near = get_close_matches(name, sorted(available_timezones()), n=1, cutoff=0.6)
        meant = f"; did you mean {near[0]}?" if near else ""
        top.fail(
            "timezone", f"is “{name}”, no time zone", f"use a name such as Asia/Damascus{meant}"
        )


def _read_question(table: Table) -> AskedQuestion:
    return AskedQuestion(frame=table.needed("frame"), where=table.text("where"), about=table.rest())


def _read_outcome(table: Table) -> Outcome:
    frame = table.needed("frame")
    return Outcome(
        frame=frame,
        where=table.text("where"),
        value=_read_value(table, frame),
        established=_read_day(table, "established"),
        by=table.needed("by"),
        about=table.rest(),
    )


def _read_value(table: Table, frame: str) -> SlotValue:
    value = table.take("value")
    if isinstance(value, str) and frame not in _COUNTED:
        return table.needed("value")
    if value is None:
        table.fail("value", "is missing", "say what turned out true")
    if frame in _WORDED:
        table.fail("value", "must be a text", 'write it in quotes: value = "..."')
    ends = value if isinstance(value, list) else [value, value]
    lo, hi = (_read_end(table, end) for end in ends) if len(ends) == _BOUNDS else _no_count(table)
    if lo > hi:
        table.fail("value", "runs backwards", f"write value = [{hi}, {lo}]")
    return Count(None if math.isinf(lo) else int(lo), None if math.isinf(hi) else int(hi))


def _read_end(table: Table, end: object) -> float:
    """Give a whole number from 0, or infinity for an open end."""
    if isinstance(end, bool) or not isinstance(end, int | float):
        _no_count(table)
    if not math.isinf(end) and (isinstance(end, float) or end < 0):
        _no_count(table)
    return end


def _no_count(table: Table) -> NoReturn:
    table.fail(
        "value",
        "must be a whole number or two of them",
        "write value = 12, value = [10, 14], or value = [301, inf] for more than 300",
    )


def _read_day(table: Table, key: str) -> date | None:
    value = table.take(key)
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        table.fail(key, "must be a day", f"write it so: {key} = 2016-12-11")


def _read_actors(tables: tuple[Table, ...], notices: list[Notice]) -> tuple[Source, ...]:
    actors: list[Source] = []
    for table in tables:
        name = table.needed("name")
        kind = table.text("kind") or SourceKind.ORGANISATION
        if kind not in list(SourceKind):
            table.fail("kind", f"is “{kind}”", f"use one of {', '.join(SourceKind)}")
        aliases = sorted(dict.fromkeys(a for a in table.texts("aliases") if a != name))
        actor = Source(
            id=_read_id(table, name, [known.id for known in actors]),
            name=name,
            kind=SourceKind(kind),
            aliases=tuple(aliases),
            affiliation=table.text("affiliation"),
        )
        actors.append(actor)
        notices.extend(table.unknown())
    return tuple(actors)


def _read_merges(tables: tuple[Table, ...], notices: list[Notice]) -> tuple[AskedMerge, ...]:
    """Read which forms a person takes for one source; a form may be joined to one only."""
    merges: list[AskedMerge] = []
    joined: dict[str, str] = {}
    for table in tables:
        merge = AskedMerge(
            into=table.needed("into"),
            forms=table.texts("forms"),
            by=table.needed("by"),
            why=table.needed("why"),
        )
        if not merge.forms:
            table.fail("forms", "is missing or empty", 'list the forms: forms = ["...", "..."]')
        for form in merge.forms:
            other = joined.setdefault(_fold(form), merge.into)
            if other != merge.into:
                what = f"joins “{form}” to “{merge.into}”, and it is joined to “{other}” already"
                table.fail("forms", what, "leave it in one of the two [[merges]]")
        merges.append(merge)
        notices.extend(table.unknown())
    return tuple(merges)


def _read_splits(
    tables: tuple[Table, ...], merges: tuple[AskedMerge, ...], notices: list[Notice]
) -> tuple[AskedSplit, ...]:
    """Read which forms a person lets stand for nobody; none that is joined to somebody."""
    joined = {_fold(form) for merge in merges for form in merge.forms}
    splits: list[AskedSplit] = []
    for table in tables:
        split = AskedSplit(table.needed("form"), table.needed("by"), table.needed("why"))
        if _fold(split.form) in joined:
            what = f"is “{split.form}”, which [[merges]] joins to somebody"
            table.fail("form", what, "take it out of one of the two")
        splits.append(split)
        notices.extend(table.unknown())
    return tuple(splits)


def _fold(form: str) -> str:
    return " ".join(form.casefold().split()).removeprefix("the ")


def _read_places(
    tables: tuple[Table, ...], notices: list[Notice]
) -> tuple[tuple[Place, ...], dict[str, tuple[str, ...]]]:
    places: list[Place] = []
    names: dict[str, tuple[str, ...]] = {}
    for table in tables:
        place = _read_place(table, tuple(names))
        places.append(place)
        names[place.id] = tuple(dict.fromkeys((place.name, *table.texts("aliases"))))
        notices.extend(table.unknown())
    for place, table in zip(places, tables, strict=True):
        for other in places:
            if place.id in other.within and other.id in place.within:
                table.fail("within", f"runs in a circle with “{other.id}”", "take one of them out")
    return tuple(places), names


def _read_place(table: Table, taken: tuple[str, ...]) -> Place:
    name = table.needed("name")
    precision = table.text("precision") or PlacePrecision.UNKNOWN
    if precision not in list(PlacePrecision):
        table.fail("precision", f"is “{precision}”", f"use one of {', '.join(PlacePrecision)}")
    lat, lon = table.degrees("lat", 90), table.degrees("lon", 180)
    if (lat is None) != (lon is None):
        table.fail(
            "lat" if lat is None else "lon", "is missing", "give both `lat` and `lon`, or none"
        )
    country = table.text("country")
    if country is not None and not re.fullmatch(r"[A-Za-z]{2}", country):
        table.fail("country", f"is “{country}”", "use a code of two letters, as in SY")
    own, within = _read_id(table, name, taken), table.texts("within")
    if own in within:
        table.fail("within", "names the place itself", "name only what holds it")
    return Place(
        id=own,
        name=name,
        lat=lat,
        lon=lon,
        precision=PlacePrecision(precision),
        country=country.upper() if country else None,
        within=within,
    )


def _read_id(table: Table, name: str, taken: tuple[str, ...] | list[str]) -> str:
    """Give the table's own id, or one made of the name's letters and digits."""
    made = "-".join(re.findall(r"\w+", name.casefold()))
    own = table.text("id") or made
    if not own:
        table.fail("id", "is missing, and the name has no letters", 'add a line id = "..."')
    if own in taken:
        table.fail("id", f"is “{own}” a second time", "give each its own id")
    return own
