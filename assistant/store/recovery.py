"""Opening the catalogue for writing, whatever lies in its place.

Nothing is ever deleted: a file that cannot be used is renamed (``.bak`` an older format,
``.damaged`` a broken one), a line says so, and the documents are read again.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from assistant.errors import IndexTooNew
from assistant.store.database import Damaged, Database
from assistant.store.files import explained, set_aside
from assistant.store.recording import WritableCatalogue
from assistant.store.schema import APPLICATION_ID, FORMAT, TABLES
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLDER = Wording(
    en="The index was made by an older version: it is kept as {kept}, and a new one is built from "
    "the documents.",
    pl="Indeks pochodzi ze starszej wersji: zachowano go jako {kept}, a nowy powstaje "
    "z dokumentów.",
)
DAMAGED = Wording(
    en="The index was damaged: it is kept as {kept}, and a new one is built from the documents.",
    pl="Indeks był uszkodzony: zachowano go jako {kept}, a nowy powstaje z dokumentów.",
)


def open_catalogue(path: Path, notify: Callable[[Wording], None]) -> WritableCatalogue:
    """Open the catalogue for writing; make it where there is none that can be used.

    Args:
        path: the file of the catalogue, in a folder that exists.
        notify: told in one line when an older or broken catalogue was set aside.

    Raises:
        IndexTooNew: the file was made by a newer version of the program.
        DiskFull: it cannot be written.
    """
    try:
        database = Database.open_to_write(path)
    except Damaged:
        return _replaced(path, "damaged", DAMAGED, notify)
    try:
        usable = check_format(database)
        broken = bool(usable and _is_broken(database))
        empty = not database.value("SELECT count(*) FROM sqlite_schema")
    except Damaged:
        broken, usable, empty = True, True, False
    except BaseException:
        database.close()
        raise
    if empty:
        return _created(database)
    if usable and not broken:
        database.use_log()
        return WritableCatalogue(database)
    database.close()
    if broken:
        return _replaced(path, "damaged", DAMAGED, notify)
    return _replaced(path, "bak", OLDER, notify)


def check_format(database: Database) -> bool:
    """Whether the database is a catalogue of this program's format.

    Raises:
        IndexTooNew: its format is newer.
    """
    ours = database.value("PRAGMA application_id") == APPLICATION_ID
    version = int(database.value("PRAGMA user_version"))
    if ours and version > FORMAT:
        raise IndexTooNew(
            Wording(
                en="The index {path} was made by a newer version of the program: update the "
                "program, or choose another folder with --index.",
                pl="Indeks {path} utworzyła nowsza wersja programu: zaktualizuj program albo wskaż "
                "inny folder opcją --index.",
            ).filled(path=database.path)
        )
    return ours and version == FORMAT


def _is_broken(database: Database) -> bool:
    """Whether SQLite finds a fault, or a text differs from its checksum."""
    if database.value("PRAGMA quick_check(1)") != "ok":
        return True
    ids = [number for (number,) in database.rows("SELECT id FROM documents")]
    for number in ids:  # one text at a time: memory stays small
        ((text, checksum),) = database.rows(
            "SELECT text, checksum FROM documents WHERE id = ?", (number,)
        )
        if zlib.crc32(text) != checksum:
            return True
    return False


def _created(database: Database) -> WritableCatalogue:
    database.use_log()
    with database.transaction():
        database.script(TABLES)
        database.script(f"PRAGMA application_id = {APPLICATION_ID}")
        database.script(f"PRAGMA user_version = {FORMAT}")
    return WritableCatalogue(database)


def _replaced(
    path: Path, suffix: str, told: Wording, notify: Callable[[Wording], None]
) -> WritableCatalogue:
    with explained(path.parent):
        kept = set_aside(path, suffix)
        for ending in ("-wal", "-shm"):  # without its log, the kept file might miss commits
            companion = path.with_name(path.name + ending)
            if companion.exists():
                companion.rename(kept.with_name(kept.name + ending))
    notify(told.filled(kept=kept.name))
    return _created(Database.open_to_write(path))
