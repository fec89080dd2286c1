"""A note as it comes out of an office scanner: grey page pictures in a PDF, no text layer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus_forms.fonts import dejavu
from corpus_forms.markup import ORIGIN, Kind, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

rl_config.useA85 = 0  # pictures as bytes, not as text: a fifth smaller

DPI = 220
_WIDTH, _HEIGHT = round(8.27 * DPI), round(11.69 * DPI)
_MARGIN = round(1.0 * DPI)
_TILT = (0.45, -0.35)  # degrees, page by page in turn
_QUALITY = 36  # of the JPEG: what scanners call "standard"
_SIZES = {Kind.TITLE: 17.0, Kind.HEADING: 12.5, Kind.CENTRED: 11.0, Kind.PARAGRAPH: 12.0}  # points


class _Sheet:
    """Lays lines of text on pages from top to bottom."""

    def __init__(self, header: str) -> None:
        self.pages: list[Image.Image] = []
        self._header = header
        self._start_page()

    def _start_page(self) -> None:
        self.pages.append(Image.new("L", (_WIDTH, _HEIGHT), 246))
        self._pen = ImageDraw.Draw(self.pages[-1])
        self._y = _MARGIN
        font = _font(9.5, bold=False)
        self._pen.text((_MARGIN, self._y - DPI * 0.45), self._header, fill=45, font=font)
        rule = self._y - DPI * 0.22
        self._pen.line((_MARGIN, rule, _WIDTH - _MARGIN, rule), fill=70, width=2)

    def write(self, text: str, kind: Kind) -> None:
        """Write a block, wrapped to the page's width; start a page when this one is full."""
        if kind is Kind.TITLE:
            self._y += DPI // 5
        font = _font(_SIZES[kind], bold=kind is not Kind.PARAGRAPH)
        step = round(_SIZES[kind] / 72 * DPI * 1.5)
        lines = _wrap(text, font, _WIDTH - 2 * _MARGIN)
        kept = len(lines) + (2 if kind is Kind.HEADING else 0)  # no heading alone at the foot
        if self._y + kept * step > _HEIGHT - _MARGIN and len(lines) < 4:
            self._start_page()
        for line in lines:
            if self._y + step > _HEIGHT - _MARGIN:
                self._start_page()
            self._pen.text((_MARGIN, self._y), line, fill=38, font=font)
            self._y += step
        self._y += 0 if kind is Kind.CENTRED else round(step * 0.55)


def build(source: Source) -> bytes:
    """The PDF's bytes; the noise is drawn from a fixed seed, so they are always the same."""
    sheet = _Sheet(source.meta["header"])
    for block in source.blocks:
        for line in block.lines:
            sheet.write(line, block.kind)
    return _pdf(source, [_scanned(page, number) for number, page in enumerate(sheet.pages)])


def _font(points: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(dejavu("Serif-Bold" if bold else "Serif"), points / 72 * DPI)


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _scanned(page: Image.Image, number: int) -> bytes:
    """The page as JPEG: a little askew, blurred, grainy, darker to one edge, with specks."""
    tilted = page.rotate(_TILT[number % 2], Image.Resampling.BICUBIC, fillcolor=238)
    pixels = np.asarray(tilted.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64)
    random = np.random.default_rng(2025 + number)
    shade = np.linspace(0, 9, _WIDTH)[np.newaxis, :]
    grain = random.normal(0, 5.0, pixels.shape)
    noisy: NDArray[np.float64] = pixels - shade + grain
    rows, columns = random.integers(0, _HEIGHT, 90), random.integers(0, _WIDTH, 90)
    noisy[rows, columns] -= 90
    picture = Image.fromarray(noisy.clip(0, 255).astype(np.uint8), mode="L")
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, dpi=(DPI, DPI))
    return buffer.getvalue()


def _pdf(source: Source, pictures: list[bytes]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    day = source.meta["date"].replace("-", "")
    canvas.setDateFormatter(lambda *_now: f"D:{day}160200Z")
    canvas.setTitle(source.meta["title"])
    canvas.setAuthor(source.meta["author"])
    canvas.setSubject(ORIGIN)
    for picture in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
