"""Rich Text Format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.content import CannotRead, Content
from assistant.documents.lists import BULLET, joined
from assistant.documents.tables import table_lines
from assistant.records import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TITLE = re.compile(rb"\{\\title\s([^{}]{1,300})\}")


# What the program that saved the file put before an item of a list, for readers that do not count.
_ITEM = re.compile(r"\{\\(?:pntext|listtext)\b([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_MARKER = re.compile(r"(?<![\w\\])\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_SIGN = re.compile(r"[•·▪●◦‣\uf0b7\uf0a7]\s+")


def read(data: bytes) -> Content:
    """The text, a blank line between paragraphs, with the markers of lists.

    Raises:
        CannotRead: it is no RTF after all.
    """
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text

    # RTF is ASCII with escapes; raw bytes beyond it stand for themselves in its code page.
    page = re.search(rb"\\ansicpg(\d+)", data[:1000])
    encoding = f"cp{page[1].decode()}" if page else "cp1250"
    try:
        source = _ITEM.sub(_marker, data.lstrip().decode(encoding, "replace"))
    except LookupError:
        encoding = "cp1250"
        source = _ITEM.sub(_marker, data.lstrip().decode(encoding, "replace"))
    try:
        text = to_text(source, encoding=encoding, errors="replace")
        title = _TITLE.search(data)
        raw = b"{\\rtf1 " + title[1] + b"}" if title else b""
        name = to_text(raw.decode(encoding, "replace"), encoding=encoding, errors="replace")
    except (ValueError, IndexError, KeyError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    return Content(text=joined(_blocks(text)), title=name or None)


def _marker(item: re.Match[str]) -> str:
    """The number of an item of a list, where it has one; else a bullet."""
    number = _MARKER.search(item[1])
    return f" {number[0]} " if number else " \\bullet  "


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, and tables as lines with their headings; striprtf ends each cell with a bar."""
    rows: list[list[str]] = []
    paragraph: list[str] = []
    for line in [*map(str.strip, text.split("\n")), ""]:
        row = line.endswith("|")
        # A line that goes on in lower case was broken to fit a page, and is no new paragraph.
        if paragraph and (row or not line[:1].islower()):
            yield "\n".join(paragraph)
            paragraph = []
        if row:
            rows.append(line[:-1].split("|"))
        elif rows:
            yield "\n".join(table_lines(rows))
            rows = []
        if line and not row:
            paragraph.append(_SIGN.sub(BULLET, line, count=1))
