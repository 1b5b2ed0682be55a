from __future__ import annotations

from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearsay.collect import read_case_file
from hearsay.errors import CaseError, HearsayError, LexiconError
from hearsay.model.cases import AskedQuestion, Case
from hearsay.model.notices import Notice
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.sources import Source, SourceKind

FULL = """
title = "Who shut the bridges?"
timezone = "Europe/Prague"
note = "An invented case."

[[questions]]
frame = "control"
where = "Oldford"

[[questions]]
frame = "casualties"
unit = "wounded"
by = "river-guard"

[[actors]]
name = "River Guard"
kind = "group"
aliases = ["the Guard", "RG"]
affiliation = "Oldford council"

[[actors]]
id = "mayor"
name = "Ada Holm"
kind = "person"

[[places]]
name = "East Bridge"
lat = 50.1
lon = 14
precision = "site"
country = "cz"
within = ["oldford"]
aliases = ["the eastern bridge"]

[[places]]
name = "Oldford"

[[outcomes]]
frame = "casualties"
where = "Oldford"
value = [10, 14]
unit = "wounded"
established = 2017-05-01
by = "an inquest"

[[outcomes]]
frame = "control"
where = "East Bridge"
value = "river-guard"
by = "a court"
"""


def write(folder: Path, source: str | bytes) -> Path:
    data = source.encode() if isinstance(source, str) else source
    (folder / "case.toml").write_bytes(data)
    return folder


def read(folder: Path, source: str | bytes) -> tuple[Case, tuple[Notice, ...]]:
    return read_case_file(write(folder, source))


def test_a_full_case(tmp_path: Path) -> None:
    case, notices = read(tmp_path, FULL)
    assert notices == ()
    assert (case.title, case.language, case.zone) == (
        "Who shut the bridges?",
        "en",
        ZoneInfo("Europe/Prague"),
    )
    assert case.note == "An invented case."
    assert case.questions == (
        AskedQuestion("control", "Oldford"),
        AskedQuestion("casualties", None, {"unit": "wounded", "by": "river-guard"}),
    )
    assert case.actors == (
        Source(
            "river-guard", "River Guard", SourceKind.GROUP, ("RG", "the Guard"), "Oldford council"
        ),
        Source("mayor", "Ada Holm", SourceKind.PERSON),
    )
    assert case.places == (
        Place("east-bridge", "East Bridge", 50.1, 14.0, PlacePrecision.SITE, "CZ", ("oldford",)),
        Place("oldford", "Oldford", None, None, PlacePrecision.UNKNOWN),
    )
    assert case.place_names == {
        "east-bridge": ("East Bridge", "the eastern bridge"),
        "oldford": ("Oldford",),
    }
    counted, held = case.outcomes
    assert (counted.value, counted.established) == (Count(10, 14), date(2017, 5, 1))
    assert (counted.by, counted.about) == ("an inquest", {"unit": "wounded"})
    assert (held.value, held.established) == ("river-guard", None)


def test_without_a_file_the_folder_names_the_case(tmp_path: Path) -> None:
    folder = tmp_path / "bridges"
    folder.mkdir()
    case, (notice,) = read_case_file(folder)
    assert (case.title, case.language, case.zone) == ("bridges", "en", UTC)
    assert notice.where == "case.toml"
    assert not notice.fatal


VALUES = {
    "one": ("12", Count(12, 12)),
    "an open end": ("[301, inf]", Count(301, None)),
    "an open start": ("[-inf, 20]", Count(None, 20)),
}


@pytest.mark.parametrize(("value", "count"), VALUES.values(), ids=VALUES)
def test_counts_of_outcomes(tmp_path: Path, value: str, count: Count) -> None:
    case, _ = read(tmp_path, f'[[outcomes]]\nframe = "strikes"\nby = "us"\nvalue = {value}')
    assert case.outcomes[0].value == count


UNKNOWN = {
    "on top": ('title = "T"\ncolour = 3', "case.toml, line 2", "`colour`"),
    "a table": ('title = "T"\n[weights]\na = 1', "case.toml, line 2", "`weights`"),
    "of an actor": (
        'title = "T"\n[[actors]]\nname = "A"\nrank = 1',
        "case.toml, line 4",
        "`rank` in [[actors]] no. 1",
    ),
    "of a place": (
        'title = "T"\n[[places]]\nname = "A"\n[[places]]\nname = "B"\nriver = 1',
        "case.toml, line 6",
        "`river` in [[places]] no. 2",
    ),
}


