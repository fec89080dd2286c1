"""Which of the assistant's two languages a text is in.

Questions are short ("who leads Lubelska Medycyna?"), so letters and function words decide, not
statistics over long texts; names in the other language must not tip the balance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.text.words import words

if TYPE_CHECKING:
    from assistant.wording import Language

ENGLISH_FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am an and any are as at be because
    been before being below between both but by can could did do does doing down during each
    else ever few for from further had has have having he her here hers him his how i if in
    into is it its itself just let many may me might more most much must my no nor not now of
    off on once only or other our ours out over own per please same shall she should so some
    such tell than that the their theirs them then there these they this those through to too
    under until up upon us very was we were what when where whether which while who whom whose
    why will with within without would you your yours give show list name
    """.split()  # noqa: SIM905 - read as a list of words
)
"""English words that only hold sentences together, and words of asking."""

# Frequent Polish function words as people also type them, without diacritics. Words that English
# shares ("a", "on", "to", "do", "my", "no", "i") are left out: they decide nothing.
_POLISH_MARKERS = frozenset(
    """
    w z ze we na nie sie się jest sa są byl był byla była bylo było byly były kto co ktory
    który ktora która ktore które ktorzy którzy ktorych których kiedy gdzie ile ilu jak jaki
    jaka jakie jakich jakim jaką dlaczego czemu czy czyj czyja skad skąd przez przy dla od po
    pod nad oraz lub albo ale ich jego jej ten ta tego tej tym tych jakiej jakiego czym kim
    kogo komu za o u ma maja mają moze może mozna można ktorego którego ktorej której zostal
    został
    """.split()  # noqa: SIM905 - read as a list of words
)
_POLISH_LETTERS = frozenset("ąćęłńóśźż")
_ENGLISH_MARKERS = ENGLISH_FUNCTION_WORDS - {
    "a", "i", "on", "to", "do", "my", "no", "am", "up", "me", "per", "list", "by", "co",
}  # fmt: skip


def detect_language(text: str) -> Language:
    """The likelier language of ``text``; Polish when nothing speaks for either.

    Function words weigh most, a Polish letter a little (names carry them into English
    questions), and every further word by whether the Polish dictionary knows it.
    """
    polish = english = 0.0
    undecided: list[str] = []
    for word in words(text[:2000]):
        lowered = word.text.lower()
        if lowered in _ENGLISH_MARKERS:
            english += 1.0
        elif lowered in _POLISH_MARKERS:
            polish += 1.0
        elif word.text[0].islower():
            undecided.append(lowered)
            polish += 0.4 if not _POLISH_LETTERS.isdisjoint(lowered) else 0.0
    if abs(polish - english) < 0.5:
        polish += _polish_lean(undecided)
    return "pl" if polish >= english else "en"


def _polish_lean(lowered: list[str]) -> float:
    """Sum over words: +0.3 for one that Polish knows, marked or not, -0.3 for any other."""
    from assistant.text.morphology import polish_lemmas

    return sum(0.3 if polish_lemmas(word) else -0.3 for word in lowered[:50])
