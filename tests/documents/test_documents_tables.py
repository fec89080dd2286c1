"""Tables as lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import csvfiles
from assistant.documents.tables import table_lines

MEMBERS = [["Nazwa", "Członków"], ["Lubelska Medycyna", "184"], ["Wyżyna IT", "60"]]


def test_headings_are_at_hand():
    """A column of numbers under a word shows that the first row are headings."""
    assert table_lines(MEMBERS) == [
        "Nazwa: Lubelska Medycyna | Członków: 184",
        "Nazwa: Wyżyna IT | Członków: 60",
    ]


def test_names_and_values_have_no_headings():
    """In two columns of words the first row is a fact like the others."""
    rows = [["Nazwa", "Lubelska Medycyna"], ["Miasto", "Lublin"], ["Koordynator", "Gmina"]]
    expected = ["Nazwa | Lubelska Medycyna", "Miasto | Lublin", "Koordynator | Gmina"]
    assert table_lines(rows) == expected


def test_marked_headings():
    """Where the source marks the headings they are believed, gaps and all."""
    rows = [["", "Miasto"], ["Klaster A", "Lublin"]]
    assert table_lines(rows, headed=True) == ["Klaster A | Miasto: Lublin"]


def test_title_and_subheadings():
    """A single cell above the table or across it is a line of its own."""
    rows = [["Zestawienie 2023", ""], *MEMBERS, ["Pozostałe", ""], ["Inny", "7"]]
    assert table_lines(rows) == [
        "Zestawienie 2023",
        "Nazwa: Lubelska Medycyna | Członków: 184",
        "Nazwa: Wyżyna IT | Członków: 60",
        "Pozostałe",
        "Nazwa: Inny | Członków: 7",
    ]


def test_only_headings():
    """A heading row with nothing below it is kept."""
    assert table_lines([["Nazwa", "Członków"]], headed=True) == ["Nazwa | Członków"]


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=6), st.booleans())
def test_no_cell_is_lost(rows, headed):
    """Every value of the body stands in a line, and every line is one line."""
    lines = table_lines(rows, headed=headed)
    text = "\n".join(lines)
    assert text.split("\n") == lines or not lines
    filled = [row for row in rows if any(" ".join(cell.split()) for cell in row)]
    assert len(lines) >= len(filled) - 1


def test_csv():
    """Semicolons, quotes with line breaks, and headings."""
    text = 'Nazwa;Członków\r\n"Lubelska\nMedycyna";184\r\nWyżyna IT;60\r\n'
    assert csvfiles.sniff(text) == ";"
    assert csvfiles.read(text).text.split("\n") == [
        "",
        "Nazwa: Lubelska Medycyna | Członków: 184",
        "",
        "Nazwa: Wyżyna IT | Członków: 60",
    ]


def test_prose_is_no_csv():
    """Sentences with a comma each are no table."""
    text = "Tak, odpowiedział.\nNie, zaprzeczył.\nMoże, dodał po chwili.\nJutro, obiecał.\n"
    assert csvfiles.sniff(text) is None
    assert csvfiles.sniff("jedna linia; druga część") is None
