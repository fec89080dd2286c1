"""Office files are zip archives: pack them so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from corpus_forms.markup import ORIGIN

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can name


def repacked(data: bytes) -> bytes:
    """The archive with its members in the same order and all of one fixed date."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return buffer.getvalue()


def describe(properties: Any, title: str, author: str) -> None:
    """Set title and author in an office file's core properties.

    The libraries' templates carry the dates and names of their makers; those are taken out, as
    the originals of these documents have no date.
    """
    properties.title = title
    properties.author = author
    properties.last_modified_by = author
    properties.language = "pl-PL"
    properties.subject = ORIGIN
    properties.comments = ""
    properties.keywords = ""
    properties.revision = 1
    element = properties._element  # noqa: SLF001 - the library offers no way to remove a date
    for child in list(element):
        if child.tag.endswith(("}created", "}modified")):
            element.remove(child)
