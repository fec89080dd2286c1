from __future__ import annotations

import numpy as np

from assistant.meanings import WordMeanings, word_meanings
from assistant.static_encoder import StaticEncoder


class CountingEncoder(StaticEncoder):
    """The bundled embeddings, and what they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts):  # type: ignore[no-untyped-def]
        self.asked.extend(texts)
        return super().encode(texts)


def test_words_of_like_meaning_are_near_across_languages() -> None:
    """Nearer than words that have nothing to do with one another."""
    english, polish, other = word_meanings()(["fee", "oplata", "ksiezyc"])
    assert english @ polish > english @ other + 0.2


def test_a_word_is_encoded_once() -> None:
    """However often it is asked for, and in any order."""
    encoder = CountingEncoder()
    meanings = WordMeanings(encoder)
    first = meanings(["rada", "gmina", "rada"])
    second = meanings(["gmina", "rada"])
    assert encoder.asked == ["rada", "gmina"]
    assert np.array_equal(first[[1, 0]], second)


def test_no_words_give_no_rows() -> None:
    """An array that can still be multiplied."""
    assert word_meanings()([]).shape[0] == 0
