from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.spans import Span
from hearsay.text.sentences import split_paragraphs, split_sentences

# a bar shows where a sentence ends
SENTENCES = {
    "stops": "The dam broke.| Why?| Nobody knew!| Then it rained…| It stopped.",
    "title": "Dr. Haddad left.| He was late.",
    "initials": "J. Smith left.| K. Jones stayed.",
    "country": "The U.S. Army left.| It rained.",
    "month": "It fell on Jan. 5 at dawn.| Nobody saw it.",
    "number": "It cost 1.5 million.| No. 5 was shut.",
    "time of day": "At 5 p.m.| The gates shut.",
    "time of day, going on": "He left at 5 p.m. on Monday.| It rained.",
    "firm at the end": "It was built by Acme Inc.| The rest is gone.",
    "lower case goes on": "He left... and came back.| Then he left.",
    "question in a quotation": "“Is it over?” she asked.| “No.”",
    "quotation ends with the sentence": "He said it was “gone.”| Then he left.",
    "an answer that looks like an abbreviation": "He said “No.”| Then he left.",
    "bracket": "(It rained.)| The road was shut.",
    "space lost": "The army left Syria.|This was in May.",
    "paragraphs": "One\n\n|Two\n \n|Three",
    "windows line ends": "One.\r\n\r\n|Two.",
    "list items": "What burned:\n|- the mill\n|- the barn",
    "no stop": "The dam broke",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_ends_at_each_bar_and_nowhere_else(marked: str) -> None:
    text = marked.replace("|", "")
    assert [s.cut(text) for s in split_sentences(text)] == [p.strip() for p in marked.split("|")]


def test_a_part_of_a_text_keeps_the_texts_offsets() -> None:
    text = "It rained. The dam broke.\n\nIt stopped."
    spans = split_sentences(text, Span(11, len(text)))
    assert [span.cut(text) for span in spans] == ["The dam broke.", "It stopped."]


def test_a_text_of_white_space_has_no_sentence() -> None:
    assert split_sentences(" \n\n \t") == ()


texts = st.one_of(
    st.text(),
    st.text(alphabet="aB1.!?…”“\"')( \n\r\t-•\u0301\u200b\u2028😀א"),
)


@given(texts)
def test_sentences_are_trimmed_ordered_and_inside_their_paragraphs(text: str) -> None:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text)
    for spans in (paragraphs, sentences):
        assert all(len(span) and span.trim(text) == span for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(sum(p.contains(s) for p in paragraphs) == 1 for s in sentences)


@given(texts)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join(span.cut(text) for span in split_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", "\n\r", "\n\x0b ", '."', "a. ", "\n1", "? "], ids=repr)
def test_a_long_run_is_split_without_loss(unit: str) -> None:
    text = unit * 20_000
    kept = "".join(span.cut(text) for span in split_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
