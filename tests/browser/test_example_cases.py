"""The two example cases as people get them: whole, accessible, and silent towards the network."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from hearsay import make_ledger, write_dossier


@pytest.mark.parametrize("case", ["palmyra-2016", "titanic-1912"])
def test_an_example_dossier_is_accessible_and_asks_for_nothing(
    browser: Browser, root: Path, tmp_path: Path, case: str
) -> None:
    page_file = tmp_path / f"{case}.html"
    page_file.write_text(write_dossier(make_ledger(root / "cases" / case)), encoding="utf-8")
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()
    assert asked == [page_file.as_uri()]
