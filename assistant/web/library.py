"""The documents tab as HTML: the table of files, progress and the result of adding."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from assistant.citations import written
from assistant.records import State
from assistant.vocabulary import STATES, documents_counted
from assistant.web import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import FileStatus
    from assistant.web.jobs import Progressed
    from assistant.wording import Language, Wording

ROWS = 2000
"""Files listed on the page; a browser grows slow with more rows than this."""


def documents_table(files: Sequence[FileStatus], language: Language) -> str:
    """Every file with its state in words; under one that could not be read, why and what to do."""
    if not files:
        return f'<p class="notice">{escape(words.NO_DOCUMENTS(language))}</p>'
    columns = (words.FILE, words.STATE, words.DOCUMENT_TITLE, words.DATE)
    counts = (words.PAGES, words.PASSAGES)
    head = "".join(f'<th scope="col">{escape(column(language))}</th>' for column in columns)
    head += "".join(
        f'<th scope="col" class="count">{escape(column(language))}</th>' for column in counts
    )
    body = "".join(_row(file, language) for file in files[:ROWS])
    more = ""
    if len(files) > ROWS:
        left = words.MORE_FILES.filled(count=len(files) - ROWS)(language)
        more = f'<p class="notice">{escape(left)}</p>'
    return (
        f'<p class="summary">{escape(_summary(files, language))}</p>'
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{more}"
    )


def progress_bar(progressed: Progressed, language: Language) -> str:
    """How far an indexing run is: what it does, a bar, the file at hand."""
    what = progressed.what or words.READING
    measured, counted = "", ""
    if progressed.total:
        measured = f' max="{progressed.total}" value="{progressed.done}"'
        counted = words.PROGRESS.filled(done=progressed.done, total=progressed.total)(language)
    return (
        f'<div class="progress" role="status"><p>{escape(what(language))} {escape(counted)}</p>'
        f'<progress aria-label="{escape(what(language))}"{measured}></progress>'
        f'<p class="file">{escape(progressed.name)}</p></div>'
    )


def result_lines(good: Sequence[Wording], bad: Sequence[Wording], language: Language) -> str:
    """What adding documents came to: one line each, those that went wrong first."""
    lines = [f'<p class="error" role="alert">{escape(line(language))}</p>' for line in bad]
    lines += [f'<p class="done" role="status">{escape(line(language))}</p>' for line in good]
    return "".join(lines)


def _summary(files: Sequence[FileStatus], language: Language) -> str:
    """``6 documents – ready: 5, needs OCR: 1``."""
    counts = Counter(file.state for file in files)
    states = ", ".join(
        f"{STATES[state](language)}: {counts[state]}" for state in State if counts[state]
    )
    return f"{documents_counted(len(files))(language)} – {states}"


def _row(file: FileStatus, language: Language) -> str:
    message = f"<p>{escape(file.message(language))}</p>" if file.message else ""
    kind = "good" if file.state is State.INDEXED else "poor"
    state = f'<span class="state {kind}">{escape(STATES[file.state](language))}</span>'
    date = written(file.date, language) if file.date else ""
    return (
        f'<tr data-state="{file.state}"><th scope="row">{escape(file.path)}{message}</th>'
        f"<td>{state}</td><td>{escape(file.title or '')}</td><td class='date'>{escape(date)}</td>"
        f'<td class="count">{file.pages or ""}</td>'
        f'<td class="count">{file.passages or ""}</td></tr>'
    )
