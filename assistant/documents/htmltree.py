"""A web page's tree made simple before its text is taken: tables, definitions, hidden parts.

A data table becomes one paragraph a row, with the headings at hand; a table that only lays out
the page becomes plain blocks; a term and its definition become one line; what is not shown goes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents import markup
from assistant.documents.cleaning import one_line
from assistant.documents.tables import table_lines

if TYPE_CHECKING:
    from assistant.documents.markup import Element

ROW = "data-table-row"
"""Attribute of the paragraphs that were rows of a table."""

_UNSEEN = frozenset(("script", "style", "template", "noscript", "input"))
_FOREIGN = frozenset((
    "iframe", "object", "embed", "svg", "math", "audio", "video", "canvas", "select", "button",
    "datalist", "map", "dialog",
))  # fmt: skip
_PROSE = frozenset(("p", "div", "h1", "h2", "h3", "li", "table", "article"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q",
    "s", "small", "span", "strong", "u",
))  # fmt: skip
_LONGEST_TERM = 80
_MOST_COLUMNS = 50


def simplify(root: Element) -> None:
    """Simplify the tree in place."""
    for element in list(root.iter(*_UNSEEN)):
        _drop(element)
    for element in list(root.iter(*_FOREIGN)):
        # One that was never closed has swallowed the rest of the page.
        if next(element.iterdescendants(*_PROSE), None) is None:
            _drop(element)
        else:
            element.tag = "div"
    for element in list(root.iter()):
        if isinstance(element.tag, str) and _is_hidden(element):
            _drop(element)
    tables = list(root.iter("table"))
    for table in [table for table in tables if _is_data_table(table)]:
        _replace_table(table)
    for element in list(root.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
        element.tag = "div"
    for term in list(root.iter("dt")):
        _join_definition(term)


def visible_text(element: Element) -> str:
    """The text of a simplified element in one line, with spaces where blocks part it."""
    pieces: list[str] = []
    for event, child in markup.walk(element):
        if markup.local_name(child) not in _INLINE:
            pieces.append(" ")
        pieces.append((child.text if event == "start" else child.tail) or "")
    if element.tail:
        pieces.pop()
    return one_line("".join(pieces))


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_data_table(table: Element) -> bool:
    """A table of values, rather than one that lays out the page."""
    if next(table.iterdescendants("table", "article", "h1", "nav"), None) is not None:
        return False
    cells = [len(cell.findall(".//p")) for cell in table.iter("td", "th")]
    return len(cells) > 1 and max(cells) <= 3


def _replace_table(table: Element) -> None:
    lines = _table_lines(table)
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for line in lines:
        paragraph = table.makeelement("p", {ROW: ""})
        paragraph.text = line
        table.append(paragraph)


def _table_lines(table: Element) -> list[str]:
    rows: list[list[str]] = []
    headed = False
    for row in table.iter("tr"):
        cells = [cell for cell in row if markup.local_name(cell) in {"td", "th"}]
        if not rows and len(cells) > 1:
            in_head = markup.local_name(row.getparent()) == "thead"
            headed = in_head or all(cell.tag == "th" for cell in cells)
        rows.append([text for cell in cells for text in _cell(cell)])
    captions = [visible_text(caption) for caption in table.iter("caption")]
    return [line for line in captions if line] + table_lines(rows, headed=headed)


def _cell(cell: Element) -> list[str]:
    """A cell's text, followed by empty cells where it spans more columns."""
    span = cell.get("colspan") or "1"
    width = min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1
    return [visible_text(cell), *[""] * (width - 1)]


def _join_definition(term: Element) -> None:
    """``<dt>Rok<dd>2014`` becomes ``Rok: 2014``."""
    definition = term.getnext()
    if definition is None or markup.local_name(definition) != "dd":
        return
    name, value = visible_text(term), visible_text(definition)
    if not name or not value or len(name) > _LONGEST_TERM or len(definition):
        return
    definition.tag, definition.text = "p", f"{name.rstrip(':')}: {value}"
    definition.set(ROW, "")
    _drop(term)
