"""Line n of a text, Markdown or CSV file is line n of what is quoted, as an editor counts them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import csvfiles, markdown
from assistant.documents.cleaning import clean, clean_lines, file_lines
from assistant.documents.content import Context
from assistant.documents.reading import read_bytes as read_in_process

TRAINING = Path(__file__).resolve().parents[2] / "training" / "civic"
anything = st.text(alphabet=st.characters(exclude_categories=()) | st.sampled_from("\r\n\f\x85"))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"Raz.\n\n\n\n\n\nDwa.\n", ["Raz.", "", "", "", "", "", "Dwa."]),
        (b"\n\n\nRaz.\n", ["", "", "", "Raz."]),
        (b"Raz.\r\n\r\n\r\n\r\n\r\nDwa.\r\n", ["Raz.", "", "", "", "", "Dwa."]),
        (b"Raz.\r\r\rDwa.\r", ["Raz.", "", "", "Dwa."]),
        (b"Raz.\r\n\rDwa.\n\rTrzy.", ["Raz.", "", "Dwa.", "", "Trzy."]),
        (b"Raz.\n\x0cDwa.\x0cTrzy.\n\x0c\nKoniec.", ["Raz.", "Dwa. Trzy.", "", "Koniec."]),
        (b"Raz\x0bdwa\x1ctrzy.\n  \t\n\t\nKoniec.", ["Raz dwa trzy.", "", "", "Koniec."]),
        ("\ufeff\nRaz\u2028dwa\x85trzy.\nDwa.".encode(), ["", "Raz dwa trzy.", "Dwa."]),
        ("\nRaz.\n\n\n\n\nDwa.".encode("utf-16"), ["", "Raz.", "", "", "", "", "Dwa."]),
    ],
)
def test_lines_of_plain_text(read_bytes, data, lines):
    """Blank lines all stay, at the beginning too; a form feed or another such sign ends no line."""
    document = read_bytes(data)
    assert (document.kind, document.text.split("\n")) == ("text", lines)


@given(anything)
def test_no_line_moves(text):
    """Whatever a text holds, each line is cleaned by itself and stays where it is."""
    cleaned = clean_lines(file_lines(text)).split("\n")
    own = re.split("\r\n|\r|\n", text)
    assert cleaned == [clean(file_lines(line)) for line in own]


def test_lines_of_markdown(read_bytes):
    """Rules, fences, comments and the headings of a table leave blank lines."""
    text = (
        "---\ntitle: Opłaty\n---\n<!-- szkic\nz maja --># Opłaty za wodę\n\n\n\nWstęp\n=====\n"
        "| Rok | Stawka |\n|---|---|\n| 2023 | 4 zł |\n~~~\nkod\n~~~\n***\n"
        '[Uchwała](https://example.org\n"tytuł") obowiązuje.\n```\nbez końca\n'
    )
    assert read_bytes(text.encode()).text.split("\n") == [
        "",
        "title: Opłaty",
        "",
        "",
        "Opłaty za wodę",
        "",
        "",
        "",
        "Wstęp",
        "",
        "",
        "",
        "Rok: 2023 | Stawka: 4 zł",
        "",
        "kod",
        "",
        "",
        "Uchwała",
        " obowiązuje.",
        "",
        "bez końca",
    ]


@given(st.text(alphabet="ab1 *_`~\\#-+.=\n|>[](){}<!\"'", max_size=80))
def test_markdown_has_as_many_lines(text):
    """Every line of the file has a line, whatever is marked."""
    assert markdown.read(text).text.count("\n") == text.count("\n")


def test_lines_of_separated_values(read_bytes):
    """A record stands on the first of its lines; blank and heading lines are blank."""
    data = b'Spis\n\nNazwa;Rok;Ile\r\n"Jeden\nb";2019;1\r\n;;\r\nDwa;2020;2\r\n'
    document = read_bytes(data.replace(b"Spis", b"Spis;;"))
    assert (document.kind, document.text.split("\n")) == (
        "csv",
        [
            "Spis",
            "",
            "",
            "Nazwa: Jeden b | Rok: 2019 | Ile: 1",
            "",
            "",
            "Nazwa: Dwa | Rok: 2020 | Ile: 2",
        ],
    )


@given(
    st.lists(st.lists(st.text(alphabet='ab1"\n', max_size=4), min_size=2, max_size=3), max_size=6)
)
def test_separated_values_have_as_many_lines(rows):
    """However the cells are quoted and broken, and whether or not there are headings."""
    text = "\n".join(";".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
    shown = csvfiles.read(text).text
    assert shown.count("\n") == text.count("\n")


def pages(*suffixes: str) -> list[Path]:
    found = TRAINING.glob("*/documents/*")
    return sorted(path for path in found if path.suffix in suffixes)


@pytest.mark.parametrize("path", pages(".txt", ".md", ".csv"), ids=lambda path: path.name)
def test_words_stand_on_their_lines(path):
    """In the documents of the training sets, but for the headings of a table's columns."""
    document = read_in_process(path.read_bytes(), "0" * 64, Context())
    own = re.split("\r\n|\r|\n", path.read_bytes().decode("utf-8", "replace"))
    for shown, line in zip(document.text.split("\n"), own, strict=False):
        if "\ufffd" not in line:
            said = re.sub(r"(^|\| )[^|]*?: ", r"\1", shown) if " | " in shown else shown
            assert set(re.findall(r"\w+", said)) <= set(re.findall(r"\w+", line))
