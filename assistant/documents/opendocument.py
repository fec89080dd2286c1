"""ODT, ODP and ODS, through odfpy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from assistant.documents import messages
from assistant.documents.cleaning import one_line
from assistant.documents.content import CannotRead, Content, Part
from assistant.documents.lists import joined
from assistant.documents.odflists import write_markers
from assistant.documents.tables import table_lines
from assistant.records import State

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # odfpy has no types

_MOST_REPEATS = 200  # of a space, a cell or a row; more is only said, not meant
_DEEPEST = 60
_ABSENT = frozenset((
    "tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls",
    "user-field-decls", "title", "desc", "object", "forms", "footer-decl", "date-time-decl",
    "header-decl", "hidden-text", "event-listeners", "object-ole", "shapes",
))  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h"})


def read(data: bytes) -> Content:
    """The text of a document, the slides of a presentation, or the sheets of a workbook.

    Raises:
        CannotRead: it is broken.
    """
    from xml.sax import SAXException

    from odf.opendocument import load

    try:
        document = load(io.BytesIO(data))
    except (SAXException, KeyError, ValueError, AttributeError, OSError, TypeError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    title = _metadata_title(document)
    hidden = _hidden_styles(document)
    write_markers(document)
    body = document.body
    sheets = [node for node in _descend(body, 2) if _name(node) == "table"]
    slides = [node for node in _descend(body, 2) if _name(node) == "page"]
    if slides:
        parts = [_slide(page, i, hidden) for i, page in enumerate(slides, 1)]
    elif "spreadsheet" in document.mimetype:
        parts = [_sheet(table, i, hidden) for i, table in enumerate(sheets, 1)]
    else:
        return Content(text=joined(_blocks(body, 0, hidden)), title=title)
    return Content(parts=tuple(parts), title=title)


def _slide(page: Element, number: int, hidden: frozenset[str]) -> Part:
    title = None
    notes: list[str] = []
    blocks: list[str] = []
    for child in page.childNodes:
        lines = list(_blocks(child, 0, hidden))
        if _name(child) == "notes":
            notes += lines
        elif _attribute(child, "class") == "title" and title is None:
            title = one_line(" ".join(lines)) or None
        else:
            blocks += ["\n".join(lines)] if lines else []
    return Part(number, "\n\n".join([*filter(None, [title]), *blocks, *notes]), title=title)


def _sheet(table: Element, number: int, hidden: frozenset[str]) -> Part:
    rows, headed = _rows(table, 0, hidden)
    name = _attribute(table, "name")
    return Part(number, "\n".join(table_lines(rows, headed=headed)), title=name)


def _blocks(node: Element, depth: int, hidden: frozenset[str]) -> Iterator[str]:
    """Paragraphs and tables below a node; notes follow the paragraph that they belong to."""
    name = _name(node)
    if name in _ABSENT or depth > _DEEPEST or _attribute(node, "style-name") in hidden:
        return
    if name in _PARAGRAPHS:
        pieces: list[str] = []
        inner: list[Element] = []
        _collect(node, pieces, inner, hidden, depth)
        if text := "".join(pieces).strip():
            yield text
        for child in inner:
            yield from _blocks(child, depth + 1, hidden)
    elif name == "table":
        rows, headed = _rows(node, depth, hidden)
        if lines := table_lines(rows, headed=headed):
            yield "\n".join(lines)
    else:
        for child in node.childNodes:
            yield from _blocks(child, depth + 1, hidden)


def _collect(
    node: Element, pieces: list[str], inner: list[Element], hidden: frozenset[str], depth: int
) -> None:
    """Text of a paragraph into ``pieces``; frames and notes inside it into ``inner``."""
    for child in node.childNodes:
        name = _name(child)
        if child.nodeType == child.TEXT_NODE:
            pieces.append(str(child.data))
        elif name == "s":
            pieces.append(" " * _repeats(child, "c"))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name == "note":
            inner += [part for part in child.childNodes if _name(part) == "note-body"]
        elif name in {"frame", "custom-shape", "g", "rect", "text-box"}:
            inner.append(child)
        elif name in _ABSENT or _attribute(child, "style-name") in hidden:
            continue
        elif depth < _DEEPEST:
            _collect(child, pieces, inner, hidden, depth + 1)


def _rows(table: Element, depth: int, hidden: frozenset[str]) -> tuple[list[list[str]], bool]:
    """The cells of a table as text, and whether its first row is marked as headings."""
    rows: list[list[str]] = []
    headed = False
    for node in _descend(table, 4, stop="table-row"):
        if _name(node) != "table-row":
            continue
        if not rows and _name(node.parentNode) == "table-header-rows":
            headed = True
        row: list[str] = []
        for cell in node.childNodes:
            if _name(cell) in {"table-cell", "covered-table-cell"}:
                text = "\n".join(
                    block
                    for child in cell.childNodes
                    for block in _blocks(child, depth + 1, hidden)
                )
                row += [text] * _repeats(cell, "number-columns-repeated")
        if any(row):
            rows += [row] * _repeats(node, "number-rows-repeated")
    return rows, headed


def _descend(node: Element, depth: int, stop: str = "") -> Iterator[Element]:
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            yield child
            if depth > 1 and _name(child) != stop:
                yield from _descend(child, depth - 1, stop)


def _hidden_styles(document: Any) -> frozenset[str]:
    """Names of the styles whose text is not shown."""
    names = set()
    for styles in (document.styles, document.automaticstyles):
        for style in styles.childNodes:
            for properties in getattr(style, "childNodes", ()):
                if _attribute(properties, "display") == "none":
                    names.add(_attribute(style, "name") or "")
    return frozenset(names - {""})


def _metadata_title(document: Any) -> str | None:
    for node in document.meta.childNodes:
        if _name(node) == "title":
            return "".join(str(getattr(child, "data", "")) for child in node.childNodes)
    return None


def _name(node: Element) -> str:
    qname = getattr(node, "qname", None)
    return str(qname[1]) if qname else ""


def _attribute(node: Element, name: str) -> str | None:
    attributes = getattr(node, "attributes", None) or {}
    return next((str(value) for key, value in attributes.items() if key[1] == name), None)


def _repeats(node: Element, name: str) -> int:
    value = _attribute(node, name) or "1"
    return min(int(value), _MOST_REPEATS) if value.isdigit() else 1
