"""The tab of evaluation as a visitor meets it, in a real Chromium, over the real assistant."""

from __future__ import annotations

import json
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from chromium import CHROMIUM, visited
from corefakes import CORPUS, fill, opened
from test_accessibility_in_browser import faults

from assistant.web.server import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from assistant.assistant import Assistant

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]

RIGHT: dict[str, Any] = {
    "id": "1", "language": "pl", "question": "Kto koordynuje klaster Lubelska Medycyna?",
    "answerable": True,
    "gold": [{"document": "protokół_2019.txt", "contains": "koordynuje miasto Lublin"}],
}  # fmt: skip
MISSED: dict[str, Any] = {
    "id": "2", "language": "en", "question": "Who coordinates Lubelska Medycyna?",
    "answerable": True,
    "gold": [{"document": "study.md", "contains": "<img src='http://elsewhere.example/a.png'>"}],
}  # fmt: skip


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the small corpus and a question set."""
    fill(tmp_path / "corpus", CORPUS)
    write(tmp_path / "eval" / "questions.jsonl", RIGHT, MISSED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def assistant(here: Path) -> Assistant:
    return opened(here)


@pytest.fixture
def address(assistant: Assistant) -> Iterator[str]:
    with running(assistant, port=0) as served:
        yield served.address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The English page with the tab of evaluation open."""
    with visited(browser, address) as tab:
        show(tab)
        yield tab


def show(page: Page, name: str = "Evaluation") -> None:
    page.get_by_role("tab", name=name).last.click()
    page.wait_for_selector("#evaluation .notice, #evaluation .results")


def ask_all(page: Page) -> str:
    """Run the chosen set; what is told then."""
    page.get_by_role("button", name="Ask all questions").click()
    said = page.locator("#evaluation-told .done", has_text="asked")
    said.wait_for()
    return said.inner_text()


def figures(page: Page, measure: str) -> list[str]:
    row = page.locator(".measures tbody tr").filter(has_text=measure)
    return [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()]


def test_from_a_question_set_to_what_changed(page: Page, here: Path) -> None:
    """A run shows measures and each miss; the next one the difference, too."""
    assert page.get_by_label("Question set").input_value() == "questions.jsonl"
    assert "not been asked here yet" in page.locator("#evaluation").inner_text()
    assert not page.get_by_role("button", name="Stop").is_visible()
    assert ask_all(page) == "2 questions asked, 1 of them missed."
    page.wait_for_selector(".misses tbody tr")
    assert page.locator(".measures thead th").all_inner_texts() == [
        "Measure", "All", "English", "Polish",
    ]  # fmt: skip
    assert figures(page, "Right quote first") == ["50.0%", "0.0%", "100.0%"]
    miss = page.locator(".misses tbody tr")
    assert miss.locator("th").inner_text().splitlines()[0] == MISSED["question"]
    what, expected, given = miss.locator("td").all_inner_texts()
    assert what == "no right quote"
    assert MISSED["gold"][0]["contains"] in expected
    assert "study.md" in expected
    assert "Klaster Lubelska Medycyna" in given

    write(
        here / "eval" / "questions.jsonl",
        RIGHT,
        {**MISSED, "gold": RIGHT["gold"]},
    )
    ask_all(page)
    page.wait_for_selector(".changed .better")
    assert page.locator(".changed li").all_inner_texts() == [MISSED["question"]]
    first, *_ = figures(page, "Right quote first")
    assert first.startswith("100.0% +50.0")
    assert page.locator(".misses").count() == 0


def test_the_result_is_there_in_both_languages(page: Page, browser: Browser, address: str) -> None:
    """Switching writes it anew; a page that is opened later has it, too."""
    ask_all(page)
    page.wait_for_selector(".misses tbody tr")
    page.get_by_text("Polski", exact=True).click()
    page.get_by_role("heading", name="Chybione pytania: 1").wait_for()
    assert figures(page, "Trafny cytat pierwszy") == ["50,0%", "0,0%", "100,0%"]
    assert page.locator("#evaluation-told .done").inner_text() == "Zadano 2 pytania, chybione: 1."
    assert page.get_by_label("Zestaw pytań").input_value() == "questions.jsonl"
    with visited(browser, address, locale="pl-PL") as other:
        show(other, "Ocena")
        other.get_by_role("heading", name="Chybione pytania: 1").wait_for()


