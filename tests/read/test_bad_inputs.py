from __future__ import annotations

from collections.abc import Callable

import pytest

from hearsay.read import ReadResult

Read = Callable[..., ReadResult]

REFUSED = {
    "empty": ("a.txt", b"", "empty"),
    "white space": ("a.txt", b" \n\t\r\n \xc2\xa0", "only white space"),
    "a BOM alone": ("a.txt", b"\xef\xbb\xbf", "only white space"),
    "50 MB": ("a.txt", b"x" * 50_000_000, "50,000,000 bytes, more than the limit"),
    "a PDF named .txt": ("a.txt", b"%PDF-1.7\n1 0 obj", "PDF"),
    "an image named .html": ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    "NULs": ("a.txt", b"abc\0\0\0def\0", "no text"),
    "control characters": ("a.md", bytes(range(1, 32)) * 9, "no text"),
    "high bytes": ("a.txt", bytes(range(0xA0, 0xFF)) * 9, "no charset"),
    "UTF-16 that is not": ("a.txt", b"\xff\xfe\x00\xd8\x00\xd8a\x00", "byte order mark"),
    "HTML without a body": ("a.html", b"<html><head><title>T</title></head></html>", "no text"),
    "HTML with scripts only": ("a.htm", b"<body><script>x()</script></body>", "no text"),
    "100,000 attributes": (
        "a.html",
        b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>",
        "attributes",
    ),
    "front matter alone": ("a.txt", b"---\noutlet: Post\n---\n\n", "below the front matter"),
    "a form of later": ("a.pdf", b"%PDF", "can't read .pdf yet"),
}


@pytest.mark.parametrize(("name", "data", "what"), REFUSED.values(), ids=REFUSED)
def test_bad_input_gives_one_fatal_line(read: Read, name: str, data: bytes, what: str) -> None:
    result = read(name, data)
    assert result.reports == ()
    (notice,) = result.notices
    assert notice.fatal
    assert notice.where == name
    assert what in notice.what
    assert notice.cure


DOUBTFUL = {
    "windows-1252": ("“Café”, he said".encode("cp1252"), "“Café”, he said", "windows-1252"),
    "latin-1": (b"in the caf\xe9 \x81 there", "café \x81", "latin-1"),
    "UTF-8 with damage": ("été à Paris, où çà".encode() + b"\xff", "\ufffd", "broken UTF-8"),
    "a few NULs": (b"word " * 60 + b"\0", "word", "NUL"),
}


@pytest.mark.parametrize(("data", "text", "doubt"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful_bytes_are_read_and_told(read: Read, data: bytes, text: str, doubt: str) -> None:
    result = read("a.txt", data)
    assert text in result.reports[0].text
    assert "\0" not in result.reports[0].text
    assert [doubt in n.what and not n.fatal for n in result.notices] == [True]


CLEAN = {
    "UTF-16, little end": "Line one\r\nLine “two”".encode("utf-16"),
    "UTF-16, big end": b"\xfe\xff" + "Line one\rLine “two”".encode("utf-16-be"),
    "UTF-32": "Line one\nLine “two”".encode("utf-32"),
    "UTF-8 with a BOM": "Line one\r\nLine “two”\r\n".encode("utf-8-sig"),
}


@pytest.mark.parametrize("data", CLEAN.values(), ids=CLEAN)
def test_marked_charsets_need_no_notice(read: Read, data: bytes) -> None:
    result = read("a.txt", data)
    assert result.reports[0].text == "Line one\nLine “two”"
    assert result.notices == ()


HOSTILE = {
    "a line of 2 MB": "word " * 400_000,
    "quote marks": "“" * 100_000,
    "bullets": " • a\n" * 50_000,
    "headings": "8 Comments\n" * 50_000,
    "ever deeper": "2 Comments\n" + "\n".join(" " * n + "• a\n" for n in range(1_000)),
    "figures": "1." * 200_000,
    "blank lines": "a" + "\n" * 500_000 + "b",
    "dates": "12:47 12.12.2016 " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_hostile_texts_are_read(read: Read, name: str, text: str) -> None:
    assert read(name, text).reports
