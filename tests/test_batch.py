from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.batch import run_batch


def rows(path: Path) -> list[dict[str, Any]]:
    return list(run_batch(path, lambda question: {"question": question}, lambda _: "en"))


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("[" * 100_000, None),
        ('{"id": 1, "question": ' + "[" * 100_000, None),
        ('{"id": 1, "question": null}', 1),
        ('{"id": 1, "question": ["kto?"]}', 1),
        ('{"id": 1, "question": 5}', 1),
        ('{"id": NaN, "question": "kto?"}', None),
        ('{"id": -Infinity, "question": "kto?"}', None),
        ('{"id": 1e999, "question": "kto?"}', None),
    ],
)
def test_a_bad_line_gives_its_error_in_place(line: str, identity: object, tmp_path: Path) -> None:
    """Whatever is wrong with it; the lines around it are answered."""
    path = tmp_path / "b.jsonl"
    good = '{"id": 0.5, "question": "kto?"}'
    path.write_text(f"{good}\n{line}\n{good}\n")
    answered = {"id": 0.5, "question": "kto?"}
    assert rows(path) == [
        answered,
        {"id": identity, "error": "Line 2 is not a JSON object with a question."},
        answered,
    ]


LINES = '\ufeff{"id": 1, "question": "a\u2028b"}\r\n{"id": 2, "query": "c\x85d"}'.encode()


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    """A byte order mark and the line ends of Windows are no part of the values."""
    (tmp_path / "b.jsonl").write_bytes(LINES)
    assert rows(tmp_path / "b.jsonl") == [
        {"id": 1, "question": "a\u2028b"},
        {"id": 2, "question": "c\x85d"},
    ]


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the encoding of the terminal."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES), "latin-1"))
    assert [row["question"] for row in rows(Path("-"))] == ["a\u2028b", "c\x85d"]


def test_what_an_answer_raises_is_no_bad_line(tmp_path: Path) -> None:
    """A fault of the program is not told as a fault of the question."""

    def broken(question: str) -> dict[str, Any]:
        raise KeyError(question)

    (tmp_path / "b.jsonl").write_text(json.dumps({"id": 1, "question": "kto?"}))
    with pytest.raises(KeyError):
        list(run_batch(tmp_path / "b.jsonl", broken, lambda _: "en"))
