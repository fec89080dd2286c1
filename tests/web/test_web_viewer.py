from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import page_name
from assistant.pictures import Region, Sheet
from assistant.records import (
    Answer,
    Document,
    Page,
    Quote,
    Searched,
    Source,
    State,
    StoredDocument,
)
from assistant.sources import source
from assistant.web.chat.turns import Place, places
from assistant.web.viewer.panel import changed, panel, problem_view
from assistant.web.viewer.paper import ALT
from assistant.web.viewer.passage import CONTEXT, LINE_REACH, window
from assistant.web.viewer.view import at_page, at_place, is_there
from assistant.wording import Wording

TEXT = "Strona tytułowa\nspis\fDruga strona\nzdanie pierwsze\nzdanie drugie\n"
PAGES = (Page(1, 0, 20), Page(2, 21, len(TEXT)))


def stored(text: str = TEXT, pages: tuple[Page, ...] = PAGES) -> StoredDocument:
    document = Document(sha256="0", kind="text", state=State.INDEXED, text=text, pages=pages)
    return StoredDocument(1, document, ("a.txt",), "Tytuł", None)


def place(start: int, end: int, text: str | None = None) -> Place:
    quoted = TEXT[start:end] if text is None else text
    return Place(Source("a.txt", "Tytuł", None, 2, 2, 3, start, end), quoted)


def source_view(place: Place, stored: StoredDocument, language: str) -> str:
    """The panel when a place is chosen."""
    if not is_there(place, stored.document):
        return changed(place.source, language)
    return panel(at_place(place, stored), language)


def marked_text(html: str) -> str:
    return unescape("\n".join(re.findall(r"<mark>(.*?)</mark>", html)))


def test_the_passage_is_marked_over_its_lines() -> None:
    """A quote over two lines is marked on both, character for character."""
    start = TEXT.index("pierwsze")
    end = TEXT.index("zdanie drugie") + len("zdanie")
    html = source_view(place(start, end, TEXT[start:end]), stored(), "pl")
    assert marked_text(html) == "pierwsze\nzdanie"


def test_lines_are_counted_on_their_page() -> None:
    """Each page has its heading, and its lines count from 1."""
    html = source_view(place(34, 40), stored(), "pl")
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", html) == ["Strona 1", "Strona 2"]
    assert re.findall(r'class="no"[^>]*>(\d+)<', html) == ["1", "2", "1", "2", "3"]


def test_a_document_without_pages_is_one_run_of_lines() -> None:
    """No heading stands over the lines of a plain text."""
    html = source_view(place(0, 3, "abc"), stored("abc\ndef", ()), "en")
    assert "<h3" not in html
    assert re.findall(r'class="no"[^>]*>(\d+)<', html) == ["1", "2"]


def test_a_slide_shows_its_title() -> None:
    """The title of a slide stands beside its number."""
    shown = stored("abc", (Page(1, 0, 3, title="Cele <1>"),))
    slide = Place(Source("a.pptx", None, None, 1, 1, 1, 0, 3, kind="pptx"), "abc")
    headings = [re.findall(r"<h3[^>]*>(.*?)</h3>", source_view(slide, shown, "en"))]
    headings.append(re.findall(r"<h3[^>]*>(.*?)</h3>", source_view(slide, shown, "pl")))
    assert headings == [["Slide 1 · Cele &lt;1&gt;"], ["Slajd 1 · Cele &lt;1&gt;"]]


@pytest.mark.parametrize(
    ("kind", "english", "polish"),
    [
        ("pdf", "Page 2", "Strona 2"),
        ("odp", "Slide 2", "Slajd 2"),
        ("xlsx", "Sheet 2", "Arkusz 2"),
        ("ods", "Sheet 2", "Arkusz 2"),
    ],
)
def test_a_page_is_called_by_its_kind(kind: str, english: str, polish: str) -> None:
    """Presentations have slides, workbooks have sheets."""
    assert (page_name(kind, 2, "en"), page_name(kind, 2, "pl")) == (english, polish)


def test_the_text_says_its_language() -> None:
    """The document's words are read out in their own language, headings in the page's."""
    html = source_view(place(34, 40), stored(), "en")
    assert re.findall(r' lang="(\w\w)"', html) == ["pl", "en", "en"]
    assert 'role="region" aria-label="Text of the document"' in html


def test_a_changed_document_marks_nothing() -> None:
    """Where the words are no longer there, the panel says so instead of marking other words."""
    html = source_view(place(0, 6, "Klątwa"), stored(), "en")
    assert "<mark>" not in html
    assert "This document has changed since the answer was given." in html


def test_a_place_beyond_the_document_marks_nothing() -> None:
    """A place behind the end of a shortened document is treated as changed."""
    html = source_view(place(5, 10_000), stored(), "en")
    assert "This document has changed since the answer was given." in html


