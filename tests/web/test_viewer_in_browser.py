"""The source panel over documents of each kind, as a reader meets it in a real Chromium."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import viewerdocs
from chromium import CHROMIUM, ask, visited
from test_accessibility_in_browser import faults

from assistant.documents import ocr
from assistant.records import Quote
from assistant.sources import source
from assistant.web.server import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from assistant.assistant import Assistant

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.skipif(not Path(viewerdocs.FONT).exists(), reason="DejaVu is not installed"),
    pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed"),
]

BRIDGE = "kiedy otwarto most na rzece Bystrzycy dla pieszych?"
BASELINE = {"raport.pdf": 740 - 14 * 17, "skan.pdf": 760 - 5 * 17}
"""Points from the foot of the page to the line that is quoted."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return viewerdocs.index_of_each_kind(tmp_path_factory.mktemp("viewer"))


@pytest.fixture(scope="module")
def place(library: Assistant) -> Iterator[str]:
    """The address of the page over all documents."""
    with running(library, port=0) as served:
        yield served.address


@pytest.fixture
def page(browser: Browser, place: str) -> Iterator[Page]:
    with visited(browser, place) as opened:
        yield opened


def choose(page: Page, question: str, document: str) -> Locator:
    """Ask, open the first source, and give the panel."""
    ask(page, question)
    page.locator(".turn").last.locator("button[data-place]").first.click()
    panel = page.locator(f'.viewer:has(p.file:has-text("{document}"))')
    panel.wait_for()
    return panel


def drawn(page: Page) -> None:
    """Wait until every picture of the panel is there."""
    page.wait_for_function(
        "() => { const all = [...document.querySelectorAll('.viewer img')];"
        " return all.length && all.every(it => it.complete && it.naturalWidth > 0); }"
    )


def on_paper(panel: Locator, box: Locator) -> tuple[float, float, float, float]:
    """Where a box lies on its page, in points from the left and from the foot."""
    paper, found = panel.locator(".paper").first.bounding_box(), box.bounding_box()
    assert paper is not None
    assert found is not None
    across, down = viewerdocs.WIDTH / paper["width"], viewerdocs.HEIGHT / paper["height"]
    left, top = (found["x"] - paper["x"]) * across, (found["y"] - paper["y"]) * down
    return (
        left,
        viewerdocs.HEIGHT - top - found["height"] * down,
        left + found["width"] * across,
        viewerdocs.HEIGHT - top,
    )


