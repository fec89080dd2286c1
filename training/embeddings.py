"""The embeddings of the language pack, from the parallel text to the files that are shipped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from training.contrast import Course, cut, learn
from training.export import write_model
from training.modelcard import model_card
from training.pairs import kinds
from training.vocabulary import train_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from training.pairs import Kind

PIECES = 32_000
"""Size of the vocabulary."""

THREADS = 2
"""Always as many, since sums in another order are other sums."""

COURSE = Course()
_VOCABULARY_KINDS = ("sentences", "own prose", "old pages")
_EVERY = 2  # one text in so many of these teaches the vocabulary; more change nothing


def train_embeddings(
    parallel: Path, out: Path, report: Callable[[str], None], course: Course = COURSE
) -> dict[str, Any]:
    """Learn the embeddings and write them into the folder ``out``.

    The questions of ``benchmarks/polaq`` beside ``parallel`` are learned from where they are.

    Args:
        parallel: the folder of the parallel text.
        out: the folder of the model's files; made if need be.
        report: told of every step in a line.
        course: how to learn.

    Returns:
        What was done: numbers of pairs, seconds, SHA-256 of the files.
    """
    import torch

    torch.set_num_threads(THREADS)
    clock = _Clock(report)
    polaq = parallel.parent / "benchmarks" / "polaq" / "polaq_manual.jsonl"
    pairs = kinds(parallel, polaq if polaq.is_file() else None)
    clock.done("pairs")
    tokenizer = train_vocabulary(*_vocabulary_texts(pairs), PIECES)
    clock.done("vocabulary")
    materials = cut(pairs, tokenizer)
    clock.done("cutting")

    def each(epoch: int, loss: float, _: npt.NDArray[Any]) -> None:
        report(f"epoch {epoch} of {course.epochs}: loss {loss:.4f}")

    vectors = learn(materials, tokenizer.get_vocab_size(), course, each)
    clock.done("learning")
    counts = {kind.name: len(kind.pairs) for kind in pairs}
    digests = write_model(out, vectors, tokenizer, model_card(counts, course, PIECES))
    return {"pairs": counts, "seconds": clock.seconds, "sha256": dict(digests)}


class _Clock:
    """Seconds that each step took, told as it ends."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._since = time.monotonic()
        self.seconds: dict[str, float] = {}

    def done(self, step: str) -> None:
        now = time.monotonic()
        self.seconds[step] = round(now - self._since, 1)
        self._since = now
        self._report(f"{step}: {self.seconds[step]} s")


def _vocabulary_texts(pairs: Sequence[Kind]) -> tuple[list[str], list[str]]:
    """English and Polish texts that the vocabulary is learned from: a half, and all words."""
    english: list[str] = []
    polish: list[str] = []
    for kind in pairs:
        if kind.name in _VOCABULARY_KINDS:
            chosen = kind.pairs[::_EVERY]
        elif kind.words:
            chosen = kind.pairs
        else:
            continue
        polish.extend(text for _, text in chosen)
        if kind.name != "old pages":  # whose queries are Polish
            english.extend(text for text, _ in chosen)
    return english, polish