def test_a_place_that_says_the_same_elsewhere_is_checked_too() -> None:
    """By the words that stood there, not by those of the quote beside it."""
    minutes = stored("Wersja ostateczna.\nUmowa z 2014 roku.", ())
    beside = source(minutes, 19, 37, "b.txt")
    answer = Answer(
        "?", "pl", "answered",
        (Quote(1, "Umowa z roku 2014.", place(0, 6).source, 0.9, also_in=(beside,)),),
        (), Searched(2, 0), 1.0,
    )  # fmt: skip
    [_, elsewhere] = places(answer)
    assert marked_text(source_view(elsewhere, minutes, "en")) == "Umowa z 2014 roku."
    for changed_text in ("Wersja ostateczna.\nUmowa z 2015 roku.", "Umowa z 2014 roku.", ""):
        html = source_view(elsewhere, stored(changed_text, ()), "en")
        assert "<mark>" not in html
        assert "This document has changed since the answer was given." in html
    longer = stored("Wersja ostateczna.\nUmowa z 2014 roku. I nowa.", ())
    assert marked_text(source_view(elsewhere, longer, "en")) == "Umowa z 2014 roku."


def test_hostile_text_is_literal() -> None:
    """Tags in a document show as characters in the panel."""
    text = "<script>x</script><img src=http://elsewhere.example>"
    html = source_view(place(0, len(text), text), stored(text, ()), "en")
    assert marked_text(html) == text
    assert "<script" not in html
    assert "<img" not in html


def test_line_numbers_hold_deep_inside_a_document() -> None:
    """The window starts far from the top with the right number."""
    text = "".join(f"wiersz {number}\n" for number in range(1, 3001))
    start = text.index("wiersz 1500\n")
    html = source_view(place(start, start + 11, "wiersz 1500"), stored(text, ()), "pl")
    line = re.search(r'class="no"[^>]*>(\d+)</span><span><mark>wiersz 1500</mark>', html)
    assert line is not None
    assert line.group(1) == "1500"


def test_a_problem_takes_the_place_of_the_source() -> None:
    """One sentence stands in the panel."""
    html = problem_view(Wording("No <document>.", "Nie ma."), "en")
    assert '<p class="notice" role="alert">No &lt;document&gt;.</p>' in html


@given(st.data())
def test_the_window_holds_the_passage_and_stays_small(data: st.DataObject) -> None:
    """Whatever the lines, the window holds the passage and little more than the context."""
    lines = data.draw(st.lists(st.sampled_from(["x" * 10, "y" * 900, "z" * 6000]), min_size=1))
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 500)))
    first, last = window(text, start, end)
    assert 0 <= first <= start
    assert end <= last <= len(text)
    assert last - first <= end - start + 2 * (CONTEXT + LINE_REACH)


def sheet(number: int, *regions: Region, touched: bool = True) -> Sheet:
    return Sheet(number, 400, 600, 0, regions, touched)


def shown_with(*sheets: Sheet, language: str = "en", text: str | None = None) -> str:
    """The panel with a quote over both pages of `TEXT`, and pictures of pages."""
    start = TEXT.index("spis")
    quoted = place(start, start + 17, text)
    return panel(replace(at_place(quoted, stored()), sheets=sheets), language)


BOX = Region(0.1, 0.2, 0.5, 0.22)


def test_pages_stand_as_pictures_with_boxes_in_percent() -> None:
    """Both of a quote over two pages, each with its own boxes, a bit larger than the letters."""
    html = shown_with(sheet(1, BOX), sheet(2, BOX, BOX))
    [first, second] = html.split('<figure class="sheet">')[1:]
    assert (first.count('class="box"'), second.count('class="box"')) == (1, 2)
    assert re.findall(r"left:([\d.]+)%;top:([\d.]+)%", first) == [("9.700", "20.000")]
    assert "<figcaption>Page 2</figcaption>" in second
    assert 'width="1000" height="1500"' in first
    assert "files/page?document=a.txt&amp;page=1&amp;width=600&amp;turn=0&amp;sha=0 600w" in first
    assert "files/page?document=a.txt&amp;page=1&amp;width=2400&amp;turn=0&amp;sha=0 2400w" in first
    assert 'data-shown="page"' in html


def test_boxes_of_scanned_words_are_made_higher() -> None:
    """For they end where the ink does."""
    scan = replace(stored(), document=replace(stored().document, pages=(Page(1, 0, 80, ocr=True),)))
    html = panel(replace(at_place(place(34, 40), scan), sheets=(sheet(1, BOX),)), "en")
    assert re.findall(r"top:([\d.]+)%;width:[\d.]+%;height:([\d.]+)%", html) == [
        ("19.760", "2.480")
    ]


