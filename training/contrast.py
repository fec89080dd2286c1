"""Contrastive training of one vector for each piece of the vocabulary.

A text's vector is the mean of its pieces' vectors. Of the texts of a batch, each has to find its
partner among all (InfoNCE in both directions: van den Oord, Li and Vinyals, "Representation
Learning with Contrastive Predictive Coding", 2018; for sentences of two languages, Yang et al.,
"Improving Multilingual Sentence Embedding using Bi-directional Dual Encoder", 2019). This is what
the MultipleNegativesSymmetricRankingLoss of sentence-transformers computes over its
StaticEmbedding; here the texts are cut into pieces once, not in every epoch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt
    from tokenizers import Tokenizer

    from training.pairs import Kind

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float32]

LONGEST = 200  # pieces of a text that are looked at


@dataclass(frozen=True)
class Course:
    """How the vectors are learned.

    Attributes:
        dimension: numbers of a vector.
        epochs: how often every pair is seen, times its share.
        batch: pairs of a batch.
        rate: step size of Adam at its highest; it rises, then falls to zero in a straight line.
        temperature: of the softmax over the cosines of a batch.
        dropout: share of the pieces of a text left out at random each time.
        smooth: pieces start with length smooth / (smooth + frequency), so that frequent ones say
            little (Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for Sentence
            Embeddings", 2017).
        weigh: the same, multiplied to the learned vectors in the end; larger is milder.
        seed: of everything random.
    """

    dimension: int = 256
    epochs: int = 8
    batch: int = 1024
    rate: float = 0.05
    temperature: float = 0.05
    dropout: float = 0.15
    smooth: float = 1e-3
    weigh: float = 1e-2
    seed: int = 20


@dataclass(frozen=True)
class Ragged:
    """Texts as piece numbers: text ``i`` is ``pieces[starts[i]:starts[i + 1]]``."""

    pieces: Ints
    starts: Ints
    same: Ints  # texts of equal pieces have equal numbers

    @classmethod
    def of(cls, tokenizer: Tokenizer, texts: Sequence[str]) -> Ragged:
        """Texts cut into pieces."""
        encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        rows = [encoding.ids[:LONGEST] for encoding in encodings]
        numbers: dict[tuple[int, ...], int] = {}
        same = [numbers.setdefault(tuple(row), len(numbers)) for row in rows]
        starts = np.cumsum([0, *(len(row) for row in rows)])
        return cls(
            np.fromiter((piece for row in rows for piece in row), dtype=np.int64),
            starts,
            np.array(same, dtype=np.int64),
        )

    def batch(self, chosen: Ints, dropout: float, random: np.random.Generator) -> tuple[Ints, Ints]:
        """The pieces of some texts, some left out, one text after the other; where each begins."""
        lengths = self.starts[chosen + 1] - self.starts[chosen]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1]) + np.repeat(self.starts[chosen] - (ends - lengths), lengths)
        kept = random.random(len(places)) >= dropout
        text = np.repeat(np.arange(len(chosen)), lengths)
        counts = np.bincount(text[kept], minlength=len(chosen))
        return self.pieces[places[kept]], np.cumsum(counts) - counts


@dataclass(frozen=True)
class Material:
    """A kind of pairs, cut into pieces."""

    left: Ragged
    right: Ragged
    share: float
    run: int

    def order(self, random: np.random.Generator) -> Ints:
        """The pairs of an epoch in random order, runs of neighbours kept together."""
        count = len(self.left.starts) - 1
        runs = np.arange(0, count, self.run)
        whole, part = divmod(self.share, 1.0)
        drawn = [random.permutation(runs) for _ in range(int(whole))]
        drawn.append(random.permutation(runs)[: round(len(runs) * part)])
        order = (np.concatenate(drawn)[:, None] + np.arange(self.run)[None, :]).ravel()
        return order[order < count]


def cut(kinds: Sequence[Kind], tokenizer: Tokenizer) -> list[Material]:
    """All kinds of pairs, cut into pieces."""
    return [
        Material(
            Ragged.of(tokenizer, [left for left, _ in kind.pairs]),
            Ragged.of(tokenizer, [right for _, right in kind.pairs]),
            kind.share,
            kind.run,
        )
        for kind in kinds
    ]


def frequencies(materials: Sequence[Material], pieces: int) -> Floats:
    """Share of each piece among all, each language with the same weight."""
    shares = []
    for side in ("left", "right"):
        counts = np.zeros(pieces)
        for material in materials:
            counts += material.share * np.bincount(getattr(material, side).pieces, minlength=pieces)
        shares.append(counts / counts.sum())
    most: Floats = np.maximum(*shares).astype(np.float32)
    return most


def learn(
    materials: Sequence[Material],
    pieces: int,
    course: Course,
    each: Callable[[int, float, Floats], None] | None = None,
) -> Floats:
    """Vectors of all pieces, shape (pieces, dimension), frequent pieces made shorter in the end.

    Args:
        materials: pairs to learn from.
        pieces: size of the vocabulary; piece 0 stands for the unknown and stays zero.
        course: how to learn.
        each: called after every epoch with its number, mean loss, and the vectors so far.
    """
    import torch

    torch.manual_seed(course.seed)
    torch.use_deterministic_algorithms(mode=True)
    random = np.random.default_rng(course.seed)
    frequency = frequencies(materials, pieces)
    start = _start(frequency, course, random)
    vectors = torch.nn.Parameter(torch.from_numpy(start))
    optimizer = torch.optim.Adam([vectors], lr=course.rate, betas=(0.9, 0.99), fused=True)
    steps = sum(1 for _ in _batches(materials, course, np.random.default_rng(0))) * course.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.05 * steps), 1.02 * (1 - step / steps))
    )
    for epoch in range(course.epochs):
        losses = []
        for material, chosen in _batches(materials, course, random):
            loss = _loss(vectors, material, chosen, course, random)
            optimizer.zero_grad()
            loss.backward()
            vectors.grad[0] = 0.0  # type: ignore[index]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        if each is not None:
            each(epoch + 1, float(np.mean(losses)), vectors.detach().numpy())
    return vectors.detach().numpy() * _weights(frequency, course.weigh)


def _start(frequency: Floats, course: Course, random: np.random.Generator) -> Floats:
    """Random directions, frequent pieces short."""
    directions = random.standard_normal((len(frequency), course.dimension), dtype=np.float32)
    start: Floats = directions * _weights(frequency, course.smooth)
    start[0] = 0.0
    return start


def _weights(frequency: Floats, smooth: float) -> Floats:
    """A weight for each piece, shape (pieces, 1): near one, less for frequent ones."""
    weights: Floats = (smooth / (smooth + frequency)).astype(np.float32)[:, None]
    return weights


def _batches(
    materials: Sequence[Material], course: Course, random: np.random.Generator
) -> Iterator[tuple[Material, Ints]]:
    """The batches of an epoch, kinds mixed, each within one kind."""
    batches: list[tuple[int, Ints]] = []
    for number, material in enumerate(materials):
        order = material.order(random)
        count = max(1, round(len(order) / course.batch))
        batches.extend((number, part) for part in np.array_split(order, count))
    for at in random.permutation(len(batches)):
        number, part = batches[at]
        yield materials[number], part


def _loss(
    vectors: Any, material: Material, chosen: Ints, course: Course, random: np.random.Generator
) -> Any:
    """Mean cross-entropy of finding the partner, in both directions."""
    import torch
    from torch.nn import functional

    sides = []
    for texts in (material.left, material.right):
        pieces, starts = texts.batch(chosen, course.dropout, random)
        bags = functional.embedding_bag(
            torch.from_numpy(pieces), vectors, torch.from_numpy(starts), mode="mean"
        )
        sides.append(functional.normalize(bags, eps=1e-6))
    cosines = sides[0] @ sides[1].T / course.temperature
    alike = _alike(material.left.same[chosen]) | _alike(material.right.same[chosen])
    cosines = cosines.masked_fill(torch.from_numpy(alike), -1e4)
    partner = torch.arange(len(chosen))
    return (
        functional.cross_entropy(cosines, partner) + functional.cross_entropy(cosines.T, partner)
    ) / 2


def _alike(same: Ints) -> npt.NDArray[np.bool_]:
    """Which two different places of a batch hold the same text, and so are no negatives."""
    alike: npt.NDArray[np.bool_] = same[:, None] == same[None, :]
    np.fill_diagonal(alike, val=False)
    return alike
