"""Opening an index for reading: `Store`."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import DiskFull, IndexBusy, StoreError
from assistant.store import catalogue, locking, publishing
from assistant.store.catalogue import INDEXED, Catalogue
from assistant.store.database import Damaged, Database
from assistant.store.files import write_error
from assistant.store.lexical import Analyser, default_analyser
from assistant.store.locking import writer_lock
from assistant.store.recovery import check_format
from assistant.store.snapshot import Snapshot
from assistant.store.writer import publish_if_needed
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Store:
    """An index opened for reading; safe to use from several threads.

    Readers are never blocked: while a process writes, they see the last publication.
    """

    def __init__(self, index_dir: Path, analyser: Analyser) -> None:
        self._index_dir = index_dir
        self._analyser = analyser
        self._lock = threading.Lock()
        self._snapshot = _take_snapshot(index_dir, analyser)

    @classmethod
    def open(cls, index_dir: Path, analyser: Analyser | None = None) -> Store:
        """Open the index in ``index_dir``.

        Derived indexes that are missing, damaged or behind are built again from the catalogue: in
        place when nobody else writes, else (or in a folder that cannot be written) in a private
        temporary folder.

        Args:
            index_dir: the folder of the index.
            analyser: how passages become terms; by default that of `assistant.text.analysis`.

        Raises:
            StoreError: there is no catalogue, or it is damaged or of an older format: run an
                indexing first (`needs_indexing` tells beforehand).
            IndexTooNew: the index was made by a newer version of the program.
        """
        return cls(index_dir, analyser or default_analyser())

    @staticmethod
    def needs_indexing(index_dir: Path) -> bool:
        """Whether `open` would fail until the documents are indexed (again).

        Raises:
            IndexTooNew: the index was made by a newer version of the program.
        """
        path = index_dir / catalogue.NAME
        if not path.exists():
            return True
        try:
            database = Database.open_to_read(path)
        except Damaged:
            return True
        with contextlib.closing(database):
            try:
                return not (check_format(database) and Catalogue(database).meta(INDEXED))
            except Damaged:
                return True

    def snapshot(self) -> Snapshot:
        """The index as it is now, for as long as the caller wants to look at it."""
        return self._snapshot

    def refresh(self) -> bool:
        """Look for a newer publication, and show it from now on; cheap when there is none.

        Returns:
            Whether `snapshot` now gives another snapshot than before.
        """
        with self._lock:
            if publishing.pointer(self._index_dir) == self._snapshot.pointer:
                return False
            self._snapshot = _take_snapshot(self._index_dir, self._analyser)
            return True


def is_index(names: Collection[str]) -> bool:
    """Whether a folder whose entries have these names is that of an index, whole or begun."""
    return catalogue.NAME in names and any(
        name in {publishing.POINTER, locking.NAME} or name.startswith(publishing.PREFIX)
        for name in names
    )


def _take_snapshot(index_dir: Path, analyser: Analyser) -> Snapshot:
    """Show the newest publication that is whole; build one where there is none."""
    named = publishing.pointer(index_dir)
    try:
        found = publishing.load(index_dir)
    except publishing.Unusable:
        found = None
    with _closed_on_error(_open_catalogue(index_dir)) as reader:
        # Frozen after the publication was read, hence at its generation or a later one.
        reader.freeze()
        if found is not None and publishing.is_current(found, reader, analyser):
            return _shown(reader, found, named)
        usable = found is not None and found.manifest.analysis == analyser.version
        try:
            rebuilt = _rebuild_in_place(index_dir, analyser)
        except IndexBusy:
            if found is not None and usable:
                return _shown(reader, found, named)
        except DiskFull:
            pass  # a full disk, or a folder that is only to be read: nobody else will publish
        else:
            reader.close()
            return rebuilt
        try:
            return _rebuild_aside(reader, analyser, named)
        except DiskFull:
            if found is not None and usable:
                return _shown(reader, found, named)
            raise


def _rebuild_in_place(index_dir: Path, analyser: Analyser) -> Snapshot:
    """Publish what the catalogue holds.

    Raises:
        IndexBusy: another process writes.
        DiskFull: the folder cannot be written.
    """
    with writer_lock(index_dir), _closed_on_error(_open_catalogue(index_dir)) as reader:
        reader.freeze()
        found = publish_if_needed(index_dir, reader, analyser)
        return _shown(reader, found, publishing.pointer(index_dir))


def _rebuild_aside(reader: Catalogue, analyser: Analyser, named: str | None) -> Snapshot:
    """Build what the catalogue holds in a temporary folder that goes with the snapshot."""
    folder = Path(tempfile.mkdtemp(prefix="assistant-index-"))
    try:
        checksum = publishing.build(folder, reader, analyser, None)
        snapshot = _shown(reader, publishing.load_folder(folder, checksum), named)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise write_error(error, folder) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(snapshot, shutil.rmtree, folder, ignore_errors=True)
    return snapshot


def _shown(reader: Catalogue, found: publishing.Publication, named: str | None) -> Snapshot:
    """The snapshot of a publication, without the passages that were deleted since."""
    hidden: frozenset[int] = frozenset()
    if found.manifest.generation != reader.generation:
        hidden = frozenset(np.setdiff1d(found.ids, reader.passage_ids()).tolist())
    words, nearest = found.open(hidden)
    return Snapshot(reader, lexical=words, vectors=nearest, model=found.model, pointer=named)


def _open_catalogue(index_dir: Path) -> Catalogue:
    path = index_dir / catalogue.NAME
    if not path.exists():
        raise _nothing(index_dir)
    with _closed_on_error(Catalogue(database := Database.open_to_read(path))) as reader:
        usable = check_format(database)
    if not usable:
        reader.close()
        raise _nothing(index_dir)
    return reader


def _nothing(index_dir: Path) -> StoreError:
    return StoreError(
        Wording(
            en="There is no index of this version in {folder}: run 'assistant index' first.",
            pl="W {folder} nie ma indeksu tej wersji: najpierw uruchom 'assistant index'.",
        ).filled(folder=index_dir)
    )


@contextlib.contextmanager
def _closed_on_error(reader: Catalogue) -> Iterator[Catalogue]:
    try:
        yield reader
    except BaseException:
        reader.close()
        raise
