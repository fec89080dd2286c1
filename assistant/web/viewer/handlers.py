"""What the source panel shows when a source is chosen, or a page turned."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web.library.failures import on_page
from assistant.web.viewer import panel, words
from assistant.web.viewer.view import at_page, at_place, is_there, touched
from assistant.web.words import UNEXPECTED

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.pictures import Sheet
    from assistant.web.chat.turns import Place
    from assistant.web.viewer.view import View
    from assistant.wording import Language

_log = logging.getLogger(__name__)


class ViewerHandlers:
    """The events of the source panel over one assistant.

    Nothing raises: what goes wrong becomes one line in the panel.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def opened(self, place: Place | None, language: Language, page: object = None) -> str:
        """The panel with a place, or with another page of the document that it is in.

        Args:
            place: what was chosen; None stands for one that no answer names.
            language: of the panel's own words.
            page: the number of a page that was turned to, as a browser sent it; None for the
                place itself.
        """
        if place is None:
            return panel.problem_view(words.GONE, language)
        try:
            return self._shown(place, language, page)
        except AssistantError as error:
            return panel.problem_view(on_page(error), language)
        except Exception:
            _log.exception("a source could not be shown")
            return panel.problem_view(UNEXPECTED, language)

    def _shown(self, place: Place, language: Language, page: object) -> str:
        stored = self._assistant.document(place.source.document)
        if not is_there(place, stored.document):
            return panel.changed(place.source, language)
        known = {page.number for page in stored.document.pages}
        if page is None:
            view = at_place(place, stored)
        elif isinstance(page, int) and not isinstance(page, bool) and page in known:
            view = at_page(place, stored, page)
        else:
            return panel.problem_view(words.NO_PAGE, language)
        return panel.panel(self._drawn(view), language)

    def _drawn(self, view: View) -> View:
        """A view with its pages as pictures; none where one of them cannot be drawn."""
        numbers = [page.number for page in touched(view.stored.document, view.source)]
        if view.turned and view.page is not None:
            numbers = [view.page]
        sheets = [self._sheet(view, number) for number in numbers]
        found = tuple(sheet for sheet in sheets if sheet is not None)
        return replace(view, sheets=found) if len(found) == len(sheets) else view

    def _sheet(self, view: View, number: int) -> Sheet | None:
        """One page; None where it cannot be drawn: its text is to be seen even so."""
        source = view.source
        try:
            return self._assistant.sheet(source.document, number, source.start, source.end)
        except Exception:
            _log.exception("a page could not be drawn")
            return None
