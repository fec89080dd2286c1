"""What a worker process does first: take its pipes, listen, and keep to its limits."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from typing import IO, TYPE_CHECKING

from assistant.documents.protocol import Message, read_message

if TYPE_CHECKING:
    from assistant.documents.content import Limits

    Inbox = queue.SimpleQueue[Message]

_VIRTUAL_SLACK = 1024
"""Megabytes of address space beyond the memory limit: libraries reserve more than they use."""


def connected(limits: Limits) -> tuple[Inbox, IO[bytes]]:
    """Where requests come in, and the stream for replies; to be called once, at the start.

    The process ends when the program that started it goes away, whatever it is doing.
    """
    requests, replies = _take_over_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _limit_memory(limits)
    inbox: Inbox = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()
    return inbox, replies


def _take_over_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for messages and leave nothing for libraries to print into."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, replies


def _listen(requests: IO[bytes], inbox: Inbox) -> None:
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
