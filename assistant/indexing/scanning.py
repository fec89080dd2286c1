"""Which files the corpus holds, and when each was last changed."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.errors import CorpusError
from assistant.records import State
from assistant.store import Stamp, Unread
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

_IGNORED = (".", "~$")  # hidden; the owner files of office programs (".~lock" is hidden too)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file: what to call it, where it is, and its size and time."""

    stamp: Stamp
    location: Path


@dataclass(frozen=True, slots=True)
class Scan:
    """All files of the corpus.

    ``unread`` are entries that are no documents one could open (dead links, devices);
    ``unlisted`` are folders whose content could not be listed, "/"-separated: nothing is known
    about what is in them.
    """

    files: tuple[FoundFile, ...]
    unread: tuple[Unread, ...]
    unlisted: tuple[str, ...]


def scan(corpus_dir: Path, skip: Path) -> Scan:
    """Look at every file of the corpus, in the order of paths.

    Hidden files and the lock files of office programs are not documents. A linked folder is
    followed unless its target is in the corpus already, so that no loop is walked.

    Args:
        corpus_dir: the folder of documents.
        skip: a folder that is not part of it, wherever it lies (the index).

    Raises:
        CorpusError: the folder is missing, not a folder, or cannot be listed.
    """
    check_corpus(corpus_dir)
    files: list[FoundFile] = []
    unread: list[Unread] = []
    unlisted: list[str] = []
    for path, location in _walk(corpus_dir, skip, unlisted):
        found = _looked_at(path, location)
        if isinstance(found, FoundFile):
            files.append(found)
        else:
            unread.append(found)
    if "" in unlisted:
        raise _not_readable(corpus_dir)
    files.sort(key=lambda file: file.stamp.path)
    return Scan(tuple(files), tuple(unread), tuple(unlisted))


def check_holds_documents(corpus_dir: Path, skip: Path) -> None:
    """Raise `CorpusError` where there is no folder of documents, or nothing in it.

    Most often an empty folder is a share or a drive that is not there, and not a wish to forget
    all documents. A folder that cannot be listed may hold some.

    Args:
        corpus_dir: the folder of documents.
        skip: a folder that is not part of it, wherever it lies (the index).
    """
    check_corpus(corpus_dir)
    unlisted: list[str] = []
    if next(_walk(corpus_dir, skip, unlisted), None) is None and not unlisted:
        raise CorpusError(
            Wording(
                en="The folder {folder} holds no documents: put some in it, or name another folder "
                "with --corpus.",
                pl="W folderze {folder} nie ma dokumentów: włóż je do niego albo wskaż inny folder "
                "opcją --corpus.",
            ).filled(folder=corpus_dir)
        )


def check_corpus(corpus_dir: Path) -> None:
    """Raise `CorpusError` where there is no folder of documents."""
    if not corpus_dir.exists():
        raise CorpusError(
            Wording(
                en="The folder of documents {folder} does not exist: make it, or name another with "
                "--corpus.",
                pl="Folder dokumentów {folder} nie istnieje: utwórz go albo wskaż inny opcją "
                "--corpus.",
            ).filled(folder=corpus_dir)
        )
    if not corpus_dir.is_dir():
        raise CorpusError(
            Wording(
                en="{folder} is a file, not a folder of documents: name the folder with --corpus.",
                pl="{folder} to plik, a nie folder dokumentów: wskaż folder opcją --corpus.",
            ).filled(folder=corpus_dir)
        )


def shown_path(relative: Path) -> str:
    r"""A path as the catalogue and the user see it: "/"-separated and always printable Unicode.

    A name may hold bytes that are no Unicode; each is shown as ``\xNN``. A backslash of its own
    is shown as ``\x5c``, so that different names never look the same.
    """
    parts = [part.replace("\\", "\\x5c") for part in relative.parts]
    return "".join(
        f"\\x{ord(mark) - 0xDC00:02x}" if 0xDC80 <= ord(mark) <= 0xDCFF else mark
        for mark in "/".join(parts)
    )


def corpus_name(corpus_dir: Path) -> str:
    """The absolute path of a corpus as the catalogue holds it: valid Unicode, whatever its bytes.

    Unlike `shown_path` it leaves backslashes alone: there is one of it, and it only has to compare.
    """
    return str(corpus_dir.resolve()).encode("utf-8", "backslashreplace").decode("utf-8")


def located(corpus_dir: Path, path: str) -> Path:
    """The file that `shown_path` calls ``path``."""
    first, *rest = path.split("\\x")
    name = first + "".join(_mark(piece[:2]) + piece[2:] for piece in rest)
    return corpus_dir.joinpath(*name.split("/"))


def _mark(digits: str) -> str:
    return "\\" if digits == "5c" else chr(0xDC00 + int(digits, 16))


def _walk(corpus_dir: Path, skip: Path, unlisted: list[str]) -> Iterator[tuple[str, Path]]:
    """Every entry that is not a folder: (shown path, location)."""
    seen = {_identity(skip)}
    folders = [corpus_dir]
    links: list[Path] = []  # after all real folders, so that those are seen under their own names
    while folders or links:
        folder = folders.pop() if folders else links.pop()
        identity = _identity(folder)
        if identity in seen:
            continue
        seen.add(identity)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)
        except OSError:
            unlisted.append(shown_path(folder.relative_to(corpus_dir)))
            continue
        for entry in entries:
            if entry.name.startswith(_IGNORED):
                continue
            location = Path(entry.path)
            if not _is_folder(entry):
                yield shown_path(location.relative_to(corpus_dir)), location
            else:
                (links if entry.is_symlink() else folders).append(location)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _looked_at(path: str, location: Path) -> FoundFile | Unread:
    now = time.time_ns()
    try:
        status = location.stat()
    except OSError as error:
        gone = Stamp(path, 0, 0, now)
        return Unread(gone, "unknown", State.DAMAGED, messages.open_error(error))
    stamp = Stamp(path, status.st_size, status.st_mtime_ns, now)
    if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
        return Unread(stamp, "unknown", State.UNSUPPORTED, messages.NOT_A_FILE)
    return FoundFile(stamp, location)


def _not_readable(corpus_dir: Path) -> CorpusError:
    return CorpusError(
        Wording(
            en="The folder of documents {folder} cannot be read: allow reading it, or name "
            "another with --corpus.",
            pl="Nie można odczytać folderu dokumentów {folder}: nadaj prawo odczytu albo wskaż "
            "inny opcją --corpus.",
        ).filled(folder=corpus_dir)
    )
