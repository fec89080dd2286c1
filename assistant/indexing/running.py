"""An indexing run: corpus -> catalogue -> publication."""

from __future__ import annotations

import dataclasses
import shutil
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from assistant import passages
from assistant.documents import Reader, messages
from assistant.indexing.embedding import BATCH, embed_missing, encode
from assistant.indexing.paths import corpus_name
from assistant.indexing.planning import Job, Plan, make_plan
from assistant.indexing.progress import Progress, Silent, stage
from assistant.indexing.scanning import Scan, check_folders, scan
from assistant.records import IndexReport
from assistant.store import (
    Analyser,
    Reading,
    Stamp,
    Unread,
    WritableCatalogue,
    Writer,
    default_analyser,
    open_writer,
)
from assistant.store.catalogue import CORPUS, INDEXED
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np

    from assistant.embeddings import Encoder
    from assistant.records import Document, Page, Passage
    from assistant.settings import Settings

READING_VERSION = 4
"""Raise it when `assistant.documents` reads better: every document is then read again."""

_PENDING_CHARACTERS = 2_000_000
_PENDING_SECONDS = 5.0


class DocumentReader(Protocol):
    """Reads files in any order; `assistant.documents.Reader` is one."""

    def read_many(self, paths: Iterable[Path], /) -> Iterable[tuple[Path, Document]]:
        """Each path with what was read from it, as completed."""


OpenReader = Callable[["Settings"], AbstractContextManager[DocumentReader]]


@dataclass(frozen=True, slots=True)
class Splitter:
    """How a text becomes passages; ``version`` changes whenever ``split`` would differ."""

    version: int
    split: Callable[[str, Sequence[Page]], tuple[Passage, ...]]


def default_splitter() -> Splitter:
    """The splitter of `assistant.passages`."""
    return Splitter(passages.VERSION, passages.split)


def index_corpus(
    settings: Settings,
    encoder: Encoder,
    progress: Progress | None = None,
    *,
    analyser: Analyser | None = None,
    splitter: Splitter | None = None,
    open_reader: OpenReader = Reader,
    wait: float = 0.0,
    allow_empty: bool = False,
) -> IndexReport:
    """Bring the index up to date with the corpus, and publish it.

    Each document is committed as soon as it is read and embedded; whatever ends the run (Ctrl-C,
    a full disk, a power cut) costs only what was not committed, and the next run goes on.

    Args:
        settings: where corpus and index are, and how far reading may go.
        encoder: makes the vectors; its model is loaded only when there is something to embed.
        progress: told about every step.
        analyser: how passages become terms; by default that of `assistant.text.analysis`.
        splitter: how texts become passages; by default that of `assistant.passages`.
        open_reader: gives what reads the files.
        wait: seconds to wait for another writer to end.
        allow_empty: whether an empty folder makes the index forget all documents.

    Raises:
        UsageError: the index would lie in the folder of documents itself.
        CorpusError: the folder of documents is missing, cannot be read, or is empty where it must
            not be; the index stays as it was.
        IndexBusy: another process is writing the index.
        IndexTooNew: the index was made by a newer version of the program.
        DiskFull: there is no space, or no permission, to write.
        ModelError: the model cannot be loaded.
    """
    started = time.monotonic()
    progress = progress or Silent()
    corpus_dir, index_dir = settings.corpus_dir(), settings.index_dir()
    own_dirs = settings.own_dirs()
    check_folders(corpus_dir, *own_dirs, allow_empty=allow_empty)  # before the index is touched
    with open_writer(index_dir, progress.message, wait) as writer:
        check_folders(corpus_dir, *own_dirs, allow_empty=allow_empty)  # still, after waiting
        found = scan(corpus_dir, *own_dirs)
        run = _Run(
            settings=settings,
            catalogue=writer.catalogue,
            encoder=encoder,
            splitter=splitter or default_splitter(),
            open_reader=open_reader,
            progress=progress,
            read_with=read_with(settings),
        )
        plan = run.bring_up_to_date(found)
        _publish(writer, analyser or default_analyser(), corpus_dir)
        return IndexReport(
            generation=writer.catalogue.generation,
            documents=writer.catalogue.counts(),
            changes=plan.changes,
            passages=len(writer.catalogue.passage_ids()),
            embedded=run.embedded,
            seconds=time.monotonic() - started,
        )


def read_with(settings: Settings) -> str:
    """What documents are read with now; see `assistant.indexing.planning.reads_anew`."""
    parts = (
        READING_VERSION,
        "ocr" if shutil.which("tesseract") else "no-ocr",
        settings.read_seconds,
        settings.ocr_seconds,
        settings.read_megabytes,
        settings.max_megabytes,
        settings.max_characters,
    )
    return ";".join(map(str, parts))


