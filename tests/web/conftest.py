"""A small stand-in for the assistant, so that the page is tested without models or an index."""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, SWITCHES, visited

from assistant.assistant import Assistant
from assistant.errors import CorpusError, DocumentNotFound, QuestionError
from assistant.records import (
    Answer,
    Changes,
    Document,
    FileStatus,
    IndexReport,
    Page,
    Quote,
    Searched,
    SearchResult,
    Source,
    Span,
    State,
    StoredDocument,
)
from assistant.settings import Settings
from assistant.web.server import running
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

SCANNED = Wording(
    "The pages are pictures. Install tesseract.", "Strony są obrazami. Zainstaluj tesseract."
)
NO_TEXT = Wording("This holds no text; save it as PDF.", "Tu nie ma tekstu; zapisz jako PDF.")
SHORT = {"who", "the", "does", "kto", "jest"}


class FakeAssistant:
    """Reads text files (pages end with a form feed) and quotes lines that share two long words."""

    def __init__(self, corpus: Path, seconds: float = 0.0) -> None:
        self.settings = Settings(corpus=corpus, index=corpus.parent / "index")
        self.seconds = seconds  # that indexing one file takes
        self.stored: dict[str, StoredDocument] = {}
        self.index()

    def index(self, *, progress=None, allow_empty: bool = False) -> IndexReport:
        found = {
            path.name: path
            for path in sorted(self.settings.corpus_dir().iterdir())
            if not path.name.startswith(".")
        }
        if not found and self.stored and not allow_empty:
            raise CorpusError(Wording("Empty: --corpus.", "Pusty: --corpus."))
        before = {name: stored.document.sha256 for name, stored in self.stored.items()}
        digests = {name: hashlib.sha256(found[name].read_bytes()).hexdigest() for name in found}
        new = [name for name in found if before.get(name) != digests[name]]
        added = sum(name not in before for name in new)
        gone = [name for name in before if name not in found]
        if progress is not None:
            progress.start(len(new), Wording("Reading documents", "Czytam dokumenty"))
        for name in new:
            time.sleep(self.seconds)
            self.stored[name] = read(found[name], len(self.stored) + 1)
            if progress is not None:
                progress.advance(name)
        if progress is not None:
            progress.finish()
        for name in gone:
            del self.stored[name]
        return IndexReport(
            generation=1,
            documents={State.INDEXED: len(self.stored)},
            changes=Changes(added=added, changed=len(new) - added, removed=len(gone)),
            passages=sum(file.passages for file in self.status()),
            embedded=0,
            seconds=0.0,
        )

    generation = 1

    def refresh(self) -> bool:
        return False

    def search(self, query: str, *, top: int = 10) -> SearchResult:
        return SearchResult(query, (), 1.0)

    def status(self) -> tuple[FileStatus, ...]:
        return tuple(
            FileStatus(
                path=name,
                state=stored.document.state,
                message=stored.document.message,
                title=stored.title,
                date=stored.date,
                pages=len(stored.document.pages),
                passages=len(stored.document.text.splitlines()),
                sha256=stored.document.sha256,
                size=len(stored.document.text),
                kind=stored.document.kind,
            )
            for name, stored in sorted(self.stored.items())
        )

    def document(self, path: str) -> StoredDocument:
        if path not in self.stored:
            raise DocumentNotFound(Wording(f"No document “{path}”.", f"Nie ma dokumentu „{path}”."))
        return self.stored[path]

    def sheet(self, document: str, page: int, start: int, end: int) -> None:
        return None

    def prepare_pictures(self) -> None:
        pass

    def page_picture(self, document: str, page: int, width: int, turn: int = 0) -> None:
        return None

    def ask(
        self, question: str, *, top: int = 3, documents: Collection[str] | None = None
    ) -> Answer:
        asked = {word for word in words_of(question) if len(word) > 3} - SHORT
        if not asked:
            raise QuestionError(
                Wording("Ask with at least one word.", "Zapytaj co najmniej jednym słowem.")
            )
        ranked = sorted(
            (
                (len(asked & set(words_of(line))), stored, start, line)
                for stored in self.stored.values()
                for start, line in lines_of(stored.document.text)
            ),
            key=lambda row: -row[0],
        )
        quotes = tuple(
            quoted(rank, score, stored, start, line, asked)
            for rank, (score, stored, start, line) in enumerate(ranked[:top], start=1)
            if score
        )
        good = bool(quotes) and quotes[0].score >= 2
        unread = [name for name, it in self.stored.items() if not it.document.state.readable]
        return Answer(
            question=question,
            language="en" if re.search(r"\b(who|the|does|what)\b", question.lower()) else "pl",
            status="answered" if good else "not_found",
            quotes=quotes if good else (),
            nearest=() if good else quotes,
            searched=Searched(len(self.stored) - len(unread), len(unread), tuple(unread)),
            elapsed_ms=1.0,
        )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def lines_of(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer(r"[^\n\f]+", text)]


