"""Which documents a question is asked of: all, or some of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import CorpusError, QuestionError
from assistant.records import Searched
from assistant.vocabulary import NO_DOCUMENTS
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from assistant.records import FileStatus, StoredDocument
    from assistant.store import Snapshot
    from assistant.store.catalogue import StoredFile


@dataclass(frozen=True, slots=True)
class Restriction:
    """The documents that a question is asked of.

    ``passages`` are the ids of their passages, rising; ``searched`` counts these documents only.
    """

    paths: frozenset[str]
    passages: tuple[int, ...]
    searched: Searched

    def named(self, stored: StoredDocument) -> StoredDocument:
        """A document under those of its names that were chosen: no other is to be cited."""
        paths = tuple(path for path in stored.paths if path in self.paths)
        return stored if paths == stored.paths else replace(stored, paths=paths)


class Coverage:
    """Tells what of the documents in ``corpus_dir`` takes part; remembers the last two answers."""

    def __init__(self, corpus_dir: Path) -> None:
        self._corpus_dir = corpus_dir
        self._all: tuple[Snapshot, Searched] | None = None
        self._some: tuple[Snapshot, Restriction] | None = None

    def of(
        self, snapshot: Snapshot, documents: Collection[str] | None
    ) -> tuple[Searched, Restriction | None]:
        """What is searched for a question to ``documents``, paths as the catalogue lists them.

        Returns:
            How many documents take part and which cannot; and the restriction to them, None where
            ``documents`` is None: then all are asked.

        Raises:
            CorpusError: the index holds no documents.
            QuestionError: ``documents`` is empty.
            DocumentNotFound: the corpus holds no file of one of the paths.
        """
        everything = self._everything(snapshot)
        if documents is None:
            return everything, None
        among = self._restriction(snapshot, frozenset(documents))
        return among.searched, among

    def _everything(self, snapshot: Snapshot) -> Searched:
        known = self._all
        if known is not None and known[0] is snapshot:
            return known[1]
        files = snapshot.files()
        if not files:
            raise CorpusError(NO_DOCUMENTS.filled(folder=self._corpus_dir.absolute()))
        searched = _searched(files)
        self._all = snapshot, searched
        return searched

    def _restriction(self, snapshot: Snapshot, paths: frozenset[str]) -> Restriction:
        known = self._some
        if known is not None and known[0] is snapshot and known[1].paths == paths:
            return known[1]
        among = _restricted(snapshot, paths)
        self._some = snapshot, among
        return among


def still_there(documents: Collection[str], files: Iterable[FileStatus]) -> tuple[str, ...]:
    """Those of the chosen ``documents`` that are among ``files``, those of the corpus by now.

    Raises:
        QuestionError: none of them is.
    """
    known = {file.path for file in files}
    found = tuple(path for path in documents if path in known)
    if not found:
        raise QuestionError(_NONE_LEFT)
    return found


def _restricted(snapshot: Snapshot, paths: frozenset[str]) -> Restriction:
    if not paths:
        raise QuestionError(_NONE_CHOSEN)
    files = [file for file in snapshot.files() if file.path in paths]
    for path in sorted(paths - {file.path for file in files}):
        snapshot.document_at(path)  # raises the error that tells of the path
    numbers = [snapshot.catalogue.document_id_at(file.path) for file in files]
    passages = snapshot.catalogue.passage_ids_of(n for n in numbers if n is not None)
    return Restriction(paths, tuple(passages), _searched(files))


def _searched(files: Sequence[StoredFile]) -> Searched:
    names = tuple(file.path for file in files if not file.state.readable)
    return Searched(len(files) - len(names), len(names), names)


_NONE_CHOSEN = Wording(
    "No document is chosen: choose those to ask, or ask all.",
    "Nie wybrano żadnego dokumentu: wybierz te, które chcesz pytać, albo pytaj wszystkie.",
)
_NONE_LEFT = Wording(
    "None of the chosen documents is there any more: choose others, or ask all.",
    "Nie ma już żadnego z wybranych dokumentów: wybierz inne albo pytaj wszystkie.",
)
