"""Headings, lists and tables of every format come out as units that can be quoted."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.lists import counted, joined
from assistant.documents.markdown import is_markdown, read
from assistant.documents.mdinline import plain

ROWS = [("Rok", "Stawka"), ("2023", "4,50 zł"), ("2024", "5,10 zł")]
TABLE = "Rok: 2023 | Stawka: 4,50 zł\nRok: 2024 | Stawka: 5,10 zł"

MARKDOWN = """# Opłaty za wodę

Wstęp z **pogrubieniem**, `kodem_x` i *kursywą* oraz [odnośnikiem](https://example.org).
## Stawki
| Rok | Stawka |
|-----|:------:|
| 2023 | **4,50** zł |
| 2024 | 5,10 zł |

* pierwszy punkt
+ drugi punkt

1. krok pierwszy
2. krok drugi

Zasady
------

> Cytat z uchwały.

---

```
kod = "**x**"
```
"""


def test_markdown(read_bytes):
    """Without marks, line for line; its tables are rows with headings; code keeps what it holds."""
    document = read_bytes(MARKDOWN.encode())
    assert document.kind == "text"
    assert document.title == "Opłaty za wodę"
    assert document.text == (
        "Opłaty za wodę\n\n"
        "Wstęp z pogrubieniem, kodem_x i kursywą oraz odnośnikiem.\n"
        f"Stawki\n\n\n{TABLE}\n\n"
        "- pierwszy punkt\n- drugi punkt\n\n1. krok pierwszy\n2. krok drugi\n\n"
        'Zasady\n\n\nCytat z uchwały.\n\n\n\n\nkod = "**x**"'
    )


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("2 * 3 * 4 i a*b*c", "2 * 3 * 4 i a*b*c"),
        ("nazwa_pliku_x i __init__", "nazwa_pliku_x i __init__"),
        ("**a** b **c d** ***e***", "a b c d e"),
        ("_kursywa_ i __dwa słowa__", "kursywa i dwa słowa"),
        ("`**x**` i **`kod`**", "**x** i kod"),
        (r"\*gwiazdka\* i 1\. punkt", "*gwiazdka* i 1. punkt"),
        ("[a](b) i [c][d] oraz [e]", "a i c oraz [e]"),
        ("![mapa](x.png) <https://example.org>", "mapa https://example.org"),
        ("**dwa\nwiersze**", "dwa\nwiersze"),
        ("5 ** 2 ** 3", "5 ** 2 ** 3"),
    ],
)
def test_marks_inside_a_line(marked, shown):
    """What frames words goes; what frames nothing stays."""
    assert plain(marked) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MARKDOWN, True),
        ("| a | b |\n|---|---|\n| 1 | 2 |", True),
        ("Zwykły tekst.\n\n- punkt\n- drugi\n", False),
        ("# ustawienia\nPORT=80\n# koniec\n", False),
        ("a | b\nc | d\n", False),
        ("Cena: 5 * 3 * 2\n-----\n", False),
        ("", False),
    ],
)
def test_what_is_markdown(text, expected):
    """Marks of two kinds, or a table; a single sign is no mark."""
    assert is_markdown(text) is expected


@given(st.text(alphabet="ab1 *_`~\\#-+.\n|>", max_size=80))
def test_no_word_of_markdown_is_lost(text):
    """Letters and digits stay on their lines; only a table's headings are said again."""
    assert letters(plain(text)) == letters(text)
    if "|" not in text:
        shown = read(text).text.split("\n")
        assert list(map(letters, shown)) == list(map(letters, text.split("\n")))


def test_what_stands_above_markdown(read_bytes):
    """Title and date told in the lines above the text are the document's, and stay readable."""
    front = '---\ntitle: "Opłaty za wodę"\ndate: 2024-05-06\n---\n\nStawki wzrosną w lipcu.\n'
    document = read_bytes(front.encode())
    assert (document.title, document.date) == ("Opłaty za wodę", "2024-05-06")
    assert document.text == (
        '\ntitle: "Opłaty za wodę"\ndate: 2024-05-06\n\n\nStawki wzrosną w lipcu.'
    )


@given(st.text(max_size=200))
def test_no_text_breaks_markdown(text):
    """Any text is read."""
    read(text)
    is_markdown(text)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_html(read_bytes):
    """Items have bullets or their numbers."""
    rows = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(("th", "td", "td"), ROWS, strict=True)
    )
    page = (
        "<html><body><h1>Opłaty za wodę</h1><p>Wstęp do opłat.</p><h2>Stawki</h2>"
        f"<table>{rows}</table><ul><li>pierwszy punkt</li><li><p>drugi punkt</p></li></ul>"
        '<ol start="3"><li>krok trzeci</li><li>krok czwarty</li></ol><p>Koniec.</p></body></html>'
    )
    assert read_bytes(page.encode()).text == (
        f"Opłaty za wodę\n\nWstęp do opłat.\n\nStawki\n\n{TABLE}\n\n- pierwszy punkt\n"
        "- drugi punkt\n3. krok trzeci\n4. krok czwarty\n\nKoniec."
    )


def test_html_that_trafilatura_reads(read_bytes):
    """Numbers of lists are there as well, and menus are not."""
    prose = "<p>" + "W spotkaniu wzięli udział goście, którzy rozmawiali o klastrach. " * 4 + "</p>"
    page = (
        "<html><body><ul><li><a href=x>Menu</a></li><li><a href=y>Start</a></li></ul><article>"
        f"<h1>Tytuł strony</h1>{prose}<ol><li>krok pierwszy</li><li>krok drugi</li></ol>{prose}"
        "</article></body></html>"
    )
    text = read_bytes(page.encode()).text
    assert "\n\n1. krok pierwszy\n2. krok drugi\n\n" in text
    assert "Menu" not in text


