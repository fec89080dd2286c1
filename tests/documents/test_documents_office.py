"""Word, slides, workbooks, OpenDocument, RTF, made on the fly."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from odf import draw, opendocument, table, text
from odf.dc import Title
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from assistant.documents import messages
from assistant.records import State

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rezipped(data: bytes, **changes: str | None) -> bytes:
    """The archive with parts replaced (``word__document.xml`` for ``word/document.xml``)."""
    buffer = io.BytesIO()
    names = {name.replace("__", "/").replace("_xml", ".xml"): new for name, new in changes.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            content = names.get(part, source.read(part))
            if content is not None:
                target.writestr(part, content)
    return buffer.getvalue()


def test_docx_in_the_order_of_the_page(read_bytes):
    """Paragraphs and tables as they follow each other; header and footer once, at the end."""
    document = docx.Document()
    document.core_properties.title = "Word Document"
    document.add_heading("Sprawozdanie klastra", 0)
    document.add_paragraph("Przed tabelą.")
    grid = document.add_table(rows=3, cols=2)
    for row, cells in zip(
        grid.rows, [("Nazwa", "Członków"), ("Medycyna", "184"), ("IT", "60")], strict=True
    ):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    document.add_paragraph("Po tabeli.\nDruga linia.")
    document.sections[0].header.paragraphs[0].text = "Urząd Miasta Lublin"
    document.add_section()
    result = read_bytes(saved(document))
    assert (result.kind, result.state, result.title) == (
        "docx",
        State.INDEXED,
        "Sprawozdanie klastra",
    )
    assert result.text == (
        "Sprawozdanie klastra\n\nPrzed tabelą.\n\nNazwa: Medycyna | Członków: 184\n"
        "Nazwa: IT | Członków: 60\n\nPo tabeli.\nDruga linia.\n\nUrząd Miasta Lublin"
    )
    assert result.pages == ()


def test_docx_deletions_fields_and_text_boxes(read_bytes):
    """Tracked deletions and field codes are not in the text; insertions and text boxes are."""
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {W}><w:r><w:t>Opłata </w:t></w:r>"
            "<w:del w:id='1'><w:r><w:delText>stara</w:delText></w:r></w:del>"
            "<w:ins w:id='2'><w:r><w:t>nowa</w:t></w:r></w:ins>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ukryta</w:t></w:r>"
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>W ramce</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>"
        ),
    )
    assert read_bytes(saved(document)).text == "Opłata nowa\n\nW ramce"


def test_docx_without_words(read_bytes):
    """A well-formed document without a word is indexed, and says that it holds no text."""
    result = read_bytes(saved(docx.Document()))
    assert (result.state, result.message, result.text) == (State.INDEXED, messages.NO_WORDS, "")


def test_docx_hostile(read_bytes):
    """Entities are not expanded, depth does not crash, and a bomb is not unpacked."""
    data = saved(docx.Document())
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    bomb = f"<!DOCTYPE d [{laughs}]><w:document {W}><w:body><w:p>&a11;</w:p></w:body></w:document>"
    assert "haha" not in read_bytes(rezipped(data, word__document_xml=bomb)).text
    deep = f"<w:document {W}>{'<w:body>' * 900}{'</w:body>' * 900}</w:document>"
    assert read_bytes(rezipped(data, word__document_xml=deep)).state is State.DAMAGED
    spaces = f"<w:document {W}>{' ' * (65 << 20)}</w:document>"
    result = read_bytes(rezipped(data, word__document_xml=spaces))
    assert (result.state, result.message) == (State.TOO_LARGE, messages.UNPACKS_TOO_LARGE)


def test_pptx_slides_are_pages(read_bytes):
    """Each slide is a page with its title; tables, groups, charts and notes are read."""
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[5])
    first.shapes.title.text = "Klastry w Lublinie"
    low = first.shapes.add_textbox(Cm(1), Cm(12), Cm(5), Cm(1))
    low.text_frame.text = "na dole"
    high = first.shapes.add_textbox(Cm(1), Cm(6), Cm(5), Cm(1))
    high.text_frame.text = "wyżej"
    group = first.shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(15), Cm(3), Cm(1)).text_frame.text = "w grupie"
    first.notes_slide.notes_text_frame.text = "Notatka prelegenta"
    second = deck.slides.add_slide(deck.slide_layouts[6])
    grid = second.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(8), Cm(2)).table
    for index, value in enumerate(["Nazwa", "Rok", "Wodorowy", "2023"]):
        grid.cell(index // 2, index % 2).text = value
    chart = CategoryChartData()
    chart.categories = ["2019", "2024"]
    chart.add_series("Członków", (137, 184))
    second.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(8), Cm(8), Cm(5), chart)
    result = read_bytes(saved(deck))
    texts = [result.text[page.start : page.end] for page in result.pages]
    assert texts == [
        "Klastry w Lublinie\n\nwyżej\n\nna dole\n\nw grupie\n\nNotatka prelegenta",
        "Nazwa: Wodorowy | Rok: 2023\n\n2019 | Członków: 137\n2024 | Członków: 184",
    ]
    assert [(page.number, page.title) for page in result.pages] == [
        (1, "Klastry w Lublinie"), (2, None),
    ]  # fmt: skip
    assert (result.kind, result.title) == ("pptx", "Klastry w Lublinie")


def test_xlsx_sheets_are_pages(read_bytes):
    """Each sheet is a page with its name; each row a line with its headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Klastry"
    for row in (
        ["Zestawienie"],
        ["Nazwa", "Członków", "Od"],
        ["Medycyna", 184.0, "2014"],
        ["IT", 60],
    ):
        sheet.append(row)
    book.create_sheet("Pusty")
    result = read_bytes(saved(book))
    assert [(page.number, page.title) for page in result.pages] == [(1, "Klastry"), (2, "Pusty")]
    assert result.text == (
        "Zestawienie\nNazwa: Medycyna | Członków: 184 | Od: 2014\nNazwa: IT | Członków: 60"
    )


