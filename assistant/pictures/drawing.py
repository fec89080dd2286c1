"""Pages drawn, and made smaller and encoded for a browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from assistant.documents.pdfpages import PdfiumDocument

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (600, 1000, 1600, 2400)
"""Pixels across that a page is drawn with; others are taken as the next wider one of these."""

_TALLEST = 3400  # pixels: of the widest, on A4 and whatever is no strip
_MOST_PIXELS = 60_000_000  # of a picture file: A4 at 600 dpi has 35 million
_BOMB_PIXELS = 400_000_000  # from which on the library may refuse on its own
_QUALITY = 85  # of JPEG: letters stay sharp
_PAPER = 0.5  # share of one tone, from which on a page is a drawing and no photograph


class Picture(NamedTuple):
    """An encoded picture and its media type."""

    data: bytes
    media_type: str


def step(width: int) -> int:
    """The width, of `WIDTHS`, in which a page is drawn that is asked for in ``width`` pixels."""
    return next((known for known in WIDTHS if known >= width), WIDTHS[-1])


def page_size(data: bytes, kind: str, number: int) -> tuple[float, float] | None:
    """Width and height of a page, in any unit; None where there is no such page."""
    if kind == "pdf":
        with PdfiumDocument(data) as pdf:
            return pdf.size(number)
    frame = _frame(data, number)
    return (frame.width, frame.height) if frame is not None else None


def drawn(data: bytes, kind: str, number: int, width: int, turn: int) -> Picture | None:
    """A page as a picture in colour.

    Args:
        data: of a PDF or a picture file.
        kind: of the document: "pdf" or "image".
        number: of the page, or of the frame of a picture file, from 1.
        width: one of `WIDTHS`: pixels across the page as it is shown.
        turn: degrees clockwise, one of 0, 90, 180, 270, by which it is turned.

    Returns:
        None where the page is not there or cannot be drawn.
    """
    box = (_TALLEST, width) if turn in {90, 270} else (width, _TALLEST)
    if kind == "pdf":
        with PdfiumDocument(data) as pdf:
            picture = pdf.picture(number, *box, turn)
    else:
        picture = _smaller(_frame(data, number), box, turn)
    return _encoded(picture) if picture is not None else None


def _frame(data: bytes, number: int) -> Image | None:
    """Frame ``number`` (from 1) of a picture file; None when it cannot be opened or is huge."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _BOMB_PIXELS
    try:
        picture = Image.open(io.BytesIO(data))
        if _is_huge(picture):
            return None
        picture.seek(number - 1)
        return None if _is_huge(picture) else picture
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError):
        return None


def _smaller(frame: Image | None, box: tuple[int, int], turn: int) -> Image | None:
    """A frame that fits ``box``, its transparent parts on white, turned clockwise."""
    from PIL import Image

    if frame is None:
        return None
    try:
        frame.draft("RGB", box)  # a JPEG is decoded no larger than needed
        if frame.mode == "1" or frame.mode.startswith("I;16") or frame.mode in {"I", "F"}:
            picture = frame.convert("L")
        elif frame.mode in {"L", "RGB"}:
            picture = frame.copy()
        else:
            layered = frame.convert("RGBA")
            picture = Image.new("RGB", layered.size, "white")
            picture.paste(layered, mask=layered)
        picture.thumbnail(box)
        return picture.rotate(-turn, expand=True)
    except (OSError, SyntaxError, ValueError):
        return None


def _is_huge(picture: Image) -> bool:
    """Whether to leave a picture alone; its size is known before it is decoded."""
    return picture.width * picture.height > _MOST_PIXELS


def _encoded(picture: Image) -> Picture:
    """As PNG what is drawn on paper of one tone, as JPEG what was photographed or scanned.

    Grey pages are stored without colour.
    """
    from PIL import Image, ImageChops

    grey = picture.convert("L")
    if picture.mode != "L":
        alike = ImageChops.difference(picture, Image.merge("RGB", (grey, grey, grey)))
        picture = picture if alike.getbbox() else grey
    out = io.BytesIO()
    if max(grey.histogram()) >= _PAPER * grey.width * grey.height:
        picture.save(out, "PNG", compress_level=1)
        return Picture(out.getvalue(), "image/png")
    picture.save(out, "JPEG", quality=_QUALITY)
    return Picture(out.getvalue(), "image/jpeg")
