"""The documents tab as HTML: the table of files, progress and the result of adding."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from assistant.citations import written
from assistant.records import State
from assistant.vocabulary import DATE, PAGES, PASSAGES, STATE, STATES, documents_counted
from assistant.web.bilingual import in_both
from assistant.web.library import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import FileStatus
    from assistant.web.library.jobs import Progressed
    from assistant.wording import Language, Wording

ROWS = 2000
"""Files listed on the page; a browser grows slow with more rows than this."""


def documents_table(files: Sequence[FileStatus], language: Language) -> str:
    """Every file with its state in words; under one that could not be read, why and what to do."""
    if not files:
        return f'<p class="notice">{escape(words.NO_DOCUMENTS(language))}</p>'
    columns = (words.FILE, STATE, words.DOCUMENT_TITLE, DATE)
    head = "".join(_heading(column, "", language) for column in columns)
    head += "".join(_heading(column, "count", language) for column in (PAGES, PASSAGES))
    body = "".join(_row(file, language) for file in files[:ROWS])
    more = ""
    if len(files) > ROWS:
        left = words.MORE_FILES.filled(count=len(files) - ROWS)(language)
        more = f'<p class="notice">{escape(left)}</p>'
    return (
        f'<p class="summary">{escape(_summary(files, language))}</p>'
        f'<div class="scroll"><table role="table"><thead role="rowgroup"><tr role="row">{head}'
        f'</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>{more}'
    )


def progress_bar(progressed: Progressed) -> str:
    """How far an indexing run is: what it does, a bar, the file at hand; in both languages."""
    what = progressed.what or words.READING
    measured, counted = "", ""
    if progressed.total:
        measured = f' max="{progressed.total}" value="{progressed.done}"'
        counted = in_both(words.PROGRESS.filled(done=progressed.done, total=progressed.total))
    return (
        f'<div class="progress"><p><span id="indexing">{in_both(what)}</span> {counted}</p>'
        f'<progress aria-labelledby="indexing"{measured}></progress>'
        f'<p class="file">{escape(progressed.name)}</p></div>'
    )


def result_lines(good: Sequence[Wording], bad: Sequence[Wording]) -> str:
    """What adding documents came to, in both languages: a line each, what went wrong first."""
    lines = [f'<p class="error" role="alert">{in_both(line)}</p>' for line in bad]
    lines += [f'<p class="done" role="status">{in_both(line)}</p>' for line in good]
    return "".join(lines)


def _summary(files: Sequence[FileStatus], language: Language) -> str:
    """``6 documents – ready: 5, needs OCR: 1``."""
    counts = Counter(file.state for file in files)
    states = ", ".join(
        f"{STATES[state](language)}: {counts[state]}" for state in State if counts[state]
    )
    return f"{documents_counted(len(files))(language)} – {states}"


def _heading(column: Wording, kind: str, language: Language) -> str:
    return f'<th scope="col" role="columnheader" class="{kind}">{escape(column(language))}</th>'


def _row(file: FileStatus, language: Language) -> str:
    """One file.

    On a narrow screen the styles lay the cells under one another, each after its own heading; the
    roles keep it a table to those who hear it.
    """
    message = f"<p>{escape(file.message(language))}</p>" if file.message else ""
    kind = "good" if file.state is State.INDEXED else "poor"
    state = f'<span class="state {kind}">{escape(STATES[file.state](language))}</span>'
    date = written(file.date, language) if file.date else ""
    cells = (
        (words.DOCUMENT_TITLE, "", file.title or ""),
        (DATE, "date", date),
        (PAGES, "count", str(file.pages or "")),
        (PASSAGES, "count", str(file.passages or "")),
    )
    return (
        f'<tr role="row" data-state="{file.state}">'
        f'<th scope="row" role="rowheader">{escape(file.path)}{message}</th>'
        f'<td role="cell">{state}</td>'
        + "".join(
            f'<td role="cell" class="{style}" data-heading="{escape(heading(language))}">'
            f"{escape(value)}</td>"
            for heading, style, value in cells
        )
        + "</tr>"
    )
