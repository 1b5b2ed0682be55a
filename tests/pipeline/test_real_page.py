"""The page that the project began with: an article, a pasted wire and a thread of comments."""

from __future__ import annotations

import pytest

from hearsay.model.ledger import Ledger
from hearsay.model.quantities import Count
from hearsay.model.questions import Status
from hearsay.model.reports import ReportKind
from hearsay.model.sources import SourceKind
from hearsay.model.statements import Role, Statement

PAGE = "musical-chairs"


def find_statements(ledger: Ledger, words: str) -> list[Statement]:
    return [statement for statement in ledger.statements if words in statement.text]


def find_statement(ledger: Ledger, words: str) -> Statement:
    found = find_statements(ledger, words)
    assert found
    return found[0]


def name_chain(ledger: Ledger, statement: Statement) -> list[tuple[str, Role]]:
    names = {source.id: source.name for source in ledger.sources}
    return [(names[link.source], link.role) for link in statement.chain]


def test_eight_comments_hang_where_they_hung(page_ledger: Ledger) -> None:
    comments = {r.id: r.parent for r in page_ledger.reports if r.kind is ReportKind.COMMENT}
    assert comments == {
        f"{PAGE}#c1": PAGE,
        f"{PAGE}#c2": f"{PAGE}#c1",
        f"{PAGE}#c3": PAGE,
        f"{PAGE}#c4": f"{PAGE}#c3",
        f"{PAGE}#c5": f"{PAGE}#c4",
        f"{PAGE}#c6": PAGE,
        f"{PAGE}#c7": f"{PAGE}#c6",
        f"{PAGE}#c8": PAGE,
    }


def test_there_is_enough_to_work_with(page_ledger: Ledger) -> None:
    assert len(page_ledger.statements) >= 20


@pytest.mark.parametrize("words", ["captured several villages", "left the settlements"])
def test_the_wire_s_source_spoke_through_two_agencies(page_ledger: Ledger, words: str) -> None:
    statement = find_statement(page_ledger, words)
    assert name_chain(page_ledger, statement)[:3] == [
        ("a source familiar with the situation", Role.SPEAKER),
        ("RIA Novosti", Role.RELAY),
        ("Sputnik News", Role.RELAY),
    ]
    assert statement.said_at is not None
    assert {moment[:10] for moment in statement.said_at.iso()} == {"2016-12-12"}


def test_the_wire_is_known_by_both_its_names(page_ledger: Ledger) -> None:
    (sputnik,) = [source for source in page_ledger.sources if source.id == "sputnik"]
    assert "Sputnik News" in {sputnik.name, *sputnik.aliases}
    assert sputnik.kind is SourceKind.OUTLET


def test_the_colonel_speaks_for_himself(page_ledger: Ledger) -> None:
    statement = find_statement(page_ledger, "withdrew from Palmyra without a fight")
    assert name_chain(page_ledger, statement)[0] == ("Ahmad Hamadi", Role.SPEAKER)
    (hamadi,) = [source for source in page_ledger.sources if source.name == "Ahmad Hamadi"]
    assert (hamadi.kind, hamadi.affiliation) == (SourceKind.PERSON, "FSA")


def test_the_general_was_quoted_by_a_website(page_ledger: Ledger) -> None:
    statement = find_statement(page_ledger, "the rats (ISIS men) inside")
    assert name_chain(page_ledger, statement)[:2] == [
        ("Ali Abdullah Ayyoob", Role.SPEAKER),
        ("Syrian Perspective", Role.RELAY),
    ]


def test_the_embassy_tweeted(page_ledger: Ledger) -> None:
    spoken = find_statements(page_ledger, "air-strikes in support of ISIL")
    assert "us-embassy-syria" in {statement.speaker for statement in spoken}


def test_the_adviser_told_the_new_york_times(page_ledger: Ledger) -> None:
    statement = find_statement(page_ledger, "deliberate policy")
    (speaker, _), (relay, role), *_ = name_chain(page_ledger, statement)
    assert speaker.lower() == "a syrian government adviser"
    assert (relay, role) == ("New York Times", Role.RELAY)


@pytest.mark.parametrize(("frame", "lo"), [("strikes", 61), ("casualties", 301)])
def test_the_figures_that_the_page_doubts(page_ledger: Ledger, frame: str, lo: int) -> None:
    statements = {statement.id: statement for statement in page_ledger.statements}
    (claim,) = [
        claim
        for claim in page_ledger.claims
        if claim.frame == frame
        and isinstance(count := claim.slots["count"], Count)
        and (count.lo, count.hi) == (lo, None)
    ]
    assert statements[claim.statement].doubted
    assert statements[claim.statement].speaker == "russia"


def test_who_held_palmyra_is_contested(page_ledger: Ledger) -> None:
    contested = [
        question
        for question in page_ledger.questions
        if question.frame == "control"
        and question.where is not None
        and question.where.name == "Palmyra"
        and question.status is Status.CONTESTED
    ]
    assert contested
