"""Contrastive learning of vectors, on a language of a few words."""

from __future__ import annotations

import numpy as np
import pytest

from training.contrast import Course, Ragged, cut, frequencies, learn
from training.export import quantized
from training.pairs import Kind
from training.vocabulary import train_vocabulary

WORDS = {
    "cat": "kot", "dog": "pies", "house": "dom", "river": "rzeka", "town": "miasto",
    "council": "rada", "school": "szkola", "road": "droga", "bridge": "most", "forest": "las",
}  # fmt: skip
COURSE = Course(dimension=16, epochs=30, batch=32, rate=0.05, dropout=0.1)


@pytest.fixture(scope="module")
def tokenizer() -> object:
    return train_vocabulary(list(WORDS) * 9, list(WORDS.values()) * 9, 120)


@pytest.fixture(scope="module")
def kinds() -> list[Kind]:
    english, polish = list(WORDS), list(WORDS.values())
    pairs = [
        (f"{english[a]} {english[b]}", f"{polish[b]} {polish[a]}")
        for a in range(10)
        for b in range(10)
        if a != b
    ]
    return [Kind("pairs", pairs, 1.0, run=2)]


@pytest.mark.slow
def test_learns_translations(tokenizer, kinds) -> None:
    """Words come to lie nearest to their translations."""
    vectors = learn(cut(kinds, tokenizer), tokenizer.get_vocab_size(), COURSE)

    def embedded(words):
        rows = np.array([vectors[tokenizer.encode(word).ids].mean(axis=0) for word in words])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    nearest = (embedded(WORDS) @ embedded(WORDS.values()).T).argmax(axis=1)
    assert nearest.tolist() == list(range(10))


@pytest.mark.slow
def test_same_each_time(tokenizer, kinds) -> None:
    """The same pairs give the same vectors; the unknown piece stays zero."""
    course = Course(dimension=8, epochs=2, batch=16)
    first, second = (learn(cut(kinds, tokenizer), 120, course) for _ in range(2))
    np.testing.assert_array_equal(first, second)
    assert not first[0].any()


def test_ragged(tokenizer) -> None:
    """Texts lie one after the other; equal texts are told."""
    texts = Ragged.of(tokenizer, ["cat", "dog house", "cat"])
    assert texts.same.tolist() == [0, 1, 0]
    pieces, starts = texts.batch(np.array([1, 0]), 0.0, np.random.default_rng(1))
    assert pieces.tolist() == tokenizer.encode("dog house").ids + tokenizer.encode("cat").ids
    assert starts.tolist() == [0, len(tokenizer.encode("dog house").ids)]


def test_everything_left_out(tokenizer) -> None:
    """A text may lose all its pieces."""
    texts = Ragged.of(tokenizer, ["cat", "dog"])
    pieces, starts = texts.batch(np.array([0, 1]), 1.0, np.random.default_rng(1))
    assert pieces.tolist() == []
    assert starts.tolist() == [0, 0]


def test_share_and_run(tokenizer) -> None:
    """An epoch holds each pair as often as its share says, neighbours side by side."""
    pairs = [(str(n), str(n)) for n in range(10)]
    (material,) = cut([Kind("numbers", pairs, 2.0, run=5)], tokenizer)
    order = material.order(np.random.default_rng(1))
    assert sorted(order.tolist()) == sorted([*range(10), *range(10)])
    assert order.reshape(-1, 5).tolist() == [
        list(range(start, start + 5)) for start in order[::5].tolist()
    ]


def test_frequencies(tokenizer) -> None:
    """A piece is as frequent as in the language where it is more so."""
    (material,) = cut([Kind("pair", [("cat cat dog", "kot")], 1.0)], tokenizer)
    found = frequencies([material], tokenizer.get_vocab_size())
    assert found[tokenizer.token_to_id("kot")] == pytest.approx(1.0)
    assert found[tokenizer.token_to_id("cat")] == pytest.approx(2 / 3)


def test_quantized() -> None:
    """Bytes times scale is the vector to within half a step; a zero vector stays zero."""
    vectors = np.array([[1.0, -0.5, 0.3], [0.0, 0.0, 0.0], [1e-3, 2e-3, -4e-3]], dtype=np.float32)
    numbers, scales = quantized(vectors)
    assert numbers.dtype == np.int8
    assert numbers[0].tolist() == [127, -64, 38]
    step = np.maximum(scales[:, None], 1e-12)
    assert np.all(np.abs(numbers * scales[:, None] - vectors) <= 0.5001 * step)
