"""The map in docs/architecture.md and the rules of the house hold for the real files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

MOST_LINES = 500
PROSE_AND_CODE = {".py", ".md", ".j2", ".css", ".js", ".html", ".sh", ".yml"}
JUNK = re.compile(r"^(utils?|helpers?|common|misc|stuff|shared)(\.py)?$")
PACKAGE = Path("src/hearsay")


def _read_map(root: Path) -> set[str]:
    """Read the first column of the layout block; folders end in a slash."""
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    block = text.split("## The layout", 1)[1].split("```", 2)[1]
    lines = [line for line in block.splitlines()[1:] if line.strip()]
    return {line.split()[0] for line in lines}


def _list_level(tracked: tuple[Path, ...], folder: Path) -> set[str]:
    """List what lies directly in a folder, as the map writes it."""
    depth = len(folder.parts)
    inside = [path for path in tracked if path.parts[:depth] == folder.parts]
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    return {
        f"{prefix}{path.parts[depth]}" + ("/" if len(path.parts) > depth + 1 else "")
        for path in inside
    }


def test_the_map_shows_what_is_there_and_nothing_else(
    root: Path, tracked: tuple[Path, ...]
) -> None:
    there = _list_level(tracked, Path()) | _list_level(tracked, PACKAGE)
    assert _read_map(root) == there - {"src/"}


def test_no_file_is_two_files(root: Path, tracked: tuple[Path, ...]) -> None:
    long = {
        path.as_posix(): lines
        for path in tracked
        if path.suffix in PROSE_AND_CODE
        and (lines := len((root / path).read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_nothing_is_a_junk_drawer(tracked: tuple[Path, ...]) -> None:
    assert [path.as_posix() for path in tracked if any(JUNK.match(p) for p in path.parts)] == []


def test_every_test_folder_mirrors_a_package(root: Path, tracked: tuple[Path, ...]) -> None:
    packages = {p.parts[2] for p in tracked if p.parts[:2] == PACKAGE.parts and len(p.parts) > 3}
    folders = {
        path.parts[1] for path in tracked if path.parts[0] == "tests" and len(path.parts) > 2
    }
    of_the_whole = {"training", "house", "cases", "browser", "pipeline", "benchmarks"}
    assert folders - packages - of_the_whole == set()
    assert {p for p in packages - folders if any((root / PACKAGE / p).rglob("*.py"))} == set()


def test_no_function_bears_the_name_of_its_module(root: Path, tracked: tuple[Path, ...]) -> None:
    hidden = []
    for path in tracked:
        if path.suffix == ".py" and path.parts[0] == "src":
            tree = ast.parse((root / path).read_text(encoding="utf-8"), str(path))
            names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            if path.stem in names:
                hidden.append(path.as_posix())
    assert hidden == []


# Spelled in parts, so that this file does not hold what it looks for.
@pytest.mark.parametrize("words", ["/wo" + "rk/", "ba" + "sh_jobs", "../sha" + "red"])
def test_no_file_knows_the_machine_it_was_written_on(
    root: Path, tracked: tuple[Path, ...], words: str
) -> None:
    told = [path.as_posix() for path in tracked if words.encode() in (root / path).read_bytes()]
    assert told == []
