"""From bytes to a `Document`: find the kind, call its reader, put the pieces together."""

from __future__ import annotations

import dataclasses
import importlib
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.assembly import assemble
from assistant.documents.cleaning import file_lines
from assistant.documents.content import CannotRead, Content, Context
from assistant.documents.datelines import find_document_date
from assistant.documents.kinds import Kind, detect, detect_text
from assistant.documents.titles import meaningful_title, title_of_pages, title_of_text
from assistant.records import Document, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

# The module that reads each kind, imported when the first such file is met.
_BINARY_READERS = {
    Kind.PDF: "pdf",
    Kind.IMAGE: "ocr",
    Kind.DOCX: "word",
    Kind.PPTX: "slides",
    Kind.XLSX: "sheets",
    Kind.ODT: "opendocument",
    Kind.ODP: "opendocument",
    Kind.ODS: "opendocument",
    Kind.RTF: "rtf",
}
_OFFICE = frozenset({Kind.DOCX, Kind.PPTX, Kind.XLSX, Kind.ODT, Kind.ODP, Kind.ODS})
_TEXT_READERS = {Kind.HTML: "html", Kind.XML: "xmltext", Kind.CSV: "csvfiles"}


def read_bytes(data: bytes, sha256: str, context: Context) -> Document:
    """Read a file's bytes; whatever is wrong with them is told by the document's state.

    Args:
        data: the whole file.
        sha256: of ``data``, in hexadecimal.
        context: limits, and whom to tell of OCR.
    """
    if not data:
        return Document(sha256, "unknown", State.DAMAGED, messages.EMPTY_FILE)
    kind: Kind | None = None
    try:
        kind = detect(data)
        text = ""
        if kind is None:
            text = _decoded(data, context.suffix)
            kind = detect_text(text)
        content = _content(kind, data, text, context)
        return _document(content, kind, data, sha256, context)
    except CannotRead as finding:
        state, wording = finding.state, finding.wording
    except MemoryError:
        limit = context.limits.read_megabytes
        state, wording = State.TOO_LARGE, messages.TOO_MUCH_MEMORY.filled(limit=limit)
    except RecursionError:
        state, wording = State.DAMAGED, messages.TOO_DEEP
    except ImportError as error:  # the program's fault, not the file's
        state, wording = State.DAMAGED, messages.NOT_INSTALLED.filled(name=error.name)
    except Exception:
        state, wording = State.DAMAGED, messages.BROKEN
    return Document(sha256, kind or "unknown", state, wording)


def _decoded(data: bytes, suffix: str) -> str:
    from assistant.documents.claims import claimed_format, is_readable
    from assistant.documents.encodings import decode, decode_markup, is_binary

    claimed = claimed_format(suffix)
    if is_binary(data):
        raise _no_text(claimed)
    text = decode_markup(data) if data.lstrip()[:1] == b"<" else decode(data)
    if claimed and not is_readable(text):
        raise _no_text(claimed)
    return text


def _no_text(claimed: str | None) -> CannotRead:
    if claimed is None:
        return CannotRead(State.UNSUPPORTED, messages.NOT_TEXT)
    return CannotRead(State.DAMAGED, messages.NOT_AS_NAMED.filled(claimed=claimed))


def _reader(name: str) -> ModuleType:
    return importlib.import_module(f"assistant.documents.{name}")


def _content(kind: Kind, data: bytes, text: str, context: Context) -> Content:
    if kind is Kind.TEXT:
        return _plain(file_lines(text))
    if kind in _TEXT_READERS:
        read_text: Callable[[str], Content] = _reader(_TEXT_READERS[kind]).read
        return read_text(text)
    module = _reader(_BINARY_READERS[kind])
    read: Callable[..., Content] = module.read
    return read(data, context) if kind in {Kind.PDF, Kind.IMAGE} else read(data)


def _plain(text: str) -> Content:
    from assistant.documents import markdown

    if markdown.is_markdown(text):
        return markdown.read(text)
    return Content(text=text, own_lines=True)


def _document(content: Content, kind: Kind, data: bytes, sha256: str, context: Context) -> Document:
    document = assemble(content, sha256, content.kind or kind.value, context.limits)
    if not document.state.readable:
        return document
    find_title = title_of_pages if document.pages else title_of_text
    return dataclasses.replace(
        document,
        title=meaningful_title(content.title) or find_title(document.text),
        date=content.date or find_document_date(document.text) or _written(kind, data),
    )


def _written(kind: Kind, data: bytes) -> str | None:
    from assistant.documents.officedates import written_date

    return written_date(data) if kind in _OFFICE else None
