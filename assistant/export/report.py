"""What an export says: the answer, and all that a reader needs to check it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import __version__
from assistant.errors import DocumentNotFound, ExportError
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.records import Answer, Quote, Source
    from assistant.store import Snapshot

_CHANGED = Wording(
    "{document} changed while the answer was made: ask again.",
    "Dokument {document} zmienił się w trakcie odpowiadania: zadaj pytanie jeszcze raz.",
)


@dataclass(frozen=True, slots=True)
class Exported:
    """An answer with what proves it.

    Attributes:
        answer: what was answered.
        checksums: the SHA-256 of each cited document's bytes, by path, in the order of citation.
        texts: the words at each cited place.
        generation: number of the last change that the index showed.
        version: of the program.
        moment: when the export was made, with the offset of the local time.
    """

    answer: Answer
    checksums: Mapping[str, str]
    texts: Mapping[Source, str]
    generation: int
    version: str
    moment: dt.datetime

    @property
    def time(self) -> str:
        """The moment in ISO 8601, to the second."""
        return self.moment.isoformat(timespec="seconds")


def export(answer: Answer, snapshot: Snapshot, moment: dt.datetime | None = None) -> Exported:
    """An answer with checksums, every quote compared with the index once more.

    Other places that say the same lie at least inside their document, and are not blank.

    Args:
        answer: what was answered.
        snapshot: the index that it was made from.
        moment: the time to put into the export; by default now.

    Raises:
        ExportError: the index has changed since, and a quote does not hold in it.
    """
    checksums: dict[str, str] = {}
    texts: dict[Source, str] = {}
    for quote, place in cited_places(answer):
        try:
            document = snapshot.document_at(place.document).document
        except DocumentNotFound as error:
            raise ExportError(_CHANGED.filled(document=place.document)) from error
        text = document.text[place.start : place.end]
        inside = 0 <= place.start < place.end <= len(document.text)
        if not (inside and text.strip()) or (place is quote.source and text != quote.text):
            raise ExportError(_CHANGED.filled(document=place.document))
        checksums[place.document] = document.sha256
        texts[place] = text
    moment = moment or dt.datetime.now().astimezone()
    return Exported(answer, checksums, texts, snapshot.generation, __version__, moment)


def cited_places(answer: Answer) -> Iterator[tuple[Quote, Source]]:
    """Every place that an answer cites, with its quote."""
    for quote in answer.shown:
        for place in (quote.source, *quote.also_in):
            yield quote, place
