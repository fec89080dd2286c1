"""Every word of the tab of documents, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.vocabulary import STATES, decimal, documents_counted, passages_counted
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.records import Changes, FileStatus
    from assistant.wording import Language

FILE = Wording("File", "Plik")
DOCUMENT_TITLE = Wording("Title", "Tytuł")
SIZE = Wording("Size", "Rozmiar")
ACTIONS = Wording("What can be done", "Co można zrobić")
NO_DOCUMENTS = Wording(
    "There are no documents yet. Add the first ones above, or put them into the folder of "
    "documents and choose “Check for changes”.",
    "Nie ma jeszcze żadnych dokumentów. Dodaj pierwsze powyżej albo włóż je do folderu "
    "z dokumentami i wybierz „Sprawdź zmiany”.",
)
ADD = Wording("Add files…", "Dodaj pliki…")
ADD_FOLDER = Wording("Add a folder…", "Dodaj folder…")
CHECK = Wording("Check for changes", "Sprawdź zmiany")
ADD_HINT = Wording(
    "Or drop files and folders anywhere on this page. They are copied into the folder of documents "
    "and go nowhere else.",
    "Możesz też upuścić pliki i foldery w dowolnym miejscu tej strony. Zostaną skopiowane do "
    "folderu z dokumentami i nigdzie indziej nie trafią.",
)
FIND = Wording("Find by name or title", "Szukaj po nazwie lub tytule")
SHOW = Wording("Show", "Pokaż")
SHOWN = Wording("Shown: {shown} of {total}.", "Pokazano: {shown} z {total}.")
NONE_SHOWN = Wording(
    "No document matches. Change above what you look for.",
    "Nie ma takiego dokumentu. Zmień powyżej to, czego szukasz.",
)
MORE_FILES = Wording(
    "The list is long: {listed} of {count} are here. Type part of a name or title above to reach "
    "the others.",
    "Lista jest długa: widać {listed} z {count}. Aby dotrzeć do pozostałych, wpisz powyżej część "
    "nazwy lub tytułu.",
)
SORT = Wording("Sort by {column}", "Sortuj według: {column}")
SELECT_SHOWN = Wording("Choose all that are shown", "Zaznacz wszystkie pokazane")
SELECT = Wording("Choose {name}", "Zaznacz {name}")
SELECTED = Wording("Chosen: {count}", "Zaznaczono: {count}")
ASK_ONLY = Wording("Ask only these", "Pytaj tylko te")
SELECT_NONE = Wording("Clear the choice", "Odznacz wszystkie")
CHOSEN_GONE = Wording(
    "None of the chosen documents is there any more:",
    "Nie ma już żadnego z wybranych dokumentów:",
)
ASK_ALL = Wording("Ask all documents", "Pytaj wszystkie")
AND_OTHERS = Wording(" and {count} more", " i jeszcze {count}")
REPLACE = Wording("Replace…", "Zastąp…")
REMOVE = Wording("Remove…", "Usuń…")
REPLACE_FILE = Wording("Replace {name}", "Zastąp {name}")
REMOVE_FILE = Wording("Remove {name}", "Usuń {name}")
REMOVE_HEADING = Wording("Remove from the documents?", "Usunąć z dokumentów?")
REMOVE_NOTE = Wording(
    "What is removed is no longer searched, but it is not deleted: it is moved to the hidden "
    "folder “.removed” inside the folder of documents.",
    "To, co usuniesz, nie będzie już przeszukiwane, ale nie zostanie skasowane: trafi do ukrytego "
    "folderu „.removed” w folderze z dokumentami.",
)
REMOVE_YES = Wording("Remove", "Usuń")
CANCEL = Wording("Cancel", "Anuluj")
REMOVED = Wording(
    "“{name}” is no longer among the documents. Its file now lies in their folder as “{kept}”.",
    "„{name}” nie należy już do dokumentów. Plik leży teraz w ich folderze jako „{kept}”.",
)
REMOVED_MORE = Wording(
    "Other files that lie in the folder “.removed” of the documents now: {count}.",
    "Inne pliki, które leżą teraz w folderze „.removed” wśród dokumentów: {count}.",
)
WAS_GONE = Wording(
    "“{name}” was not in the folder of documents any more.",
    "„{name}” nie było już w folderze z dokumentami.",
)
REPLACED = Wording(
    "“{name}” is now the new file. The old one lies in the folder of documents as “{kept}”.",
    "„{name}” to teraz nowy plik. Stary leży w folderze z dokumentami jako „{kept}”.",
)
REPLACED_NOTHING = Wording("“{name}” is now the new file.", "„{name}” to teraz nowy plik.")
REPLACED_SAME = Wording(
    "“{name}” is this very file already; nothing was changed.",
    "„{name}” to już dokładnie ten plik; nic nie zmieniono.",
)
NOT_LISTED = Wording(
    "There is no such document any more; the list below is up to date.",
    "Takiego dokumentu już nie ma; lista poniżej jest aktualna.",
)
SHOW_ALL = Wording("All", "Wszystkie")
SHOW_READY = Wording("Ready", "Gotowe")
SHOW_POOR = Wording("Need attention", "Wymagają uwagi")
READING = Wording("Reading the documents…", "Czytam dokumenty…")
PROGRESS = Wording("{done} of {total}", "{done} z {total}")
RENAMED = Wording(
    "“{name}” already exists with other contents, so the new file is now called “{new}”.",
    "„{name}” już istnieje i ma inną treść, więc nowy plik nazywa się teraz „{new}”.",
)
SAME = Wording("“{name}” is already among the documents.", "„{name}” jest już wśród dokumentów.")
MORE_DONE = Wording(
    "Other files that were there already, or that got a new name: {count}.",
    "Inne pliki, które już tu były albo dostały nową nazwę: {count}.",
)
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


def removed(name: str, kept: str | None) -> Wording:
    """That a document was taken out, and where it is ``kept`` (None: it was gone already)."""
    return REMOVED.filled(name=name, kept=kept) if kept else WAS_GONE.filled(name=name)


def replaced(name: str, kept: str | None, *, same: bool) -> Wording:
    """That a document has a new file, and where the old one is ``kept``, if there was one."""
    if same:
        return REPLACED_SAME.filled(name=name)
    if kept is None:
        return REPLACED_NOTHING.filled(name=name)
    return REPLACED.filled(name=name, kept=kept)


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


_UNITS = ("kB", "MB", "GB", "TB")


def size_written(size: int) -> Wording:
    """``1.4 MB``: a number of bytes in the largest unit (a power of 1024) that it fills."""
    if size < 1024:
        return Wording(f"{size} B", f"{size} B")
    amount, units = size / 1024, iter(_UNITS)
    unit = next(units)
    for larger in units:
        if amount < 1023.5:
            break
        amount, unit = amount / 1024, larger
    number = decimal(amount, 1 if amount < 9.95 else 0)
    return Wording(f"{number.en} {unit}", f"{number.pl} {unit}")


def _each(written: Callable[[Language], str]) -> Wording:
    return Wording(written("en"), written("pl"))


def _sentence(parts: list[str]) -> str:
    joined = ", ".join(parts)
    return f"{joined[0].upper()}{joined[1:]}."
