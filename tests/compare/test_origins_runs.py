"""What a report says in its own voice between the words of one speaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.newsroom import ORGANISATION, PERSON, UNNAMED, Newsroom

from hearsay.compare.origins.names import SpeakerNames
from hearsay.compare.origins.runs import find_runs
from hearsay.model.reports import ReportKind
from hearsay.model.statements import Statement

HEAD = "Nine boats are missing, the harbour office said."
OWN = "Two quays are closed"

RUNS = {
    "behind it": (f"{HEAD} {OWN}.", True),
    "between two of it": (f"{HEAD} {OWN}. The lamp is out, the harbour office said.", True),
    "in another paragraph": (f"{HEAD}\n\n{OWN}.", False),
    "between two, in another paragraph": (
        f"{HEAD}\n\n{OWN}. The lamp is out, the harbour office said.",
        True,
    ),
    "taken up in another paragraph": (f"{HEAD}\n\nThe office says so: {OWN}.", True),
    "another one's in another paragraph": (f"{HEAD}\n\nThe choir says so: {OWN}.", False),
    "before it": (f"{OWN}. {HEAD}", False),
    "handed to it": (f"{OWN}. That is what the harbour office said. {HEAD}", True),
    "a reporter's own eyes": (f"{HEAD} {OWN}, our reporter saw.", False),
    "what is said by many": (f"{HEAD} By most estimates {OWN}.", False),
    "an objection": (f"{HEAD} The lists contradict it: {OWN}.", False),
    "a turn": (f"{HEAD} However, {OWN}.", False),
    "an aside of one sentence": (f"{HEAD[:-1]} after {OWN}.", False),
    "behind a semicolon": (f"{HEAD[:-1]}; {OWN}.", True),
    "behind another speaker": (f"{HEAD} The lamp is out, Ana Reyes said. {OWN}.", False),
}


def set_up(text: str, kind: ReportKind = ReportKind.ARTICLE) -> tuple[Newsroom, str, str]:
    """Print a text with its statements; gives the office's and the own voice's ids."""
    room = Newsroom()
    room.meet("office", ORGANISATION, "harbour office")
    room.meet("reyes", PERSON, "Ana Reyes")
    room.print("r1", "Gull", text, kind=kind)
    office = room.cite("r1", "office", "the harbour office", "Nine boats are missing")
    if "The lamp is out" in text:
        who = ("reyes", "Ana Reyes") if "Reyes" in text else ("office", "the harbour office")
        room.cite("r1", *who, "The lamp is out")
    return room, office, room.own("r1", OWN)


@pytest.mark.parametrize("name", RUNS)
def test_what_goes_on_has_the_speakers_origin(name: str) -> None:
    text, together = RUNS[name]
    room, office, own = set_up(text)
    assert room.same(office, own) is together


def test_a_run_says_why() -> None:
    room, _, own = set_up(f"{HEAD} {OWN}.")
    (reason,) = [text for text in room.reasons(own) if "paragraph" in text]
    assert reason == (
        "a statement of Gull (r1) goes on, in one paragraph and without another source, with "
        "words of the harbour office"
    )


def test_a_post_is_by_whoever_wrote_it() -> None:
    room, office, own = set_up(f"{HEAD} {OWN}.", ReportKind.POST)
    assert not room.same(office, own)


TELLERS = {
    "a name and a verb": ("Ana Reyes had spoken of three lost nets.", True),
    "behind a clock time": ("**17:20** Ana Reyes again: three lost nets.", True),
    "before a colon": ("A netmaker, Ana Reyes, keeps to her story: three lost nets.", True),
    "a figure of theirs": ("Ana Reyes’s count of three lost nets is high.", True),
    "a figure that they gave": (
        "The figure of three lost nets, which Ana Reyes gave, is high.",
        True,
    ),
    "a figure of nobody": (
        "The figure of three lost nets, which Ana Reyes doubts, is high.",
        False,
    ),
    "a colon alone": ("Ana Reyes is home now: three lost nets.", False),
    "no verb of telling": ("Ana Reyes left behind three lost nets.", False),
}


@pytest.mark.parametrize("name", TELLERS)
def test_a_sentence_that_opens_with_a_teller_is_theirs(name: str) -> None:
    text, together = TELLERS[name]
    room = Newsroom()
    room.meet("reyes", PERSON, "Ana Reyes")
    room.print("r1", "Gull", "The lamp is out, Ana Reyes said.")
    room.print("r2", "Port Wire", text)
    said = room.cite("r1", "reyes", "Ana Reyes", "The lamp is out")
    assert room.same(said, room.own("r2", "three lost nets")) is together


def test_a_teller_is_stated() -> None:
    room = Newsroom()
    room.meet("reyes", PERSON, "Ana Reyes")
    room.print("r1", "Gull", "Ana Reyes had spoken of three lost nets.")
    own = room.own("r1", "three lost nets")
    (origin,) = room.trace()
    assert (origin.source, origin.lineage.value) == ("reyes", "stated")
    assert room.reasons(own) == ["a statement of Gull (r1) opens with the name of Ana Reyes"]


def test_nobody_stands_behind_what_follows() -> None:
    room = Newsroom()
    room.meet("unnamed:reports@r1", UNNAMED, "reports")
    room.print("r1", "Gull", f"Nine boats are missing, reports said. {OWN}.")
    told = room.cite("r1", "unnamed:reports@r1", "reports", "Nine boats are missing")
    assert not room.same(told, room.own("r1", OWN))


WORDS = st.lists(
    st.sampled_from(
        ["Nine boats sank.", "He said so.", "That is all,", "\n\n", "“Yes”", "12:30 Ana"]
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS, st.data())
def test_runs_lead_to_cited_statements_of_the_same_report(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    room = Newsroom()
    room.print("r1", "Gull", text)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        piece = text[start:end]
        if data.draw(st.booleans()):
            room.own("r1", piece)
        else:
            room.cite("r1", "reyes", piece, piece)
    told = {statement.id: statement for statement in room.statements}

    def speaks(_: Statement) -> bool:
        return True

    names = SpeakerNames((), ())
    for run in find_runs(room.statements, room.reports, speaks, names):
        assert not told[run.statement].source
        assert told[run.goes_on].source


MOUTHPIECES = {
    "a state's agency": ("Navia State Agency", "", True),
    "a paper": ("Evening Gull", "", False),
    "a state's agency with two sources": (
        "Navia State Agency",
        " It rains, Ana Reyes said.",
        False,
    ),
}


@pytest.mark.parametrize("name", MOUTHPIECES)
def test_a_state_outlet_speaks_for_the_only_body_that_it_cites(name: str) -> None:
    outlet, more, together = MOUTHPIECES[name]
    room = Newsroom()
    room.meet("office", ORGANISATION, "harbour office")
    room.meet("reyes", PERSON, "Ana Reyes")
    room.print("r1", outlet, f"{HEAD}{more}\n\n{OWN}.")
    office = room.cite("r1", "office", "the harbour office", "Nine boats are missing")
    if more:
        room.cite("r1", "reyes", "Ana Reyes", "It rains")
    own = room.own("r1", OWN)
    assert room.same(office, own) is together
    if together:
        assert any("state's outlet" in reason for reason in room.reasons(own))
