"""The documents' tab as a visitor meets it, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


def test_an_upload_is_indexed_and_answers(own_page: Page, corpus: Path, tmp_path: Path) -> None:
    """An added file is listed with its state, told, and answers the next question."""
    page = own_page
    page.get_by_role("tab", name="Documents").last.click()
    rows = page.locator("#documents tbody tr")
    rows.first.wait_for()
    assert rows.evaluate_all("rows => rows.map(row => row.dataset.state)") == [
        "indexed",
        "indexed",
        "needs_ocr",
    ]
    assert "The pages are pictures. Install tesseract." in rows.nth(2).inner_text()

    new = tmp_path / "Zażółć (nowy).txt"
    new.write_text("Nowy dokument\nKoordynatorem projektu Gęślą jest Jan Kos.\n", encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add documents").click()
    chooser.value.set_files(new)
    done = page.locator("#told .done")
    done.wait_for()
    assert done.inner_text() == "Added 1 document, 2 passages."
    rows.nth(3).wait_for()
    assert (corpus / new.name).read_bytes() == new.read_bytes()

    page.get_by_role("tab", name="Ask").last.click()
    ask(page, "who leads projektu Gęślą?")
    assert page.locator("blockquote").inner_text() == "Koordynatorem projektu Gęślą jest Jan Kos."


@pytest.mark.slow
def test_a_run_is_followed_after_a_reload(own_page: Page, assistant, tmp_path: Path) -> None:
    """Reloading the page neither stops an indexing run nor hides it."""
    page = own_page
    assistant.seconds = 4.0
    new = tmp_path / "nowy.txt"
    new.write_text("Nowy dokument\n", encoding="utf-8")
    page.get_by_role("tab", name="Documents").last.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add documents").click()
    chooser.value.set_files(new)
    page.wait_for_selector("#told progress")
    page.reload()
    page.wait_for_selector(".empty h2")
    page.get_by_role("tab", name="Documents").last.click()
    page.wait_for_selector("#told progress")
    page.wait_for_selector("#told .done")
    assert page.locator("#told .done").inner_text() == "Added 1 document, 1 passage."
    page.locator("#documents tbody tr").nth(3).wait_for()


def test_an_upload_that_cannot_be_read_is_told(own_page: Page, tmp_path: Path) -> None:
    """It is told with its state and what to do, in the language that the page has then."""
    page = own_page
    page.get_by_role("tab", name="Documents").last.click()
    music = tmp_path / "muzyka.mp3"
    music.write_bytes(b"ID3")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add documents").click()
    chooser.value.set_files(music)
    told = page.locator("#told")
    told.locator(".error").wait_for()
    assert told.inner_text().strip() == (
        "“muzyka.mp3”: unsupported, so it cannot be searched. This holds no text; save it as PDF."
    )
    page.get_by_label("Polski").check()
    page.get_by_text("4 dokumenty – ").wait_for()
    page.wait_for_function("document.documentElement.lang === 'pl'")
    assert told.inner_text().strip() == (
        "„muzyka.mp3”: nieobsługiwany, więc nie można w nim szukać. "
        "Tu nie ma tekstu; zapisz jako PDF."
    )


def test_a_switch_during_a_run_is_kept_to_its_end(own_page: Page, assistant, tmp_path) -> None:
    """Progress, result and table follow the language that is chosen while documents are read."""
    page = own_page
    assistant.seconds = 1.5
    new = tmp_path / "nowy.txt"
    new.write_text("Nowy dokument\n", encoding="utf-8")
    page.get_by_role("tab", name="Documents").last.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add documents").click()
    chooser.value.set_files(new)
    page.get_by_text("Reading documents").wait_for()
    page.get_by_label("Polski").check()
    page.get_by_text("Czytam dokumenty").wait_for()
    page.get_by_text("Dodano 1 dokument, 1 fragment.").wait_for()
    page.get_by_text("4 dokumenty – ").wait_for()


def test_files_can_be_dropped_anywhere(own_page: Page, corpus: Path) -> None:
    """A file that is dropped on the conversation goes where the button would put it."""
    page = own_page
    page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File(['Upuszczony plik'], 'upuszczony.txt'));
            const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true });
            document.querySelector('#chat').dispatchEvent(drop);
        }"""
    )
    page.locator("#told .done").wait_for()
    assert (corpus / "upuszczony.txt").read_text(encoding="utf-8") == "Upuszczony plik"


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
        assert row.get_by_role("cell").count() == 5
        assert "Passages: " in row.evaluate(
            "row => getComputedStyle(row.lastElementChild, '::before').content"
        )
