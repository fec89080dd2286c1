"""Learn to choose the sentence that answers, and how sure to be of it.

    python -m training.answers --also DOCUMENTS QUESTIONS

Learns from the question sets in `training/civic` and from any named with ``--also`` (of which only
the development half is used, split by the SHA-256 of the id), and writes ``answers.json`` into the
language pack. Nothing here is learned from `eval/`.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.answers import PASSAGES_READ
from assistant.assistant import build_index
from assistant.choosing import ANSWERS
from assistant.evaluation import holds_answer, is_development, is_right, read_questions
from assistant.evidence import FEATURES, gather
from assistant.meanings import word_meanings
from assistant.pack import PACK
from assistant.quoting import Scored, excerpts, quotes
from assistant.retrieval import Retriever
from assistant.settings import Settings
from assistant.static_encoder import StaticEncoder
from assistant.store import Store
from training.packing import write_manifest

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from assistant.evaluation import Question
    from assistant.evidence import Evidence
    from assistant.records import Quote
    from assistant.retrieval import Query

    Weights = npt.NDArray[np.float64]

CIVIC = Path(__file__).parent / "civic"
RIGHT_REFUSED = 0.05
"""Share of the rightly answered questions that may be refused; it sets the threshold."""

_FOREIGN = 120  # questions of a set on other subjects that are asked of a set's documents
_FOREIGN_WEIGHT = 0.3  # of such a question, where one of the set's own weighs 1
_OF_QUESTION = ("shortness", "english")
_RIDGE_CHOICE, _RIDGE_SURETY = 0.01, 0.003


@dataclass(frozen=True)
class Read:
    """A question with every sentence that was read for it.

    ``right`` tells which sentences hold an answer; none does where the question is not answerable.
    """

    question: Question
    query: Query
    evidence: list[Evidence]
    right: list[bool]

    @property
    def features(self) -> Weights:
        """Shape (sentences, features)."""
        return np.array([found.features for found in self.evidence]).reshape(-1, len(FEATURES))

    def best(self, choice: Weights) -> tuple[Scored, Quote] | None:
        """The sentence chosen by some weights, and the quote that comes of it."""
        scored = [
            Scored(found, float(value), 0.0)
            for found, value in zip(self.evidence, self.features @ choice, strict=True)
        ]
        scored.sort(key=lambda each: -each.score)
        found = next(excerpts(scored), None)
        made = quotes(self.query, [found], 1) if found else ()
        return (found.scored, made[0]) if found and made else None


class QuestionSet:
    """Documents, indexed in a scratch folder, with their questions."""

    def __init__(self, documents: Path, questions: Sequence[Question], scratch: Path) -> None:
        settings = Settings(corpus=documents, index=scratch)
        encoder = StaticEncoder()
        build_index(settings, encoder=encoder)
        self.questions = list(questions)
        self._retriever = Retriever(Store.open(scratch).snapshot(), encoder)

    def read(self, question: Question) -> Read:
        """Everything that is read to answer a question."""
        query = self._retriever.query(question.question)
        candidates = self._retriever.search(query, PASSAGES_READ)
        evidence = gather(query, candidates, word_meanings())
        right = [holds_answer(found.text, found.stored.paths, question.gold) for found in evidence]
        return Read(question, query, evidence, right)


def learn_choice(read: Sequence[Read]) -> Weights:
    """Weights that give the right sentences the most of a softmax over all (listwise)."""
    import torch

    usable = [each for each in read if any(each.right)]
    every = np.concatenate([each.features for each in usable])
    spread = every.std(axis=0) + 1e-3
    varies = np.array([name not in _OF_QUESTION for name in FEATURES])
    rows = [torch.tensor(each.features / spread * varies) for each in usable]
    right = [torch.tensor(each.right) for each in usable]
    weights = torch.zeros(len(FEATURES), dtype=torch.float64, requires_grad=True)

    def loss() -> torch.Tensor:
        total = torch.tensor(0.0, dtype=torch.float64)
        for features, holds in zip(rows, right, strict=True):
            chances = torch.log_softmax(features @ weights, dim=0)
            total = total - torch.logsumexp(chances[holds], dim=0)
        return total / len(rows) + _RIDGE_CHOICE * (weights**2).sum()

    # What is the same for every sentence of a question takes no part in choosing.
    return np.where(varies, _minimised(loss, weights) / spread, 0.0)


def learn_surety(
    features: Weights, right: Sequence[bool], importance: Sequence[float]
) -> tuple[Weights, float]:
    """Weights and bias of the log odds that a quote answers (logistic regression)."""
    import torch

    spread = features.std(axis=0) + 1e-3
    rows = torch.tensor(np.hstack([features / spread, np.ones((len(features), 1))]))
    answers = torch.tensor(np.array(right, dtype=float))
    counted = torch.tensor(np.array(importance) / np.mean(importance))
    weights = torch.zeros(rows.shape[1], dtype=torch.float64, requires_grad=True)

    def loss() -> torch.Tensor:
        missed = torch.nn.functional.binary_cross_entropy_with_logits(
            rows @ weights, answers, weight=counted
        )
        return missed + _RIDGE_SURETY * (weights[:-1] ** 2).sum()

    found = _minimised(loss, weights)
    return found[:-1] / spread, float(found[-1])


def _minimised(loss: Any, weights: Any) -> Weights:
    import torch

    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        value: torch.Tensor = loss()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(closure)
    result: Weights = weights.detach().numpy()
    return result


def learn(worlds: Sequence[Sequence[QuestionSet]]) -> dict[str, Any]:
    """The content of ``answers.json``.

    ``worlds`` are groups of question sets; a question of one group is off topic in the others.
    """
    own = [each.read(question) for world in worlds for each in world for question in each.questions]
    foreign = [
        each.read(replace(question, answerable=False, gold=()))
        for world in worlds
        for each in world
        for question in _of_others(worlds, world)
    ]
    choice = learn_choice(own)
    asked = [(read, best) for read in (*own, *foreign) if (best := read.best(choice))]
    features = np.array([scored.evidence.features for _, (scored, _) in asked])
    right = [is_right(quote, read.question.gold) for read, (_, quote) in asked]
    strange = {id(read) for read in foreign}
    off_topic = np.array([id(read) in strange for read, _ in asked])
    importance = np.where(off_topic, _FOREIGN_WEIGHT, 1.0)
    surety, bias = learn_surety(features, right, importance.tolist())
    chances = 1 / (1 + np.exp(-(features @ surety) - bias))
    return {
        "choice": _named(choice),
        "surety": _named(surety),
        "bias": round(bias, 4),
        "enough": round(float(np.quantile(chances[np.array(right)], RIGHT_REFUSED)), 4),
    }


def _of_others(
    worlds: Sequence[Sequence[QuestionSet]], own: Sequence[QuestionSet]
) -> list[Question]:
    """Some questions of each set of the other groups, always the same."""
    return [
        question
        for world in worlds
        if world is not own
        for other in world
        for question in random.Random(0).sample(
            other.questions, min(_FOREIGN, len(other.questions))
        )
    ]


def _named(weights: Weights) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(FEATURES, weights, strict=True)}


def main() -> None:
    """Learn, and put the result into the pack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--also", nargs=2, type=Path, action="append", default=[], help="documents and questions"
    )
    parser.add_argument("--out", type=Path, default=PACK, help="folder of the pack")
    arguments = parser.parse_args()
    named = [
        (folder / "documents", folder / "questions.jsonl") for folder in sorted(CIVIC.iterdir())
    ]
    with tempfile.TemporaryDirectory() as scratch:
        civic = [
            QuestionSet(documents, read_questions([questions]), Path(scratch) / f"civic{number}")
            for number, (documents, questions) in enumerate(named)
        ]
        also = [
            QuestionSet(
                documents,
                [each for each in read_questions([questions]) if is_development(each.id)],
                Path(scratch) / f"also{number}",
            )
            for number, (documents, questions) in enumerate(arguments.also)
        ]
        found = learn([civic, also])
    text = json.dumps(found, indent=1) + "\n"
    (arguments.out / ANSWERS).write_text(text, encoding="utf-8")
    write_manifest(arguments.out)
    print(text)


if __name__ == "__main__":
    main()
