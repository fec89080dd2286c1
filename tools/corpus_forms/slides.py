"""Slides as a PPTX file: titles, bullets, tables, notes."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from corpus_forms.archive import describe, repacked
from corpus_forms.markup import Block, Kind, Source

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_GREEN = RGBColor.from_string("1B6B4A")
_OPENING_LAYOUT, _PLAIN_LAYOUT = 0, 5  # of the library's template: title slide, title only
_LEFT, _TEXT_WIDTH = Inches(0.7), Inches(11.9)


def build(source: Source) -> bytes:
    """The PPTX file's bytes; the same text always gives the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    describe(deck.core_properties, source.meta["title"], source.meta.get("author", ""))
    groups = _by_slide(source.blocks)
    _add_opening(deck, groups[0])
    for group in groups[1:]:
        _add_slide(deck, group)
    buffer = io.BytesIO()
    deck.save(buffer)
    return repacked(buffer.getvalue())


def _by_slide(blocks: tuple[Block, ...]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind is Kind.TITLE:
            groups.append([])
        groups[-1].append(block)
    return groups


def _add_opening(deck: Any, group: list[Block]) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_OPENING_LAYOUT])
    _bar(slide, height=Inches(0.5))
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    _place(title, Inches(2.2), Inches(1.6))
    _place(subtitle, Inches(4.0), Inches(1.8))
    title.text = group[0].text
    subtitle.text = "\n".join(block.text for block in group[1:])


def _add_slide(deck: Any, group: list[Block]) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_PLAIN_LAYOUT])
    _bar(slide, height=Inches(0.22))
    title = slide.shapes.title
    _place(title, Inches(0.45), Inches(1.0))
    title.text = group[0].text
    title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    run = title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(32), True, _GREEN
    top = int(Inches(1.7))
    for block in group[1:]:
        if block.kind is Kind.TABLE:
            top = _add_table(slide, block, top)
        elif block.kind is Kind.NOTES:
            slide.notes_slide.notes_text_frame.text = block.text
    words = [block for block in group[1:] if block.kind in {Kind.PARAGRAPH, Kind.BULLETS}]
    if words:
        _add_words(slide, words, top)


def _place(shape: Any, top: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = _LEFT, top, _TEXT_WIDTH, height


def _bar(slide: Any, height: int) -> None:
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, _WIDTH, height)
    bar.fill.solid()
    bar.fill.fore_color.rgb = _GREEN
    bar.line.fill.background()


def _add_words(slide: Any, blocks: list[Block], top: int) -> None:
    box = slide.shapes.add_textbox(_LEFT, top, _TEXT_WIDTH, _HEIGHT - top - Inches(0.3))
    frame = box.text_frame
    frame.word_wrap = True
    lines = [(block.kind, line) for block in blocks for line in block.lines]
    for number, (kind, line) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.runs[0].font.size = Pt(20)
        paragraph.space_after = Pt(8)
        if kind is Kind.BULLETS:
            _give_bullet(paragraph)


def _give_bullet(paragraph: Any) -> None:
    """A text box has no bullets of its own: they are set in the paragraph's XML."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
    properties.set("marL", str(Inches(0.35)))
    properties.set("indent", str(-Inches(0.35)))
    bullet = properties.makeelement(properties.tag.replace("}pPr", "}buChar"), {"char": "•"})
    properties.append(bullet)


def _add_table(slide: Any, block: Block, top: int) -> int:
    """Add a table under ``top``; return where the next thing may start."""
    height = Inches(0.42) * len(block.rows)
    shape = slide.shapes.add_table(
        len(block.rows), len(block.rows[0]), _LEFT, top, Inches(9), height
    )
    for number, row in enumerate(block.rows):
        for column, words in enumerate(row):
            cell = shape.table.cell(number, column)
            cell.text = words
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
    return int(top + height + Inches(0.35))
