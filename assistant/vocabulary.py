"""Words that terminal, page and exports share: of answers and files, and nouns with their number.

Wherever documents are counted, a document is a file of the corpus: two copies are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.records import State
from assistant.wording import Wording, polish_count

if TYPE_CHECKING:
    from assistant.records import How

STATES: dict[State, Wording] = {
    State.INDEXED: Wording("ready", "gotowy"),
    State.PARTIAL: Wording("partly read", "odczytany częściowo"),
    State.NEEDS_OCR: Wording("needs OCR", "wymaga OCR"),
    State.NEEDS_PASSWORD: Wording("needs a password", "wymaga hasła"),
    State.DAMAGED: Wording("damaged", "uszkodzony"),
    State.TOO_LARGE: Wording("too large", "za duży"),
    State.UNSUPPORTED: Wording("unsupported", "nieobsługiwany"),
}


NO_DOCUMENTS = Wording(
    "There are no documents in the index: put some into {folder} and run 'assistant index'.",
    "W indeksie nie ma dokumentów: włóż je do folderu {folder} i uruchom 'assistant index'.",
)


def documents_counted(count: int) -> Wording:
    """``3 documents``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'document' if count == 1 else 'documents'}",
        f"{count} {polish_count(count, 'dokument', 'dokumenty', 'dokumentów')}",
    )


def passages_counted(count: int) -> Wording:
    """``12 passages``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'passage' if count == 1 else 'passages'}",
        f"{count} {polish_count(count, 'fragment', 'fragmenty', 'fragmentów')}",
    )


def problems_counted(count: int) -> Wording:
    """``2 problems``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'problem' if count == 1 else 'problems'}",
        f"{count} {polish_count(count, 'problem', 'problemy', 'problemów')}",
    )


def files_changed(count: int) -> Wording:
    """``2 files have changed``, with noun and verb in the form that the number asks for."""
    changed = polish_count(count, "zmienił się", "zmieniły się", "zmieniło się")
    files = polish_count(count, "plik", "pliki", "plików")
    return Wording(
        f"{count} {'file has' if count == 1 else 'files have'} changed",
        f"{changed} {count} {files}",
    )


NOT_FOUND = Wording(
    "The documents do not answer this question.",
    "Dokumenty nie odpowiadają na to pytanie.",
)
NEAREST = Wording(
    "Nearest passages (not an answer):", "Najbliższe fragmenty (to nie jest odpowiedź):"
)
STATE = Wording("State", "Stan")
DATE = Wording("Date", "Data")
PAGES = Wording("Pages", "Strony")
PASSAGES = Wording("Passages", "Fragmenty")


def searched(documents: int, unreadable: int) -> Wording:
    """How much was searched, as in "Searched 6 documents; 1 document could not be read."."""
    counted = documents_counted(documents)
    if unreadable == 0:
        return Wording(f"Searched {counted.en}.", f"Przeszukano {counted.pl}.")
    # The Polish negation asks for the genitive, in which only one differs from many.
    unread = f"{unreadable} {'dokumentu' if unreadable == 1 else 'dokumentów'}"
    return Wording(
        f"Searched {counted.en}; {documents_counted(unreadable).en} could not be read.",
        f"Przeszukano {counted.pl}; nie udało się odczytać {unread}.",
    )


def decimal(value: float, digits: int) -> Wording:
    """``0.25`` or ``0,25``: a number with the decimal mark of each language."""
    text = f"{value:.{digits}f}"
    return Wording(text, text.replace(".", ","))


UNDATED = Wording("undated", "bez daty")

_SURENESS = (
    (0.75, Wording("Very likely answers", "Bardzo prawdopodobnie odpowiada")),
    (0.5, Wording("Likely answers", "Prawdopodobnie odpowiada")),
    (0.0, Wording("May answer: check the source", "Może odpowiadać: sprawdź w źródle")),
)


def sureness(probability: float) -> Wording:
    """How sure it is that a quote answers, whose score is the ``probability`` (0-1) that it does.

    Of quotes called "likely" at least every second answers, of "very likely" three in four.
    """
    return next(wording for least, wording in _SURENESS if probability >= least or least == 0)


RECOGNISED = Wording(
    "text recognised from a picture, confidence {percent}%",
    "tekst rozpoznany z obrazu, pewność {percent}%",
)
SCAN_SAYS = Wording(
    "The scan probably says (a reading, not the source):",
    "Na skanie jest zapewne (odczyt, nie źródło):",
)
DAMAGED_SAYS = Wording(
    "Damaged text, probably (a reading, not the source):",
    "Tekst uszkodzony, zapewne (odczyt, nie źródło):",
)
DIFFER = Wording("The sources differ: {figures}.", "Źródła się różnią: {figures}.")
AND = Wording("and", "i")
AND_MORE = Wording("{names} and {count} more", "{names} i jeszcze {count}")

HOW: dict[How, Wording] = {
    "same": Wording("same word", "to samo słowo"),
    "related": Wording("related word", "słowo pokrewne"),
    "translated": Wording("translation", "tłumaczenie"),
    "damaged": Wording("probably the same word, damaged", "zapewne to samo słowo, uszkodzone"),
    "alike": Wording("spelled alike", "podobna pisownia"),
}
NO_WORD_MATCHES = Wording(
    "No word of the question stands in it; chosen by its meaning and by what stands around it.",
    "Nie ma w nim słów z pytania; o wyborze zdecydowały znaczenie i otoczenie.",
)
