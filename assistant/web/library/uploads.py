"""Putting an uploaded file into the folder of documents: safely named, whole, never over another.

A browser chooses the file's name, so nothing in it is trusted; the copy appears under its final
name only when it is complete; a file that is already there with other contents is never replaced.
"""

from __future__ import annotations

import errno
import filecmp
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.web.library.files import NOT_ADDED, check_size, copied_into, failed, numbered

MAX_NAME_BYTES = 200
"""Length of a name in UTF-8; common file systems stop at 255, and copies grow by `` (2)``."""

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # on Windows


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
        check_size(source, megabytes, NOT_ADDED, asked)
        corpus.mkdir(parents=True, exist_ok=True)
        with copied_into(source, corpus) as copy:
            return _place(copy, asked, corpus)
    except OSError as error:
        raise failed(NOT_ADDED, asked, error) from error


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


def _place(copy: Path, asked: str, corpus: Path) -> Added:
    """Give ``copy`` the first name that is free, unless a file there has the same bytes."""
    for candidate in numbered(corpus / asked):
        if _claim(copy, candidate):
            return Added(asked, candidate, "added" if candidate.name == asked else "renamed")
        if candidate.is_file() and filecmp.cmp(copy, candidate, shallow=False):
            return Added(asked, candidate, "same")
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), asked)


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
