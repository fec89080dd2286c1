"""A passage in the text around it as HTML, with pages and line numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from assistant.citations import page_name
from assistant.text.language import detect_language
from assistant.web.viewer import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.records import Page, Source, Span, StoredDocument
    from assistant.wording import Language

CONTEXT = 4000
"""Characters shown on either side of a passage, before widening to whole lines."""

LINE_REACH = 1000
"""How far the window is widened to end at a line break; beyond, it ends inside the line."""


class Line(NamedTuple):
    """A line of a window: its number on its page (from 1) and its span in the document."""

    number: int
    start: int
    end: int


def text_view(stored: StoredDocument, source: Source, shown: Span, language: Language) -> str:
    """A span of a document as lines below the names of their pages, the passage marked."""
    text = stored.document.text
    body = "".join(
        _page(text, page, lines, source, language)
        for page, lines in pages_between(stored, shown.start, shown.end)
    )
    passage = text[source.start : source.end] or text[shown.start : shown.end]
    label = escape(words.DOCUMENT_TEXT(language))
    return (
        f'<div class="text" tabindex="0" role="region" aria-label="{label}" '
        f'lang="{detect_language(passage)}">{body}</div>'
    )


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The span that is shown around ``start:end``: `CONTEXT` each side, out to whole lines."""
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    line_start = text.rfind("\n", max(0, first - LINE_REACH), first) + 1
    if line_start or first <= LINE_REACH:
        first = line_start
    line_end = text.find("\n", last, last + LINE_REACH)
    if line_end >= 0:
        last = line_end
    elif last + LINE_REACH >= len(text):
        last = len(text)
    return first, last


def pages_between(
    stored: StoredDocument, start: int, end: int
) -> Iterator[tuple[Page | None, list[Line]]]:
    """The pages that reach into ``start:end`` with their lines there.

    A document without pages counts as one page, given as None.
    """
    document = stored.document
    if not document.pages:
        yield None, list(_lines(document.text, 0, len(document.text), start, end))
        return
    for page in document.pages:
        if page.start < end and start < page.end:
            yield page, list(_lines(document.text, page.start, page.end, start, end))


def _lines(text: str, first: int, last: int, start: int, end: int) -> Iterator[Line]:
    """Lines of the page ``first:last`` that reach into ``start:end``, cut to it."""
    at = max(first, start)
    number = 1 + text.count("\n", first, at)
    stop = min(last, end)
    while at < stop:
        line_break = text.find("\n", at, stop)
        line_end = stop if line_break < 0 else line_break
        yield Line(number, at, line_end)
        number += 1
        at = line_end + 1


def _page(
    text: str, page: Page | None, lines: list[Line], source: Source, language: Language
) -> str:
    heading = ""
    if page is not None:
        name = page_name(source.kind, page.number, language)
        title = f" · {page.title}" if page.title else ""
        heading = f'<h3 lang="{language}">{escape(name + title)}</h3>'
    shown = "".join(_line(text, line, source) for line in lines)
    return f"{heading}<div class='lines'>{shown}</div>"


def _line(text: str, line: Line, source: Source) -> str:
    """One line, the part of it that lies in the passage marked."""
    start = min(max(source.start, line.start), line.end)
    end = min(max(source.end, start), line.end)
    inside = f"<mark>{escape(text[start:end])}</mark>" if start < end else ""
    before, after = escape(text[line.start : start]), escape(text[end : line.end])
    return (
        f'<div class="line"><span class="no" aria-hidden="true">{line.number}</span>'
        f"<span>{before}{inside}{after}</span></div>"
    )
