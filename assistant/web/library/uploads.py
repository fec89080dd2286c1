"""Putting an uploaded file into the folder of documents: safely named, whole, never over another.

A browser chooses the file's name, so nothing in it is trusted; the copy appears under its final
name only when it is complete; a file that is already there with other contents is never replaced.
"""

from __future__ import annotations

import errno
import filecmp
import os
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.documents import messages
from assistant.errors import CorpusError, DiskFull
from assistant.reasons import reason
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_NAME_BYTES = 200
"""Length of a name in UTF-8; common file systems stop at 255, and copies grow by `` (2)``."""

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # on Windows


_NOT_ADDED = Wording("“{name}” was not added. {en}", "Nie dodano „{name}”. {pl}")


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one file.

    ``outcome`` is ``same`` when these very bytes were there under the name (or a numbered copy of
    it), and ``renamed`` when the name was taken by other contents.
    """

    asked: str
    path: Path
    outcome: Literal["added", "renamed", "same"]


def add_file(source: Path, name: str, corpus: Path, *, megabytes: int) -> Added:
    """Copy ``source`` into ``corpus`` under ``name``, or a numbered form of it.

    Args:
        source: the uploaded file.
        name: what the browser calls it; only its last component is used.
        corpus: the folder of documents; made when it does not exist.
        megabytes: size of the largest file that is taken, in units of 2^20 bytes.

    Raises:
        DiskFull: there is no space, or no permission, to write into the folder.
        CorpusError: the file is too large, or cannot be read or written for another reason.
    """
    asked = safe_name(name)
    try:
        size = source.stat().st_size
        if size > megabytes << 20:
            reason = messages.TOO_BIG.filled(size=-(-size >> 20), limit=megabytes)
            raise CorpusError(_NOT_ADDED.filled(name=asked, en=reason.en, pl=reason.pl))
        corpus.mkdir(parents=True, exist_ok=True)
        copy = _copy_beside(source, corpus)
        try:
            return _place(copy, asked, corpus)
        finally:
            copy.unlink(missing_ok=True)
    except OSError as error:
        raise _told(error, asked) from error


def safe_name(name: str) -> str:
    """A file name that is one visible component on every system, as close to ``name`` as can be."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    cleaned = "".join(
        letter
        for letter in _FORBIDDEN.sub("_", last)
        if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )
    cleaned = cleaned.strip(" ").lstrip(". ").rstrip(". ")
    if not cleaned:
        return "document"
    if _RESERVED.fullmatch(cleaned):
        cleaned = f"_{cleaned}"
    return _shortened(cleaned)


def _shortened(name: str) -> str:
    """``name`` cut to `MAX_NAME_BYTES`, its suffix kept where that is short."""
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, suffix = Path(name).stem, Path(name).suffix
    if len(suffix.encode()) > MAX_NAME_BYTES // 4:
        stem, suffix = name, ""
    room = MAX_NAME_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + suffix


def _copy_beside(source: Path, corpus: Path) -> Path:
    """A complete copy of ``source`` in ``corpus`` under a hidden temporary name."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".partial", dir=corpus)
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as target, source.open("rb") as original:
            shutil.copyfileobj(original, target)
            target.flush()
            os.fsync(target.fileno())
        copy.chmod(0o644)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _place(copy: Path, asked: str, corpus: Path) -> Added:
    """Give ``copy`` the first name that is free, unless a file there has the same bytes."""
    for candidate in _candidates(asked, corpus):
        if _claim(copy, candidate):
            return Added(asked, candidate, "added" if candidate.name == asked else "renamed")
        if candidate.is_file() and filecmp.cmp(copy, candidate, shallow=False):
            return Added(asked, candidate, "same")
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), asked)


def _candidates(asked: str, corpus: Path) -> Iterator[Path]:
    """``name.pdf``, ``name (2).pdf``, ``name (3).pdf`` ..."""
    yield corpus / asked
    stem, suffix = Path(asked).stem, Path(asked).suffix
    for number in range(2, 1000):
        yield corpus / f"{stem} ({number}){suffix}"


def _claim(copy: Path, target: Path) -> bool:
    """Make ``copy`` appear as ``target`` in one step, if nothing has that name."""
    try:
        os.link(copy, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        try:
            target.open("xb").close()
        except FileExistsError:
            return False
        copy.replace(target)
    return True


def _told(error: OSError, name: str) -> CorpusError | DiskFull:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(
            Wording(
                f"“{name}” was not added: the disk is full. Free some space and try again.",
                f"Nie dodano „{name}”: dysk jest pełny. Zwolnij miejsce i spróbuj ponownie.",
            )
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DiskFull(
            Wording(
                f"“{name}” was not added: the folder of documents is read-only. Allow writing to "
                "it, or start the assistant with another folder (--corpus).",
                f"Nie dodano „{name}”: folder z dokumentami jest tylko do odczytu. Zezwól na zapis "
                "albo uruchom asystenta z innym folderem (--corpus).",
            )
        )
    why = reason(error)
    return CorpusError(
        Wording(
            f"“{name}” was not added ({why.en}). Check the folder of documents and try again.",
            f"Nie dodano „{name}” ({why.pl}). Sprawdź folder z dokumentami i spróbuj ponownie.",
        )
    )
