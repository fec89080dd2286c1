"""How far a score means what it says: the probability that the quote answers; one JSON object.

    python eval/benchmarks/reliability.py DOCUMENTS QUESTIONS [...] [--half development|held-out]

Asks every question, the unanswerable too, and takes the best quote or, where the assistant
declines, the nearest passage: in each band of scores, how many there are, their mean score, and the
share that answers. ``expected_calibration_error`` is the mean distance of the two, weighed by
numbers; ``brier`` the mean square of a score's distance from 1 (right) or 0 (wrong).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.assistant import Assistant
from assistant.evaluation import is_development, is_right, read_questions
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation import Question

BANDS = (0.0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
"""Where each band of scores begins."""


@dataclass(frozen=True)
class Judged:
    """The score of a quote, and whether it answers."""

    score: float
    right: bool


def judged(documents: Path, questions: Sequence[Question]) -> list[Judged]:
    """The best quote, or the nearest passage, of each question that has any."""
    found = []
    with tempfile.TemporaryDirectory() as index:
        assistant = Assistant.open(Settings(corpus=documents, index=Path(index)))
        for question in questions:
            answer = assistant.ask(question.question)
            best = next(iter(answer.shown), None)
            if best is not None:
                right = question.answerable and is_right(best, question.gold)
                found.append(Judged(best.score, right))
    return found


def table(found: Sequence[Judged]) -> list[dict[str, float]]:
    """A row for each band that holds any."""
    rows = []
    for low, high in zip(BANDS, [*BANDS[1:], 1.01], strict=True):
        inside = [each for each in found if low <= each.score < high]
        if inside:
            rows.append(
                {
                    "from": low,
                    "quotes": len(inside),
                    "mean_score": round(sum(each.score for each in inside) / len(inside), 3),
                    "share_right": round(sum(each.right for each in inside) / len(inside), 3),
                }
            )
    return rows


def report(found: Sequence[Judged]) -> dict[str, Any]:
    """The table of any quotes, at least one, with its two measures."""
    rows = table(found)
    missed = sum(row["quotes"] * abs(row["mean_score"] - row["share_right"]) for row in rows)
    return {
        "quotes": len(found),
        "bands": rows,
        "expected_calibration_error": round(missed / len(found), 3),
        "brier": round(sum((each.score - each.right) ** 2 for each in found) / len(found), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, metavar="DOCUMENTS QUESTIONS")
    parser.add_argument("--half", choices=["development", "held-out"])
    arguments = parser.parse_args()
    if len(arguments.sets) % 2:
        parser.error("name documents and questions in pairs")
    found = []
    for documents, questions in zip(arguments.sets[::2], arguments.sets[1::2], strict=True):
        asked = [
            each
            for each in read_questions([questions])
            if arguments.half in {None, "development" if is_development(each.id) else "held-out"}
        ]
        found += judged(documents, asked)
    if not found:
        parser.error("no question remains that finds any passage: name others, or the other half")
    print(json.dumps(report(found), indent=1))


if __name__ == "__main__":
    main()
