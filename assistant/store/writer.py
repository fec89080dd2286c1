"""The one writer of an index: lock, catalogue, publications."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assistant.store import catalogue, files, publishing
from assistant.store.locking import writer_lock
from assistant.store.recovery import open_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assistant.store.lexical import Analyser
    from assistant.store.recording import WritableCatalogue
    from assistant.wording import Wording


class Writer:
    """Writes one index; made by `open_writer`, which holds the lock around it.

    Attributes:
        catalogue: where changes are committed, one transaction each.
    """

    def __init__(self, index_dir: Path, catalogue: WritableCatalogue) -> None:
        self._index_dir = index_dir
        self.catalogue = catalogue

    def publish(self, analyser: Analyser) -> None:
        """Make what is committed visible to searches, if it is not already.

        Raises:
            DiskFull: there is no space, or no permission, to write; what was published before
                stays in use.
        """
        publish_if_needed(self._index_dir, self.catalogue, analyser)


@contextlib.contextmanager
def open_writer(
    index_dir: Path, notify: Callable[[Wording], None], wait: float = 0.0
) -> Iterator[Writer]:
    """Hold the writer's lock of an index; its folder is made if missing.

    Args:
        index_dir: the folder of the index.
        notify: told in one line when an older or broken index was set aside.
        wait: seconds to wait for another writer to end.

    Raises:
        IndexBusy: another process is writing.
        IndexTooNew: the index was made by a newer version of the program.
        DiskFull: there is no space, or no permission, to write.
    """
    with files.explained(index_dir):
        index_dir.mkdir(parents=True, exist_ok=True)
    with writer_lock(index_dir, wait):
        opened = open_catalogue(index_dir / catalogue.NAME, notify)
        try:
            with files.explained(index_dir):
                publishing.sweep(index_dir)
            yield Writer(index_dir, opened)
        finally:
            opened.close()


def publish_if_needed(
    index_dir: Path, source: catalogue.Catalogue, analyser: Analyser
) -> publishing.Publication:
    """The publication of the catalogue's state, built first if there is none that is whole.

    Only the holder of the writer's lock may call this.
    """
    base: publishing.Publication | None
    try:
        base = publishing.load(index_dir)
    except publishing.Unusable:
        base = None
    if base is not None and publishing.is_current(base, source, analyser):
        return base
    publishing.publish(index_dir, source, analyser, base)
    return publishing.load(index_dir)
