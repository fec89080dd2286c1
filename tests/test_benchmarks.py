"""What the benchmarks measure is what the assistant does."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from assistant.assistant import CANDIDATES
from assistant.evaluation import Gold, Question

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parents[1] / "eval" / "benchmarks"


def benchmark(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A program of the folder as a module."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_no_question_that_remains(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is told in a line, and nothing is divided by their number."""
    reliability = benchmark("reliability", monkeypatch)
    monkeypatch.setattr(reliability, "read_questions", lambda paths: [])
    monkeypatch.setattr(reliability, "judged", lambda documents, questions: [])
    monkeypatch.setattr(sys, "argv", ["reliability.py", "documents", "questions.jsonl"])
    with pytest.raises(SystemExit) as ended:
        reliability.main()
    assert ended.value.code == 2
    assert "error: no question remains" in capsys.readouterr().err


def test_reliability_of_a_few_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """In each band the mean score beside the share that answers."""
    reliability = benchmark("reliability", monkeypatch)
    found = [reliability.Judged(0.8, True), reliability.Judged(0.8, False)]
    assert reliability.report(found) == {
        "quotes": 2,
        "bands": [{"from": 0.75, "quotes": 2, "mean_score": 0.8, "share_right": 0.5}],
        "expected_calibration_error": 0.3,
        "brier": 0.34,
    }


def test_channels_are_measured_on_as_many_passages_as_an_answer_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The right one is the eleventh: among twenty, and not among the first ten."""
    ablation = benchmark("ablation", monkeypatch)
    asked: list[int] = []

    class Fake:
        def __init__(self, *parts: object) -> None:
            pass

        def query(self, text: str) -> str:
            return text

        def search(self, query: str, most: int) -> list[Any]:
            asked.append(most)
            paths = [(f"{number}.txt",) for number in range(1, most + 1)]
            return [
                SimpleNamespace(hit=SimpleNamespace(document=SimpleNamespace(paths=path)))
                for path in paths
            ]

    monkeypatch.setattr(ablation, "Retriever", Fake)
    questions = [
        Question("q", "pl", "kto?", True, (Gold(f"{number}.txt"),)) for number in (1, 2, 11)
    ]
    variant = ablation.Variant(ablation.weights(), False)
    assert ablation.measured(None, questions, variant) == {
        "document_at_1": 0.333,
        "recall_at_10": 0.667,
    }
    assert asked == [CANDIDATES] * 3
