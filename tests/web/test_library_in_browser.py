"""The list of documents as a visitor uses it, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited
from documentstab import names, open_documents

from assistant.web.library import table

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


def test_the_list_is_filtered_and_sorted(own_page: Page, corpus: Path, assistant) -> None:
    """By part of a name or title, by kind of state, and by each column; kept when it changes."""
    page = own_page
    open_documents(page)
    assert names(page) == ["hostile.txt", "protokol.txt", "skan.pdf"]

    size = page.get_by_role("button", name="Size")
    size.click()
    assert names(page) == ["skan.pdf", "hostile.txt", "protokol.txt"]
    size.press("Enter")
    assert names(page) == ["protokol.txt", "hostile.txt", "skan.pdf"]
    assert page.locator("th[aria-sort=descending]").inner_text() == "Size"

    page.get_by_role("button", name="Need attention 1").click()
    assert names(page) == ["skan.pdf"]
    assert page.locator(".shown").inner_text() == "Shown: 1 of 3."
    page.get_by_role("button", name="All 3").click()
    box = page.get_by_label("Find by name or title")
    box.press_sequentially("SESJI")
    assert names(page) == ["protokol.txt"]

    (corpus / "sesja.txt").write_text("Uchwała z sesji\n", encoding="utf-8")
    page.get_by_role("button", name="Check for changes").click()
    page.get_by_text("Added 1 document, 1 passage.").wait_for()
    page.get_by_text("4 documents – ").wait_for()
    assert names(page) == ["protokol.txt", "sesja.txt"]
    assert box.input_value() == "SESJI"
    box.fill("nothing like it")
    assert names(page) == []
    page.get_by_text("No document matches.").wait_for()


def test_a_long_list_is_searched_on_the_server(
    own_page: Page, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is beyond the bound is reached by part of its name, or as what needs attention."""
    page = own_page
    monkeypatch.setattr(table, "ROWS", 2)
    open_documents(page)
    assert names(page) == ["hostile.txt", "protokol.txt"]
    page.get_by_text("The list is long: 2 of 3 are here.").wait_for()
    box = page.get_by_label("Find by name or title")
    box.press_sequentially("Skan")
    page.locator("#documents tr[data-path='skan.pdf']").wait_for()
    assert names(page) == ["skan.pdf"]
    assert page.locator(".shown").inner_text() == "Shown: 1 of 3."
    assert box.evaluate("box => document.activeElement === box")
    box.fill("")
    page.locator("#documents tr[data-path='hostile.txt']").wait_for()
    page.get_by_role("button", name="Need attention 1").click()
    page.locator("#documents tr[data-path='skan.pdf']").wait_for()
    assert names(page) == ["skan.pdf"]


def test_removing_asks_first(own_page: Page, corpus: Path) -> None:
    """Whoever cancels, or presses Escape, removes nothing; the focus stays in, and returns."""
    page = own_page
    open_documents(page)
    button = page.get_by_role("button", name="Remove hostile.txt")
    dialog = page.get_by_role("dialog", name="Remove from the documents?")
    button.press("Enter")
    dialog.wait_for()
    assert dialog.get_by_role("listitem").all_inner_texts() == ["hostile.txt"]
    focused = []
    for _ in range(4):
        focused.append(page.evaluate("document.activeElement.innerText"))
        page.keyboard.press("Tab")
    assert focused[:2] == ["Cancel", "Remove"]
    assert {*focused} <= {"Cancel", "Remove", page.evaluate("document.body.innerText")}
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert button.evaluate("button => document.activeElement === button")

    button.click()
    dialog.get_by_role("button", name="Cancel").click()
    dialog.wait_for(state="hidden")
    assert (corpus / "hostile.txt").is_file()

    button.click()
    dialog.get_by_role("button", name="Remove").click()
    page.get_by_text("Removed 1 document.").wait_for()
    page.get_by_text("2 documents – ").wait_for()
    assert names(page) == ["protokol.txt", "skan.pdf"]
    assert "“.removed/hostile.txt”" in page.locator("#told .done").first.inner_text()
    assert (corpus / ".removed" / "hostile.txt").is_file()


