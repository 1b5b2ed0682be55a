"""Keys of names: spellings of one name agree, two names don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.resolve.actor_names import fold_form, spell_name

SAME = [
    ("Mohamed el-Sayed", "Muhammad al-Sayed"),
    ("Abdel Rahman Saleh", "Abdul Rahman Salih"),
    ("Abdulrahman Issa", "Abd al-Rahman Isa"),
    ("Sergey Orlov", "Sergei Orlov"),
    ("Hassan Nuri", "Hasan Nuri"),
    ("Dmytro Kravets", "Dmitry Kravets"),
]
OTHER = [
    ("Mohamed el-Sayed", "Ahmed el-Sayed"),
    ("Mohamed el-Sayed", "Mohamed el-Sharif"),
    ("Rami Saleh", "Rami Abdel Saleh"),
    ("Ida Ferr", "Ada Ferr"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert spell_name(one) == spell_name(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_names_of_two_differ(one: str, other: str) -> None:
    assert spell_name(one) != spell_name(other)


@pytest.mark.parametrize("name", ["Mohamed", "", "M. Sayed", "al"])
def test_a_lone_name_has_no_key(name: str) -> None:
    assert spell_name(name) == ""


@pytest.mark.parametrize(
    ("form", "key"),
    [("The Front", "front"), ("“the  Front”,", "front"), ("al-Nūr", "al nur"), ("the", "the")],
)
def test_forms_are_folded(form: str, key: str) -> None:
    assert fold_form(form) == key


@given(st.text(max_size=60))
def test_any_text_can_be_folded(text: str) -> None:
    assert spell_name(text) == spell_name(text.upper()) or not text.isascii()
    assert fold_form(fold_form(text)) in {fold_form(text), fold_form(fold_form(text))}
