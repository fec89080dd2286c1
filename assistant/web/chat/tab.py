"""The tab for asking: conversation, box for questions, and source panel, with their events.

The large parts are HTML of our own in ``gr.HTML``, so that quotes stay literal, buttons are real
buttons, and both languages are ours. A click inside them comes back as a named event.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web.chat import words
from assistant.web.chat.handlers import ChatHandlers, Chosen, Turns
from assistant.web.events import QUICK
from assistant.web.viewer.handlers import ViewerHandlers
from assistant.wording import Language  # noqa: TC001 - Gradio resolves annotations at run time

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_HERE = Path(__file__).parent
_CHAT_SCRIPT = (_HERE / "chat.js").read_text(encoding="utf-8")
_SOURCE_SCRIPT = (_HERE.parent / "viewer" / "source.js").read_text(encoding="utf-8")


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
        self.chosen = gr.State(None)  # the source that was opened last
        with gr.Row(elem_id="ask"):
            with gr.Column(scale=3, min_width=300, elem_id="chat-column"):
                self.chat = gr.HTML(
                    "", elem_id="chat", js_on_load=_CHAT_SCRIPT, apply_default_css=False
                )
                self._composer()
            with gr.Column(scale=2, min_width=300, elem_id="source-column"):
                self.source = gr.HTML(
                    "", elem_id="source", js_on_load=_SOURCE_SCRIPT, apply_default_css=False
                )
        self.worded: list[Any] = [self.question, self.send, self.clear, self.chat, self.source]
        self.state: list[Any] = [self.turns, self.chosen, self.source]

    def connect(self, language: gr.Radio) -> None:
        """Bind every event to its handler."""
        asked = gr.on(
            [self.question.submit, self.send.click],
            self._take,
            [self.question, self.turns, language],
            [self.question, self.turns, self.chat],
            **QUICK,
        )
        suggested = self.chat.suggest(
            self._suggested, [self.turns, language], [self.turns, self.chat], **QUICK
        )
        for event in (asked, suggested):
            event.then(self._answer, [self.turns, language], [self.turns, self.chat], **QUICK)
        self.chat.choose(self._choose, [self.turns, language], [self.chosen, self.source], **QUICK)
        self.clear.click(self._clear, language, [self.turns, self.chat, self.source], **QUICK)

    def in_language(
        self, language: Language, turns: Turns, chosen: Chosen | None, shown: str | None
    ) -> tuple[Any, ...]:
        """Every worded component in ``language``."""
        source = self._source(turns, chosen, language) if chosen and shown else ""
        return (
            gr.update(label=words.QUESTION(language), placeholder=words.QUESTION_HINT(language)),
            gr.update(value=words.SEND(language)),
            gr.update(value=words.CLEAR(language)),
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
        return chosen, self._source(turns, chosen, language)

    def _source(self, turns: Turns, chosen: Chosen, language: Language) -> str:
        return self.viewer.opened(self.handlers.place(turns, chosen), language)

    def _clear(self, language: Language) -> tuple[Turns, str, str]:
        return (), self.handlers.conversation((), language), ""
