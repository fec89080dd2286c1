"""Records to columns of the catalogue and back; no SQL here, and no pickle.

Text is kept as UTF-8 bytes: a broken file may have given us text (lone surrogates) that SQLite
would refuse as TEXT, and the bytes carry a checksum.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.records import Document, OcrWord, Page, Passage, Span, State
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.store.database import Row

READ_COLUMNS = (
    "sha256, kind, state, message_en, message_pl, title, date, text, checksum, pages, missing"
)
"""The columns that `document_from` takes."""

DOCUMENT_COLUMNS = f"{READ_COLUMNS}, words"
"""The columns that `document_values` gives."""


def document_values(document: Document) -> tuple[object, ...]:
    """The values of `DOCUMENT_COLUMNS` for a document."""
    text = document.text.encode("utf-8", "surrogatepass")
    message = document.message
    return (
        document.sha256,
        document.kind,
        document.state.value,
        plain(message.en) if message else None,
        plain(message.pl) if message else None,
        plain(document.title),
        plain(document.date),
        text,
        zlib.crc32(text),
        _json([[p.number, p.start, p.end, int(p.ocr), p.title] for p in document.pages]),
        _json(document.missing),
        _packed_words(document.words),
    )


def document_from(row: Row) -> Document | None:
    """The document of a row of `READ_COLUMNS`, without its OCR words.

    Returns:
        None when the text does not match its checksum.
    """
    sha256, kind, state, en, pl, title, date, text, checksum, pages, missing = row
    if zlib.crc32(text) != checksum:
        return None
    return Document(
        sha256=sha256,
        kind=kind,
        state=State(state),
        message=message_from(en, pl),
        text=text.decode("utf-8", "surrogatepass"),
        pages=tuple(
            Page(number, start, end, bool(ocr), name)
            for number, start, end, ocr, name in json.loads(pages)
        ),
        missing=tuple(json.loads(missing)),
        title=title,
        date=date,
    )


def message_from(en: str | None, pl: str | None) -> Wording | None:
    """The message of two columns."""
    return None if en is None or pl is None else Wording(en, pl)


def words_from(packed: bytes | None) -> tuple[OcrWord, ...]:
    """The OCR words that `document_values` packed."""
    if packed is None:
        return ()
    columns: list[list[Any]] = json.loads(zlib.decompress(packed))
    return tuple(OcrWord(*word) for word in zip(*columns, strict=True))


def sentence_values(passage: Passage) -> str:
    """The sentences of a passage as one column."""
    return _json([offset for span in passage.sentences for offset in (span.start, span.end)])


def passage_from(row: Row) -> Passage:
    """The passage of a row ``id, document_id, start, end, sentences``."""
    number, document_id, start, end, packed = row
    offsets = json.loads(packed)
    sentences = tuple(
        Span(first, last) for first, last in zip(offsets[::2], offsets[1::2], strict=True)
    )
    return Passage(start, end, sentences, id=number, document_id=document_id)


def vector_values(vector: np.ndarray) -> tuple[bytes, int]:
    """A vector (dimension,) as its column and checksum."""
    packed = np.ascontiguousarray(vector, dtype="<f4").tobytes()
    return packed, zlib.crc32(packed)


def vectors_from(blobs: Sequence[bytes], dimension: int) -> np.ndarray:
    """Vectors of one model, float32 (n, dimension)."""
    matrix = np.frombuffer(b"".join(blobs), dtype="<f4")
    return matrix.reshape(len(blobs), dimension).astype(np.float32, copy=False)


def plain(text: str | None) -> str | None:
    """The text with whatever UTF-8 cannot hold replaced by "?"."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _packed_words(words: Sequence[OcrWord]) -> bytes | None:
    if not words:
        return None
    rows = [(w.start, w.end, w.page, w.left, w.top, w.right, w.bottom, w.confidence) for w in words]
    return zlib.compress(_json(list(zip(*rows, strict=True))).encode("utf-8"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
