"""The conversation as a visitor meets it, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited

from assistant.web.server import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]


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
        "Searched 2 documents; 1 document could not be read. The tab “Documents” says why."
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


def test_what_could_not_be_read_unfolds(page: Page) -> None:
    """Its names are there for whoever asks for them."""
    ask(page, "who coordinates Lubelska Medycyna?")
    unread = page.locator(".unread")
    assert not unread.locator("li").is_visible()
    unread.get_by_text("What could not be read").click()
    assert unread.locator("li").all_inner_texts() == ["skan.pdf"]
    assert unread.locator("li").is_visible()


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
    assert "The documents do not answer this question." in page.locator(".notice").inner_text()
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


def test_the_language_can_be_switched_and_is_kept(page: Page) -> None:
    """The page changes its words at once, and after a reload has the chosen language."""
    page.get_by_label("Polski").check()
    page.get_by_role("heading", name="Asystent dokumentów").wait_for()
    page.get_by_role("button", name="Zapytaj").wait_for()
    assert page.get_by_label("Twoje pytanie").get_attribute("placeholder") == (
        "Zapytaj po polsku lub angielsku"
    )
    page.wait_for_function("document.documentElement.lang === 'pl'")
    assert page.title() == "Asystent dokumentów"
    assert page.get_by_role("group", name="Język").locator("input").count() == 2
    assert page.locator("#language [data-testid='block-info']").text_content() == "Język"
    page.reload()
    page.get_by_role("heading", name="Czego chcesz się dowiedzieć?").wait_for()
    assert page.get_by_label("Polski").is_checked()


def test_a_switch_leaves_nothing_in_the_old_language(page: Page) -> None:
    """Notices, errors and the open source change too; the focus stays on the switch."""
    page.get_by_label("Your question").fill("??")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector(".turn .error")
    ask(page, "budżet miasta Ulan Bator")
    page.locator(".not-found button.source").first.click()
    page.wait_for_selector(".viewer mark")
    page.get_by_label("Polski").check()
    page.wait_for_function("document.documentElement.lang === 'pl'")
    assert page.locator(".turn .error").inner_text() == "Zapytaj co najmniej jednym słowem."
    assert page.locator(".notice").inner_text() == (
        "Dokumenty nie odpowiadają na to pytanie. Przeszukano 2 dokumenty; nie udało się "
        "odczytać 1 dokumentu. Powody podaje zakładka „Dokumenty”."
    )
    assert page.locator(".viewer h2").inner_text().endswith("wiersz\u00a02")
    assert page.locator("button.source[aria-pressed='true']").count() == 1
    assert page.evaluate("document.activeElement.value") == "pl"
    page.get_by_role("button", name="Zamknij").click()
    page.wait_for_selector(".viewer", state="detached")
    assert page.locator("button.source[aria-pressed='true']").count() == 0
    page.get_by_label("English").check()
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert page.locator(".viewer").count() == 0  # what was closed stays closed


def test_an_endless_question_is_one_line(page: Page) -> None:
    """It is repeated in its first words only, and stays in the box to be shortened."""
    box = page.get_by_label("Your question")
    box.fill("?! " * 34_000)
    box.press("Enter")
    page.wait_for_selector(".turn .error")
    assert len(page.locator(".question").inner_text()) <= 201
    assert len(box.input_value()) == 102_000
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_selector(".empty h2")
    assert box.evaluate("box => box === document.activeElement")


def test_asking_nothing_asks_for_words(page: Page) -> None:
    """Without a question the button leads to the box."""
    page.get_by_role("button", name="Ask", exact=True).click()
    box = page.get_by_label("Your question")
    assert box.evaluate("box => box === document.activeElement")
    assert page.locator(".turn").count() == 0


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


def test_stopping_with_an_open_tab_is_quiet(
    browser: Browser, assistant, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever ends the program with the page still open sees no trace of cut connections."""
    with browser.new_context() as context:
        with running(assistant, port=0) as served:
            tab = context.new_page()
            tab.goto(served.address)
            tab.wait_for_selector(".empty h2")
        assert capfd.readouterr().err == ""
