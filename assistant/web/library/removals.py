"""Taking a document out of the folder, or putting another in its place; nothing is ever deleted.

What is taken out goes into a hidden folder beside the documents, which is never indexed, under the
path that it had. Only files that lie in the folder of documents itself are touched: where a link
leads elsewhere, the file belongs to somebody else.
"""

from __future__ import annotations

import errno
import filecmp
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from assistant.indexing.paths import located, shown_path
from assistant.web.library.files import (
    NOT_REMOVED,
    NOT_REPLACED,
    check_size,
    copied_into,
    failed,
    numbered,
    refused,
)
from assistant.web.library.uploads import safe_name
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOVED = ".removed"
"""The folder, within that of the documents, for what was taken out."""

_LINKED = Wording(
    "It is reached by a link out of the folder of documents: change it where it lies.",
    "Prowadzi do niego dowiązanie poza folder z dokumentami: zmień go tam, gdzie leży.",
)
_OTHER_KIND = Wording(
    "“{new}” is another kind of file. Add it, and remove the old one.",
    "„{new}” to plik innego rodzaju. Dodaj go, a stary usuń.",
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What came of putting a file in another's place.

    ``kept`` is where the old file lies now, relative to the folder of documents; None where there
    was none any more, or where the new one is the ``same``.
    """

    kept: str | None
    same: bool = False


def remove_file(document: str, corpus: Path) -> str | None:
    """Move a document into the folder of what was removed.

    Args:
        document: its path as the catalogue lists it.
        corpus: the folder of documents.

    Returns:
        Its place now, relative to the folder of documents; None when it was gone already.

    Raises:
        DiskFull: there is no permission to write, or no space.
        CorpusError: it lies outside the folder, or cannot be moved for another reason.
    """
    location = _own(document, corpus, NOT_REMOVED)
    try:
        if not location.exists():
            return None
        place = _free_place(document, corpus)
        with _undone(place):
            location.replace(place)
    except OSError as error:
        raise failed(NOT_REMOVED, document, error) from error
    return shown_path(place.relative_to(corpus))


def replace_file(
    source: Path, name: str, document: str, corpus: Path, *, megabytes: int
) -> Replaced:
    """Put ``source`` in the place of a document, in one step and under the same name.

    Args:
        source: the uploaded file.
        name: what the browser calls it; only its suffix counts.
        document: the path of the document, as the catalogue lists it.
        corpus: the folder of documents.
        megabytes: size of the largest file that is taken, in units of 2^20 bytes.

    Raises:
        DiskFull: there is no permission to write, or no space.
        CorpusError: it is too large or of another kind; or the document lies outside the folder,
            or cannot be replaced for another reason.
    """
    asked = safe_name(name)
    if PurePosixPath(asked).suffix.casefold() != PurePosixPath(document).suffix.casefold():
        raise refused(NOT_REPLACED, document, _OTHER_KIND.filled(new=asked))
    location = _own(document, corpus, NOT_REPLACED)
    try:
        check_size(source, megabytes, NOT_REPLACED, document)
        if location.is_file() and filecmp.cmp(source, location, shallow=False):
            return Replaced(None, same=True)
        location.parent.mkdir(parents=True, exist_ok=True)
        with copied_into(source, location.parent) as copy:
            kept = _keep(document, location, corpus) if location.exists() else None
            with _undone(kept):
                copy.replace(location)
    except OSError as error:
        raise failed(NOT_REPLACED, document, error) from error
    return Replaced(shown_path(kept.relative_to(corpus)) if kept else None)


def _own(document: str, corpus: Path, what: Wording) -> Path:
    """Where a document lies, which is in the folder of documents itself.

    Raises:
        CorpusError: a link leads elsewhere.
    """
    location = located(corpus, document)
    inside = location.parent.resolve().is_relative_to(corpus.resolve())
    if location.is_symlink() or not inside:
        raise refused(what, document, _LINKED)
    return location


def _free_place(document: str, corpus: Path) -> Path:
    """An empty file, made just now, to be replaced by what is taken out."""
    wanted = located(corpus / REMOVED, document)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    for place in numbered(wanted):
        try:
            place.open("xb").close()
        except FileExistsError:
            continue
        return place
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), document)


def _keep(document: str, location: Path, corpus: Path) -> Path:
    """Copy the file that is to be replaced to where what was removed lies."""
    place = _free_place(document, corpus)
    with _undone(place), copied_into(location, place.parent) as copy:
        copy.replace(place)
    return place


@contextmanager
def _undone(made: Path | None) -> Iterator[None]:
    """Take away the file that was ``made``, when what it was made for fails."""
    try:
        yield
    except OSError:
        if made is not None:
            made.unlink()
        raise
