"""Every quote stands in the file it is from, as a checker finds that reads the files itself."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rereading import source
from verbatim import Tally, check

from assistant.assistant import Assistant
from assistant.contract import answer_json
from assistant.settings import Settings

if TYPE_CHECKING:
    from verbatim import Shown

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SCAN = "notatka_kongres_klastrow_2025-04-28.pdf"
SHARED = ROOT.parent / "shared"
POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
Answers = tuple[list[dict[str, Any]], "Shown"]


def asked(folder: Path, index: Path, questions: Path, step: int = 1) -> Answers:
    """Answers to each ``step``-th answerable question, as JSON; and how to see a span's text."""
    assistant = Assistant.open(Settings(corpus=folder, index=index))
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    chosen = [row["question"] for row in rows if row["answerable"]][::step]

    def shown(document: str, start: int, end: int) -> str:
        return assistant.show(document, start, end, context=0).text

    return [answer_json(assistant.ask(question)) for question in chosen], shown


def tallied(answers: list[dict[str, Any]], folder: Path, shown: Shown) -> Tally:
    """The counts over all answers."""
    tally = Tally()
    for answer in answers:
        tally.add(answer, folder, shown)
    return tally


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Answers from the bundled documents without the scan, whose recognition takes long."""
    folder = tmp_path_factory.mktemp("verbatim")
    shutil.copytree(CORPUS, folder / "corpus", ignore=shutil.ignore_patterns(SCAN))
    return asked(folder / "corpus", folder / "index", ROOT / "eval" / "questions.jsonl", step=5)


def test_bundled_quotes_stand_in_their_files(some: Answers) -> None:
    """Each quote is found again in the file's bytes, on its page and lines; none is skipped."""
    tally = tallied(some[0], CORPUS, some[1])
    assert tally.failures == []
    assert (tally.answers, tally.skipped) == (22, 0)
    assert tally.verbatim == tally.quotes > 22


@given(data=st.data())
def test_a_changed_letter_is_noticed(some: Answers, data: st.DataObject) -> None:
    """One letter put for another, even a similar one, and the quote is not in its file."""
    answers, shown = some
    place = data.draw(st.sampled_from([quote for answer in answers for quote in answer["quotes"]]))
    text = place["text"]
    inside = [i for i, letter in enumerate(text) if letter.isalpha() and text[i - 1 : i].isalpha()]
    where = data.draw(st.sampled_from(inside))
    letter = data.draw(st.sampled_from(POLISH.replace(text[where].lower(), "")))
    changed = f"{text[:where]}{letter}{text[where + 1 :]}"

    def shows_it(document: str, start: int, end: int) -> str:
        return changed

    assert check(place, text, CORPUS, shown).outcome == "verbatim"
    assert check(place, changed, CORPUS, shown).why == "not what stands at its offsets"
    assert check(place, changed, CORPUS, shows_it).why == "not in the file"


def place(document: str, page: int | None, first: int, last: int) -> dict[str, Any]:
    """Where a quote is said to stand."""
    return {
        "document": document,
        "page": page,
        "line_start": first,
        "line_end": last,
        "start": 0,
        "end": 1,
    }


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [(2, 3, ""), (1, 4, ""), (3, 3, "not in lines 3-3"), (1, 2, "not in lines 1-2")],
)
def test_lines_are_those_of_the_file(tmp_path: Path, first: int, last: int, why: str) -> None:
    """A quote from plain text stands in the lines cited, in whatever encoding and line ends."""
    text = "Tytuł\r\nKlaster liczy\r\n184 członków.\r\nKoniec."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1250"))
    quote = "Klaster liczy\n184 członków."
    verdict = check(place("a.txt", None, first, last), quote, tmp_path, lambda *_: quote)
    assert verdict.why == why


@pytest.mark.parametrize(
    ("quote", "page", "why"),
    [
        ("Posiedzenie otworzyła i poprowadziła Przewodnicząca", 1, ""),
        ("Posiedzenie otworzyła i poprowadziła Przewodnicząca", 4, "not on page 4"),
        ("Posiedzenie otworzył i poprowadził Przewodniczący", 1, "not in the file"),
    ],
)
def test_pages_are_those_of_the_file(quote: str, page: int, why: str) -> None:
    """A quote from a PDF stands on the page cited."""
    cited = place("protokol_komisji_2019-11-18.pdf", page, 1, 1)
    assert check(cited, quote, CORPUS, lambda *_: quote).why == why


def test_a_scan_is_held_to_the_text_shown() -> None:
    """A page that is only a picture is skipped, unless the quote is not even the text shown."""
    cited = place(SCAN, 1, 1, 1)
    verdict = check(cited, "Kongres", CORPUS, lambda *_: "Kongres")
    assert (verdict.outcome, verdict.why) == ("skipped", "scanned: the page holds no text")
    assert check(cited, "Kongres", CORPUS, lambda *_: "Kongresy").outcome == "failed"


