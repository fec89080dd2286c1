"""Hits, states and findings as text for a terminal.

Colours and bold only where the output is a terminal (rich sees to that); the words are the same
in a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from assistant.lines import kept_breaks
from assistant.sources import source
from assistant.telling import cited
from assistant.terminal import words as say
from assistant.vocabulary import (
    DATE,
    PAGES,
    PASSAGES,
    STATE,
    STATES,
    decimal,
    documents_counted,
    passages_counted,
    problems_counted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from assistant.records import (
        Excerpt,
        FileStatus,
        IndexReport,
        SearchResult,
        Source,
        Verification,
    )
    from assistant.wording import Language

MATCHED = "bold yellow"
FAINT = "dim"


def reflowed(text: Text) -> Text:
    """A quote without the line breaks of its page, but a line for each item, row and paragraph."""
    return Text("\n").join(_flowing(line) for line in text.divide(kept_breaks(text.plain)))


def _flowing(text: Text) -> Text:
    """A single line, with a space for each run of white space."""
    words = [word for word in text.split(allow_blank=False) if word.plain.strip()]
    pieces = [piece for word in words for piece in word.split(" ") if piece.plain.strip()]
    return Text(" ").join(pieces)


def located(place: Source, language: Language) -> str:
    """A citation with the path of its document."""
    name = "" if place.title is None else f" · {place.document}"
    return cited(place, language) + name


def search_lines(result: SearchResult, language: Language) -> Iterator[RenderableType]:
    """Ranked passages."""
    if not result.hits:
        yield Text(say.NO_HITS(language))
    for hit in result.hits:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", style="bold")
        grid.add_column(overflow="fold")
        grid.add_row(f"{hit.rank}.", reflowed(Text(hit.text)))
        place = source(hit.document, hit.passage.start, hit.passage.end)
        score = decimal(hit.score, 3)(language)
        grid.add_row("", Text(f"{located(place, language)} · {score}", "cyan"))
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
    readable = sum(count for state, count in report.documents.items() if state.readable)
    yield Text(
        say.SEARCHABLE.filled(
            documents=documents_counted(readable)(language),
            passages=passages_counted(report.passages)(language),
            embedded=report.embedded,
            seconds=decimal(report.seconds, 1)(language),
        )(language),
        "bold",
    )
    unread = {state: count for state, count in report.documents.items() if not state.readable}
    if any(unread.values()):
        named = ", ".join(f"{STATES[s](language)}: {count}" for s, count in unread.items() if count)
        line = say.UNREAD.filled(count=sum(unread.values()), states=named)
        yield Text(line(language), "yellow")


def status_table(files: Sequence[FileStatus], language: Language) -> Table:
    """Every file of the corpus with its state."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (say.FILE, STATE, DATE):
        table.add_column(heading(language), overflow="fold")
    for heading in (PAGES, PASSAGES):
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
        counts = say.AGREES.filled(
            documents=documents_counted(found.documents)(language),
            passages=passages_counted(found.passages)(language),
        )
        yield Text(counts(language), "green")
    else:
        problems = problems_counted(len(found.problems))(language)
        yield Text(say.PROBLEMS.filled(problems=problems)(language), "bold red")
        for problem in found.problems:
            yield Text(f"{problem.document}: {problem.message(language)}")
    if found.unreadable:
        yield Text(say.UNSEARCHED.filled(count=found.unreadable)(language), "yellow")


def excerpt_lines(excerpt: Excerpt, language: Language) -> Iterator[RenderableType]:
    """A piece of a document, the asked-for span marked."""
    yield Text(located(excerpt.source, language), "cyan")
    yield Text()
    yield Text.assemble(excerpt.before, (excerpt.text, MATCHED), excerpt.after)
