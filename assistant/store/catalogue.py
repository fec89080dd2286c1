"""The catalogue: every document, file, passage and vector. The only truth of the index.

`Catalogue` reads; `WritableCatalogue` (in `assistant.store.recording`) also writes. Documents are
read without their OCR words, which only `Catalogue.words` gives: a page of boxes costs more to
decode than all the rest, and a search needs none.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import State, StoredDocument
from assistant.store import rows
from assistant.store.database import Database, damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.records import Document, OcrWord, Passage
    from assistant.store.database import Row
    from assistant.wording import Wording

NAME = "catalogue.sqlite"
INDEXED = "indexed"
CORPUS = "corpus"
"""The name in ``meta`` that is there once an indexing run has come to its end."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the corpus as the catalogue knows it.

    ``sha256`` is None where the file could not be read as bytes; ``state`` and ``message`` then
    say why. ``checked_ns`` is when size and time were looked at, in nanoseconds since 1970.
    """

    path: str
    size: int
    mtime_ns: int
    checked_ns: int
    state: State
    sha256: str | None = None
    kind: str = "unknown"
    message: Wording | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """The model whose vectors the index holds."""

    name: str
    dimension: int


class Catalogue:
    """Reads the catalogue; safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def path(self) -> Path:
        """The file that holds the catalogue."""
        return self._db.path

    @property
    def generation(self) -> int:
        """Number of the newest change."""
        return int(self.meta("generation") or 0)

    @property
    def model(self) -> Model | None:
        """The model of the index; None before the first vector."""
        found = self._db.rows(
            "SELECT name, dimension FROM models "
            "WHERE name = (SELECT value FROM meta WHERE name = 'model')"
        )
        return Model(*found[0]) if found else None

    def meta(self, name: str) -> str | None:
        """A named value of the index as a whole."""
        value = self._db.value("SELECT value FROM meta WHERE name = ?", (name,))
        return None if value is None else str(value)

    def files(self) -> list[StoredFile]:
        """Every file of the corpus, by path."""
        found = self._db.rows(
            "SELECT f.path, f.size, f.mtime_ns, f.checked_ns, coalesce(f.state, d.state), d.sha256,"
            " coalesce(f.kind, d.kind), coalesce(f.message_en, d.message_en),"
            " coalesce(f.message_pl, d.message_pl)"
            " FROM files f LEFT JOIN documents d ON d.id = f.document_id ORDER BY f.path"
        )
        return [
            StoredFile(
                *(path, size, mtime_ns, checked_ns),
                state=State(state),
                sha256=sha256,
                kind=kind,
                message=rows.message_from(en, pl),
            )
            for path, size, mtime_ns, checked_ns, state, sha256, kind, en, pl in found
        ]

    def counts(self) -> dict[State, int]:
        """How many files are in each state; every state is there."""
        found = self._db.rows(
            "SELECT coalesce(f.state, d.state), count(*) FROM files f"
            " LEFT JOIN documents d ON d.id = f.document_id GROUP BY 1"
        )
        return dict.fromkeys(State, 0) | {State(state): count for state, count in found}

    def document(self, number: int) -> StoredDocument | None:
        """A document by its id, or None.

        Raises:
            Damaged: its text does not match its checksum.
        """
        found = self._db.rows(f"SELECT {rows.READ_COLUMNS} FROM documents WHERE id = ?", (number,))  # noqa: S608 - constant columns
        if not found:
            return None
        document = rows.document_from(found[0])
        if document is None:
            raise damaged(self.path)
        paths = self._db.rows(
            "SELECT path FROM files WHERE document_id = ? ORDER BY path", (number,)
        )
        return _stored(number, document, tuple(path for (path,) in paths))

    def document_ids(self) -> list[int]:
        """The ids of all documents, by their first path."""
        return self._numbers(
            "SELECT document_id FROM files WHERE document_id IS NOT NULL"
            " GROUP BY document_id ORDER BY min(path)"
        )

    def document_id_at(self, path: str) -> int | None:
        """The id of the document that lies under ``path``, or None."""
        value = self._db.value("SELECT document_id FROM files WHERE path = ?", (path,))
        return None if value is None else int(value)

    def words(self, number: int) -> tuple[OcrWord, ...]:
        """The words of a document that OCR read, with their boxes."""
        return rows.words_from(
            self._db.value("SELECT words FROM documents WHERE id = ?", (number,))
        )

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by id; ids that are not there are left out."""
        found = self._selected(
            'SELECT id, document_id, start, "end", sentences FROM passages WHERE id IN ({})',
            sorted(set(ids)),
        )
        return {passage.id: passage for passage in map(rows.passage_from, found)}

    def passages_of(self, number: int) -> tuple[Passage, ...]:
        """The passages of a document, in reading order."""
        found = self._db.rows(
            'SELECT id, document_id, start, "end", sentences FROM passages'
            " WHERE document_id = ? ORDER BY start, id",
            (number,),
        )
        return tuple(rows.passage_from(row) for row in found)

    def passage_ids(self) -> np.ndarray:
        """The ids of all passages, rising: int64 (n,)."""
        return np.array(self._numbers("SELECT id FROM passages ORDER BY id"), dtype=np.int64)

    def passage_ids_of(self, documents: Iterable[int]) -> list[int]:
        """The ids of the passages of some documents, rising."""
        found = self._selected(
            "SELECT id FROM passages WHERE document_id IN ({})", sorted(set(documents))
        )
        return sorted(int(number) for (number,) in found)

    def passage_counts(self) -> dict[str, int]:
        """How many passages lie under each path that has any."""
        return dict(
            self._db.rows(
                "SELECT f.path, count(*) FROM files f JOIN passages p USING (document_id)"
                " GROUP BY f.path"
            )
        )

    def texts(self, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The words of passages, document by document: (id, text)."""
        wanted = self.passages(ids)
        by_document: dict[int, list[Passage]] = {}
        for passage in wanted.values():
            by_document.setdefault(passage.document_id, []).append(passage)
        for number, passages in by_document.items():
            stored = self.document(number)
            if stored is None:
                raise damaged(self.path)
            for passage in passages:
                yield passage.id, stored.document.text[passage.start : passage.end]

    def vectors(
        self, ids: Sequence[int] | np.ndarray, model: Model
    ) -> tuple[list[int], np.ndarray]:
        """Vectors of ``model`` for the passages ``ids`` that have one.

        Returns:
            Their ids (n) and the vectors, float32 (n, dimension), in the order of ids.

        Raises:
            Damaged: a vector does not match its checksum.
        """
        numbers: list[int] = []
        blobs: list[bytes] = []
        for number, blob, checksum in self._selected(
            "SELECT v.passage_id, v.vector, v.checksum FROM vectors v JOIN models m"
            " ON m.id = v.model_id WHERE m.name = ? AND v.passage_id IN ({}) ORDER BY v.passage_id",
            [int(number) for number in ids],
            (model.name,),
        ):
            if zlib.crc32(blob) != checksum or len(blob) != 4 * model.dimension:
                raise damaged(self.path)
            numbers.append(number)
            blobs.append(blob)
        return numbers, rows.vectors_from(blobs, model.dimension)

    def without_vector(self, model_name: str) -> list[int]:
        """Ids of the passages that have no vector of the named model, rising."""
        return self._numbers(
            "SELECT p.id FROM passages p WHERE NOT EXISTS (SELECT 1 FROM vectors v JOIN models m"
            " ON m.id = v.model_id WHERE v.passage_id = p.id AND m.name = ?) ORDER BY p.id",
            (model_name,),
        )

    def details(self) -> dict[str, tuple[str | None, str | None, int]]:
        """Title and date (without those of names), and number of pages, by SHA-256."""
        found = self._db.rows("SELECT sha256, title, date, json_array_length(pages) FROM documents")
        return {sha256: (title, date, pages) for sha256, title, date, pages in found}

    def vector_counts(self) -> dict[str, int]:
        """How many vectors each model has."""
        return dict(
            self._db.rows(
                "SELECT m.name, count(v.passage_id) FROM models m"
                " LEFT JOIN vectors v ON v.model_id = m.id GROUP BY m.id"
            )
        )

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file: messages, none when all is well."""
        found = [str(row[0]) for row in self._db.rows("PRAGMA integrity_check(20)")]
        found += [f"foreign key of {row[0]}" for row in self._db.rows("PRAGMA foreign_key_check")]
        return [message for message in found if message != "ok"]

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._db.close()

    def freeze(self) -> None:
        """From now on, see the catalogue as it is at this moment, whatever others write."""
        self._db.freeze()

    def _numbers(self, sql: str, values: Sequence[object] = ()) -> list[int]:
        return [int(number) for (number,) in self._db.rows(sql, values)]

    def _selected(
        self, sql: str, ids: Sequence[int], before: tuple[object, ...] = ()
    ) -> Iterator[Row]:
        """Rows of a statement with ``IN ({})``, asked for in batches of ids."""
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            yield from self._db.rows(sql.format(marks), (*before, *batch))


def _stored(number: int, document: Document, paths: tuple[str, ...]) -> StoredDocument:
    from assistant.documents.names import date_from_name, originality, title_from_name

    paths = tuple(sorted(paths, key=originality))
    title, date = document.title, document.date
    if paths:
        title = title or title_from_name(paths[0])
        date = date or next(filter(None, map(date_from_name, paths)), None)
    return StoredDocument(number, document, paths, title, date)
