"""axe-core finds nothing serious in any state of the tab of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, visited
from test_accessibility_in_browser import faults

from assistant.web.server import running

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_state_of_the_tab_can_be_used_by_all(
    browser: Browser, assistant, tmp_path: Path, scheme: str, width: int
) -> None:
    """Contrast, labels, roles and sizes: the list, a choice, the question, a run and its result."""
    size = {"width": width, "height": 844}
    with (
        running(assistant, port=0) as served,
        visited(browser, served.address, color_scheme=scheme, viewport=size) as page,
    ):
        page.get_by_role("tab", name="Documents").last.click()
        page.locator("#documents tbody tr").first.wait_for()
        assert faults(page) == [], "the list"
        page.get_by_label("Choose hostile.txt").check()
        page.keyboard.press("End")  # elsewhere the bar lies over some row
        page.wait_for_timeout(300)
        assert faults(page) == [], "a choice"
        page.get_by_role("button", name="Remove hostile.txt").click()
        page.get_by_role("dialog").wait_for()
        assert faults(page) == [], "the question before removal"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Ask only these").click()
        page.locator("#restriction button").wait_for()
        assert faults(page) == [], "the line above the question"
        page.get_by_role("tab", name="Documents").last.click()
        page.locator("#documents .restricted").wait_for()
        page.get_by_label("Find by name or title").fill("nothing like it")
        assert faults(page) == [], "nothing found"

        assistant.seconds = 3.0
        music = tmp_path / "muzyka.mp3"
        music.write_bytes(b"ID3")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Add files").click()
        chooser.value.set_files(music)
        page.wait_for_selector("#told progress")
        assert faults(page) == [], "a run"
        page.locator("#told .error").wait_for()
        assert faults(page) == [], "its result"
