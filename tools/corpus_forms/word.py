"""A news item as a DOCX file, with headings and a table."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from corpus_forms.archive import describe, repacked
from corpus_forms.markup import Block, Kind, Source


def build(source: Source) -> bytes:
    """The DOCX file's bytes; the same text always gives the same bytes."""
    document = Document()
    describe(document.core_properties, source.meta["title"], source.meta["author"])
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for block in source.blocks:
        _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _add(document: Any, block: Block) -> None:
    if block.kind is Kind.TABLE:
        _add_table(document, block)
    elif block.kind is Kind.TITLE:
        document.add_heading(block.text, level=0)
    elif block.kind is Kind.HEADING:
        document.add_heading(block.text, level=1)
    else:
        style = "List Bullet" if block.kind is Kind.BULLETS else None
        for line in block.lines:
            document.add_paragraph(line, style=style)


def _add_table(document: Any, block: Block) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Light Grid Accent 1")
    for row in block.rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    document.add_paragraph()
