"""The pipeline in one place: open, index, ask.

assistant = Assistant.open(Settings())          # builds the index if there is none
answer = assistant.ask("who coordinates Lubelska Medycyna?")
answer.quotes[0].text, answer.quotes[0].source
"""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answers import answer, score
from assistant.damage import with_confidence
from assistant.embeddings import load_encoder
from assistant.errors import QuestionError
from assistant.indexing import Silent, Statuses, check_corpus, corpus_name, index_corpus, unindexed
from assistant.indexing.paths import located
from assistant.meanings import word_meanings
from assistant.pictures import Pictures
from assistant.records import Excerpt, SearchResult, Span
from assistant.reranking import reranked
from assistant.restriction import Coverage
from assistant.retrieval import Retriever
from assistant.settings import seed_corpus
from assistant.sources import source
from assistant.store import CORPUS, Store
from assistant.text.questions import is_asked
from assistant.text.words import words
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from assistant.embeddings import Encoder
    from assistant.indexing import Progress
    from assistant.pictures import Picture, Sheet
    from assistant.quoting import Scored
    from assistant.records import Answer, FileStatus, Hit, IndexReport, StoredDocument
    from assistant.retrieval import Candidate
    from assistant.settings import Settings
    from assistant.store import Snapshot

LONGEST_QUESTION = 2_000
"""Characters; a question is a sentence or two, and anything longer is a mistake."""

CANDIDATES = 20
"""Passages that an answer is made of."""

_OTHER_CORPUS = Wording(
    "The index was made from another folder; bringing it up to date with {folder}.",
    "Indeks powstał z innego folderu; uaktualniam go według {folder}.",
)


class Assistant:
    """Answers questions over a folder of documents; safe to use from several threads.

    Attributes:
        settings: where documents and index are.
    """

    def __init__(self, settings: Settings, store: Store, encoder: Encoder) -> None:
        self.settings = settings
        self._store = store
        self._encoder = encoder
        self._lock = Lock()
        self._retriever = Retriever(store.snapshot(), encoder)
        self._coverage = Coverage(settings.corpus_dir())
        self._statuses = Statuses()
        self._pictures = Pictures(partial(located, settings.corpus_dir()))

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        encoder: Encoder | None = None,
        progress: Progress | None = None,
        allow_empty: bool = False,
    ) -> Assistant:
        """Open the index; build it first where there is none, or where it shows another corpus.

        Args:
            settings: where documents and index are.
            encoder: makes the vectors; by default that of the model in the settings.
            progress: told about every step of building.
            allow_empty: whether an index of no documents may be built of an empty folder; one that
                holds documents is never emptied here.

        Raises:
            CorpusError: the folder of documents is missing, or empty where it must not be.
            StoreError: the index cannot be read or written.
            ModelError: the model cannot be found.
        """
        encoder = encoder or load_encoder(settings)
        corpus, index = settings.corpus_dir(), settings.index_dir()
        seed_corpus(corpus)
        if Store.needs_indexing(index):
            build_index(settings, encoder=encoder, progress=progress, allow_empty=allow_empty)
        store = Store.open(index)
        if _is_stale(store.snapshot(), corpus, encoder, progress or Silent()):
            allow_empty = allow_empty and not store.snapshot().files()
            build_index(settings, encoder=encoder, progress=progress, allow_empty=allow_empty)
            store.refresh()
        return cls(settings, store, encoder)

    def index(self, *, progress: Progress | None = None, allow_empty: bool = False) -> IndexReport:
        """Bring the index up to date with the folder; questions are answered meanwhile.

        Args:
            progress: told about every step.
            allow_empty: whether an empty folder makes the index forget all documents.

        Raises:
            CorpusError: the folder is missing, or empty where it must not be.
            StoreError: the index cannot be written.
            ModelError: the model cannot be loaded.
        """
        report = build_index(
            self.settings, encoder=self._encoder, progress=progress, allow_empty=allow_empty
        )
        self.refresh()
        return report

    def refresh(self) -> bool:
        """See what another process has indexed since; whether there was anything."""
        with self._lock:
            changed = self._store.refresh()
            if changed:
                self._retriever = Retriever(self._store.snapshot(), self._encoder)
            return changed

    def ask(
        self, question: str, *, top: int = 3, documents: Collection[str] | None = None
    ) -> Answer:
        """Quotes that answer ``question``, at most ``top``, or the nearest passages.

        Args:
            question: in Polish or English.
            top: how many quotes at most.
            documents: paths of the documents to ask; None for all. The answer counts these only.

        Raises:
            QuestionError: the question is empty, too long, or holds no word; or ``documents`` is
                empty.
            CorpusError: the index holds no documents.
            DocumentNotFound: one of ``documents`` is not in the corpus.
        """
        return self.ask_and_search(question, top=top, documents=documents)[0]

    def ask_and_search(
        self, question: str, *, top: int = 3, documents: Collection[str] | None = None
    ) -> tuple[Answer, tuple[Hit, ...]]:
        """What `ask` gives (and raises), and the passages that it was made of, best first."""
        started = time.perf_counter()
        retriever = self._retriever
        asked = checked_question(question)
        searched, among = self._coverage.of(retriever.snapshot, documents)
        query = retriever.query(asked)
        candidates = retriever.search(query, CANDIDATES, among)
        read = score(query, candidates, word_meanings())
        found = answer(query, read, searched, top=top)
        snapshot = retriever.snapshot
        found = with_confidence(found, snapshot.document_at, snapshot.words)
        hits = _hits(asked, candidates, read)
        return replace(found, elapsed_ms=_since(started)), hits

    def search(
        self, query: str, *, top: int = 10, documents: Collection[str] | None = None
    ) -> SearchResult:
        """The ``top`` passages that fit a query best; ``documents`` and errors as in `ask`."""
        started = time.perf_counter()
        retriever = self._retriever
        asked = checked_question(query)
        _, among = self._coverage.of(retriever.snapshot, documents)
        words = retriever.query(asked)
        candidates = retriever.search(words, max(top, CANDIDATES), among)
        read = score(words, candidates, word_meanings()) if is_asked(asked) else []
        return SearchResult(asked, _hits(asked, candidates, read)[:top], _since(started))

    def status(self) -> tuple[FileStatus, ...]:
        """One row for every file of the corpus, whatever its state, by path."""
        return self._statuses.of(self.snapshot())

    def unindexed(self) -> int:
        """How many files were added, changed or removed since the index was made."""
        return unindexed(self.settings, self.snapshot())

    def document(self, path: str) -> StoredDocument:
        """The document under ``path`` (relative to the corpus, "/"-separated).

        Raises:
            DocumentNotFound: the corpus holds no such document.
        """
        return self.snapshot().document_at(path)

    def show(self, document: str, start: int, end: int, *, context: int = 600) -> Excerpt:
        """The text of a document around characters ``start`` to ``end``, with page and lines.

        Offsets beyond the text are taken as its ends.

        Raises:
            DocumentNotFound: the corpus holds no such document.
        """
        stored = self.document(document)
        text = stored.document.text
        start = min(max(start, 0), len(text))
        end = min(max(end, start), len(text))
        return Excerpt(
            source=source(stored, start, end, document),
            text=text[start:end],
            before=text[max(0, start - context) : start],
            after=text[end : end + context],
        )

    def sheet(self, document: str, page: int, start: int, end: int) -> Sheet | None:
        """A page as it can be drawn, with the places of characters ``start`` to ``end`` on it.

        Returns:
            None where there is no such page, or it cannot be drawn.

        Raises:
            DocumentNotFound: the corpus holds no such document.
        """
        snapshot = self.snapshot()
        stored = snapshot.document_at(document)
        return self._pictures.sheet(stored, snapshot.words(stored.id), page, Span(start, end))

    def prepare_pictures(self) -> None:
        """Start what draws pages, so that the first one need not wait for it."""
        self._pictures.prepare()

    def page_picture(self, document: str, page: int, width: int, turn: int = 0) -> Picture | None:
        """A page in colour, about ``width`` pixels across, turned by ``turn`` degrees clockwise.

        Returns:
            None where there is no such page, or it cannot be drawn.

        Raises:
            DocumentNotFound: the corpus holds no such document.
        """
        return self._pictures.picture(self.document(document), page, width, turn)

    @property
    def generation(self) -> int:
        """Number of the last change that the index shows."""
        return self.snapshot().generation

    def snapshot(self) -> Snapshot:
        """The index as it is now."""
        return self._store.snapshot()


