from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from hearsay.model.ledger import Ledger
from hearsay.model.spans import Span
from hearsay.publish import write_dossier
from hearsay.publish.dossier.anchors import allow_link, name_anchors


def parse_page(text: str) -> Any:  # noqa: ANN401  # lxml's results have no one type
    return html.fromstring(text)


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "]]> <!-- ' \" & {{ 7 * 7 }} {% raw %}",
    "</style><style>*{display:none}</style>",
)


def poison(ledger: Ledger, words: str) -> Ledger:
    """Put the words wherever a report, a feed or a case could bring them in."""
    report = replace(
        ledger.reports[0], text=words, title=words, outlet=words, byline=(words,), url=words
    )
    statement = replace(
        ledger.statements[0], text=words, content=(Span(0, len(words)),), cue=(), source=()
    )
    source = replace(ledger.sources[3], name=words, aliases=(words,))
    question = replace(
        ledger.questions[0],
        text=words,
        answers=tuple(replace(a, label=words) for a in ledger.questions[0].answers),
    )
    place = replace(ledger.control[0].place, name=words)
    return replace(
        ledger,
        case=replace(ledger.case, title=words, note=words),
        reports=(report, *ledger.reports[1:]),
        statements=(statement, *ledger.statements[1:]),
        sources=(*ledger.sources[:3], source, *ledger.sources[4:]),
        questions=(question, *ledger.questions[1:]),
        control=(replace(ledger.control[0], place=place), *ledger.control[1:]),
        notices=(replace(ledger.notices[0], where=words, what=words, cure=words),),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_report_becomes_markup(ledger: Ledger, words: str) -> None:
    page = parse_page(write_dossier(poison(ledger, words)))
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//img|//iframe|//object|//*[starts-with(name(@*), 'on')]")
    assert not [a for e in page.iter() for a in e.attrib if str(a).startswith("on")]
    assert page.xpath("string(//h1)") == words


def test_the_policy_allows_the_inline_parts_and_nothing_else(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        digest = hashlib.sha256(page.xpath(f"string(//{tag})").encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "unsafe" not in policy


def test_the_page_names_nothing_to_fetch(ledger: Ledger) -> None:
    text = write_dossier(ledger)
    page = parse_page(text)
    assert not page.xpath("//*[@src]|//link|//@style")
    assert not re.search(r"url\((?!#)|@import|https?://(?!news\.example)", text)


def test_links_out_are_plain_and_tell_nothing(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    links = page.xpath("//a[not(starts-with(@href, '#'))]")
    assert [link.get("href") for link in links] == [
        report.url for report in ledger.reports if report.url and report.url.startswith("http")
    ]
    assert all(link.get("rel") == "noopener noreferrer nofollow" for link in links)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://news.example/a?b=1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://news.example", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//news.example/x", False),
        ("https://", False),
        ("https://[bad", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, allowed: bool) -> None:  # noqa: FBT001  # a table's column
    assert (allow_link(url) == url and url is not None) is allowed


def test_every_link_inside_the_page_has_its_place(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert wanted <= set(ids)
    referred = {i for value in page.xpath("//@aria-labelledby") for i in value.split()}
    assert referred <= set(ids)


def test_a_statement_is_marked_where_it_stands(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    anchor = name_anchors(ledger).statements["s7"]
    mark = page.get_element_by_id(anchor)
    assert mark.tag == "mark"
    assert mark.text_content() == "at least 31 people had died when bombs hit the market"
    card = page.get_element_by_id(f"card-{anchor}")
    chain = " ".join(card.xpath("string(.//p[@class='chain'])").split())
    assert chain.endswith("Dr. Lina Sayegh → Steppe Monitors → Harbour Gazette")


def test_a_reports_words_stand_whole_under_their_marks(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    for report in ledger.reports:
        article = page.get_element_by_id(name_anchors(ledger).reports[report.id])
        text = article.xpath(".//div[@class='text']")[0]
        for number in text.xpath(".//sup"):
            number.drop_tree()
        assert text.text_content().split() == report.text.split()


def test_statements_on_one_passage_each_keep_their_anchor(ledger: Ledger) -> None:
    first = ledger.statements[0]
    twins = tuple(replace(first, id=name) for name in ("t1", "t2", "t3"))
    page = parse_page(write_dossier(replace(ledger, statements=(*ledger.statements, *twins))))
    words = {
        page.get_element_by_id(f"s-{name}").text_content() for name in ("s1", "t1", "t2", "t3")
    }
    assert words == {first.text}


def test_contested_questions_come_first_and_those_asked_before_the_rest(ledger: Ledger) -> None:
    turned = replace(ledger, questions=ledger.questions[::-1])
    page = parse_page(write_dossier(turned))
    shown = page.xpath("//article[@class='question']//h3/text()")
    assert shown[0] == "Who held Qasr Adra on 3 and 4 May 2031?"
    assert len(shown) == 4


def test_the_weights_lines_and_their_sum_stand_under_an_answer(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    table = page.xpath("//article[@id='q-q2']//details[@class='why']//table")[0]
    assert "+0.90" in table.xpath("string(tfoot)")
    assert len(table.xpath("tbody/tr")) == 2


def test_comments_stand_under_their_report_as_a_thread(ledger: Ledger) -> None:
    page = parse_page(write_dossier(ledger))
    thread = page.xpath("//article[@id='r-a4-gazette']//article")
    assert [comment.get("class") for comment in thread] == ["comment d1", "comment d2"]
    assert "in reply to p_halabi" in thread[1].text_content()


def test_a_comment_whose_parent_is_missing_is_not_lost(ledger: Ledger) -> None:
    reports = tuple(report for report in ledger.reports if report.id != "a4-gazette")
    page = parse_page(write_dossier(replace(ledger, reports=reports)))
    assert page.get_element_by_id("r-a4-gazette-c1").get("class") == "report"


def test_a_thread_of_thousands_is_no_trap(ledger: Ledger) -> None:
    comment = ledger.reports[4]
    names = ["a4-gazette", *(f"a4-gazette#d{n}" for n in range(1500))]
    deep = tuple(replace(comment, id=name, parent=up) for up, name in pairwise(names))
    page = parse_page(write_dossier(replace(ledger, reports=(*ledger.reports, *deep))))
    assert len(page.xpath("//article[contains(@class, 'comment')]")) == 1502


def test_an_empty_case_is_still_a_page(ledger: Ledger) -> None:
    bare = Ledger(ledger.case, ledger.generated_at, "0", (), (), (), (), (), (), (), (), ())
    text = write_dossier(bare)
    assert "Nothing is contested" in text
    assert "No claim names a place" in text


def test_equal_ledgers_give_equal_pages(ledger: Ledger) -> None:
    assert write_dossier(ledger) == write_dossier(ledger)


def test_ids_that_read_alike_keep_anchors_of_their_own(ledger: Ledger) -> None:
    names = ("a/b", "a b", "a--b", "a-b--2", "é", "ü", "")
    reports = tuple(replace(ledger.reports[0], id=name) for name in names)
    anchors = name_anchors(replace(ledger, reports=reports)).reports
    assert len(set(anchors.values())) == len(names)
