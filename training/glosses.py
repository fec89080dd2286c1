"""English glosses of Polish text: each word replaced by a translation from the dictionaries.

No English-Polish text is at hand about much of what documents are about; but a mean of word
vectors has no word order, so that words translated one by one teach it nearly as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.text.morphology import polish_lemmas
from assistant.text.words import fold, words
from training.data import dictionary_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from random import Random

_MOST = 3  # translations of a word that are drawn from; later ones are rare senses


class Glossary:
    """Polish lemmas and their English translations, the project's own first."""

    def __init__(self, translations: Mapping[str, Sequence[str]]) -> None:
        self._translations = translations

    @classmethod
    def of(cls, parallel: Path) -> Glossary:
        """The single words of all dictionaries; the word net only where the others have none."""
        pairs = dictionary_pairs(parallel)
        own: dict[str, list[str]] = defaultdict(list)
        net: dict[str, list[str]] = defaultdict(list)
        for name, entries in pairs.items():
            found = net if name == "plwordnet" else own
            for entry in entries:
                if " " not in entry.polish:
                    found[fold(entry.polish)].append(entry.english)
        return cls({**net, **own})

    def gloss(self, text: str, random: Random) -> tuple[str, float]:
        """An English gloss of ``text``, and the share of its words that could be translated.

        Words without translation (names, numbers) stay as they are.
        """
        glossed, known = [], 0
        found = words(text)
        for word in found:
            translations = self._of(word.text)
            known += bool(translations)
            glossed.append(random.choice(translations[:_MOST]) if translations else word.text)
        return " ".join(glossed), known / max(1, len(found))

    def _of(self, word: str) -> Sequence[str]:
        """Translations of an inflected word; of its first lemma that has any."""
        for lemma in polish_lemmas(word):
            translations = self._translations.get(lemma)
            if translations:
                return translations
        return ()
