"""Word translation probabilities from sentence pairs: IBM Model 1.

Brown, Della Pietra, Della Pietra and Mercer, "The Mathematics of Statistical Machine
Translation", 1993. Expectation-maximisation over flat arrays: every possible link of a sentence
pair is one element, so that a round is a handful of array operations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float32]

ROUNDS = 6
_NOTHING = 0  # the empty source word, which words without counterpart align to
_CHUNK = 8_000_000  # links handled at once, to bound memory


@dataclass(frozen=True)
class Bitext:
    """Sentence pairs as word numbers: links of source and target words, grouped by target word.

    ``pair`` numbers each distinct (source, target) word pair; ``slot`` numbers each target word of
    each sentence; both have one element for each link, as has ``weight``.
    """

    pair: Ints
    slot: Ints
    sources: Ints  # source word of each distinct pair
    targets: Ints
    slots: int
    weight: Floats  # of each slot


def link(
    sentences: Iterable[tuple[Sequence[int], Sequence[int], float]], source_words: int
) -> Bitext:
    """All possible links of sentences given as (source words, target words, weight).

    Word 0 of the source is the empty word.
    """
    sources: list[Ints] = []
    targets: list[Ints] = []
    slots: list[Ints] = []
    weights: list[Floats] = []
    count = 0
    for source, target, weight in sentences:
        with_nothing = np.fromiter((_NOTHING, *source), dtype=np.int32)
        target_words = np.fromiter(target, dtype=np.int32)
        sources.append(np.tile(with_nothing, len(target_words)))
        targets.append(np.repeat(target_words, len(with_nothing)))
        slots.append(
            np.repeat(
                np.arange(count, count + len(target_words), dtype=np.int32), len(with_nothing)
            )
        )
        weights.append(np.full(len(target_words), weight, dtype=np.float32))
        count += len(target_words)
    key = np.concatenate(targets).astype(np.int64) * source_words + np.concatenate(sources)
    del sources, targets
    distinct, pair = np.unique(key, return_inverse=True)
    return Bitext(
        pair=pair.astype(np.int32),
        slot=np.concatenate(slots),
        sources=(distinct % source_words).astype(np.int32),
        targets=(distinct // source_words).astype(np.int32),
        slots=count,
        weight=np.concatenate(weights),
    )


def model_one(bitext: Bitext, source_words: int, rounds: int = ROUNDS) -> Floats:
    """Probability of the target word given the source word, for each distinct pair."""
    probability = np.ones(len(bitext.sources), dtype=np.float64)
    for _ in range(rounds):
        total = np.zeros(bitext.slots)
        for start in range(0, len(bitext.pair), _CHUNK):
            part = slice(start, start + _CHUNK)
            total += np.bincount(
                bitext.slot[part], weights=probability[bitext.pair[part]], minlength=bitext.slots
            )
        expected = np.zeros(len(probability))
        for start in range(0, len(bitext.pair), _CHUNK):
            part = slice(start, start + _CHUNK)
            slot = bitext.slot[part]
            share = probability[bitext.pair[part]] / total[slot] * bitext.weight[slot]
            expected += np.bincount(bitext.pair[part], weights=share, minlength=len(probability))
        by_source = np.bincount(bitext.sources, weights=expected, minlength=source_words)
        probability = expected / np.maximum(by_source[bitext.sources], 1e-12)
    return probability.astype(np.float32)


class Vocabulary:
    """Words and their numbers; 0 is the empty word."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": _NOTHING}

    def add(self, words: Sequence[str]) -> list[int]:
        """The numbers of ``words``, new ones given to new words."""
        numbers = self.numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]

    def words(self) -> list[str]:
        """The words in the order of their numbers."""
        return list(self.numbers)


def table(
    bitext: Bitext, probability: Floats, source: Sequence[str], target: Sequence[str], least: float
) -> Mapping[str, dict[str, float]]:
    """Probabilities of at least ``least`` as word -> translation -> probability."""
    kept = np.flatnonzero((probability >= least) & (bitext.sources != _NOTHING))
    found: dict[str, dict[str, float]] = {}
    for index in kept:
        word = source[bitext.sources[index]]
        found.setdefault(word, {})[target[bitext.targets[index]]] = float(probability[index])
    return found
