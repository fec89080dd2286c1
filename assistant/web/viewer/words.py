"""Every word of the source panel, in both languages."""

from __future__ import annotations

from assistant.wording import Wording

SOURCE = Wording("Source", "Źródło")
DOCUMENT_TEXT = Wording("Text of the document", "Tekst dokumentu")
PICTURE = Wording(
    "Picture of this place on the page: {text}", "Obraz tego miejsca na stronie: {text}"
)
CLOSE = Wording("Close", "Zamknij")
CHANGED = Wording(
    "This document has changed since the answer was given. Ask again to see the present text.",
    "Ten dokument zmienił się od czasu udzielenia odpowiedzi. Zapytaj ponownie, aby zobaczyć "
    "obecny tekst.",
)
GONE = Wording(
    "This source is no longer in the conversation. Ask the question again.",
    "Tego źródła nie ma już w rozmowie. Zadaj pytanie ponownie.",
)
