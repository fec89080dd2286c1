"""The words of the terminal output, in both languages.

``{documents}``, ``{passages}``, ``{problems}`` and ``{changed}`` stand for a noun with its number
(see `assistant.vocabulary`), any other mark for a bare value.
"""

from __future__ import annotations

from assistant.wording import Wording

NO_HITS = Wording("Nothing found.", "Nic nie znaleziono.")
SEARCHED = Wording("Searched {documents} in {ms} ms.", "Przeszukano {documents} w {ms} ms.")
UNREADABLE = Wording(
    "{count} could not be read ({names}): 'assistant status' says why.",
    "Nie udało się odczytać: {count} ({names}); powody podaje 'assistant status'.",
)
UNREAD = Wording(
    "{count} could not be read ({states}): 'assistant status' says why.",
    "Nie udało się odczytać: {count} ({states}); powody podaje 'assistant status'.",
)
WHY = Wording("Why these quotes:", "Dlaczego te cytaty:")
WHY_NEAREST = Wording("Why these passages:", "Dlaczego te fragmenty:")
ALSO_IN = Wording("also in: ", "także w: ")

CHANGES = Wording(
    "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged.",
    "Dodane: {added}, zmienione: {changed}, usunięte: {removed}, bez zmian: {unchanged}.",
)
SEARCHABLE = Wording(
    "{documents} can be searched, {passages}; new vectors: {embedded}; {seconds} s.",
    "Można przeszukiwać {documents}, {passages}; nowe wektory: {embedded}; {seconds} s.",
)
STALE = Wording(
    "{changed} since the last indexing: run 'assistant index' to bring it up to date.",
    "Od ostatniego indeksowania {changed}: uruchom 'assistant index'.",
)
AGREES = Wording(
    "The index agrees with its sources: {documents} and {passages} checked.",
    "Indeks zgadza się ze źródłami: sprawdzono {documents} i {passages}.",
)
UNSEARCHED = Wording(
    "{count} of these documents could not be read and cannot be searched: 'assistant status' says "
    "why.",
    "Z tych dokumentów nie udało się odczytać: {count} (nie można ich przeszukiwać); powody podaje "
    "'assistant status'.",
)
PROBLEMS = Wording("{problems}:", "{problems}:")
STOPPED = Wording(
    "Stopped. What was done is kept; the next run goes on from here.",
    "Przerwano. To, co zrobiono, zostaje; następne uruchomienie pójdzie dalej.",
)
UNWRITABLE = Wording(
    "The output cannot be written ({reason}): free some space, or send it elsewhere.",
    "Nie można zapisać wyniku ({reason}): zwolnij miejsce albo skieruj go gdzie indziej.",
)
WATCHING = Wording("Following {folder}; Ctrl-C ends.", "Śledzę folder {folder}; Ctrl-C kończy.")
SERVING = Wording("The chat page is at {address} (Ctrl-C ends).",
                  "Strona czatu: {address} (Ctrl-C kończy).")  # fmt: skip
TOOLS = Wording(
    "Other programs ask by MCP (streamable HTTP) at {address}; most are told of it so:",
    "Inne programy pytają przez MCP (streamable HTTP) pod adresem {address}; większość dodaje go "
    "tak:",
)
FILE = Wording("Document", "Dokument")
MESSAGE = Wording("Note", "Uwaga")
