"""Take the picture of the chat page that the README shows.

    python tools/screenshot.py [docs/chat.png]

Serves the bundled documents, asks the first question, opens the first source, and saves what
Chromium shows, 1280 x 860. Needs the test extras and Debian's chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web.server import running

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "who coordinates Lubelska Medycyna?"
SIZE = {"width": 1280, "height": 860}


def take(address: str, picture: Path) -> None:
    """Ask, open the first source, and save the window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.goto(address)
        page.wait_for_selector(".empty h2")
        page.get_by_label("Your question").fill(QUESTION)
        page.keyboard.press("Enter")
        page.locator("button.source").first.click()
        page.wait_for_selector(".viewer mark")
        page.wait_for_timeout(500)  # the panel's place and the scrolling settle
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    picture = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "chat.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as index:
        assistant = Assistant.open(Settings(corpus=ROOT / "corpus", index=Path(index)))
        with running(assistant, port=0) as served:
            take(served.address, picture)
    print(f"{picture}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
