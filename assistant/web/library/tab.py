"""The tab of documents: adding them, how that goes, and their table, with their events."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio resolves annotations at run time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.events import FOLLOWED, QUICK
from assistant.web.library import words
from assistant.web.library.handlers import LibraryHandlers
from assistant.wording import Language  # noqa: TC001 - as above

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_TOLD_SCRIPT = (Path(__file__).parent / "told.js").read_text(encoding="utf-8")


class LibraryTab:
    """The components of the tab, made in the order in which they stand.

    Attributes:
        worded: components that `in_language` writes anew when the page changes its language.
        state: components whose values `in_language` takes after the language.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.handlers = LibraryHandlers(assistant)
        with gr.Row(elem_id="adding"):
            self.upload = gr.UploadButton(
                words.ADD.en,
                file_count="multiple",
                variant="primary",
                scale=0,
                min_width=200,
                elem_id="upload",
            )
            self.hint = gr.HTML(_hint("en"), apply_default_css=False, scale=1)
        self.told = gr.HTML("", elem_id="told", js_on_load=_TOLD_SCRIPT, apply_default_css=False)
        self.table = gr.HTML("", elem_id="documents", apply_default_css=False)
        self.worded: list[Any] = [self.upload, self.hint, self.table]
        self.state: list[Any] = []

    def connect(self, language: gr.Radio, tab: gr.Tab) -> None:
        """Bind every event to its handler; ``tab`` is the one that holds the components."""
        # Following an indexing run takes as long as the run: no visitor waits for another's.
        followed: dict[str, Any] = {**FOLLOWED, "concurrency_limit": None}
        added = self.upload.upload(self._add, self.upload, self.told, **followed)
        running = self.told.follow(self.handlers.running, None, self.told, **followed)
        for event in (added, running):  # in the language that the page has by then
            event.then(self.handlers.documents, language, self.table, **QUICK)
        tab.select(self.handlers.documents, language, self.table, **QUICK)

    def in_language(self, language: Language) -> tuple[Any, ...]:
        """Every worded component in ``language``."""
        return (
            gr.update(label=words.ADD(language)),
            _hint(language),
            self.handlers.documents(language),
        )

    def _add(self, files: list[str] | None) -> Iterator[str]:
        yield from self.handlers.add(files or [])


def _hint(language: Language) -> str:
    return f'<p class="hint">{words.ADD_HINT(language)}</p>'
