"""How many questions on other subjects are refused over each folder of documents; one JSON object.

    python eval/benchmarks/off_topic.py QUESTIONS DOCUMENTS...

None of the questions can be answered from the documents. For each folder: the share refused, of
all questions and of each language, and what was answered, with the first quote's beginning and
score, the surest first. The folders are indexed in scratch.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.assistant import Assistant
from assistant.evaluation import read_questions
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation import Question
    from assistant.records import Answer

_SHOWN = 100  # characters of a quote


def asked(folder: Path, questions: Sequence[Question]) -> list[tuple[Question, Answer]]:
    """Every question with what was answered over ``folder``."""
    with tempfile.TemporaryDirectory() as index:
        assistant = Assistant.open(Settings(corpus=folder, index=Path(index)))
        return [(one, assistant.ask(one.question)) for one in questions]


def report(answers: Sequence[tuple[Question, Answer]]) -> dict[str, Any]:
    """The shares refused, and what was answered."""
    refused = {"all": [answer.status == "not_found" for _, answer in answers]}
    for question, answer in answers:
        refused.setdefault(question.language, []).append(answer.status == "not_found")
    wrong = [
        {
            "question": question.question,
            "quote": " ".join(answer.quotes[0].text.split())[:_SHOWN],
            "score": answer.quotes[0].score,
        }
        for question, answer in answers
        if answer.status == "answered"
    ]
    return {
        "questions": len(answers),
        "refused": {name: round(sum(flags) / len(flags), 4) for name, flags in refused.items()},
        "answered": sorted(wrong, key=lambda row: -row["score"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("questions", type=Path)
    parser.add_argument("documents", type=Path, nargs="+")
    arguments = parser.parse_args()
    questions = [one for one in read_questions([arguments.questions]) if not one.answerable]
    if not questions:
        parser.error(f"{arguments.questions} holds no unanswerable question")
    reports = {str(folder): report(asked(folder, questions)) for folder in arguments.documents}
    print(json.dumps(reports, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
