"""What can be done with answers, as a visitor does it, over a real index in a real Chromium."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, ask, visited

from assistant.evaluation import Gold, read_questions
from assistant.web.server import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from assistant.assistant import Assistant

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]

QUESTION = "Kto koordynuje klaster Lubelska Medycyna?"
QUOTE = "Klaster Lubelska Medycyna koordynuje Urząd Miasta Lublin."
FILE = "klaster.txt"


@pytest.fixture
def chat(browser: Browser, real_assistant: Assistant) -> Iterator[Page]:
    allowed = ["clipboard-read", "clipboard-write"]
    with (
        running(real_assistant, port=0) as served,
        visited(browser, served.address, permissions=allowed) as page,
    ):
        yield page


def test_a_citation_is_copied(chat: Page) -> None:
    """One button puts the quote with its whole citation into the clipboard, and says so."""
    ask(chat, QUESTION)
    button = chat.locator("button.copy").first
    button.click()
    chat.wait_for_function("document.querySelector('button.copy').textContent === 'Copied'")
    copied = chat.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    assert copied == f"“{QUOTE}” (Klaster Lubelska Medycyna, undated, line 3, file: {FILE})"
    chat.wait_for_function("document.querySelector('button.copy').textContent === 'Copy citation'")


def test_a_rating_becomes_a_question_of_a_set(chat: Page, real_assistant: Assistant) -> None:
    """A thumb is kept in the local file, seen at once and after a reload, and can be taken back."""
    file = real_assistant.settings.kept_dir() / "feedback.jsonl"
    ask(chat, QUESTION)
    up = chat.get_by_role("button", name="This answers my question", exact=True).first
    up.click()
    chat.get_by_text("Noted on this computer (feedback.jsonl)").wait_for()
    assert up.get_attribute("aria-pressed") == "true"
    (question,) = read_questions([file])
    assert (question.question, question.gold) == (QUESTION, (Gold(FILE, QUOTE),))
    chat.reload()
    chat.wait_for_selector(".turn .answer")
    assert up.get_attribute("aria-pressed") == "true"
    with chat.expect_response(lambda answer: "run" in answer.url or "queue" in answer.url):
        up.click()
    chat.wait_for_function("document.querySelector('.thumb.up').ariaPressed === 'false'")
    chat.reload()
    chat.wait_for_selector(".turn .answer")
    assert up.get_attribute("aria-pressed") == "false"
    assert read_questions([file]) == []


@pytest.mark.parametrize(
    ("called", "suffix"),
    [("Word document (DOCX)", "docx"), ("Text with marks", "md"), ("Data to check", "json")],
)
def test_a_conversation_is_saved(chat: Page, tmp_path: Path, called: str, suffix: str) -> None:
    """The file holds every question with its quotes; the menu works by keyboard alone."""
    assert not chat.locator("#saving").is_visible()
    ask(chat, QUESTION)
    ask(chat, "A kiedy powstał?")
    chat.locator("#saving summary").focus()
    chat.keyboard.press("Enter")
    choice = chat.get_by_role("button", name=called)
    choice.focus()
    with chat.expect_download() as expected:
        chat.keyboard.press("Enter")
    name = expected.value.suggested_filename
    assert name.startswith("conversation-20")
    assert name.endswith(f".{suffix}")
    expected.value.save_as(tmp_path / name)
    chat.get_by_text(f"Saved as {name}.").wait_for()
    said = text_of((tmp_path / name).read_bytes(), suffix)
    for words in (QUESTION, QUOTE, "A kiedy powstał", "12 maja 2014"):
        assert words in said


def text_of(content: bytes, suffix: str) -> str:
    if suffix == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read("word/document.xml").decode()
    if suffix == "json":
        return json.dumps(json.loads(content), ensure_ascii=False)
    return content.decode()


def test_a_follow_up_shows_how_it_was_understood(chat: Page) -> None:
    """With a way to ask it as it was written, which is then asked so."""
    ask(chat, QUESTION)
    ask(chat, "A kiedy powstał?")
    meant = chat.locator(".understood q")
    assert "Lubelska Medycyna" in meant.inner_text()
    assert "12 maja 2014" in chat.locator(".turn").nth(1).locator("blockquote").first.inner_text()
    chat.get_by_role("button", name="Ask it as I wrote it").click()
    chat.locator(".turn").nth(2).locator(".answer").wait_for()
    assert meant.count() == 1
    assert chat.locator(".turn .question").all_inner_texts()[1:] == ["A kiedy powstał?"] * 2


def test_a_reload_keeps_the_conversation(chat: Page) -> None:
    """The questions are asked anew; a new conversation forgets them."""
    ask(chat, QUESTION)
    ask(chat, "A kiedy powstał?")
    chat.reload()
    chat.locator(".turn").nth(1).locator(".answer").wait_for()
    assert chat.locator(".turn .question").all_inner_texts() == [QUESTION, "A kiedy powstał?"]
    assert chat.locator(".understood").count() == 1
    chat.get_by_role("button", name="New conversation").click()
    chat.wait_for_selector(".empty h2")
    chat.reload()
    chat.wait_for_selector(".empty h2")
    chat.wait_for_timeout(300)
    assert chat.locator(".turn").count() == 0


def test_a_reload_keeps_language_restriction_and_draft(browser: Browser, real_address: str) -> None:
    """What is asked again is asked of the same documents, and told in the page's language."""
    with visited(browser, real_address, locale="pl-PL") as page:
        page.get_by_role("tab", name="Dokumenty").click()
        page.get_by_role("checkbox", name=f"Zaznacz {FILE}").check()
        page.get_by_role("button", name="Pytaj tylko te").click()
        page.get_by_role("tab", name="Pytania").click()
        page.locator("#restriction").get_by_text("Pytasz 1 z 4 dokumentów:").wait_for()
        box = page.get_by_label("Twoje pytanie")
        box.fill(QUESTION)
        page.keyboard.press("Enter")
        page.wait_for_selector(".turn .answer")
        page.wait_for_function("!document.querySelector('#question textarea').value")
        box.press_sequentially("A kiedy")
        page.reload()
        page.wait_for_selector(".turn .answer")
        page.locator("#restriction").get_by_text("Pytasz 1 z 4 dokumentów:").wait_for()
        assert page.locator(".searched").inner_text() == "Przeszukano 1 dokument."
        assert page.locator("button.copy").first.inner_text() == "Kopiuj cytat ze źródłem"
        assert box.input_value() == "A kiedy"
        page.locator("#restriction button").click()
        page.locator("#restriction").get_by_text("Pytasz 1 z 4 dokumentów:").wait_for(
            state="detached"
        )
        page.reload()
        page.wait_for_selector(".turn .answer")
        assert "Przeszukano 3 dokumenty" in page.locator(".searched").inner_text()


