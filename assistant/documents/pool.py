"""Reading many files side by side, each in a process that may die without harm.

One thread for each worker process sends it a path and waits for the document; one more thread
watches the clock and the memory of all workers, and kills those that go too far. Whatever becomes
of a worker, its file ends in a visible state, and the next file gets a fresh worker.
"""

from __future__ import annotations

import os
import queue
import threading
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Self

from assistant.documents.content import Limits
from assistant.documents.process import DEFAULT_ENTRY
from assistant.documents.slot import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from assistant.records import Document
    from assistant.settings import Settings

_WATCH_SECONDS = 0.05  # between two looks at the clock and the memory of the workers
_AHEAD = 4  # files under way or waiting to be taken, for each worker
_MOST_WORKERS = 4  # when the settings leave the number open


class _Job(NamedTuple):
    path: Path
    results: queue.SimpleQueue[tuple[Path, Document | BaseException]]
    cancelled: threading.Event


class Reader:
    """A pool of reading processes; a context manager that leaves none of them behind.

    Example:
        >>> with Reader(settings) as reader:
        ...     for path, document in reader.read_many(paths):
        ...         print(path, document.state)
    """

    def __init__(self, settings: Settings, *, entry: str = DEFAULT_ENTRY) -> None:
        """Prepare the pool; processes start with the first files.

        Args:
            settings: limits and number of workers.
            entry: ``module:function`` that a worker process runs.
        """
        limits = Limits(
            read_seconds=settings.read_seconds,
            ocr_seconds=settings.ocr_seconds,
            read_megabytes=settings.read_megabytes,
            max_megabytes=settings.max_megabytes,
            max_characters=settings.max_characters,
        )
        count = settings.workers or min(_MOST_WORKERS, os.cpu_count() or 1)
        self._slots = [Slot(limits, entry) for _ in range(count)]
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._closing = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pids(self) -> list[int]:
        """Ids of the worker processes that run now."""
        return [pid for slot in self._slots if (pid := slot.pid) is not None]

    def read(self, path: Path) -> Document:
        """Read one file; whatever is wrong with it is told by the document's state."""
        return next(iter(self.read_many([path])))[1]

    def read_many(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Document]]:
        """Read files side by side.

        Args:
            paths: any number of paths; taken only a little ahead of what is being read.

        Yields:
            Each path with its document, **as completed**, so that one slow scan does not hold
            up hundreds of quick files.
        """
        self._start()
        results: queue.SimpleQueue[tuple[Path, Document | BaseException]] = queue.SimpleQueue()
        cancelled = threading.Event()
        waiting = iter(paths)
        under_way = 0
        try:
            while True:
                for path in islice(waiting, max(0, _AHEAD * len(self._slots) - under_way)):
                    self._jobs.put(_Job(path, results, cancelled))
                    under_way += 1
                if not under_way:
                    return
                path, outcome = results.get()
                under_way -= 1
                if isinstance(outcome, BaseException):
                    raise outcome
                yield path, outcome
        finally:
            cancelled.set()

    def close(self) -> None:
        """Kill all workers at once and wait until they have gone."""
        self._closing.set()
        for slot in self._slots:
            slot.close()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _start(self) -> None:
        if self._threads:
            return
        if self._closing.is_set():
            message = "the reader is closed"
            raise RuntimeError(message)
        self._threads = [_thread(partial(self._serve, slot)) for slot in self._slots]
        self._threads.append(_thread(self._watch))
        for thread in self._threads:
            thread.start()

    def _serve(self, slot: Slot) -> None:
        while (job := self._jobs.get()) is not None:
            if job.cancelled.is_set() or self._closing.is_set():
                continue
            outcome: Document | BaseException
            try:
                outcome = slot.read(job.path)
            except Exception as error:
                outcome = error
            job.results.put((job.path, outcome))
        slot.reap()

    def _watch(self) -> None:
        while not self._closing.wait(_WATCH_SECONDS):
            for slot in self._slots:
                slot.check()


def _thread(target: Callable[[], None]) -> threading.Thread:
    return threading.Thread(target=target, daemon=True, name="document-reader")
