"""The small markup in which the texts of the bundled documents are kept.

A file starts with ``key: value`` lines, ended by an empty line. Then come blocks, parted by empty
lines; the first characters of a block say what it is:

    # a title      ## a heading      = centred lines      > speaker notes
    - a list       1. a numbered list      | a | table |     anything else: a paragraph
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "Tekst własny, oparty na faktach z oryginału; zob. README.md w tym folderze"
"""What the files say of themselves in their metadata."""

_ITEM = re.compile(r"^(?:- |\d+\. )")


class Kind(Enum):
    """What a block is."""

    TITLE = auto()
    HEADING = auto()
    CENTRED = auto()
    NOTES = auto()
    BULLETS = auto()
    NUMBERED = auto()
    TABLE = auto()
    PARAGRAPH = auto()


_MARKS = {
    "# ": Kind.TITLE,
    "## ": Kind.HEADING,
    "= ": Kind.CENTRED,
    "> ": Kind.NOTES,
    "- ": Kind.BULLETS,
    "| ": Kind.TABLE,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its lines (items of a list, one paragraph), or the rows of a table."""

    kind: Kind
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The block's words on one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one bundled document: its ``key: value`` lines and its blocks."""

    meta: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def file(self) -> str:
        """The name that the document has in the corpus."""
        return self.meta["file"]


def load(path: Path) -> Source:
    """Read a text; a missing ``file`` or ``title`` line is a ``KeyError`` where it is used."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines())
    chunks = [chunk for chunk in re.split(r"\n{2,}", body.strip()) if chunk]
    return Source(meta, tuple(_block(chunk.splitlines()) for chunk in chunks))


def _block(lines: list[str]) -> Block:
    mark = re.match(r"#{1,2} |[=>\-|] ", lines[0])
    kind = _MARKS[mark.group()] if mark else Kind.PARAGRAPH
    if re.match(r"\d+\. ", lines[0]):
        kind = Kind.NUMBERED
    if kind is Kind.TABLE:
        rows = tuple(tuple(c.strip() for c in line.strip("| ").split(" | ")) for line in lines)
        return Block(kind, rows=rows)
    if kind in {Kind.BULLETS, Kind.NUMBERED}:
        return Block(kind, tuple(_items(lines)))
    bare = tuple(re.sub(r"^(?:#{1,2}|[=>]) ", "", line) for line in lines)
    return Block(kind, bare if kind is Kind.CENTRED else (" ".join(bare),))


def _items(lines: list[str]) -> list[str]:
    """The items of a list without their marks; other lines carry on the item above them."""
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line))
        else:
            items[-1] += " " + line
    return items
