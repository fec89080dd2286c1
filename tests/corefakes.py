"""Small stand-ins shared by the tests: an encoder of hashed words, a reader without processes."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

import numpy as np

from assistant.assistant import Assistant
from assistant.documents import messages, reading
from assistant.documents.content import Context
from assistant.indexing import index_corpus
from assistant.records import Document, State
from assistant.settings import Settings
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.records import IndexReport

# What the small corpus holds; the tests assert its names, lines and figures.
CORPUS: dict[str, str] = {
    "protokół_2019.txt": (
        "Protokół posiedzenia komisji z dnia 18 listopada 2019 r.\n"
        "\n"
        "Klaster Lubelska Medycyna koordynuje miasto Lublin. Klaster ma 137 członków.\n"
        "Spotkanie prowadziła Monika Zielińska, kierownik referatu.\n"
        "\n"
        "Rowery miejskie stoją przy dworcu. Wypożyczono je 1200 razy.\n"
    ),
    "raport/klastry.txt": (
        "Raport o klastrach\n"
        "\n"
        "Według raportu klaster Lubelska Medycyna ma 184 członków.\n"
        "Klaster Lubelskie Drewno powstał w 2012 roku w Biłgoraju.\n"
    ),
    "study.md": (
        "# Study in Lublin\n"
        "\n"
        "Study in Lublin is a project that draws students from abroad. It has run since 2011.\n"
    ),
    "pusty.txt": "",
}


class WordEncoder:
    """The unit sum of a fixed vector for each word: texts with common words are near."""

    def __init__(self, name: str = "words-32", dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded.extend(texts)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            row = sum((self._vector(word.folded) for word in words(text)), self._vector(""))
            rows[number] = row / np.linalg.norm(row)
        return rows

    def _vector(self, word: str) -> np.ndarray:
        digest = hashlib.sha256(f"{self.name}:{word}".encode()).digest()
        rng = np.random.default_rng(int.from_bytes(digest[:8], "little"))
        return rng.normal(size=self.dimension).astype(np.float32)


class InProcessReader:
    """The real readers of documents, in this process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    @contextlib.contextmanager
    def opened(cls, settings: Settings) -> Iterator[InProcessReader]:
        yield cls(settings)

    def read_many(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Document]]:
        for path in paths:
            try:
                data = path.read_bytes()
            except OSError as error:
                yield path, Document("", "unknown", State.DAMAGED, messages.open_error(error))
                continue
            yield path, reading.read_bytes(data, hashlib.sha256(data).hexdigest(), Context())


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write texts into a folder, line ends as they stand."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def build(folder: Path, encoder: WordEncoder) -> IndexReport:
    """Index ``folder/corpus`` into ``folder/index`` without another process."""
    return index_corpus(settings_of(folder), encoder, open_reader=InProcessReader.opened)


def settings_of(folder: Path) -> Settings:
    return Settings(corpus=folder / "corpus", index=folder / "index")


def opened(folder: Path) -> Assistant:
    """An assistant over ``folder/corpus``, indexed into ``folder/index``."""
    encoder = WordEncoder()
    build(folder, encoder)
    return Assistant.open(settings_of(folder), encoder=encoder)