@pytest.mark.parametrize(
    ("question", "document", "text"),
    [
        (BRIDGE, "raport.pdf", viewerdocs.BRIDGE),
        ("kto jest dyrektorem biblioteki miejskiej?", "skan.pdf", viewerdocs.SCANNED),
    ],
    ids=["text", "scan"],
)
def test_a_quote_is_marked_where_it_stands_on_the_page(
    page: Page, question: str, document: str, text: str
) -> None:
    """The box lies over the line, from its first letter to its last, and is in view."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    panel = choose(page, question, document)
    drawn(page)
    [box] = panel.locator(".box").all()
    left, bottom, right, top = on_paper(panel, box)
    line = BASELINE[document]
    assert left == pytest.approx(60, abs=4)
    assert right == pytest.approx(60 + stringWidth(text, "DejaVu", 11), abs=4)
    assert line - 7 < bottom < line < line + 8 < top < line + 15
    assert text in (panel.locator("img").get_attribute("alt") or "")
    view, seen = panel.locator(".pages").bounding_box(), box.bounding_box()
    assert view["y"] <= seen["y"] <= view["y"] + view["height"] - seen["height"]


@pytest.mark.parametrize(
    ("question", "document", "marked"),
    [
        ("kto jest partnerem festiwalu smaku?", "prezentacja.pptx", viewerdocs.SLIDE),
        ("kto prowadzi schronisko dla zwierząt?", "strona.html", viewerdocs.PAGE),
        ("ile miejsc ma parking przy dworcu?", "notatka.txt", viewerdocs.PLAIN),
    ],
    ids=["slides", "html", "text"],
)
def test_a_quote_is_marked_in_the_text(
    page: Page, question: str, document: str, marked: str
) -> None:
    """Of documents without pictures; the line is in view."""
    panel = choose(page, question, document)
    mark = panel.locator("mark", has_text=marked)
    mark.wait_for()
    view, seen = panel.locator(".text").bounding_box(), mark.bounding_box()
    assert view["y"] <= seen["y"] <= view["y"] + view["height"] - seen["height"]
    assert panel.locator("img").count() == 0
    assert panel.locator("button[data-view]").count() == 0


def test_pages_are_turned(page: Page) -> None:
    """By buttons, by their number, and by the arrow keys; and there is a way back."""
    panel = choose(page, BRIDGE, "raport.pdf")
    field = panel.get_by_role("spinbutton")
    assert panel.get_by_role("button", name="Previous page").is_disabled()
    panel.get_by_role("button", name="Next page").click()
    page.wait_for_function("document.querySelector('.viewer input').value === '2'")
    drawn(page)
    assert panel.locator(".box").count() == 0
    assert "page=2&" in (panel.locator("img").get_attribute("data-srcset") or "")
    assert page.evaluate("document.activeElement.dataset.do") == "next-page"
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.viewer input').value === '3'")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("document.querySelector('.viewer input').value === '2'")
    field.fill("99")
    field.press("Enter")
    page.wait_for_function("document.querySelector('.viewer input').value === '3'")
    panel.get_by_role("button", name="Text", exact=True).click()
    assert viewerdocs.OVERLEAF in panel.locator(".text").inner_text()
    panel.get_by_role("button", name="Page", exact=True).click()
    back = panel.get_by_role("button", name="Back to the quote")
    back.click()
    panel.locator(".box").wait_for()
    assert back.is_disabled()
    assert field.input_value() == "1"


def test_slides_are_turned(page: Page) -> None:
    """One is shown at a time, with its title."""
    panel = choose(page, "kto jest partnerem festiwalu smaku?", "prezentacja.pptx")
    assert panel.locator("h3").all_inner_texts() == ["Slide 2 · Partnerzy festiwalu"]
    panel.get_by_role("button", name="Next slide").click()
    panel.locator("h3", has_text="Slide 3 · Dziękujemy").wait_for()
    assert panel.get_by_role("button", name="Next slide").is_disabled()


def test_the_next_quote_is_opened_from_the_panel(page: Page) -> None:
    """The one after it in the answer, whose button is pressed then; the focus stays."""
    panel = choose(page, BRIDGE, "raport.pdf")
    position = panel.locator(".position")
    assert position.inner_text() == "Source 1 of 3"
    assert panel.get_by_role("button", name="Previous source").is_disabled()
    panel.get_by_role("button", name="Next source").click()
    page.wait_for_function("document.querySelector('.position').textContent === 'Source 2 of 3'")
    pressed = page.locator("#chat button[data-place][aria-pressed='true']")
    assert pressed.get_attribute("data-place") == "1"
    page.wait_for_function("document.activeElement.dataset.do === 'next-quote'")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.position').textContent === 'Source 3 of 3'")
    page.wait_for_function("document.activeElement.tagName === 'H2'")
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")
    assert page.evaluate("document.activeElement.dataset.place") == "2"


def test_a_page_is_made_larger_and_sharper(page: Page) -> None:
    """The boxes stay on their words; the next source keeps the size."""
    panel = choose(page, BRIDGE, "raport.pdf")
    drawn(page)
    box = panel.locator(".box").first
    before, width = on_paper(panel, box), panel.locator("img").bounding_box()["width"]
    fetched = panel.locator("img").evaluate("it => it.currentSrc")
    for _ in range(3):
        panel.get_by_role("button", name="Larger").click()
    assert panel.locator("img").bounding_box()["width"] == pytest.approx(2 * width, rel=0.01)
    assert on_paper(panel, box) == pytest.approx(before, abs=1.5)
    page.wait_for_function(
        "before => document.querySelector('.viewer img').currentSrc !== before", arg=fetched
    )
    drawn(page)
    panel.get_by_role("button", name="Next source").click()
    page.wait_for_function("document.querySelector('.position').textContent === 'Source 2 of 3'")
    assert panel.locator("img").bounding_box()["width"] == pytest.approx(2 * width, rel=0.05)
    panel.get_by_role("button", name="Fit to width").click()
    assert panel.locator("img").bounding_box()["width"] == pytest.approx(width, rel=0.05)


def test_a_quote_over_two_pages_is_marked_on_both(
    browser: Browser, library: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below each other, each under its name."""
    stored = library.document("raport.pdf")
    text = stored.document.text
    span = text.index("siedem milionów"), text.index("wakacji")
    quote = Quote(1, text[slice(*span)], source(stored, *span), 0.9)
    answer = replace(library.ask(BRIDGE), quotes=(quote,))
    monkeypatch.setattr(library, "ask", lambda *_, **__: answer)
    with running(library, port=0) as served, visited(browser, served.address) as page:
        panel = choose(page, "co trwa do końca wakacji?", "raport.pdf")
        drawn(page)
        assert panel.locator("figcaption").all_inner_texts() == ["Page 2", "Page 3"]
        assert [
            figure.locator(".box").count() for figure in panel.locator("figure.sheet").all()
        ] == [1, 1]
        assert panel.locator(".quotes").is_hidden()


