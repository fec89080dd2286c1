"""Every word of the source panel, in both languages."""

from __future__ import annotations

from assistant.wording import Wording

SOURCE = Wording("Source", "Źródło")
DOCUMENT_TEXT = Wording("Text of the document", "Tekst dokumentu")
PAGE_PICTURES = Wording("Pages of the document", "Strony dokumentu")
CLOSE = Wording("Close", "Zamknij")
ORIGINAL = Wording("Open the original", "Otwórz oryginał")
NEW_TAB = Wording("(in a new tab)", "(w nowej karcie)")

QUOTES = Wording("Sources of this answer", "Źródła tej odpowiedzi")
PREVIOUS_QUOTE = Wording("Previous source", "Poprzednie źródło")
NEXT_QUOTE = Wording("Next source", "Następne źródło")
POSITION = Wording("Source {number} of {count}", "Źródło {number} z {count}")

UNITS = {
    "page": Wording("Pages", "Strony"),
    "slide": Wording("Slides", "Slajdy"),
    "sheet": Wording("Sheets", "Arkusze"),
}
PREVIOUS = {
    "page": Wording("Previous page", "Poprzednia strona"),
    "slide": Wording("Previous slide", "Poprzedni slajd"),
    "sheet": Wording("Previous sheet", "Poprzedni arkusz"),
}
NEXT = {
    "page": Wording("Next page", "Następna strona"),
    "slide": Wording("Next slide", "Następny slajd"),
    "sheet": Wording("Next sheet", "Następny arkusz"),
}
NUMBER = {
    "page": Wording("Page", "Strona"),
    "slide": Wording("Slide", "Slajd"),
    "sheet": Wording("Sheet", "Arkusz"),
}
OF = Wording("of {count}", "z {count}")
BACK = Wording("Back to the quote", "Wróć do cytatu")

ZOOM = Wording("Size of the page", "Wielkość strony")
LARGER = Wording("Larger", "Większa")
SMALLER = Wording("Smaller", "Mniejsza")
FIT = Wording("Fit to width", "Dopasuj do szerokości")

VIEWS = Wording("Shown", "Widok")
AS_PAGE = Wording("Page", "Strona")
AS_TEXT = Wording("Text", "Tekst")

MARKED_PAGE = Wording(
    "Page {number} as a picture; marked on it: {text}",
    "Strona {number} jako obraz; zaznaczone na niej: {text}",
)
PLAIN_PAGE = Wording("Page {number} as a picture", "Strona {number} jako obraz")
UNMARKED = Wording(
    "The quote could not be marked on the page; it is marked in the text.",
    "Cytatu nie udało się zaznaczyć na stronie; jest zaznaczony w tekście.",
)
NO_PICTURE = Wording(
    "Only the text is shown: the file is gone, has changed since it was indexed, or cannot be "
    "drawn.",
    "Widać tylko tekst: plik zniknął, zmienił się od czasu indeksowania albo nie da się go "
    "narysować.",
)
NO_TEXT = Wording("No text was found on this page.", "Na tej stronie nie znaleziono tekstu.")
CUT = Wording(
    "Only the beginning is shown here; open the original for the rest.",
    "Tu widać tylko początek; reszta jest w oryginale.",
)
NO_PAGE = Wording("The document has no such page.", "W dokumencie nie ma takiej strony.")
CHANGED = Wording(
    "This document has changed since the answer was given. Ask again to see the present text.",
    "Ten dokument zmienił się od czasu udzielenia odpowiedzi. Zapytaj ponownie, aby zobaczyć "
    "obecny tekst.",
)
GONE = Wording(
    "This source is no longer in the conversation. Ask the question again.",
    "Tego źródła nie ma już w rozmowie. Zadaj pytanie ponownie.",
)
