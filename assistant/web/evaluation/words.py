"""Every word of the tab of evaluation, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.reports import Verdict
from assistant.wording import Wording, polish_count

if TYPE_CHECKING:
    from assistant.comparison import Keys

SET = Wording("Question set", "Zestaw pytań")
RATINGS = Wording("Ratings on this computer", "Oceny na tym komputerze")
RUN = Wording("Ask all questions", "Zadaj wszystkie pytania")
STOP = Wording("Stop", "Zatrzymaj")
UPLOAD = Wording("Add a question set…", "Dodaj zestaw pytań…")
HINT = Wording(
    "A question set says which documents answer each question, so that the answers can be judged: "
    "JSON lines as “assistant eval” reads them, or the quotes that were rated here.",
    "Zestaw pytań mówi, które dokumenty odpowiadają na każde z nich, więc odpowiedzi można ocenić: "
    "wiersze JSON, jakie czyta „assistant eval”, albo cytaty ocenione na tej stronie.",
)
NO_SETS = Wording(
    "There is no question set yet. Rate some quotes, put a file into the folder “eval”, or add one "
    "with the button above; a line of it looks like this:",
    "Nie ma jeszcze zestawu pytań. Oceń kilka cytatów, włóż plik do folderu „eval” albo dodaj go "
    "przyciskiem powyżej; jego wiersz wygląda tak:",
)
NOT_RUN = Wording(
    "These questions have not been asked here yet.", "Tych pytań jeszcze tu nie zadano."
)
SET_GONE = Wording(
    "This question set is no longer there: choose another one.",
    "Tego zestawu pytań już nie ma: wybierz inny.",
)
NO_QUESTIONS = Wording("“{name}” holds no question.", "W „{name}” nie ma ani jednego pytania.")
ADDED = Wording("Added: {name}.", "Dodano: {name}.")
ADDED_HERE = Wording("{name} (added here)", "{name} (dodany tutaj)")
ASKING = Wording("Asking: {name}", "Zadaję pytania: {name}")
PROGRESS = Wording("{done} of {total}", "{done} z {total}")
CANCELLED = Wording(
    "Stopped; the result of the last run stays.", "Zatrzymano; zostaje wynik ostatniego przebiegu."
)

RESULT = Wording("Result of {when}", "Wynik z {when}")
MEASURES = Wording("Measures", "Miary")
MEASURE = Wording("Measure", "Miara")
ALL = Wording("All", "Wszystkie")
LANGUAGES = {"pl": Wording("Polish", "Polskie"), "en": Wording("English", "Angielskie")}
COMPARED = Wording(
    "Beside each figure: the difference to the run of {when}, in percentage points or ms.",
    "Obok wartości: różnica względem przebiegu z {when}, w punktach procentowych lub ms.",
)
DIFFERENT_SET = Wording(
    "The set has changed since then: questions added {added}, taken out {gone}.",
    "Od tego czasu zestaw się zmienił: dodane pytania {added}, usunięte {gone}.",
)
BETTER = Wording("better", "lepiej")
WORSE = Wording("worse", "gorzej")
NONE = Wording("nothing to count", "nie ma czego liczyć")
CHANGED = Wording("Since the last run", "Od ostatniego przebiegu")
BECAME_RIGHT = Wording("Became right: {count}", "Teraz dobrze: {count}")
BECAME_WRONG = Wording("Became wrong: {count}", "Teraz źle: {count}")
NOTHING_CHANGED = Wording(
    "No question went from right to wrong or from wrong to right.",
    "Żadne pytanie nie zmieniło się z trafionego w chybione ani odwrotnie.",
)

MISSES = Wording("Missed questions: {count}", "Chybione pytania: {count}")
NO_MISSES = Wording("Every question went right.", "Wszystkie pytania wypadły dobrze.")
MORE_MISSES = Wording(
    "Not shown here: {count}; “assistant eval --json” lists them all.",
    "Nie pokazano tu: {count}; „assistant eval --json” wypisuje wszystkie.",
)
QUESTION = Wording("Question", "Pytanie")
WHAT = Wording("What went wrong", "Co poszło źle")
EXPECTED = Wording("Expected", "Oczekiwano")
GIVEN = Wording("Given", "Podano")
NO_ANSWER = Wording("no answer", "braku odpowiedzi")
ANYWHERE = Wording("any quote from it", "dowolnego cytatu")
NOTHING_SHOWN = Wording("nothing", "nic")
NEAREST = Wording("nearest passage, not an answer", "najbliższy fragment, nie odpowiedź")
MORE = Wording("and {count} more", "i jeszcze {count}")

VERDICTS: dict[Verdict, Wording] = {
    Verdict.INVENTED: Wording(
        "answered, though the documents do not", "odpowiedziano, choć dokumenty nie odpowiadają"
    ),
    Verdict.WRONG: Wording("no right quote", "brak trafnego cytatu"),
    Verdict.DECLINED: Wording(
        "declined, though the documents answer", "odmówiono, choć dokumenty odpowiadają"
    ),
    Verdict.LATER: Wording("right quote, but not first", "trafny cytat, ale nie pierwszy"),
    Verdict.RIGHT: Wording("right", "dobrze"),
}

NAMES: dict[Keys, tuple[Wording, Wording]] = {
    ("document_at_1",): (
        Wording("Right document first", "Właściwy dokument pierwszy"),
        Wording(
            "The best passage is from a document that answers.",
            "Najlepszy fragment pochodzi z dokumentu, który odpowiada.",
        ),
    ),
    ("quote_at_1",): (
        Wording("Right quote first", "Trafny cytat pierwszy"),
        Wording(
            "The first quote holds the expected words.",
            "Pierwszy cytat zawiera oczekiwane słowa.",
        ),
    ),
    ("quote_at_3",): (
        Wording("Right quote among three", "Trafny cytat wśród trzech"),
        Wording(
            "One of the first three quotes holds them.",
            "Zawiera je któryś z trzech pierwszych cytatów.",
        ),
    ),
    ("answered_rate",): (
        Wording("Answered", "Odpowiedziano"),
        Wording(
            "Of all questions, those that got quotes.",
            "Pytania, na które podano cytaty, wśród wszystkich.",
        ),
    ),
    ("abstention", "precision"): (
        Wording("Declined rightly", "Słuszne odmowy"),
        Wording(
            "Of the declined questions, those that the documents do not answer (precision).",
            "Wśród odmów te, przy których dokumenty nie odpowiadają (precyzja).",
        ),
    ),
    ("abstention", "recall"): (
        Wording("Unanswerable ones declined", "Rozpoznane pytania bez odpowiedzi"),
        Wording(
            "Of the questions that the documents do not answer, those declined (recall).",
            "Wśród pytań bez odpowiedzi w dokumentach te, na które odmówiono (czułość).",
        ),
    ),
    ("abstention", "f1"): (
        Wording("Declining as a whole", "Odmowy łącznie"),
        Wording(
            "The harmonic mean of the two above (F1).", "Średnia harmoniczna obu powyższych (F1)."
        ),
    ),
    ("abstention", "auroc"): (
        Wording("Telling them apart", "Rozróżnianie pytań"),
        Wording(
            "How often an answerable question scores above an unanswerable one (AUROC).",
            "Jak często pytanie z odpowiedzią dostaje więcej punktów niż pytanie bez niej (AUROC).",
        ),
    ),
    ("latency_ms", "p50"): (
        Wording("Half within", "Połowa w czasie do"),
        Wording("Half of the answers took no longer.", "Połowa odpowiedzi nie trwała dłużej."),
    ),
    ("latency_ms", "p95"): (
        Wording("Nearly all within", "Prawie wszystkie w czasie do"),
        Wording("19 of 20 answers took no longer.", "19 z 20 odpowiedzi nie trwało dłużej."),
    ),
}
"""What people call each measure of `assistant.comparison.MEASURES`, and what it says."""


def questions_counted(count: int) -> Wording:
    """``3 questions``, with the noun in the form that the number asks for."""
    return Wording(
        f"{count} {'question' if count == 1 else 'questions'}",
        f"{count} {polish_count(count, 'pytanie', 'pytania', 'pytań')}",
    )


def asked(count: int, misses: int) -> Wording:
    """What a run came to, as in "148 questions asked, 12 of them missed."."""
    counted = questions_counted(count)
    return Wording(
        f"{counted.en} asked, {misses} of them missed.",
        f"Zadano {counted.pl}, chybione: {misses}.",
    )


def summary(measures: dict[str, int]) -> Wording:
    """How many questions there are, and of which kind."""
    counted = questions_counted(measures["questions"])
    with_, without = measures["answerable"], measures["unanswerable"]
    return Wording(
        f"{counted.en}: {with_} that the documents answer, {without} that they do not.",
        f"{counted.pl}: {with_} z odpowiedzią w dokumentach, {without} bez odpowiedzi.",
    )
