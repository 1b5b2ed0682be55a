"""Verbs of saying: who, what, and in which order."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE, read_statements

from hearsay.model.statements import Form

ORDERS = {
    "that-clause": (
        "The mayor said that the bridge had collapsed.",
        "[The mayor] <said> {that the bridge had collapsed}",
    ),
    "bare clause": (
        "The mayor said the bridge had collapsed.",
        "[The mayor] <said> {the bridge had collapsed}",
    ),
    "verb group": (
        "The mayor has also said that the bridge had collapsed.",
        "[The mayor] <has also said> {that the bridge had collapsed}",
    ),
    "a number put": (
        "Thousands came, while police put the crowd at 3,000.",
        "[police] <put> {the crowd at 3,000}",
    ),
    "fronted": (
        "The bridge had collapsed, the mayor said.",
        "[the mayor] <said> {The bridge had collapsed}",
    ),
    "fronted, inverted": (
        "The rebels never took the hill, said the general.",
        "[the general] <said> {The rebels never took the hill}",
    ),
    "fronted, then the occasion": (
        "The hill had fallen, the ministry said in a statement on Monday.",
        "[the ministry] <said> {The hill had fallen}",
    ),
    "parenthetical": (
        "The bridge, the mayor said, had collapsed.",
        "[the mayor] <said> {The bridge | had collapsed}",
    ),
    "parenthetical, inverted": (
        "The bridge, said the mayor, had collapsed overnight.",
        "[the mayor] <said> {The bridge | had collapsed overnight}",
    ),
    "parenthetical with an occasion": (
        "The ferry, the harbour office said in a statement, sank within minutes.",
        "[the harbour office] <said> {The ferry | sank within minutes}",
    ),
    "parenthetical before a second clause": (
        "The ship was sinking by the head, it said, and the boats were being lowered.",
        "[it] <said> {The ship was sinking by the head | and the boats were being lowered}",
    ),
    "direct, then the verb": (
        '"The bridge has collapsed," the mayor said.',
        '[the mayor] <said> {"The bridge has collapsed,"}',
    ),
    "direct, inverted": (
        '"The bridge has collapsed," said the mayor.',
        '[the mayor] <said> {"The bridge has collapsed,"}',
    ),
    "direct after a colon": (
        'The mayor said: "The bridge has collapsed."',
        '[The mayor] <said> {"The bridge has collapsed."}',
    ),
    "direct after a comma": (
        'The mayor says, "The bridge has collapsed."',
        '[The mayor] <says> {"The bridge has collapsed."}',
    ),
    "question": ('"Is it over?" she asked.', '[she] <asked> {"Is it over?"}'),
    "one word": ('"No," said the spokesman.', '[the spokesman] <said> {"No,"}'),
    "one word, with what was asked": (
        '"Yes," the spokesman said when asked whether the talks were over.',
        '[the spokesman] <said> {"Yes,"}',
    ),
    "mixed": (
        'The mayor said the bridge was "completely destroyed" by shelling.',
        '[The mayor] <said> {the bridge was "completely destroyed" by shelling}',
    ),
    "place and time before the clause": (
        "The ministry said in a statement on Monday that the hill had fallen.",
        "[The ministry] <said> {that the hill had fallen}",
    ),
    "where it was written": (
        "The ministry wrote on its website that no jet had flown that day.",
        "[The ministry] <wrote> {that no jet had flown that day}",
    ),
    "occasion first": (
        "In a statement, the ministry said the hill had fallen.",
        "[the ministry] <said> {the hill had fallen}",
    ),
    "aside between verb and clause": (
        "The governor claimed, at a hurried press call, that the dam was sound.",
        "[The governor] <claimed> {that the dam was sound}",
    ),
    "denied with a clause": (
        "The army denied that it had shelled the clinic.",
        "[The army] <denied> {that it had shelled the clinic}",
    ),
    "denied with a noun phrase": (
        "The army denied the report.",
        "[The army] <denied> {the report}",
    ),
    "denied with a participle": (
        "The army denied shelling the clinic.",
        "[The army] <denied> {shelling the clinic}",
    ),
    "a verb that is a noun too, before 'that'": (
        "The ministry fears that more bodies lie under the rubble.",
        "[The ministry] <fears> {that more bodies lie under the rubble}",
    ),
    "a verb that is a noun too, before 'to'": (
        "The army claims to have taken the ridge.",
        "[The army] <claims> {to have taken the ridge}",
    ),
}


@pytest.mark.parametrize(("text", "said"), ORDERS.values(), ids=ORDERS)
def test_a_verb_hands_over_its_content(text: str, said: str) -> None:
    assert read_statements(text) == [said]


FORMS = {
    "direct": ('"The dam held," the engineer said.', Form.DIRECT),
    "direct, in two parts": ('"The dam held," she said, "until dawn broke."', Form.DIRECT),
    "indirect": ("The engineer said the dam had held.", Form.INDIRECT),
    "mixed": ('The engineer said the dam had held "like a rock".', Form.MIXED),
    "mixed, fronted": ('The dam had held "like a rock", the engineer said.', Form.MIXED),
}


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_the_form_tells_whose_words_they_are(text: str, form: Form) -> None:
    assert [found.form for found in ENGINE.attribute(text)] == [form]


SOURCES = {
    "name": ("Olena Hrytsenko said the vote was void.", "Olena Hrytsenko"),
    "title and place": ("Dr. Lena Okafor of St. Mary's said the ward was full.",
                        "Dr. Lena Okafor of St. Mary's"),
    "initials": ("The U.S. said it had struck the depot.", "The U.S."),
    "apposition after": ('"It is over," said Amira Costa, the mayor of Darivka.',
                         "Amira Costa, the mayor of Darivka"),
    "apposition between": ("Amira Costa, a teacher in Darivka, said the school was shut.",
                           "Amira Costa, a teacher in Darivka"),
    "age": ("The driver, 34, said the brakes had failed.", "The driver, 34"),
    "relative clause": ("A resident who fled to the coast said that shops were looted.",
                        "A resident who fled to the coast"),
    "two": ("Five ministers and the president of the chamber said the vote was void.",
            "Five ministers and the president of the chamber"),
    "one of many": ("One of the drivers said that the brakes had failed.", "One of the drivers"),
    "others": ("Others said the road was wet.", "Others"),
    "pronoun": ("She said the road was wet.", "She"),
    "adverb and time before": ("Meanwhile, on Monday the ministry said the road was shut.",
                               "the ministry"),
    "possessive": ("Haddad's brother, Sami, said that the colonel was alive.",
                   "Haddad's brother, Sami"),
    "a document": ("The police report said a lorry had caused the crash.", "The police report"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source"), SOURCES.values(), ids=SOURCES)
def test_the_source_is_the_whole_noun_phrase(text: str, source: str) -> None:
    assert [span.cut(text) for found in ENGINE.attribute(text) for span in found.source] == [source]


ADDRESSEES = {
    "an outlet": (
        "The general told Reuters that his men had left the town.",
        "[The general] <told> {that his men had left the town} to Reuters",
    ),
    "an outlet, and when": (
        "The general told a local radio station on Monday that his men had left.",
        "[The general] <told> {that his men had left} to a local radio station",
    ),
    "after a quotation": (
        '"We have left the town," the general told Reuters.',
        '[the general] <told> {"We have left the town,"} to Reuters',
    ),
    "before a quotation": (
        'The general told reporters: "We have left the town."',
        '[The general] <told> {"We have left the town."} to reporters',
    ),
    "another verb": (
        "Police informed the relatives that two hikers were still missing.",
        "[Police] <informed> {that two hikers were still missing} to the relatives",
    ),
    "a pronoun": (
        "The minister told them that the pilot was alive.",
        "[The minister] <told> {that the pilot was alive} to them",
    ),
}


@pytest.mark.parametrize(("text", "said"), ADDRESSEES.values(), ids=ADDRESSEES)
def test_whom_it_was_told_to_is_kept_apart(text: str, said: str) -> None:
    assert read_statements(text) == [said]
