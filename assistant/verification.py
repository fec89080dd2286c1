"""``assistant verify``: the sources read again, and every span, count and checksum compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.documents import Reader
from assistant.errors import StoreError
from assistant.indexing.scanning import scan
from assistant.records import Problem, Verification
from assistant.store import publishing
from assistant.store.files import sha256_of
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.indexing.running import OpenReader
    from assistant.records import Document
    from assistant.settings import Settings
    from assistant.store import Snapshot
    from assistant.store.catalogue import Catalogue, Model

_UNIT = 1e-3  # how far the length of a float32 unit vector may be from 1
_BATCH = 10_000

_GONE = Wording(
    "The file is no longer in the corpus: run 'assistant index'.",
    "Pliku nie ma już w folderze dokumentów: uruchom 'assistant index'.",
)
_CHANGED = Wording(
    "The file has changed since it was indexed: run 'assistant index'.",
    "Plik zmienił się od czasu indeksowania: uruchom 'assistant index'.",
)
_OTHER_TEXT = Wording(
    "Reading the file again gives another text than the index holds: delete the index folder and "
    "run 'assistant index'.",
    "Ponowny odczyt pliku daje inny tekst niż w indeksie: usuń folder indeksu i uruchom "
    "'assistant index'.",
)
_BAD_SPAN = Wording(
    "{what} {start}-{end} lies outside of the text: delete the index folder and run "
    "'assistant index'.",
    "{what} {start}-{end} wykracza poza tekst: usuń folder indeksu i uruchom 'assistant index'.",
)
_PAGE = Wording("page {number}", "strona {number}")
_WORD = Wording("word", "słowo")
_PASSAGE = Wording("passage", "fragment")
_SENTENCE = Wording("sentence", "zdanie")
_BROKEN = Wording(
    "The index is damaged ({reason}): run 'assistant index' to build it again.",
    "Indeks jest uszkodzony ({reason}): uruchom 'assistant index', aby zbudować go na nowo.",
)
_INTEGRITY = Wording("the database says: {message}", "baza danych zgłasza: {message}")
_OTHER_PASSAGES = Wording("it holds other passages", "zawiera inne fragmenty")
_OTHER_BYTES = Wording("a file differs from its SHA-256", "plik nie zgadza się ze swoim SHA-256")
_NO_VECTOR = Wording("passages without a vector: {count}", "fragmenty bez wektora: {count}")
_BAD_VECTORS = Wording("wrong vectors: {count}", "błędne wektory: {count}")


def verify(
    snapshot: Snapshot, settings: Settings, *, open_reader: OpenReader = Reader
) -> Verification:
    """Read the sources again and check all that the index says about them.

    Args:
        snapshot: the index.
        settings: where corpus and index are, and the limits of reading.
        open_reader: gives what reads the files.

    Raises:
        CorpusError: the folder of documents is missing or cannot be read.
    """
    catalogue = snapshot.catalogue
    problems = [*_derived_problems(snapshot, settings.index_dir()), *_vector_problems(catalogue)]
    for number in catalogue.document_ids():
        problems += _document_problems(catalogue, number)
    problems += _source_problems(catalogue, settings, open_reader)
    counts = catalogue.counts()
    return Verification(
        documents=sum(counts.values()),
        passages=len(catalogue.passage_ids()),
        problems=tuple(problems),
        unreadable=sum(count for state, count in counts.items() if not state.readable),
    )


def _derived_problems(snapshot: Snapshot, index_dir: Path) -> Iterator[Problem]:
    """Faults of the database file and of the publication."""
    catalogue = snapshot.catalogue
    for message in catalogue.integrity():
        yield Problem(catalogue.path.name, _broken(_INTEGRITY.filled(message=message)))
    ids = catalogue.passage_ids()
    if snapshot.lexical.size - snapshot.lexical.hidden != len(ids):
        yield Problem("lexical", _broken(_OTHER_PASSAGES))
    if snapshot.pointer is None:
        return  # a private copy in memory, made of the catalogue a moment ago
    try:
        found = publishing.load(index_dir)
    except publishing.Unusable:
        yield Problem(publishing.POINTER, _broken(_OTHER_BYTES))
        return
    same = found.manifest.generation == catalogue.generation
    if same and not np.array_equal(found.ids, ids):
        yield Problem(found.folder.name, _broken(_OTHER_PASSAGES))


def _broken(reason: Wording) -> Wording:
    return Wording(_BROKEN.en.format(reason=reason.en), _BROKEN.pl.format(reason=reason.pl))


def _vector_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Passages without a vector of the index's model, and vectors that are none."""
    ids = catalogue.passage_ids()
    model = catalogue.model
    if model is None:
        if len(ids):
            yield Problem(catalogue.path.name, _broken(_NO_VECTOR.filled(count=len(ids))))
        return
    missing = len(catalogue.without_vector(model.name))
    if missing:
        yield Problem(catalogue.path.name, _broken(_NO_VECTOR.filled(count=missing)))
    try:
        wrong = _wrong_vectors(catalogue, ids, model)
    except StoreError as error:
        yield Problem(catalogue.path.name, error.wording)
        return
    if wrong:
        yield Problem(catalogue.path.name, _broken(_BAD_VECTORS.filled(count=wrong)))


