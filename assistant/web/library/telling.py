"""How indexing goes and what it came to, as HTML in both languages.

Such lines stay on the page when its language is switched, and come from runs that began before.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.web.bilingual import in_both
from assistant.web.library import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import FileStatus
    from assistant.web.library.jobs import Done, Outcome, Progressed
    from assistant.wording import Wording

REMARKS = 5
"""Files named above the table of documents; the others are counted."""


def progress_bar(progressed: Progressed) -> str:
    """How far an indexing run is: what it does, a bar, the file at hand."""
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
    """What was done to documents: a line each, what went wrong first."""
    lines = [f'<p class="error" role="alert">{in_both(line)}</p>' for line in bad]
    lines += [f'<p class="done" role="status">{in_both(line)}</p>' for line in good]
    return "".join(lines)


def outcome_lines(outcome: Outcome, before: Done) -> str:
    """What an indexing run came to, after what was done to files ``before`` it."""
    good = [*before.good, outcome.result] if outcome.result else before.good
    bad = [*before.bad, *remarks(outcome.remarked)]
    if outcome.error:
        bad.append(outcome.error)
    return result_lines(good or ([] if bad else [words.NOTHING_CHANGED]), bad)


def remarks(files: Sequence[FileStatus]) -> list[Wording]:
    """Why each of ``files`` is not searched, or not wholly; a few by name, the others counted."""
    return first([words.remark_on(file) for file in files], words.MORE_REMARKS)


def first(lines: Sequence[Wording], more: Wording) -> list[Wording]:
    """The first `REMARKS` lines, and ``more`` with the ``count`` of the others."""
    told = list(lines[:REMARKS])
    if len(lines) > REMARKS:
        told.append(more.filled(count=len(lines) - REMARKS))
    return told
