"""What a reader sees: the catalogue and its indexes as they were at one moment."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from assistant.errors import DocumentNotFound
from assistant.store.database import damaged
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.records import OcrWord, Passage, State, StoredDocument
    from assistant.store.catalogue import Catalogue, Model, StoredFile
    from assistant.store.lexical import LexicalIndex
    from assistant.store.vectors import VectorIndex

_CACHED_DOCUMENTS = 256
_CACHED_BOXES = 8  # documents whose words of OCR are kept: far larger than their text


class Snapshot:
    """The index at one moment; never changes, whatever a writer does meanwhile.

    Safe to use from several threads. Documents come without their OCR words; `words` gives those.

    Attributes:
        catalogue: all that is stored, as it was at that moment.
        generation: number of the last change that this shows.
        lexical: word search.
        vectors: search by meaning, over vectors of ``model``.
        model: the model of the vectors; None when nothing was embedded yet.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        model: Model | None,
        pointer: str | None,
    ) -> None:
        self.catalogue = catalogue
        self.lexical = lexical
        self.vectors = vectors
        self.pointer = pointer  # which publication this shows; for `Store.refresh`
        self.generation: int = catalogue.generation
        self.model = model
        self._document = functools.lru_cache(maxsize=_CACHED_DOCUMENTS)(catalogue.document)
        self._words = functools.lru_cache(maxsize=_CACHED_BOXES)(catalogue.words)

    def passages(self, ids: Iterable[int]) -> dict[int, tuple[Passage, StoredDocument]]:
        """Passages and their documents by passage id; unknown ids are left out."""
        return {
            number: (passage, self.document(passage.document_id))
            for number, passage in self.catalogue.passages(ids).items()
        }

    def document(self, number: int) -> StoredDocument:
        """A document by its id.

        Raises:
            StoreError: there is none of this id, or it is damaged.
        """
        stored = self._document(number)
        if stored is None:
            raise damaged(self.catalogue.path)
        return stored

    def document_at(self, path: str) -> StoredDocument:
        """The document that lies under ``path`` (relative to the corpus, "/"-separated).

        Raises:
            DocumentNotFound: the index holds no document of this path.
        """
        number = self.catalogue.document_id_at(path)
        if number is None:
            raise DocumentNotFound(
                Wording(
                    en="There is no document {path} in the index: 'assistant status' lists all.",
                    pl="W indeksie nie ma dokumentu {path}: 'assistant status' wypisuje wszystkie.",
                ).filled(path=path)
            )
        return self.document(number)

    def documents(self) -> Iterator[StoredDocument]:
        """All documents, whatever their state, by their first path, read one at a time."""
        for number in self.catalogue.document_ids():
            stored = self.catalogue.document(number)
            if stored is not None:
                yield stored

    def passages_of(self, document_id: int) -> tuple[Passage, ...]:
        """The passages of a document, in reading order."""
        return self.catalogue.passages_of(document_id)

    def words(self, document_id: int) -> tuple[OcrWord, ...]:
        """The words of a document that OCR read, with their boxes."""
        return self._words(document_id)

    def files(self) -> list[StoredFile]:
        """Every file of the corpus, by path."""
        return self.catalogue.files()

    def counts(self) -> dict[State, int]:
        """How many files are in each state; every state is there."""
        return self.catalogue.counts()