def test_docx(read_bytes):
    """Bullets and numbers are counted as Word counts them; page numbers stay out."""
    import docx

    document = docx.Document()
    document.add_heading("Opłaty za wodę", 1)
    document.add_paragraph("Wstęp do opłat.")
    table = document.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for text, style in [
        ("pierwszy punkt", "List Bullet"), ("drugi punkt", "List Bullet 2"),
        ("krok pierwszy", "List Number"), ("", "List Number"), ("krok trzeci", "List Number"),
    ]:  # fmt: skip
        document.add_paragraph(text, style=style)
    document.add_paragraph("Koniec.")
    document.sections[0].footer.paragraphs[0].text = "Strona 1 z 3"
    document.sections[0].header.paragraphs[0].text = "Urząd Miasta"
    buffer = io.BytesIO()
    document.save(buffer)
    result = read_bytes(buffer.getvalue())
    assert result.text == (
        f"Opłaty za wodę\n\nWstęp do opłat.\n\n{TABLE}\n\n- pierwszy punkt\n- drugi punkt\n\n"
        "1. krok pierwszy\n3. krok trzeci\n\nKoniec.\n\nUrząd Miasta"
    )


def test_pptx(read_bytes):
    """Body text has the bullets that the layout gives it; titles and text boxes have none."""
    import pptx
    from pptx.util import Inches

    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Opłaty za wodę"
    frame = slide.placeholders[1].text_frame
    frame.text = "pierwszy punkt"
    frame.add_paragraph().text = "drugi punkt"
    plain_one = frame.add_paragraph()
    plain_one.text = "Bez znaku"
    properties = plain_one._p.get_or_add_pPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['a']}}}buNone"))
    for text in ("krok pierwszy", "krok drugi"):
        numbered = frame.add_paragraph()
        numbered.text = text
        properties = numbered._p.get_or_add_pPr()
        properties.append(properties.makeelement(f"{{{properties.nsmap['a']}}}buAutoNum"))
    box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(5), Inches(1))
    box.text_frame.text = "Źródło: urząd"
    buffer = io.BytesIO()
    presentation.save(buffer)
    assert read_bytes(buffer.getvalue()).text == (
        "Opłaty za wodę\n\n- pierwszy punkt\n- drugi punkt\nBez znaku\n1. krok pierwszy\n"
        "2. krok drugi\n\nŹródło: urząd"
    )


def test_odt(read_bytes):
    """Numbers as the list's style shows them, bullets elsewhere."""
    from odf import table as tables
    from odf import text as texts
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    style = texts.ListStyle(name="L1")
    style.addElement(
        texts.ListLevelStyleNumber(level=1, numformat="1", numprefix="§ ", numsuffix=".")
    )
    document.automaticstyles.addElement(style)
    document.text.addElement(texts.H(outlinelevel=1, text="Opłaty za wodę"))
    for name, items in (("L1", ["Stawki", "Zasady"]), (None, ["pierwszy punkt", "drugi punkt"])):
        found = texts.List(stylename=name) if name else texts.List()
        for text in items:
            item = texts.ListItem()
            item.addElement(texts.P(text=text))
            found.addElement(item)
        document.text.addElement(found)
    table = tables.Table()
    for row in ROWS:
        line = tables.TableRow()
        for text in row:
            cell = tables.TableCell()
            cell.addElement(texts.P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.text.addElement(table)
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_bytes(buffer.getvalue()).text == (
        "Opłaty za wodę\n\n§ 1. Stawki\n\n§ 2. Zasady\n\n- pierwszy punkt\n- drugi punkt\n\n"
        + TABLE
    )


def test_rtf(read_bytes):
    """Paragraphs apart, lines that go on together, lists with their markers, tables as rows."""
    source = (
        r"{\rtf1\ansi\ansicpg1250 {\pard\b Zasady\par}{\pard Pierwsze zdanie jest\par}"
        r"{\pard tutaj z\'b3amane.\par}"
        r"{\pard{\pntext\f1\'B7\tab}pierwszy punkt\par{\pntext\f1\'B7\tab}drugi punkt\par}"
        r"{\listtext\pard\plain 1.\tab}krok pierwszy\par"
        r"\trowd\cellx3000\cellx6000\intbl Rok\cell Stawka\cell\row"
        r"\trowd\cellx3000\cellx6000\intbl 2023\cell 4,50\cell\row"
        r"\pard Koniec.\par}"
    )
    assert read_bytes(source.encode()).text == (
        "Zasady\n\nPierwsze zdanie jest\ntutaj złamane.\n\n- pierwszy punkt\n- drugi punkt\n\n"
        "1. krok pierwszy\n\nRok: 2023 | Stawka: 4,50\n\nKoniec."
    )


def test_xlsx_and_csv(read_bytes):
    """One line a row, with the headings at hand."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_bytes(buffer.getvalue()).text == TABLE
    assert read_bytes("\n".join(map(";".join, ROWS)).encode()).text == f"\n{TABLE}"


def test_blocks_put_together():
    """Items of one kind follow each other; all else keeps its distance."""
    assert joined(["A", "- b", "- c", "1. d", "2. e", "f) g", "H", "- i\nj", "- k"]) == (
        "A\n\n- b\n- c\n\n1. d\n2. e\nf) g\n\nH\n\n- i\nj\n\n- k"
    )
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"),
        (0, "lowerLetter", "0"), (5, "cardinalText", "5"),
    ],
)  # fmt: skip
def test_numbers_of_lists(number, style, shown):
    """As Office shows them."""
    assert counted(number, style) == shown
