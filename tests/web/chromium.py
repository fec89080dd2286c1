"""Chromium, and a visit to the page in it, for the browser tests."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

CUT_OFF = ("AbortError: ", "Unexpected error Connection errored out")
"""What Gradio writes to the console when the page is left in the middle of a stream."""


@contextmanager
def visited(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """The page, opened.

    Fails on any request to another origin, on any script error, and on anything that the browser
    complains of in its console.
    """
    with browser.new_context(**{"locale": "en-GB", **options}) as context:
        page = context.new_page()
        requested: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: requested.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.extend(complaints(said)))
        page.set_default_timeout(15_000)
        page.goto(address)
        page.wait_for_selector(".empty h2")
        yield page
        own = (f"{address}/", "data:", "blob:")
        assert [url for url in requested if not url.startswith(own)] == []
        assert len(requested) > 10  # the record is of a page that was really loaded
        assert errors == [], errors


def complaints(said: ConsoleMessage) -> list[str]:
    """What is wrong by a line of the console: nothing, or the line."""
    return [said.text] if said.type == "error" and not said.text.startswith(CUT_OFF) else []


def ask(page: Page, question: str) -> None:
    """Ask on the English page, and wait for the answer."""
    before = page.locator(".turn").count()
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    page.locator(".turn").nth(before).locator(".answer").wait_for()
