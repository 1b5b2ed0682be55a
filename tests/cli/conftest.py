"""A case with one report, and a way to run the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hearsay.cli import main

GOOD = """---
outlet: Evening Post
published: 2016-12-12T09:00:00+02:00
---
The Russian defence ministry said that more than 300 militants were killed near Palmyra. Ahmad
Hamadi, a colonel, told Reuters: “The army left the “city” on Sunday.”
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `hearsay` with these arguments, as its entry point does."""

    def call(*arguments: str | Path) -> Ran:
        monkeypatch.setattr("sys.argv", ["hearsay", *map(str, arguments)])
        monkeypatch.setenv("TERMINAL_WIDTH", "200")
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(int(ended.value.code), told.out, told.err)

    return call


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case folder with one good report and no case for complaint."""
    folder = tmp_path / "palmyra"
    (folder / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text('title = "Who left?"\ntimezone = "Asia/Damascus"\n', "utf-8")
    (folder / "reports/good.txt").write_text(GOOD, "utf-8")
    return folder
