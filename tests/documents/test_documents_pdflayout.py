"""Rows, headings and paragraphs of a PDF's page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from assistant.documents.pdflayout import page_text

STYLES = getSampleStyleSheet()
LONG = (
    "The council met on Monday and heard the report of the cluster, which had been put off at "
    "the last meeting because the chair was away. "
)


def built() -> bytes:
    body, buffer = STYLES["BodyText"], io.BytesIO()
    SimpleDocTemplate(buffer).build(
        [
            Paragraph("Fees for water", STYLES["Heading1"]),
            Paragraph(LONG * 2, body),
            Paragraph(LONG, body),
            Paragraph("Rates", STYLES["Heading2"]),
            Table([["Year", "Rate"], ["2023", "4.50"], ["2024", "5.10"]]),
            Paragraph("Rules", STYLES["Heading2"]),
            ListFlowable([Paragraph(t, body) for t in ("first", "second")], bulletType="bullet"),
            Paragraph("The end.", body),
            PageBreak(),
            Paragraph(LONG * 3, body),
        ]
    )
    return buffer.getvalue()


def test_a_page_with_headings_a_table_and_a_list(read_bytes):
    """Headings and paragraphs stand apart; rows and items are one line each."""
    text = read_bytes(built()).text
    first, second = text.split("The end.")
    assert first.startswith("Fees for water\n\nThe council met on Monday")
    assert "\n\nRates\n\n" in first
    assert "Year | Rate\n2023 | 4.50\n2024 | 5.10\n\nRules\n\n• first\n• second\n\n" in first
    assert first.count("\n\nThe council met") == 2
    assert "\n\n" not in second.strip()


def test_only_space_and_bars_are_put_in():
    """The words are those of pypdf, in its order."""
    for page in PdfReader(io.BytesIO(built())).pages:
        shown, plain = page_text(page), page.extract_text()
        assert "".join(shown.replace("|", " ").split()) == "".join(plain.split())


def drawn(*pieces: tuple[float, float, float, str], turned: bool = False) -> str:
    """The text of a page with pieces at a place and of a size."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    if turned:
        canvas.rotate(90)
        canvas.translate(0, -500)
    for left, baseline, size, text in pieces:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, baseline, text)
    canvas.showPage()
    canvas.save()
    return page_text(PdfReader(io.BytesIO(buffer.getvalue())).pages[0]).strip()


SENTENCE = "The board of the cluster has read the report and"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        # a heading by its size, a paragraph by its distance
        ([(50, 700, 16, "Report"), (50, 680, 10, "It is short.")], "Report\n\nIt is short."),
        ([(50, 700, 10, "One ends."), (50, 670, 10, "Two begins.")], "One ends.\n\nTwo begins."),
        # nothing is parted where a sentence goes on
        ([(50, 700, 10, "The board"), (50, 650, 10, "has met.")], "The board\nhas met."),
        ([(50, 700, 12, "The board,"), (50, 688, 9, "Jan Nowak,")], "The board,\nJan Nowak,"),
        # a row, a label and its value, a sign and its item
        ([(50, 700, 10, "Year"), (150, 700, 10, "Rate")], "Year | Rate"),
        ([(50, 700, 10, "Year:"), (150, 700, 10, "2023")], "Year: 2023"),
        ([(50, 700, 10, "1."), (70, 700, 10, "first")], "1. first"),
        # columns of prose are no row
        (
            [(50, 700, 8, SENTENCE * 2), (400, 700, 8, SENTENCE * 2)],
            f"{SENTENCE * 2}\n{SENTENCE * 2}",
        ),
    ],
)
def test_lines_by_their_places(pieces, text):
    """Where pieces stand tells what belongs together."""
    assert drawn(*pieces) == text


def test_turned_text_is_left_alone():
    """Where lines run upwards, their places are not those of rows."""
    pieces = [(50, 100, 10, "One line"), (50, 80, 10, "Two lines")]
    assert " | " not in drawn(*pieces, turned=True)
