"""Blocks of text put together: paragraphs at a distance, the items of a list one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BULLET = "- "
"""What an item of a list without numbers begins with, whatever sign the document shows."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5}|[IVX]{1,5})[.)] ")

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def joined(blocks: Iterable[str]) -> str:
    """The blocks as one text; items that follow each other have no blank line between them."""
    text = ""
    previous = ""
    for block in blocks:
        kind = _kind(block)
        text += ("\n" if kind and kind == previous else "\n\n") + block
        previous = kind
    return text.removeprefix("\n\n")


def _kind(block: str) -> str:
    if "\n" in block:
        return ""
    return "bullet" if block.startswith(BULLET) else "number" if _NUMBER.match(block) else ""


def counted(number: int, style: str) -> str:
    """A number as a list shows it.

    Args:
        number: from 1.
        style: ``lowerLetter``, ``upperLetter``, ``lowerRoman``, ``upperRoman`` or ``decimalZero``,
            as Office names them; any other is decimal.
    """
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if style == "lowerRoman" else roman.upper()
    return f"{number:02}" if style == "decimalZero" else str(number)
