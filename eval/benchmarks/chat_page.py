"""How fast the chat page is in a real browser; one JSON object.

    python eval/benchmarks/chat_page.py DOCUMENTS QUESTIONS [--count 100] [--loads 10]

Serves the page over an index of DOCUMENTS and opens it in Chromium. ``load_ms``: from asking for
the page's address to the first words of the empty conversation on the screen, each time in a fresh
browser context, so that nothing is cached. ``first_quote_ms``: from pressing Enter to the first
quote of that question standing in the page and having been laid out, told by the page's own clock;
each question is the first of a new conversation. Questions that the assistant declines count up to
their nearest passages. Percentiles in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from assistant.assistant import Assistant
from assistant.evaluation import percentile, read_questions
from assistant.settings import Settings
from assistant.web.server import running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WATCH = """() => {
  const box = document.querySelector('#question textarea');
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const pressed = performance.now();
    window.took = null;
    const seen = new MutationObserver(() => {
      const quote = document.querySelector('.turn .quote blockquote');
      if (quote && quote.getBoundingClientRect().height > 0) {
        seen.disconnect();
        window.took = performance.now() - pressed;
      }
    });
    seen.observe(document.querySelector('#chat'), { childList: true, subtree: true });
  }, true);
}"""


def load_time(browser: Browser, address: str) -> float:
    """Milliseconds from asking for the page to its first words."""
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        started = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(".empty h2")
        return (time.perf_counter() - started) * 1000


def answer_times(page: Page, questions: Sequence[str]) -> list[float]:
    """Milliseconds from Enter to the first quote, for each question that gets any."""
    page.evaluate(WATCH)
    found = []
    for question in questions:
        box = page.locator("#question textarea")
        box.fill(question)
        box.press("Enter")
        page.wait_for_selector(".turn .answer")
        if page.locator(".turn .quote").count():
            found.append(page.wait_for_function("window.took").json_value())
        page.locator("#clear").click()
        page.wait_for_selector(".empty h2")
    return found


def told(values: Sequence[float]) -> dict[str, float | int | None]:
    return {"count": len(values), "p50": percentile(values, 50), "p95": percentile(values, 95)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--loads", type=int, default=10)
    chosen = parser.parse_args()
    questions = [row.question for row in read_questions([chosen.questions])][: chosen.count]
    with tempfile.TemporaryDirectory() as index, sync_playwright() as playwright:
        assistant = Assistant.open(Settings(corpus=chosen.documents, index=Path(index)))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(SWITCHES)
        )
        with running(assistant, port=0) as served:
            loads = [load_time(browser, served.address) for _ in range(chosen.loads)]
            page = browser.new_context(locale="en-GB").new_page()
            page.goto(served.address)
            page.wait_for_selector(".empty h2")
            quotes = answer_times(page, questions)
            browser.close()
    print(json.dumps({"load_ms": told(loads), "first_quote_ms": told(quotes)}, indent=1))


if __name__ == "__main__":
    main()
