"""General words for armed groups: joined to the one group that they can mean, else left general."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearsay.model.spans import Span
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.groups import settle_groups


def settle(text: str, lexicon: ActorLexicon) -> list[tuple[str, str]]:
    found = settle_groups(text, lexicon.find(text), lexicon)
    return [(span.cut(text), source) for span, source in found]


SETTLED = {
    "members of a group": (
        "Fighters of the Islamic State took the silos.",
        [("Fighters of the Islamic State", "isis")],
    ),
    "so-called": (
        'Fighters of the so-called "Islamic State" took the silos.',
        [('Fighters of the so-called "Islamic State', "isis")],
    ),
    "elements": ("Elements of ISIS fled.", [("Elements of ISIS", "isis")]),
    "from": ("Militants from ISIS fled.", [("Militants from ISIS", "isis")]),
    "one group": (
        "ISIS took the silos. The militants moved on.",
        [("ISIS", "isis"), ("militants", "isis")],
    ),
    "one group, named later": (
        "The militants moved on, ISIS said.",
        [("militants", "isis"), ("ISIS", "isis")],
    ),
    "the group": (
        "ISIS attacked. The group lost ground.",
        [("ISIS", "isis"), ("The group", "isis")],
    ),
    "one state's forces": (
        "The Syrian army came. The soldiers left.",
        [("Syrian army", "syrian-army"), ("soldiers", "syrian-army")],
    ),
    "called so once": (
        "Rebels of ISIS and the Syrian army met. The rebels left.",
        [
            ("Rebels of ISIS", "isis"),
            ("Syrian army", "syrian-army"),
            ("rebels", "isis"),
        ],
    ),
    "group and forces": (
        "The Syrian army fought ISIS. The soldiers left and the militants stayed.",
        [
            ("Syrian army", "syrian-army"),
            ("ISIS", "isis"),
            ("soldiers", "syrian-army"),
            ("militants", "isis"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SETTLED.values(), ids=SETTLED)
def test_a_general_word_joins_the_group_that_it_means(
    text: str, expected: list[tuple[str, str]], syrian_actors: ActorLexicon
) -> None:
    assert settle(text, syrian_actors) == expected


GENERAL = {
    "counted": ("ISIS attacked. Nine fighters fell.", "fighters", "fighters"),
    "counted in words": ("ISIS attacked. Forty-one fighters fell.", "fighters", "fighters"),
    "allied": ("ISIS attacked. Allied fighters fell.", "fighters", "fighters"),
    "rebels": ("ISIS attacked. Kurdish fighters fell.", "fighters", "fighters"),
    "two groups": (
        "ISIS and the Nusra Front attacked. The militants moved on.",
        "militants",
        "militants",
    ),
    "no group": ("The militants moved on.", "militants", "militants"),
    "soldiers are no group": ("ISIS attacked. The soldiers fell.", "soldiers", "soldiers"),
}


@pytest.mark.parametrize(("text", "word", "source"), GENERAL.values(), ids=GENERAL)
def test_where_it_could_be_another_it_stays_general(
    text: str, word: str, source: str, syrian_actors: ActorLexicon
) -> None:
    named = [who for words, who in settle(text, syrian_actors) if words.lower().endswith(word)]
    assert named == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The group met. Then ISIS attacked.",
        "ISIS attacked. The group of seven met.",
        "ISIS and the Nusra Front attacked. The group lost men.",
        "The Syrian army attacked. The group lost men.",
    ],
    ids=["before the name", "another group", "two groups", "no group"],
)
def test_the_group_means_nobody_where_that_is_not_sure(
    text: str, syrian_actors: ActorLexicon
) -> None:
    assert "the group" not in [words.lower() for words, _ in settle(text, syrian_actors)]


PIECES = "ISIS|the|Nusra|Front|fighters|of|leaders|members|group|The group|Syrian army|men|.|,|from"


@example(text="Nusra Front leaders of ISIS fled.")
@given(text=st.lists(st.sampled_from(PIECES.split("|")), max_size=25).map(" ".join))
def test_what_is_settled_is_in_order_and_never_overlaps(
    syrian_actors: ActorLexicon, text: str
) -> None:
    spans = [span for span, _ in settle_groups(text, syrian_actors.find(text), syrian_actors)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


def test_only_the_part_asked_for_is_read(syrian_actors: ActorLexicon) -> None:
    text = "ISIS attacked. The group fell. The group left."
    part = Span(0, text.index("The group left"))
    found = settle_groups(text, syrian_actors.find(text, part), syrian_actors, part)
    assert [span.cut(text) for span, _ in found] == ["ISIS", "The group"]
