"""When an Office or OpenDocument file was written, as far as its metadata agree on it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from assistant.documents.dates import parse_date

_PARTS = (
    ("docProps/core.xml", "dcterms:created", "dcterms:modified"),
    ("meta.xml", "meta:creation-date", "dc:date"),
)
_LONGEST = 1 << 16  # bytes of a part that are looked at
# The days on which the empty documents of two widely used libraries were made.
_TEMPLATES = frozenset({"2013-12-23", "2013-01-27"})
_FIRST = "1990"  # earlier ones are what a clock shows that was never set


def written_date(data: bytes) -> str | None:
    """The day, or the month, in which the file was both begun and last saved, in ISO 8601.

    Old templates keep the day on which they were made, and a file that is only put in order
    years later gets a new day of saving: where the two differ by more than the day, there is none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            for part, begun, saved in _PARTS:
                if part in names:
                    with archive.open(part) as file:
                        xml = file.read(_LONGEST).decode("utf-8", "replace")
                    return _agreed(_value(xml, begun), _value(xml, saved))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, RuntimeError):
        return None
    return None


def _value(xml: str, name: str) -> str | None:
    match = re.search(rf"<{name}\b[^>]*>\s*([^<]{{10,40}})</", xml)
    return parse_date(match[1]) if match else None


def _agreed(begun: str | None, saved: str | None) -> str | None:
    if begun is None or saved is None or begun[:7] != saved[:7]:
        return None
    if begun in _TEMPLATES or begun < _FIRST:
        return None
    return begun if begun == saved else begun[:7]
