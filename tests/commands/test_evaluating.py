from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from commandfakes import Run, assert_one_line

if TYPE_CHECKING:
    from pathlib import Path


def test_eval(run: Run, here: Path) -> None:
    """All measures, and a row for each question."""
    line = {
        "id": "1", "language": "pl", "question": "Kto koordynuje klaster Lubelska Medycyna?",
        "answerable": True,
        "gold": [{"document": "protokół_2019.txt", "contains": "koordynuje miasto Lublin"}],
    }  # fmt: skip
    (here / "q.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    found = run("eval", "q.jsonl", "--json").json
    assert list(found) == [
        "questions", "answerable", "unanswerable", "document_at_1", "quote_at_1", "quote_at_3",
        "answered_rate", "abstention", "latency_ms", "rows",
    ]  # fmt: skip
    assert list(found["abstention"]) == ["precision", "recall", "f1", "auroc"]
    assert list(found["latency_ms"]) == ["p50", "p95"]
    assert (found["questions"], found["quote_at_1"], len(found["rows"])) == (1, 1.0, 1)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "The question set q.jsonl cannot be read (No such file or directory)."),
        ("{\n", "Line 1 of q.jsonl is not a question"),
        ("\n\n", "The question sets hold no question."),
    ],
)
def test_bad_question_sets(content: str | None, line: str, run: Run, here: Path) -> None:
    """Told before anything is asked."""
    if content is not None:
        (here / "q.jsonl").write_text(content)
    assert_one_line(run("eval", "q.jsonl", "--json"), 1, line)
