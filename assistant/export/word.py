"""An exported answer as a DOCX, for letters and files of the office."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from assistant.export.pieces import pieces

if TYPE_CHECKING:
    from assistant.export.pieces import Piece
    from assistant.export.report import Exported

_MARK = "assistant answer"
_STYLES = {"title": "Title", "heading": "Heading 1", "quote": "Quote", "item": "List Bullet"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 255  # characters of a property of the file


def written(exported: Exported) -> bytes:
    """The export as the bytes of a DOCX."""
    import docx

    document = docx.Document()
    for piece in pieces(exported):
        _add(document, piece)
    properties = document.core_properties
    properties.title = _printable(exported.answer.question)[:_LONGEST]
    properties.keywords = _MARK
    properties.author = f"assistant {exported.version}"
    properties.comments = ""
    properties.language = exported.answer.language
    made = exported.moment.astimezone(dt.UTC).replace(tzinfo=None)
    properties.created = properties.modified = made
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def recognised(content: bytes) -> bool:
    """Whether a file is an export of this form."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return f"<cp:keywords>{_MARK}<".encode() in archive.read("docProps/core.xml")
    except (KeyError, zipfile.BadZipFile, OSError, ValueError):
        return False


def _add(document: Any, piece: Piece) -> None:
    """A paragraph; the label of an item in bold, the lines of a quote kept."""
    paragraph = document.add_paragraph(style=_STYLES.get(piece.kind))
    if piece.label:
        paragraph.add_run(f"{piece.label}: ").bold = True
    paragraph.add_run(_printable(piece.text))


def _printable(text: str) -> str:
    """Text without the signs that no DOCX can hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
