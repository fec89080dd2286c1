"""What each channel of retrieval is worth: each alone, all but one, all; one JSON object.

    python eval/benchmarks/ablation.py DOCUMENTS QUESTIONS [--half development|held-out]

For each language: the share of answerable questions with a right document first, and among the
first ten. The halves are told by the SHA-256 of the question's id (first digit 0-7: development).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answers import score
from assistant.assistant import CANDIDATES, build_index
from assistant.evaluation import is_development, read_questions
from assistant.fusion import CHANNELS, weights
from assistant.meanings import word_meanings
from assistant.reranking import SENTENCE, reranked
from assistant.retrieval import Retriever
from assistant.settings import Settings
from assistant.static_encoder import StaticEncoder
from assistant.store import Store
from assistant.text.questions import is_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation import Question
    from assistant.fusion import Weights
    from assistant.store import Snapshot


@dataclass(frozen=True)
class Variant:
    """How passages are ranked: by which weights, and whether their sentences are read."""

    weights: Weights
    reads: bool


def variants() -> dict[str, Variant]:
    """As it is, all but one channel, and one channel alone; "sentence" is the reading."""

    def kept(*channels: str) -> Weights:
        return {
            language: {name: weight * (name in channels) for name, weight in learned.items()}
            for language, learned in weights().items()
        }

    without = {
        f"without {name}": Variant(kept(*(other for other in CHANNELS if other != name)), True)
        for name in CHANNELS
    }
    alone = {f"{name} alone": Variant(kept(name), False) for name in CHANNELS}
    return {
        "all": Variant(weights(), True),
        f"without {SENTENCE}": Variant(weights(), False),
        **without,
        **alone,
    }


def half_of(question: Question) -> str:
    """Which half a question belongs to."""
    return "development" if is_development(question.id) else "held-out"


def measured(
    snapshot: Snapshot, questions: Sequence[Question], variant: Variant
) -> dict[str, float]:
    """Shares of questions with a right document first, and among ten."""
    retriever = Retriever(snapshot, StaticEncoder(), _proposing(variant.weights))
    first = ten = 0
    for question in questions:
        gold = {one.document for one in question.gold}
        query = retriever.query(question.question)
        found = retriever.search(query, CANDIDATES)
        if variant.reads and is_asked(question.question):
            found = reranked(found, score(query, found, word_meanings()))
        right = [not gold.isdisjoint(each.hit.document.paths) for each in found[:10]]
        first += any(right[:1])
        ten += any(right)
    count = len(questions)
    return {"document_at_1": round(first / count, 3), "recall_at_10": round(ten / count, 3)}


_PROPOSING = ("lemma", "grams", "dense")
_LITTLE = {name: 1e-9 if name in {"lemma", "grams"} else 0.0 for name in CHANNELS}


def _proposing(weights: Weights) -> Weights:
    """The same weights, with something left to propose passages for the reading word by word."""
    return {
        language: {name: max(value, _LITTLE[name]) for name, value in named.items()}
        if not any(named[name] for name in _PROPOSING)
        else named
        for language, named in weights.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--half", choices=["development", "held-out"])
    arguments = parser.parse_args()
    questions = [
        question
        for question in read_questions([arguments.questions])
        if question.answerable and arguments.half in {None, half_of(question)}
    ]
    with tempfile.TemporaryDirectory() as index:
        settings = Settings(corpus=arguments.documents, index=Path(index))
        build_index(settings, encoder=StaticEncoder())
        snapshot = Store.open(Path(index)).snapshot()
        report = {
            language: {
                name: measured(snapshot, asked, variant) for name, variant in variants().items()
            }
            for language in ("pl", "en")
            if (asked := [one for one in questions if one.language == language])
        }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
