"""Who may import whom, and what is installed for what."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

NEVER_IMPORTED = {
    "lxml-html-clean": "trafilatura's justext imports it, and names it in a way that lxml dropped",
    "tzdata": "zoneinfo reads its files where the system has no time zones",
}


@pytest.fixture(scope="module")
def contracts(root: Path) -> configparser.ConfigParser:
    """The contracts of import-linter."""
    parser = configparser.ConfigParser()
    parser.read(root / ".importlinter", encoding="utf-8")
    return parser


def _list_layers(contracts: configparser.ConfigParser) -> list[set[str]]:
    written = contracts["importlinter:contract:layers"]["layers"]
    return [
        {name.strip(" ()") for name in re.split(r"[|:]", line)}
        for line in written.splitlines()
        if line.strip()
    ]


def test_the_layers_name_every_module(root: Path, contracts: configparser.ConfigParser) -> None:
    package = root / "src" / "hearsay"
    there = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    there |= {path.parent.name for path in package.glob("*/__init__.py")}
    assert set().union(*_list_layers(contracts)) == there


def test_every_stage_is_independent(contracts: configparser.ConfigParser) -> None:
    (stages,) = [layer for layer in _list_layers(contracts) if len(layer) > 1]
    listed = contracts["importlinter:contract:stages"]["modules"].split()
    assert {name.removeprefix("hearsay.") for name in listed} == stages


def test_the_contracts_hold(root: Path) -> None:
    command = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [command, "--config", root / ".importlinter", "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _list_imports(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"hearsay"}


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_required_is_imported_and_what_is_imported_is_required(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {
        _normalise(re.split(r"[\s<>=!~\[;]", line, maxsplit=1)[0])
        for line in project["dependencies"]
    }
    carriers = packages_distributions()
    imported = {
        _normalise(carrier)
        for module in _list_imports(root / "src")
        for carrier in carriers.get(module, [module])[:1]
    }
    assert required - imported == set(NEVER_IMPORTED)
    assert imported - required == set()
