"""How many quotes stand in the files they are from, as the tests' own checker finds them.

    python eval/benchmarks/verbatim.py DOCUMENTS QUESTIONS [DOCUMENTS QUESTIONS ...]

One JSON object for each folder of documents and its questions, a line each: the answers and
quotes looked at (nearest passages and further places of a quote included), how many are verbatim,
in how many of these the lines were checked in the file, too, how many are of scans, which only
the index can tell, and the failures. Exit code 1 if there is any. The folders are indexed in
scratch.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.contract import answer_json
from assistant.evaluation import read_questions
from assistant.settings import Settings

TESTS = Path(__file__).resolve().parents[2] / "tests"


def counted(documents: Path, questions: Path) -> dict[str, Any]:
    """The tally over all questions of a set."""
    from rereading import source
    from verbatim import Tally

    tally = Tally()
    with tempfile.TemporaryDirectory() as index:
        assistant = Assistant.open(Settings(corpus=documents, index=Path(index)))
        for question in read_questions([questions]):
            answer = answer_json(assistant.ask(question.question))
            tally.add(answer, documents, lambda *place: assistant.show(*place, context=0).text)
    source.cache_clear()
    return asdict(tally)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("pairs", type=Path, nargs="+", metavar="DOCUMENTS QUESTIONS")
    pairs = parser.parse_args().pairs
    if len(pairs) % 2:
        parser.error("each folder of documents needs its questions")
    sys.path[0] = str(TESTS)  # in the place of this folder, whose file has the checker's name
    failed = False
    for documents, questions in zip(pairs[::2], pairs[1::2], strict=True):
        row = counted(documents, questions)
        failed = failed or bool(row["failures"])
        print(json.dumps({"documents": str(documents), **row}, ensure_ascii=False), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
