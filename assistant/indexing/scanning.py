"""Which files the corpus holds, and when each was last changed."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.errors import CorpusError, UsageError
from assistant.indexing.paths import shown_path
from assistant.records import State
from assistant.store import Stamp, Unread, is_index
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def scan(corpus_dir: Path, *skip: Path) -> Scan:
    """Look at every file of the corpus, in the order of paths.

    Hidden files, the lock files of office programs and whatever lies in the folder of an index are
    not documents. A linked folder is followed unless its target is in the corpus already, so that
    no loop is walked.

    Args:
        corpus_dir: the folder of documents.
        skip: folders that are not part of it, wherever they lie (`Settings.own_dirs`).

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


def check_folders(corpus_dir: Path, *skip: Path, allow_empty: bool = False) -> None:
    """Make sure that there is a folder of documents with something in it, and not the program's.

    Most often an empty folder is a share or a drive that is not there, and not a wish to forget
    all documents. A folder that cannot be listed may hold some.

    Args:
        corpus_dir: the folder of documents.
        skip: folders that are not part of it, wherever they lie (`Settings.own_dirs`).
        allow_empty: whether the folder may be empty.

    Raises:
        UsageError: it is one of those.
        CorpusError: there is no folder of documents, or nothing in it.
    """
    identity = _identity(corpus_dir)
    if identity is not None and identity in map(_identity, skip):
        raise _same_folder(corpus_dir.absolute())
    check_corpus(corpus_dir)
    unlisted: list[str] = []
    empty = next(_walk(corpus_dir, skip, unlisted), None) is None and not unlisted
    if empty and not allow_empty:
        raise CorpusError(
            Wording(
                en="The folder {folder} holds no documents: put some in it, or name another folder "
                "with --corpus.",
                pl="W folderze {folder} nie ma dokumentów: włóż je do niego albo wskaż inny folder "
                "opcją --corpus.",
            ).filled(folder=corpus_dir.absolute())
        )


def check_corpus(corpus_dir: Path) -> None:
    """Make sure that there is a folder of documents.

    Raises:
        CorpusError: there is none, or it is a file, or the folder of an index.
    """
    if not corpus_dir.exists():
        raise CorpusError(
            Wording(
                en="The folder of documents {folder} does not exist: make it, or name another with "
                "--corpus.",
                pl="Folder dokumentów {folder} nie istnieje: utwórz go albo wskaż inny opcją "
                "--corpus.",
            ).filled(folder=corpus_dir.absolute())
        )
    if not corpus_dir.is_dir():
        raise CorpusError(
            Wording(
                en="{folder} is a file, not a folder of documents: name the folder with --corpus.",
                pl="{folder} to plik, a nie folder dokumentów: wskaż folder opcją --corpus.",
            ).filled(folder=corpus_dir.absolute())
        )
    with contextlib.suppress(OSError):  # whoever lists it tells that it cannot be listed
        if is_index([entry.name for entry in corpus_dir.iterdir()]):
            raise CorpusError(
                Wording(
                    en="{folder} is the folder of an index: name the folder of documents with "
                    "--corpus.",
                    pl="{folder} to folder indeksu: wskaż folder dokumentów opcją --corpus.",
                ).filled(folder=corpus_dir.absolute())
            )


def _walk(
    corpus_dir: Path, skip: Iterable[Path], unlisted: list[str]
) -> Iterator[tuple[str, Path]]:
    """Every entry that is not a folder: (shown path, location)."""
    seen = set(map(_identity, skip))
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
        if is_index([entry.name for entry in entries]):
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
        ).filled(folder=corpus_dir.absolute())
    )


def _same_folder(folder: Path) -> UsageError:
    return UsageError(
        Wording(
            en="The index cannot lie in the folder of documents itself: name another folder with "
            "--index, for example --index {other}.",
            pl="Indeks nie może leżeć w tym samym folderze co dokumenty: wskaż inny folder, na "
            "przykład --index {other}.",
        ).filled(other=folder.with_name(f"{folder.name}-index"))
    )
