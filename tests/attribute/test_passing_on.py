"""Who passed a statement on, by the words beside its source and cue."""

from __future__ import annotations

import pytest

from hearsay.attribute.lexicon import load_cues
from hearsay.attribute.passages import Passage, read_passages
from hearsay.attribute.passing_on import PassingReader
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.attribute.quotes import find_quotes
from hearsay.model.spans import Span
from hearsay.text.sentences import split_paragraphs

READER = PassingReader(PhraseFinder(load_cues()))


def read(text: str) -> Passage:
    paragraphs = split_paragraphs(text)
    return read_passages(text, paragraphs, find_quotes(text, paragraphs))[0]


def find(passage: Passage, words: str) -> Range:
    start = passage.text.index(words)
    last = passage.token_from(start + len(words)) - 1
    return passage.token_at(start), last


def cut(passage: Passage, found: Range | None) -> str | None:
    return passage.span_of(*found).cut(passage.text) if found else None


CARRIERS = {
    "Elders, quoted by the station Fezzan, said so.": "the station Fezzan",
    "Elders, in a letter published by Obzor, said so.": "Obzor",
    "Elders, who live by the river, said so.": None,
    "Elders said so, by and large.": None,
}


@pytest.mark.parametrize(("text", "expected"), CARRIERS.items())
def test_what_carried_it_stands_after_the_source(text: str, expected: str | None) -> None:
    passage = read(text)
    assert cut(passage, READER.find_carrier(passage, find(passage, "Elders"))) == expected


OCCASIONS = {
    "In an interview with Radio Sur, she said so.": "Radio Sur",
    "In an article in the Daily Lantern she said so.": "the Daily Lantern",
    "Speaking to Torg, she said so.": "Torg",
    "In an interview with a neighbour, she said so.": None,
    "In a year or two, she said so.": None,
    "On Monday she said so.": None,
}


@pytest.mark.parametrize(("text", "expected"), OCCASIONS.items())
def test_where_it_was_said_opens_the_sentence(text: str, expected: str | None) -> None:
    passage = read(text)
    assert cut(passage, READER.find_occasion(passage, find(passage, "she"))) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("The mayor told Radio Sur that it fell.", "that it fell", "Radio Sur"),
        ("It fell, the mayor told Radio Sur.", "It fell", "Radio Sur"),
        ("It fell, told the mayor.", "It fell", None),
    ],
)
def test_whom_it_was_told_stands_after_cue_and_source(
    text: str, content: str, expected: str | None
) -> None:
    passage = read(text)
    start = text.index(content)
    spans = (Span(start, start + len(content)),)
    source = find(passage, "the mayor" if "the mayor" in text else "The mayor")
    found = READER.find_addressee(passage, find(passage, "told"), source, spans)
    assert cut(passage, found) == expected


def test_on_whose_word() -> None:
    passage = read("Radio Sur, on the word of two nuns, said that it fell.")
    found = READER.find_credited(passage, find(passage, "said"), ())
    assert cut(passage, found) == "two nuns"


def test_who_tells_that_they_were_told() -> None:
    passage = read("The union says the mayor told them that it fell.")
    source, addressee = find(passage, "the mayor"), find(passage, "them")
    assert cut(passage, READER.find_teller(passage, source, addressee)) == "The union"
    assert READER.find_teller(passage, source, find(passage, "it")) is None
