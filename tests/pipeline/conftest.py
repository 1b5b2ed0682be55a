"""Ledgers that several tests look at, made once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hearsay.model.ledger import Ledger
from hearsay.pipeline import make_ledger
from hearsay.publish import encode_ledger

REPORTS = {
    "agency.txt": """---
outlet: Interfax
published: 2016-12-12T09:00:00+03:00
kind: wire
---
The Russian defence ministry said on Sunday that its jets flew 64 strikes near Palmyra. The
ministry said that more than 300 militants were killed.
""",
    "observers.txt": """---
outlet: Evening Post
byline: Jo Field
published: 2016-12-12T10:00:00+02:00
---
The Islamic State captured Palmyra on Sunday, the Syrian Observatory for Human Rights said. “No
more than 20 militants were killed,” the Observatory’s director, Rami Abdel Rahman, told Reuters. A
source in the army denied that the army left Palmyra.
""",
    "reply.md": """---
kind: comment
parent: observers
byline: Wadi
published: 2016-12-12T11:00:00+02:00
---
I think that the army still holds Palmyra. 🙂
""",
    "reply-to-reply.md": """---
kind: comment
parent: reply
---
Syrian troops hold Palmyra.
""",
    "nothing.txt": "A quiet day; the sun shone on the café.",
}

TOML = """title = "Who held Palmyra?"
timezone = "Asia/Damascus"

[[questions]]
frame = "control"
where = "Palmyra"
"""


@pytest.fixture(scope="session")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up case of five reports, two of them comments."""
    folder = tmp_path_factory.mktemp("cases") / "small"
    (folder / "reports").mkdir(parents=True)
    (folder / "case.toml").write_text(TOML, "utf-8")
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def small_ledger(small_case: Path) -> Ledger:
    return make_ledger(small_case)


@pytest.fixture(scope="session")
def page_ledger(shared_cases: Path) -> Ledger:
    """The ledger of the real page, of which every desk's first case is made."""
    return make_ledger(shared_cases / "palmyra-page")


@pytest.fixture(scope="session")
def palmyra_ledger(root: Path) -> Ledger:
    return make_ledger(root / "cases/palmyra-2016")


@pytest.fixture(scope="session")
def titanic_ledger(root: Path) -> Ledger:
    return make_ledger(root / "cases/titanic-1912")


@pytest.fixture(params=["small", "palmyra", "titanic", "page"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Each ledger in its turn."""
    made = request.getfixturevalue(f"{request.param}_ledger")
    assert isinstance(made, Ledger)
    return made


@pytest.fixture
def encoded(ledger: Ledger) -> dict[str, Any]:
    return encode_ledger(ledger)
