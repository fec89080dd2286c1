"""Small stand-ins for the tests of indexing: a reader of plain files, words, hashed vectors."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import StoreError
from assistant.indexing import index_corpus
from assistant.indexing.running import Splitter
from assistant.records import Document, IndexReport, Page, Passage, Span, State
from assistant.settings import Settings
from assistant.store import Analyser, Store
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

ANALYSER = Analyser(
    version="words-1", fields=("word",), analyse=lambda text: {"word": text.lower().split()}
)
SCANNED = Wording("Install tesseract.", "Zainstaluj tesseract.")


class HashEncoder:
    """A vector for each text that depends on nothing but the text; counts what it was given."""

    def __init__(self, name: str = "hash-8", dimension: int = 8) -> None:
        self.name = name
        self.dimension = dimension
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.texts.extend(texts)
        return np.stack([self.vector(text) for text in texts])

    def vector(self, text: str) -> np.ndarray:
        digest = hashlib.sha256(f"{self.name}:{text}".encode("utf-8", "replace")).digest()
        rng = np.random.default_rng(int.from_bytes(digest[:8], "little"))
        made = rng.normal(size=self.dimension).astype(np.float32)
        return made / np.linalg.norm(made)


class PlainReader:
    """Reads UTF-8 files in this process; one that begins with "SCAN" needs OCR."""

    ocr = False

    def __init__(self) -> None:
        self.read: list[Path] = []

    @contextlib.contextmanager
    def __call__(self, settings: Settings) -> Iterator[PlainReader]:
        yield self

    def read_many(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Document]]:
        for path in paths:
            self.read.append(path)
            yield path, self._document(path)

    def _document(self, path: Path) -> Document:
        try:
            content = path.read_bytes()
        except OSError:
            return Document("", "unknown", State.DAMAGED, SCANNED)
        sha256 = hashlib.sha256(content).hexdigest()
        if content.startswith(b"SCAN") and not self.ocr:
            return Document(sha256, "pdf", State.NEEDS_OCR, SCANNED)
        text = content.decode("utf-8", "replace")
        return Document(sha256, "text", State.INDEXED, None, text, (Page(1, 0, len(text)),))


def split_lines(text: str, pages: Sequence[Page]) -> tuple[Passage, ...]:
    """A passage for each line that holds anything, with itself as its sentence."""
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            found.append(Passage(start, end, (Span(start, end),)))
        start += len(line)
    return tuple(found)


class Told:
    """A progress that remembers."""

    def __init__(self) -> None:
        self.messages: list[Wording] = []
        self.steps: list[str] = []
        self.stages: list[tuple[int, str]] = []

    def start(self, total: int, what: Wording) -> None:
        self.stages.append((total, what.en))

    def advance(self, name: str) -> None:
        self.steps.append(name)

    def finish(self) -> None:
        pass

    def message(self, wording: Wording) -> None:
        self.messages.append(wording)


class Bench:
    """A corpus, an index, and everything that is needed to bring one up to the other."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.corpus.mkdir(parents=True, exist_ok=True)
        self.settings = Settings(corpus=self.corpus, index=folder / "index")
        self.encoder = HashEncoder()
        self.reader = PlainReader()
        self.told = Told()
        self.splitter = Splitter(1, split_lines)

    def write(self, name: str, text: str) -> Path:
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def index(self, *, allow_empty: bool = False) -> IndexReport:
        return index_corpus(
            self.settings,
            self.encoder,
            self.told,
            analyser=ANALYSER,
            splitter=self.splitter,
            open_reader=self.reader,
            allow_empty=allow_empty,
        )

    def store(self) -> Store:
        return Store.open(self.settings.index_dir(), ANALYSER)

    def nothing_indexed(self) -> bool:
        """Whether there is no catalogue to open yet."""
        try:
            self.store()
        except StoreError:
            return True
        return False

    def contents(self) -> dict[str, tuple[State, list[str]]]:
        """What the index holds, without ids: state and passages of every path."""
        snapshot = self.store().snapshot()
        found: dict[str, tuple[State, list[str]]] = {}
        for file in snapshot.files():
            texts: list[str] = []
            if file.sha256 is not None:
                stored = snapshot.document_at(file.path)
                texts = [
                    stored.document.text[p.start : p.end] for p in snapshot.passages_of(stored.id)
                ]
            found[file.path] = (file.state, texts)
        return found

    def assert_consistent(self) -> None:
        """The derived indexes hold exactly the catalogue's passages, each with its own vector."""
        snapshot = self.store().snapshot()
        ids = snapshot.catalogue.passage_ids().tolist()
        assert snapshot.lexical.size == snapshot.vectors.size == len(ids)
        if not ids:
            return
        texts = dict(snapshot.catalogue.texts(ids))
        assert snapshot.model is not None
        assert snapshot.model.name == self.encoder.name
        for number, text in texts.items():
            found = snapshot.vectors.search(self.encoder.vector(text), len(ids))
            same = {other for other, cosine in found if cosine > 0.99999}
            assert same == {other for other in ids if texts[other] == text}
            word = text.split()[0].lower()
            hits = {hit for hit, _ in snapshot.lexical.search("word", [[(word, 1.0)]], len(ids))}
            assert hits == {n for n, other in texts.items() if word in other.lower().split()}
            assert number in hits
