"""Answers, hits, states and measures as text for a terminal.

Colours and bold only where the output is a terminal (rich sees to that); the words are the same
in a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from assistant.citations import citation
from assistant.sources import source
from assistant.terminal import words as say
from assistant.vocabulary import STATES, documents_counted, passages_counted, problems_counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from assistant.records import (
        Answer,
        Excerpt,
        FileStatus,
        IndexReport,
        Quote,
        SearchResult,
        Source,
        Verification,
    )
    from assistant.wording import Language

_MATCHED = "bold yellow"
_FAINT = "dim"


def answer_lines(answer: Answer) -> Iterator[RenderableType]:
    """An answer: its quotes with their sources, or the nearest passages."""
    language = answer.language
    searched = answer.searched
    if answer.status == "answered":
        for quote in answer.quotes:
            yield from _quote_lines(quote, language)
        yield Text(_searched(answer), _FAINT)
        return
    documents = documents_counted(searched.documents)(language)
    yield Text(say.NOT_FOUND.filled(documents=documents, unreadable=searched.unreadable)(language))
    if answer.nearest:
        yield Text()
        yield Text(say.NEAREST(language), _FAINT)
        yield Text()
        for quote in answer.nearest:
            yield from _quote_lines(quote, language)


def _searched(answer: Answer) -> str:
    language, searched = answer.language, answer.searched
    documents = documents_counted(searched.documents)(language)
    line = say.SEARCHED.filled(documents=documents, ms=round(answer.elapsed_ms))(language)
    if searched.unreadable:
        line += say.UNREADABLE.filled(count=searched.unreadable)(language)
    return line


def _quote_lines(quote: Quote, language: Language) -> Iterator[RenderableType]:
    text = Text(quote.text)
    for span in quote.highlights:
        text.stylize(_MATCHED, span.start, span.end)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="bold")
    grid.add_column(overflow="fold")
    grid.add_row(f"{quote.rank}.", _reflowed(text))
    grid.add_row("", Text(located(quote.source, language), "cyan"))
    if quote.also_in:
        places = "; ".join(located(place, language) for place in quote.also_in)
        grid.add_row("", Text(say.ALSO_IN(language) + places, _FAINT))
    yield grid
    yield Text()


def _reflowed(text: Text) -> Text:
    """A quote without the line breaks of its page: a space for each run of white space."""
    words = [word for word in text.split(allow_blank=False) if word.plain.strip()]
    pieces = [piece for word in words for piece in word.split(" ") if piece.plain.strip()]
    return Text(" ").join(pieces)


def located(place: Source, language: Language) -> str:
    """A citation with the path of its document."""
    undated = "" if place.date else f" · {say.UNDATED(language)}"
    name = "" if place.title is None else f" · {place.document}"
    return citation(place, language) + undated + name


def search_lines(result: SearchResult, language: Language) -> Iterator[RenderableType]:
    """Ranked passages."""
    if not result.hits:
        yield Text(say.NO_HITS(language))
    for hit in result.hits:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", style="bold")
        grid.add_column(overflow="fold")
        grid.add_row(f"{hit.rank}.", _reflowed(Text(hit.text)))
        place = source(hit.document, hit.passage.start, hit.passage.end)
        grid.add_row("", Text(f"{located(place, language)} · {hit.score:.3f}", "cyan"))
        yield grid
        yield Text()


def index_lines(report: IndexReport, language: Language) -> Iterator[RenderableType]:
    """What an indexing run did."""
    changes = report.changes
    yield Text(
        say.CHANGES.filled(
            added=changes.added,
            changed=changes.changed,
            removed=changes.removed,
            unchanged=changes.unchanged,
        )(language)
    )
    for state, count in report.documents.items():
        if count and not state.readable:
            yield Text(f"{STATES[state](language)}: {count}", "yellow")
    readable = sum(count for state, count in report.documents.items() if state.readable)
    yield Text(
        say.INDEXED.filled(
            documents=documents_counted(readable)(language),
            passages=passages_counted(report.passages)(language),
            embedded=report.embedded,
            seconds=f"{report.seconds:.1f}",
        )(language),
        "bold",
    )


def status_table(files: Sequence[FileStatus], language: Language) -> Table:
    """Every file of the corpus with its state."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (say.FILE, say.STATE, say.DATE):
        table.add_column(heading(language), overflow="fold")
    for heading in (say.PAGES, say.PASSAGES):
        table.add_column(heading(language), justify="right")
    table.add_column(say.MESSAGE(language), overflow="fold")
    for file in files:
        style = "" if file.state.readable else "yellow"
        table.add_row(
            file.path,
            Text(STATES[file.state](language), style),
            file.date or "",
            str(file.pages or ""),
            str(file.passages or ""),
            file.message(language) if file.message else "",
        )
    return table


def verify_lines(found: Verification, language: Language) -> Iterator[RenderableType]:
    """What verifying found."""
    if found.ok:
        counts = say.VERIFIED.filled(
            documents=documents_counted(found.documents)(language),
            passages=passages_counted(found.passages)(language),
        )
        yield Text(counts(language), "green")
        return
    problems = problems_counted(len(found.problems))(language)
    yield Text(say.PROBLEMS.filled(problems=problems)(language), "bold red")
    for problem in found.problems:
        yield Text(f"{problem.document}: {problem.message(language)}")


def excerpt_lines(excerpt: Excerpt, language: Language) -> Iterator[RenderableType]:
    """A piece of a document, the asked-for span marked."""
    yield Text(located(excerpt.source, language), "cyan")
    yield Text()
    yield Text.assemble(excerpt.before, (excerpt.text, _MATCHED), excerpt.after)


def measures_table(columns: Mapping[str, Mapping[str, Any]]) -> Table:
    """Measures side by side: all questions, then each language."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name in columns:
        table.add_column(name, justify="right")
    for label, keys in _measure_rows():
        table.add_row(label, *(_figure(found, keys) for found in columns.values()))
    return table


def _measure_rows() -> Iterable[tuple[str, tuple[str, ...]]]:
    for name in ("questions", "answerable", "unanswerable"):
        yield name, (name,)
    for name in ("document_at_1", "quote_at_1", "quote_at_3", "answered_rate"):
        yield name, (name,)
    for name in ("precision", "recall", "f1", "auroc"):
        yield f"abstention {name}", ("abstention", name)
    for name in ("p50", "p95"):
        yield f"latency {name} (ms)", ("latency_ms", name)


def _figure(found: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    value: Any = found
    for key in keys:
        value = value[key]
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"
