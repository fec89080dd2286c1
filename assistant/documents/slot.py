"""A place for one worker process: what happens to a single file, from its path to a document."""

from __future__ import annotations

import hashlib
import stat
import threading
import time
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.documents.process import WorkerProcess
from assistant.documents.protocol import Message, document_from_message
from assistant.records import Document, State

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.documents.content import Limits
    from assistant.wording import Wording

_FILES_PER_WORKER = 500  # then a fresh process, against leaks in the libraries
_START_SECONDS = 20.0  # for starting a process and fetching the bytes, on a busy machine
_CLOSED = "the reader is closed"
_OCR_GRACE = 5.0  # seconds beyond a page's own limit before the whole worker is killed


class Slot:
    """One worker at a time, replaced when it dies, is killed, or has read much.

    `read` is called from one thread, `check` and `close` from others.
    """

    def __init__(self, limits: Limits, entry: str) -> None:
        self._limits = limits
        self._entry = entry
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._served = 0
        self._clock: _Clock | None = None
        self._verdict: Wording | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The id of the worker process, where one runs."""
        worker = self._worker
        return worker.pid if worker else None

    def read(self, path: Path) -> Document:
        """Read a file in the worker; never raises for what is wrong with the file.

        Raises:
            OSError: no worker process can be started.
        """
        try:
            status = path.stat()
        except OSError as error:
            return Document("", "unknown", State.DAMAGED, messages.open_error(error))
        except ValueError:  # a NUL in the name
            return Document("", "unknown", State.DAMAGED, messages.NOT_FOUND)
        if not stat.S_ISREG(status.st_mode):
            return Document("", "unknown", State.UNSUPPORTED, messages.NOT_A_FILE)
        if status.st_size > self._limits.max_megabytes << 20:
            wording = messages.TOO_BIG.filled(
                size=-(-status.st_size >> 20), limit=self._limits.max_megabytes
            )
            return Document(_sha256(path), "unknown", State.TOO_LARGE, wording)
        return self._read_in_worker(path)

    def check(self) -> None:
        """Kill the worker when its file has used up its time or its memory."""
        with self._lock:
            worker, clock = self._worker, self._clock
            if worker is None or clock is None or self._verdict is not None:
                return
            if clock.overdue():
                self._verdict = messages.TOO_SLOW.filled(seconds=self._limits.read_seconds)
            elif worker.memory() > self._limits.read_megabytes << 20:
                self._verdict = messages.TOO_MUCH_MEMORY.filled(limit=self._limits.read_megabytes)
            else:
                return
            worker.kill()

    def close(self) -> None:
        """Kill the worker; `read` then returns soon, and starts no other."""
        with self._lock:
            self._closed = True
            if self._worker is not None:
                self._worker.kill()

    def reap(self) -> None:
        """Wait until a killed worker has gone; from the thread that reads, or after it."""
        if self._worker is not None:
            self._retire(self._worker)

    def _read_in_worker(self, path: Path) -> Document:
        worker = self._ready_worker()
        worker.request(path)
        sha256 = ""
        message: Message | None = None
        while (message := worker.receive()) is not None and "document" not in message:
            sha256 = message.get("sha256", sha256)
            self._note(message)
        with self._lock:
            verdict, self._verdict, self._clock = self._verdict, None, None
            closed = self._closed
        document = _document(message) if verdict is None else None
        if document is None or self._worn(worker):
            self._retire(worker)
        if document is not None:
            return document
        if closed:  # killed by `close`: that says nothing about the file
            raise RuntimeError(_CLOSED)
        sha256 = sha256 or _sha256(path)
        if verdict is not None:
            return Document(sha256, "unknown", State.TOO_LARGE, verdict)
        return Document(sha256, "unknown", State.DAMAGED, messages.CRASHED)

    def _note(self, message: Message) -> None:
        with self._lock:
            if self._clock is None:
                return
            if "sha256" in message:
                self._clock.begin()
            elif "ocr" in message:
                self._clock.ocr(running=bool(message["ocr"]))

    def _ready_worker(self) -> WorkerProcess:
        with self._lock:
            if self._worker is None:
                if self._closed:
                    raise RuntimeError(_CLOSED)
                self._worker = WorkerProcess(self._limits, self._entry)
                self._served = 0
            self._served += 1
            self._verdict = None
            self._clock = _Clock(self._limits)
            return self._worker

    def _worn(self, worker: WorkerProcess) -> bool:
        quarter = self._limits.read_megabytes << 18
        return self._served >= _FILES_PER_WORKER or worker.memory() > quarter

    def _retire(self, worker: WorkerProcess) -> None:
        worker.close()
        with self._lock:
            self._worker = None


class _Clock:
    """The time that a file may take: its own, and more for each page that goes through OCR."""

    def __init__(self, limits: Limits) -> None:
        self._per_page = limits.ocr_seconds + _OCR_GRACE
        self._own = limits.read_seconds
        self._deadline = time.monotonic() + self._own + _START_SECONDS
        self._page_began: float | None = None

    def begin(self) -> None:
        """Count from now: the worker is up and has the file's bytes."""
        self._deadline = time.monotonic() + self._own

    def ocr(self, *, running: bool) -> None:
        """Stop the file's own time while a page is being recognised."""
        now = time.monotonic()
        if running:
            self._page_began = now
        elif self._page_began is not None:
            self._deadline += now - self._page_began
            self._page_began = None

    def overdue(self) -> bool:
        """Whether the file, or the page under way, has had all its time."""
        now = time.monotonic()
        if self._page_began is not None:
            return now > self._page_began + self._per_page
        return now > self._deadline


def _document(message: Message | None) -> Document | None:
    try:
        return document_from_message(message["document"]) if message else None
    except (KeyError, TypeError, ValueError):
        return None


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
