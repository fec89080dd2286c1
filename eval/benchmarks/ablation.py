"""What each channel of retrieval is worth: each alone, all but one, all; one JSON object.

    python eval/benchmarks/ablation.py DOCUMENTS QUESTIONS [--half development|held-out]

For each language: the share of answerable questions with a right document first, and among the
first ten. The halves are told by the SHA-256 of the question's id (first digit 0-7: development).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import build_index
from assistant.evaluation import is_development, read_questions
from assistant.retrieval import WEIGHTS, Retriever
from assistant.settings import Settings
from assistant.static_encoder import StaticEncoder
from assistant.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.evaluation import Question
    from assistant.store import Snapshot
    from assistant.wording import Language

    Weights = Mapping[Language, Mapping[str, float]]

CHANNELS = tuple(WEIGHTS["pl"])


def variants() -> dict[str, Weights]:
    """Weights by name: as they are, one channel alone, all but one."""

    def kept(*channels: str) -> Weights:
        return {
            language: {name: weight * (name in channels) for name, weight in weights.items()}
            for language, weights in WEIGHTS.items()
        }

    alone = {f"{name} alone": kept(name) for name in CHANNELS}
    without = {
        f"without {name}": kept(*(other for other in CHANNELS if other != name))
        for name in CHANNELS
    }
    return {"all": WEIGHTS, **alone, **without}


def half_of(question: Question) -> str:
    """Which half a question belongs to."""
    return "development" if is_development(question.id) else "held-out"


def measured(
    snapshot: Snapshot, questions: Sequence[Question], weights: Weights
) -> dict[str, float]:
    """Shares of questions with a right document first, and among ten."""
    retriever = Retriever(snapshot, StaticEncoder(), _proposing(weights))
    first = ten = 0
    for question in questions:
        gold = {one.document for one in question.gold}
        hits = [found.hit for found in retriever.search(retriever.query(question.question), 10)]
        right = [not gold.isdisjoint(hit.document.paths) for hit in hits]
        first += any(right[:1])
        ten += any(right)
    count = len(questions)
    return {"document_at_1": round(first / count, 3), "recall_at_10": round(ten / count, 3)}


def _proposing(weights: Weights) -> Weights:
    """The same weights, with something left to propose passages for the reading word by word."""
    return {
        language: {**named, "lemma": 1e-9, "grams": 1e-9}
        if not any(value for name, value in named.items() if name != "words")
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
                name: measured(snapshot, asked, weights) for name, weights in variants().items()
            }
            for language in ("pl", "en")
            if (asked := [one for one in questions if one.language == language])
        }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