HTML = """<title>Inny</title><style>p {}</style><h2>Opłaty</h2><p>Wstęp&nbsp;<b>wol</b>ny.</p>
<ol start="3"><li>raz</li><li>dwa</li></ol>
<table><tr><th>Nazwa</th><th>Liczba</th></tr><tr><td>Wyżyna</td><td>60</td></tr></table>"""
MARKDOWN = "# Opłaty\n\n* **raz** i [dwa](adres)\n\n| A | B |\n|---|---|\n| jeden | 2 |\n"
DOCX = """<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kla</w:t></w:r><w:del><w:r>
<w:delText>nie</w:delText></w:r></w:del><w:r><w:t>ster.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rok</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Kwota</w:t>
</w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p>
<w:r><w:t>5 zł</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
ODT = """<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:text><t:p>Klaster<t:s/>
<t:span>nowy</t:span>.</t:p></o:text></o:body></o:document-content>"""
SHEET = """<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
<row><c t="s"><v>2</v></c><c><v>60</v></c></row></sheetData></worksheet>"""
XLSX = {
    "xl/workbook.xml": '<w xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></w>',
    "xl/_rels/workbook.xml.rels": '<R><r Id="r1" Target="worksheets/sheet1.xml"/></R>',
    "xl/worksheets/sheet1.xml": SHEET,
    "xl/sharedStrings.xml": "<s><si><t>Nazwa</t></si><si><t>Liczba</t></si>"
    "<si><r><t>Wy</t></r><r><t>żyna</t></r></si></s>",
}


@pytest.mark.parametrize(
    ("name", "held", "quote", "stands"),
    [
        ("a.html", HTML, "Opłaty\n\nWstęp wolny.", True),
        ("a.html", HTML, "Wstęp wolny.\n\n3. raz\n4. dwa", True),
        ("a.html", HTML, "3. dwa", False),
        ("a.html", HTML, "Nazwa: Wyżyna | Liczba: 60", True),
        ("a.html", HTML, "Liczba: Wyżyna", False),
        ("a.html", HTML, "Inny", False),
        ("a.html", HTML, "Opłaty\n\n3. raz", False),  # a paragraph between them is left out
        ("a.md", MARKDOWN, "Opłaty\n\n- raz i dwa", True),
        ("a.md", MARKDOWN, "A: jeden | B: 2", True),
        ("a.md", MARKDOWN, "raz i trzy", False),
        ("a.csv", "Rok;Kwota\n2024;5 zł\n", "Rok: 2024 | Kwota: 5 zł", True),
        ("a.csv", "Rok;Kwota\n2024;5 zł\n", "Rok: 2024 | Kwota: 6 zł", False),
        ("a.docx", {"word/document.xml": DOCX}, "Klaster.\n\nRok: 2024 | Kwota: 5 zł", True),
        ("a.docx", {"word/document.xml": DOCX}, "nie", False),
        ("a.odt", {"content.xml": ODT}, "Klaster nowy.", True),
        ("a.xlsx", XLSX, "Nazwa: Wyżyna | Liczba: 60", True),
        ("a.xlsx", XLSX, "Nazwa: Wyżyna | Liczba: 61", False),
    ],
)
def test_kinds_of_files(
    tmp_path: Path, name: str, held: str | dict[str, str], quote: str, *, stands: bool
) -> None:
    """Text is found as a reader of the file sees it, and nothing that is not there."""
    if isinstance(held, str):
        (tmp_path / name).write_text(held, encoding="utf-8")
    else:
        with zipfile.ZipFile(tmp_path / name, "w") as parts:
            for part, text in held.items():
                parts.writestr(part, text)
    verdict = check(place(name, None, 1, 1), quote, tmp_path, lambda *_: quote)
    assert (verdict.outcome, verdict.why) == (
        ("verbatim", "") if stands else ("failed", "not in the file")
    )
    source.cache_clear()


@pytest.mark.slow
def test_all_bundled_quotes_stand_in_their_files(tmp_path: Path) -> None:
    """The same for every answerable question, the scan included."""
    answers, shown = asked(CORPUS, tmp_path / "index", ROOT / "eval" / "questions.jsonl")
    tally = tallied(answers, CORPUS, shown)
    assert tally.failures == []
    assert tally.answers == 110
    assert tally.verbatim + tally.skipped == tally.quotes


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the original texts and benchmarks are not at hand")
@pytest.mark.parametrize(
    ("documents", "questions"),
    [
        ("seeds", "questions/seeds.jsonl"),
        ("benchmarks/poquad/corpus", "benchmarks/poquad/questions.jsonl"),
    ],
)
def test_quotes_of_other_texts_stand_in_their_files(
    tmp_path: Path, documents: str, questions: str
) -> None:
    """All of these are plain text, so each quote is found on its lines in the file, too."""
    answers, shown = asked(SHARED / documents, tmp_path / "index", SHARED / questions)
    tally = tallied(answers, SHARED / documents, shown)
    assert tally.failures == []
    assert tally.with_lines == tally.quotes > 0
