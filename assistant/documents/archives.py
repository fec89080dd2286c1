"""Documents that are zip archives: which kind they are, and whether unpacking them is safe."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from assistant.documents import messages
from assistant.documents.content import CannotRead
from assistant.records import State

# A text part (XML) that unpacks beyond this, and at a ratio that no honest document reaches, is
# a bomb. Media parts are never unpacked, so they may be as large as they like.
_LARGE_PART = 64 << 20
_HONEST_RATIO = 200
_LARGEST_PART = 512 << 20

_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.presentation-template": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}
_OFFICE = (  # the main part's content type, document or template, with or without macros
    (r"(?:wordprocessingml|ms-word)\.(?:document|template)[\w.]*\.main", "docx"),
    (r"(?:presentationml|ms-powerpoint)\.(?:presentation|slideshow|template)[\w.]*\.main", "pptx"),
    (r"(?:spreadsheetml|ms-excel)\.(?:sheet|template)[\w.]*\.main", "xlsx"),
)
_OFFICE_FOLDERS = (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx"))
_XML = (".xml", ".rels", "mimetype")


def kind_of_zip(data: bytes) -> str:
    """``docx``, ``pptx``, ``xlsx``, ``odt``, ``odp`` or ``ods``, after a look at its parts.

    Raises:
        CannotRead: it is broken, protected, a bomb, or no document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            kind = _kind(archive, {part.filename for part in parts})
            if kind is None:
                raise CannotRead(State.UNSUPPORTED, messages.ARCHIVE)
            _refuse_bombs(parts)
            _refuse_protected(archive, parts)
            return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError) as error:
        raise CannotRead(State.DAMAGED, messages.BROKEN) from error
    except (NotImplementedError, RuntimeError) as error:  # an encrypted or odd compression
        raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD) from error


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            mimetype = file.read(200).decode("ascii", "replace").strip()
        if mimetype in _OPEN_DOCUMENT:
            return _OPEN_DOCUMENT[mimetype]
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as file:
            types = file.read(1 << 20).decode("utf-8", "replace")
        for mark, kind in _OFFICE:
            if re.search(mark, types):
                return kind
    for folder, kind in _OFFICE_FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    return None


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        if not part.filename.endswith(_XML):
            continue
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > _LARGEST_PART or (
            part.file_size > _LARGE_PART and ratio > _HONEST_RATIO
        ):
            raise CannotRead(State.TOO_LARGE, messages.UNPACKS_TOO_LARGE)


def _refuse_protected(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 0x1 for part in parts):
        raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD)
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1 << 20):
                raise CannotRead(State.NEEDS_PASSWORD, messages.NEEDS_PASSWORD)
