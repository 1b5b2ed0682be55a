"""What the reading tests share: text in, reports out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearsay.model.captures import Capture
from hearsay.model.cases import Case
from hearsay.read import ReadResult, read_capture

Read = Callable[..., ReadResult]
CASE = Case(Path("case"), "A case", "en", ZoneInfo("Asia/Damascus"))


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a named file's text or bytes in a case of Damascus time, saved at the end of 2020."""

    def read_named(name: str, content: str | bytes) -> ReadResult:
        data = content.encode() if isinstance(content, str) else content
        moment = datetime(2020, 12, 31, tzinfo=UTC)
        capture = Capture(name, data, hashlib.sha256(data).hexdigest(), moment)
        return read_capture(capture, CASE)

    return read_named


@pytest.fixture(scope="session")
def pages() -> Path:
    """The folder of pages of our own."""
    return Path(__file__).parent / "pages"
