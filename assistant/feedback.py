"""What people say of quotes, kept as a question set that `assistant eval` reads.

ratings = Ratings(settings.kept_dir() / FILE_NAME)
ratings.rate(answer, answer.quotes[0], good=True)

A line holds a question with the quotes that were called right (its gold) and those that were called
wrong. Where all that was said of a question is that quotes are wrong, it counts as one that the
documents do not answer: a wrong quote is worse than none.
"""

from __future__ import annotations

import hashlib
import json
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant import jsonlines
from assistant.store.files import explained, replace_text

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.records import Answer, Quote

FILE_NAME = "feedback.jsonl"
"""The file of ratings, in `Settings.kept_dir`."""

_RIGHT, _WRONG = "gold", "rejected"


class Ratings:
    """The ratings in a file; safe to use from several threads of one process.

    A line that is no rating is kept as it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def rate(self, answer: Answer, quote: Quote, *, good: bool | None) -> None:
        """Note that ``quote`` answers the question (or does not); None takes back what was said.

        Raises:
            StoreError: the file cannot be read or written.
        """
        named = {"document": quote.source.document, "contains": quote.text}
        with self._lock, explained(self._path.parent):
            lines = self._lines()
            number = _id(answer.question)
            row = lines.pop(number, {})
            for kind, chosen in ((_RIGHT, True), (_WRONG, False)):
                others = [place for place in row.get(kind, []) if place != named]
                row[kind] = [*others, named] if good is chosen else others
            if row[_RIGHT] or row[_WRONG]:
                lines[number] = _row(number, answer, row)
            self._write(lines)

    def given(self, answer: Answer) -> tuple[bool | None, ...]:
        """What was said of each quote that ``answer`` shows.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._lock, explained(self._path.parent):
            row = self._lines().get(_id(answer.question), {})
        return tuple(_said(row, quote) for quote in answer.shown)

    def _lines(self) -> dict[str, Any]:
        """Ratings by their id, and lines that are none by themselves, in the order of the file."""
        try:
            with jsonlines.open_lines(self._path, errors="replace") as file:
                lines = file.read().split(jsonlines.LINE_END)
        except FileNotFoundError:
            return {}
        found: dict[str, Any] = {}
        for line in filter(str.strip, lines):
            row = _rating(line)
            found[line if row is None else row["id"]] = line if row is None else row
        return found

    def _write(self, lines: dict[str, Any]) -> None:
        written = (
            line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)
            for line in lines.values()
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(self._path, "".join(f"{line}{jsonlines.LINE_END}" for line in written))


def _rating(line: str) -> dict[str, Any] | None:
    """The rating on a line; None where it is something else."""
    try:
        row = jsonlines.parse(line)
    except ValueError:
        return None
    places = [row.get(kind) for kind in (_RIGHT, _WRONG)] if isinstance(row, dict) else []
    whole = places and all(isinstance(named, list) for named in places)
    return row if whole and isinstance(row.get("id"), str) else None


def _row(number: str, answer: Answer, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": number,
        "language": answer.language,
        "question": answer.question,
        "answerable": bool(row[_RIGHT]),
        _RIGHT: row[_RIGHT],
        _WRONG: row[_WRONG],
    }


def _said(row: dict[str, Any], quote: Quote) -> bool | None:
    named = {"document": quote.source.document, "contains": quote.text}
    if named in row.get(_RIGHT, []):
        return True
    return False if named in row.get(_WRONG, []) else None


def _id(question: str) -> str:
    """The same for the same question, so that a later rating joins the earlier."""
    return f"rated-{hashlib.sha256(question.encode()).hexdigest()[:12]}"
