from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model.captures import Capture
from hearsay.model.cases import Case
from hearsay.read import ReadResult, read_capture

CASE = Case(Path("case"), "A case", "en", UTC)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "b/c.htm"])
PIECES = st.sampled_from(
    [
        "---\n", "title: T\n", "byline: [A, B]\n", "published: 2016-12-12\n", "Skip to content\n",
        "The council said the bridge was shut on Sunday night, before the first boats came in.\n",
        "\n", "\n\n", "12:47 12.12.2016(updated 13:05 12.12.2016)\n", "“Quoted.”\n", "“Open\n",
        "3 Comments on “A title”\n", "  1. One\n", "    • Two\n", "      * Three\n", "\t- Four\n",
        "     going on\n", " 10. Ten\n", "Leave a comment\n", "Reply\n", "Anna says:\n",
        "<p>Some words here.</p>", '<li class="comment depth-2" id="comment-3">', "</li>",
        "<ol class=children>", "<time datetime=2016>", "&#0;", "&#55296;", "\0", "\ufeff",
    ]
)  # fmt: skip


def read(name: str, data: bytes) -> ReadResult:
    capture = Capture(name, data, "0" * 64, datetime(2020, 1, 1, tzinfo=UTC))
    return read_capture(capture, CASE)


def check(result: ReadResult) -> None:
    assert result.reports or result.notices[-1].fatal
    known: set[str] = set()
    for report in result.reports:
        assert report.text.strip()
        assert "\0" not in report.text
        assert "\r" not in report.text
        report.text.encode()
        assert report.id not in known
        assert report.parent is None or report.parent in known
        known.add(report.id)
        end = 0
        for section in report.sections:
            assert end <= section.span.start < section.span.end <= len(report.text)
            assert not report.text[end : section.span.start].strip()
            end = section.span.end
        assert not report.text[end:].strip()
    assert all(n.where and n.what and n.cure for n in result.notices)


@settings(max_examples=150, deadline=None)
@given(NAMES, st.binary(max_size=300))
def test_no_bytes_break_the_reader(name: str, data: bytes) -> None:
    check(read(name, data))


@settings(max_examples=200, deadline=None)
@given(NAMES, st.lists(PIECES, max_size=25))
def test_no_page_breaks_the_reader(name: str, pieces: list[str]) -> None:
    check(read(name, "".join(pieces).encode("utf-8", "replace")))


@settings(max_examples=60, deadline=None)
@given(NAMES, st.text(max_size=200))
def test_reading_twice_gives_the_same(name: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert read(name, data) == read(name, data)
