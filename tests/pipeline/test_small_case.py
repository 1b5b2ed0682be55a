"""A made-up case through all stages, and what the pipeline promises about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearsay.errors import CaseError
from hearsay.model.ledger import Ledger
from hearsay.model.quantities import Count
from hearsay.model.questions import Status
from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution, Factuality, Form
from hearsay.model.times import Interval, Precision
from hearsay.pipeline import find_anchor, make_ledger, read_case, read_files, weigh_reading
from hearsay.publish import write_ledger_json

NOON = datetime(2016, 12, 12, 12, 0, tzinfo=UTC)
DAMASCUS = ZoneInfo("Asia/Damascus")


def test_a_ledger_holds_what_was_written(small_ledger: Ledger) -> None:
    assert [report.id for report in small_ledger.reports] == [
        "agency",
        "nothing",
        "observers",
        "reply-to-reply",
        "reply",
    ]
    counts = {c.slots["count"] for c in small_ledger.claims if "count" in c.slots}
    bounds = {(c.lo, c.hi) for c in counts if isinstance(c, Count)}
    assert {(64, 64), (301, None), (0, 20)} <= bounds
    assert small_ledger.case.title == "Who held Palmyra?"


def test_rival_tellings_make_a_contested_question(small_ledger: Ledger) -> None:
    asked = [q for q in small_ledger.questions if q.frame == "control" and q.where]
    assert Status.CONTESTED in {question.status for question in asked}
    assert all(question.text.endswith("?") for question in small_ledger.questions)


def test_a_comment_is_told_by_its_author(small_ledger: Ledger) -> None:
    told = {s.report: s.speaker for s in small_ledger.statements}
    assert told["reply"] == "wadi"
    assert told["reply-to-reply"].startswith("unnamed:")


def test_a_report_without_a_time_is_kept(small_ledger: Ledger) -> None:
    (report,) = [report for report in small_ledger.reports if report.id == "nothing"]
    assert report.published is None
    assert report.text == "A quiet day; the sun shone on the café."


def test_two_runs_give_the_same_bytes_but_for_their_time(
    small_case: Path, small_ledger: Ledger
) -> None:
    def strip(ledger: Ledger) -> str:
        return re.sub(r'"generated_at": "[^"]+"', "", write_ledger_json(ledger))

    again = make_ledger(small_case, generated_at=NOON)
    assert strip(again) == strip(small_ledger)
    assert again.generated_at == NOON
    assert write_ledger_json(again) == write_ledger_json(make_ledger(small_case, generated_at=NOON))


def test_days_are_weighed_with_what_was_published_by_then(small_ledger: Ledger) -> None:
    (view,) = small_ledger.days
    known = {claim for question in view.questions for answer in question.answers
             for claim in answer.claims}  # fmt: skip
    undated = {s.id for s in small_ledger.statements if s.report == "reply-to-reply"}
    assert not known & {c.id for c in small_ledger.claims if c.statement in undated}


def test_progress_is_told(small_case: Path) -> None:
    told: list[tuple[str, int, int]] = []
    reading = read_case(small_case, lambda *step: told.append(step))
    weigh_reading(reading, progress=lambda *step: told.append(step))
    assert told == [
        *(("reading", number, 5) for number in range(5)),
        *(("attributing", number, 5) for number in range(5)),
    ]


class Parrot:
    """An engine that takes every report for one utterance of its first word."""

    def attribute(self, text: str) -> tuple[Attribution, ...]:
        first = len(text.split(maxsplit=1)[0])
        whole, source = Span(first, len(text)), Span(0, first)
        cue = Span(first, first + 1)
        return (Attribution((whole,), (cue,), (source,), Form.INDIRECT, Factuality.CERTAIN),)


def test_any_engine_that_fits_can_take_part(small_case: Path) -> None:
    ledger = make_ledger(small_case, engine=Parrot())
    spoken = [s for s in ledger.statements if s.form is Form.INDIRECT]
    assert len(spoken) == 5
    assert all(s.source[0].start == 0 for s in spoken)


def test_what_cannot_be_read_is_noticed_and_the_rest_goes_on(
    small_case: Path, tmp_path: Path
) -> None:
    good = small_case / "reports/nothing.txt"
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    reading = read_files([bad, good, tmp_path / "none.txt"])
    assert [report.id for report in reading.reports] == ["nothing"]
    assert sorted(Path(n.where).name for n in reading.notices if n.fatal) == ["bad.txt", "none.txt"]


def test_a_case_without_anything_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").touch()
    with pytest.raises(CaseError, match=r"a\.txt: the file is empty"):
        read_case(tmp_path)


def test_no_file_at_all_is_an_empty_reading() -> None:
    assert read_files([]).reports == ()


def make_report(published: datetime | None = None, *times: Interval) -> Report:
    sections = tuple(
        Section(Span(i, i + 1), SectionKind.WIRE, time) for i, time in enumerate(times)
    )
    report = Report("r", ReportKind.ARTICLE, "text", "", NOON, sections=sections)
    return replace(report, published=published)


Anchored = Callable[[Report], "str | None"]


@pytest.mark.parametrize(
    ("report", "day"),
    [
        (make_report(NOON), "2016-12-12"),
        (make_report(datetime(2016, 12, 13, 1, tzinfo=timezone(timedelta(hours=8)))), "2016-12-13"),
        (make_report(None, Interval.at(NOON)), "2016-12-12"),
        (make_report(None, Interval.at(NOON.replace(hour=23))), "2016-12-13"),
        (make_report(None, Interval.at(NOON), Interval.at(NOON + timedelta(2))), "2016-12-14"),
        (make_report(NOON, Interval.at(NOON + timedelta(2))), "2016-12-12"),
    ],
    ids=["published", "its own date", "section", "in the zone", "the latest", "published first"],
)
def test_times_are_told_from_the_day_of_publication(report: Report, day: str) -> None:
    anchor = find_anchor(report, DAMASCUS)
    assert anchor is not None
    assert anchor.iso() == (day, day)
    assert anchor.precision is Precision.DAY
    assert anchor.lo.tzinfo is DAMASCUS


def test_without_any_time_there_is_no_anchor() -> None:
    assert find_anchor(make_report(), DAMASCUS) is None
