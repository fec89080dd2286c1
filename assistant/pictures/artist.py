"""The drawing process seen from the program: started when first needed, replaced when it fails."""

from __future__ import annotations

import weakref
from contextlib import suppress
from threading import Lock, Timer
from typing import TYPE_CHECKING

from assistant.documents.content import Limits
from assistant.documents.process import WorkerProcess

if TYPE_CHECKING:
    from assistant.documents.protocol import Message

_ENTRY = "assistant.pictures.worker:main"
_SECONDS = 10.0  # for one page; the slowest honest one that was seen took half a second
_MOST_FAILURES = 256  # pages remembered that took too long


class Artist:
    """Answers `assistant.pictures.worker` requests in a process of its own, one at a time.

    Safe to use from several threads. The process ends with this object, or with the program.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        """Start nothing yet.

        Args:
            seconds: that a page may take.
        """
        self._seconds = seconds
        self._lock = Lock()
        self._running: list[WorkerProcess] = []  # one or none
        self._failed: dict[tuple[str, int], None] = {}
        weakref.finalize(self, _end, self._running)

    def prepare(self) -> None:
        """Start the process, so that the first page need not wait for it."""
        with self._lock, suppress(OSError):
            self._started()

    def __call__(self, request: Message) -> Message:
        """The answer to a request; an empty message where it took too long or the process died."""
        page = request["sha256"], request["page"]
        with self._lock:
            if page in self._failed:
                return {}
            with suppress(OSError):
                if (answer := self._asked(self._started(), request)) is not None:
                    return answer
            _end(self._running)
            self._failed[page] = None
            if len(self._failed) > _MOST_FAILURES:
                del self._failed[next(iter(self._failed))]
            return {}

    def _started(self) -> WorkerProcess:
        if not self._running:
            self._running.append(WorkerProcess(Limits(), _ENTRY))
        return self._running[0]

    def _asked(self, worker: WorkerProcess, request: Message) -> Message | None:
        clock = Timer(self._seconds, worker.kill)
        clock.daemon = True
        clock.start()
        try:
            worker.send(request)
            return worker.receive()
        finally:
            clock.cancel()


def _end(running: list[WorkerProcess]) -> None:
    while running:
        running.pop().close()
