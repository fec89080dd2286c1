"""A page of a web site: an article inside menus, side bar and footer, with nothing external."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from corpus_forms.markup import ORIGIN, Block, Kind, Source

if TYPE_CHECKING:
    from pathlib import Path

_TAGS = {Kind.TITLE: "h1", Kind.HEADING: "h2", Kind.PARAGRAPH: "p"}


def build(source: Source, frame: Path) -> bytes:
    """The page's bytes (UTF-8): ``source`` set into the HTML template ``frame``."""
    page = Template(frame.read_text(encoding="utf-8")).substitute(
        title=escape(f"{source.meta['title']} – {source.meta['author']}"),
        author=escape(source.meta["author"]),
        origin=ORIGIN,
        body="\n".join(_html(block) for block in source.blocks),
    )
    return page.encode()


def _html(block: Block) -> str:
    if block.kind is Kind.TABLE:
        head, *rows = block.rows
        return "\n".join(
            ["<table>", _row(head, "th"), *(_row(row, "td") for row in rows), "</table>"]
        )
    if block.kind is Kind.BULLETS:
        return "\n".join(["<ul>", *(f"<li>{escape(line)}</li>" for line in block.lines), "</ul>"])
    tag = _TAGS[block.kind]
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
