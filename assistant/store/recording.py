"""Writing the catalogue: each change is one transaction and a new generation."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.records import State
from assistant.store import rows
from assistant.store.catalogue import Catalogue
from assistant.store.database import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from assistant.records import Document, Passage
    from assistant.wording import Wording


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file of the corpus at the moment when it was looked at (times in ns since 1970)."""

    path: str
    size: int
    mtime_ns: int
    checked_ns: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A file whose bytes could not be read, and why."""

    stamp: Stamp
    kind: str
    state: State
    message: Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read and split, ready to be stored.

    ``vectors`` is float32 (len(passages), dimension), in the order of ``passages``.
    """

    document: Document
    read_with: str
    passages: Sequence[Passage]
    split_with: int
    vectors: np.ndarray


class WritableCatalogue(Catalogue):
    """The catalogue of the one process that holds the writer's lock."""

    def set_meta(self, name: str, value: str) -> None:
        """Set a named value of the index as a whole; no new generation."""
        with self._db.transaction():
            self._set_meta(name, value)

    def touch(self, stamps: Sequence[Stamp]) -> None:
        """Note new sizes and times of files whose bytes are the same; no new generation."""
        with self._db.transaction():
            self._db.many(
                "UPDATE files SET size = ?, mtime_ns = ?, checked_ns = ? WHERE path = ?",
                [(s.size, s.mtime_ns, s.checked_ns, s.path) for s in stamps],
            )

    def rearrange(
        self,
        placed: Sequence[tuple[Stamp, str]],
        unread: Sequence[Unread],
        removed: Sequence[str],
    ) -> None:
        """Put known documents under new paths, note unreadable files, forget removed ones.

        One transaction, so that a renamed document is never without a path; documents that are
        left without any are deleted with their passages and vectors.

        Args:
            placed: a file and the SHA-256 of the stored document that it holds.
            unread: files whose bytes could not be read.
            removed: paths that are no longer in the corpus.
        """
        if not (placed or unread or removed):
            return
        with self._changing():
            for stamp, sha256 in placed:
                self._place(stamp, self._id_of(sha256))
            for file in unread:
                self._place(file.stamp, None, file)
            self._db.many("DELETE FROM files WHERE path = ?", [(path,) for path in removed])
            self._delete_pathless()

    def store(self, reading: Reading, stamps: Sequence[Stamp], model: str) -> None:
        """Store a document, its passages and vectors, and the files it lies under.

        A document of the same bytes is replaced (it keeps its id; its passages get new ones), and
        so is what lay under the same paths before.

        Args:
            reading: the document with passages and vectors.
            stamps: the files that hold these bytes.
            model: name of the model that made the vectors.
        """
        with self._changing():
            number = self._put_document(reading)
            for stamp in stamps:
                self._place(stamp, number)
            self._put_passages(number, reading.passages, reading.vectors, model)
            self._delete_pathless()

    def resplit(
        self,
        number: int,
        passages: Sequence[Passage],
        split_with: int,
        vectors: np.ndarray,
        model: str,
    ) -> None:
        """Replace the passages of a stored document, whose text stays as it is."""
        with self._changing():
            self._db.rows("UPDATE documents SET split_with = ? WHERE id = ?", (split_with, number))
            self._put_passages(number, passages, vectors, model)

    def add_vectors(self, ids: Sequence[int], vectors: np.ndarray, model: str) -> None:
        """Add vectors float32 (len(ids), dimension) of a model that may not be the index's yet."""
        with self._changing():
            self._put_vectors(ids, vectors, model)

    def switch_model(self, model: str) -> None:
        """Make ``model`` the index's, and drop the vectors of every other."""
        with self._changing():
            others = "SELECT id FROM models WHERE name != ?"
            self._db.rows(f"DELETE FROM vectors WHERE model_id IN ({others})", (model,))  # noqa: S608 - constant
            self._db.rows("DELETE FROM models WHERE name != ?", (model,))
            self._set_meta("model", model)

    def documents_split_otherwise(self, version: int) -> list[int]:
        """Ids of the documents whose passages another version of the splitting made."""
        return self._numbers(
            "SELECT id FROM documents WHERE split_with != ? ORDER BY id", (version,)
        )

    def read_with(self) -> dict[str, tuple[str, State]]:
        """What each document was read with and its state, by SHA-256."""
        found = self._db.rows("SELECT sha256, read_with, state FROM documents")
        return {sha256: (read_with, State(state)) for sha256, read_with, state in found}

    def compact(self) -> None:
        """Bring the log back into the file, so that a later reader starts fast."""
        self._db.rows("PRAGMA optimize")
        # PASSIVE: a reader that holds an older snapshot open is not waited for.
        self._db.rows("PRAGMA wal_checkpoint(PASSIVE)")

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """A transaction that ends with a new generation."""
        with self._db.transaction():
            yield
            self._set_meta("generation", str(self.generation + 1))

    def _set_meta(self, name: str, value: str) -> None:
        self._db.rows("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, rows.plain(value)))

    def _id_of(self, sha256: str) -> int:
        number = self._db.value("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        if number is None:
            raise damaged(self.path)
        return int(number)

    def _place(self, stamp: Stamp, number: int | None, unread: Unread | None = None) -> None:
        why = (
            (unread.kind, unread.state.value, unread.message.en, unread.message.pl)
            if unread
            else ()
        )
        self._db.rows(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(stamp.path, stamp.size, stamp.mtime_ns, stamp.checked_ns, number),
                *(why or (None,) * 4),
            ),
        )

    def _put_document(self, reading: Reading) -> int:
        values = (*rows.document_values(reading.document), reading.read_with, reading.split_with)
        columns = f"{rows.DOCUMENT_COLUMNS}, read_with, split_with"
        marks = ", ".join("?" * len(values))
        updates = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[1:])
        number = self._db.value(
            f"INSERT INTO documents ({columns}) VALUES ({marks})"  # noqa: S608 - constant columns
            f" ON CONFLICT (sha256) DO UPDATE SET {updates} RETURNING id",
            values,
        )
        return int(number)

    def _put_passages(
        self, number: int, passages: Sequence[Passage], vectors: np.ndarray, model: str
    ) -> None:
        self._db.rows("DELETE FROM passages WHERE document_id = ?", (number,))
        ids = []
        for passage in passages:
            self._db.rows(
                'INSERT INTO passages (document_id, start, "end", sentences) VALUES (?, ?, ?, ?)',
                (number, passage.start, passage.end, rows.sentence_values(passage)),
            )
            ids.append(self._db.inserted_id())
        if ids:
            self._put_vectors(ids, vectors, model)
            self._set_meta("model", model)

    def _put_vectors(self, ids: Sequence[int], vectors: np.ndarray, model: str) -> None:
        number = self._db.value(
            "INSERT INTO models (name, dimension) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET dimension = excluded.dimension RETURNING id",
            (model, vectors.shape[1]),
        )
        values = [(i, number, *rows.vector_values(v)) for i, v in zip(ids, vectors, strict=True)]
        self._db.many("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", values)

    def _delete_pathless(self) -> None:
        self._db.rows(
            "DELETE FROM documents WHERE NOT EXISTS"
            " (SELECT 1 FROM files WHERE files.document_id = documents.id)"
        )
