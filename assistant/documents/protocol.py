"""What goes through the pipes between the program and a reading process.

Messages are JSON objects, each preceded by its length in 8 bytes. JSON and not pickle: a process
that has just parsed a hostile file must not be able to make the program run anything.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import IO, Any

from assistant.records import Document, OcrWord, Page, State
from assistant.wording import Wording

Message = dict[str, Any]

_LENGTH_BYTES = 8
_LONGEST = 1 << 31  # bytes; nothing honest comes near


def write_message(stream: IO[bytes], message: Message) -> None:
    """Write one message and flush it.

    Raises:
        OSError: the other side has gone.
    """
    data = json.dumps(message, separators=(",", ":")).encode("ascii")
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> Message | None:
    """The next message; None when the other side has gone or sends what is no message."""
    try:
        size = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
        if size > _LONGEST:
            return None
        message = json.loads(_exactly(stream, size))
    except (OSError, EOFError, ValueError):
        return None
    return message if isinstance(message, dict) else None


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def document_to_message(document: Document) -> Message:
    """A document as JSON values; the inverse of `document_from_message`."""
    return {
        "sha256": document.sha256,
        "kind": document.kind,
        "state": document.state.value,
        "message": astuple(document.message) if document.message else None,
        "text": document.text,
        "pages": [astuple(page) for page in document.pages],
        "missing": document.missing,
        "title": document.title,
        "date": document.date,
        "words": [astuple(word) for word in document.words],
    }


def document_from_message(message: Message) -> Document:
    """The document that `document_to_message` wrote.

    Raises:
        KeyError, TypeError, ValueError: the message is not one.
    """
    return Document(
        sha256=message["sha256"],
        kind=message["kind"],
        state=State(message["state"]),
        message=Wording(*message["message"]) if message["message"] else None,
        text=message["text"],
        pages=tuple(Page(*page) for page in message["pages"]),
        missing=tuple(message["missing"]),
        title=message["title"],
        date=message["date"],
        words=tuple(OcrWord(*word) for word in message["words"]),
    )
