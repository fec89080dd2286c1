"""What the source panel shows when a source is chosen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web.viewer import panel, words
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.records import Source
    from assistant.web.chat.turns import Place
    from assistant.wording import Language

_log = logging.getLogger(__name__)


class ViewerHandlers:
    """The events of the source panel over one assistant.

    Nothing raises: what goes wrong becomes one line in the panel.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def opened(self, place: Place | None, language: Language) -> str:
        """The panel with ``place``; None stands for one that no answer names."""
        if place is None:
            return panel.problem_view(words.GONE, language)
        try:
            stored = self._assistant.document(place.source.document)
        except AssistantError as error:
            return panel.problem_view(error.wording, language)
        except Exception:
            _log.exception("a source could not be shown")
            return panel.problem_view(UNEXPECTED, language)
        return panel.source_view(place, stored, language, self._picture(place.source))

    def _picture(self, source: Source) -> bytes | None:
        """The scanned page; None where it cannot be drawn: its text is to be seen even so."""
        try:
            return self._assistant.picture(source)
        except Exception:
            _log.exception("a scanned page could not be drawn")
            return None
