"""Which words of a text match which words of a question, and how well.

One measure serves ranking, choosing the sentence, deciding whether to answer, and highlighting.
A word of the text matches a question word wholly (strength 1) when they share a dictionary form
or a folded spelling; partly when it is a translation or synonym, when it begins alike (words of one
family: "koordynować", "koordynator"), or when most of their letter groups agree, which is how words
look to one another across inflections that no dictionary has and related languages. A word that
recognition damaged matches nearly wholly what it may have been.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.text.analysis import LONGEST_TOKEN, QueryWord, index_lemma, repaired_lemmas
from assistant.text.cognates import cognate_key
from assistant.text.confusions import misreading
from assistant.text.language import detect_language
from assistant.text.repair import is_damaged
from assistant.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.records import How
    from assistant.wording import Language

LEAST_LIKENESS = 0.4
"""Share of common letter groups below which two words have nothing to do with one another."""

_FAMILY = 6  # letters with which words of one family begin: "przewodniczyć", "przewodnicząca"
_FAMILY_SHARE = 0.6  # and what share of the longer word they must be
_FAMILY_STRENGTH = 0.9

REPAIRED = 0.9
"""Strength of a match with what a damaged word may have been."""

_MISREAD = 10.0  # highest cost at which a question word counts as misread, see `misreading`
_MOST_LOST = 3  # letters by which misreading changes the length of a word

_SHORTEST = 4  # shorter words match wholly or not at all: three letters agree by chance

# BM25's usual constants: how soon repetition stops helping, how much length costs.
_K1, _B = 1.2, 0.75
_USUAL_WORDS = 110.0  # words of a passage of the usual size


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text with the lemma that it is indexed under.

    ``damaged`` is whether it is no Polish word though the text is Polish; ``repaired`` are the
    lemmas of what it may have been then.
    """

    word: Word
    lemma: str
    damaged: bool = False
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Word ``position`` of a text matches question word ``query`` with ``strength`` (0-1].

    ``form`` is how alike the two are as they are written, 0 to 1, whatever they mean.
    """

    query: int
    position: int
    strength: float
    form: float = 0.0


def text_words(text: str) -> list[TextWord]:
    """The words of a text with their lemmas, in the text's own language."""
    language = detect_language(text)
    return [
        TextWord(
            word,
            index_lemma(word.text, word.folded, language),
            language == "pl" and is_damaged(word.text),
            repaired_lemmas(word.text) if language == "pl" else (),
        )
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
        self.language = language
        self._across = language == "en"
        self._exact: dict[str, list[int]] = {}
        self._spelled: dict[str, list[int]] = {}
        self._alternatives: dict[str, list[tuple[int, float]]] = {}
        self._families: dict[str, list[tuple[int, str]]] = {}  # beginning -> (word, whole form)
        self._groups: dict[str, list[tuple[int, int]]] = {}  # letter group -> (word, spelling)
        self._sizes: list[list[int]] = []
        self._seen: dict[
            tuple[str, str, bool, tuple[str, ...]], tuple[tuple[int, float, float], ...]
        ] = {}
        for index, word in enumerate(question):
            self._learn(index, word)

    def _learn(self, index: int, word: QueryWord) -> None:
        for form in {*word.lemmas, *word.spellings}:
            self._exact.setdefault(form, []).append(index)
            if len(form) >= _FAMILY and not any(map(str.isdigit, form)):
                self._families.setdefault(form[:_FAMILY], []).append((index, form))
        for form in word.spellings:
            self._spelled.setdefault(form, []).append(index)
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
            Match(query, position, strength, form)
            for position, text_word in enumerate(text)
            for query, strength, form in self._compared(text_word)
        ]

    def _compared(self, text_word: TextWord) -> tuple[tuple[int, float, float], ...]:
        """Question word, strength and likeness of form of each match, remembered."""
        key = (text_word.word.folded, text_word.lemma, text_word.damaged, text_word.repaired)
        if key not in self._seen:
            forms = self._forms(text_word)
            strengths = self._strengths(text_word, forms)
            self._seen[key] = tuple(
                (index, strength, forms.get(index, 0.0))
                for index, strength in sorted(strengths.items())
            )
        return self._seen[key]

    def _forms(self, text_word: TextWord) -> dict[int, float]:
        """How alike the text word is to each question word as they are written, above 0."""
        folded = text_word.word.folded
        groups = self._letter_groups(folded)
        common = Counter(place for group in groups for place in self._groups.get(group, ()))
        found: dict[int, float] = {}
        for (index, number), count in common.items():
            likeness = 2 * count / (len(groups) + self._sizes[index][number])
            if likeness >= LEAST_LIKENESS:
                # Squared, so that half-alike words count for little.
                found[index] = max(found.get(index, 0.0), likeness**2)
        if text_word.damaged:
            for index, word in enumerate(self.question):
                if any(_is_misread(folded, form) for form in word.spellings):
                    found[index] = max(found.get(index, 0.0), REPAIRED)
        found |= dict.fromkeys(self._spelled.get(folded, ()), 1.0)
        return found

    def _strengths(self, text_word: TextWord, forms: Mapping[int, float]) -> dict[int, float]:
        """Strength for each question word that the text word matches, by its form at least."""
        folded, lemma = text_word.word.folded, text_word.lemma
        found = dict(forms)
        found |= dict.fromkeys((*self._exact.get(lemma, ()), *self._exact.get(folded, ())), 1.0)
        for index, strength in self._alternatives.get(lemma, ()):
            found[index] = max(found.get(index, 0.0), strength)
        for index in self._relatives((folded, lemma)):
            found[index] = max(found.get(index, 0.0), _FAMILY_STRENGTH)
        for repaired in text_word.repaired:
            meant = [(index, 1.0) for index in self._exact.get(repaired, ())]
            for index, strength in (*meant, *self._alternatives.get(repaired, ())):
                found[index] = max(found.get(index, 0.0), REPAIRED * strength)
        return found

    def _relatives(self, forms: Sequence[str]) -> Iterator[int]:
        """The question words that most of the beginning of one of ``forms`` agrees with."""
        for form in forms:
            for index, other in self._families.get(form[:_FAMILY], ()):
                agreeing = math.ceil(_FAMILY_SHARE * max(len(form), len(other)))
                if form[:agreeing] == other[:agreeing]:
                    yield index

    def how(self, match: Match, text_word: TextWord, written: Language) -> How:
        """How a word of a text in the language ``written`` came to match: by the surest way."""
        asked = self.question[match.query]
        folded, lemma = text_word.word.folded, text_word.lemma
        forms = {folded, lemma}
        ways: tuple[tuple[How, bool], ...] = (
            ("same", bool(forms & {asked.word.folded, *asked.lemmas})),
            ("translated", bool(forms & {*asked.spellings})),  # an international word
            ("damaged", bool({*text_word.repaired} & {*asked.lemmas, *asked.spellings})),
            (
                "related" if written == self.language else "translated",
                any(form == lemma and s >= match.strength for form, s in asked.alternatives),
            ),
            ("related", match.query in self._relatives((folded, lemma))),
            ("damaged", text_word.damaged and any(_is_misread(folded, s) for s in asked.spellings)),
        )
        return next((how for how, holds in ways if holds), "alike")

    def strengths(self, matches: Sequence[Match]) -> list[float]:
        """The best strength that each question word reached; 0 where it did not match."""
        return self._highest((match.query, match.strength) for match in matches)

    def forms(self, matches: Sequence[Match]) -> list[float]:
        """Likewise the best likeness of form."""
        return self._highest((match.query, match.form) for match in matches)

    def _highest(self, reached: Iterable[tuple[int, float]]) -> list[float]:
        best = [0.0] * len(self.question)
        for index, value in reached:
            best[index] = max(best[index], value)
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


def _is_misread(read: str, meant: str) -> bool:
    """Whether the folded word ``read`` may be what recognition made of ``meant``."""
    return (
        len(meant) >= _SHORTEST
        and abs(len(meant) - len(read)) <= _MOST_LOST
        and misreading(read, meant, _MISREAD) is not None
    )


@lru_cache(maxsize=200_000)
def _trigrams(folded: str) -> frozenset[str]:
    """The letter groups of a word: its 3-grams with the ends marked."""
    marked = f"^{folded}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))
