"""A conversation as a file: the menu that offers it, and what the browser saves."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from assistant.export import export, file_of
from assistant.web.chat import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from assistant.records import Answer
    from assistant.store import Snapshot
    from assistant.wording import Language

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown",
    ".json": "application/json",
}


def menu(language: Language) -> str:
    """The forms that a conversation can be saved in."""
    forms = "".join(
        f'<li><button type="button" data-form="{suffix}">{escape(called(language))}</button></li>'
        for suffix, called in words.SAVE_AS.items()
    )
    return (
        f'<details class="menu"><summary>{escape(words.SAVE(language))}</summary>'
        f"<ul>{forms}</ul></details>"
    )


def file_name(suffix: str, language: Language, moment: dt.datetime) -> str:
    """``rozmowa-2026-03-04-1506.docx``."""
    return f"{words.FILE_STEM(language)}-{moment:%Y-%m-%d-%H%M}{suffix}"


def download(answers: Sequence[Answer], snapshot: Snapshot, suffix: str, name: str) -> str:
    """HTML that holds the file ``name``, for the browser to save.

    Args:
        answers: of the conversation, oldest first; at least one.
        snapshot: the index that they are compared with once more.
        suffix: ``.docx``, ``.md`` or ``.json``.
        name: what the browser calls the file.

    Raises:
        ExportError: a document has changed since, and a quote does not hold in it.
        UsageError: the suffix is of no form.
    """
    data = file_of([export(answer, snapshot) for answer in answers], suffix)
    kind = _TYPES[suffix.lower()]
    return (
        f'<span data-name="{escape(name)}" data-type="{kind}" '
        f'data-content="{b64encode(data).decode("ascii")}"></span>'
    )
