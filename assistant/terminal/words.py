"""The words of the terminal output, in both languages.

``{documents}``, ``{passages}``, ``{problems}`` and ``{changed}`` stand for a noun with its number
(see `assistant.vocabulary`), any other mark for a bare value.
"""

from __future__ import annotations

from assistant.wording import Wording

NOT_FOUND = Wording(
    "The documents do not answer this. Searched {documents}; {unreadable} could not be read.",
    "Dokumenty nie odpowiadają na to pytanie. Przeszukano {documents}; nie udało się odczytać: "
    "{unreadable}.",
)
NEAREST = Wording(
    "Nearest passages (not an answer):", "Najbliższe fragmenty (to nie jest odpowiedź):"
)
NO_HITS = Wording("Nothing found.", "Nic nie znaleziono.")
SEARCHED = Wording("Searched {documents} in {ms} ms.", "Przeszukano {documents} w {ms} ms.")
UNREADABLE = Wording(
    " {count} could not be read: 'assistant status' says why.",
    " Nie udało się odczytać: {count}; powody podaje 'assistant status'.",
)
ALSO_IN = Wording("also in: ", "także w: ")
UNDATED = Wording("undated", "bez daty")

INDEXED = Wording(
    "{documents}, {passages}; {embedded} embedded in {seconds} s.",
    "{documents}, {passages}; nowe wektory: {embedded}, czas: {seconds} s.",
)
CHANGES = Wording(
    "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged.",
    "Dodane: {added}, zmienione: {changed}, usunięte: {removed}, bez zmian: {unchanged}.",
)
STALE = Wording(
    "{changed} since the last indexing: run 'assistant index' to bring it up to date.",
    "Od ostatniego indeksowania {changed}: uruchom 'assistant index'.",
)
VERIFIED = Wording(
    "All is well: {documents} and {passages} checked.",
    "Wszystko się zgadza: sprawdzono {documents} i {passages}.",
)
PROBLEMS = Wording("{problems}:", "{problems}:")
BAD_SETTING = Wording(
    "The setting ASSISTANT_{name} makes no sense: {reason}.",
    "Ustawienie ASSISTANT_{name} nie ma sensu: {reason}.",
)
STOPPED = Wording(
    "Stopped. What was done is kept; the next run goes on from here.",
    "Przerwano. To, co zrobiono, zostaje; następne uruchomienie pójdzie dalej.",
)
WATCHING = Wording("Following {folder}; Ctrl-C ends.", "Śledzę folder {folder}; Ctrl-C kończy.")
SERVING = Wording("The chat page is at {address} (Ctrl-C ends).",
                  "Strona czatu: {address} (Ctrl-C kończy).")  # fmt: skip
FILE, STATE, DATE, PAGES, PASSAGES, MESSAGE = (
    Wording("Document", "Dokument"),
    Wording("State", "Stan"),
    Wording("Date", "Data"),
    Wording("Pages", "Strony"),
    Wording("Passages", "Fragmenty"),
    Wording("Note", "Uwaga"),
)
