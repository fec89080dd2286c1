"""Take the pictures of the chat page that the README and docs/page.md show.

    python tools/screenshot.py [docs]

Serves the bundled documents, brings the page into each of its states, and saves what Chromium
shows. Needs the test extras and Debian's chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.web.server import running

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "who coordinates Lubelska Medycyna?"
FOLLOW_UP = "and how many members does it have?"
SCANNED = "Gdzie odbędzie się Kongres Klastrów Polskich?"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}

State = Callable[[Page], None]


def ask(page: Page, question: str) -> None:
    before = page.locator(".turn .answer, .turn .error").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn .answer, .turn .error").nth(before).wait_for()


def open_source(page: Page, name: str) -> None:
    """The first quote's source from a file whose name holds ``name``."""
    page.locator("button.source", has_text=name).last.click()
    page.wait_for_selector(".viewer")
    page.wait_for_timeout(800)  # the picture is drawn, and scrolled to its place


def empty(page: Page) -> None:
    page.wait_for_timeout(2500)  # questions are suggested


def answer(page: Page) -> None:
    ask(page, QUESTION)
    open_source(page, "protokol_komisji")


def follow_up(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, FOLLOW_UP)
    open_source(page, "prezentacja_2023")


def scan(page: Page) -> None:
    ask(page, SCANNED)
    open_source(page, "notatka_kongres")


def not_found(page: Page) -> None:
    ask(page, "How deep is the Baltic Sea?")


def error(page: Page) -> None:
    ask(page, "???")


def documents(page: Page) -> None:
    page.get_by_role("tab").nth(1).click()
    page.wait_for_selector("#documents table")


def evaluation(page: Page) -> None:
    page.get_by_role("tab").nth(2).click()
    page.get_by_label("Question set").click()
    page.get_by_role("option", name="questions.jsonl").click()
    page.locator("#evaluate").click()
    page.wait_for_selector("#evaluation table", timeout=120_000)


def stopped(page: Page) -> None:
    ask(page, QUESTION)
    page.route("**/alive", lambda route: route.abort())
    page.wait_for_selector("#away.on")


STATES: dict[str, tuple[State, dict[str, object]]] = {
    "chat": (answer, {}),
    "chat-empty": (empty, {}),
    "chat-follow-up": (follow_up, {}),
    "chat-scan": (scan, {"locale": "pl-PL"}),
    "chat-not-found": (not_found, {}),
    "chat-error": (error, {}),
    "chat-stopped": (stopped, {}),
    "chat-dark": (answer, {"color_scheme": "dark"}),
    "chat-phone": (follow_up, {"viewport": PHONE}),
    "documents": (documents, {}),
    "documents-phone": (documents, {"viewport": PHONE, "locale": "pl-PL"}),
    "evaluation": (evaluation, {}),
}


@contextmanager
def visited(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """The page, opened."""
    with browser.new_context(**{"locale": "en-GB", "viewport": WIDE, **options}) as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(".empty h2")
        yield page


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as index, sync_playwright() as playwright:
        assistant = Assistant.open(Settings(corpus=ROOT / "corpus", index=Path(index)))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with running(assistant, port=0) as served:
            for name, (state, options) in STATES.items():
                with visited(browser, served.address, **options) as page:
                    state(page)
                    page.wait_for_timeout(300)  # the panel's place and the scrolling settle
                    page.screenshot(path=folder / f"{name}.png")
                    print(f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
