"""The blocks of a web page: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents import markup
from assistant.documents.cleaning import one_line
from assistant.documents.htmltree import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.documents.markup import Element

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND = frozenset({"nav", "footer", "aside"})
_AROUND_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar", "banner"})
_LINKS = 0.8  # share of a block's characters that are links, from which on it may be a menu
_MENU_ITEM = 60  # characters; a longer link is a headline, and worth reading


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page.

    Attributes:
        text: in one line, without the marker.
        name: of the element.
        around: it stands around the content, by the page's own marks (menus, footers).
        link: it is little but a short link, no heading: an item of a menu, perhaps.
        marker: what an item of a list has before it, "- " or its number.
    """

    text: str
    name: str
    around: bool
    link: bool
    marker: str = ""

    @property
    def boilerplate(self) -> bool:
        """Whether it is rather no part of the content."""
        return self.around or self.link

    @property
    def heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.name in _HEADINGS


def blocks(root: Element) -> list[Block]:
    """The blocks of a simplified page (see `htmltree`) in order."""
    collector = _Collector()
    head = 0
    for event, element in markup.walk(root):
        name = markup.local_name(element)
        head += (name == "head") * (1 if event == "start" else -1)
        if not head:
            collector.take(event, name, element)
    collector.flush("p")
    return [block for block in collector.blocks if any(map(str.isalnum, block.text))]


def layout(lines: Iterable[Block]) -> str:
    """Blocks as text: a blank line between paragraphs, none between items and rows."""
    text: list[str] = []
    previous = ""
    for block in lines:
        together = block.name in {"li", "tr"} and previous == block.name
        text.append(("\n" if together else "\n\n") + block.marker + block.text)
        previous = block.name
    return "".join(text).strip()


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
        self._marker = ""
        self._numbers: list[int] = []  # of the next item, for each open list with numbers

    def take(self, event: str, name: str, element: Element) -> None:
        step = 1 if event == "start" else -1
        if name == "ol":
            self._number(event, element)
        if name in _BLOCKS or (name == "br" and event == "start"):
            self.flush(self._owner)
            if event == "start" and name in _BLOCKS:
                self._owner = "tr" if element.get(ROW) is not None else name
                self._marker = self._next_marker(element) if name == "li" else self._marker
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
        linked = self._linked >= _LINKS * len(text) and len(text) < _MENU_ITEM
        link = linked and name not in _HEADINGS  # a heading that is a link is a headline
        if text:
            name = "li" if self._marker else name
            self.blocks.append(Block(text, name, bool(self._around), link, self._marker))
            self._marker = ""
        self._pieces.clear()
        self._linked = 0

    def _number(self, event: str, numbered: Element) -> None:
        """Begin the numbers of a list, or end them."""
        if event == "end":
            self._numbers.pop()
            return
        start = numbered.get("start") or "1"
        self._numbers.append(int(start) if re.fullmatch(r"\d{1,6}", start) else 1)

    def _next_marker(self, item: Element) -> str:
        """What stands before an item of a list: its number where the list has numbers."""
        parent = item.getparent()
        if parent is None or markup.local_name(parent) != "ol":
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1] - 1}. "