def test_a_hostile_page_asks_for_nothing_and_runs_nothing(page: Page) -> None:
    """Its text is literal in the panel, and the file itself can only be saved."""
    panel = choose(page, "kto pisze o zwierzętach w schronisku?", "strona.html")
    assert "<img src=http://elsewhere.example/text.png>" in panel.locator(".text").inner_text()
    assert panel.locator("img, iframe, script").count() == 0
    with page.expect_download() as saved:
        panel.get_by_role("link", name="Open the original").click(modifiers=["Alt"])
    assert saved.value.suggested_filename == "strona.html"
    assert page.title() == "Document assistant"


def test_the_original_opens_in_another_tab(page: Page) -> None:
    """A text as text."""
    panel = choose(page, "ile miejsc ma parking przy dworcu?", "notatka.txt")
    with page.expect_popup() as opened:
        panel.get_by_role("link", name="Open the original").click()
    opened.value.wait_for_load_state()
    assert viewerdocs.PLAIN in opened.value.locator("body").inner_text()
    opened.value.close()


def test_the_panel_has_no_layout_jump(page: Page) -> None:
    """A page has its place before its picture comes."""
    with_picture = "/files/page"
    page.route(f"**{with_picture}*", lambda route: None)  # never answered
    panel = choose(page, BRIDGE, "raport.pdf")
    paper = panel.locator(".paper").bounding_box()
    assert paper["height"] / paper["width"] == pytest.approx(842 / 595, rel=0.01)
    page.unroute_all(behavior="ignoreErrors")


def test_a_phone_shows_page_and_controls(browser: Browser, place: str, tmp_path: Path) -> None:
    """Nothing reaches beyond the narrow screen."""
    with visited(browser, place, viewport={"width": 390, "height": 844}) as page:
        panel = choose(page, BRIDGE, "raport.pdf")
        drawn(page)
        for part in (".tools", ".pages", ".paper"):
            box = panel.locator(part).first.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
        for button in panel.locator(".tools button").all():
            assert button.bounding_box()["height"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_can_be_used_by_all(browser: Browser, place: str, scheme: str) -> None:
    """Contrast, labels and order of pages, of turned pages, of text, and of slides."""
    with visited(browser, place, color_scheme=scheme) as page:
        panel = choose(page, BRIDGE, "raport.pdf")
        drawn(page)
        assert faults(page) == [], "page"
        panel.get_by_role("button", name="Next page").click()
        page.wait_for_function("document.querySelector('.viewer input').value === '2'")
        assert faults(page) == [], "turned page"
        panel.get_by_role("button", name="Text", exact=True).click()
        assert faults(page) == [], "text"
        choose(page, "kto jest partnerem festiwalu smaku?", "prezentacja.pptx")
        assert faults(page) == [], "slide"
