"""Which words of a text match which words of a question, and how well.

One measure serves ranking, choosing the sentence, deciding whether to answer, and highlighting.
A word of the text matches a question word wholly (strength 1) when they share a dictionary form
or a folded spelling; partly when it is a translation or synonym, when it begins alike (words of one
family: "koordynować", "koordynator"), or when most of their letter groups agree, which is how words
look to one another across inflections that no dictionary has, OCR damage, and related languages.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.text.analysis import LONGEST_TOKEN, QueryWord, index_lemma
from assistant.text.cognates import cognate_key
from assistant.text.language import detect_language
from assistant.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.wording import Language

LEAST_LIKENESS = 0.4
"""Share of common letter groups below which two words have nothing to do with one another."""

_FAMILY = 6  # letters with which words of one family begin: "przewodniczyć", "przewodnicząca"
_FAMILY_SHARE = 0.6  # and what share of the longer word they must be
_FAMILY_STRENGTH = 0.9

_SHORTEST = 4  # shorter words match wholly or not at all: three letters agree by chance

# BM25's usual constants: how soon repetition stops helping, how much length costs.
_K1, _B = 1.2, 0.75
_USUAL_WORDS = 110.0  # words of a passage of the usual size


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text with the lemma that it is indexed under."""

    word: Word
    lemma: str


@dataclass(frozen=True, slots=True)
class Match:
    """Word ``position`` of a text matches question word ``query`` with ``strength`` (0-1]."""

    query: int
    position: int
    strength: float


def text_words(text: str) -> list[TextWord]:
    """The words of a text with their lemmas, in the text's own language."""
    language = detect_language(text)
    return [
        TextWord(word, index_lemma(word.text, word.folded, language))
        for word in words(text)
        if len(word.folded) <= LONGEST_TOKEN
    ]


class Matcher:
    """Matches texts against one question.

    ``weights`` say how telling each question word is (its inverse document frequency, > 0).
    """

    def __init__(
        self, question: Sequence[QueryWord], weights: Sequence[float], language: Language
    ) -> None:
        self.question = tuple(question)
        self.weights = tuple(weights)
        self.total = sum(weights) or 1.0
        self._across = language == "en"
        self._exact: dict[str, list[int]] = {}
        self._alternatives: dict[str, list[tuple[int, float]]] = {}
        self._families: dict[str, list[tuple[int, str]]] = {}  # beginning -> (word, whole form)
        self._groups: dict[str, list[tuple[int, int]]] = {}  # letter group -> (word, spelling)
        self._sizes: list[list[int]] = []
        self._seen: dict[tuple[str, str], tuple[tuple[int, float], ...]] = {}
        for index, word in enumerate(question):
            self._learn(index, word)

    def _learn(self, index: int, word: QueryWord) -> None:
        for form in {*word.lemmas, *word.spellings}:
            self._exact.setdefault(form, []).append(index)
            if len(form) >= _FAMILY and not any(map(str.isdigit, form)):
                self._families.setdefault(form[:_FAMILY], []).append((index, form))
        for lemma, strength in word.alternatives:
            self._alternatives.setdefault(lemma, []).append((index, strength))
        sizes = []
        for number, spelling in enumerate(word.spellings):
            groups = self._letter_groups(spelling)
            sizes.append(len(groups))
            for group in groups:
                self._groups.setdefault(group, []).append((index, number))
        self._sizes.append(sizes)

    def _letter_groups(self, folded: str) -> frozenset[str]:
        if len(folded) < _SHORTEST or any(letter.isdigit() for letter in folded):
            return frozenset()  # numbers match wholly or not at all
        return _trigrams(cognate_key(folded) if self._across else folded)

    def matches(self, text: Sequence[TextWord]) -> list[Match]:
        """Every match in a text, in its order."""
        return [
            Match(query, position, strength)
            for position, text_word in enumerate(text)
            for query, strength in self._strengths(text_word)
        ]

    def _strengths(self, text_word: TextWord) -> tuple[tuple[int, float], ...]:
        key = (text_word.word.folded, text_word.lemma)
        if key not in self._seen:
            self._seen[key] = tuple(sorted(self._compare(*key).items()))
        return self._seen[key]

    def _compare(self, folded: str, lemma: str) -> dict[int, float]:
        """Strength for each question word that the text word matches."""
        found = dict.fromkeys((*self._exact.get(lemma, ()), *self._exact.get(folded, ())), 1.0)
        for index, strength in self._alternatives.get(lemma, ()):
            found[index] = max(found.get(index, 0.0), strength)
        for index in self._relatives((folded, lemma)):
            found[index] = max(found.get(index, 0.0), _FAMILY_STRENGTH)
        groups = self._letter_groups(folded)
        common = Counter(place for group in groups for place in self._groups.get(group, ()))
        for (index, number), count in common.items():
            likeness = 2 * count / (len(groups) + self._sizes[index][number])
            if likeness >= LEAST_LIKENESS:
                # Squared, so that half-alike words count for little.
                found[index] = max(found.get(index, 0.0), likeness**2)
        return found

    def _relatives(self, forms: Sequence[str]) -> Iterator[int]:
        """The question words that most of the beginning of one of ``forms`` agrees with."""
        for form in forms:
            for index, other in self._families.get(form[:_FAMILY], ()):
                agreeing = math.ceil(_FAMILY_SHARE * max(len(form), len(other)))
                if form[:agreeing] == other[:agreeing]:
                    yield index

    def strengths(self, matches: Sequence[Match]) -> list[float]:
        """The best strength that each question word reached; 0 where it did not match."""
        best = [0.0] * len(self.question)
        for match in matches:
            best[match.query] = max(best[match.query], match.strength)
        return best

    def coverage(self, strengths: Sequence[float]) -> float:
        """Share of the question's weight that is matched, 0 to 1."""
        return sum(w * s for w, s in zip(self.weights, strengths, strict=True)) / self.total

    def relevance(self, matches: Sequence[Match], length: int) -> float:
        """BM25 of the matches in a text of ``length`` words, as a share of its upper bound.

        Term frequency is the sum of strengths (Robertson & Zaragoza, "The Probabilistic
        Relevance Framework: BM25 and Beyond", 2009, with fractional counts).
        """
        frequency = [0.0] * len(self.question)
        for match in matches:
            frequency[match.query] += match.strength
        norm = _K1 * (1 - _B + _B * length / _USUAL_WORDS)
        return self.coverage([tf / (tf + norm) for tf in frequency])


@lru_cache(maxsize=200_000)
def _trigrams(folded: str) -> frozenset[str]:
    """The letter groups of a word: its 3-grams with the ends marked."""
    marked = f"^{folded}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))
