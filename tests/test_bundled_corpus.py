"""The bundled documents, the script that builds them, and the questions about them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.documents import Reader
from assistant.records import Document, State
from assistant.settings import Settings
from assistant.telling import surety
from assistant.terminal.layout import located

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TEXTS = ROOT / "tools" / "corpus_text"
SEEDS = ROOT.parent / "shared" / "seeds"
MINUTES = "protokol_komisji_2019-11-18.pdf"
SCAN = "notatka_kongres_klastrow_2025-04-28.pdf"
FILES = sorted(path.name for path in CORPUS.iterdir() if path.name != "README.md")
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (ROOT / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]

# Names, titles and mottos that a restated document must keep; they are no sentences.
NAMES = """
Klastry jako narzędzie wzmacniania współpracy między sektorami gospodarki, współpracy
  międzynarodowej i wewnątrzeuropejskiej, jako odpowiedź na wyzwania niestabilnego świata
działania 8.2.1 POKL "Wsparcie dla współpracy sfery nauki i przedsiębiorstw"
Bydgoski Klaster Przemysłowy z innowacją za pan brat
doraźnej Komisji Rady Miasta Lublin ds. Współpracy Międzynarodowej
Health and Medical Tourism Summit Eastern Europe
Stowarzyszenie Lubelski Klaster Zaawansowanych Technologii Lotniczych
Ogólnopolski Klaster Innowacyjnych Przedsiębiorstw
Podkarpacka Agencja Rozwoju Przedsiębiorczości
Parlamentarny Zespół ds. Polityki Klastrowej
Prezydent Dąbrowy Górniczej
Lubelska Wyżyna Motoryzacyjna i Maszynowa
Lubelska Wyżyna Biotechnologiczna
Lubelska Wyżyna Medyczna
Lubelska Wyżyna Lotnicza
Lubelska Wyżyna IT
Kierownik referatu wspierania przedsiębiorczości
Kierownik referatu ekosystemów gospodarczych
Kierownik referatu umiędzynarodowienia
dyrektor Wydziału Strategii i Przedsiębiorczości
Wydział Strategii i Przedsiębiorczości
Stowarzyszenie Lubelskie Drewno
Klaster Restauratorów i Hotelarzy
Pan Mariusz Sagan
Pani Marzena Strok-Sadło
Pani Honorata Kępowicz-Olszówka
Pani Viktoriya Herun
PZL Świdnik
"""


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """Every bundled document but the scan as the assistant reads it."""
    with Reader(Settings()) as reader:
        return {name: reader.read(CORPUS / name) for name in FILES if name != SCAN}


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders that the script filled in two runs."""
    pytest.importorskip("reportlab", reason="building the corpus needs reportlab")
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for seed, folder in enumerate(folders):
        done = subprocess.run(
            [sys.executable, str(ROOT / "tools" / "build_corpus.py"), "--out", str(folder)],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "TZ": ("UTC", "Asia/Tokyo")[seed]},
            capture_output=True,
            text=True,
            check=False,
        )
        if "fonts-dejavu-core" in done.stderr:
            pytest.skip("building the corpus needs the DejaVu fonts (fonts-dejavu-core)")
        assert done.returncode == 0, done.stderr
    return folders


def _has_polish_ocr() -> bool:
    if (tesseract := shutil.which("tesseract")) is None:
        return False
    known = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False)
    return "pol" in known.stdout.split()


