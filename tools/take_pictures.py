"""Take the README's pictures: the example case's dossier, as a browser shows it.

    .venv/bin/python tools/take_pictures.py

Needs Debian's Chromium and the packages of the extra `test`.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from hearsay import make_ledger, write_dossier

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Write docs/pictures/*.png."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for case in ("palmyra-2016", "titanic-1912"):
            file = Path(folder) / f"{case}.html"
            file.write_text(write_dossier(make_ledger(ROOT / "cases" / case)), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1280, "height": 1500})
            page.goto(file.as_uri())
            _shoot(page, case)
        browser.close()


def _shoot(page: Page, case: str) -> None:
    page.screenshot(path=PICTURES / f"{case}.png")
    for part in ("control", "days"):
        section = page.query_selector(f"#{part}")
        if section is not None:
            section.scroll_into_view_if_needed()
            box = section.bounding_box()
            if box is not None:
                clip = {**box, "height": min(box["height"], 560)}
                top = page.evaluate("window.scrollY")
                page.screenshot(
                    path=PICTURES / f"{case}-{part}.png",
                    full_page=True,
                    clip={**clip, "y": clip["y"] + top},  # type: ignore[arg-type] # a plain mapping of four floats
                )


if __name__ == "__main__":
    main()
