"""What the tests of the commands share: a command run in this process, or in one of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent.parent
# The command with the small encoder of these tests in place of the model.
DRIVER = (
    "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
    "import assistant.assistant as module\n"
    "from corefakes import WordEncoder\n"
    "module.load_encoder = lambda settings: WordEncoder()\n"
    "from assistant.cli import main\n"
    "main()\n"
)
QUOTE_KEYS = [
    "rank", "text", "document", "title", "date", "page", "line_start", "line_end", "start", "end",
    "score", "highlights", "also_in",
]  # fmt: skip
ANSWER_KEYS = ["question", "language", "status", "quotes", "nearest", "searched", "elapsed_ms"]


class Result:
    """What a command gave."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        [line] = self.out.splitlines()
        return json.loads(line)


class Run(Protocol):
    def __call__(self, *words: str) -> Result: ...


@contextlib.contextmanager
def process(
    folder: Path,
    *words: str,
    driver: str = DRIVER,
    stdout: int = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """The command as a process of its own, which does not outlive the test."""
    with subprocess.Popen(
        [sys.executable, "-c", driver, str(TESTS), *words],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def finished(
    folder: Path,
    *words: str,
    stdout: int = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command as a process of its own."""
    with process(folder, *words, stdout=stdout, environment=environment) as child:
        out, err = child.communicate(timeout=60)
        return child.returncode, (out or b"").decode(), err.decode()


def assert_one_line(result: Result, code: int, begins: str) -> None:
    """Nothing on standard output, one line on standard error."""
    assert (result.code, result.out) == (code, "")
    [line] = result.err.splitlines()
    assert line.startswith(begins), line
