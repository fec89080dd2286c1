"""The chat page as a visitor meets it, in a real Chromium."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from assistant.web.server import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

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

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(shared_assistant) -> Iterator[str]:
    """Of one page for all tests that change no document."""
    with running(shared_assistant, port=0) as served:
        yield served.address


@contextmanager
def visited(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """The page, opened; fails on any request to another origin and on any script error."""
    with browser.new_context(**{"locale": "en-GB", **options}) as context:
        page = context.new_page()
        requested: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: requested.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(15_000)
        page.goto(address)
        page.wait_for_selector(".empty h2")
        yield page
        own = (f"{address}/", "data:", "blob:")
        assert [url for url in requested if not url.startswith(own)] == []
        assert len(requested) > 10  # the record is of a page that was really loaded
        assert errors == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page in English over documents that no test changes."""
    with visited(browser, address) as opened:
        yield opened


@pytest.fixture
def own_page(browser: Browser, assistant) -> Iterator[Page]:
    """The page in English over documents of the test's own."""
    with running(assistant, port=0) as served, visited(browser, served.address) as opened:
        yield opened


def ask(page: Page, question: str) -> None:
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    page.wait_for_selector(".turn:last-child .answer")


def test_from_the_first_question_to_its_source(page: Page) -> None:
    """A question gets a quote with its source, which opens at the marked passage."""
    ask(page, "who coordinates Lubelska Medycyna?")
    first = page.locator(".quote").first
    assert first.locator("blockquote").inner_text() == "Klaster Lubelska Medycyna"
    assert first.locator("mark").all_inner_texts() == ["Lubelska", "Medycyna"]
    assert first.locator(".where").inner_text().replace("\u00a0", " ") == (
        "Protokół z sesji · 18 November 2019 · p. 2, line 1"
    )
    assert page.locator(".searched").inner_text() == (
        "Searched 2 documents; 1 more could not be read."
    )

    page.locator("button.source").nth(1).click()
    passage = page.locator(".viewer .line mark")
    passage.wait_for()
    assert passage.inner_text() == "Klaster Lubelska Medycyna koordynuje biuro w Urzędzie Miasta."
    assert passage.evaluate(
        """mark => {
            const text = mark.closest('.text').getBoundingClientRect();
            const box = mark.getBoundingClientRect();
            return text.top <= box.top && box.bottom <= text.bottom;
        }"""
    )
    assert page.locator(".viewer .text h3").all_inner_texts() == ["Page 1", "Page 2"]


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    """Asking, opening a source and closing it need no mouse, and focus follows."""
    page.get_by_label("Your question").focus()
    page.keyboard.type("who coordinates Lubelska Medycyna?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn .answer")
    source = page.locator("button.source").first
    source.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".viewer mark")
    assert page.locator(".viewer h2").evaluate("heading => heading === document.activeElement")
    page.keyboard.press("Escape")
    page.wait_for_selector(".viewer", state="detached")
    assert source.evaluate("button => button === document.activeElement")


def test_a_question_without_an_answer(page: Page) -> None:
    """The nearest passages come as nearest passages, and hostile text loads and runs nothing."""
    ask(page, "budżet miasta Ulan Bator")
    assert "Dokumenty nie odpowiadają na to pytanie." in page.locator(".notice").inner_text()
    near = page.locator(".not-found blockquote").first.inner_text()
    assert "<script>document.title='owned'</script>" in near
    assert '<img src="http://elsewhere.example/pixel.png"' in near
    assert "`${alert(1)}` {{value}}" in near
    page.locator("button.source").first.click()
    assert "<img src=" in page.locator(".viewer mark").inner_text()
    assert page.locator("#chat img, #chat script, .viewer img, .viewer script").count() == 0
    assert page.title() == "Document assistant"


def test_an_error_is_shown_in_its_place(page: Page) -> None:
    """A question that is refused gets one line, and the conversation goes on."""
    page.get_by_label("Your question").fill("??")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector(".turn .error")
    assert page.locator(".turn .error").inner_text() == "Ask with at least one word."
    ask(page, "who coordinates Lubelska Medycyna?")
    assert page.locator(".turn").count() == 2
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_selector(".empty h2")
    assert page.locator(".turn").count() == 0


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
    assert rows.count() == 4
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
    assert page.locator("#documents tbody tr").count() == 4


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


def test_the_language_can_be_switched_and_is_kept(page: Page) -> None:
    """The page changes its words at once, and after a reload has the chosen language."""
    page.get_by_label("Polski").check()
    page.get_by_role("heading", name="Asystent dokumentów").wait_for()
    page.get_by_role("button", name="Zapytaj").wait_for()
    assert page.get_by_label("Twoje pytanie").get_attribute("placeholder") == (
        "Zapytaj po polsku albo po angielsku i naciśnij Enter"
    )
    page.wait_for_function("document.documentElement.lang === 'pl'")
    page.reload()
    page.get_by_role("heading", name="Czego chcesz się dowiedzieć?").wait_for()
    assert page.get_by_label("Polski").is_checked()


@pytest.mark.parametrize(
    ("locale", "title"), [("pl-PL", "Asystent dokumentów"), ("de", "Document assistant")]
)
def test_the_browser_chooses_the_first_language(
    browser: Browser, address: str, locale: str, title: str
) -> None:
    """A Polish browser gets the Polish page, any other the English one."""
    with visited(browser, address, locale=locale) as page:
        assert page.locator("h1").inner_text() == title


def test_a_phone_shows_the_source_over_the_conversation(browser: Browser, address: str) -> None:
    """On a narrow screen nothing is cut off sideways, and the source covers the page."""
    with visited(browser, address, viewport={"width": 390, "height": 844}) as page:
        ask(page, "who coordinates Lubelska Medycyna?")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator("button.source").first.click()
        page.wait_for_selector(".viewer mark")
        box = page.locator("#source-column").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
        page.get_by_role("button", name="Close").click()
        page.wait_for_selector(".viewer", state="detached")
