"""Tables of a TOML file, read field by field with errors that name the line and the cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from hearsay.errors import HearsayError
from hearsay.model.notices import Notice

Raising = Callable[..., HearsayError]
"""An exception class of `hearsay.errors`."""


@dataclass(slots=True)
class Table:
    """One TOML table with the names of the fields that were asked for.

    `name` is the table's header without brackets ("" for the file's top), `index` counts the tables
    of that name from 0, `source` is the file's text: it gives the line that an error names.
    """

    values: Mapping[str, object]
    file: str
    source: str
    name: str = ""
    index: int = 0
    error: Raising = HearsayError
    asked: list[str] = field(default_factory=list)

    def fail(self, key: str, what: str, cure: str) -> NoReturn:
        """Raise this table's error for one field."""
        raise self.error(f"{self.label(key)} {what}", where=self.where(key), cure=cure)

    def label(self, key: str) -> str:
        """Name a field as a person would look it up: `where` in [[questions]] no. 2."""
        return f"`{key}` in [[{self.name}]] no. {self.index + 1}" if self.name else f"`{key}`"

    def where(self, key: str) -> str:
        """Name the file and, where the field or its table is found, the line."""
        line = find_line(self.source, key, self.name, self.index)
        return f"{self.file}, line {line}" if line else self.file

    def take(self, key: str) -> object:
        """Give a field's raw value, or None, and note that it was asked for."""
        self.asked.append(key)
        return self.values.get(key)

    def text(self, key: str) -> str | None:
        """Give a field that must be text with something in it, trimmed; None where it is absent."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(key, "must be a text", f'write it in quotes: {key} = "..."')
        return value.strip()

    def needed(self, key: str) -> str:
        """Give a field that must be there."""
        value = self.text(key)
        if value is None:
            self.fail(key, "is missing", f'add a line {key} = "..."')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a field that must be a list of texts; empty where it is absent."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fail(key, "must be a list of texts", f'write it so: {key} = ["...", "..."]')
        return tuple(v.strip() for v in value)

    def degrees(self, key: str, most: float) -> float | None:
        """Give a field that must be a number from -most to most."""
        value = self.take(key)
        if value is None:
            return None
        # bool is an int in Python; a TOML nan or inf fails the comparison
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= most:
            self.fail(
                key, f"must be a number from -{most} to {most}", "give it in degrees, as in 34.55"
            )
        return float(value)

    def rest(self) -> dict[str, str]:
        """Give all fields that nobody asked for, as texts, in the file's order."""
        left: dict[str, str] = {}
        for key, value in self.values.items():
            if key in self.asked:
                continue
            if isinstance(value, dict | list):
                self.fail(key, "must be one value", f'write it so: {key} = "..."')
            left[key] = str(value).lower() if isinstance(value, bool) else str(value).strip()
        return left

    def unknown(self) -> tuple[Notice, ...]:
        """Give a notice for each field that nobody asked for."""
        known = ", ".join(self.asked)
        return tuple(
            Notice(
                where=self.where(key),
                what=f"{self.label(key)} is not known and was left out",
                cure=f"known here: {known}",
            )
            for key in self.values
            if key not in self.asked
        )


def list_tables(top: Table, name: str, error: Raising) -> tuple[Table, ...]:
    """Give the tables `[[name]]` of a file, in order; raises the top's error for anything else."""
    value = top.take(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        top.fail(name, "must be a list of tables", f"head each with a line [[{name}]]")
    return tuple(
        Table(item, top.file, top.source, name, index, error) for index, item in enumerate(value)
    )


def find_line(source: str, key: str, name: str = "", index: int = 0) -> int | None:
    """Find the line, from 1, of a field in the index-th table `[[name]]`, or of that table's head.

    A cheap reading of the lines: a field written in an unusual way gives its table's line, or None.
    """
    head = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]") if name else None
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    seen, found, inside = -1, None, head is None
    for number, line in enumerate(source.splitlines(), start=1):
        if line.lstrip().startswith("["):
            if head is None:
                if re.match(rf"\s*\[+\s*{re.escape(key)}\s*\]", line):
                    return number
                inside = False
            elif head.match(line):
                seen += 1
                inside = seen == index
                found = number if inside else found
            else:
                inside = False
        elif inside and wanted.match(line):
            return number
    return found