def _publish(writer: Writer, analyser: Analyser, corpus_dir: Path) -> None:
    writer.catalogue.set_meta(INDEXED, "1")
    writer.catalogue.set_meta(CORPUS, corpus_name(corpus_dir))
    writer.publish(analyser)
    writer.catalogue.compact()


@dataclass(frozen=True, slots=True)
class _Pending:
    """A document that waits for its vectors.

    ``number`` is its id where it is stored already and only its passages are new; ``stamps`` are
    otherwise the files that hold its bytes.
    """

    name: str
    document: Document
    passages: tuple[Passage, ...]
    stamps: tuple[Stamp, ...] = ()
    number: int | None = None


@dataclass(slots=True)
class _Run:
    """The steps of one run; ``pending`` are documents that wait to be embedded together."""

    settings: Settings
    catalogue: WritableCatalogue
    encoder: Encoder
    splitter: Splitter
    open_reader: OpenReader
    progress: Progress
    read_with: str
    embedded: int = 0
    pending: list[_Pending] = field(default_factory=list)
    flushed: float = field(default_factory=time.monotonic)

    def bring_up_to_date(self, found: Scan) -> Plan:
        """Do all that makes the catalogue show the corpus."""
        for folder in found.unlisted:
            self.progress.message(_UNLISTED.filled(folder=folder))
        plan = make_plan(
            found,
            {file.path: file for file in self.catalogue.files()},
            self.catalogue.read_with(),
            self.read_with,
        )
        self.catalogue.touch(plan.touched)
        self.catalogue.rearrange(plan.placed, plan.unread, plan.removed)
        # First the model, then the rest: at every moment each passage has a vector of the
        # index's model.
        self.embedded += embed_missing(self.catalogue, self.encoder, self.progress)
        self._split_anew()
        self._read(plan.jobs)
        return plan

    def _split_anew(self) -> None:
        ids = self.catalogue.documents_split_otherwise(self.splitter.version)
        if not ids:
            return
        what = Wording("Splitting documents anew", "Ponowny podział dokumentów")
        with stage(self.progress, len(ids), what):
            for number in ids:
                stored = self.catalogue.document(number)
                if stored is not None:
                    self._add(stored.paths[0], stored.document, number=number)
            self._flush()

    def _read(self, jobs: Sequence[Job]) -> None:
        if not jobs:
            return
        by_location = {job.location: job for job in jobs}
        what = Wording("Reading documents", "Czytanie dokumentów")
        with stage(self.progress, len(jobs), what), self.open_reader(self.settings) as reader:
            for location, document in reader.read_many([job.location for job in jobs]):
                self._take(document, by_location[location])
            self._flush()

    def _take(self, document: Document, job: Job) -> None:
        stamps = job.stamps
        if not document.sha256:  # it could be read when the plan was made, and cannot now
            message = document.message or messages.NOT_FOUND
            unread = [Unread(s, document.kind, document.state, message) for s in stamps]
            self.catalogue.rearrange([], unread, [])
            self.progress.advance(stamps[0].path)
            return
        if document.sha256 != job.sha256:
            # It was changed since the plan was made: only this file is known to hold these bytes,
            # and the next run looks at it, and at the others, again.
            stamps = (dataclasses.replace(stamps[0], mtime_ns=-1),)
        self._add(stamps[0].path, document, stamps=stamps)

    def _add(
        self,
        name: str,
        document: Document,
        *,
        stamps: tuple[Stamp, ...] = (),
        number: int | None = None,
    ) -> None:
        readable = document.state.readable
        found = self.splitter.split(document.text, document.pages) if readable else ()
        self.pending.append(_Pending(name, document, found, stamps, number))
        if (
            sum(len(item.passages) for item in self.pending) >= BATCH
            or sum(len(item.document.text) for item in self.pending) >= _PENDING_CHARACTERS
            or time.monotonic() - self.flushed >= _PENDING_SECONDS
        ):
            self._flush()

    def _flush(self) -> None:
        """Embed what is pending in one go, and commit it document by document."""
        texts = [
            item.document.text[passage.start : passage.end]
            for item in self.pending
            for passage in item.passages
        ]
        vectors = encode(self.encoder, texts)
        start = 0
        for item in self.pending:
            end = start + len(item.passages)
            self._commit(item, vectors[start:end])
            self.progress.advance(item.name)
            start = end
        self.embedded += len(texts)
        self.pending.clear()
        self.flushed = time.monotonic()

    def _commit(self, item: _Pending, vectors: np.ndarray) -> None:
        version, model = self.splitter.version, self.encoder.name
        if item.number is not None:
            self.catalogue.resplit(item.number, item.passages, version, vectors, model)
            return
        reading = Reading(item.document, self.read_with, item.passages, version, vectors)
        self.catalogue.store(reading, item.stamps, model)


_UNLISTED = Wording(
    en="The folder {folder} cannot be read: what the index knows of it stays as it was.",
    pl="Nie można odczytać folderu {folder}: to, co indeks o nim wie, pozostaje bez zmian.",
)
