"""Where a span of a document stands: page, lines and official parts, for citations."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from assistant.locators import locators
from assistant.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.records import Document, OcrWord, Page, StoredDocument


def page_at(document: Document, offset: int) -> Page | None:
    """The page that holds a character; None for formats without pages."""
    index = bisect_right(document.pages, offset, key=lambda page: page.start) - 1
    return document.pages[max(index, 0)] if document.pages else None


def line_at(document: Document, offset: int) -> int:
    """Number of a character's line, from 1, counted on its page where there are pages."""
    page = page_at(document, offset)
    return document.text.count("\n", page.start if page else 0, offset) + 1


def words_in(recognised: Iterable[OcrWord], start: int, end: int) -> list[OcrWord]:
    """The words that share a character with ``start`` to ``end``."""
    return [word for word in recognised if word.start < end and start < word.end]


def source(stored: StoredDocument, start: int, end: int, path: str | None = None) -> Source:
    """The citation of characters ``start`` to ``end``; under the document's first path by default.

    The first path is no copy's, where another name is at hand (`assistant.documents.names`).

    ``line_end`` is on the same page: its last line where the span goes on overleaf.
    """
    document = stored.document
    page = page_at(document, start)
    return Source(
        document=path or stored.paths[0],
        title=stored.title,
        date=stored.date,
        page=page.number if page else None,
        line_start=line_at(document, start),
        line_end=line_at(document, max(start, min(end, page.end if page else end) - 1)),
        start=start,
        end=end,
        kind=document.kind,
        within=locators(document, page, start, end),
        text=document.text[start:end],
    )


def sources(stored: StoredDocument, start: int, end: int) -> tuple[Source, ...]:
    """The citation under each name that the same bytes lie under."""
    return tuple(source(stored, start, end, path) for path in stored.paths)
