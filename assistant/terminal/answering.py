"""An answer as text for a terminal: quotes, their sources, and what is to be known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from assistant import telling
from assistant.terminal import words as say
from assistant.terminal.layout import FAINT, MATCHED, located, reflowed
from assistant.vocabulary import (
    HOW,
    NEAREST,
    NO_WORD_MATCHES,
    NOT_FOUND,
    documents_counted,
    searched,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from assistant.records import Answer, Quote, Searched
    from assistant.wording import Language

_NAMES = 3
"""Unreadable files that are named; the others are counted."""


def answer_lines(answer: Answer, language: Language) -> Iterator[RenderableType]:
    """An answer: its quotes with their sources, or the nearest passages."""
    if answer.status == "answered":
        differing = telling.differences(answer, language)
        yield from (Text(line, "bold") for line in differing)
        if differing:
            yield Text()
        for quote in answer.quotes:
            yield from _quote_lines(quote, language, answers=True)
        documents = documents_counted(answer.searched.documents)(language)
        line = say.SEARCHED.filled(documents=documents, ms=round(answer.elapsed_ms))(language)
        yield Text(line + _unread(answer.searched, language), FAINT)
        return
    counted = searched(answer.searched.documents, 0)(language)
    yield Text(f"{NOT_FOUND(language)} {counted}{_unread(answer.searched, language)}")
    if answer.nearest:
        yield Text()
        yield Text(NEAREST(language), FAINT)
        yield Text()
        for quote in answer.nearest:
            yield from _quote_lines(quote, language, answers=False)


def answer_and_reason_lines(answer: Answer, language: Language) -> Iterator[RenderableType]:
    """An answer, and below it why each quote or nearest passage was found."""
    yield from answer_lines(answer, language)
    yield from _reason_lines(answer, language)


def _reason_lines(answer: Answer, language: Language) -> Iterator[RenderableType]:
    if not answer.shown:
        return
    yield Text()
    yield Text((say.WHY if answer.status == "answered" else say.WHY_NEAREST)(language))
    grid = _grid()
    for quote in answer.shown:
        told = "; ".join(_reason(reason, language) for reason in telling.reasons(quote))
        grid.add_row(f"{quote.rank}.", Text(told or NO_WORD_MATCHES(language)))
    yield grid


def _reason(reason: telling.Reason, language: Language) -> str:
    found = ", ".join(f"{', '.join(said)} ({HOW[how](language)})" for how, said in reason.found)
    return f"{reason.word} → {found}"


def _unread(looked_at: Searched, language: Language) -> str:
    """What could not be read, as a sentence after another; empty where all was."""
    if not looked_at.unreadable:
        return ""
    names = telling.some_of(looked_at.names, _NAMES, language)
    return " " + say.UNREADABLE.filled(count=looked_at.unreadable, names=names)(language)


def _quote_lines(quote: Quote, language: Language, *, answers: bool) -> Iterator[RenderableType]:
    text = Text(quote.text)
    for span in quote.highlights:
        text.stylize(MATCHED, span.start, span.end)
    grid = _grid()
    grid.add_row(f"{quote.rank}.", reflowed(text))
    grid.add_row("", Text(located(quote.source, language), "cyan"))
    if (surety := telling.surety(quote, language, answers=answers)) != "":
        grid.add_row("", Text(surety, FAINT))
    if (reading := telling.reading(quote)) is not None:
        grid.add_row("", _read(reading, language))
    if quote.also_in:
        places = "; ".join(located(place, language) for place in quote.also_in)
        grid.add_row("", Text(say.ALSO_IN(language) + places, FAINT))
    yield grid
    yield Text()


def _read(reading: telling.Reading, language: Language) -> Text:
    """A probable reading after its label, the words that differ underlined."""
    text = Text(reading.text)
    for span in reading.changed:
        text.stylize("underline", span.start, span.end)
    return Text(" ").join([Text(reading.label(language), FAINT), reflowed(text)])


def _grid() -> Table:
    """A column of numbers, and one of what is numbered."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="bold")
    grid.add_column(overflow="fold")
    return grid
