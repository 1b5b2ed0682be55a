from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.read import ReadResult

Read = Callable[..., ReadResult]
PARAGRAPHS = "".join(
    f"<p>Paragraph {n} tells at some length what the council and the river guard said.</p>"
    for n in range(4)
)


def test_a_page_of_our_own_comes_apart(read: Read, pages: Path) -> None:
    result = read("bridges.html", (pages / "bridges.html").read_bytes())
    article, *comments = result.reports
    assert result.notices == ()
    assert article.title == "Bridges shut on Sunday"
    assert article.outlet == "Oldford Post"
    assert article.byline == ("Mira Tolland", "Jon Vale")
    assert article.url == "https://post.example/bridges"
    assert article.published is not None
    assert article.updated is not None
    assert article.published.isoformat() == "2017-04-03T07:15:00+02:00"
    assert article.updated.isoformat() == "2017-04-03T09:00:00+03:00"
    assert "\n\nAn officer of the river guard said twelve cars" in article.text
    assert "Sport" not in article.text
    assert "Forty cars" not in article.text
    assert [(c.id, c.parent, c.byline, c.text) for c in comments] == [
        ("bridges#c1", "bridges", ("Anna",), "I crossed on Saturday.\n\nNothing was shut."),
        ("bridges#c2", "bridges#c1", ("Boris",), "Which bridge, though?"),
        ("bridges#c3", "bridges", ("Carla",), "Forty cars, I heard."),
    ]
    assert comments[0].published is not None
    assert comments[0].published.isoformat() == "2017-04-03T10:05:00+02:00"


HEADS = {
    "OpenGraph": (
        (
            '<meta property="article:published_time" content="2017-04-03T07:15:00Z">'
            '<meta property="article:modified_time" content="2017-04-04T07:15:00Z">'
        ),
        "2017-04-03T07:15:00+00:00",
        "2017-04-04T07:15:00+00:00",
    ),
    "itemprop": (
        '<meta itemprop="datePublished" content="2017-04-03">',
        "2017-04-03T00:00:00+03:00",
        None,
    ),
    "a list of JSON-LD": (
        (
            '<script type="application/ld+json">[1, null, {"@type": "Article", '
            '"datePublished": "2017-04-03T07:15+02:00"}]</script>'
        ),
        "2017-04-03T07:15:00+02:00",
        None,
    ),
    "JSON-LD of wrong types": (
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": {"a": 1}, '
            '"headline": [1], "author": 5, "publisher": [], "url": 3}</script>'
        ),
        None,
        None,
    ),
    "JSON-LD that is deep": (
        '<script type="application/ld+json">' + "[" * 5_000 + "</script>",
        None,
        None,
    ),
    "an unknown date": ('<meta property="article:published_time" content="soon">', None, None),
}


@pytest.mark.parametrize(("head", "published", "updated"), HEADS.values(), ids=HEADS)
def test_times_in_the_head(
    read: Read, head: str, published: str | None, updated: str | None
) -> None:
    page = f"<html><head>{head}</head><body><article>{PARAGRAPHS}</article></body></html>"
    (report,) = read("a.html", page).reports
    assert (report.published and report.published.isoformat()) == published
    assert (report.updated and report.updated.isoformat()) == updated


def test_a_time_element_gives_the_time(read: Read) -> None:
    page = f'<body><article><time datetime="2017-04-03T07:15">then</time>{PARAGRAPHS}</article>'
    (report,) = read("a.html", page).reports
    assert report.published is not None
    assert report.published.isoformat() == "2017-04-03T07:15:00+03:00"


def test_a_declared_charset_is_used(read: Read) -> None:
    page = f'<meta charset="windows-1251"><body><p>Мост закрыт.</p>{PARAGRAPHS}'
    result = read("a.html", page.encode("windows-1251"))
    assert "Мост закрыт." in result.reports[0].text
    assert not any("charset" in n.what or "UTF-8" in n.what for n in result.notices)


SHORT = {
    "one line": "<p>The bridge is shut.</p>",
    "no paragraph": "The bridge is shut.",
    "broken marks": "<div><p>The bridge is <b>shut.</i></div></p>",
}


@pytest.mark.parametrize("body", SHORT.values(), ids=SHORT)
def test_short_pages_keep_their_text(read: Read, body: str) -> None:
    (report,) = read("a.html", f"<html><body>{body}</body></html>").reports
    assert report.text == "The bridge is shut."


def test_depth_alone_makes_a_thread(read: Read) -> None:
    items = "".join(
        f'<div class="comment depth-{depth}" id="comment-{n}"><p>Comment {n}.</p></div>'
        for n, depth in enumerate((1, 2, 3, 2, 1))
    )
    page = f"<body><article>{PARAGRAPHS}</article><div>{items}</div></body>"
    _, *comments = read("a.html", page).reports
    assert [c.parent for c in comments] == ["a", "a#c1", "a#c2", "a#c1", "a"]


def test_answers_to_an_empty_comment_go_to_its_parent(read: Read) -> None:
    page = (
        f"<body><article>{PARAGRAPHS}</article><ol>"
        '<li class="comment depth-1" id="comment-1"><p></p><ol class="children">'
        '<li class="comment depth-2" id="comment-2"><p>An answer.</p></li></ol></li></ol></body>'
    )
    result = read("a.html", page)
    assert [(r.id, r.parent) for r in result.reports] == [("a", None), ("a#c1", "a")]
    assert any("without text" in n.what for n in result.notices)


THEMES = {
    "words in the author's box": (
        '<li class="comment depth-1" id="comment-1"><div class="comment-author vcard">'
        '<p>The words.</p><p><cite>by <span class="fn">Anna</span></cite></p></div></li>'
    ),
    "terms and their texts": (
        '<dl><dt class="comment depth-1" id="comment-1"><span class="fn">Anna</span></dt>'
        "<dd><p>The words.</p></dd></dl>"
    ),
    "a like button": (
        '<li class="comment" id="comment-1"><b class="fn">Anna</b><div class="comment-content">'
        '<p>The words.</p><p class="comment-likes">Like 3</p></div></li>'
    ),
    "an id on the list item": (
        '<li class="depth-1" id="li-comment-1"><div id="comment-1"><i class="fn">Anna says:</i>'
        '<div class="comment-text">The words.</div><a class="reply">Reply</a></div></li>'
    ),
}


@pytest.mark.parametrize("comment", THEMES.values(), ids=THEMES)
def test_comments_of_many_themes(read: Read, comment: str) -> None:
    page = f"<body><article>{PARAGRAPHS}</article><div>{comment}</div></body>"
    article, *comments = read("a.html", page).reports
    assert [(c.id, c.byline, c.text) for c in comments] == [("a#c1", ("Anna",), "The words.")]
    assert "The words." not in article.text