def read(path: Path, number: int) -> StoredDocument:
    data = path.read_bytes()
    document = Document(sha256=hashlib.sha256(data).hexdigest(), kind="text", state=State.INDEXED)
    if path.suffix == ".pdf":
        document = replace(document, kind="pdf", state=State.NEEDS_OCR, message=SCANNED)
    elif path.suffix == ".mp3":
        document = replace(document, kind="unknown", state=State.UNSUPPORTED, message=NO_TEXT)
    else:
        document = replace(document, text=data.decode())
    if "\f" in document.text:
        pages, start = [], 0
        for part in document.text.split("\f"):
            pages.append(Page(len(pages) + 1, start, start + len(part)))
            start += len(part) + 1
        document = replace(document, pages=tuple(pages))
    title = document.text.partition("\n")[0] or None
    return StoredDocument(number, document, (path.name,), title, "2019-11-18" if title else None)


def quoted(  # noqa: PLR0917
    rank: int, score: int, stored: StoredDocument, start: int, line: str, asked: set[str]
) -> Quote:
    text = stored.document.text
    page = next((page for page in stored.document.pages if page.start <= start < page.end), None)
    number = 1 + text.count("\n", page.start if page else 0, start)
    return Quote(
        rank=rank,
        text=line,
        source=Source(
            document=stored.paths[0],
            title=stored.title,
            date=stored.date,
            page=page.number if page else None,
            line_start=number,
            line_end=number,
            start=start,
            end=start + len(line),
        ),
        score=float(score),
        highlights=tuple(
            Span(match.start(), match.end())
            for match in re.finditer(r"\w+", line)
            if match.group().lower() in asked
        ),
    )


def write_corpus(folder: Path) -> Path:
    """A folder with a paged text, a hostile text and a scan that cannot be read."""
    folder.mkdir()
    minutes = "Protokół z sesji\nOtwarcie obrad.\fKlaster Lubelska Medycyna\nPowstał w 2014 roku.\n"
    minutes += "Klaster Lubelska Medycyna koordynuje biuro w Urzędzie Miasta.\n"
    minutes += "".join(f"Punkt {number} porządku obrad.\n" for number in range(1, 120))
    (folder / "protokol.txt").write_text(minutes, encoding="utf-8")
    (folder / "hostile.txt").write_text(
        "Strona <b>główna</b>\n"
        "Budżet <script>document.title='owned'</script> wynosi "
        '<img src="http://elsewhere.example/pixel.png" onerror="document.title=1"> pięć milionów '
        "![obraz](http://elsewhere.example/a.png) [tu](http://elsewhere.example) `${alert(1)}` "
        "{{value}}.\n",
        encoding="utf-8",
    )
    (folder / "skan.pdf").write_bytes(b"%PDF-1.4 no text")
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A small corpus of the test's own."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def assistant(corpus: Path) -> FakeAssistant:
    """The stand-in over the small corpus."""
    return FakeAssistant(corpus)


@pytest.fixture(scope="module")
def shared_assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    """The stand-in for tests that change nothing."""
    return FakeAssistant(write_corpus(tmp_path_factory.mktemp("shared") / "corpus"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(shared_assistant) -> Iterator[str]:
    """Of one page for all tests that change no document."""
    with running(shared_assistant, port=0) as served:
        yield served.address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Tab]:
    """The page in English over documents that no test changes."""
    with visited(browser, address) as opened:
        yield opened


@pytest.fixture
def own_page(browser: Browser, assistant) -> Iterator[Tab]:
    """The page in English over documents of the test's own."""
    with running(assistant, port=0) as served, visited(browser, served.address) as opened:
        yield opened


TEXTS = {
    "klaster.txt": "Klaster Lubelska Medycyna\n\n"
    "Klaster Lubelska Medycyna koordynuje Urząd Miasta Lublin.\n",
    "historia.txt": "Historia\n\nKlaster Lubelska Medycyna powstał 12 maja 2014 roku.\n",
    "basen.txt": "Basen\n\nBilet na basen kosztuje 14 zł, ulgowy 9 zł.\n",
    "pusty.txt": "",
}


@pytest.fixture(scope="module")
def real_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The real assistant over a few lines of text, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "corpus").mkdir()
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    return Assistant.open(Settings(corpus=folder / "corpus", index=folder / "index"))


@pytest.fixture(scope="module")
def real_address(real_assistant: Assistant) -> Iterator[str]:
    """Of a page over it."""
    with running(real_assistant, port=0) as served:
        yield served.address
