"""Own voice: what a report says itself, where it carries a frame."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE

from hearsay.attribute import add_own_voice
from hearsay.model.spans import Span
from hearsay.model.statements import Form


def read_own_voice(text: str, word: str) -> list[str]:
    """Read the own-voice stretches of a text, where `word` stands for a frame."""

    def carries_frame(span: Span) -> bool:
        return word in span.cut(text)

    found = add_own_voice(text, ENGINE.attribute(text), carries_frame)
    return [a.content[0].cut(text) for a in found if a.form is Form.OWN_VOICE]


CASES: dict[str, tuple[str, list[str]]] = {
    "a sentence": ("The town fell on Friday.", ["The town fell on Friday."]),
    "no frame in it": ("It rained all day.", []),
    "the one of two": ("It rained. The town fell on Friday.", ["The town fell on Friday."]),
    "cited": ("The army said the town fell.", []),
    "cited, with words of its own before": (
        "After the town fell, the mayor said: “We are leaving.”",
        ["After the town fell"],
    ),
    "cited, with words of its own behind": (
        "“We are leaving,” said the mayor; the town fell an hour later.",
        ["the town fell an hour later."],
    ),
    "quoted without a source": ("“The town fell before we could leave it.”", []),
    "a quotation over paragraphs": (
        "“The bells rang.\n\n“Then the town fell,” said the mayor.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "stretches"), CASES.values(), ids=CASES)
def test_what_nobody_is_cited_for_is_the_reports_own(text: str, stretches: list[str]) -> None:
    assert read_own_voice(text, "fell") == stretches


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The town fell on Friday.", "CT+"),
        ("The town has not fallen.", "CT-"),
        ("The town may have fallen.", "PS+"),
    ],
)
def test_own_voice_is_graded_too(text: str, factuality: str) -> None:
    (own,) = add_own_voice(text, (), lambda _: True)
    assert (own.factuality, own.cue, own.source) == (factuality, (), ())


def test_attributions_stay_and_all_are_in_text_order() -> None:
    text = "The town fell. The army said it had left. The bridge fell."
    cited = ENGINE.attribute(text)
    found = add_own_voice(text, cited, lambda _: True)
    assert set(cited) <= set(found)
    assert [a.content for a in found] == sorted(a.content for a in found)
