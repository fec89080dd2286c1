"""Slides, tables, and that a source carries its parts."""

from __future__ import annotations

import pytest

from assistant.locators import locators
from assistant.records import Document, Locator, Page, State, StoredDocument
from assistant.sources import source

SLIDES = "Nasz  klaster\n- 184 członków\nKontakt\n- Rynek 1"


def document(kind: str, *, title: str | None = "Nasz klaster") -> Document:
    split = SLIDES.index("Kontakt")
    pages = (Page(1, 0, split, title=title), Page(2, split, len(SLIDES), title="Inny"))
    return Document("0" * 64, kind, State.INDEXED, text=SLIDES, pages=pages)


@pytest.mark.parametrize("kind", ["pptx", "odp"])
def test_a_slide_is_named_by_its_title(kind: str) -> None:
    """Where the slide holds the title's words, and the whole span."""
    found = document(kind)
    first, second = found.pages
    assert locators(found, first, 16, 20) == (Locator("slide", "Nasz klaster"),)
    assert locators(found, first, 16, second.start + 2) == ()
    assert locators(found, second, second.start, second.end) == ()
    untitled = document(kind, title=None)
    assert locators(untitled, untitled.pages[0], 16, 20) == ()


def test_tables_have_no_parts() -> None:
    """A row that begins with "§ 1" opens nothing."""
    text = "§ 1. Opłata | 20\n"
    table = Document("0" * 64, "csv", State.INDEXED, text=text)
    assert locators(table, None, 5, 8) == ()
    assert locators(Document("0" * 64, "text", State.INDEXED, text=text), None, 5, 8) == (
        Locator("paragraph", "§ 1"),
    )


def test_a_source_carries_its_parts() -> None:
    """The citation of a span names what it lies in."""
    found = Document("0" * 64, "text", State.INDEXED, text="Ad 1. Budżet.\nDochody rosną.")
    place = source(StoredDocument(1, found, ("a.txt",), None, None), 14, 28)
    assert place.within == (Locator("agenda_item", "Ad 1"),)
