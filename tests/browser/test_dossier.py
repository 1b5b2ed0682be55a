from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", DESK), ("dark", DESK), ("light", PHONE)],
    ids=["desk, light", "desk, dark", "phone"],
)
def test_axe_finds_nothing_to_object_to(
    open_dossier: OpenPage, scheme: str, size: dict[str, int]
) -> None:
    page = open_dossier(color_scheme=scheme, viewport=size)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_never_scrolls_sideways(open_dossier: OpenPage, size: dict[str, int]) -> None:
    page = open_dossier(viewport=size)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_without_a_script_the_whole_page_is_there(open_dossier: OpenPage) -> None:
    page = open_dossier(java_script_enabled=False, viewport=DESK)
    expect(page.locator("#statement-table tbody tr")).to_have_count(18)
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".tools")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_quote_leads_to_its_words(open_dossier: OpenPage, script: bool) -> None:  # noqa: FBT001  # a table's column
    page = open_dossier(java_script_enabled=script, viewport=DESK, reduced_motion="reduce")
    page.locator("#q-q2 blockquote a", has_text="12 people were killed").first.click()
    mark = page.locator("mark#s-s11")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_text("12 people were killed, not 31")
    if script:
        expect(page.locator("#card-s-s11")).to_be_visible()
        expect(page.locator("#card-s-s12")).to_be_hidden()


def test_a_passage_shows_who_said_it_and_escape_puts_it_away(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=PHONE, reduced_motion="reduce")
    number = page.locator("#r-a6-courier sup a").first
    number.focus()
    page.keyboard.press("Enter")
    card = page.locator("#card-s-s13")
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()
    expect(card).to_contain_text(
        "Dr. Lina Sayegh → Steppe Monitors → Harbour Gazette → The Courier"
    )
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).to_be_focused()


def test_filters_narrow_the_table_and_clear_again(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=DESK)
    shown = page.locator("#statement-table tbody tr:visible")
    page.get_by_label("Speaker").select_option("Dr. Lina Sayegh")
    expect(shown).to_have_count(3)
    page.get_by_role("searchbox", name="Words").fill("stopped COUNTING")
    expect(shown).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 18 shown")
    page.get_by_role("button", name="Clear").click()
    expect(shown).to_have_count(18)
    page.get_by_label("only doubted").check()
    expect(shown).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Frame").select_option("strikes")
    page.get_by_label("Published on").select_option("2031-05-04")
    expect(shown).to_have_count(2)


def test_the_keys_move_search_and_help(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=DESK, reduced_motion="reduce")
    page.keyboard.press("j")
    expect(page.locator("#q-q1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#q-q2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#q-q1")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("jk?")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("jk?")


def test_the_skip_link_comes_first(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=DESK)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()


def test_the_theme_turns_and_is_kept(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=DESK, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")


def test_paper_shows_what_the_screen_folds_away(open_dossier: OpenPage) -> None:
    page = open_dossier(viewport=DESK)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    expect(page.locator(".card").last).to_be_visible()
    expect(page.locator(".contents")).to_be_hidden()
