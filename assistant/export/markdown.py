"""Exported answers as Markdown; quotes stand in it character by character."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING

from assistant.export.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.export.pieces import Piece
    from assistant.export.report import Exported

_MARK = "<!-- assistant answer, unchanged: {digest} -->\n"
_SIGNS = re.compile(r"([\\`*{}\[\]<>#|~&]|(?<!\w)_|_(?!\w))")
_SPACE = re.compile(r"[ \t\r\n]+")  # but no-break spaces stay
_TICKS = re.compile(r"`+")


def written(exports: Sequence[Exported]) -> bytes:
    """One answer, or the several of a conversation, in UTF-8."""
    blocks: list[str] = []
    items: list[str] = []
    for piece in chain.from_iterable(map(pieces, exports)):
        if piece.kind == "item":
            items.append(f"- {piece.label}: {_escaped(piece.text)}")
            continue
        if items:
            blocks.append("\n".join(items))
            items = []
        blocks.append(_block(piece))
    blocks.append("\n".join(items))
    # Names of files may hold bytes that are no characters.
    content = ("\n" + "\n\n".join(blocks) + "\n").encode("utf-8", "backslashreplace")
    return _mark(content) + content


def recognised(content: bytes) -> bool:
    """Whether a file is an export of this form that nobody has changed since."""
    mark, end, rest = content.partition(b"\n")
    return mark + end == _mark(rest)


def _mark(content: bytes) -> bytes:
    """The first line, which tells an export, and that the rest is as it was written."""
    return _MARK.format(digest=hashlib.sha256(content).hexdigest()).encode()


def _block(piece: Piece) -> str:
    if piece.kind == "quote":
        # A fence keeps line breaks and signs as they are; it must be longer than any in the text.
        fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(piece.text)), default=0))
        return f"{fence}text\n{piece.text}\n{fence}"
    marks = {"title": "# ", "heading": "## "}
    return marks.get(piece.kind, "") + _escaped(piece.text)


def _escaped(text: str) -> str:
    """A line that shows the text as it is."""
    return _SIGNS.sub(r"\\\1", _SPACE.sub(" ", text.strip()))
