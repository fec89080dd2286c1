from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Document, OcrWord, Page, Source, State, StoredDocument
from assistant.sources import line_at, page_at, source, sources, words_in

TEXT = "jeden\ndwa\n\ntrzy\ncztery"
PAGES = (Page(1, 0, 11), Page(3, 11, len(TEXT)))


def stored(pages: tuple[Page, ...] = PAGES, *paths: str) -> StoredDocument:
    document = Document("0" * 64, "pdf", State.INDEXED, text=TEXT, pages=pages)
    return StoredDocument(1, document, paths or ("a.pdf",), "Tytuł", "2019-11")


@pytest.mark.parametrize(
    ("offset", "page", "line"),
    [(0, 1, 1), (5, 1, 1), (6, 1, 2), (10, 1, 3), (11, 3, 1), (16, 3, 2), (22, 3, 2)],
)
def test_pages_and_lines_of_characters(offset: int, page: int, line: int) -> None:
    """Lines are counted on the page; a line break belongs to the line that it ends."""
    found = page_at(stored().document, offset)
    assert found is not None
    assert found.number == page
    assert line_at(stored().document, offset) == line


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (11, 4), (22, 5)])
def test_lines_of_a_text_without_pages(offset: int, line: int) -> None:
    """They are counted from the beginning."""
    document = stored(()).document
    assert page_at(document, offset) is None
    assert line_at(document, offset) == line


def test_a_source_says_where_a_span_stands() -> None:
    """With the last line of its last character, not of what follows."""
    assert source(stored(), 6, 10) == Source(
        document="a.pdf",
        title="Tytuł",
        date="2019-11",
        page=1,
        line_start=2,
        line_end=2,
        start=6,
        end=10,
        kind="pdf",
    )
    assert source(stored(), 6, 10).text == "dwa\n"


def test_an_empty_span_stands_on_one_line() -> None:
    """Its end is not before its start."""
    found = source(stored(), 11, 11)
    assert (found.page, found.line_start, found.line_end) == (3, 1, 1)


def test_there_is_a_source_for_each_name_of_the_same_bytes() -> None:
    """Otherwise alike."""
    two = stored(PAGES, "a.pdf", "kopia/a.pdf")
    assert [found.document for found in sources(two, 0, 5)] == ["a.pdf", "kopia/a.pdf"]
    assert source(two, 0, 5, "kopia/a.pdf") == sources(two, 0, 5)[1]


@given(st.lists(st.text(alphabet="ab \n", max_size=12), min_size=1, max_size=4), st.data())
def test_pages_and_lines_are_those_that_one_counts(texts: list[str], data: st.DataObject) -> None:
    """Counting line breaks on the page, character by character, gives the same."""
    pages, start = [], 0
    for number, text in enumerate(texts, 1):
        pages.append(Page(number, start, start + len(text)))
        start += len(text)
    document = Document("", "pdf", State.INDEXED, text="".join(texts), pages=tuple(pages))
    if not document.text:
        return
    offset = data.draw(st.integers(0, len(document.text) - 1))
    page = next(page for page in pages if page.start <= offset < page.end)
    assert page_at(document, offset) == page
    line = 1
    for letter in document.text[page.start : offset]:
        line += letter == "\n"
    assert line_at(document, offset) == line


def test_words_in_a_span() -> None:
    """Those that share a character with it."""
    read = [OcrWord(start, end, 1, 0, 0, 1, 1, 0.9) for start, end in ((0, 5), (6, 11))]
    assert words_in(read, 0, 5) == read[:1]
    assert words_in(read, 5, 6) == []
    assert words_in(read, 4, 7) == read