def test_one_question_at_a_time(chat: Page) -> None:
    """While an answer is sought, what else is asked stays in its box, and nothing is cleared."""
    slow: list[Route] = []

    def held_up(route: Route) -> None:
        slow.append(route)

    chat.route("**/gradio_api/run/**", held_up)
    box = chat.get_by_label("Your question")
    box.fill(QUESTION)
    box.press("Enter")
    chat.wait_for_selector(".turn .pending")
    assert chat.locator(".turn .question").inner_text() == QUESTION
    box.fill("A kiedy powstał?")
    box.press("Enter")
    chat.locator("#send").click()
    assert chat.locator(".turn").count() == 1
    slow[0].continue_()
    chat.wait_for_selector(".turn .answer")
    assert len(slow) == 1
    assert chat.locator(".turn").count() == 1


def test_what_was_done_is_told_for_a_while(chat: Page) -> None:
    """The line lies over the page, and goes away by itself."""
    ask(chat, QUESTION)
    chat.locator(".thumb.down").first.click()
    told = chat.get_by_text("Noted on this computer (feedback.jsonl)")
    told.wait_for()
    chat.locator(".thumb.down").first.click()
    told.wait_for(state="detached")


def test_a_restart_of_the_program_is_told_and_outlived(
    browser: Browser, real_assistant: Assistant
) -> None:
    """While it is stopped the page says so; afterwards it goes on with the same questions."""
    with browser.new_context(locale="pl-PL") as context:
        page = context.new_page()
        with running(real_assistant, port=0) as served:
            port = int(served.address.rpartition(":")[2])
            page.goto(served.address)
            page.wait_for_selector(".empty h2")
            page.get_by_label("Twoje pytanie").fill(QUESTION)
            page.keyboard.press("Enter")
            page.wait_for_selector(".turn .answer")
        page.get_by_role("alert").get_by_text("Asystent został zatrzymany.").wait_for()
        page.get_by_label("Twoje pytanie").fill("A kiedy powstał?")
        page.keyboard.press("Enter")
        assert page.get_by_label("Twoje pytanie").input_value() == "A kiedy powstał?"
        with running(real_assistant, port=port):
            page.wait_for_function("!document.body.classList.contains('away')")
            page.wait_for_selector(".turn .answer")
            assert page.locator(".turn .question").all_inner_texts() == [QUESTION]
            page.get_by_label("Twoje pytanie").fill("A kiedy powstał?")
            page.keyboard.press("Enter")
            page.locator(".turn").nth(1).locator(".answer").wait_for()
            assert "12 maja 2014" in page.locator(".turn").nth(1).inner_text()
