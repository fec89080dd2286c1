"""Reading the parallel text: which files, how much of each, and their words as lemmas."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.text.morphology import english_lemma, polish_lemmas
from assistant.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_WORDS = 60
"""Longer sentences align badly and cost the square of their length."""

MOST_PAIRS = {"ms-d365-operations-ht": 60_000}
"""Sentence pairs taken from a source at most: three quarters of the text is about software."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An English text and its Polish translation."""

    english: str
    polish: str


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a TSV file: English, tab, Polish; malformed lines are left out."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 2 and fields[0].strip() and fields[1].strip():
                yield Pair(fields[0].strip(), fields[1].strip())


def sentence_pairs(folder: Path) -> list[Pair]:
    """All sentence pairs for training, large sources sampled; the same each time."""
    chosen: list[Pair] = []
    for path in sorted((folder / "train").glob("*.tsv")):
        pairs = list(read_pairs(path))
        most = MOST_PAIRS.get(path.stem, len(pairs))
        if len(pairs) > most:
            pairs = random.Random(path.stem).sample(pairs, most)
        chosen.extend(pairs)
    for name in ("civic", "questions"):
        chosen.extend(read_pairs(folder / "own" / f"{name}.tsv"))
    return chosen


def dictionary_pairs(folder: Path) -> dict[str, list[Pair]]:
    """Dictionary pairs by the name of their file; ``lex_*`` are the project's own, and best."""
    paths = sorted((folder / "dict").glob("*.tsv")) + sorted((folder / "own").glob("lex_*.tsv"))
    return {path.stem: list(read_pairs(path)) for path in paths}


def english_lemmas(text: str) -> list[str]:
    """The folded lemmas of an English text."""
    return [english_lemma(word.text) for word in words(text)][:MOST_WORDS]


def polish_first_lemmas(text: str) -> list[str]:
    """The folded lemmas of a Polish text, the first reading of each word."""
    return [(polish_lemmas(word.text) or (word.folded,))[0] for word in words(text)][:MOST_WORDS]
