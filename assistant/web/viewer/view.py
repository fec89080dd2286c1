"""What of a document the source panel shows: a value, not yet HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.pictures import DRAWN_KINDS
from assistant.records import Span
from assistant.web.viewer.passage import CONTEXT, window

if TYPE_CHECKING:
    from assistant.pictures import Sheet
    from assistant.records import Document, Page, Source, StoredDocument
    from assistant.web.chat.turns import Place

SLIDES = frozenset({"pptx", "odp"})
"""Kinds of document whose pages are shown one at a time, as they are looked at."""

_MOST_PAGES = 4  # pictures of one quote


@dataclass(frozen=True, slots=True)
class View:
    """A place in its document, or another page of that document.

    Attributes:
        place: what was chosen.
        stored: the document that it is in.
        text: the span of the document's text that is shown.
        page: number of the page that is shown, the first if they are several; None for documents
            without pages.
        turned: whether it is another page than those of the place.
        cut: whether the page goes on behind ``text``.
        sheets: the pages as they can be drawn; none where there are no pictures.
    """

    place: Place
    stored: StoredDocument
    text: Span
    page: int | None
    turned: bool
    cut: bool = False
    sheets: tuple[Sheet, ...] = ()

    @property
    def source(self) -> Source:
        """Where the place is."""
        return self.place.source

    @property
    def own_page(self) -> int | None:
        """The page that the place begins on."""
        pages = touched(self.stored.document, self.source)
        return pages[0].number if pages else None

    @property
    def unmarked(self) -> bool:
        """Whether the place ought to be marked on the pictures, and could not be on all of them."""
        return any(sheet.touched and not sheet.regions for sheet in self.sheets)

    @property
    def undrawn(self) -> bool:
        """Whether a picture of the page could be expected, and there is none."""
        document = self.stored.document
        return not self.sheets and self.page is not None and document.kind in DRAWN_KINDS


def is_there(place: Place, document: Document) -> bool:
    """Whether the document still says at a place what stood there when it was cited."""
    start, end = place.source.start, place.source.end
    text = document.text
    return 0 <= start < end <= len(text) and text[start:end] == place.text


def touched(document: Document, source: Source) -> tuple[Page, ...]:
    """The pages that hold a character of a place that is no white space; one at least, if any."""
    found = tuple(
        page
        for page in document.pages
        if document.text[max(page.start, source.start) : min(page.end, source.end)].strip()
    )
    return found[:_MOST_PAGES]


def at_place(place: Place, stored: StoredDocument) -> View:
    """A place with the text around it."""
    pages = touched(stored.document, place.source)
    if pages and stored.document.kind in SLIDES:
        text = Span(pages[0].start, pages[-1].end)
    else:
        text = Span(*window(stored.document.text, place.source.start, place.source.end))
    return View(place, stored, text, pages[0].number if pages else None, turned=False)


def at_page(place: Place, stored: StoredDocument, number: int) -> View:
    """Page ``number`` of the document that a place is in; the place, if it is on that page.

    Args:
        place: what was chosen.
        stored: the document that it is in.
        number: of one of the document's pages.
    """
    document = stored.document
    if number in {page.number for page in touched(document, place.source)}:
        return at_place(place, stored)
    page = next(page for page in document.pages if page.number == number)
    end = min(page.end, page.start + 2 * CONTEXT)
    return View(place, stored, Span(page.start, end), number, turned=True, cut=end < page.end)
