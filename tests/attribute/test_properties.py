"""What must hold of any text at all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attribute.said import ENGINE

from hearsay.attribute import RuleEngine, add_own_voice
from hearsay.attribute.quotes import find_quotes
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution, Form
from hearsay.text.sentences import split_paragraphs
from hearsay.text.tokens import split_tokens

WORDS = (
    "the|army|Reuters|said|says|told|that|claim|denied|according to|citing|quoted|as saying|by|"
    "it was reported|reportedly|who|which|but|and|while|he|no one|would have us believe|adding|if|"
    "not|falsely|on Monday|12|U.S.|Dr.|“|”|\"|'|‘|’|«|»|``|''|'s|,|.|!|?|:|;|—|-|(|)|\n\n|\n|"
    "😀|e\u0301|\u200b|\u202eשלום|السلام|…"
).split("|")
prose = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
glued = st.lists(st.sampled_from(WORDS), max_size=20).map("".join)
texts = st.one_of(prose, glued, st.text(max_size=80))


def list_spans(found: Attribution) -> list[tuple[Span, ...]]:
    single = [(span,) for span in (*found.relays, *filter(None, [found.addressee]))]
    return [found.content, found.cue, found.source, *single]


@given(texts)
def test_spans_lie_in_the_text_in_order_and_hold_words(text: str) -> None:
    for found in ENGINE.attribute(text):
        assert found.content
        for spans in list_spans(found):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(texts)
def test_statements_are_distinct_sorted_and_the_same_every_time(text: str) -> None:
    found = ENGINE.attribute(text)
    assert len(set(found)) == len(found)
    assert [a.content for a in found] == sorted(a.content for a in found)
    assert RuleEngine().attribute(text) == found


@given(texts)
def test_there_are_no_more_statements_than_words(text: str) -> None:
    assert len(ENGINE.attribute(text)) <= len(split_tokens(text))


@given(texts)
def test_own_voice_and_what_is_cited_never_overlap(text: str) -> None:
    found = add_own_voice(text, ENGINE.attribute(text), lambda _: True)
    own = [a.content[0] for a in found if a.form is Form.OWN_VOICE]
    cited = [s for a in found if a.form is not Form.OWN_VOICE for s in (*a.content, *a.cue)]
    assert not any(a.overlaps(b) for a in own for b in cited)
    assert all(len(span.trim(text)) == len(span) > 0 for span in own)


@given(texts)
def test_each_span_of_a_quotation_lies_in_one_paragraph(text: str) -> None:
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)
    for quote in quotes:
        assert all(len(s) and any(p.contains(s) for p in paragraphs) for s in quote.spans)
        assert all(a.end <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False))
    assert [q.spans[0].start for q in quotes] == sorted({q.spans[0].start for q in quotes})


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "“a ",
        "‘a s’ ",
        "“a\n\n",
        "\n\r",
        ".",
        "1.",
        ", ",
        "he said he said ",
        "reportedly ",
    ],
    ids=repr,
)
def test_a_hostile_line_costs_no_more_statements_than_words(unit: str) -> None:
    text = unit * 500
    assert len(ENGINE.attribute(text)) <= len(text.split()) + 1
