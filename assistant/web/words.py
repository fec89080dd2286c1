"""The words of the frame around the tabs, in both languages; each tab has a ``words`` of its own.

All of the interface is in the language of the page; only questions and quotes keep their own. What
the terminal says too stands in `assistant.vocabulary`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.wording import Wording

if TYPE_CHECKING:
    from assistant.wording import Language

TITLE = Wording("Document assistant", "Asystent dokumentów")
TAGLINE = Wording(
    "Ask your documents; the answers are quotes from them, word for word.",
    "Zapytaj swoje dokumenty; odpowiedzi to dosłowne cytaty z nich.",
)
LANGUAGE = Wording("Language", "Język")
ASK_TAB = Wording("Ask", "Pytania")
DOCUMENTS_TAB = Wording("Documents", "Dokumenty")
EVALUATION_TAB = Wording("Evaluation", "Ocena")
AWAY = Wording(
    "The assistant has stopped. Start it again with the same command; this page will then go on "
    "by itself, with your questions.",
    "Asystent został zatrzymany. Uruchom go ponownie tym samym poleceniem; ta strona sama będzie "
    "działać dalej, z Twoimi pytaniami.",
)
UNEXPECTED = Wording(
    "Something went wrong; the details are in the terminal where the page was started.",
    "Coś poszło nie tak; szczegóły są w terminalu, w którym uruchomiono stronę.",
)
LANGUAGE_NAMES: dict[Language, str] = {"pl": "Polski", "en": "English"}
