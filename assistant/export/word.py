"""Exported answers as a DOCX, for letters and files of the office."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
import zlib
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.export.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.export.pieces import Piece
    from assistant.export.report import Exported

_MARK = "assistant answer"
_STYLES = {"title": "Title", "heading": "Heading 1", "quote": "Quote", "item": "List Bullet"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 255  # characters of a property of the file
_MOST_BYTES = 50_000_000  # of a part of the file, unpacked
# Damaged archives, encrypted ones, and those packed in a way that is not known here.
_NO_ARCHIVE = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def written(exports: Sequence[Exported]) -> bytes:
    """One answer, or the several of a conversation, as the bytes of a DOCX."""
    import docx

    document = docx.Document()
    for piece in chain.from_iterable(map(pieces, exports)):
        _add(document, piece)
    exported = exports[0]
    properties = document.core_properties
    properties.title = _printable(exported.answer.question)[:_LONGEST]
    properties.keywords = _mark(document.part.blob)
    properties.author = f"assistant {exported.version}"
    properties.comments = ""
    properties.language = exported.answer.language
    made = exported.moment.astimezone(dt.UTC).replace(tzinfo=None)
    properties.created = properties.modified = made
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def recognised(content: bytes) -> bool:
    """Whether a file is an export of this form that nobody has changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            properties = _unpacked(archive, "docProps/core.xml")
            if f"<cp:keywords>{_MARK} ".encode() not in properties:
                return False
            mark = _mark(_unpacked(archive, "word/document.xml"))
    except _NO_ARCHIVE:
        return False
    return f"<cp:keywords>{mark}<".encode() in properties


def _mark(text: bytes) -> str:
    """What tells an export, and that its text is as it was written."""
    return f"{_MARK} {hashlib.sha256(text).hexdigest()}"


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of an archive; of one that swells beyond all bounds only the beginning."""
    with archive.open(name) as part:
        return part.read(_MOST_BYTES)


def _add(document: Any, piece: Piece) -> None:
    """A paragraph; the label of an item in bold, the lines of a quote kept."""
    paragraph = document.add_paragraph(style=_STYLES.get(piece.kind))
    if piece.label:
        paragraph.add_run(f"{piece.label}: ").bold = True
    paragraph.add_run(_printable(piece.text))


def _printable(text: str) -> str:
    """Text without the signs that no DOCX can hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
