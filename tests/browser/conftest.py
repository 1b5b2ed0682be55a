"""A browser and the sample's dossier as a file, for the tests that look at the page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# Test folders are no packages: their helpers are imported from the repository's root.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.publish.sample_ledger import make_ledger

from hearsay.publish import write_dossier

CHROMIUM = Path("/usr/bin/chromium")

OpenPage = Callable[..., Page]
"""Opens the dossier: `open_dossier(fragment="", **options of a browser context)`."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; skips where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"Chromium is not at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's dossier as a file."""
    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(write_dossier(make_ledger()), encoding="utf-8")
    return path


@pytest.fixture
def open_dossier(browser: Browser, dossier: Path) -> Iterator[OpenPage]:
    """Open the dossier in a fresh context; the test fails where the page asks or complains."""
    contexts = []
    asked: list[str] = []
    complaints: list[str] = []

    def open_page(fragment: str = "", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # passed on as given
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(dossier.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [url for url in asked if not url.startswith("file://")]
    assert not complaints
