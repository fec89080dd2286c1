"""What stands under boxes on a page of a PDF, read without the code that made the boxes."""

from __future__ import annotations

import ctypes
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.pictures import Region

_FINE = 100_000  # parts of a page's width and height
_ENDS = 0.3  # points, at either end of a line
_SIDES = 0.05  # of the height of a line, above and below
_OUT = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Co", "Pd"}


def text_under(file: Path, number: int, regions: Sequence[Region]) -> str:
    """What pdfium finds in rectangles of a page (fractions of it as it shows), a line for each.

    pdfium counts what touches a rectangle, be it a hair's breadth; so the rectangle that it is
    asked for is a bit smaller than the box.
    """
    import pypdfium2
    from pypdfium2 import raw

    def point(across: float, down: float) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDF_DeviceToPage(
            page, 0, 0, _FINE, _FINE, 0, round(across * _FINE), round(down * _FINE), x, y
        )
        return x.value, y.value

    pdf = pypdfium2.PdfDocument(file)
    try:
        page = pdf[number - 1]
        textpage = page.get_textpage()
        found = []
        for region in regions:
            left, top, right, bottom = _within(region, *page.get_size())
            one, other = point(left, top), point(right, bottom)
            found.append(
                textpage.get_text_bounded(
                    min(one[0], other[0]), min(one[1], other[1]),
                    max(one[0], other[0]), max(one[1], other[1]),
                )
            )  # fmt: skip
        return "\n".join(found)
    finally:
        pdf.close()


def _within(region: Region, width: float, height: float) -> tuple[float, float, float, float]:
    """A region without its edges: thin ones at the ends of the line, thicker ones along it."""
    left, top, right, bottom = region
    if (right - left) * width >= (bottom - top) * height / 3:
        along, beside = _ENDS / width, _SIDES * (bottom - top)
    else:  # a line that runs down the page
        along, beside = _SIDES * (right - left), _ENDS / height
    return left + along, top + beside, right - along, bottom - beside


def folded(text: str) -> str:
    """A text without white space, hyphens, and the signs that stand before items and in tables."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", text)
        if unicodedata.category(char) not in _OUT and char not in "|•·▪●◦‣■□−"
    )
