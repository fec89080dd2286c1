"""Many questions at once: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, QuestionSetError
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from assistant.wording import Language

    Json = dict[str, Any]


def run_batch(path: Path, answer: Callable[[str], Json], language: Language) -> Iterator[Json]:
    """The answer to each line of a file; a bad line gives its error, and the rest goes on.

    Args:
        path: JSON lines ``{"id", "question"}`` (or ``"query"``); ``-`` is standard input.
        answer: what to make of a question.
        language: of error messages.

    Raises:
        QuestionSetError: the file cannot be opened.
    """
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _row(line, number, answer, language)


def _row(line: str, number: int, answer: Callable[[str], Json], language: Language) -> Json:
    identity: object = None
    try:
        row = json.loads(line)
        identity = row.get("id")
        question = row["question"] if "question" in row else row["query"]
        return {"id": identity, **answer(str(question))}
    except AssistantError as error:
        return {"id": identity, "error": error.wording(language)}
    except (ValueError, KeyError, AttributeError, TypeError):
        problem = Wording(
            "Line {number} is not a JSON object with a question.",
            "Wiersz {number} nie jest obiektem JSON z pytaniem.",
        ).filled(number=number)
        return {"id": identity, "error": problem(language)}


def _opened(path: Path) -> TextIO:
    if str(path) == "-":
        return sys.stdin
    try:
        return path.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise QuestionSetError(
            Wording(
                "The file {path} cannot be read ({reason}).",
                "Nie można odczytać pliku {path} ({reason}).",
            ).filled(path=path, reason=error.strerror)
        ) from error
