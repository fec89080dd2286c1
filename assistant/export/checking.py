"""An exported answer compared with the documents as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents import Reader
from assistant.errors import StoreError
from assistant.export import asjson
from assistant.indexing.scanning import scan
from assistant.records import Problem, Verification
from assistant.sources import line_at, page_at
from assistant.store.files import sha256_of
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.export.asjson import Cited
    from assistant.indexing.running import OpenReader
    from assistant.records import Document
    from assistant.settings import Settings
    from assistant.store import Snapshot

_AGREES = Wording(
    "the file is unchanged, and the quote stands in it",
    "plik bez zmian, cytat się w nim znajduje",
)
_MOVED = Wording(
    "the same file, now {path}, and the quote stands in it",
    "ten sam plik, obecnie {path}; cytat się w nim znajduje",
)
_GONE = Wording(
    "The file is no longer among the documents: bring it back, or ask again.",
    "Pliku nie ma już wśród dokumentów: przywróć go albo zadaj pytanie ponownie.",
)
_CHANGED = Wording(
    "The file has changed since the export; the quote still stands in it{place}.",
    "Plik zmienił się od czasu eksportu; cytat nadal się w nim znajduje{place}.",
)
_CHANGED_WITHOUT = Wording(
    "The file has changed since the export, and the quote is no longer in it: ask again.",
    "Plik zmienił się od czasu eksportu i cytatu już w nim nie ma: zadaj pytanie ponownie.",
)
_ELSEWHERE = Wording(
    "The file is unchanged, but the quote stands elsewhere in it{place}: ask again.",
    "Plik jest bez zmian, ale cytat jest w innym miejscu{place}: zadaj pytanie ponownie.",
)
_NOT_THERE = Wording(
    "The file is unchanged, but these words are not in it: the export was changed.",
    "Plik jest bez zmian, ale tych słów w nim nie ma: zmieniono eksport.",
)
_READ_OTHERWISE = Wording(
    "The file is unchanged, but this version of the program reads it differently, without these "
    "words: ask again.",
    "Plik jest bez zmian, ale ta wersja programu odczytuje go inaczej, bez tych słów: zadaj "
    "pytanie ponownie.",
)
_ON_LINE = Wording(" (line {line})", " (wiersz {line})")
_ON_PAGE = Wording(" (page {page}, line {line})", " (strona {page}, wiersz {line})")
_ANYWHERE = Wording("", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing one place that an answer cites gave; ``ok`` where all of it holds."""

    question: str
    rank: int
    document: str
    message: Wording
    ok: bool


def check(
    path: Path, snapshot: Snapshot, settings: Settings, *, open_reader: OpenReader = Reader
) -> tuple[Finding, ...]:
    """Compare every place that an exported answer cites with the documents as they are now.

    The file under the cited path is looked at first, then any other that holds the same bytes. The
    text is the index's where it holds those bytes; a file that changed is read again.

    Args:
        path: an answer exported as JSON.
        snapshot: the index.
        settings: where corpus and index are, and the limits of reading.
        open_reader: gives what reads the files.

    Raises:
        ExportError: the file cannot be read, or is no exported answer.
        CorpusError: the folder of documents is missing or cannot be read.
    """
    places = asjson.read(path)
    files = _Files(snapshot, settings)
    located = [files.locate(place) for place in places]
    needed = [path for path in located if path is not None and files.indexed(path) is None]
    documents = files.read(dict.fromkeys(needed), open_reader)
    return tuple(
        _finding(place, files, found, documents)
        for place, found in zip(places, located, strict=True)
    )


def verification(findings: Sequence[Finding]) -> Verification:
    """The findings in the form of `assistant verify`: documents and places that were checked."""
    return Verification(
        documents=len({finding.document for finding in findings}),
        passages=len(findings),
        problems=tuple(
            Problem(finding.document, finding.message) for finding in findings if not finding.ok
        ),
    )


class _Files:
    """The files of the corpus as they are now, each read at most once."""

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        self._snapshot = snapshot
        self._settings = settings
        found = scan(settings.corpus_dir(), *settings.own_dirs())
        self._present = {file.stamp.path: file.location for file in found.files}
        self._known = {file.path: file.sha256 for file in snapshot.files()}
        self._checksums: dict[str, str | None] = {}

    def locate(self, place: Cited) -> str | None:
        """The path of the cited bytes, else the cited path, else None where there is neither."""
        if self.checksum(place.document) == place.sha256:
            return place.document
        others = (
            path
            for path in self._present
            if self._known.get(path, place.sha256) == place.sha256  # or not indexed yet
        )
        same = next((path for path in others if self.checksum(path) == place.sha256), None)
        return same or (place.document if place.document in self._present else None)

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a file as it is now; None where there is none or it cannot be read."""
        if path not in self._checksums:
            location = self._present.get(path)
            try:
                self._checksums[path] = None if location is None else sha256_of(location)
            except OSError:
                self._checksums[path] = None
        return self._checksums[path]

    def indexed(self, path: str) -> Document | None:
        """The document that the index holds for the bytes of a file; None where it holds none."""
        number = self._snapshot.catalogue.document_id_at(path)
        try:
            document = None if number is None else self._snapshot.document(number).document
        except StoreError:
            return None
        same = document is not None and document.sha256 == self.checksum(path)
        return document if same else None

    def read(self, paths: Iterable[str], open_reader: OpenReader) -> dict[str, Document]:
        """The documents of files, read now."""
        locations = {self._present[path]: path for path in paths}
        if not locations:
            return {}
        with open_reader(self._settings) as reader:
            return {
                locations[location]: document
                for location, document in reader.read_many(list(locations))
            }


def _finding(place: Cited, files: _Files, found: str | None, read: dict[str, Document]) -> Finding:
    if found is None:
        return Finding(place.question, place.rank, place.document, _GONE, ok=False)
    document = files.indexed(found) or read[found]
    same_file = files.checksum(found) == place.sha256
    if same_file and document.text[place.start : place.end] == place.text:
        message = _AGREES if found == place.document else _MOVED.filled(path=found)
        return Finding(place.question, place.rank, place.document, message, ok=True)
    stands = _stands(document, place)
    if stands is None:
        unchanged = _READ_OTHERWISE if place.intact else _NOT_THERE
        message = unchanged if same_file else _CHANGED_WITHOUT
    else:
        wording = _ELSEWHERE if same_file else _CHANGED
        message = Wording(wording.en.format(place=stands.en), wording.pl.format(place=stands.pl))
    return Finding(place.question, place.rank, place.document, message, ok=False)


def _stands(document: Document, place: Cited) -> Wording | None:
    """Where a quote stands in a document now, in words; None where it does not."""
    text = document.text
    if not place.text.strip():
        return None
    at = place.start if text.startswith(place.text, place.start) else text.find(place.text)
    if at < 0:
        folded = " ".join(place.text.split())
        return _ANYWHERE if folded in " ".join(text.split()) else None
    page, line = page_at(document, at), line_at(document, at)
    return (
        _ON_LINE.filled(line=line) if page is None else _ON_PAGE.filled(page=page.number, line=line)
    )
