"""One writer at a time: a lock that ends with its process, however that ends."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assistant.errors import IndexBusy
from assistant.store.files import write_error
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".lock"
"""The file, in the folder of the index, that the writer locks."""


@contextlib.contextmanager
def writer_lock(index_dir: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the writer's lock of an index.

    Args:
        index_dir: the folder of the index, which exists.
        wait: seconds to wait for another writer to end.

    Raises:
        IndexBusy: another process is writing.
        DiskFull: the folder cannot be written.
    """
    import filelock

    lock = filelock.FileLock(index_dir / NAME, timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout:  # an OSError too, hence first
        raise IndexBusy(
            Wording(
                en="Another process is writing the index {folder}: wait until it ends and try "
                "again.",
                pl="Inny proces zapisuje właśnie indeks {folder}: poczekaj, aż skończy, i spróbuj "
                "ponownie.",
            ).filled(folder=index_dir.absolute())
        ) from None
    except OSError as error:
        raise write_error(error, index_dir) from error
    try:
        yield
    finally:
        lock.release()
