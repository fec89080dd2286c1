"""Read every file of a folder of awkward files, and tell how that went as one JSON object.

    python eval/benchmarks/awkward.py FOLDER [--files]

Prints the counts of states, the seconds, and the peak memory of this program and of its reading
processes together (children of theirs, such as tesseract, included). ``--files`` adds a row for
each file.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from assistant.documents import Reader
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.records import Document

_SAMPLE_SECONDS = 0.2


class Memory:
    """Peak resident memory, in bytes, of this process and of all that it started."""

    def __init__(self) -> None:
        self.own = self.workers = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more samples."""
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(_SAMPLE_SECONDS):
            self.own = max(self.own, me.memory_info().rss)
            total = 0
            for child in me.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    total += child.memory_info().rss
            self.workers = max(self.workers, total)


def row(path: str, document: Document, seconds: float) -> dict[str, Any]:
    return {
        "file": path,
        "kind": document.kind,
        "state": document.state.value,
        "message": document.message.en if document.message else None,
        "pages": len(document.pages),
        "missing": list(document.missing),
        "characters": len(document.text),
        "words": len(document.words),
        "title": document.title,
        "date": document.date,
        "at": round(seconds, 2),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", action="store_true", help="a row for each file, too")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*") if not path.is_dir())
    memory = Memory()
    states: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    rows = []
    began = time.perf_counter()
    with Reader(Settings()) as reader:
        for path, document in reader.read_many(paths):
            document.text.encode("utf-8")  # must never fail
            states[document.state.value] += 1
            kinds[document.kind] += 1
            name = path.relative_to(arguments.folder).as_posix()
            rows.append(row(name, document, time.perf_counter() - began))
        pids = reader.pids
    seconds = time.perf_counter() - began
    memory.stop()
    report = {
        "files": sum(states.values()),
        "states": dict(states.most_common()),
        "kinds": dict(kinds.most_common()),
        "seconds": round(seconds, 1),
        "peak_megabytes": {"program": memory.own >> 20, "workers": memory.workers >> 20},
        "left_behind": sum(psutil.pid_exists(pid) for pid in pids),
    }
    if arguments.files:
        report["rows"] = rows
    json.dump(report, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
