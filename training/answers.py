"""Learn to choose the sentence that answers, and how sure to be of it.

    python -m training.answers --also DOCUMENTS QUESTIONS

Learns from the question sets in `training/civic`, from questions that nothing answers in
`training/off-topic.jsonl`, and from any sets named with ``--also`` (of which only the development
half is used, split by the SHA-256 of the id), and writes ``answers.json`` into the language pack.
Nothing here is learned from `eval/`.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.answers import PASSAGES_READ
from assistant.certainty import QUOTE_FEATURES, Judge
from assistant.choosing import ANSWERS
from assistant.evaluation import holds_answer, is_right, read_questions
from assistant.evidence import FEATURES, gather
from assistant.meanings import word_meanings
from assistant.quoting import Scored, excerpts, quotes
from assistant.static_encoder import bundled
from training.fitting import minimised
from training.packing import write_learned
from training.questions import QuestionSet, civic, development, named, options

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from assistant.evaluation import Question
    from assistant.evidence import Evidence
    from assistant.records import Quote
    from assistant.retrieval import Query

    Weights = npt.NDArray[np.float64]

OFF_TOPIC = Path(__file__).parent / "off-topic.jsonl"
"""Questions that no document of an office answers, from cooking to astronomy."""

RIGHT_REFUSED = 0.05
"""Share of the rightly answered questions that may be refused; it sets the threshold."""

_FOREIGN = 60  # questions of a set on other subjects that are asked of a set's documents
_FOREIGN_WEIGHT = 2.0  # of such a question, where one of the set's own weighs 1
_FOREIGN_SHARE = 0.3  # what one weighs when the odds are brought to what they mean
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

    def best(self, choice: Weights) -> Best | None:
        """The quote around the sentence chosen by some weights, with its features."""
        scored = [
            Scored(found, float(value))
            for found, value in zip(self.evidence, self.features @ choice, strict=True)
        ]
        scored.sort(key=lambda each: -each.score)
        found = next(excerpts(scored), None)
        made = quotes(self.query, [found], 1) if found else ()
        if not found or not made:
            return None
        return Best(Judge(self.query, scored, bundled()).features([found])[0], made[0])


@dataclass(frozen=True)
class Best:
    """A quote, and what speaks for its answering: shape (features,), those of the surety."""

    features: Weights
    quote: Quote


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
    return np.where(varies, minimised(loss, weights) / spread, 0.0)


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

    found = minimised(loss, weights)
    return found[:-1] / spread, float(found[-1])


def read(asked: QuestionSet, question: Question) -> Read:
    """Everything that is read to answer a question."""
    query = asked.retriever.query(question.question)
    candidates = asked.retriever.search(query, PASSAGES_READ)
    evidence = gather(query, candidates, word_meanings())
    right = [holds_answer(found.text, found.stored.paths, question.gold) for found in evidence]
    return Read(question, query, evidence, right)


def learn(worlds: Sequence[Sequence[QuestionSet]]) -> dict[str, Any]:
    """The content of ``answers.json``.

    ``worlds`` are groups of question sets; a question of one group is off topic in the others, and
    so are those of `OFF_TOPIC` in all.
    """
    strangers = read_questions([OFF_TOPIC])
    own = [
        read(each, question) for world in worlds for each in world for question in each.questions
    ]
    foreign = [
        read(each, replace(question, answerable=False, gold=()))
        for world in worlds
        for each in world
        for question in (*_of_others(worlds, world), *strangers)
    ]
    choice = learn_choice(own)
    asked = [(each, best) for each in (*own, *foreign) if (best := each.best(choice))]
    features = np.array([best.features for _, best in asked])
    right = [is_right(best.quote, each.question.gold) for each, best in asked]
    strange = {id(each) for each in foreign}
    off_topic = np.array([id(each) in strange for each, _ in asked])
    weighed = np.where(off_topic, _FOREIGN_WEIGHT, 1.0)
    surety, bias = learn_surety(features, right, weighed.tolist())
    # Weighed so, they tell quotes apart; what their odds mean is learned from fewer strangers.
    odds = (features @ surety + bias)[:, np.newaxis]
    stretched, shift = learn_surety(odds, right, np.where(off_topic, _FOREIGN_SHARE, 1.0).tolist())
    surety, bias = surety * stretched[0], bias * stretched[0] + shift
    chances = 1 / (1 + np.exp(-(features @ surety) - bias))
    return {
        "choice": _named(choice, [*FEATURES]),
        "surety": _named(surety, [*FEATURES, *QUOTE_FEATURES]),
        "bias": round(float(bias), 4),
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


def _named(weights: Weights, names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}


def main() -> None:
    """Learn, and put the result into the pack."""
    parser = options(__doc__)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        also = named(arguments.also, scratch)
        for each in also:
            each.questions = development(each.questions)
        found = learn([civic(scratch), also])
    write_learned(arguments.out, ANSWERS, found)


if __name__ == "__main__":
    main()
