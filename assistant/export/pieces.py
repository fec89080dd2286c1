"""An export as a sequence of pieces, the same for every form that is set for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant import telling
from assistant.citations import copyable
from assistant.export import words as say
from assistant.vocabulary import NEAREST, NOT_FOUND, searched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.export.report import Exported
    from assistant.records import Quote, Source
    from assistant.wording import Language


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a line, an item of a list with its label, or words of a document as they stand."""

    kind: Literal["title", "heading", "line", "item", "quote"]
    text: str
    label: str = ""


def pieces(exported: Exported) -> Iterator[Piece]:
    """The whole export, in the language of its question."""
    answer = exported.answer
    language = answer.language
    yield Piece("title", answer.question)
    if answer.status == "not_found":
        yield Piece("line", NOT_FOUND(language))
        if answer.nearest:
            yield Piece("line", NEAREST(language))
    yield from (Piece("line", line) for line in telling.differences(answer, language))
    for quote in answer.shown:
        yield from _quote(quote, exported, language)
    yield from _checking(exported, language)


def _quote(quote: Quote, exported: Exported, language: Language) -> Iterator[Piece]:
    answers = exported.answer.status == "answered"
    heading = say.QUOTE if answers else say.PASSAGE
    yield Piece("heading", heading.filled(rank=quote.rank)(language))
    yield Piece("quote", quote.text)
    if sure := telling.surety(quote, language, answers=answers):
        yield Piece("line", sure)
    if (read := telling.reading(quote)) is not None:
        yield Piece("line", f"{read.label(language)} {' '.join(read.text.split())}")
    yield from _place(quote.source, say.SOURCE(language), exported, language)
    for place in quote.also_in:
        yield from _place(place, say.ALSO_IN(language), exported, language)
    yield Piece("item", copyable(quote.text, quote.source, language), say.COPY(language))


def _place(place: Source, label: str, exported: Exported, language: Language) -> Iterator[Piece]:
    yield Piece("item", telling.cited(place, language), label)
    yield Piece("item", place.document, say.FILE(language))
    yield Piece("item", exported.checksums[place.document], "SHA-256")


def _checking(exported: Exported, language: Language) -> Iterator[Piece]:
    looked_at = exported.answer.searched
    yield Piece("heading", say.CHECKING(language))
    yield Piece("line", searched(looked_at.documents, looked_at.unreadable)(language))
    if looked_at.names:
        yield Piece("item", ", ".join(looked_at.names), say.UNREADABLE(language))
    yield Piece("item", str(exported.generation), say.GENERATION(language))
    yield Piece("item", f"assistant {exported.version}", say.PROGRAM(language))
    yield Piece("item", exported.time, say.MADE(language))
