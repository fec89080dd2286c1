"""How a corpus spells its words: which have a capital inside sentences, and which have none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.suggestions.grammar import is_capital_name, qualifies
from assistant.suggestions.phrases import is_nominative
from assistant.text.morphology import polish_lemmas, polish_parts
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.suggestions.phrases import Token

_TITLES = frozenset(
    """
    radny prezes wiceprezes dyrektor burmistrz prezydent wojt starosta kierownik naczelnik skarbnik
    sekretarz marszalek minister premier posel senator pan pani
    """.split()  # noqa: SIM905 - read as a list of words
)

_INSIDE = re.compile(r"(?<=[^\W\d_][ ,])[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+")
_SMALL = re.compile(r"(?<![\w-])[a-ząćęłńóśźż]{3,}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_BESIDE = re.compile(r"(?<![\w-])([a-ząćęłńóśźż]{3,}) (?=([A-ZĄĆĘŁŃÓŚŹŻ][\w-]+))")
_LIKE = 3  # letters that words of one lemma begin with


class Spelling:
    """Which words a corpus writes with a capital inside its sentences, and which small.

    Only that tells "Białoruś nie wzięła udziału" from "Sesja nie odbyła się": where each sentence
    begins, all words have capitals, and the dictionary knows names in small letters as well.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._capital: set[str] = set()
        self._small: set[str] = set()
        self._beside: defaultdict[str, list[str]] = defaultdict(list)
        for text in texts:
            self._capital.update(_INSIDE.findall(text))
            self._small.update(_SMALL.findall(text))
            for small, name in _BESIDE.findall(text):
                self._beside[name].append(small)
        self._small_like = _by_beginning(self._small)
        self._capital_like = _by_beginning(self._capital)

    def is_small(self, word: str) -> bool:
        """Whether ``word`` is written small somewhere, whatever its form."""
        return word.lower() in self._small or _has_form_of(word, self._small_like)

    def is_capital(self, word: str) -> bool:
        """Whether ``word`` is written so, with its capital, inside a sentence."""
        return word in self._capital

    def is_name(self, word: str) -> bool:
        """Whether a word that begins a name is part of it: "Klaster", not "Sesja"."""
        if not polish_lemmas(word) or qualifies(word):
            return True
        return self.is_capital(word) or _has_form_of(word, self._capital_like)

    def _before_a_name(self, phrase: Sequence[Token], text: str) -> str | None:
        """``text`` whose first word goes before a name: "sesja Rady", but "Straż Miejska"."""
        first, name = phrase[0].text, phrase[1].text
        small = text[0].lower() + text[1:]
        if _ROMAN.fullmatch(name):
            return text
        beside = _has_form_of(first, {fold(first[:_LIKE]): self._beside.get(name, [])})
        if beside or is_capital_name(name) or not _TITLES.isdisjoint(polish_lemmas(first)):
            return small
        whole = qualifies(name) and not (len(phrase) > 2 and phrase[2].is_capital)
        if whole or self.is_name(first):
            return text
        return small if self.is_small(first) and is_nominative(phrase[1:]) else None

    def lowered(self, text: str, phrase: Sequence[Token]) -> str | None:
        """``text``, which begins with ``phrase``, as it goes on inside a sentence.

        Returns:
            None where the corpus does not tell whether its first word is a name.
        """
        first = phrase[0].text
        small = text[:1].lower() + text[1:]
        if not phrase[0].is_word or not phrase[0].is_capital or is_capital_name(first):
            return text
        if len(phrase) > 1 and phrase[1].is_capital and len(first) > 1:
            return self._before_a_name(phrase, text)
        parts = polish_parts(first)
        if len(first) == 1 or self.is_small(first) or (parts and parts <= {"adj", "ppas", "ger"}):
            return small
        return text if self.is_capital(first) or not parts else None


def _by_beginning(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[fold(word[:_LIKE])].append(word)
    return found


def _has_form_of(word: str, like: dict[str, list[str]]) -> bool:
    """Whether a word of the same lemma is among those that begin alike."""
    lemmas = set(polish_lemmas(word))
    return any(
        not lemmas.isdisjoint(polish_lemmas(other)) for other in like.get(fold(word[:_LIKE]), ())
    )