@pytest.mark.parametrize(("source", "where", "what"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_fields_are_told(tmp_path: Path, source: str, where: str, what: str) -> None:
    _, (notice,) = read(tmp_path, source)
    assert notice.where == where
    assert what in notice.what
    assert not notice.fatal


QUESTION, ACTOR, PLACE = "[[questions]]\n", '[[actors]]\nname = "A"\n', '[[places]]\nname = "A"\n'
OUTCOME = '[[outcomes]]\nframe = "casualties"\nby = "us"\n'
WRONG = {
    "no TOML": ("title = Who", CaseError, "line 1"),
    "not UTF-8": (b'title = "x"\nnote = "\xe9"', CaseError, "line 2"),
    "deep": ("a = " + "[" * 100_000, CaseError, "no TOML"),
    "big": ("#" * 1_000_001, CaseError, "1,000,001 bytes"),
    "title": ("title = 3", CaseError, "case.toml, line 1: `title` must be a text"),
    "empty title": ('title = " "', CaseError, "`title` must be a text"),
    "language": ('language = "English!"', CaseError, "no language code"),
    "zone": ('timezone = "Asia/Damascvs"', CaseError, "did you mean Asia/Damascus?"),
    "a folder of zones": ('timezone = "Asia"', CaseError, "no time zone"),
    "a path for a zone": ('timezone = "../../etc/passwd"', CaseError, "no time zone"),
    "questions as a table": ('[questions]\nframe = "control"', CaseError, "list of tables"),
    "a question's frame": (f'{QUESTION}where = "X"', CaseError, "line 1: `frame` in [[questions]]"),
    "a question's place": (f'{QUESTION}frame = "control"\nwhere = 3', CaseError, "line 3"),
    "a question's slot": (f'{QUESTION}frame = "control"\nby = ["a"]', CaseError, "one value"),
    "an actor's name": ('[[actors]]\nkind = "group"', LexiconError, "`name`"),
    "an actor's kind": (f'{ACTOR}kind = "army"', LexiconError, "person, organisation"),
    "an actor's aliases": (f'{ACTOR}aliases = "B"', LexiconError, "list of texts"),
    "an actor twice": (f"{ACTOR}{ACTOR}", LexiconError, "a second time"),
    "a name without letters": ('[[actors]]\nname = "!"', LexiconError, "no letters"),
    "latitude": (f"{PLACE}lat = 91\nlon = 1", LexiconError, "line 3: `lat`"),
    "no number": (f"{PLACE}lat = nan\nlon = 1", LexiconError, "must be a number"),
    "yes for a number": (f"{PLACE}lat = true\nlon = 1", LexiconError, "must be a number"),
    "half a point": (f"{PLACE}lat = 3", LexiconError, "`lon` in [[places]] no. 1 is missing"),
    "precision": (f'{PLACE}precision = "spot"', LexiconError, "site, district"),
    "country": (f'{PLACE}country = "Syria"', LexiconError, "two letters"),
    "a place in itself": (f'{PLACE}within = ["a"]', LexiconError, "itself"),
    "a circle": (
        f'{PLACE}within = ["b"]\n[[places]]\nname = "B"\nwithin = ["a"]',
        LexiconError,
        "circle",
    ),
    "no value": (OUTCOME, CaseError, "`value` in [[outcomes]] no. 1 is missing"),
    "words for a count": (f'{OUTCOME}value = "many"', CaseError, "whole number"),
    "three numbers": (f"{OUTCOME}value = [1, 2, 3]", CaseError, "whole number"),
    "a fraction": (f"{OUTCOME}value = 1.5", CaseError, "whole number"),
    "below nothing": (f"{OUTCOME}value = -1", CaseError, "whole number"),
    "backwards": (f"{OUTCOME}value = [4, 2]", CaseError, "[2, 4]"),
    "a number for a holder": (
        '[[outcomes]]\nframe = "control"\nby = "us"\nvalue = 3',
        CaseError,
        "must be a text",
    ),
    "no day": (f'{OUTCOME}value = 1\nestablished = "May"', CaseError, "must be a day"),
    "nobody": ('[[outcomes]]\nframe = "strikes"\nvalue = 3', CaseError, "`by`"),
}


@pytest.mark.parametrize(("source", "error", "what"), WRONG.values(), ids=WRONG)
def test_a_wrong_field_stops_with_its_place_and_cure(
    tmp_path: Path, source: str | bytes, error: type[HearsayError], what: str
) -> None:
    with pytest.raises(error) as caught:
        read(tmp_path, source)
    assert what in str(caught.value)
    assert caught.value.where.startswith("case.toml")
    assert caught.value.cure
