from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.model.reports import ReportKind, SectionKind
from hearsay.read import ReadResult

Read = Callable[..., ReadResult]
ARTICLE = (
    "The council says that both of its bridges were closed by the river guard on Sunday night, "
    "hours before the first boats."
)


def test_a_page_of_our_own_comes_apart(read: Read, pages: Path) -> None:
    result = read("two-bridges.txt", (pages / "two-bridges.txt").read_bytes())
    article, *comments = result.reports
    assert article.title == "Who shut the two bridges?"
    assert article.byline == ("Mira Tolland",)
    assert article.published is None
    assert article.text.startswith("The council of Oldford")
    assert "RSS Error" not in article.text
    assert [s.kind for s in article.sections] == [
        SectionKind.BODY,
        SectionKind.WIRE,
        SectionKind.BODY,
        SectionKind.AUTHOR_NOTE,
    ]
    wire = article.sections[1]
    assert wire.outlet == "Harbour Wire"
    assert wire.time is not None
    assert wire.time.iso() == ("2017-04-03T07:15:00+03:00", "2017-04-03T08:40:00+03:00")
    words = wire.span.cut(article.text)
    assert words.startswith("07:15")
    assert words.endswith("the officer said”.")
    own = "two-bridges"
    assert [(c.id, c.parent) for c in comments] == [
        (f"{own}#c1", own),
        (f"{own}#c2", f"{own}#c1"),
        (f"{own}#c3", f"{own}#c2"),
        (f"{own}#c4", own),
        (f"{own}#c5", f"{own}#c4"),
        (f"{own}#c6", own),
    ]
    assert comments[0].byline == ("Anna",)
    assert comments[0].published is not None
    assert comments[0].published.isoformat() == "2017-04-03T10:05:00+03:00"
    assert comments[0].text == "I crossed on Saturday at noon, and nothing was shut."
    assert comments[1].text == ("Which bridge, though?\n\nThe western one was never shut at all.")
    assert comments[3].text.endswith("2. I counted twelve myself.")
    assert all(c.kind is ReportKind.COMMENT for c in comments)
    told = " ".join(n.what for n in result.notices)
    assert "Skip to content" in told
    assert "RSS Error" in told
    assert not any("announces" in n.what for n in result.notices)


def test_the_real_page_comes_apart(read: Read, shared_cases: Path) -> None:
    path = shared_cases / "palmyra-page" / "reports" / "musical-chairs.txt"
    result = read("musical-chairs.txt", path.read_bytes())
    article, *comments = result.reports
    assert article.title == "A Deadly Game Of Musical Chairs in Palmyra"
    assert article.byline == ("Nehad Ismail",)
    assert article.text.startswith("According to reports")
    assert [s.kind.value for s in article.sections] == ["body", "wire", "body", "author-note"]
    wire = article.sections[1]
    assert wire.outlet == "Sputnik News"
    assert wire.time is not None
    assert wire.time.iso() == ("2016-12-12T12:47:00+02:00", "2016-12-12T13:05:00+02:00")
    parents = [(c.parent or "").removeprefix("musical-chairs") for c in comments]
    assert parents == ["", "#c1", "", "#c3", "#c4", "", "#c6", ""]
    assert [c.id for c in comments] == [f"musical-chairs#c{n}" for n in range(1, 9)]
    assert not any("Leave a comment" in r.text or "Akismet" in r.text for r in result.reports)


THREADS = {
    "titled responses": ("2 Responses to “A title”\n\n 1. One.\n\n 2. Two.\n", [None, None]),
    "count alone": ("2 Comments\n\n  * One.\n\n      * Two.\n", [None, 0]),
    "dashes by tabs": ("3 Replies\n\n\t- One.\n\n\t\t- Two.\n\n\t- Three.\n", [None, 0, None]),
    "numbers that restart": (
        "3 Comments\n\n 1. One.\n\n    1. Two.\n\n    2. Three.\n\n",
        [None, 0, 0],
    ),
    "numbers that skip": ("3 Comments\n\n 1. One.\n\n    • Two.\n\n 3. Three.\n", [None, 0, None]),
    "numbers set flush right": (
        "2 Comments on “A title”\n\n  9. One.\n\n 10. Two.\n",
        [None, None],
    ),
    "no heading, but a form": ("  1. One.\n\n    • Two.\n\nLeave a reply\n", [None, 0]),
    "no heading, no form": ("\n\n  1. One.\n\n    • Two.\n\n  2. Three.\n", [None, 0, None]),
    "controls above": ("2 Comments\n\nOldest first\n\n 1. One.\n\n 2. Two.\n", [None, None]),
    "no indentation": ("2 Comments on “X”\n\n1. One.\n\n2. Two.\n\nAdd a comment\n", [None, None]),
}


@pytest.mark.parametrize(("below", "parents"), THREADS.values(), ids=THREADS)
def test_threads_in_many_shapes(read: Read, below: str, parents: list[int | None]) -> None:
    result = read("page.txt", f"{ARTICLE}\n\n{below}")
    article, *comments = result.reports
    assert article.text == ARTICLE
    own = [article.id if p is None else comments[p].id for p in parents]
    assert [c.parent for c in comments] == own
    assert [c.text for c in comments] == ["One.", "Two.", "Three."][: len(parents)]


ORDINARY = {
    "a list at the end": f"{ARTICLE}\n\nWhat we know:\n\n  1. One thing.\n  2. Another thing.\n",
    "a line on comments": f"{ARTICLE}\n\nComments by the mayor\n\nHe had none.\n",
    "a discussion": f"{ARTICLE}\n\nDiscussion\n\n- It was long.\n- It was loud.\n",
    "responses in a sentence": f"3 responses to “the order”\n\n{ARTICLE}\n\nThat is all.\n",
    "a short note": "The bridge is shut.",
    "furniture only": "Skip to content",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_texts_stay_whole(read: Read, text: str) -> None:
    result = read("note.txt", text)
    assert [r.text for r in result.reports] == [text.rstrip("\n")]


def test_a_count_that_differs_is_told(read: Read) -> None:
    result = read("page.txt", f"{ARTICLE}\n\n5 Comments on “X”\n\n 1. One.\n\nLeave a reply\n")
    assert any("announces 5 comment(s), 1 were found" in n.what for n in result.notices)


def test_a_menu_is_left_out_of_a_page_only(read: Read) -> None:
    menu = "Sport\nWeather\nLocal news\n\n"
    thread = "\n\n1 Comment on “X”\n\n 1. One.\n"
    assert read("a.txt", menu + ARTICLE + thread).reports[0].text == ARTICLE
    assert read("b.txt", menu + ARTICLE).reports[0].text == menu + ARTICLE
