"""Titles from metadata and from text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.titles import meaningful_title, title_of_pages, title_of_text

PROSE = "W spotkaniu uczestniczyli przedstawiciele miasta oraz zaproszeni goście z zagranicy. " * 3


@pytest.mark.parametrize(
    "junk",
    [
        "Microsoft Word - uchwala.doc", "untitled", "Untitled document", "Slide 1", "Slajd 1",
        "Prezentacja programu PowerPoint", "PowerPoint Presentation", "Dokument1", "Bez tytułu",
        "skan_0012", "protokol.docx", "(anonymous)", "Layout 1", "12345", "", None, "Strona główna",
        "https://example.org/a", "x" * 300, "C:\\Users\\a\\b.doc",
    ],
)  # fmt: skip
def test_titles_that_programs_make_up(junk):
    """What a program put into the metadata is no title."""
    assert meaningful_title(junk) is None


def test_titles_that_people_gave():
    """What a person wrote is kept, in one line."""
    assert meaningful_title(" Protokół  nr 4\nposiedzenia ") == "Protokół nr 4 posiedzenia"
    assert meaningful_title("Dokumentacja techniczna") == "Dokumentacja techniczna"


def test_an_official_paper():
    """The title of minutes runs over its lines up to the day."""
    text = "\nPROTOKÓŁ\nnr 4/VIII/2019\nposiedzenia Komisji\nz dnia 18 listopada 2019 r.\n\nObrady"
    expected = "PROTOKÓŁ nr 4/VIII/2019 posiedzenia Komisji z dnia 18 listopada 2019 r."
    assert title_of_text(text) == expected
    assert title_of_pages(text) == expected


def test_a_saved_web_page():
    """The heading right above the prose, past the site's name, the menu, category and date."""
    top = "Portal Województwa\n\nAktualności\n\nOdbył się kongres\nData publikacji: 3 maja"
    text = f"{top}\n\n{PROSE}"
    assert title_of_text(text) == "Odbył się kongres"


def test_a_document_with_pages():
    """The first heading of the page, past the site's name."""
    text = f"Biuletyn Informacji Publicznej\nStrategia rozwoju\nJan Nowak\nWstęp\n{PROSE}"
    assert title_of_pages(text) == "Strategia rozwoju"


@pytest.mark.parametrize(
    "text", [PROSE, "", "1\n2\n3", "1\n00:00:06,500 --> 00:00:09,000\nHej tam"]
)
def test_no_title(text):
    """Prose that starts right away, numbers and subtitles have none."""
    assert title_of_text(text) is None


def test_markdown():
    """The marks of a heading are no part of it."""
    assert title_of_text(f"# Opłaty za wodę\n\n{PROSE}") == "Opłaty za wodę"


@given(st.text(max_size=400))
def test_no_text_breaks_it(text):
    """Any text gives a title in one line, or none."""
    for title in (title_of_text(text), title_of_pages(text)):
        assert title is None or (title and "\n" not in title)
