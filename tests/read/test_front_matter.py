from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from hearsay.model.reports import ReportKind
from hearsay.read import ReadResult

Read = Callable[..., ReadResult]


def test_all_fields(read: Read) -> None:
    result = read(
        "north/a.md",
        "---\nurl: https://post.example/a\noutlet: Evening Post\ntitle: 'Town: retaken'\n"
        "byline: [Mira Tolland, Jon Vale]\npublished: 2016-12-12 12:47\n"
        "updated: 2016-12-12T13:05:00Z\nkind: comment\nparent: north/b\n---\n\n# Head\n\nText.\n",
    )
    (report,) = result.reports
    assert result.notices == ()
    assert (report.id, report.parent) == ("north/a", "north/b")
    assert report.kind is ReportKind.COMMENT
    assert (report.url, report.outlet) == ("https://post.example/a", "Evening Post")
    assert report.title == "Town: retaken"
    assert report.byline == ("Mira Tolland", "Jon Vale")
    assert report.published == datetime.fromisoformat("2016-12-12T12:47:00+02:00")
    assert report.updated == datetime.fromisoformat("2016-12-12T13:05:00+00:00")
    assert report.text == "# Head\n\nText."


def test_a_markdown_heading_becomes_the_title(read: Read) -> None:
    (report,) = read("a.md", "# A head #\n\nText *as it is*.\n").reports
    assert (report.title, report.text) == ("A head", "Text *as it is*.")


TIMES = {
    "a day": ("2016-12-12", "2016-12-12T00:00:00+02:00"),
    "summer": ("2016-07-01 10:00", "2016-07-01T10:00:00+03:00"),
    "quoted": ("'2016-12-12T12:47:00+03:00'", "2016-12-12T12:47:00+03:00"),
    "a mail date": ("Mon, 12 Dec 2016 12:47:00 GMT", "2016-12-12T12:47:00+00:00"),
    "in full": ("12 December 2016, 12:47", "2016-12-12T12:47:00+02:00"),
    "American": ("December 12, 2016 at 3:45 pm", "2016-12-12T15:45:00+02:00"),
    "dotted": ("12:47 12.12.2016", "2016-12-12T12:47:00+02:00"),
    "with strokes": ("13/12/2016", "2016-12-13T00:00:00+02:00"),
}


@pytest.mark.parametrize(("written", "iso"), TIMES.values(), ids=TIMES)
def test_times_get_the_case_zone(read: Read, written: str, iso: str) -> None:
    result = read("a.txt", f"---\npublished: {written}\n---\nText.")
    assert result.notices == ()
    published = result.reports[0].published
    assert published is not None
    assert published.isoformat() == iso


WRONG = {
    "an unknown key": ("colour: red", 2, "`colour` is not known"),
    "a list for a text": ("url: x\noutlet: [a, b]", 3, "`outlet` must be one text"),
    "a mapping for a text": ("outlet: {a: b}", 2, "`outlet` must be one text"),
    "no time": ("title: T\npublished: last week", 3, "no time that can be read"),
    "no such day": ("published: 2016-02-31", 2, "no time that can be read"),
    "either month": ("published: 11/12/2016", 2, "no time that can be read"),
    "a placeholder year": ("published: 0001-01-01", 2, "no time that can be read"),
    "no such kind": ("kind: leaflet", 2, "`kind` is “leaflet”"),
    "no web address": ("url: javascript:alert(1)", 2, "no web address"),
    "a parent of an article": ("parent: b", 2, "`parent` is for comments"),
}


@pytest.mark.parametrize(("fields", "line", "what"), WRONG.values(), ids=WRONG)
def test_a_wrong_field_is_told_with_its_line(read: Read, fields: str, line: int, what: str) -> None:
    result = read("a.txt", f"---\n{fields}\n---\nText.")
    assert result.reports[0].text == "Text."
    notice = next(n for n in result.notices if what in n.what)
    assert notice.where == f"a.txt, line {line}"
    assert not notice.fatal


BROKEN = {
    "no YAML": ("title: Town: retaken", "line 2"),
    "a list": ("- a\n- b", "line 2"),
    "a text": ("just words", "line 2"),
    "an open bracket": ("title: T\nbyline: [a, b", "line"),
    "an alias": ("title: &a T\noutlet: *a", "line 2"),
    "a bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "line 2"),
    "deep": ("a: " + "[" * 2000, "line 2"),
    "big": ("a: " + "x" * 70_000, "line 1"),
    "a tab": ("a: b\n\tc: d", "line"),
}


@pytest.mark.parametrize(("head", "where"), BROKEN.values(), ids=BROKEN)
def test_broken_front_matter_stays_in_the_text(read: Read, head: str, where: str) -> None:
    text = f"---\n{head}\n---\nText."
    result = read("a.txt", text)
    assert result.reports[0].text == text
    (notice,) = result.notices
    assert where in notice.where
    assert "kept as part of the text" in notice.what
    assert notice.cure


def test_front_matter_without_an_end_is_text(read: Read) -> None:
    result = read("a.txt", "---\ntitle: T\n\nText.")
    assert result.reports[0].text == "---\ntitle: T\n\nText."
    assert "no end" in result.notices[0].what


def test_odd_values_stay_texts(read: Read) -> None:
    head = "---\ntitle: No\noutlet: 24\nbyline:\npublished: ~\n---\nText."
    (report,) = read("a.txt", head).reports
    assert (report.title, report.outlet) == ("No", "24")
    assert (report.byline, report.published) == ((), None)


def test_a_future_time_is_kept_and_told(read: Read) -> None:
    result = read("a.txt", "---\npublished: 2031-01-01\n---\nText.")
    published = result.reports[0].published
    assert published is not None
    assert published.year == 2031
    assert "lies after the file's own time" in result.notices[0].what


def test_a_report_without_any_time_is_kept(read: Read) -> None:
    result = read("a.txt", "Text.")
    assert result.reports[0].published is None
    assert result.notices == ()


def test_a_report_is_not_its_own_parent(read: Read) -> None:
    result = read("a.txt", "---\nkind: comment\nparent: a\n---\nText.")
    assert result.reports[0].parent is None
    assert "itself" in result.notices[0].what
