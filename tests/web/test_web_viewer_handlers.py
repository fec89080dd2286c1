from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.pictures import Sheet
from assistant.web.chat.handlers import ChatHandlers
from assistant.web.viewer.handlers import ViewerHandlers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def chat(assistant) -> ChatHandlers:
    return ChatHandlers(assistant)


@pytest.fixture
def viewer(assistant) -> ViewerHandlers:
    return ViewerHandlers(assistant)


def ask(chat: ChatHandlers, question: str):
    return chat.answered(chat.asked(question, ()))


def test_choosing_a_source_shows_its_passage(chat: ChatHandlers, viewer: ViewerHandlers) -> None:
    """The panel marks the quote's words in the document."""
    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    assert "<mark>Klaster Lubelska Medycyna</mark>" in viewer.opened(
        chat.place(turns, (0, 0)), "en"
    )


@pytest.mark.parametrize(
    ("turn", "place"), [(9, 0), (-1, 0), (0, 99), (0, -1), ("0", "0"), (None, None), (0.0, 0)]
)
def test_an_unknown_place_is_refused(
    chat: ChatHandlers, viewer: ViewerHandlers, turn: object, place: object
) -> None:
    """Whatever a browser sends, only places that the answers name can be opened."""
    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    assert "This source is no longer in the conversation." in viewer.opened(
        chat.place(turns, (turn, place)), "en"
    )


def test_a_page_that_cannot_be_drawn_hides_no_text(
    chat: ChatHandlers, viewer: ViewerHandlers, assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The source is shown without it, and the log tells why."""

    def fail(*_: object) -> None:
        raise MemoryError("too many pixels")

    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    shown = viewer.opened(chat.place(turns, (0, 0)), "en")
    assistant.sheet = fail
    assert viewer.opened(chat.place(turns, (0, 0)), "en") == shown
    assert "too many pixels" in caplog.text


def test_pages_as_pictures_stand_in_the_panel(
    chat: ChatHandlers, viewer: ViewerHandlers, assistant
) -> None:
    """That of the quote, or the one that was turned to; the quote's place goes with the request."""
    asked = []

    def sheet(document: str, page: int, start: int, end: int) -> Sheet:
        asked.append((document, page, start, end))
        return Sheet(page, 400, 600, 0, (), touched=False)

    assistant.sheet = sheet
    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    quoted = chat.place(turns, (0, 0))
    assert "page=2&amp;" in viewer.opened(quoted, "en")
    assert "page=1&amp;" in viewer.opened(quoted, "en", 1)
    source = quoted.source
    assert asked == [("protokol.txt", page, source.start, source.end) for page in (2, 1)]


@pytest.mark.parametrize("page", [0, 3, -1, "1", 1.0, True, [1], {}])
def test_an_unknown_page_is_refused(
    chat: ChatHandlers, viewer: ViewerHandlers, page: object
) -> None:
    """Whatever a browser sends, only pages that the document has can be turned to."""
    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    shown = viewer.opened(chat.place(turns, (0, 0)), "en", page)
    assert "The document has no such page." in shown


def test_a_removed_document_is_told(
    chat: ChatHandlers, viewer: ViewerHandlers, corpus: Path, assistant
) -> None:
    """A source whose document is gone says so."""
    turns = ask(chat, "who coordinates Lubelska Medycyna?")
    (corpus / "protokol.txt").unlink()
    assistant.index()
    assert "No document “protokol.txt”." in viewer.opened(chat.place(turns, (0, 0)), "en")
