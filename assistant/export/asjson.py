"""Exported answers as JSON, which `assistant verify` reads again.

The objects of quotes have the names that ``assistant ask --json`` gives them, and more.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.citations import copyable
from assistant.contract import quote_json, source_json
from assistant.errors import ExportError
from assistant.reasons import reason
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.export.report import Exported
    from assistant.records import Quote, Source

_FORMAT = "assistant answer"
_SEVERAL = "assistant conversation"  # of which each answer is as one that is exported alone
_VERSION = 1
_MOST_BYTES = 50_000_000
_NO_EXPORT = Wording(
    "{path} is no exported answer: name a file that 'assistant ask --export FILE.json' wrote.",
    "{path} nie jest wyeksportowaną odpowiedzią: podaj plik zapisany przez "
    "'assistant ask --export PLIK.json'.",
)
_TOO_NEW = Wording(
    "{path} was exported by a newer version of the program: update it, then verify.",
    "{path} pochodzi z nowszej wersji programu: zaktualizuj go i sprawdź ponownie.",
)
_UNREADABLE = Wording(
    "{path} cannot be read ({reason}): name a file that exists and that you may read.",
    "Nie można odczytać pliku {path} ({reason}): podaj plik, który istnieje i który wolno czytać.",
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that an exported answer to a ``question`` cites, as its file says.

    ``intact`` tells whether the whole file still says what was written into it.
    """

    question: str
    rank: int
    document: str
    sha256: str
    start: int
    end: int
    text: str
    intact: bool


def written(exports: Sequence[Exported]) -> bytes:
    """One answer, or the several of a conversation, in UTF-8."""
    answers = [_answer(exported) for exported in exports]
    value = answers[0]
    if len(answers) > 1:
        value = _signed({"format": _SEVERAL, "version": _VERSION, "answers": answers})
    # Names of files may hold bytes that are no characters; JSON carries them escaped.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _answer(exported: Exported) -> dict[str, Any]:
    answer = exported.answer
    return _signed(
        {
            "format": _FORMAT,
            "version": _VERSION,
            "program": exported.version,
            "exported": exported.time,
            "generation": exported.generation,
            "question": answer.question,
            "language": answer.language,
            "status": answer.status,
            "quotes": [_quote(quote, exported) for quote in answer.quotes],
            "nearest": [_quote(quote, exported) for quote in answer.nearest]
            if answer.status == "not_found"
            else [],
            "differences": [
                {"ranks": list(found.ranks), "figures": list(found.figures)}
                for found in answer.differences
            ],
            "searched": {
                "documents": answer.searched.documents,
                "unreadable": answer.searched.unreadable,
                "names": list(answer.searched.names),
            },
        }
    )


def _quote(quote: Quote, exported: Exported) -> dict[str, Any]:
    return {
        **quote_json(quote),
        **_proof(quote.source, exported),
        "citation": {
            "pl": copyable(quote.text, quote.source, "pl"),
            "en": copyable(quote.text, quote.source, "en"),
        },
        "confidence": quote.confidence,
        "repaired": quote.repaired,
        "also_in": [
            {**source_json(place), "text": exported.texts[place], **_proof(place, exported)}
            for place in quote.also_in
        ],
    }


def _proof(place: Source, exported: Exported) -> dict[str, Any]:
    return {
        "sha256": exported.checksums[place.document],
        "within": [{"kind": part.kind, "label": part.label} for part in place.within],
    }


def recognised(content: bytes) -> bool:
    """Whether a file is an export of this form that nobody has changed since."""
    value = _parsed(content)
    return value is not None and value.get("digest") == _digest(value)


def read(path: Path) -> tuple[Cited, ...]:
    """Every place that the exported answer in a file cites.

    Raises:
        ExportError: the file cannot be read, or is no exported answer.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ExportError(_UNREADABLE.filled(path=path, reason=reason(error))) from error
    value = _parsed(content)
    if value is None:
        raise ExportError(_NO_EXPORT.filled(path=path))
    if isinstance(value.get("version"), int) and value["version"] > _VERSION:
        raise ExportError(_TOO_NEW.filled(path=path))
    try:
        return tuple(_cited(value))
    except (KeyError, TypeError, ValueError) as error:
        raise ExportError(_NO_EXPORT.filled(path=path)) from error


def _parsed(content: bytes) -> dict[str, Any] | None:
    if len(content) > _MOST_BYTES:
        return None
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    known = isinstance(value, dict) and value.get("format") in {_FORMAT, _SEVERAL}
    return value if known else None


def _signed(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "digest": _digest(value)}


def _digest(value: dict[str, Any]) -> str:
    """The SHA-256 of what an export says, however its JSON is laid out."""
    said = {name: value[name] for name in value if name != "digest"}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _cited(value: dict[str, Any]) -> Iterator[Cited]:
    intact = value.get("digest") == _digest(value)
    answers = [value] if value["format"] == _FORMAT else value["answers"]
    for answer in answers:
        for quote in (*answer["quotes"], *answer["nearest"]):
            for place in (quote, *quote["also_in"]):
                yield _place(answer["question"], quote["rank"], place, intact=intact)


def _place(question: Any, rank: Any, place: dict[str, Any], *, intact: bool) -> Cited:
    words = [question, *(place[name] for name in ("document", "sha256", "text"))]
    numbers = [rank, place["start"], place["end"]]
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise TypeError
    asked, document, sha256, text = words
    number, start, end = numbers
    return Cited(asked, number, document, sha256, start, end, text, intact)