def _words(text: str) -> list[str]:
    """Words without diacritics and case, with the letters that OCR confuses made one."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    letters = "".join(character for character in bare if not unicodedata.combining(character))
    alike = str.maketrans("tij1g50e$", "llllasoos")
    return [word.translate(alike) for word in re.findall(r"[a-z0-9$]+", letters)]


def _without_names(text: str) -> list[str]:
    """The words, each name one ``*``."""
    joined = " ".join(_words(text))
    for name in re.split(r"\n(?! )", NAMES.strip()):
        joined = re.sub(rf"\b{' '.join(_words(name))}\b", "*", joined)
    return joined.split()


def _sevens(words: list[str]) -> set[tuple[str, ...]]:
    """Sequences of seven words; rows of names alone are left out."""
    runs = zip(*(words[start:] for start in range(7)), strict=False)
    return {run for run in runs if run.count("*") < 4}


def test_two_builds_give_the_same_bytes(rebuilt: tuple[Path, Path]) -> None:
    """The script is deterministic, whatever the time zone and the hash seed."""
    first, second = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in rebuilt)
    assert sorted(first) == FILES
    assert first == second


def test_committed_documents_are_what_the_script_builds(
    rebuilt: tuple[Path, Path], documents: dict[str, Document]
) -> None:
    """What is committed reads as what is built; other versions of the libraries may pack it
    otherwise, so bytes are compared only where no library is between."""
    for name in FILES:
        new, old = rebuilt[0] / name, CORPUS / name
        if new.suffix in {".html", ".txt"}:
            assert new.read_bytes() == old.read_bytes(), name
    with Reader(Settings()) as reader:
        for name, document in documents.items():
            assert reader.read(rebuilt[0] / name).text == document.text, name


def test_the_committed_scan_shows_what_the_script_draws(rebuilt: tuple[Path, Path]) -> None:
    """The scanned pages are the same pictures, but for what a JPEG encoder may change."""
    np, pdfium = pytest.importorskip("numpy"), pytest.importorskip("pypdfium2")
    pictures: list[list[Any]] = []
    for path in (CORPUS / SCAN, rebuilt[0] / SCAN):
        with pdfium.PdfDocument(path) as pdf:
            pages = [page.render(scale=1, grayscale=True).to_numpy().astype(float) for page in pdf]
        pictures.append(pages)
    assert [len(pages) for pages in pictures] == [2, 2]
    for old, new in zip(*pictures, strict=True):
        assert float(np.abs(old - new).mean()) < 2  # grey levels of 255


def test_the_scan_has_no_text_layer() -> None:
    """The scan can only be read by OCR."""
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(CORPUS / SCAN).pages
    assert [page.extract_text() for page in pages] == ["", ""]


def test_sizes() -> None:
    """The corpus stays small enough to travel with the program."""
    assert (CORPUS / SCAN).stat().st_size < 600_000
    assert sum((CORPUS / name).stat().st_size for name in FILES) < 1_500_000


@pytest.mark.parametrize(
    ("name", "kind", "pages"),
    [
        (MINUTES, "pdf", 6),
        ("klastry_w_lublinie_prezentacja_2023.pptx", "pptx", 13),
        ("klaster_innowacyjna_medycyna_aktualnosci.html", "html", 0),
        ("bydgoski_klaster_przemysłowy.docx", "docx", 0),
    ],
)
def test_documents_are_read(
    documents: dict[str, Document], name: str, kind: str, pages: int
) -> None:
    """Each form is read whole, with its pages or slides."""
    document = documents[name]
    assert (document.kind, document.state) == (kind, State.INDEXED)
    assert len(document.pages) == pages


def test_the_minutes_have_the_date_of_the_session(documents: dict[str, Document]) -> None:
    """The minutes are of the day of the session, not of the day when the file was built."""
    assert documents[MINUTES].date == "2019-11-18"


def test_the_old_encoding_is_read(documents: dict[str, Document]) -> None:
    """The plain text is Windows-1250 with CRLF, not UTF-8, and comes out in Polish letters."""
    name = "informacja_miasto_a_klastry.txt"
    data = (CORPUS / name).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert data.count(b"\r\n") == data.count(b"\n") > 40
    assert documents[name].state is State.INDEXED
    assert "Wyżyna Motoryzacyjna" in documents[name].text
    assert "PZL Świdnik" in documents[name].text


def test_the_question_set_is_balanced() -> None:
    """Half Polish, half English; a quarter has no answer, two in five of those are off topic."""
    languages = Counter(row["language"] for row in QUESTIONS)
    assert languages == {"pl": 74, "en": 74}
    open_ones = [row for row in QUESTIONS if not row["answerable"]]
    assert Counter((row["language"], row["topic"]) for row in open_ones) == {
        ("pl", "near"): 11,
        ("en", "near"): 11,
        ("pl", "other"): 8,
        ("en", "other"): 8,
    }
    assert all(bool(row["gold"]) is row["answerable"] for row in QUESTIONS)
    assert len({row["id"] for row in QUESTIONS}) == len(QUESTIONS)
    assert len({row["question"] for row in QUESTIONS}) == len(QUESTIONS)


def test_every_document_is_asked_about() -> None:
    """No bundled document is without questions."""
    assert sorted({gold["document"] for row in QUESTIONS for gold in row["gold"]}) == FILES


def _missing_golds(name: str, document: Document) -> list[str]:
    text = " ".join(document.text.split())
    golds = {g["contains"] for row in QUESTIONS for g in row["gold"] if g["document"] == name}
    return sorted(gold for gold in golds if gold not in text)


@pytest.mark.parametrize("name", [name for name in FILES if name != SCAN])
def test_gold_texts_stand_in_their_documents(documents: dict[str, Document], name: str) -> None:
    """Every gold text is in the text that the assistant reads from its document."""
    assert _missing_golds(name, documents[name]) == []


@pytest.mark.slow
@pytest.mark.skipif(
    not _has_polish_ocr(), reason="reading the scan needs tesseract with Polish (tesseract-ocr-pol)"
)
def test_gold_texts_stand_in_the_scan() -> None:
    """OCR reads the words that answer the questions about the scan."""
    with Reader(Settings()) as reader:
        document = reader.read(CORPUS / SCAN)
    assert document.state is State.INDEXED
    assert document.date == "2025-04-28"
    assert _missing_golds(SCAN, document) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the original texts are not at hand")
@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_no_sentence_is_taken_over(path: Path) -> None:
    """No seven words in a row are those of an original, names aside."""
    originals = set[tuple[str, ...]]()
    for seed in SEEDS.glob("*.txt"):
        originals |= _sevens(_without_names(seed.read_text(encoding="utf-8")))
    assert sorted(_sevens(_without_names(path.read_text(encoding="utf-8"))) & originals) == []


@pytest.mark.slow
def test_the_readme_shows_what_the_first_question_gives(tmp_path: Path) -> None:
    """Quotes, pages and lines, in their order; a scan that waits for OCR changes none of them."""
    settings = Settings(corpus=CORPUS, index=tmp_path)
    answer = Assistant.open(settings).ask("who coordinates Lubelska Medycyna?")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = " ".join(readme.split("```text")[1].split("```")[0].split())
    shown = [
        f"{quote.rank}. {' '.join(quote.text.split())} "
        f"{' '.join(located(quote.source, 'en').split())} {surety(quote, 'en', answers=True)}"
        for quote in answer.quotes
    ]
    assert example.startswith(" ".join(shown))


@pytest.mark.slow
@pytest.mark.skipif(
    not _has_polish_ocr(), reason="tesseract with Polish is not installed, so the scan has no text"
)
def test_a_quote_from_the_scan_shows_its_state_and_its_page(tmp_path: Path) -> None:
    """How surely it was recognised, and its lines on the page that it was read from."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(CORPUS / SCAN, corpus)
    assistant = Assistant.open(Settings(corpus=corpus, index=tmp_path / "index"))
    quote = assistant.ask("Kto jest prezesem Związku Pracodawców Klastry Polskie?").quotes[0]
    assert quote.confidence is not None
    assert 0.8 < quote.confidence <= 1
    page, start, end = quote.source.page, quote.source.start, quote.source.end
    assert page is not None
    sheet = assistant.sheet(SCAN, page, start, end)
    assert sheet is not None
    lines = {round(region.top * 100) for region in sheet.regions}
    assert len(lines) == 1 + quote.text.count("\n")
    picture = assistant.page_picture(SCAN, page, 600, sheet.turn)
    assert picture is not None
    assert picture.media_type == "image/jpeg"
    (corpus / SCAN).write_bytes((corpus / SCAN).read_bytes() + b"\n")
    assert assistant.sheet(SCAN, page, start, end) is None
