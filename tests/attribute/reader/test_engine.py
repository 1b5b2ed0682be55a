"""The reader engine on sentences of our own: what it finds, and that any text is safe with it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attribute.said import write_statement

from hearsay.attribute import ReaderEngine
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution, Factuality, Form

ENGINE = ReaderEngine()
WORDS = (
    "the|army|Reuters|said|told|that|denied|according to|citing|was quoted by|as saying|reportedly|"
    "who|he|“|”|\"|'|«|»|``|''|,|.|?|\n\n|😀|e\u0301|\u200b|\u202eשלום|السلام|…|not|may"
).split("|")
texts = st.one_of(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.text(max_size=80))

SENTENCES = {
    "indirect": (
        "The mayor said on Monday that the bridge had been closed.",
        ["[The mayor] <said> {that the bridge had been closed}"],
    ),
    "direct": (
        '"We closed the bridge," the mayor said.',
        ['[the mayor] <said> {"We closed the bridge,"}'],
    ),
    "split": (
        "“We closed the bridge,” the mayor said. “It was not safe.”",
        ["[the mayor] <said> {“We closed the bridge,” | “It was not safe.”}"],
    ),
    "according to": (
        "The bridge was closed at noon, according to the police.",
        ["[the police] <according to> {The bridge was closed at noon}"],
    ),
    "denied": (
        "The ministry denied that its troops had left the town.",
        ["[The ministry] <denied> {that its troops had left the town}"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_plain_sentences_are_read_as_anyone_would(text: str, expected: list[str]) -> None:
    assert [write_statement(text, found) for found in ENGINE.attribute(text)] == expected


FORMS = {
    "He said the road was open.": (Form.INDIRECT, Factuality.CERTAIN),
    "“The road is open,” he said.": (Form.DIRECT, Factuality.CERTAIN),
    "He said the road was “wide open”.": (Form.MIXED, Factuality.CERTAIN),
    "He denied that the road was open.": (Form.INDIRECT, Factuality.CERTAIN_NOT),
    "He believes that the road is open.": (Form.INDIRECT, Factuality.PROBABLE),
    "He said the road might be open.": (Form.INDIRECT, Factuality.POSSIBLE),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS)
def test_form_and_factuality_come_with_it(text: str, expected: tuple[Form, Factuality]) -> None:
    (found,) = ENGINE.attribute(text)
    assert (found.form, found.factuality) == expected


RELAYS = {
    "told an agency": (
        "A resident told the agency Norden that the town had fallen.",
        "A resident",
        ["the agency Norden"],
    ),
    "citing": (
        "Norden, citing a resident, reported that the town had fallen.",
        "a resident",
        ["Norden"],
    ),
    "quoted by": (
        "The governor was quoted by the newspaper Delo as saying that the town had fallen.",
        "The governor",
        ["the newspaper Delo"],
    ),
    "on the word of": (
        "Radio Llano, on the word of two nuns, said that the town had fallen.",
        "two nuns",
        ["Radio Llano"],
    ),
    "nobody passes it on": ("The governor told reporters that the town had fallen.",
        "The governor", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "relays"), RELAYS.values(), ids=RELAYS)
def test_whoever_passed_it_on_is_a_relay(text: str, source: str, relays: list[str]) -> None:
    (found,) = ENGINE.attribute(text)
    assert [span.cut(text) for span in found.source] == [source]
    assert [span.cut(text) for span in found.relays] == relays


def list_spans(found: Attribution) -> list[tuple[Span, ...]]:
    single = [(span,) for span in (*found.relays, *filter(None, [found.addressee]))]
    return [found.content, found.cue, found.source, *single]


@settings(deadline=None)
@given(texts)
def test_spans_lie_in_the_text_in_order_and_hold_words(text: str) -> None:
    for found in ENGINE.attribute(text):
        assert found.content
        assert found.cue
        for spans in list_spans(found):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@settings(deadline=None)
@given(st.lists(texts, max_size=4))
def test_many_texts_are_read_as_each_alone(many: list[str]) -> None:
    assert list(ENGINE.attribute_all(many)) == [ENGINE.attribute(text) for text in many]


HOSTILE = {
    "a line without a space": "x" * 200_000,
    "quotation marks": '"' * 20_000,
    "doubled apostrophes": "''a" * 5_000,
    "combining marks": "e" + "\u0301" * 20_000,
    "emoji": "😀" * 20_000,
    "zero width": "said\u200b" * 4_000,
    "right to left": "\u202eקול אמר שלום " * 1_000,
    "cues only": "he said " * 2_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_like_any_other(text: str) -> None:
    for found in ENGINE.attribute(text):
        assert all(0 <= span.start < span.end <= len(text) for span in found.content)


PARAGRAPHS = (
    "The mayor spoke on Sunday.\n\n“We closed the bridge at noon.\n\n“Nobody was hurt, and nobody "
    "will be.\n\n“It will open in spring,” he said."
)


def test_a_cue_in_the_last_paragraph_speaks_for_the_whole_quotation() -> None:
    (found,) = ENGINE.attribute(PARAGRAPHS)
    assert [span.cut(PARAGRAPHS) for span in found.content] == [
        "“We closed the bridge at noon.",
        "“Nobody was hurt, and nobody will be.",
        "“It will open in spring,”",
    ]
    assert found.form is Form.DIRECT


QUOTED = {
    "doubled apostrophes": "''We closed it,'' the mayor said. ''It was not safe.''",
    "guillemets": "«We closed it», the mayor said. «It was not safe.»",
    "straight": '"We closed it," the mayor said. "It was not safe."',
    "single": "‘We closed it,’ the mayor said. ‘It was not safe.’",
    "marks in marks": "“He said ‘close it’,” the mayor said. “It was not safe.”",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_a_split_quotation_is_one_statement_whatever_its_marks(text: str) -> None:
    (found,) = ENGINE.attribute(text)
    first, second = (span.cut(text) for span in found.content)
    assert text.startswith(first)
    assert text.endswith(second)
    assert [span.cut(text) for span in found.source] == ["the mayor"]
