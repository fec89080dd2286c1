"""What happens on the events of a conversation, as plain functions of values; no Gradio here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.assistant import LONGEST_QUESTION
from assistant.conversation import understood
from assistant.errors import AssistantError
from assistant.settings import bundled_corpus, user_dir
from assistant.web.chat import answers, words
from assistant.web.chat.turns import Turn, echoed, places
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.web.chat.turns import Place
    from assistant.wording import Language

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]


Chosen = tuple[object, object]
"""What a browser sent as a turn of the conversation, and as a place that its answer names."""


class ChatHandlers:
    """The events of a conversation over one assistant.

    Nothing raises: what goes wrong becomes one line on the page.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def conversation(self, turns: Turns, language: Language) -> str:
        """The conversation as HTML, with suggestions while it is empty."""
        return answers.conversation(turns, language, self._suggestions(language))

    def asked(self, question: str, turns: Turns) -> Turns:
        """The conversation with ``question`` added, its answer still sought."""
        question = " ".join(question.split())
        return (*turns, Turn(question)) if question else turns

    def kept(self, question: str) -> str:
        """What stays in the box once ``question`` is asked: one that must be shortened."""
        return question if len(question) > LONGEST_QUESTION else ""

    def answered(self, turns: Turns) -> Turns:
        """The conversation with its last question answered, or the error in the answer's place."""
        if not turns or turns[-1].answer is not None or turns[-1].error is not None:
            return turns
        question = turns[-1].question
        try:
            self._assistant.refresh()  # see what "assistant index" did meanwhile
            earlier = [turn.answer for turn in turns if turn.answer is not None]
            meant = understood(question, earlier, ask=self._assistant.ask)
            found = self._assistant.ask(meant.text)
            turn = Turn(question, answer=found, rewritten=meant.rewritten)
        except AssistantError as error:
            turn = Turn(echoed(question), error=error.wording)
        except Exception:
            _log.exception("a question could not be answered")
            turn = Turn(echoed(question), error=UNEXPECTED)
        return (*turns[:-1], turn)

    def place(self, turns: Turns, chosen: Chosen) -> Place | None:
        """The place that is ``chosen`` in the conversation.

        It is an index into `assistant.web.chat.turns.places` of the turn's answer. Neither number
        is trusted: whatever is sent, only places that the answers name can be opened.
        """
        turn, place = chosen
        answer = turns[turn].answer if isinstance(turn, int) and 0 <= turn < len(turns) else None
        named = places(answer) if answer is not None else ()
        if isinstance(place, int) and 0 <= place < len(named):
            return named[place]
        return None

    def _suggestions(self, language: Language) -> tuple[str, ...]:
        """Questions that the bundled documents answer; none over other documents."""
        here = self._assistant.settings.corpus_dir().resolve()
        bundled = bundled_corpus()
        known = {user_dir() / "corpus"} | ({bundled.resolve()} if bundled else set())
        return words.SUGGESTIONS[language] if here in known else ()
