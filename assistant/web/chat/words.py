"""Every word of the conversation, in both languages."""

from __future__ import annotations

from assistant.wording import Wording

QUESTION = Wording("Your question", "Twoje pytanie")
QUESTION_HINT = Wording("Ask in Polish or English", "Zapytaj po polsku lub angielsku")
SEND = Wording("Ask", "Zapytaj")
CLEAR = Wording("New conversation", "Nowa rozmowa")
CONVERSATION = Wording("Conversation", "Rozmowa")
EMPTY_HEADING = Wording("What would you like to know?", "Czego chcesz się dowiedzieć?")
EMPTY = Wording(
    "Each answer is a list of quotes from your documents. Choose the source under a quote to see "
    "it in its document.",
    "Każda odpowiedź to lista cytatów z Twoich dokumentów. Wybierz źródło pod cytatem, aby "
    "zobaczyć go w dokumencie.",
)
EXAMPLES = Wording("For example:", "Na przykład:")
SEARCHING = Wording("Searching the documents…", "Szukam w dokumentach…")
UNDERSTOOD = Wording("Understood as:", "Zrozumiano jako:")
AS_WRITTEN = Wording("Ask it as I wrote it", "Zapytaj dokładnie tak, jak napisano")
COPY = Wording("Copy citation", "Kopiuj cytat ze źródłem")
COPIED = Wording("Copied", "Skopiowano")
NOT_COPIED = Wording(
    "The browser did not allow copying; select the text of the quote instead.",
    "Przeglądarka nie pozwoliła kopiować; zaznacz tekst cytatu.",
)
GOOD = Wording("This answers my question", "To odpowiada na moje pytanie")
BAD = Wording("This does not answer my question", "To nie odpowiada na moje pytanie")
RATED = Wording(
    "Noted on this computer ({name}); the tab “Evaluation” can check it.",
    "Zapisano na tym komputerze ({name}); można to sprawdzić w zakładce „Ocena”.",
)
RATING_GONE = Wording(
    "This quote is no longer in the conversation. Ask the question again.",
    "Tego cytatu nie ma już w rozmowie. Zadaj pytanie ponownie.",
)
SAVE = Wording("Save…", "Zapisz…")
SAVE_AS: dict[str, Wording] = {
    ".docx": Wording("Word document (DOCX)", "Dokument Word (DOCX)"),
    ".md": Wording("Text with marks (Markdown)", "Tekst ze znacznikami (Markdown)"),
    ".json": Wording("Data to check later (JSON)", "Dane do sprawdzenia (JSON)"),
}
NOTHING_TO_SAVE = Wording(
    "There is no answer to save yet. Ask a question first.",
    "Nie ma jeszcze odpowiedzi do zapisania. Najpierw zadaj pytanie.",
)
NO_SUCH_FORM = Wording(
    "A conversation can be saved as DOCX, Markdown or JSON.",
    "Rozmowę można zapisać jako DOCX, Markdown albo JSON.",
)
FILE_STEM = Wording("conversation", "rozmowa")
SAVED = Wording("Saved as {name}.", "Zapisano jako {name}.")
WHY_UNREADABLE = Wording("The tab “Documents” says why.", "Powody podaje zakładka „Dokumenty”.")
SOURCE = Wording("Source", "Źródło")
NEAR_SOURCE = Wording("Source of nearest passage", "Źródło najbliższego fragmentu")
ALSO_IN = Wording("Also in:", "Także w:")
WHY_QUOTE = Wording("Why this quote", "Dlaczego ten cytat")
WHY_PASSAGE = Wording("Why this passage", "Dlaczego ten fragment")
UNREAD = Wording("What could not be read", "Czego nie udało się odczytać")
NOT_NAMED = Wording("Not named here: {count}.", "Nie wymieniono tu: {count}.")
