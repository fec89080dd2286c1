"""The process that reads files, one after another, at the other end of two pipes.

It is started by `assistant.documents.process` and does nothing but wait for a path, read that
file and answer. It dies when the program that started it goes away, whatever it is doing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant.documents import messages, reading
from assistant.documents.content import Context, Limits
from assistant.documents.pipes import connected
from assistant.documents.protocol import document_to_message, write_message
from assistant.records import Document, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    ReadBytes = Callable[[bytes, str, Context], Document]


def main() -> None:
    """Serve with the readers of `assistant.documents.reading`; limits come as first argument."""
    serve(reading.read_bytes)


def serve(read_bytes: ReadBytes) -> None:
    """Answer requests until the other side closes the pipe.

    Args:
        read_bytes: what turns a file's bytes, their SHA-256 and a context into a document.
    """
    limits = Limits(**json.loads(sys.argv[1]))
    inbox, replies = connected(limits)
    while True:
        request = inbox.get()
        reply = _answer(Path(request["path"]), limits, replies, read_bytes)
        write_message(replies, {"document": document_to_message(reply)})


def _answer(path: Path, limits: Limits, replies: IO[bytes], read_bytes: ReadBytes) -> Document:
    @contextlib.contextmanager
    def ocr_page() -> Iterator[None]:
        write_message(replies, {"ocr": True})
        try:
            yield
        finally:
            write_message(replies, {"ocr": False})

    try:
        data = path.read_bytes()
    except OSError as error:
        return Document("", "unknown", State.DAMAGED, messages.open_error(error))
    sha256 = hashlib.sha256(data).hexdigest()
    # Sent before anything is parsed: should that kill this process, the file is still known.
    write_message(replies, {"sha256": sha256})
    return read_bytes(data, sha256, Context(limits, ocr_page, path.suffix))
