"""Errors in the words of the page: what to do next is done there, and not in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.errors import (
    CorpusError,
    DiskFull,
    DocumentNotFound,
    IndexTooNew,
    ModelError,
    StoreError,
)
from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.errors import AssistantError

_OF_TERMINAL = re.compile(r"'assistant |--[a-z]|ASSISTANT_")
"""A command, an option, or a variable of the environment."""

NO_DOCUMENTS = Wording(
    "There are no documents yet. Add the first ones on the tab “Documents”.",
    "Nie ma jeszcze żadnych dokumentów. Dodaj pierwsze w zakładce „Dokumenty”.",
)
FOLDER = Wording(
    "The folder of documents is missing, empty or cannot be read, so nothing was changed. Perhaps "
    "its drive is not connected; then choose “Check for changes”.",
    "Folderu z dokumentami nie ma, jest pusty albo nie można go odczytać, więc nic nie zmieniono. "
    "Być może jego dysk nie jest podłączony; potem wybierz „Sprawdź zmiany”.",
)
_GONE = Wording(
    "This document is no longer there; the tab “Documents” lists all that are.",
    "Tego dokumentu już nie ma; wszystkie, które są, pokazuje zakładka „Dokumenty”.",
)
_FULL = Wording(
    "The index cannot be written: there is no space, or no permission. See to that, then choose "
    "“Check for changes” on the tab “Documents”; nothing that was saved is lost.",
    "Nie można zapisać indeksu: brakuje miejsca albo uprawnień. Zadbaj o to, a potem wybierz "
    "„Sprawdź zmiany” w zakładce „Dokumenty”; nic z tego, co zapisano, nie przepadło.",
)
_NEWER = Wording(
    "The index was made by a newer version of the program. Install that version to go on.",
    "Indeks utworzyła nowsza wersja programu. Zainstaluj ją, aby pracować dalej.",
)
_BROKEN = Wording(
    "The index cannot be used. Choose “Check for changes” on the tab “Documents”: it is then built "
    "again from the documents.",
    "Nie można użyć indeksu. Wybierz „Sprawdź zmiany” w zakładce „Dokumenty”: zostanie wtedy "
    "zbudowany na nowo z dokumentów.",
)
_MODEL = Wording(
    "The language model cannot be loaded. Whoever started the assistant sees why in its terminal.",
    "Nie można wczytać modelu językowego. Powód zobaczy w terminalu osoba, która uruchomiła "
    "asystenta.",
)
_ON_PAGE: tuple[tuple[type[AssistantError], Wording], ...] = (
    (DocumentNotFound, _GONE),
    (CorpusError, NO_DOCUMENTS),
    (DiskFull, _FULL),
    (IndexTooNew, _NEWER),
    (StoreError, _BROKEN),
    (ModelError, _MODEL),
)


def on_page(error: AssistantError) -> Wording:
    """What ``error`` says; in words of the page's own where it names a command or an option."""
    if not _OF_TERMINAL.search(error.wording.en):
        return error.wording
    return next((told for kind, told in _ON_PAGE if isinstance(error, kind)), error.wording)


def on_indexing(error: AssistantError) -> Wording:
    """What ``error`` says that ended an indexing run."""
    return FOLDER if isinstance(error, CorpusError) else on_page(error)
