"""The part of a scanned page that a quote was read from, as a picture beside its text.

Cut from the file that was indexed, and from no other: where it is gone or has changed, the boxes
of its words fit nothing, and there is no picture.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from assistant.documents.pdfpages import PdfiumDocument
from assistant.sources import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PIL.Image import Image

    from assistant.records import Document, OcrWord, Source

WIDEST, TALLEST = 1600, 2000
"""Pixels that a picture has at most; a larger one is made smaller."""

_ASIDE, _ABOVE = 0.02, 0.01  # margin around the words, in shares of the page's width and height
_MOST_PIXELS = 60_000_000  # of a picture file: A4 at 600 dpi has 35 million
_BOMB_PIXELS = 400_000_000  # from which on the library may refuse on its own

_FADED = [255 - (255 - grey) * 2 // 5 for grey in range(256)]  # two fifths of the ink

_drawing = Lock()  # pdfium draws for one thread at a time


class Region(NamedTuple):
    """A part of a page, in fractions (0-1) of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


def crop(file: Path, document: Document, words: Sequence[OcrWord], source: Source) -> bytes | None:
    """The region of the page around ``source`` as PNG, in grey.

    Args:
        file: where the document lies.
        document: as it was read from the file then.
        words: of the whole document, as OCR read them.
        source: a span of the document; of its pages only the first is shown.

    Returns:
        None where no word of the span has a box on the page, or the file is gone, no longer the
        same, or cannot be drawn.
    """
    on_page = [
        word for word in words_in(words, source.start, source.end) if word.page == source.page
    ]
    if not on_page:
        return None
    data = _unchanged(file, document.sha256)
    if data is None:
        return None
    page = on_page[0].page
    with _drawing:
        picture = _pdf_page(data, page) if document.kind == "pdf" else _frame(data, page)
        return _png(picture, on_page) if picture is not None else None


def region(words: Sequence[OcrWord]) -> Region:
    """The least region that holds all of ``words``, at least one, with a margin on the page."""
    return Region(
        max(0.0, min(word.left for word in words) - _ASIDE),
        max(0.0, min(word.top for word in words) - _ABOVE),
        min(1.0, max(word.right for word in words) + _ASIDE),
        min(1.0, max(word.bottom for word in words) + _ABOVE),
    )


def _unchanged(file: Path, sha256: str) -> bytes | None:
    """The bytes of a file, if they are still those with this SHA-256."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _pdf_page(data: bytes, number: int) -> Image | None:
    with PdfiumDocument(data) as pdf:
        return pdf.draw(number)


def _frame(data: bytes, number: int) -> Image | None:
    """Frame ``number`` (from 1) of a picture file; None when it cannot be opened or is huge."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _BOMB_PIXELS
    try:
        picture = Image.open(io.BytesIO(data))
        if _is_huge(picture):
            return None
        picture.seek(number - 1)
        return None if _is_huge(picture) else picture.convert("L")
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError):
        return None


def _is_huge(picture: Image) -> bool:
    """Whether to leave a picture alone; its size is known before it is decoded."""
    return picture.width * picture.height > _MOST_PIXELS


def _png(page: Image, words: Sequence[OcrWord]) -> bytes | None:
    """The region of ``words`` on a page, upright, what is around them faded."""
    box = _pixels(page, region(words))
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    cut = page.crop(box)
    shown = cut.point(_FADED)
    for word in words:
        left, top, right, bottom = _pixels(page, word)
        beside = (bottom - top) // 2  # reaches over the space between words
        line = (left - box[0] - beside, top - box[1], right - box[0] + beside, bottom - box[1])
        place = (
            max(0, line[0]),
            max(0, line[1]),
            min(cut.width, line[2]),
            min(cut.height, line[3]),
        )
        shown.paste(cut.crop(place), place)
    shown = shown.rotate(_turn(words, page), expand=True)
    shown.thumbnail((WIDEST, TALLEST))
    out = io.BytesIO()
    shown.save(out, "PNG", optimize=True)
    return out.getvalue()


def _turn(words: Sequence[OcrWord], page: Image) -> int:
    """By how many degrees, against the clock, to turn a page that was scanned askew: 0, 90, ...

    Most words stand beside the one before them, in the direction in which the lines run.
    """
    runs: Counter[int] = Counter({0: 0})
    for before, after in pairwise(words):
        across = (after.left + after.right - before.left - before.right) * page.width
        down = (after.top + after.bottom - before.top - before.bottom) * page.height
        if abs(across) >= abs(down):
            runs[0 if across >= 0 else 180] += 1
        else:
            runs[90 if down > 0 else 270] += 1
    return runs.most_common(1)[0][0]


def _pixels(page: Image, part: Region | OcrWord) -> tuple[int, int, int, int]:
    return (
        int(part.left * page.width),
        int(part.top * page.height),
        round(part.right * page.width),
        round(part.bottom * page.height),
    )