def test_a_picture_is_told_in_words() -> None:
    """What is marked on it; a long quote is cut, and all of it is literal."""
    assert re.findall(r'alt="(.*?)"', shown_with(sheet(1, BOX))) == [
        "Page 1 as a picture; marked on it: spis Druga strona"
    ]
    assert 'alt="Strona 1 jako obraz"' in shown_with(sheet(1, touched=False), language="pl")
    text = '"><script>{0}</script> ' + "słowo " * 100
    view = at_place(place(0, len(text)), stored(text, ()))
    [alt] = re.findall(r'alt="(.*?)">', panel(replace(view, sheets=(sheet(1, BOX),)), "en"))
    assert unescape(alt).startswith('Page 1 as a picture; marked on it: "><script>{0}</script> sł')
    assert unescape(alt).endswith("słowo…")
    assert len(unescape(alt)) < ALT + 40


def test_a_quote_that_could_not_be_marked_is_told() -> None:
    """And the text is shown, where it is marked; the picture stays within reach."""
    html = shown_with(sheet(1, BOX), sheet(2))
    assert "The quote could not be marked on the page; it is marked in the text." in html
    assert 'data-shown="text"' in html
    assert "<img" in html
    assert "could not be marked" not in shown_with(sheet(1, BOX), sheet(2, touched=False))


def test_a_page_that_cannot_be_drawn_is_told() -> None:
    """Of a PDF or a picture; of other documents none is expected."""
    scan = replace(stored(), document=replace(stored().document, kind="pdf"))
    told = "Only the text is shown: the file is gone, has changed since it was indexed"
    assert told in panel(at_place(place(34, 40), scan), "en")
    assert told not in source_view(place(34, 40), stored(), "en")
    assert told not in shown_with(sheet(1, BOX))


def test_without_pictures_there_is_nothing_to_enlarge() -> None:
    """Nor to choose between picture and text."""
    html = source_view(place(34, 40), stored(), "en")
    assert "<img" not in html
    assert 'data-do="larger"' not in html
    assert "data-view" not in html
    assert 'data-do="larger"' in shown_with(sheet(1, BOX))


def test_pages_are_turned_by_their_neighbours() -> None:
    """On the last page there is no next one; the field knows how many there are."""
    html = source_view(place(34, 40), stored(), "en")
    assert 'data-do="previous-page" data-page="1" aria-label="Previous page"' in html
    assert 'data-do="next-page" disabled aria-label="Next page"' in html
    assert re.findall(r'min="(\d)" max="(\d)" value="(\d)"', html) == [("1", "2", "2")]
    assert 'data-do="turn"' not in source_view(place(0, 3, "abc"), stored("abc", ()), "en")


def test_another_page_shows_its_text_and_the_way_back() -> None:
    """Nothing is marked there."""
    html = panel(at_page(place(34, 40), stored(), 1), "en")
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", html) == ["Page 1"]
    assert "<mark>" not in html
    assert 'data-do="back" data-page="2" aria-label="Back to the quote"' in html
    assert panel(at_page(place(34, 40), stored(), 2), "en") == source_view(
        place(34, 40), stored(), "en"
    )


def test_of_a_very_long_page_only_the_beginning_is_shown() -> None:
    """And that is told."""
    text = "Pierwsza." + "x" * 20_000
    html = panel(
        at_page(place(0, 9), stored(text, (Page(1, 0, 9), Page(2, 9, len(text)))), 2), "en"
    )
    assert html.count("x" * 8000) == 1
    assert "Only the beginning is shown here; open the original for the rest." in html


def test_a_page_without_text_says_so() -> None:
    """Where it could not be read."""
    html = panel(at_page(place(0, 3), stored("abc", (Page(1, 0, 3), Page(2, 3, 3))), 2), "pl")
    assert "Na tej stronie nie znaleziono tekstu." in html


def test_a_slide_is_shown_alone() -> None:
    """Without its neighbours; with those of the same quote."""
    slides = replace(stored(), document=replace(stored().document, kind="pptx"))
    html = panel(at_place(place(34, 40), slides), "en")
    assert "Strona tytułowa" not in html
    assert 'aria-label="Next slide"' in html
    both = panel(at_place(place(TEXT.index("spis"), 34), slides), "en")
    assert "Strona tytułowa" in both


def test_the_original_can_be_opened() -> None:
    """In another tab, whatever the name of the file."""
    source = replace(place(34, 40).source, document='a "b" & c?.pdf')
    html = panel(at_place(Place(source, "zdanie"), stored()), "en")
    assert 'href="files/original?document=a+%22b%22+%26+c%3F.pdf" target="_blank"' in html
    assert 'rel="noopener noreferrer"' in html
    assert "files/original" not in problem_view(Wording("a", "b"), "en")


def test_every_control_has_a_name_in_both_languages() -> None:
    """Buttons of signs only say what they do."""
    for language in ("en", "pl"):
        html = shown_with(sheet(1, BOX), language=language)
        for button in re.findall(r"<button[^>]*>.*?</button>", html, re.DOTALL):
            assert re.search(r'aria-label="[^"]+"|>[^<>]+</button>', button), button
