"""Captures: bytes as they came, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one file or answer, with where and when they came from.

    `name` is the path under the case's `reports/` with its ending, with forward slashes; `sha256`
    is the hexadecimal digest of `data`; `captured_at` carries a zone.
    """

    name: str
    data: bytes
    sha256: str
    captured_at: datetime
    url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
