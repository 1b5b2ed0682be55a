"""Semantic roles on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.attribute.reader.roles import RoleReader
from hearsay.model.spans import Span

READER = RoleReader()

SENTENCES = {
    "active": (
        "The army shelled the town on Friday.",
        "shelled",
        {("ARG0", "The army"), ("ARG1", "the town"), ("ARGM-TMP", "on Friday")},
    ),
    "passive": (
        "Three drivers were killed by the blast.",
        "killed",
        {("ARG1", "Three drivers"), ("ARG0", "by the blast")},
    ),
    "denied": (
        "The rebels did not leave the citadel.",
        "leave",
        {("ARG0", "The rebels"), ("ARGM-NEG", "not"), ("ARG1", "the citadel")},
    ),
    "the second sentence": (
        "It rained. The mayor closed the bridge.",
        "closed",
        {("ARG0", "The mayor"), ("ARG1", "the bridge")},
    ),
}


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(("text", "predicate", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_roles_of_a_given_predicate(
    text: str, predicate: str, expected: set[tuple[str, str]]
) -> None:
    found = READER.find_roles(text, place(text, predicate))
    assert {(role.label, role.span.cut(text)) for role in found} == expected


def test_predicates_are_found_with_their_roles() -> None:
    text = "The army shelled the town. Nobody was hurt."
    found = {p.span.cut(text): p.roles for p in READER.find_predicates(text)}
    assert {"shelled", "hurt"} <= set(found)
    assert {role.span.cut(text) for role in found["hurt"]} >= {"Nobody"}


def test_without_a_predicate_there_are_no_roles() -> None:
    assert READER.find_roles("", Span(0, 0)) == ()
    assert READER.find_predicates(" \n ") == ()


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80))
def test_spans_of_roles_lie_in_the_text(text: str) -> None:
    for predicate in READER.find_predicates(text):
        for span in (predicate.span, *(role.span for role in predicate.roles)):
            assert 0 <= span.start < span.end <= len(text)