def test_several_documents_are_removed_at_once(own_page: Page, corpus: Path) -> None:
    """Those whose boxes are ticked, all that are shown with one box; also the very last ones."""
    page = own_page
    open_documents(page)
    page.get_by_label("Choose all that are shown").check()
    assert page.locator(".choice [role=status]").inner_text() == "Chosen: 3"
    page.locator(".choice").get_by_role("button", name="Remove").click()
    dialog = page.get_by_role("dialog")
    assert dialog.get_by_role("listitem").count() == 3
    dialog.get_by_role("button", name="Remove").click()
    page.get_by_text("Removed 3 documents.").wait_for()
    page.get_by_text("There are no documents yet.").wait_for()
    assert [path.name for path in corpus.iterdir()] == [".removed"]


def test_a_document_is_replaced(own_page: Page, corpus: Path, tmp_path: Path) -> None:
    """The next question is answered from the new file, which has the old one's name."""
    page = own_page
    open_documents(page)
    new = tmp_path / "poprawiony.txt"
    new.write_text("Poprawka\nKoordynatorem projektu Gęślą jest Jan Kos.\n", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Replace hostile.txt").click()
    chooser.value.set_files(new)
    page.get_by_text("Changed 1 document").wait_for()
    assert (corpus / "hostile.txt").read_bytes() == new.read_bytes()
    assert (corpus / ".removed" / "hostile.txt").is_file()
    page.get_by_role("rowheader", name="hostile.txt").wait_for()
    page.get_by_role("cell", name="Poprawka").wait_for()

    page.get_by_role("tab", name="Ask").last.click()
    ask(page, "who leads projektu Gęślą?")
    assert page.locator("blockquote").inner_text() == "Koordynatorem projektu Gęślą jest Jan Kos."


def test_only_chosen_documents_are_asked(own_page: Page, corpus: Path) -> None:
    """The choice stands above the question and in the list until all are asked again."""
    page = own_page
    open_documents(page)
    page.get_by_label("Choose hostile.txt").check()
    page.get_by_label("Choose skan.pdf").check()
    page.get_by_role("button", name="Ask only these").click()
    line = page.locator("#restriction")
    line.get_by_text("Asking 2 of 3 documents:").wait_for()
    assert "hostile.txt, skan.pdf" in line.inner_text()

    open_documents(page)
    assert page.get_by_label("Choose hostile.txt").is_checked()
    assert not page.get_by_label("Choose protokol.txt").is_checked()
    page.get_by_role("button", name="Remove hostile.txt").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    page.locator("#documents").get_by_text("Asking 1 of 2 documents:").wait_for()

    page.get_by_role("tab", name="Ask").last.click()
    line.get_by_text("Asking 1 of 2 documents:").wait_for()
    line.get_by_role("button", name="Ask all documents").click()
    line.get_by_role("button").wait_for(state="detached")
    assert page.get_by_label("Your question").evaluate("box => document.activeElement === box")
    open_documents(page)
    page.locator("#documents .restricted").wait_for(state="detached")
    assert page.locator("#documents tbody input:checked").count() == 0


def test_a_phone_lists_the_documents(browser: Browser, address: str) -> None:
    """On a narrow screen nothing scrolls sideways, and a state is one whole line."""
    with visited(browser, address, viewport={"width": 390, "height": 844}) as page:
        page.get_by_role("tab", name="Documents").last.click()
        states = page.locator("#documents .state")
        states.first.wait_for()
        assert states.all_inner_texts() == ["ready", "ready", "needs OCR"]
        for state in states.all():
            box = state.bounding_box()
            assert box["height"] < 34
            assert box["x"] + box["width"] <= 390
        assert page.locator("#documents .scroll").evaluate(
            "box => box.scrollWidth <= box.clientWidth"
        )
        row = page.get_by_role("row").nth(2)
        assert row.get_by_role("cell").count() == 8
        assert "Passages: " in row.evaluate(
            "row => getComputedStyle(row.children[row.children.length - 2], '::before').content"
        )
        page.get_by_role("button", name="Title").click()
        page.get_by_role("button", name="Remove skan.pdf").click()
        box = page.get_by_role("dialog").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
