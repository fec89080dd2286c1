"""The tab of documents: adding them, how that goes, and their table, with their events."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 - Gradio resolves annotations at run time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.events import FOLLOWED, QUICK
from assistant.web.library import words
from assistant.web.library.handlers import LibraryHandlers
from assistant.web.library.removal import removal_dialog
from assistant.web.library.table import EVERYTHING, Sought
from assistant.wording import Language  # noqa: TC001 - as above

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_HERE = Path(__file__).parent
_TOLD_SCRIPT = (_HERE / "told.js").read_text(encoding="utf-8")
_TABLE_SCRIPT = (_HERE / "table.js").read_text(encoding="utf-8")
_REPLACING = "(file, _) => [file, document.querySelector('#documents').dataset.replacing]"
"""Runs before a replacement is sent: the document that the table's script wrote down."""

Paths = tuple[str, ...]
Shown = tuple[Any, Paths, str]
"""The table, the documents that questions are restricted to, and the line that tells these."""


class LibraryTab:
    """The components of the tab, made in the order in which they stand.

    Attributes:
        restricted: paths of the documents that questions are restricted to; none: all are asked.
        worded: components that `in_language` writes anew when the page changes its language.
        state: components whose values `in_language` takes after the language.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.handlers = LibraryHandlers(assistant)
        self.restricted = gr.State(())
        self.sought = gr.State(EVERYTHING)
        self.opened = gr.State(False)  # whether the table, which is long, was asked for yet
        self._adding()
        self.told = gr.HTML("", elem_id="told", js_on_load=_TOLD_SCRIPT, apply_default_css=False)
        self.table = gr.HTML(
            "", elem_id="documents", js_on_load=_TABLE_SCRIPT, apply_default_css=False
        )
        self.removal = removal_dialog()
        self.replaced = gr.Textbox(visible=False)  # the document whose file is replaced
        self.worded: list[Any] = [self.upload, self.folder, self.check, self.hint, self.table]
        self.state: list[Any] = [self.restricted, self.sought, self.opened]

    def connect(self, language: gr.Radio, tab: gr.Tab, line: gr.HTML) -> None:
        """Bind every event to its handler.

        Args:
            language: of the page.
            tab: the one that holds the components.
            line: tells elsewhere which documents are asked.
        """
        # Following an indexing run takes as long as the run: no visitor waits for another's.
        followed: dict[str, Any] = {**FOLLOWED, "concurrency_limit": None}
        replacing = [self.replacement, self.replaced]
        seen = [language, *self.state]
        shown = [self.table, self.restricted, line]
        for event in (
            self.upload.upload(self._add, self.upload, self.told, **followed),
            self.replacement.upload(self._replace, replacing, self.told, js=_REPLACING, **followed),
            self.removal.remove(self._remove, None, self.told, **followed),
            self.check.click(self.handlers.check, None, self.told, **followed),
            self.told.follow(self.handlers.running, None, self.told, **followed),
        ):  # in the language that the page has by then
            event.then(self._documents, seen, shown, **QUICK)
        for look in (tab.select, self.told.look):
            look(self._look, seen, [self.opened, self.told, *shown], **QUICK)
        self.table.find(self._find, seen, [self.sought, *shown], **QUICK)
        for restrict in (self.table.restrict, line.restrict):
            restrict(self._restrict, seen, shown, **QUICK)
        for unrestrict in (line.unrestrict, self.table.unrestrict):
            unrestrict(self._unrestrict, seen, shown, **QUICK)

    def in_language(
        self, language: Language, chosen: Paths, sought: Sought, opened: bool
    ) -> tuple[Any, ...]:
        """Every worded component in ``language``; the table once the tab was ``opened``."""
        return (
            gr.update(label=words.ADD(language)),
            gr.update(value=words.ADD_FOLDER(language)),
            gr.update(value=words.CHECK(language)),
            _hint(language),
            self.handlers.documents(language, chosen, sought) if opened else gr.skip(),
        )

    def _adding(self) -> None:
        with gr.Row(elem_id="adding"):
            self.upload = gr.UploadButton(
                words.ADD.en,
                file_count="multiple",
                variant="primary",
                scale=0,
                min_width=140,
                elem_id="upload",
            )
            # The page's script opens the choice of a folder, and hands its files to `upload`.
            self.folder = gr.Button(
                words.ADD_FOLDER.en, scale=0, min_width=140, elem_id="choose-folder"
            )
            self.hint = gr.HTML(_hint("en"), elem_id="hint", apply_default_css=False, scale=1)
            self.check = gr.Button(words.CHECK.en, scale=0, min_width=170, elem_id="check")
            self.replacement = gr.UploadButton(
                words.REPLACE.en, elem_id="replacement", visible="hidden"
            )

    def _documents(self, language: Language, chosen: Paths, sought: Sought, opened: bool) -> Shown:
        chosen = self.handlers.kept(chosen)
        table = self.handlers.documents(language, chosen, sought) if opened else gr.skip()
        return table, chosen, self.handlers.restriction(chosen)

    def _look(self, language: Language, chosen: Paths, sought: Sought, _: bool) -> tuple[Any, ...]:
        """What has changed meanwhile: a run that another visitor started, and its documents."""
        told = self.handlers.resumed() or gr.skip()
        return (True, told, *self._documents(language, chosen, sought, True))

    def _find(
        self,
        language: Language,
        chosen: Paths,
        _: Sought,
        opened: bool,
        event: gr.EventData,
    ) -> tuple[Any, ...]:
        sought = Sought.of(event.text, event.show)
        return (sought, *self._documents(language, chosen, sought, opened))

    def _restrict(
        self,
        language: Language,
        _: Paths,
        sought: Sought,
        opened: bool,
        event: gr.EventData,
    ) -> Shown:
        chosen = self.handlers.kept(event.documents)
        return self._documents(language, chosen, sought, opened)

    def _unrestrict(self, language: Language, _: Paths, sought: Sought, opened: bool) -> Shown:
        return self._documents(language, (), sought, opened)

    def _add(self, files: list[str] | None) -> Iterator[str]:
        yield from self.handlers.add(files or [])

    def _replace(self, file: str | None, document: str | None) -> Iterator[str]:
        if file:
            yield from self.handlers.replace(document, file)

    def _remove(self, event: gr.EventData) -> Iterator[str]:
        yield from self.handlers.remove(event.documents)


def _hint(language: Language) -> str:
    return f'<p class="hint">{words.ADD_HINT(language)}</p>'