def holds_documents(settings: Settings) -> bool:
    """Whether there is an index and it holds any document.

    Raises:
        StoreError: the index cannot be read.
    """
    index = settings.index_dir()
    return not Store.needs_indexing(index) and bool(Store.open(index).snapshot().files())


def build_index(
    settings: Settings,
    *,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
    allow_empty: bool = False,
) -> IndexReport:
    """Bring the index up to date with the folder of documents.

    Args:
        settings: where documents and index are.
        encoder: makes the vectors; by default that of the model in the settings.
        progress: told about every step.
        allow_empty: whether an empty folder makes the index forget all documents.

    Raises:
        UsageError: the index would lie in the folder of documents itself.
        CorpusError: the folder is missing, or empty where it must not be; the index stays as it
            was.
        StoreError: the index cannot be written.
        ModelError: the model cannot be found or loaded.
    """
    seed_corpus(settings.corpus_dir())
    return index_corpus(
        settings, encoder or load_encoder(settings), progress, allow_empty=allow_empty
    )


def checked_question(question: str) -> str:
    """A question as it is asked: no white space around it, accents composed as in documents.

    Raises:
        QuestionError: it is too long, or holds no word.
    """
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            Wording(
                "The question has {count} characters; ask in at most {limit}.",
                "Pytanie ma {count} znaków; zadaj je w najwyżej {limit}.",
            ).filled(count=len(question), limit=LONGEST_QUESTION)
        )
    if not words(question):
        raise QuestionError(
            Wording(
                "The question holds no word: ask in words, for example 'who coordinates ...?'.",
                "W pytaniu nie ma ani słowa: zapytaj słowami, na przykład „kto koordynuje ...?”.",
            )
        )
    return unicodedata.normalize("NFC", question.strip())


def _is_stale(snapshot: Snapshot, corpus: Path, encoder: Encoder, progress: Progress) -> bool:
    """Whether the index shows another folder, or holds vectors of another model."""
    check_corpus(corpus)
    if snapshot.catalogue.meta(CORPUS) != corpus_name(corpus):
        progress.message(_OTHER_CORPUS.filled(folder=corpus.absolute()))
        return True
    return snapshot.model is not None and snapshot.model.name != encoder.name


def _hits(
    question: str, candidates: Sequence[Candidate], read: Sequence[Scored]
) -> tuple[Hit, ...]:
    """The hits in their final order, by the sentences that were ``read`` if there is a question."""
    ordered = reranked(candidates, read) if is_asked(question) else candidates
    return tuple(candidate.hit for candidate in ordered)


def _since(started: float) -> float:
    """Milliseconds since ``started``."""
    return round((time.perf_counter() - started) * 1000, 1)
