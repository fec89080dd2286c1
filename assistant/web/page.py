"""The page: its components, and which event calls which handler.

The three large parts (conversation, source, documents) are HTML of our own in ``gr.HTML``, so that
quotes stay literal, buttons are real buttons, and both languages are ours. A click inside them
comes back as a named event from ``page.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator  # noqa: TC003 - Gradio resolves annotations at run time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web import languages, words
from assistant.web.handlers import Chosen, Handlers, Turns
from assistant.wording import Language  # noqa: TC001 - as above

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.wording import Wording

_HERE = Path(__file__).parent
SCRIPT = (_HERE / "page.js").read_text(encoding="utf-8")
"""Runs once when the page has loaded."""

_CHAT_SCRIPT = (_HERE / "chat.js").read_text(encoding="utf-8")
_TOLD_SCRIPT = (_HERE / "told.js").read_text(encoding="utf-8")
_SOURCE_SCRIPT = (_HERE / "source.js").read_text(encoding="utf-8")

_NAMES = json.dumps(
    {
        code: {"page": words.TITLE(code), "choice": words.LANGUAGE(code)}
        for code in words.LANGUAGE_NAMES
    }
)
_REMEMBER = f"""(language) => {{
  const names = {_NAMES}[language];
  document.documentElement.lang = language;
  document.title = names.page;
  document.querySelector('#language')?.setAttribute('aria-label', names.choice);
  document.cookie = `{languages.COOKIE}=${{language}}; max-age=31536000; SameSite=Strict`;
}}"""
"""Runs when the page is in another language: what no component of Gradio's sets."""

