"""Word translations learned from data: what else a question's word may be called in a document.

The tables of the language pack give, for an English or Polish lemma, its translations and (for
Polish) its synonyms, each with a probability. They become weighted alternatives of the question's
words: the best alternative of a word counts, once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.pack import read_tensors
from assistant.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np

    from assistant.text.analysis import QueryWord
    from assistant.wording import Language

TRANSLATIONS = "translations.safetensors"

STRENGTH: Mapping[str, tuple[float, float]] = {
    "en-pl": (1.0, 0.4),
    "pl-en": (1.0, 0.4),
    "pl-pl": (0.8, 0.5),
}
"""Match strength of an alternative of probability p is ``a * p ** b``: (a, b) by table."""

_LONGEST_PHRASE = 3  # words


class Table(Sequence[str]):
    """One table: sorted keys, and for each its translations with probabilities.

    Reads from flat arrays as they lie in the file, so that opening one costs nothing.
    """

    def __init__(self, arrays: Mapping[str, np.ndarray], name: str) -> None:
        self._keys = arrays[f"{name}.keys"].tobytes()
        self._key_ends = arrays[f"{name}.key_ends"]
        self._entry_ends = arrays[f"{name}.entry_ends"]
        self._entries = arrays[f"{name}.entries"]
        self._probabilities = arrays[f"{name}.probabilities"]
        self._words = arrays[f"{name}.words"].tobytes()
        self._word_ends = arrays[f"{name}.word_ends"]

    def __len__(self) -> int:
        return len(self._key_ends)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return _slice(self._keys, self._key_ends, index)

    def look_up(self, key: str) -> list[tuple[str, float]]:
        """Translations of a lemma or phrase with their probabilities, most probable first."""
        place = bisect_left(self, key)
        if place == len(self) or self[place] != key:
            return []
        start = int(self._entry_ends[place - 1]) if place else 0
        return [
            (
                _slice(self._words, self._word_ends, int(self._entries[entry])),
                int(self._probabilities[entry]) / 255,
            )
            for entry in range(start, int(self._entry_ends[place]))
        ]


def _slice(blob: bytes, ends: np.ndarray, index: int) -> str:
    start = int(ends[index - 1]) if index else 0
    return blob[start : int(ends[index])].decode("utf-8")


@cache
def tables(folder: Path | None = None) -> Mapping[str, Table]:
    """The tables of the pack by name: ``en-pl``, ``pl-en``, ``pl-pl``.

    Raises:
        ModelError: the pack's file is missing or damaged.
    """
    arrays = read_tensors(TRANSLATIONS) if folder is None else read_tensors(TRANSLATIONS, folder)
    return {name: Table(arrays, name) for name in STRENGTH}


def with_alternatives(
    question: Sequence[QueryWord], language: Language, found: Mapping[str, Table] | None = None
) -> tuple[QueryWord, ...]:
    """The question's words with their translations and synonyms as weighted alternatives."""
    found = tables() if found is None else found
    names = ("en-pl",) if language == "en" else ("pl-pl", "pl-en")
    alternatives: list[dict[str, float]] = [{} for _ in question]
    for name in names:
        for indices, key in _keys(question):
            scale, power = STRENGTH[name]
            for word, probability in found[name].look_up(key):
                strength = scale * probability**power
                for index in indices:
                    alternatives[index][word] = max(strength, alternatives[index].get(word, 0.0))
    return tuple(
        replace(
            word,
            alternatives=tuple(
                (other, strength) for other, strength in more.items() if other not in word.lemmas
            ),
        )
        for word, more in zip(question, alternatives, strict=True)
    )


def _keys(question: Sequence[QueryWord]) -> list[tuple[range, str]]:
    """What to look up: each reading of each word, and each phrase of neighbouring words.

    A translation of a phrase stands for all its words ("town hall": ratusz).
    """
    keys = [
        (range(index, index + 1), lemma)
        for index, word in enumerate(question)
        for lemma in word.lemmas
    ]
    first = [word.lemmas[0] if word.lemmas else fold(word.word.text) for word in question]
    keys.extend(
        (range(start, start + length), " ".join(first[start : start + length]))
        for length in range(2, _LONGEST_PHRASE + 1)
        for start in range(len(question) - length + 1)
    )
    return keys
