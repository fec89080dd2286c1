"""The line that tells to which documents questions are restricted, and takes that back."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr

from assistant.web.bilingual import in_both
from assistant.web.library import words
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.records import FileStatus

NAMED = 3
"""Documents that the line names; the others are counted."""

_SCRIPT = (Path(__file__).parent / "restriction.js").read_text(encoding="utf-8")


def restriction_line() -> gr.HTML:
    """A component for the line, empty as long as all documents are asked.

    Its event ``unrestrict`` asks for all documents again; ``restrict`` for those that the browser's
    tab remembers, when the page was loaded again.
    """
    return gr.HTML("", elem_id="restriction", js_on_load=_SCRIPT, apply_default_css=False)


def line_among(documents: Sequence[str], files: Sequence[FileStatus]) -> str:
    """What `line` gives for ``documents`` among ``files``; where all are gone, that they are.

    A restriction to what is gone stays until it is taken back: asking all documents instead would
    be nobody's wish.
    """
    if documents and not {file.path for file in files}.intersection(documents):
        return _told(documents, words.CHOSEN_GONE)
    return line(documents, len(files))


def line(documents: Sequence[str], total: int) -> str:
    """``Asking 3 of 14 documents: a.pdf, b.pdf, c.pdf [Ask all]`` as HTML, in both languages.

    Args:
        documents: paths of the documents that are asked; none where all are.
        total: how many there are.
    """
    return _told(documents, _asking(len(documents), total)) if documents else ""


def _told(documents: Sequence[str], said: Wording) -> str:
    names = ", ".join(escape(document) for document in documents[:NAMED])
    more = ""
    if len(documents) > NAMED:
        more = in_both(words.AND_OTHERS.filled(count=len(documents) - NAMED))
    kept = escape(json.dumps(list(documents)))
    return (
        f'<p class="restricted" role="status" data-documents="{kept}">'
        f"<span>{in_both(said)} "
        f'<span class="names">{names}</span>{more}</span> '
        f'<button type="button" data-unrestrict>{in_both(words.ASK_ALL)}</button></p>'
    )


def _asking(count: int, total: int) -> Wording:
    of_all = f"{total} {'document' if total == 1 else 'documents'}"
    # After "z" stands the genitive, in which only one differs from many.
    z_ilu = f"{total} {'dokumentu' if total == 1 else 'dokumentów'}"
    return Wording(f"Asking {count} of {of_all}:", f"Pytasz {count} z {z_ilu}:")
