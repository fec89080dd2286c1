"""The tab for asking: conversation, box for questions, and source panel, with their events.

The large parts are HTML of our own in ``gr.HTML``, so that quotes stay literal, buttons are real
buttons, and both languages are ours. A click inside them comes back as a named event.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.bilingual import in_both
from assistant.web.chat import saving, words
from assistant.web.chat.handlers import ChatHandlers, Chosen, Turns
from assistant.web.events import QUICK
from assistant.web.library.restriction import restriction_line
from assistant.web.viewer.handlers import ViewerHandlers
from assistant.wording import Language  # noqa: TC001 - Gradio resolves annotations at run time

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.wording import Wording

_HERE = Path(__file__).parent
_CHAT_SCRIPT = (_HERE / "chat.js").read_text(encoding="utf-8")
_SAID_SCRIPT = (_HERE / "said.js").read_text(encoding="utf-8")
_SAVING_SCRIPT = (_HERE / "saving.js").read_text(encoding="utf-8")
_FILE_SCRIPT = (_HERE / "file.js").read_text(encoding="utf-8")
_SOURCE_SCRIPT = (_HERE.parent / "viewer" / "source.js").read_text(encoding="utf-8")

Opened = tuple[Chosen, object]
"""What was chosen, and the page of its document that was turned to; None for its own."""


class ChatTab:
    """The components of the tab, made in the order in which they stand.

    Attributes:
        worded: components that `in_language` writes anew when the page changes its language.
        state: components whose values `in_language` takes after the language.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.handlers = ChatHandlers(assistant)
        self.viewer = ViewerHandlers(assistant)
        self.turns = gr.State(())
        self.chosen = gr.State(None)  # the source that was opened last, and the page turned to
        with gr.Row(elem_id="ask"):
            with gr.Column(scale=3, min_width=300, elem_id="chat-column"):
                self.chat = gr.HTML(
                    "", elem_id="chat", js_on_load=_CHAT_SCRIPT, apply_default_css=False
                )
                self.said = gr.HTML(
                    "", elem_id="said", js_on_load=_SAID_SCRIPT, apply_default_css=False
                )
                self.restriction = restriction_line()
                self._composer()
            with gr.Column(scale=2, min_width=300, elem_id="source-column"):
                self.source = gr.HTML(
                    "", elem_id="source", js_on_load=_SOURCE_SCRIPT, apply_default_css=False
                )
        self.worded: list[Any] = [
            self.question, self.send, self.clear, self.saving, self.chat, self.source
        ]  # fmt: skip
        self.state: list[Any] = [self.turns, self.chosen, self.source]

    def connect(self, language: gr.Radio, documents: gr.State) -> None:
        """Bind every event to its handler; ``documents`` are the paths of those to be asked."""
        gr.on(
            [self.question.submit, self.send.click],
            self._ask,
            [self.question, self.turns, documents, language],
            [self.question, self.turns, self.chat],
            **QUICK,
        )
        self.chat.suggest(
            self._suggested,
            [self.turns, documents, language],
            [self.turns, self.chat],
            **QUICK,
        )
        self.chat.restore(self._restored, [self.turns, language], [self.turns, self.chat], **QUICK)
        self.chat.more(self._more, [self.turns, language], self.chat, **QUICK)
        self.chat.rate(self._rate, self.turns, [self.turns, self.said], **QUICK)
        self.saving.save(self._save, [self.turns, language], [self.file, self.said], **QUICK)
        self.chat.choose(self._choose, [self.turns, language], [self.chosen, self.source], **QUICK)
        self.source.turn(
            self._turn, [self.turns, self.chosen, language], [self.chosen, self.source], **QUICK
        )
        self.clear.click(self._clear, language, [self.turns, self.chat, self.source], **QUICK)

    def in_language(
        self, language: Language, turns: Turns, chosen: Opened | None, shown: str | None
    ) -> tuple[Any, ...]:
        """Every worded component in ``language``."""
        source = self._source(turns, chosen, language) if chosen and shown else ""
        return (
            gr.update(label=words.QUESTION(language), placeholder=words.QUESTION_HINT(language)),
            gr.update(value=words.SEND(language)),
            gr.update(value=words.CLEAR(language)),
            saving.menu(language),
            self.handlers.conversation(turns, language),
            source,
        )

    def _composer(self) -> None:
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
            self.saving = gr.HTML(
                saving.menu("en"),
                elem_id="saving",
                js_on_load=_SAVING_SCRIPT,
                apply_default_css=False,
                scale=0,
                min_width=90,
            )
            self.file = gr.HTML(
                "", elem_id="file", js_on_load=_FILE_SCRIPT, apply_default_css=False, scale=0
            )

    def _ask(
        self, question: str, turns: Turns, documents: tuple[str, ...], language: Language
    ) -> tuple[str, Turns, str]:
        turns = self.handlers.answered(self.handlers.asked(question, turns), documents)
        kept = self.handlers.kept(question)
        return kept, turns, self.handlers.conversation(turns, language)

    def _suggested(
        self, turns: Turns, documents: tuple[str, ...], language: Language, event: gr.EventData
    ) -> tuple[Turns, str]:
        literal = event.literal is True
        turns = self.handlers.asked(str(event.question), turns, literal=literal)
        turns = self.handlers.answered(turns, documents)
        return turns, self.handlers.conversation(turns, language)

    def _restored(self, turns: Turns, language: Language, event: gr.EventData) -> tuple[Turns, str]:
        turns = turns or self.handlers.restored(event.questions, event.documents)
        return turns, self.handlers.conversation(turns, language)

    def _more(self, turns: Turns, language: Language) -> str:
        """The conversation anew: by now there may be questions to suggest."""
        return self.handlers.conversation(turns, language)

    def _rate(self, turns: Turns, event: gr.EventData) -> tuple[Turns, str]:
        turns, told = self.handlers.rated(turns, (event.turn, event.rank), event.rating)
        return turns, _said(told)

    def _save(self, turns: Turns, language: Language, event: gr.EventData) -> tuple[str, str]:
        file, told = self.handlers.saved(turns, event.form, language)
        return file, _said(told)

    def _choose(self, turns: Turns, language: Language, event: gr.EventData) -> tuple[Opened, str]:
        opened = (event.turn, event.place), None
        return opened, self._source(turns, opened, language)

    def _turn(
        self, turns: Turns, chosen: Opened | None, language: Language, event: gr.EventData
    ) -> tuple[Opened, str]:
        opened = chosen[0] if chosen else (None, None), event.page
        return opened, self._source(turns, opened, language)

    def _source(self, turns: Turns, opened: Opened, language: Language) -> str:
        chosen, page = opened
        return self.viewer.opened(self.handlers.place(turns, chosen), language, page)

    def _clear(self, language: Language) -> tuple[Turns, str, str]:
        return (), self.handlers.conversation((), language), ""


def _said(told: Wording) -> str:
    """A word on what was done, which goes away by itself."""
    return f'<p role="status">{in_both(told)}</p>'
