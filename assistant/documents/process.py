"""A reading process seen from the program: start it, talk to it, watch it, kill it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, cast

from assistant.documents.protocol import Message, read_message, write_message

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.documents.content import Limits

DEFAULT_ENTRY = "assistant.documents.worker:main"

# A process of its own making, not multiprocessing's: no resource tracker, no fork of a program
# with threads, and nothing of the main script is imported again.
_BOOT = (
    "import sys, json, importlib;"
    "module, name, path = sys.argv.pop(), sys.argv.pop(), sys.argv.pop();"
    "sys.path[:] = json.loads(path);"
    "getattr(importlib.import_module(module), name)()"
)

# Workers run side by side, so each library gets one thread; for tesseract that is faster, too.
_ONE_THREAD = {
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONIOENCODING": "utf-8",
}


class WorkerProcess:
    """One running worker; it takes one file at a time."""

    def __init__(self, limits: Limits, entry: str = DEFAULT_ENTRY) -> None:
        """Start it.

        Args:
            limits: what the worker may use for each file.
            entry: ``module:function`` that the process runs.

        Raises:
            OSError: no process can be started.
        """
        module, _, name = entry.partition(":")
        paths = [os.path.abspath(path) for path in sys.path]  # noqa: PTH100 - "" is the cwd
        self._popen = subprocess.Popen(
            [
                sys.executable,
                *("-W", "ignore", "-c", _BOOT),
                *(json.dumps(asdict(limits)), json.dumps(paths), name, module),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD},
            # Ctrl-C in the terminal does not reach it:
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs; not to be asked while another thread may end it."""
        return self._popen.poll() is None

    def request(self, path: Path) -> None:
        """Ask it to read ``path``; a dead worker shows in the next `receive`."""
        self.send({"path": os.fspath(path)})

    def send(self, message: Message) -> None:
        """Ask it anything; a dead worker shows in the next `receive`."""
        with contextlib.suppress(OSError):
            write_message(cast("IO[bytes]", self._popen.stdin), message)

    def receive(self) -> Message | None:
        """Wait for its next message; None when it has died."""
        return read_message(cast("IO[bytes]", self._popen.stdout))

    def memory(self) -> int:
        """Bytes of memory in use now (resident); 0 when it has gone."""
        import psutil

        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def kill(self) -> None:
        """End it and whatever it started, at once. Safe from any thread, and twice."""
        if self._popen.returncode is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self.pid, signal.SIGKILL)
                else:
                    self._popen.kill()

    def close(self) -> None:
        """Kill it, wait until it has gone, and close the pipes."""
        self.kill()
        self._popen.wait()
        for stream in (self._popen.stdin, self._popen.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
