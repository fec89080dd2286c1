"""Small stand-ins for the tests of the store: texts made of words, and a vector for each text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import Document, Page, Passage, Span, State
from assistant.store import Analyser, Reading, Stamp, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.wording import Wording

MODEL = "words-8"

ANALYSER = Analyser(
    version="words-1", fields=("word",), analyse=lambda text: {"word": text.lower().split()}
)


def vector(text: str, dimension: int = 8) -> np.ndarray:
    """A unit vector that depends on nothing but the text."""
    seed = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "little")
    made = np.random.default_rng(seed).normal(size=dimension).astype(np.float32)
    return made / np.linalg.norm(made)


def document(text: str, **fields: object) -> Document:
    """A readable document of this text, on one page."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    defaults: dict[str, object] = {
        "kind": "text",
        "state": State.INDEXED,
        "pages": (Page(1, 0, len(text)),),
    }
    return Document(sha256=sha256, text=text, **{**defaults, **fields})  # type: ignore[arg-type]


def reading(made: Document, dimension: int = 8) -> Reading:
    """The document with a passage for each line."""
    found = []
    start = 0
    for line in made.text.splitlines(keepends=True) if made.state.readable else ():
        end = start + len(line.rstrip("\n"))
        found.append(Passage(start, end, (Span(start, end),)))
        start += len(line)
    texts = [made.text[p.start : p.end] for p in found]
    vectors = [vector(text, dimension) for text in texts]
    matrix = np.stack(vectors) if vectors else np.zeros((0, 0), dtype=np.float32)
    return Reading(made, "1;words", tuple(found), 1, matrix)


def stamp(path: str) -> Stamp:
    """A file of this path."""
    return Stamp(path, size=10, mtime_ns=20, checked_ns=30)


def add(writer: Writer, path: str, text: str) -> str:
    """Store a document under a path; gives its SHA-256."""
    made = document(text)
    writer.catalogue.store(reading(made), [stamp(path)], MODEL)
    return made.sha256


def quiet(wording: Wording) -> None:
    """Take a message where none is expected."""
    message = f"unexpected message: {wording.en}"
    raise AssertionError(message)


def current_folder(index_dir: Path) -> Path:
    """The folder of the publication in use."""
    return index_dir / (index_dir / "CURRENT").read_text("utf-8").splitlines()[0]
