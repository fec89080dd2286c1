"""Files on their way into the folder of documents: copied whole, never over another by chance."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError, DiskFull
from assistant.reasons import reason
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_ADDED = Wording("“{name}” was not added. {en}", "Nie dodano „{name}”. {pl}")
NOT_REPLACED = Wording("“{name}” was not replaced. {en}", "Nie zastąpiono „{name}”. {pl}")
NOT_REMOVED = Wording("“{name}” was not removed. {en}", "Nie usunięto „{name}”. {pl}")

_TOO_BIG = Wording(
    "The file has {size} MB, more than the {limit} MB that are read; split it.",
    "Plik ma {size} MB, a czytane są pliki do {limit} MB; podziel go.",
)
_NO_SPACE = Wording(
    "The disk is full: free some space and try again.",
    "Dysk jest pełny: zwolnij miejsce i spróbuj ponownie.",
)
_READ_ONLY = Wording(
    "The folder of documents is read-only: allow writing to it and try again.",
    "Folder z dokumentami jest tylko do odczytu: zezwól na zapis w nim i spróbuj ponownie.",
)
_OTHER = Wording(
    "Check the folder of documents and try again ({en}).",
    "Sprawdź folder z dokumentami i spróbuj ponownie ({pl}).",
)


def refused(what: Wording, name: str, why: Wording) -> CorpusError:
    """The error that says ``what`` (such as `NOT_ADDED`) was not done to ``name``, and why."""
    return CorpusError(what.filled(name=name, en=why.en, pl=why.pl))


def failed(what: Wording, name: str, error: OSError) -> CorpusError | DiskFull:
    """The error for what the system refused: ``what`` was not done to ``name``."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why = _NO_SPACE
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        why = _READ_ONLY
    else:
        said = reason(error)
        return refused(what, name, _OTHER.filled(en=said.en, pl=said.pl))
    return DiskFull(what.filled(name=name, en=why.en, pl=why.pl))


def check_size(source: Path, megabytes: int, what: Wording, name: str) -> None:
    """Refuse a file of more than ``megabytes``, in units of 2^20 bytes.

    Raises:
        CorpusError: the file is too large.
        OSError: it cannot be looked at.
    """
    size = source.stat().st_size
    if size > megabytes << 20:
        raise refused(what, name, _TOO_BIG.filled(size=-(-size >> 20), limit=megabytes))


@contextmanager
def copied_into(source: Path, folder: Path) -> Iterator[Path]:
    """A complete copy of ``source`` in ``folder`` under a hidden temporary name, to be renamed.

    Where it was not, it is gone at the end.

    Raises:
        OSError: it cannot be read or written.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".partial", dir=folder)
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as target, source.open("rb") as original:
            shutil.copyfileobj(original, target)
            target.flush()
            os.fsync(target.fileno())
        copy.chmod(0o644)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def numbered(path: Path) -> Iterator[Path]:
    """``name.pdf``, ``name (2).pdf``, ``name (3).pdf`` ... in the same folder."""
    yield path
    for number in range(2, 1000):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
