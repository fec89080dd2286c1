"""The blocks of a web page: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents import markup
from assistant.documents.cleaning import one_line
from assistant.documents.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.documents.markup import Element

_UNSEEN = frozenset(
    "script style template noscript head iframe object embed svg math audio video canvas select "
    "button datalist map dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_AROUND = frozenset({"nav", "footer", "aside"})
_AROUND_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "banner"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINKS = 0.8  # share of a block's characters that are links, from which on it may be a menu
_MENU_ITEM = 60  # characters; a longer link is a headline, and worth reading


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page; ``boilerplate`` when it stands around the content (menus, footers)."""

    text: str
    name: str
    boilerplate: bool


def blocks(root: Element) -> list[Block]:
    """The page's visible blocks in order; each row of a table is one."""
    collector = _Collector()
    hidden: Element | None = None
    for event, element in markup.walk(root):
        name = markup.local_name(element)
        if hidden is not None:
            if event == "end" and element is hidden:
                hidden = None
                collector.add(element.tail)
            continue
        if event == "start" and (_is_hidden(element, name) or _is_data_table(element, name)):
            if name == "table":
                collector.add_table(element)
            hidden = element
            continue
        collector.take(event, name, element)
    collector.flush("p")
    return collector.blocks


def layout(lines: Iterable[Block]) -> str:
    """Blocks as text: a blank line between paragraphs, none between items and rows."""
    text: list[str] = []
    previous = ""
    for block in lines:
        together = block.name in {"li", "tr", "dd", "dt"} and previous == block.name
        text.append(("\n" if together else "\n\n") + block.text)
        previous = block.name
    return "".join(text).strip()


def with_plain_tables(root: Element) -> Element:
    """A copy of the page with each data table replaced by one paragraph a row."""
    root = copy.deepcopy(root)
    for table in list(root.iter("table")):
        if not _is_data_table(table, "table"):
            continue
        lines = _table(table)
        tail, attributes = table.tail, dict.fromkeys(table.attrib)
        table.clear()
        for attribute in attributes:
            table.attrib.pop(attribute, None)
        table.tag, table.tail = "div", tail
        for line in lines:
            paragraph = table.makeelement("p")
            paragraph.text = line
            table.append(paragraph)
    return root


class _Collector:
    """Gathers inline text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0  # depth
        self._around = 0
        self._preformatted = 0
        self._owner = "p"

    def take(self, event: str, name: str, element: Element) -> None:
        step = 1 if event == "start" else -1
        if name in _BLOCKS or (name == "br" and event == "start"):
            self.flush(self._owner)
            if event == "start" and name in _BLOCKS:
                self._owner = name
        if name in _AROUND or (element.get("role") or "") in _AROUND_ROLES:
            self._around += step
        if name == "a":
            self._links += step
        if name == "pre":
            self._preformatted += step
        self.add(element.text if event == "start" else element.tail)
        if event == "end" and name in _BLOCKS:
            self._owner = "p" if name != "li" else self._owner

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            *lines, text = text.split("\n")
            for line in lines:
                self._pieces.append(line)
                self.flush("li")
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def flush(self, name: str) -> None:
        text = one_line("".join(self._pieces))
        menu = self._linked >= _LINKS * len(text) and len(text) < _MENU_ITEM
        if any(char.isalnum() for char in text):
            self.blocks.append(Block(text, name, bool(self._around) or menu))
        self._pieces.clear()
        self._linked = 0

    def add_table(self, table: Element) -> None:
        self.flush(self._owner)
        around = bool(self._around)
        self.blocks += [Block(line, "tr", around) for line in _table(table)]


def _is_hidden(element: Element, name: str) -> bool:
    return (
        name in _UNSEEN
        or element.get("hidden") is not None
        or (name == "input")
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_data_table(element: Element, name: str) -> bool:
    """A table of values, rather than one that lays out the page."""
    if name != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    if next(element.iterancestors("nav", "footer"), None) is not None:
        return False
    cells = [len(cell.findall(".//p")) > 3 for cell in element.iter("td", "th")]
    return len(cells) > 1 and not any(cells)


def _table(table: Element) -> list[str]:
    rows, headed = [], False
    for row in table.iter("tr"):
        if _is_hidden(row, "tr"):
            continue
        cells = [cell for cell in row if markup.local_name(cell) in {"td", "th"}]
        names = {markup.local_name(cell) for cell in cells}
        in_head = markup.local_name(row.getparent()) == "thead"
        if not rows and len(cells) > 1:
            headed = names == {"th"} or in_head
        rows.append([text for cell in cells for text in _cell(cell)])
    captions = [one_line(markup.text_content(item)) for item in table.iter("caption")]
    return [line for line in captions if line] + table_lines(rows, headed=headed)


def _cell(cell: Element) -> list[str]:
    """A cell's text, followed by empty cells where it spans more columns."""
    text = " ".join(block.text for block in blocks(cell)) or markup.text_content(cell)
    span = cell.get("colspan") or "1"
    return [text, *[""] * (min(int(span), 50) - 1 if span.isdigit() else 0)]
