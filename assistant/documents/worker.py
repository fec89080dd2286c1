"""The process that reads files, one after another, at the other end of two pipes.

It is started by `assistant.documents.process` and does nothing but wait for a path, read that
file and answer. It dies when the program that started it goes away, whatever it is doing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import queue
import signal
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant.documents import messages, reading
from assistant.documents.content import Context, Limits
from assistant.documents.protocol import (
    Message,
    document_to_message,
    read_message,
    write_message,
)
from assistant.records import Document, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    ReadBytes = Callable[[bytes, str, Context], Document]

_VIRTUAL_SLACK = 1024
"""Megabytes of address space beyond the memory limit: libraries reserve more than they use."""


def main() -> None:
    """Serve with the readers of `assistant.documents.reading`; limits come as first argument."""
    serve(reading.read_bytes)


def serve(read_bytes: ReadBytes) -> None:
    """Answer requests until the other side closes the pipe.

    Args:
        read_bytes: what turns a file's bytes, their SHA-256 and a context into a document.
    """
    limits = Limits(**json.loads(sys.argv[1]))
    requests, replies = _take_over_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _limit_memory(limits)
    inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()
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


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for messages and leave nothing for libraries to print into."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, replies


def _listen(requests: IO[bytes], inbox: queue.SimpleQueue[Message]) -> None:
    while (request := read_message(requests)) is not None:
        inbox.put(request)
    # The parent closed the pipe, or is dead. Take tesseract along if this process started one:
    # both are in the process group that was made for this worker.
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _limit_memory(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource

    size = (limits.read_megabytes + _VIRTUAL_SLACK) << 20
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