_FOLLOWED: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Of events that tell their progress; no event is a public interface."""

_QUICK: dict[str, Any] = {**_FOLLOWED, "queue": False}
"""Of events that answer at once. Outside Gradio's queue they take half the time, and none is lost:
an event that is queued in the moment in which the stream of the one before closes never runs."""


def build_page(assistant: Assistant) -> gr.Blocks:
    """The page over an open assistant."""
    blocks: gr.Blocks = gr.Blocks(
        title=words.TITLE.en, analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
    )
    with blocks:
        _Page(Handlers(assistant)).connect(blocks)
    return blocks


class _Page:
    """The components, made in the order in which they stand."""

    def __init__(self, handlers: Handlers) -> None:
        self.handlers = handlers
        self.turns = gr.State(())
        self.chosen = gr.State(None)  # the source that was opened last
        with gr.Row(elem_id="top"):
            self.title = gr.HTML(_title("en"), apply_default_css=False, scale=1)
            self.language = gr.Radio(
                [(name, code) for code, name in words.LANGUAGE_NAMES.items()],
                value="en",
                label=words.LANGUAGE.en,
                show_label=False,
                container=False,
                elem_id="language",
                scale=0,
                min_width=190,
            )
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(words.ASK_TAB.en, id="ask") as self.ask_tab:
                self._ask()
            with gr.Tab(words.DOCUMENTS_TAB.en, id="documents") as self.documents_tab:
                self._documents()

    def connect(self, blocks: gr.Blocks) -> None:
        """Bind every event to its handler."""
        asked = gr.on(
            [self.question.submit, self.send.click],
            self._take,
            [self.question, self.turns, self.language],
            [self.question, self.turns, self.chat],
            **_QUICK,
        )
        suggested = self.chat.suggest(
            self._suggested, [self.turns, self.language], [self.turns, self.chat], **_QUICK
        )
        for event in (asked, suggested):
            event.then(
                self._answer,
                [self.turns, self.language],
                [self.turns, self.chat],
                **_QUICK,
            )
        self.chat.choose(
            self._choose, [self.turns, self.language], [self.chosen, self.source], **_QUICK
        )
        self.clear.click(self._clear, self.language, [self.turns, self.chat, self.source], **_QUICK)
        self._connect_documents()
        self._connect_language(blocks)

    def _ask(self) -> None:
        with gr.Row(elem_id="ask"):
            with gr.Column(scale=3, min_width=300, elem_id="chat-column"):
                self.chat = gr.HTML(
                    "", elem_id="chat", js_on_load=_CHAT_SCRIPT, apply_default_css=False
                )
                with gr.Row(elem_id="composer"):
                    self.question = gr.Textbox(
                        label=words.QUESTION.en,
                        placeholder=words.QUESTION_HINT.en,
                        show_label=False,
                        container=False,
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                        scale=1,
                        min_width=160,
                        elem_id="question",
                    )
                    self.send = gr.Button(
                        words.SEND.en, variant="primary", scale=0, min_width=96, elem_id="send"
                    )
                    self.clear = gr.Button(words.CLEAR.en, scale=0, min_width=165, elem_id="clear")
            with gr.Column(scale=2, min_width=300, elem_id="source-column"):
                self.source = gr.HTML(
                    "", elem_id="source", js_on_load=_SOURCE_SCRIPT, apply_default_css=False
                )

    def _documents(self) -> None:
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

    def _connect_documents(self) -> None:
        # Following an indexing run takes as long as the run: no visitor waits for another's.
        followed: dict[str, Any] = {**_FOLLOWED, "concurrency_limit": None}
        added = self.upload.upload(self._add, self.upload, self.told, **followed)
        running = self.told.follow(self.handlers.running, None, self.told, **followed)
        for event in (added, running):  # in the language that the page has by then
            event.then(self.handlers.documents, self.language, self.table, **_QUICK)
        self.documents_tab.select(self.handlers.documents, self.language, self.table, **_QUICK)

    def _connect_language(self, blocks: gr.Blocks) -> None:
        worded = [
            self.title,
            self.ask_tab,
            self.documents_tab,
            self.question,
            self.send,
            self.clear,
            self.upload,
            self.hint,
            self.chat,
            self.table,
        ]
        loaded = blocks.load(self._load, self.turns, [self.told, self.language, *worded], **_QUICK)
        loaded.then(None, self.language, None, js=_REMEMBER)
        switched = self.language.input(
            self._switch,
            [self.language, self.turns, self.chosen, self.source],
            [self.language, *worded, self.source],
            **_QUICK,
        )
        switched.then(None, self.language, None, js=_REMEMBER)

    def _load(self, turns: Turns, request: gr.Request) -> tuple[Any, ...]:
        language = languages.chosen(
            request.cookies.get(languages.COOKIE), request.headers.get("accept-language")
        )
        named = gr.update(value=language, label=words.LANGUAGE(language))
        return (self.handlers.resumed(), named, *self._worded(language, turns))

    def _switch(
        self, language: Language, turns: Turns, chosen: Chosen | None, shown: str | None
    ) -> tuple[Any, ...]:
        source = self.handlers.source(turns, chosen, language) if chosen and shown else ""
        named = gr.update(label=words.LANGUAGE(language))
        return (named, *self._worded(language, turns), source)

    def _worded(self, language: Language, turns: Turns) -> tuple[Any, ...]:
        """Every worded component in ``language``."""

        def labelled(wording: Wording) -> Any:
            return gr.update(label=wording(language))

        def written(wording: Wording) -> Any:
            return gr.update(value=wording(language))

        return (
            _title(language),
            labelled(words.ASK_TAB),
            labelled(words.DOCUMENTS_TAB),
            gr.update(label=words.QUESTION(language), placeholder=words.QUESTION_HINT(language)),
            written(words.SEND),
            written(words.CLEAR),
            labelled(words.ADD),
            _hint(language),
            self.handlers.conversation(turns, language),
            self.handlers.documents(language),
        )

    def _take(self, question: str, turns: Turns, language: Language) -> tuple[str, Turns, str]:
        turns = self.handlers.asked(question, turns)
        kept = self.handlers.kept(question)
        return kept, turns, self.handlers.conversation(turns, language)

    def _suggested(
        self, turns: Turns, language: Language, event: gr.EventData
    ) -> tuple[Turns, str]:
        turns = self.handlers.asked(str(event.question), turns)
        return turns, self.handlers.conversation(turns, language)

    def _answer(self, turns: Turns, language: Language) -> tuple[Turns, str]:
        turns = self.handlers.answered(turns)
        return turns, self.handlers.conversation(turns, language)

    def _choose(self, turns: Turns, language: Language, event: gr.EventData) -> tuple[Chosen, str]:
        chosen = (event.turn, event.place)
        return chosen, self.handlers.source(turns, chosen, language)

    def _clear(self, language: Language) -> tuple[Turns, str, str]:
        return (), self.handlers.conversation((), language), ""

    def _add(self, files: list[str] | None) -> Iterator[str]:
        yield from self.handlers.add(files or [])


def _title(language: Language) -> str:
    return (
        f'<header class="title"><h1>{words.TITLE(language)}</h1>'
        f"<p>{words.TAGLINE(language)}</p></header>"
    )


def _hint(language: Language) -> str:
    return f'<p class="hint">{words.ADD_HINT(language)}</p>'
