"""Every word of the conversation, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.wording import Language

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
WHY_UNREADABLE = Wording("The tab “Documents” says why.", "Powody podaje zakładka „Dokumenty”.")
SOURCE = Wording("Source", "Źródło")
NEAR_SOURCE = Wording("Source of nearest passage", "Źródło najbliższego fragmentu")
ALSO_IN = Wording("Also in:", "Także w:")
WHY_QUOTE = Wording("Why this quote", "Dlaczego ten cytat")
WHY_PASSAGE = Wording("Why this passage", "Dlaczego ten fragment")
UNREAD = Wording("What could not be read", "Czego nie udało się odczytać")
NOT_NAMED = Wording("Not named here: {count}.", "Nie wymieniono tu: {count}.")

SUGGESTIONS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Who coordinates Lubelska Medycyna?",
        "When was Lubelska Medycyna founded?",
        "How many members does Lubelska Medycyna have?",
    ),
    "pl": (
        "Kto koordynuje klaster Lubelska Medycyna?",
        "Ilu członków liczy klaster?",
        "Dlaczego w klastrze nie ma składek członkowskich?",
    ),
}
"""Questions over the bundled documents, offered before the first question."""
