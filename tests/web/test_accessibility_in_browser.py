"""axe-core finds nothing serious in any state of the page, light or dark, wide or on a phone."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
QUESTION = "Who coordinates Lubelska Medycyna?"


def faults(page: Page) -> list[str]:
    """What axe-core calls serious or critical, with the first place of each."""
    # Colours change slowly on some components; what is measured is what they come to.
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", list(RULES)
    )
    assert len(found["passes"]) > 10  # it really looked
    return [
        f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html']}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_state_can_be_used_by_all(
    browser: Browser, real_address: str, scheme: str, width: int
) -> None:
    """Contrast, labels, roles and order, in the states that a visitor meets."""
    size = {"width": width, "height": 844}
    with visited(browser, real_address, color_scheme=scheme, viewport=size) as page:
        assert faults(page) == [], "empty"
        ask(page, "Jak upiec sernik?")
        assert faults(page) == [], "not found"
        ask(page, QUESTION)
        page.locator(".why summary").first.click()
        assert faults(page) == [], "answered"
        page.locator("#saving summary").click()
        assert faults(page) == [], "the menu of forms"
        page.locator(".turn").nth(1).locator("button.source").first.click()
        page.wait_for_selector(".viewer mark")
        assert faults(page) == [], "a source"
        page.keyboard.press("Escape")
        page.wait_for_selector(".viewer", state="detached")
        for tab in ("Documents", "Evaluation"):
            page.get_by_role("tab", name=tab).click()
            page.get_by_role("tabpanel").filter(visible=True).first.wait_for()
            page.wait_for_timeout(300)
            assert faults(page) == [], tab
