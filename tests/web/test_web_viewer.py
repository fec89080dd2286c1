from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import page_name
from assistant.records import Document, Page, Source, State, StoredDocument
from assistant.web.chat.turns import Place
from assistant.web.viewer.panel import ALT, CONTEXT, LINE_REACH, problem_view, source_view, window
from assistant.wording import Wording

TEXT = "Strona tytułowa\nspis\fDruga strona\nzdanie pierwsze\nzdanie drugie\n"
PAGES = (Page(1, 0, 20), Page(2, 21, len(TEXT)))


def stored(text: str = TEXT, pages: tuple[Page, ...] = PAGES) -> StoredDocument:
    document = Document(sha256="0", kind="text", state=State.INDEXED, text=text, pages=pages)
    return StoredDocument(1, document, ("a.txt",), "Tytuł", None)


def place(start: int, end: int, text: str | None = None) -> Place:
    return Place(Source("a.txt", "Tytuł", None, 2, 2, 3, start, end), text)


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
    html = source_view(place(0, 3), stored("abc\ndef", ()), "en")
    assert "<h3" not in html
    assert re.findall(r'class="no"[^>]*>(\d+)<', html) == ["1", "2"]


def test_a_slide_shows_its_title() -> None:
    """The title of a slide stands beside its number."""
    shown = stored("abc", (Page(1, 0, 3, title="Cele <1>"),))
    slide = Place(Source("a.pptx", None, None, 1, 1, 1, 0, 3, kind="pptx"), None)
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
    html = source_view(place(start, start + 11), stored(text, ()), "pl")
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


def test_the_picture_of_a_place_stands_above_its_text() -> None:
    """Inside the page itself; with words for those who do not see it."""
    html = source_view(place(34, 50), stored(), "en", b"\x89PNG")
    assert html.index('<img class="scan"') < html.index('<div class="text"')
    assert re.findall(r'<img class="scan" src="(.*?)" alt="(.*?)">', html) == [
        ("data:image/png;base64,iVBORw==", "Picture of this place on the page: zdanie pierwsze")
    ]
    assert "<img" not in source_view(place(34, 50), stored(), "en")
    assert "<img" not in source_view(place(0, 6, "Klątwa"), stored(), "en", b"\x89PNG")


def test_the_words_for_a_picture_are_few_and_literal() -> None:
    """Whatever they are."""
    text = '"><script>{0}</script> ' + "słowo " * 100
    html = source_view(place(0, len(text)), stored(text, ()), "pl", b"x")
    [alt] = re.findall(r'alt="(.*?)">', html)
    assert unescape(alt).startswith('Obraz tego miejsca na stronie: "><script>{0}</script> słowo')
    assert unescape(alt).endswith("słowo…")
    assert len(unescape(alt)) < ALT + 40
