"""Suggestions kept for a page: made in the background, made again when the index has changed."""

from __future__ import annotations

import logging
from threading import Lock, Thread
from typing import TYPE_CHECKING

from assistant.suggestions.offering import suggested

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.wording import Language

_log = logging.getLogger(__name__)


class Suggestions:
    """The suggestions over one assistant; safe to use from several threads.

    Args:
        assistant: whose documents are asked about.
        count: how many questions are offered at most.
    """

    def __init__(self, assistant: Assistant, count: int = 4) -> None:
        self._assistant = assistant
        self._count = count
        self._lock = Lock()
        self._made: dict[Language, tuple[int, tuple[str, ...]]] = {}
        self._making: dict[Language, Thread] = {}

    def ready(self, language: Language) -> tuple[str, ...]:
        """What there is to offer now; never waits.

        The first call, and the first after the index has changed, starts the work in the
        background. Until that is done there is nothing, or what was offered before the change.
        """
        generation = self._assistant.generation
        with self._lock:
            known, questions = self._made.get(language, (None, ()))
            if known != generation and language not in self._making:
                thread = Thread(
                    target=self._make, args=(language,), name="suggestions", daemon=True
                )
                self._making[language] = thread
                thread.start()
            return questions

    def wait(self, language: Language, seconds: float) -> tuple[str, ...]:
        """As `ready`, but waits for the work that is under way, at most ``seconds``."""
        self.ready(language)
        with self._lock:
            thread = self._making.get(language)
        if thread is not None:
            thread.join(seconds)
        return self.ready(language)

    def _make(self, language: Language) -> None:
        """Make the suggestions of one language; whatever goes wrong, there are none."""
        generation = self._assistant.generation
        try:
            questions = suggested(self._assistant, language, self._count)
        except Exception:
            _log.exception("no questions can be suggested")
            questions = ()
        with self._lock:
            self._made[language] = generation, questions
            self._making.pop(language, None)
