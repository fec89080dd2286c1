"""Every word of the tab of documents, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.vocabulary import STATES, documents_counted, passages_counted
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.records import Changes, FileStatus
    from assistant.wording import Language

FILE = Wording("File", "Plik")
DOCUMENT_TITLE = Wording("Title", "Tytuł")
NO_DOCUMENTS = Wording(
    "There are no documents yet. Add the first ones with the button above.",
    "Nie ma jeszcze żadnych dokumentów. Dodaj pierwsze przyciskiem powyżej.",
)
ADD = Wording("Add documents…", "Dodaj dokumenty…")
ADD_HINT = Wording(
    "Choose files or drop them anywhere on this page. They are copied into the folder of documents "
    "and go nowhere else.",
    "Wybierz pliki albo upuść je w dowolnym miejscu tej strony. Zostaną skopiowane do folderu "
    "z dokumentami i nigdzie indziej nie trafią.",
)
MORE_FILES = Wording(
    "Not shown here: {count}; “assistant status” lists them all.",
    "Nie pokazano tu: {count}; polecenie „assistant status” wypisuje wszystkie.",
)
READING = Wording("Reading the documents…", "Czytam dokumenty…")
PROGRESS = Wording("{done} of {total}", "{done} z {total}")
RENAMED = Wording(
    "“{name}” already exists with other contents, so the new file is now called “{new}”.",
    "„{name}” już istnieje i ma inną treść, więc nowy plik nazywa się teraz „{new}”.",
)
SAME = Wording("“{name}” is already among the documents.", "„{name}” jest już wśród dokumentów.")
UNSEARCHABLE = Wording(
    "“{name}”: {state}, so it cannot be searched.",
    "„{name}”: {state}, więc nie można w nim szukać.",
)
REMARK = Wording("“{name}”: {remark}", "„{name}”: {remark}")
MORE_REMARKS = Wording(
    "More new files that need attention: {count}; the table says why.",
    "Inne nowe pliki, które wymagają uwagi: {count}; powody podaje tabela.",
)
NOTHING_CHANGED = Wording("Nothing has changed.", "Nic się nie zmieniło.")


def remark_on(file: FileStatus) -> Wording:
    """Why a file is not searched, or not wholly, and what to do: one line that names it."""
    remark = file.message or Wording("", "")
    if file.state.readable:
        return _each(
            lambda language: REMARK(language).format(name=file.path, remark=remark(language))
        )
    return _each(
        lambda language: " ".join(
            (
                UNSEARCHABLE(language).format(name=file.path, state=STATES[file.state](language)),
                remark(language),
            )
        ).strip()
    )


def changes_made(changes: Changes, passages: int) -> Wording | None:
    """What an indexing run did, as in "Added 1 document, 12 passages"; None when nothing.

    Args:
        changes: files that were added, changed and removed.
        passages: passages that the index gained (negative when it lost some).
    """
    parts = [
        Wording(
            f"{english} {documents_counted(count).en}", f"{polish} {documents_counted(count).pl}"
        )
        for english, polish, count in (
            ("added", "dodano", changes.added),
            ("changed", "zmieniono", changes.changed),
            ("removed", "usunięto", changes.removed),
        )
        if count
    ]
    if not parts:
        return None
    if passages > 0:
        parts.append(passages_counted(passages))
    return Wording(_sentence([part.en for part in parts]), _sentence([part.pl for part in parts]))


def _each(written: Callable[[Language], str]) -> Wording:
    return Wording(written("en"), written("pl"))


def _sentence(parts: list[str]) -> str:
    joined = ", ".join(parts)
    return f"{joined[0].upper()}{joined[1:]}."
