"""Learn how the channels of retrieval are weighed against each other.

    python -m training.fusion PAGES --also DOCUMENTS QUESTIONS

Learns from the question sets in `training/civic`, from words looked for in scanned pages
(``PAGES``, JSON lines with pages as read and as corrected), and from the development half of any
set named with ``--also``; writes ``fusion.json`` into the language pack, with the figures on what
was learned from and on the other halves. Nothing here is learned from `eval/`.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.evaluation import is_development
from assistant.fusion import CHANNELS, FUSION
from training.fitting import minimised
from training.packing import write_learned
from training.questions import QuestionSet, civic, named, options, scans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from assistant.fusion import Weights
    from assistant.wording import Language

    Values = npt.NDArray[np.float64]

LANGUAGES: tuple[Language, ...] = ("pl", "en")

EVEN: Weights = {language: dict.fromkeys(CHANNELS, 1 / len(CHANNELS)) for language in LANGUAGES}
"""What passages are proposed by before anything is learned."""

_PASSAGES = 60  # that are ranked for a question
_SCALE = 10.0  # channels give 0 to 1; the softmax is over ten times their weighted sum
_RIDGE = 0.003
_LARGEST = 100  # questions that a set counts for at most


@dataclass(frozen=True)
class Ranked:
    """The passages found for a question: what each channel gives, and which are right.

    Attributes:
        channels: shape (passages, channels), in the order of `CHANNELS`.
        right: shape (passages,): whether the passage is of a gold document.
    """

    channels: Values
    right: npt.NDArray[np.bool_]

    def first_is_right(self, weights: Values) -> bool:
        """Whether the passage that ranks first by ``weights`` is right."""
        return bool(len(self.right) and self.right[np.argmax(self.channels @ weights)])


@dataclass(frozen=True)
class Group:
    """The questions of a set in one language and half."""

    name: str
    language: str
    learned: bool
    ranked: tuple[Ranked, ...]


def groups(sets: Sequence[QuestionSet], halved: bool) -> list[Group]:
    """Every set's answerable questions by language, and by half where ``halved``."""
    found = []
    for each in sets:
        for language in LANGUAGES:
            for half in (True, False):
                ranked = tuple(
                    _ranked(each, question.question, {gold.document for gold in question.gold})
                    for question in each.questions
                    if question.answerable
                    and question.language == language
                    and (is_development(question.id) if halved else True) is half
                )
                if ranked:
                    found.append(Group(each.name, language, half, ranked))
    return found


def _ranked(asked: QuestionSet, question: str, gold: set[str]) -> Ranked:
    query = asked.retriever.query(question)
    hits = [found.hit for found in asked.retriever.search(query, _PASSAGES)]
    channels = [[hit.channels.get(name, 0.0) for name in CHANNELS] for hit in hits]
    return Ranked(
        np.array(channels).reshape(-1, len(CHANNELS)),
        np.array([not gold.isdisjoint(hit.document.paths) for hit in hits], dtype=bool),
    )


def fitted(learned: Sequence[Group]) -> Values:
    """Weights, none negative, summing to 1, that give the right passages the most (listwise).

    Each group weighs as much as its questions are, up to `_LARGEST`.
    """
    import torch

    rows = [
        (torch.tensor(each.channels * _SCALE), torch.tensor(each.right), importance)
        for group in learned
        for importance in [min(len(group.ranked), _LARGEST) / len(group.ranked)]
        for each in group.ranked
        if each.right.any()
    ]
    total = sum(importance for _, _, importance in rows)
    free = torch.zeros(len(CHANNELS), dtype=torch.float64, requires_grad=True)

    def loss() -> torch.Tensor:
        weights = torch.nn.functional.softplus(free)
        missed = torch.tensor(0.0, dtype=torch.float64)
        for channels, right, importance in rows:
            chances = torch.log_softmax(channels @ weights, dim=0)
            missed = missed - importance * torch.logsumexp(chances[right], dim=0)
        return missed / total + _RIDGE * (weights**2).sum()

    weights = np.log1p(np.exp(minimised(loss, free)))
    shares: Values = weights / weights.sum()
    return shares


def figures(every: Sequence[Group], weights: Values) -> dict[str, float]:
    """Share of questions with a right document first, by set and half."""
    return {
        f"{group.name}, {'development' if group.learned else 'held out'}": round(
            sum(each.first_is_right(weights) for each in group.ranked) / len(group.ranked), 3
        )
        for group in every
    }


def learn(every: Sequence[Group]) -> dict[str, Any]:
    """The content of ``fusion.json``."""
    weights: dict[str, Mapping[str, float]] = {}
    seen: dict[str, Mapping[str, float]] = {}
    for language in LANGUAGES:
        own = [group for group in every if group.language == language]
        found = fitted([group for group in own if group.learned]).round(3)
        weights[language] = dict(zip(CHANNELS, map(float, found), strict=True))
        seen[language] = figures(own, found)
    return {"weights": weights, "document_at_1": seen}


def main() -> None:
    """Learn, and put the result into the pack."""
    parser = options(__doc__)
    parser.add_argument("pages", type=Path, help="scanned pages as read and as corrected")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        whole = [*civic(scratch, EVEN), scans(arguments.pages, scratch, EVEN)]
        every = groups(whole, halved=False)
        every += groups(named(arguments.also, scratch, EVEN), halved=True)
        found = learn(every)
    write_learned(arguments.out, FUSION, found)


if __name__ == "__main__":
    main()
