"""Files that survive a power cut: written whole, flushed to the disk, then renamed into place."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from assistant.errors import DiskFull, StoreError
from assistant.reasons import reason
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}
_A_FILE = {errno.EEXIST, errno.ENOTDIR}


def disk_full(folder: Path) -> DiskFull:
    """The error for a disk (or quota) that has no room left for ``folder``."""
    return DiskFull(
        Wording(
            en="No space left to write the index in {folder}: free some space and run "
            "'assistant index' again; nothing that was saved is lost.",
            pl="Brak miejsca na zapis indeksu w {folder}: zwolnij miejsce i uruchom ponownie "
            "'assistant index'; nic z tego, co zapisano, nie przepadło.",
        ).filled(folder=folder.absolute())
    )


def no_permission(folder: Path) -> DiskFull:
    """The error for an index folder that this user may not write to."""
    return DiskFull(
        Wording(
            en="The index in {folder} cannot be written: allow writing there, or choose another "
            "folder with --index.",
            pl="Nie można zapisać indeksu w {folder}: nadaj prawo zapisu albo wskaż inny folder "
            "opcją --index.",
        ).filled(folder=folder.absolute())
    )


def write_error(error: OSError, folder: Path) -> StoreError:
    """What the user is told when writing into ``folder`` failed with ``error``."""
    if error.errno in _NO_SPACE:
        return disk_full(folder)
    if error.errno in _NO_PERMISSION:
        return no_permission(folder)
    if error.errno in _A_FILE:
        return StoreError(
            Wording(
                en="The index cannot be in {folder}: a file is in the way. Name a folder with "
                "--index.",
                pl="Indeks nie może być w {folder}: przeszkadza plik. Wskaż folder opcją --index.",
            ).filled(folder=folder.absolute())
        )
    return StoreError(
        Wording(
            en="The index in {folder} cannot be used ({reason}): check the folder, or choose "
            "another with --index.",
            pl="Nie można użyć indeksu w {folder} ({reason}): sprawdź folder albo wskaż inny "
            "opcją --index.",
        ).filled(folder=folder.absolute(), reason=reason(error))
    )


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn an `OSError` raised inside into the `StoreError` that explains it."""
    try:
        yield
    except OSError as error:
        raise write_error(error, folder) from error


def sync_file(path: Path) -> None:
    """Flush a written file to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Flush a folder's entries (names of new or renamed files) to the disk, where it can be."""
    if os.name != "nt":  # Windows has no such call
        sync_file(path)


def sync_tree(folder: Path) -> None:
    """Flush every file and folder under ``folder``, and the folder itself."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def replace_text(path: Path, text: str) -> None:
    """Give the file ``path`` the content ``text`` at one stroke: all of it or none of it."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Likewise ``content``; what was written beside it goes again where something fails."""
    temporary = path.with_name(f"{path.name}.tmp-{os.getpid()}")
    try:
        temporary.write_bytes(content)
        sync_file(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def link_or_copy(source: Path, target: Path) -> None:
    """Let ``target`` hold what ``source`` holds, without a second copy where the disk allows."""
    try:
        os.link(source, target)
    except OSError:  # another disk, or a file system without hard links
        shutil.copyfile(source, target)


def set_aside(path: Path, suffix: str) -> Path:
    """Rename ``path`` to ``<name>.<suffix>`` (or ``-2``, ``-3``...), and give the new path."""
    number = 1
    while True:
        target = path.with_name(f"{path.name}.{suffix}" + (f"-{number}" if number > 1 else ""))
        if not target.exists():
            path.rename(target)
            return target
        number += 1
