"""The tab of documents in the browser tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def open_documents(page: Page) -> None:
    """The tab of documents, its table written."""
    page.get_by_role("tab", name="Documents").last.click()
    page.locator("#documents :is(tbody tr, .notice)").first.wait_for()


def names(page: Page) -> list[str]:
    """The files that are shown, in their order."""
    return page.locator("#documents tbody tr:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.path)"
    )
