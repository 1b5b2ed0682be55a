"""Cases, opened: the settings at once, the captures one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hearsay.collect.case_file import CASE_FILE, make_default_case, read_case_file
from hearsay.collect.folder import (
    FoundFile,
    Limits,
    check_file,
    find_ending,
    find_files,
    read_file,
    tell_error,
)
from hearsay.errors import CaseError, InputError
from hearsay.model.captures import Capture
from hearsay.model.cases import Case
from hearsay.model.notices import Notice

_LIKE_A_COMMENT = re.compile(r"#c\d+$")


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case with the files that can be read, in the order of their names.

    `report_ids` gives the report's id for each capture's name: the name without its ending, or the
    whole name where two files would share an id. `notices` tells what was left out, and why.
    """

    case: Case
    files: tuple[FoundFile, ...]
    report_ids: Mapping[str, str]
    notices: tuple[Notice, ...]
    limits: Limits
    prefix: str = ""

    def read_captures(self) -> Iterator[Capture | Notice]:
        """Read the files one by one: a capture each, or a notice where one can't be read now."""
        for file in self.files:
            try:
                yield read_file(file, self.prefix + file.name, self.limits)
            except InputError as error:
                yield tell_error(error)


def open_case(folder: Path, limits: Limits | None = None) -> OpenedCase:
    """Open a case folder: read its `case.toml`, and list what lies under `reports/`.

    Raises CaseError where there is no folder or no report to read, or `case.toml` is wrong, and
    LexiconError where its actors or places are.
    """
    limits = limits or Limits()
    if not folder.is_dir():
        there = "it is a file, not a case folder" if folder.exists() else "there is no such folder"
        raise CaseError(
            there, where=str(folder), cure="name a folder that holds reports/ and case.toml"
        )
    case, notices = read_case_file(folder)
    reports = folder / "reports"
    if not reports.is_dir():
        raise CaseError(
            "a case without reports: there is no folder reports/",
            where=str(folder),
            cure="make reports/ and put one file a report in it: .html, .txt or .md",
        )
    files, left_out = find_files(reports, folder, limits)
    if not files:
        first = f" {left_out[0].where}: {left_out[0].what}." if left_out else ""
        raise CaseError(
            f"a case without reports: nothing in reports/ can be read.{first}",
            where=str(folder),
            cure="put one file a report in reports/: .html, .txt or .md",
        )
    ids, clashes = _name_reports(files, "reports/")
    feeds = _tell_feeds(folder)
    return OpenedCase(case, files, ids, (*notices, *feeds, *left_out, *clashes), limits, "reports/")


def open_files(paths: Iterable[Path], limits: Limits | None = None) -> OpenedCase:
    """Open single files without a case: in the order given, in a case of English and UTC.

    A file is named by its last part, or by its whole path where two would share a name. Files that
    can't be read give notices; the result may be empty.
    """
    limits = limits or Limits()
    given = tuple(dict.fromkeys(paths))
    last_parts = [path.name for path in given]
    found: list[FoundFile] = []
    notices: list[Notice] = []
    for path in given:
        name = path.name if last_parts.count(path.name) == 1 else path.as_posix().lstrip("./")
        try:
            check_file(path, str(path), limits)
        except InputError as error:
            notices.append(tell_error(error))
            continue
        found.append(FoundFile(name, path))
    ids, clashes = _name_reports(tuple(found), "")
    case = make_default_case(given[0].parent if given else Path())
    return OpenedCase(case, tuple(found), ids, (*notices, *clashes), limits)


def _name_reports(
    files: tuple[FoundFile, ...], prefix: str
) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """Give each file its report's id, and a notice for each that has to keep its ending."""
    ids: dict[str, str] = {}
    owners: dict[str, str] = {}
    notices: list[Notice] = []
    for file in files:
        own = file.name[: len(file.name) - len(find_ending(file.name))]
        clash = owners.get(own)
        if clash is not None or _LIKE_A_COMMENT.search(own):
            because = f"as {prefix}{clash}" if clash else "as a comment would have"
            own = file.name
            while own in owners:
                own += "+"
            notices.append(
                Notice(
                    where=prefix + file.name,
                    what=f"it would have the same id {because}, so its id is {own}",
                    cure="rename one of them",
                )
            )
        owners[own] = file.name
        ids[file.name] = own
    return ids, tuple(notices)


def _tell_feeds(folder: Path) -> tuple[Notice, ...]:
    if not (folder / "feeds.opml").exists():
        return ()
    return (
        Notice(
            where="feeds.opml",
            what=f"this version does not follow feeds: only {CASE_FILE} and reports/ are read",
            cure="save the feeds' reports in reports/",
        ),
    )
