"""The lists of words.toml, by the cases beside them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from hearsay.compare.lexicon import names_nobody, tells_sequence
from hearsay.compare.sides import Sides
from hearsay.compare.wording import write_actor
from hearsay.model.sources import Source, SourceKind


def _cases() -> dict[str, Any]:
    file = resources.files("hearsay.compare").joinpath("words.toml")
    cases: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))["cases"]
    return cases


CASES = _cases()


@pytest.mark.parametrize("words", CASES["nobody"])
def test_these_name_nobody(words: str) -> None:
    assert names_nobody(words)


@pytest.mark.parametrize("words", CASES["somebody"])
def test_these_name_somebody(words: str) -> None:
    assert not names_nobody(words)


@pytest.mark.parametrize("words", CASES["sequences"])
def test_these_tell_a_sequence(words: str) -> None:
    assert tells_sequence(words)


@pytest.mark.parametrize("words", CASES["no_sequences"])
def test_these_tell_no_sequence(words: str) -> None:
    assert not tells_sequence(words)


@pytest.mark.parametrize("name", CASES["article"])
def test_these_take_an_article(name: str) -> None:
    sides = Sides([Source("x", name, SourceKind.ORGANISATION)])
    assert write_actor("x", sides) == f"the {name}"


@pytest.mark.parametrize("name", CASES["no_article"])
def test_these_take_none(name: str) -> None:
    sides = Sides([Source("x", name, SourceKind.ORGANISATION)])
    assert write_actor("x", sides) == name
