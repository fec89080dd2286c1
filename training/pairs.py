"""What the embeddings learn from: pairs of texts that mean the same or belong together.

Every kind of pair is one `Kind`; batches are drawn within a kind, so that the other texts of a
batch, its negatives, are of the same nature, and for running text from the same document.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from training.data import dictionary_pairs, read_pairs, sentence_pairs
from training.glosses import Glossary
from training.noise import POLISH_LETTERS, learn_noise, with_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from training.data import Pair
    from training.noise import Noise

Texts = tuple[str, str]
Row = dict[str, Any]

RUNNING = (
    "openstax-economics",
    "openstax-physics",
    "openstax-psychology",
    "ms-d365-operations-ht",
    "opensource-guide",
    "ms-d365-project-operations-ht",
    "gnome-user-docs",
)
"""Sources whose neighbouring lines belong together; passages are made of them."""

_PASSAGE = (3, 7)  # sentences of a passage, at least and at most
_ANSWER = 260  # characters of the sentence that holds the answer, at most
_NOISE_PAGES = 1200  # pages that teach the noise; more change its rates in the third digit


@dataclass(frozen=True)
class Kind:
    """Pairs of one nature.

    Attributes:
        name: what they are.
        pairs: (query or English, passage or Polish).
        share: how often each pair is seen in an epoch, on average.
        run: so many neighbouring pairs stay together in a batch (hard negatives).
        words: whether they are words of a dictionary.
    """

    name: str
    pairs: Sequence[Texts]
    share: float
    run: int = 1
    words: bool = False


def kinds(parallel: Path, polaq: Path | None) -> list[Kind]:
    """All pairs to learn from.

    Args:
        parallel: the folder of the parallel text.
        polaq: questions with their paragraphs (JSON lines), if they are at hand.
    """
    random = Random("pairs")
    pages: list[Row] = [json.loads(line) for line in _lines(parallel / "ocr" / "pages.jsonl")]
    rows: list[Row] = [json.loads(line) for line in _lines(polaq)] if polaq else []
    noise = with_rates(
        learn_noise((page["ocr"], page["clean"]) for page in pages[:_NOISE_PAGES]), POLISH_LETTERS
    )
    sentences = sentence_pairs(parallel)
    civic = [*read_pairs(parallel / "own" / "civic.tsv")]
    questions = [*read_pairs(parallel / "own" / "questions.tsv")]
    glossary = Glossary.of(parallel)
    return [
        Kind("sentences", [(p.english, p.polish) for p in sentences], 1.0, run=8),
        Kind("own prose", [(p.english, p.polish) for p in civic + questions], 8.0, run=4),
        *_dictionaries(parallel),
        *_passages(parallel, random),
        Kind(
            "old pages", list(_left_out([_sentences(page["clean"]) for page in pages], random)), 1.0
        ),
        Kind("damaged", list(_damaged(sentences, pages, noise, random)), 1.0, run=4),
        Kind("damaged words", list(_damaged_words(parallel, noise, random)), 1.0),
        Kind("questions", list(_questions(rows)), 3.0),
        Kind("glossed questions", list(_glossed(_asked(rows), glossary, 0.3, random)), 3.0),
        Kind(
            "glossed text", list(_glossed(_prose(rows, pages, random), glossary, 0.5, random)), 1.0
        ),
    ]


def _dictionaries(parallel: Path) -> Iterator[Kind]:
    """Dictionary pairs; the word net, full of rare senses, less often than the rest."""
    shares = {"plwordnet": 0.35}
    for name, pairs in dictionary_pairs(parallel).items():
        share = 3.0 if name.startswith("lex_") else shares.get(name, 1.0)
        yield Kind(name, [(pair.english, pair.polish) for pair in pairs], share, words=True)


def _passages(parallel: Path, random: Random) -> Iterator[Kind]:
    """Passages of running text with an English or Polish query made of one of their sentences."""
    english: list[Texts] = []
    polish: list[Texts] = []
    for name in RUNNING:
        path = parallel / "train" / f"{name}.tsv"
        pairs = list(read_pairs(path)) if path.is_file() else []
        start = 0
        while start < len(pairs):
            length = random.randint(*_PASSAGE)
            window = pairs[start : start + length]
            start += length * (3 if name.startswith("ms-d365-op") else 1)
            text = " ".join(pair.polish for pair in window)
            english.extend((query_of(pair.english, random), text) for pair in window[:2])
        texts = [[pair.polish for pair in pairs[at : at + 6]] for at in range(0, len(pairs), 12)]
        polish.extend(_left_out(texts, random))
    yield Kind("English query, Polish passage", english, 1.0, run=8)
    yield Kind("Polish query, passage", polish, 1.0, run=8)


def _left_out(passages: Sequence[Sequence[str]], random: Random) -> Iterator[Texts]:
    """A query made of a sentence, and its passage, from which half of the time it is left out.

    The inverse cloze task of Lee, Chang and Toutanova, "Latent Retrieval", 2019.
    """
    for sentences in passages:
        if len(sentences) < 2:
            continue
        chosen = random.randrange(len(sentences))
        kept = [s for at, s in enumerate(sentences) if at != chosen or random.random() < 0.5]
        yield query_of(sentences[chosen], random), " ".join(kept)


def query_of(sentence: str, random: Random) -> str:
    """Some words of a sentence, as a question might use them: a stretch or a selection."""
    words = sentence.split()
    if len(words) <= 5:
        return sentence
    count = random.randint(4, min(len(words), 14))
    if random.random() < 0.5:
        start = random.randrange(len(words) - count + 1)
        return " ".join(words[start : start + count])
    return " ".join(words[at] for at in sorted(random.sample(range(len(words)), count)))


def _damaged(
    sentences: Sequence[Pair], pages: Sequence[Row], noise: Noise, random: Random
) -> Iterator[Texts]:
    """Clean or English sentences with the Polish as an engine would have read it."""
    for at, pair in enumerate(random.sample(sentences, min(len(sentences), 40_000))):
        damaged = noise.damage(pair.polish, random.uniform(0.5, 3.0), random)
        yield (pair.english if at % 2 else pair.polish), damaged
    for page in pages:
        for sentence in _sentences(page["clean"])[1:6]:
            yield sentence, noise.damage(sentence, random.uniform(0.5, 3.0), random)


def _damaged_words(parallel: Path, noise: Noise, random: Random) -> Iterator[Texts]:
    """Polish dictionary words with the same word as an engine would have read it."""
    words = sorted({pair.polish for pairs in dictionary_pairs(parallel).values() for pair in pairs})
    for word in words:
        damaged = noise.damage(word, random.uniform(2.0, 5.0), random)
        if damaged != word:
            yield word, damaged


def _questions(rows: Sequence[Row]) -> Iterator[Texts]:
    """Questions with their paragraph, and with the sentence of it that holds the answer."""
    yield from _asked(rows)
    for row in rows:
        for sentence in _sentences(row["context"]):
            if any(answer in sentence for answer in row["answers"]):
                yield row["question"], sentence[:_ANSWER]
                break


def _asked(rows: Sequence[Row]) -> Iterator[Texts]:
    """Questions with their paragraph under its title."""
    return ((row["question"], _titled(row)) for row in rows)


def _prose(rows: Sequence[Row], pages: Sequence[Row], random: Random) -> Iterator[Texts]:
    """Polish sentences as their own partners, and queries with the paragraph they are from."""
    for row in {row["context"]: row for row in rows}.values():
        for sentence in _sentences(row["context"]):
            yield sentence, sentence
            yield query_of(sentence, random), _titled(row)
    for page in pages:
        yield from ((sentence, sentence) for sentence in _sentences(page["clean"])[:8])


def _glossed(
    pairs: Iterable[Texts], glossary: Glossary, least: float, random: Random
) -> Iterator[Texts]:
    """Pairs with the first text in English, where at least that share of its words is known."""
    for text, partner in pairs:
        glossed, known = glossary.gloss(text, random)
        if known >= least:
            yield glossed, partner


def _titled(row: Row) -> str:
    """A paragraph after the title of its article."""
    title = row["title"].replace("_", " ")
    return f"{title}. {row['context']}"


def _sentences(text: str) -> list[str]:
    """The sentences of clean prose, roughly."""
    return [s for s in re.split(r"(?<=[.!?…])\s+", text) if len(s) > 20]


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file that are not empty."""
    with path.open(encoding="utf-8") as file:
        yield from (line for line in file if line.strip())