def test_odt(read_bytes):
    """Paragraphs, a table, a footnote after its paragraph, the title of the metadata."""
    document = opendocument.OpenDocumentText()
    document.meta.addElement(Title(text="Uchwała w sprawie klastra"))
    paragraph = text.P(text="Rada postanawia,")
    paragraph.addElement(text.S(c=1_000_000_000))
    paragraph.addText("co następuje")
    note = text.Note(noteclass="footnote", id="n1")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Przypis."))
    note.addElement(body)
    paragraph.addElement(note)
    document.text.addElement(paragraph)
    grid = table.Table(name="T")
    for cells in (("Nazwa", "Rok"), ("Wodorowy", "2023")):
        row = table.TableRow()
        for value in cells:
            cell = table.TableCell()
            cell.addElement(text.P(text=value))
            row.addElement(cell)
        grid.addElement(row)
    document.text.addElement(grid)
    result = read_bytes(saved(document))
    spaces = " " * 200
    assert result.text == (
        f"Rada postanawia,{spaces}co następuje\n\nPrzypis.\n\nNazwa: Wodorowy | Rok: 2023"
    )
    assert (result.kind, result.title) == ("odt", "Uchwała w sprawie klastra")


def test_odp_slides_are_pages(read_bytes):
    """Each slide is a page."""
    document = opendocument.OpenDocumentPresentation()
    for number in (1, 2):
        page = draw.Page(name=f"p{number}", masterpagename="m")
        frame = draw.Frame(width="5cm", height="1cm")
        box = draw.TextBox()
        box.addElement(text.P(text=f"Slajd numer {number}"))
        frame.addElement(box)
        page.addElement(frame)
        document.presentation.addElement(page)
    result = read_bytes(saved(document))
    assert [result.text[page.start : page.end] for page in result.pages] == [
        "Slajd numer 1", "Slajd numer 2",
    ]  # fmt: skip
    assert result.kind == "odp"


def test_ods_sheets_are_pages(read_bytes):
    """Each sheet is a page; repeated empty rows do not count."""
    document = opendocument.OpenDocumentSpreadsheet()
    grid = table.Table(name="Arkusz z danymi")
    for cells in (("Nazwa", "Rok"), ("Wodorowy", "2023")):
        row = table.TableRow()
        for value in cells:
            cell = table.TableCell(valuetype="string")
            cell.addElement(text.P(text=value))
            row.addElement(cell)
        grid.addElement(row)
    row = table.TableRow(numberrowsrepeated=1_000_000)
    row.addElement(table.TableCell(numbercolumnsrepeated=1000))
    grid.addElement(row)
    document.spreadsheet.addElement(grid)
    result = read_bytes(saved(document))
    assert result.text == "Nazwa: Wodorowy | Rok: 2023"
    assert [page.title for page in result.pages] == ["Arkusz z danymi"]


def test_rtf_with_a_polish_code_page(read_bytes):
    """Escapes of Windows-1250, and Unicode escapes."""
    data = (
        rb"{\rtf1\ansi\ansicpg1250{\info{\title Uchwa\'b3a rady}}"
        rb"Za\'bf\'f3\'b3\'e6 g\u281?\'9cl\'b9\par Druga linia}"
    )
    result = read_bytes(data)
    assert (result.kind, result.title) == ("rtf", "Uchwała rady")
    assert result.text == "Zażółć gęślą\n\nDruga linia"


def ole2(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(99)


@pytest.mark.parametrize(
    ("stream", "new"),
    [("WordDocument", "DOCX"), ("Workbook", "XLSX"), ("PowerPoint Document", "PPTX")],
)
def test_old_office_files(read_bytes, stream, new):
    """They are unsupported, and the advice names the format to save anew in."""
    result = read_bytes(ole2(stream))
    assert result.state is State.UNSUPPORTED
    assert result.message is not None
    assert new in result.message.en
    assert new in result.message.pl


def test_password_protected_office_files(read_bytes):
    """An encrypted OOXML or ODF file needs a password."""
    assert read_bytes(ole2("EncryptedPackage")).state is State.NEEDS_PASSWORD
    data = saved(opendocument.OpenDocumentText())
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    locked = rezipped(data, **{"META-INF__manifest_xml": manifest})
    assert read_bytes(locked).state is State.NEEDS_PASSWORD


def test_archives_and_programs(read_bytes):
    """Other archives, programs and media are unsupported, each with its advice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    for data, wording in (
        (buffer.getvalue(), messages.ARCHIVE),
        (b"\x1f\x8b\x08\x00" + bytes(50), messages.ARCHIVE),
        (b"\x7fELF" + bytes(100), messages.NOT_TEXT),
        (bytes(range(256)) * 9, messages.NOT_TEXT),
    ):
        result = read_bytes(data)
        assert (result.state, result.message) == (State.UNSUPPORTED, wording)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_truncated_office_files(read_bytes, share):
    """A file that was cut off is damaged."""
    data = saved(docx.Document())
    result = read_bytes(data[: int(len(data) * share)])
    assert (result.state, result.message) == (State.DAMAGED, messages.BROKEN)
