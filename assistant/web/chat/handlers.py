"""What happens on the events of a conversation, as plain functions of values; no Gradio here."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from assistant.assistant import LONGEST_QUESTION
from assistant.conversation import Understood, understood
from assistant.errors import AssistantError
from assistant.feedback import FILE_NAME, Ratings
from assistant.restriction import still_there
from assistant.suggestions import Suggestions
from assistant.web.chat import answers, saving, words
from assistant.web.chat.turns import Turn, echoed, places
from assistant.web.library.failures import on_page
from assistant.web.words import UNEXPECTED
from assistant.wording import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.records import Answer, Quote
    from assistant.web.chat.turns import Place
    from assistant.wording import Wording

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]


Chosen = tuple[object, object]
"""What a browser sent as a turn of the conversation, and as a place that its answer names."""

REMEMBERED = 20
"""Questions that a page which is loaded again asks anew, the last ones."""


class ChatHandlers:
    """The events of a conversation over one assistant.

    Nothing raises: what goes wrong becomes one line on the page.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._suggestions = Suggestions(assistant)
        self._ratings = Ratings(assistant.settings.kept_dir() / FILE_NAME)

    def prepare(self) -> None:
        """Begin to look for questions to suggest, so that the first page has them."""
        for language in get_args(Language):
            self._suggestions.ready(language)

    def conversation(self, turns: Turns, language: Language) -> str:
        """The conversation as HTML, with suggestions while it is empty."""
        suggested = () if turns else self._suggestions.ready(language)
        empty = not turns and self._holds_nothing()
        return answers.conversation(turns, language, suggested, no_documents=empty)

    def asked(self, question: str, turns: Turns, *, literal: bool = False) -> Turns:
        """The conversation with ``question`` added, its answer still sought.

        A ``literal`` question is asked as it stands, whatever was asked before it.
        """
        # Half of a character, as only a program sends it, could not be written into the page.
        question = " ".join(question.encode("utf-8", "ignore").decode("utf-8").split())
        return (*turns, Turn(question, literal=literal)) if question else turns

    def kept(self, question: str) -> str:
        """What stays in the box once ``question`` is asked: one that must be shortened."""
        return question if len(question) > LONGEST_QUESTION else ""

    def answered(self, turns: Turns, documents: Sequence[str] = ()) -> Turns:
        """The conversation with its last question answered, or the error in the answer's place.

        Args:
            turns: the conversation.
            documents: paths of those that are asked, passed over where they are gone; by default
                all of them are.
        """
        if not turns or turns[-1].settled:
            return turns
        asked = turns[-1]
        try:
            self._assistant.refresh()  # see what "assistant index" did meanwhile
            if documents:
                documents = still_there(documents, self._assistant.status())
            ask = partial(self._assistant.ask, documents=documents or None)
            meant = _understood(asked, turns, ask)
            found = ask(meant.text)
            turn = replace(
                asked, answer=found, rewritten=meant.rewritten, ratings=self._given(found)
            )
        except AssistantError as error:
            turn = replace(asked, question=echoed(asked.question), error=on_page(error))
        except Exception:
            _log.exception("a question could not be answered")
            turn = replace(asked, question=echoed(asked.question), error=UNEXPECTED)
        return (*turns[:-1], turn)

    def restored(self, questions: object, documents: object = ()) -> Turns:
        """The conversation of a page that was loaded again, its ``questions`` asked anew.

        Args:
            questions: what a browser sent as pairs of a question and whether it is literal; all
                else is passed over.
            documents: what it sent as paths of those that are asked; unknown ones likewise.
        """
        sent = documents if isinstance(documents, list) else []
        named = [path for path in sent if isinstance(path, str)]
        turns: Turns = ()
        for question, literal in list(_pairs(questions))[-REMEMBERED:]:
            turns = self.answered(self.asked(question, turns, literal=literal), named)
        return turns

    def rated(self, turns: Turns, place: Chosen, rating: object) -> tuple[Turns, Wording]:
        """The conversation with a quote called right (``up``) or wrong (``down``), and what to say.

        Any other rating takes back what was said. Like every number that a browser sends, those of
        ``place`` (the turn, and the quote among those that its answer shows) are not trusted.
        """
        found = _shown(turns, place)
        if found is None:
            return turns, words.RATING_GONE
        answer, quote = found
        good = {"up": True, "down": False}.get(str(rating))
        try:
            self._ratings.rate(answer, quote, good=good)
            given = self._ratings.given(answer)
        except AssistantError as error:
            return turns, on_page(error)
        new = tuple(replace(one, ratings=given) if one.answer == answer else one for one in turns)
        return new, words.RATED.filled(name=FILE_NAME)

    def saved(self, turns: Turns, suffix: object, language: Language) -> tuple[str, Wording]:
        """The conversation as a file in HTML for the browser to save, and what to say of it."""
        found = [turn.answer for turn in turns if turn.answer is not None]
        if not found:
            return "", words.NOTHING_TO_SAVE
        if suffix not in words.SAVE_AS:
            return "", words.NO_SUCH_FORM
        now = dt.datetime.now().astimezone()
        name = saving.file_name(str(suffix), language, now)
        try:
            file = saving.download(found, self._assistant.snapshot(), str(suffix), name)
        except AssistantError as error:
            return "", on_page(error)
        return file, words.SAVED.filled(name=name)

    def _holds_nothing(self) -> bool:
        """Whether there are no documents; where that cannot be told, asking will tell why."""
        try:
            return not self._assistant.status()
        except AssistantError:
            return False

    def _given(self, answer: Answer) -> tuple[bool | None, ...]:
        """What was said of the quotes of an answer; nothing where that cannot be read."""
        try:
            return self._ratings.given(answer)
        except AssistantError:
            _log.exception("the ratings cannot be read")
            return ()

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


def _understood(asked: Turn, turns: Turns, ask: Callable[[str], Answer]) -> Understood:
    """What the question ``asked`` last means after those before it."""
    if asked.literal:
        return Understood(asked.question)
    earlier = [turn.answer for turn in turns if turn.answer is not None]
    return understood(asked.question, earlier, ask=ask)


def _shown(turns: Turns, place: Chosen) -> tuple[Answer, Quote] | None:
    """The quote at ``place`` with its answer; None where no answer shows it."""
    turn, rank = place
    answer = turns[turn].answer if isinstance(turn, int) and 0 <= turn < len(turns) else None
    if answer is None or not (isinstance(rank, int) and 0 <= rank < len(answer.shown)):
        return None
    return answer, answer.shown[rank]


def _pairs(questions: object) -> Iterator[tuple[str, bool]]:
    """The questions that a browser remembered, of whatever it sent."""
    for pair in questions if isinstance(questions, list) else []:
        pairs = isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)
        if pairs and len(pair[0]) <= LONGEST_QUESTION:
            yield pair[0], bool(pair[1])
