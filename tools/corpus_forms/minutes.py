"""Minutes as a text PDF of several pages, with running header, page numbers and signatures."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus_forms.fonts import dejavu
from corpus_forms.markup import ORIGIN, Block, Kind, Source

_BODY = ParagraphStyle(
    "body",
    fontName="Serif",
    fontSize=10,
    leading=14.5,
    alignment=TA_JUSTIFY,
    spaceAfter=6,
    allowWidows=0,
    allowOrphans=0,
)
_STYLES = {
    Kind.PARAGRAPH: _BODY,
    Kind.TITLE: ParagraphStyle(
        "title", _BODY, fontName="Serif-Bold", fontSize=15, leading=20, alignment=TA_CENTER
    ),
    Kind.CENTRED: ParagraphStyle(
        "centred", _BODY, fontName="Serif-Bold", alignment=TA_CENTER, spaceAfter=0
    ),
    Kind.HEADING: ParagraphStyle(
        "heading", _BODY, fontName="Serif-Bold", fontSize=10.5, spaceBefore=9, keepWithNext=1
    ),
}
_ITEM = ParagraphStyle(
    "item", _BODY, alignment=TA_LEFT, leftIndent=18, firstLineIndent=-12, spaceAfter=3
)
_SIDE, _TOP, _FOOT = 2.5 * cm, 2.6 * cm, 2.3 * cm  # margins


def build(source: Source) -> bytes:
    """The PDF's bytes; the same text always gives the same bytes."""
    for name, style in (("Serif", "Serif"), ("Serif-Bold", "Serif-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(dejavu(style))))
    _, pages = _render(source, pages=0)  # a first run only counts the pages
    return _render(source, pages=pages)[0]


def _render(source: Source, *, pages: int) -> tuple[bytes, int]:
    buffer = io.BytesIO()
    width, height = A4
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=source.meta["title"],
        author=source.meta["author"],
        subject=ORIGIN,
        invariant=1,
    )
    frame = Frame(_SIDE, _FOOT, width - 2 * _SIDE, height - _TOP - _FOOT, 0, 0, 0, 0)

    def start(canvas: Any, _template: Any) -> None:
        _draw_header(canvas, source)

    def end(canvas: Any, _template: Any) -> None:
        canvas.setFont("Serif", 8)
        canvas.drawCentredString(width / 2, 1.3 * cm, f"Strona {canvas.getPageNumber()} z {pages}")

    template.addPageTemplates(PageTemplate("page", [frame], onPage=start, onPageEnd=end))
    template.build(_story(source))
    return buffer.getvalue(), template.page


def _draw_header(canvas: Any, source: Source) -> None:
    width, height = A4
    # reportlab has one fixed date for unchanging files; the document's own date is the true one
    day = source.meta["date"].replace("-", "")
    canvas.setDateFormatter(lambda *_now: f"D:{day}120000Z")
    canvas.saveState()
    canvas.setFont("Serif", 8)
    canvas.drawString(_SIDE, height - 1.5 * cm, source.meta["header"])
    canvas.setLineWidth(0.4)
    canvas.line(_SIDE, height - 1.7 * cm, width - _SIDE, height - 1.7 * cm)
    canvas.restoreState()


def _story(source: Source) -> list[Any]:
    story: list[Any] = []
    for block in source.blocks:
        story.extend(_flowables(block))
    return story


def _flowables(block: Block) -> list[Any]:
    if block.kind is Kind.TABLE:
        return [_signatures(block)]
    if block.kind in {Kind.BULLETS, Kind.NUMBERED}:
        marks = [f"{n}." if block.kind is Kind.NUMBERED else "–" for n in _counted(block)]
        items = zip(marks, block.lines, strict=True)
        return [*(Paragraph(f"{mark} {line}", _ITEM) for mark, line in items), Spacer(1, 6)]
    style = _STYLES[block.kind]
    after = [Spacer(1, 10)] if block.kind is Kind.CENTRED else []
    return [*(Paragraph(line, style) for line in block.lines), *after]


def _counted(block: Block) -> range:
    return range(1, len(block.lines) + 1)


def _signatures(block: Block) -> Any:
    columns = ["\n".join(column) for column in zip(*block.rows, strict=True)]
    table = Table([columns], colWidths=[8 * cm, 8 * cm])
    table.setStyle(
        [("FONT", (0, 0), (-1, -1), "Serif", 10, 18), ("ALIGN", (0, 0), (-1, -1), "CENTER")]
    )
    return KeepTogether([Spacer(1, 24), table])
