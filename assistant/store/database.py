"""SQLite through apsw: opening, transactions, and errors in the user's words.

apsw and not the standard library's module, because that one uses the system's SQLite, which may
carry the WAL-reset corruption bug (fixed in 3.51.3); apsw brings its own.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import StoreError
from assistant.store.files import disk_full, no_permission
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BUSY_MILLISECONDS = 10_000
"""How long one statement waits for another process's transaction to end."""

Row = tuple[Any, ...]


class Damaged(StoreError):  # noqa: N818 - a state that the writer repairs, seldom shown
    """The catalogue is not a database, or its content is broken."""


def damaged(path: Path) -> Damaged:
    """The error for a catalogue whose content is broken."""
    return Damaged(
        Wording(
            en="The index {path} is damaged: run 'assistant index' to build it again from the "
            "documents.",
            pl="Indeks {path} jest uszkodzony: uruchom 'assistant index', aby zbudować go na nowo "
            "z dokumentów.",
        ).filled(path=path)
    )


class Database:
    """One connection, usable from several threads (one statement at a time)."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._lock = threading.RLock()

    @classmethod
    def open_to_write(cls, path: Path) -> Database:
        """Open or create the file for writing, every commit flushed to the disk.

        Raises:
            Damaged: the file is not a database.
            StoreError: it cannot be opened.
        """
        import apsw

        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        with _explained(path):
            connection = _connect(str(path), flags)
            try:
                for setting in ("synchronous = FULL", "foreign_keys = ON"):
                    connection.execute(f"PRAGMA {setting}").fetchall()
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            except BaseException:
                connection.close(True)
                raise
        return cls(connection, path)

    @classmethod
    def open_to_read(cls, path: Path) -> Database:
        """Open the file for reading, also in a folder that cannot be written.

        Raises:
            Damaged: the file is not a database.
            StoreError: it cannot be opened.
        """
        import apsw

        with _explained(path):
            # Write access lets SQLite replay the log of a killed writer; query_only forbids the
            # rest.
            connection = _connect(str(path), apsw.SQLITE_OPEN_READWRITE)
            try:
                connection.execute("PRAGMA query_only = ON").fetchall()
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            except (apsw.CantOpenError, apsw.ReadOnlyError):
                connection.close(True)
                connection = open_unwritable(path)
            except BaseException:
                connection.close(True)
                raise
        return cls(connection, path)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows that a statement gives.

        Raises:
            StoreError: the statement failed (`Damaged`, `DiskFull` where that is why).
        """
        with self._lock, _explained(self.path):
            return list(self._connection.execute(sql, tuple(values)))

    def many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of ``values``."""
        with self._lock, _explained(self.path):
            self._connection.executemany(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    def script(self, sql: str) -> None:
        """Run several statements without values."""
        self.rows(sql)

    def inserted_id(self) -> int:
        """The row id of the last insert."""
        return int(self._connection.last_insert_rowid())

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all statements inside together, or, on an error, none of them."""
        with self._lock:
            self.rows("BEGIN IMMEDIATE")
            try:
                yield
                self.rows("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def use_log(self) -> None:
        """Write through a log (WAL) from now on, so that readers and the writer never wait."""
        self.script("PRAGMA journal_mode = WAL")

    def freeze(self) -> None:
        """From now on, see the database as it is at this moment."""
        self.rows("BEGIN")
        self.value("SELECT count(*) FROM sqlite_schema")

    def close(self) -> None:
        """Close the connection; closing twice is harmless."""
        with self._lock:
            self._connection.close(True)


def open_unwritable(path: Path) -> Any:
    """A connection to a database in a folder that cannot be written."""
    import apsw

    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or not log.stat().st_size:
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return _connect(f"{path.absolute().as_uri()}?immutable=1", flags)
    # Commits that only the log holds cannot be read in place without write access.
    with tempfile.TemporaryDirectory(prefix="assistant-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        disk = _connect(str(copy), apsw.SQLITE_OPEN_READWRITE)
        memory = apsw.Connection(":memory:")
        with memory.backup("main", disk, "main") as backup:
            backup.step()
        disk.close()
    return memory


def _connect(name: str, flags: int) -> Any:
    import apsw

    connection = apsw.Connection(name, flags=flags)
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    return connection


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    import apsw

    try:
        yield
    except apsw.Error as error:
        raise _told(error, path) from error


def _told(error: Exception, path: Path) -> StoreError:
    import apsw

    reads = {
        apsw.SQLITE_IOERR_READ,
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_DATA,
        apsw.SQLITE_IOERR_CORRUPTFS,
    }
    if isinstance(error, apsw.NotADBError | apsw.CorruptError | apsw.FormatError):
        return damaged(path)
    if isinstance(error, apsw.FullError):
        return disk_full(path.parent)
    if isinstance(error, apsw.ReadOnlyError | apsw.PermissionsError):
        return no_permission(path.parent)
    if isinstance(error, apsw.IOError):
        read = getattr(error, "extendedresult", 0) in reads
        return damaged(path) if read else disk_full(path.parent)
    return StoreError(
        Wording(
            en="The index {path} cannot be used ({reason}): check the folder, or choose another "
            "with --index.",
            pl="Nie można użyć indeksu {path} ({reason}): sprawdź folder albo wskaż inny opcją "
            "--index.",
        ).filled(path=path, reason=error)
    )
