"""Why the system refused something: in its usual words, and in Polish."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

_REASONS: Mapping[int, Wording] = {
    errno.ENOENT: Wording("No such file or directory", "nie ma takiego pliku ani folderu"),
    errno.EACCES: Wording("Permission denied", "brak uprawnień"),
    errno.EPERM: Wording("Operation not permitted", "operacja niedozwolona"),
    errno.EROFS: Wording("Read-only file system", "dysk jest tylko do odczytu"),
    errno.ENOSPC: Wording("No space left on device", "dysk jest pełny"),
    errno.EISDIR: Wording("Is a directory", "to jest folder"),
    errno.ENOTDIR: Wording("Not a directory", "część ścieżki nie jest folderem"),
    errno.EEXIST: Wording("File exists", "już istnieje"),
    errno.ENAMETOOLONG: Wording("File name too long", "nazwa jest za długa"),
    errno.ELOOP: Wording("Too many levels of symbolic links", "dowiązanie prowadzi donikąd"),
    errno.EBUSY: Wording("Device or resource busy", "używa go inny program"),
    errno.EIO: Wording("Input/output error", "błąd odczytu lub zapisu dysku"),
    errno.EMFILE: Wording("Too many open files", "otwarto zbyt wiele plików"),
}


def reason(error: BaseException) -> Wording:
    """What went wrong, to stand in brackets; the system's own words where it is something rare."""
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number in _REASONS:
        return _REASONS[number]
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Wording(said, said)
