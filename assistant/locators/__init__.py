"""The parts of a document that a span lies in, as an official letter names them.

"Uchwała nr XVII/142/2024, § 4 ust. 2" is where the quote stands, not what it mentions; a label is
always the text's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.locators.outline import outline
from assistant.records import Locator

if TYPE_CHECKING:
    from assistant.records import Document, Page

_SLIDES = frozenset({"pptx", "odp"})
_TABLES = frozenset({"csv", "xlsx", "ods"})
_TITLE_WITHIN = 500  # characters from a slide's beginning in which its title stands


def locators(document: Document, page: Page | None, start: int, end: int) -> tuple[Locator, ...]:
    """The parts that hold all of characters ``start`` to ``end``, the widest first.

    ``page`` is the page of ``start``. Every label stands in the document, white space folded; a
    section, point or letter within a provision is labelled as it is written: "2.", "3)", "b)".
    """
    if document.kind in _TABLES:
        return ()
    if document.kind in _SLIDES:
        return _slide(document, page, end)
    return outline(document.text).within(start, end)


def _slide(document: Document, page: Page | None, end: int) -> tuple[Locator, ...]:
    if page is None or not page.title or end > page.end:
        return ()
    title = " ".join(page.title.split())
    begins = document.text[page.start : min(page.end, page.start + _TITLE_WITHIN)]
    return (Locator("slide", title),) if title in " ".join(begins.split()) else ()
