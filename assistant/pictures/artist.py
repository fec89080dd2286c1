"""The drawing process seen from the program: started when first needed, replaced when it fails."""

from __future__ import annotations

import weakref
from contextlib import suppress
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING

from assistant.documents.content import Limits
from assistant.documents.process import WorkerProcess

if TYPE_CHECKING:
    from assistant.documents.protocol import Message

_ENTRY = "assistant.pictures.worker:main"
_SECONDS = 10.0  # for one page; the slowest honest one that was seen took half a second
_PAUSE = 300.0  # seconds until what failed is tried again: the computer may have been busy
_MOST_FAILURES = 256  # remembered


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
        self._failed: dict[tuple[object, ...], float] = {}  # until when, in seconds of `monotonic`
        weakref.finalize(self, _end, self._running)

    def prepare(self) -> None:
        """Start the process, so that the first page need not wait for it."""
        with self._lock, suppress(OSError):
            self._started()

    def __call__(self, request: Message) -> Message:
        """The answer to a request; an empty message where it took too long or the process died.

        The same is then not asked for again for some minutes. Where no process could be started,
        it is: that is no fault of the page.
        """
        task = _task(request)
        with self._lock:
            if self._failed.get(task, 0.0) > monotonic():
                return {}
            try:
                answer = self._asked(request)
            except (OSError, RuntimeError):  # no process, or no thread, can be started now
                return {}
            if answer is None:
                self._remember(task)
                return {}
            return answer

    def _started(self) -> WorkerProcess:
        if self._running and not self._running[0].alive:
            _end(self._running)  # it ended while it had nothing to do
        if not self._running:
            self._running.append(WorkerProcess(Limits(), _ENTRY))
        return self._running[0]

    def _asked(self, request: Message) -> Message | None:
        """What the process answers; None where it took too long or died, and is no more."""
        worker = self._started()
        clock = _Clock(worker, self._seconds)
        answer = None
        try:
            worker.send(request)
            answer = worker.receive()
        finally:
            if clock.stopped() or answer is None:
                _end(self._running)
        return answer

    def _remember(self, task: tuple[object, ...]) -> None:
        self._failed.pop(task, None)
        self._failed[task] = monotonic() + _PAUSE
        if len(self._failed) > _MOST_FAILURES:
            del self._failed[next(iter(self._failed))]


class _Clock:
    """Ends a process when its time is up, and never once it was stopped."""

    def __init__(self, worker: WorkerProcess, seconds: float) -> None:
        self._worker = worker
        self._lock = Lock()
        self._over = False  # stopped, or expired
        self._expired = False
        self._timer = Timer(seconds, self._expire)
        self._timer.daemon = True
        self._timer.start()

    def stopped(self) -> bool:
        """Stop it; whether it was too late for that, and the process was ended."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            return self._expired

    def _expire(self) -> None:
        with self._lock:
            if not self._over:
                self._over = self._expired = True
                self._worker.kill()


def _task(request: Message) -> tuple[object, ...]:
    """What a request asks for: a page's size, its lines and its picture fail each by itself."""
    return request["sha256"], request["page"], "text" in request, "width" in request


def _end(running: list[WorkerProcess]) -> None:
    while running:
        running.pop().close()
