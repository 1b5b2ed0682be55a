"""Cases and lexicons that the tests of resolve share."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hearsay.model.cases import AskedQuestion, Case
from hearsay.resolve.actors import ActorLexicon, build_actors
from hearsay.resolve.gazetteer import Gazetteer, build_gazetteer


def make_case(title: str = "Reports", zone: str = "UTC", where: str | None = None) -> Case:
    questions = (AskedQuestion("control", where),) if where else ()
    return Case(Path("case"), title, "en", ZoneInfo(zone), questions)


@pytest.fixture(scope="session")
def syrian_case() -> Case:
    return make_case("Who held Palmyra?", "Asia/Damascus", "Palmyra")


@pytest.fixture(scope="session")
def plain_case() -> Case:
    return make_case()


@pytest.fixture(scope="session")
def titanic_case() -> Case:
    return make_case("What happened to the Titanic?", "America/New_York")


@pytest.fixture(scope="session")
def syrian_gazetteer(syrian_case: Case) -> Gazetteer:
    return build_gazetteer(syrian_case)


@pytest.fixture(scope="session")
def plain_gazetteer(plain_case: Case) -> Gazetteer:
    return build_gazetteer(plain_case)


@pytest.fixture(scope="session")
def syrian_actors(syrian_case: Case) -> ActorLexicon:
    return build_actors(syrian_case)


@pytest.fixture(scope="session")
def plain_actors(plain_case: Case) -> ActorLexicon:
    return build_actors(plain_case)


@pytest.fixture(scope="session")
def titanic_actors(titanic_case: Case) -> ActorLexicon:
    return build_actors(titanic_case)
