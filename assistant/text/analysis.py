"""What the lexical index holds of a passage, and what a question asks of it.

Three fields, each robust where the others fail:

- ``lemma``: dictionary forms, for inflection ("członków" finds "członek"); for a word that
  recognition damaged also those of what it may have been ("cztonkéw");
- ``surface``: folded words as they stand, for exact legal and proper wording;
- ``grams``: 4-grams of folded words with their ends marked, for OCR damage, typing slips, and
  names that no dictionary has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.text.cognates import polish_spelling
from assistant.text.language import ENGLISH_FUNCTION_WORDS, detect_language
from assistant.text.morphology import english_lemma, is_polish_function_word, polish_lemmas
from assistant.text.repair import readings
from assistant.text.words import Word, words

if TYPE_CHECKING:
    from assistant.wording import Language

ANALYSIS_VERSION = "3"
"""Changes whenever the same text would give other tokens; the index is then made anew."""

FIELDS = ("lemma", "surface", "grams")
GRAM = 4
LONGEST_TOKEN = 60  # characters; longer runs of letters and digits are data, not words


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a question that carries meaning.

    ``lemmas`` are its possible dictionary forms in both languages; ``spellings`` its folded forms
    (with the Polish spelling of an international word beside an English one); ``alternatives`` are
    translations and synonyms with the strength (0-1] of a match (see `assistant.translation`).
    """

    word: Word
    lemmas: tuple[str, ...]
    spellings: tuple[str, ...]
    alternatives: tuple[tuple[str, float], ...] = ()


def grams(folded: str) -> list[str]:
    """The 4-grams of a folded word whose ends are marked ("^kla", "klas", ... "ter$")."""
    marked = f"^{folded}$"
    return [marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1))]


@lru_cache(maxsize=200_000)
def index_lemma(word: str, folded: str, language: Language) -> str:
    """The one lemma under which a word form is indexed."""
    if language == "en":
        return english_lemma(word)
    found = polish_lemmas(word)
    return found[0] if found else folded


@lru_cache(maxsize=200_000)
def repaired_lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of what a damaged Polish word may have been; none for a word that is known."""
    lemmas = (polish_lemmas(reading.word)[0] for reading in readings(word))
    return tuple(dict.fromkeys(lemmas))


def analyse(text: str) -> dict[str, list[str]]:
    """The tokens of ``text`` for each of `FIELDS`; tokens hold no white space."""
    language = detect_language(text)
    tokens: dict[str, list[str]] = {name: [] for name in FIELDS}
    for word in words(text):
        if len(word.folded) > LONGEST_TOKEN:
            continue
        lemma = index_lemma(word.text, word.folded, language)
        tokens["lemma"].append(lemma)
        if language == "pl" and lemma == word.folded:  # else the dictionary knows the word
            tokens["lemma"].extend(repaired_lemmas(word.text))
        tokens["surface"].append(word.folded)
        tokens["grams"].extend(grams(word.folded))
    return tokens


def analyse_question(question: str, language: Language) -> list[QueryWord]:
    """The words of a question that carry meaning; all its words if none does."""
    kept: dict[str, QueryWord] = {}
    every = [word for word in words(question) if len(word.folded) <= LONGEST_TOKEN]
    meaning = [word for word in every if not is_function_word(word.text, language)]
    for word in meaning or every:
        kept.setdefault(word.folded, _query_word(word, language))
    return list(kept.values())


def is_function_word(word: str, language: Language) -> bool:
    """Whether ``word`` only holds a sentence of ``language`` together.

    A capital inside the sentence would speak for a name ("To" is none), but people type in lower
    case, so case does not count.
    """
    if language == "en":
        return word.lower() in ENGLISH_FUNCTION_WORDS
    return is_polish_function_word(word)


def _query_word(word: Word, language: Language) -> QueryWord:
    polish = polish_lemmas(word.text)[:3]
    lemmas = list(polish) or [word.folded]
    spellings = [word.folded]
    if language == "en":
        lemmas = [english_lemma(word.text), *lemmas]
        if not polish:  # a Polish name in an English question is spelled right already
            spellings.append(polish_spelling(lemmas[0]))
    return QueryWord(word, tuple(dict.fromkeys(lemmas)), tuple(dict.fromkeys(spellings)))
