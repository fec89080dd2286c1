"""The words of the terminal output, in both languages."""

from __future__ import annotations

from assistant.records import State
from assistant.wording import Wording

NOT_FOUND = Wording(
    "The documents do not answer this. Searched {documents}; {unreadable} could not be read.",
    "Dokumenty nie odpowiadają na to pytanie. Przeszukano: {documents}; nie odczytano: "
    "{unreadable}.",
)
NEAREST = Wording(
    "Nearest passages (not an answer):", "Najbliższe fragmenty (to nie jest odpowiedź):"
)
NO_HITS = Wording("Nothing found.", "Nic nie znaleziono.")
SEARCHED = Wording(
    "Searched {documents} documents in {ms} ms.", "Przeszukano dokumentów: {documents}, {ms} ms."
)
UNREADABLE = Wording(
    " {count} could not be read: 'assistant status' says why.",
    " Nie odczytano {count}: powody podaje 'assistant status'.",
)
ALSO_IN = Wording("also in: ", "także w: ")
UNDATED = Wording("undated", "bez daty")

INDEXED = Wording(
    "{documents} documents, {passages} passages; {embedded} embedded in {seconds} s.",
    "Dokumenty: {documents}, fragmenty: {passages}; nowych wektorów: {embedded}, {seconds} s.",
)
CHANGES = Wording(
    "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged.",
    "Dodane: {added}, zmienione: {changed}, usunięte: {removed}, bez zmian: {unchanged}.",
)
STALE = Wording(
    "{count} files changed since the last indexing: run 'assistant index' to include them.",
    "Od ostatniego indeksowania zmieniło się plików: {count}; uruchom 'assistant index'.",
)
VERIFIED = Wording(
    "All is well: {documents} documents, {passages} passages checked.",
    "Wszystko się zgadza: dokumenty {documents}, fragmenty {passages}.",
)
PROBLEMS = Wording("{count} problems:", "Problemy: {count}")
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

STATES: dict[State, Wording] = {
    State.INDEXED: Wording("indexed", "zindeksowany"),
    State.PARTIAL: Wording("partly indexed", "częściowo zindeksowany"),
    State.NEEDS_OCR: Wording("needs OCR", "wymaga OCR"),
    State.NEEDS_PASSWORD: Wording("needs a password", "wymaga hasła"),
    State.DAMAGED: Wording("damaged", "uszkodzony"),
    State.TOO_LARGE: Wording("too large", "za duży"),
    State.UNSUPPORTED: Wording("unsupported", "nieobsługiwany"),
}