def _wrong_vectors(catalogue: Catalogue, ids: np.ndarray, model: Model) -> int:
    """How many vectors have neither length 1 nor, as those of texts without words may, 0."""
    wrong = 0
    for start in range(0, len(ids), _BATCH):
        _, vectors = catalogue.vectors(ids[start : start + _BATCH], model)
        lengths = np.linalg.norm(vectors, axis=1)
        wrong += int((~((np.abs(lengths - 1) < _UNIT) | (lengths == 0))).sum())
    return wrong


def _document_problems(catalogue: Catalogue, number: int) -> Iterator[Problem]:
    """Faults of one document as it is stored: its checksum and every span in it."""
    try:
        stored = catalogue.document(number)
    except StoreError as error:
        yield Problem(str(number), error.wording)
        return
    if stored is None:
        return
    size = len(stored.document.text)
    for what, start, end, low, high in _spans(catalogue, number, stored.document, size):
        if not low <= start <= end <= high:
            yield Problem(stored.paths[0], _bad_span(what, start, end))


def _bad_span(what: Wording, start: int, end: int) -> Wording:
    return Wording(
        _BAD_SPAN.en.format(what=what.en, start=start, end=end),
        _BAD_SPAN.pl.format(what=what.pl, start=start, end=end),
    )


def _spans(
    catalogue: Catalogue, number: int, document: Document, size: int
) -> Iterator[tuple[Wording, int, int, int, int]]:
    """Every span of a document with the bounds it must keep: (what, start, end, low, high)."""
    for page in document.pages:
        yield _PAGE.filled(number=page.number), page.start, page.end, 0, size
    for word in catalogue.words(number):
        yield _WORD, word.start, word.end, 0, size
    for passage in catalogue.passages_of(number):
        yield _PASSAGE, passage.start, passage.end, 0, size
        for sentence in passage.sentences:
            yield _SENTENCE, sentence.start, sentence.end, passage.start, passage.end


def _source_problems(
    catalogue: Catalogue, settings: Settings, open_reader: OpenReader
) -> Iterator[Problem]:
    """Differences between what the catalogue says of files and what they are now.

    A file that is not indexed yet is no fault of the index; `assistant.indexing.unindexed` counts
    those.
    """
    known = {file.path: file for file in catalogue.files()}
    found = scan(settings.corpus_dir(), *settings.own_dirs())
    present = {file.stamp.path: file.location for file in found.files}
    noted = present.keys() | {file.stamp.path for file in found.unread}
    yield from (Problem(path, _GONE) for path in known if path not in noted)
    sources: dict[Path, str] = {}
    for path, location in present.items():
        if path not in known:
            continue
        if _sha256(location) != known[path].sha256:
            yield Problem(path, _CHANGED)
        elif known[path].sha256 is not None:
            sources[location] = path
    with open_reader(settings) as reader:
        for location, document in reader.read_many(list(sources)):
            yield from _reading_problems(catalogue, sources[location], document)


def _reading_problems(catalogue: Catalogue, path: str, document: Document) -> Iterator[Problem]:
    number = catalogue.document_id_at(path)
    try:
        stored = None if number is None else catalogue.document(number)
    except StoreError:
        return  # told already
    if stored is None or number is None:
        return
    before = stored.document
    same = (before.text, before.pages) == (document.text, document.pages)
    if not same or before.state is not document.state or catalogue.words(number) != document.words:
        yield Problem(path, _OTHER_TEXT)


def _sha256(location: Path) -> str | None:
    try:
        return sha256_of(location)
    except OSError:
        return None