def test_a_run_is_followed_after_a_reload_and_stopped(
    page: Page, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reloading neither stops nor hides it; stopping keeps nothing of it."""
    ask, go_on = assistant.ask_and_search, Event()

    def waiting(question: str, **options: Any) -> object:
        assert go_on.wait(30)
        return ask(question, **options)

    monkeypatch.setattr(assistant, "ask_and_search", waiting)
    page.get_by_role("button", name="Ask all questions").click()
    page.wait_for_selector("#evaluation-told progress")
    page.reload()
    page.wait_for_selector(".empty h2")
    show(page)
    page.wait_for_selector("#evaluation-told progress[max]")
    assert "0 of 2" in page.locator("#evaluation-told").inner_text()
    assert not page.get_by_role("button", name="Ask all questions").is_visible()
    page.get_by_role("button", name="Stop").click()
    go_on.set()
    page.wait_for_selector("#evaluation-told .error")
    assert "Stopped" in page.locator("#evaluation-told").inner_text()
    page.get_by_role("button", name="Ask all questions").wait_for()


def test_a_question_set_can_be_added(page: Page, tmp_path: Path) -> None:
    """A bad file is told in one line; a good one is chosen at once."""

    def add(file: Path) -> None:
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Add a question set").click()
        chooser.value.set_files(file)

    add(write(tmp_path / "bad.jsonl", {"id": "1"}))
    page.wait_for_selector("#evaluation-told .error")
    assert (
        page.locator("#evaluation-told .error")
        .inner_text()
        .startswith("Line 1 of “bad.jsonl” is not")
    )
    add(write(tmp_path / "mine.jsonl", RIGHT))
    page.wait_for_selector("#evaluation-told .done")
    assert page.get_by_label("Question set").input_value() == "mine.jsonl"
    assert ask_all(page) == "1 question asked, 0 of them missed."
    page.get_by_text("Every question went right.").wait_for()

    page.get_by_label("Question set").click()
    page.get_by_role("option", name="questions.jsonl").click()
    page.get_by_text("not been asked here yet").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_can_be_read_by_all(
    browser: Browser, address: str, here: Path, scheme: str
) -> None:
    """Contrast, labels and roles of progress, measures, differences and misses."""
    with visited(browser, address, color_scheme=scheme) as page:
        show(page)
        ask_all(page)
        page.wait_for_selector(".misses")
        write(here / "eval" / "questions.jsonl", {**RIGHT, "gold": MISSED["gold"]}, MISSED)
        ask_all(page)
        page.wait_for_selector(".changed .worse")
        assert page.locator(".change.worse").count()
        assert faults(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert faults(page) == []


def test_on_a_phone_nothing_is_cut_off(page: Page) -> None:
    """Tables become lists, and the page is no wider than the screen."""
    ask_all(page)
    page.wait_for_selector(".misses tbody tr")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wider = page.evaluate(
        "[...document.querySelectorAll('#evaluation :not(thead, thead *), #evaluating *')].filter("
        "one => one.getBoundingClientRect().right > 391).map(one => one.outerHTML)"
    )
    assert wider == []
    cell = page.locator(".measures tbody td").first
    heading = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert heading == '"All: "'


def test_without_a_question_set_it_is_said_how_to_make_one(
    browser: Browser, assistant: Assistant, here: Path
) -> None:
    """With a line to begin with; asking does nothing but say so."""
    (here / "eval" / "questions.jsonl").unlink()
    with running(assistant, port=0) as served, visited(browser, served.address) as page:
        show(page)
        assert '"answerable": true' in page.locator("#evaluation pre").inner_text()
        page.get_by_role("button", name="Ask all questions").click()
        page.wait_for_selector("#evaluation-told .error")
