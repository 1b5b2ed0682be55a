from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from hearsay.collect import Limits, OpenedCase, open_case, open_files
from hearsay.errors import CaseError
from hearsay.model.captures import Capture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case folder with one report."""
    case = tmp_path / "bridges"
    put(case, "reports/first.txt", "The bridge is shut.")
    put(case, "case.toml", 'title = "T"')
    return case


def put(folder: Path, name: str, text: str = "Text.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def read(opened: OpenedCase) -> list[Capture]:
    return [item for item in opened.read_captures() if isinstance(item, Capture)]


def test_captures_come_with_hash_and_time(folder: Path) -> None:
    os.utime(folder / "reports/first.txt", (1_500_000_000.75, 1_500_000_000.75))
    opened = open_case(folder)
    (capture,) = read(opened)
    assert opened.notices == ()
    assert opened.report_ids == {"first.txt": "first"}
    assert capture.data == b"The bridge is shut."
    assert capture.sha256 == sha256(capture.data).hexdigest()
    assert capture.captured_at == datetime.fromtimestamp(1_500_000_000, UTC)
    assert read(opened) == [capture]


def test_files_are_sorted_and_hidden_ones_passed_over(folder: Path) -> None:
    for name in ("b/z.MD", "b/a.html", "a.htm", ".hidden.txt", ".git/x.txt", "c.txt"):
        put(folder, f"reports/{name}")
    opened = open_case(folder)
    assert [c.name for c in read(opened)] == ["a.htm", "b/a.html", "b/z.MD", "c.txt", "first.txt"]
    assert opened.report_ids["b/z.MD"] == "b/z"
    assert opened.notices == ()


def test_what_cannot_be_read_yet_is_told(folder: Path) -> None:
    for name in ("m.eml", "p.pdf", "c.json", "w.warc.gz", "one.jpg", "two.jpg"):
        put(folder, f"reports/{name}")
    told = {n.where: n.what for n in open_case(folder).notices}
    assert "can't read .eml yet" in told["reports/m.eml"]
    assert "can't read .warc.gz yet" in told["reports/w.warc.gz"]
    assert {"reports/p.pdf", "reports/c.json"} < told.keys()
    assert "reports/one.jpg, reports/two.jpg" in told["reports/one.jpg"]


def test_links_are_followed_inside_the_case_only(folder: Path, tmp_path: Path) -> None:
    outside = put(tmp_path, "outside.txt")
    reports = folder / "reports"
    (reports / "broken.txt").symlink_to("nowhere.txt")
    (reports / "circle.txt").symlink_to("circle.txt")
    (reports / "out.txt").symlink_to(outside)
    (reports / "folder").symlink_to(tmp_path)
    (reports / "again").symlink_to(reports)
    (reports / "inside.txt").symlink_to("first.txt")
    opened = open_case(folder)
    told = {n.where.removeprefix("reports/"): n.what for n in opened.notices}
    assert [c.name for c in read(opened)] == ["first.txt", "inside.txt"]
    assert "leads nowhere" in told["broken.txt"]
    assert "leads nowhere" in told["circle.txt"]
    assert "out of the case" in told["out.txt"]
    assert "out of the case" in told["folder"]
    assert "not followed" in told["again"]


def test_odd_files_are_told(folder: Path) -> None:
    os.mkfifo(folder / "reports/pipe.txt")
    (folder / os.fsdecode(b"reports/caf\xe9.txt")).write_text("x", "utf-8")
    opened = open_case(folder)
    assert [c.name for c in read(opened)] == ["first.txt"]
    assert [n.what for n in opened.notices] == ["its name is not UTF-8", "it is no ordinary file"]
    assert all(n.fatal and n.where.encode() and n.cure for n in opened.notices)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(folder: Path) -> None:
    put(folder, "reports/locked.txt").chmod(0)
    opened = open_case(folder)
    assert [n.where for n in opened.notices] == ["reports/locked.txt"]


def test_a_file_over_the_limit_is_told(folder: Path) -> None:
    put(folder, "reports/big.txt", "x" * 101)
    (notice,) = open_case(folder, Limits(file_bytes=100)).notices
    assert notice.where == "reports/big.txt"
    assert "101 bytes, more than the limit of 100" in notice.what
    assert notice.fatal


def test_what_changes_after_opening_is_told(folder: Path) -> None:
    put(folder, "reports/gone.txt")
    put(folder, "reports/grown.txt")
    opened = open_case(folder, Limits(file_bytes=100))
    (folder / "reports/gone.txt").unlink()
    put(folder, "reports/grown.txt", "x" * 200)
    told = [item.where for item in opened.read_captures() if not isinstance(item, Capture)]
    assert [c.name for c in read(opened)] == ["first.txt"]
    assert told == ["reports/gone.txt", "reports/grown.txt"]


def test_ids_stay_unique(folder: Path) -> None:
    for name in ("first.md", "first#c1.txt"):
        put(folder, f"reports/{name}")
    opened = open_case(folder)
    assert opened.report_ids == {
        "first#c1.txt": "first#c1.txt",
        "first.md": "first",
        "first.txt": "first.txt",
    }
    assert [n.where for n in opened.notices] == ["reports/first#c1.txt", "reports/first.txt"]
    assert "reports/first.md" in opened.notices[1].what


def test_feeds_are_told(folder: Path) -> None:
    put(folder, "feeds.opml")
    assert [n.where for n in open_case(folder).notices] == ["feeds.opml"]


def test_cases_that_cannot_be_opened(tmp_path: Path) -> None:
    file = put(tmp_path, "file.txt")
    bare, empty, other = (tmp_path / name for name in ("bare", "empty", "other"))
    bare.mkdir()
    (empty / "reports").mkdir(parents=True)
    put(other, "reports/scan.pdf")
    for folder, what in (
        (tmp_path / "none", "no such folder"),
        (file, "it is a file"),
        (bare, "a case without reports"),
        (empty, "a case without reports"),
        (other, "reports/scan.pdf: this version of hearsay can't read .pdf"),
    ):
        with pytest.raises(CaseError, match=what) as caught:
            open_case(folder)
        assert caught.value.where == str(folder)
        assert caught.value.cure


def test_single_files_need_no_case(tmp_path: Path) -> None:
    paths = [put(tmp_path, name) for name in ("x/a.txt", "y/a.txt", "b.md", "c.pdf")]
    opened = open_files([*paths, paths[0], tmp_path / "none.txt"])
    first, second, third = read(opened)
    assert first.name.endswith("x/a.txt")
    assert second.name.endswith("y/a.txt")
    assert third.name == "b.md"
    assert len(set(opened.report_ids.values())) == 3
    assert [n.where for n in opened.notices] == [str(paths[3]), str(tmp_path / "none.txt")]
    assert (opened.case.language, opened.case.zone) == ("en", UTC)
