"""Texts as PDFs in several layouts, and PDFs as scans; for the benchmark of highlights."""

from __future__ import annotations

import io
from html import escape
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

_FONTS = "/usr/share/fonts/truetype/dejavu"
_MARGIN = 56  # points
_GAP = 18  # between columns
_DOTS_PER_INCH = 200


class Layout(NamedTuple):
    """How a text is set: columns, size of letters in points, and what is done to the page."""

    columns: int = 1
    size: float = 11
    justified: bool = False
    rotation: int = 0
    cropped: bool = False


LAYOUTS = (
    Layout(),
    Layout(columns=2, size=9, justified=True),
    Layout(size=15),
    Layout(columns=3, size=8),
    Layout(rotation=90),
    Layout(columns=2, size=10, rotation=270, cropped=True),
    Layout(size=12, justified=True, cropped=True),
)


def write_pdfs(texts: Sequence[tuple[str, str]], folder: Path) -> None:
    """One PDF for each named text, the layouts by turns."""
    for (name, text), layout in zip(texts, cycle(LAYOUTS), strict=False):
        (folder / f"{name}.pdf").write_bytes(typeset(text, layout))


def typeset(text: str, layout: Layout) -> bytes:
    """A text as a PDF with running headers and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(TTFont("DejaVu", f"{_FONTS}/DejaVuSans.ttf"))
    width, height = A4
    inner = width - 2 * _MARGIN
    column = (inner - _GAP * (layout.columns - 1)) / layout.columns

    def furnish(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("DejaVu", 8)
        canvas.drawString(_MARGIN, height - 40, "Materiały do sprawdzenia zaznaczeń")
        canvas.drawCentredString(width / 2, 30, f"Strona {document.page}")

    frames = [
        Frame(_MARGIN + (column + _GAP) * at, _MARGIN, column, height - 2 * _MARGIN, 0, 0, 0, 0)
        for at in range(layout.columns)
    ]
    style = ParagraphStyle(
        "text",
        fontName="DejaVu",
        fontSize=layout.size,
        leading=1.3 * layout.size,
        spaceAfter=0.6 * layout.size,
        alignment=4 if layout.justified else 0,
    )
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=furnish))
    document.build([Paragraph(escape(paragraph), style) for paragraph in _paragraphs(text)])
    return _laid(out.getvalue(), layout)


def _laid(pdf: bytes, layout: Layout) -> bytes:
    """The pages rotated and cropped, their contents as they are."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        page.rotate(layout.rotation)
        if layout.cropped:
            _, _, width, height = page.mediabox
            page.cropbox = RectangleObject((20, 15, float(width) - 30, float(height) - 25))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def write_scans(folder: Path, scans: Path, most: int) -> None:
    """The first ``most`` PDFs of a folder, the first page of each as a picture in a PDF."""
    for file in sorted(folder.glob("*.pdf"))[:most]:
        first = rasterised(file)
        first.save(scans / file.name, "PDF", resolution=_DOTS_PER_INCH, quality=70)


def rasterised(file: Path) -> Image:
    """The first page of a PDF in grey, a bit rough as scans are."""
    import pypdfium2
    from PIL import Image

    pdf = pypdfium2.PdfDocument(file)
    try:
        page = pdf[0].render(scale=_DOTS_PER_INCH / 72, grayscale=True).to_pil()
    finally:
        pdf.close()
    grain = Image.effect_noise(page.size, 24)
    return Image.blend(page, grain, 0.08)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if words := " ".join(paragraph.split()):
            yield words
