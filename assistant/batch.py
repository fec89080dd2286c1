"""Many questions at once: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

from assistant import jsonlines
from assistant.errors import AssistantError, QuestionSetError
from assistant.reasons import reason
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from assistant.wording import Language

    Json = dict[str, Any]

_NO_QUESTION = Wording(
    "Line {number} is not a JSON object with a question.",
    "Wiersz {number} nie jest obiektem JSON z pytaniem.",
)


def run_batch(
    path: Path, answer: Callable[[str], Json], language: Callable[[str | None], Language]
) -> Iterator[Json]:
    """The answer to each line of a file; a bad line gives its error, and the rest goes on.

    Args:
        path: JSON lines ``{"id", "question"}`` (or ``"query"``); ``-`` is standard input.
        answer: what to make of a question.
        language: of the error messages about a question, or about a line without one.

    Raises:
        QuestionSetError: the file cannot be opened.
    """
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _row(line, number, answer, language)


def _row(
    line: str,
    number: int,
    answer: Callable[[str], Json],
    language: Callable[[str | None], Language],
) -> Json:
    row = _object(line)
    identity = row.get("id")
    question = row.get("question", row.get("query"))
    if not isinstance(question, str):
        return {"id": identity, "error": _NO_QUESTION.filled(number=number)(language(None))}
    try:
        return {"id": identity, **answer(question)}
    except AssistantError as error:
        return {"id": identity, "error": error.wording(language(question))}


def _object(line: str) -> Json:
    """The object of a line; an empty one where the line holds none."""
    try:
        row = jsonlines.parse(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _opened(path: Path) -> TextIO:
    if str(path) == "-":
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(
                encoding=jsonlines.ENCODING, errors="replace", newline=jsonlines.LINE_END
            )
        return sys.stdin
    try:
        return jsonlines.open_lines(path, errors="replace")
    except OSError as error:
        raise QuestionSetError(
            Wording(
                "The file {path} cannot be read ({reason}).",
                "Nie można odczytać pliku {path} ({reason}).",
            ).filled(path=path, reason=reason(error))
        ) from error
