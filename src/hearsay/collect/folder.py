"""Files under a case's `reports/`: which can be read, and a clear line for each that can't."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hearsay.errors import InputError, TooBigError
from hearsay.model.captures import Capture
from hearsay.model.notices import Notice

READ_ENDINGS = (".html", ".htm", ".txt", ".md")
LATER_ENDINGS = (".eml", ".pdf", ".json", ".warc", ".warc.gz")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of one file."""

    file_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that can be read: its name under `reports/`, with forward slashes, and its path."""

    name: str
    path: Path


def find_files(
    reports: Path, case_folder: Path, limits: Limits
) -> tuple[tuple[FoundFile, ...], tuple[Notice, ...]]:
    """Find the files to read under a folder, sorted by name, and what was left out and why.

    Hidden files are passed over. Nothing is followed out of the case's folder, and no link to a
    folder is followed at all.
    """
    found: list[FoundFile] = []
    notices: list[Notice] = []
    others: dict[str, list[str]] = {}
    for name, path in _walk(reports, notices):
        where = f"reports/{_printable(name)}"
        ending = find_ending(name)
        try:
            if ending not in READ_ENDINGS and ending not in LATER_ENDINGS and not path.is_dir():
                others.setdefault(ending, []).append(where)
                continue
            check_file(path, f"reports/{name}", limits, inside=case_folder)
        except InputError as error:
            notices.append(tell_error(error))
            continue
        found.append(FoundFile(name, path))
    notices.extend(_tell_others(ending, names) for ending, names in sorted(others.items()))
    return tuple(found), tuple(notices)


def find_ending(name: str) -> str:
    """Give a file name's ending in lower case with its dot; `.warc.gz` counts as one."""
    low = name.rpartition("/")[2].lower()
    return ".warc.gz" if low.endswith(".warc.gz") else os.path.splitext(low)[1]  # noqa: PTH122 - a name, no path


def check_file(path: Path, where: str, limits: Limits, inside: Path | None = None) -> None:
    """Check that a file can be read, without reading it; raises InputError or TooBigError.

    With `inside`, a link that leads out of that folder is refused.
    """
    try:
        where.encode()
    except UnicodeEncodeError as error:
        message = "its name is not UTF-8"
        raise InputError(message, where=_printable(where), cure="rename the file") from error
    if path.is_symlink():
        _check_link(path, where, inside)
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InputError("it is no ordinary file", where=where, cure="put a file in its place")
        ending = find_ending(where)
        if ending not in READ_ENDINGS:
            known = ", ".join(READ_ENDINGS)
            raise InputError(
                f"this version of hearsay can't read {ending or 'a file without an ending'} yet",
                where=where,
                cure=f"save its text as one of {known}",
            )
        if info.st_size > limits.file_bytes:
            raise too_big(info.st_size, where, limits)
        with path.open("rb") as handle:  # permissions: found out now, not half-way through
            handle.read(1)
    except OSError as error:
        raise _unreadable(error, where) from error


def _check_link(path: Path, where: str, inside: Path | None) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise InputError(
            "it is a link that leads nowhere", where=where, cure="put the file itself there"
        ) from error
    if inside is not None and not target.is_relative_to(inside.resolve()):
        raise InputError(
            "it is a link that leads out of the case's folder",
            where=where,
            cure="copy the file into the case",
        )
    if target.is_dir():
        raise InputError(
            "it is a link to a folder, which is not followed",
            where=where,
            cure="copy the folder into the case",
        )


def read_file(file: FoundFile, where: str, limits: Limits) -> Capture:
    """Read a file's bytes into a capture, never more than the limit and one byte.

    `captured_at` is the time of the file's last change, in UTC, whole seconds. Raises InputError or
    TooBigError.
    """
    try:
        with file.path.open("rb") as handle:
            data = handle.read(limits.file_bytes + 1)
            info = os.fstat(handle.fileno())
    except OSError as error:
        raise _unreadable(error, where) from error
    if len(data) > limits.file_bytes:
        raise too_big(info.st_size, where, limits)
    try:
        changed = datetime.fromtimestamp(int(info.st_mtime), UTC)
    except (OverflowError, ValueError, OSError):  # a clock gone mad: beyond what dates can say
        changed = datetime.fromtimestamp(0, UTC)
    return Capture(file.name, data, hashlib.sha256(data).hexdigest(), changed)


def too_big(size: int, where: str, limits: Limits) -> TooBigError:
    """Make the error for a file over the limit."""
    return TooBigError(
        f"it has {size:,} bytes, more than the limit of {limits.file_bytes:,}",
        where=where,
        cure="split it, or raise the limit",
    )


def tell_error(error: InputError) -> Notice:
    """Turn the error of one input into the notice that this input was left out."""
    return Notice(where=error.where, what=error.what, cure=error.cure, fatal=True)


def _unreadable(error: OSError, where: str) -> InputError:
    return InputError(
        f"it can't be read ({error.strerror or 'input error'})",
        where=where,
        cure="check that it exists and its permissions",
    )


def _walk(reports: Path, notices: list[Notice]) -> Iterable[tuple[str, Path]]:
    def tell(error: OSError) -> None:
        folder = Path(os.fsdecode(error.filename))
        where = f"reports/{_printable(folder.relative_to(reports).as_posix())}"
        notices.append(tell_error(_unreadable(error, where)))

    found: list[tuple[str, Path]] = []
    for folder, folders, files in os.walk(reports, onerror=tell):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*files, *links):
            path = Path(folder) / name
            if not name.startswith("."):
                found.append((path.relative_to(reports).as_posix(), path))
    return sorted(found)


def _tell_others(ending: str, names: list[str]) -> Notice:
    shown = ", ".join(names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return Notice(
        where=names[0],
        what=f"no reports: {shown}{more}: {ending or 'no ending'} is not a report's ending",
        cure=f"reports end in {', '.join(READ_ENDINGS)}",
    )


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
