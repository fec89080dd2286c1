"""Where the commands write: standard output for results, standard error for everything else."""

from __future__ import annotations

import contextlib
import io
import json
import locale
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType

_PIPE_WIDTH = 100
"""Columns of a text that is not read in a terminal."""


def use_utf8() -> None:
    """Make everything that is read and written UTF-8, whatever the locale.

    Names of files, the words of the command line and its messages would otherwise be other ones
    under other locales. Python decides on that when it starts, so it is started again.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell
    if sys.stdout is None:  # the caller closed it: the exit code is all that is wanted
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - no path
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files may hold any bytes
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def typed(words: str) -> str:
    """Words of the command line as they were typed, in a terminal that is not UTF-8 too."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return os.fsencode(words).decode(locale.getencoding(), "replace")
    return words


def print_json(value: dict[str, Any]) -> None:
    """One JSON object, on one line."""
    text = json.dumps(value, ensure_ascii=False)
    # File names may hold bytes that are no characters; JSON can only carry them escaped.
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    sys.stdout.flush()


def print_lines(lines: Iterable[RenderableType]) -> None:
    """Lines and tables for people."""
    from rich.console import Console
    from rich.table import Table

    if sys.stdout.isatty():
        console = Console(file=sys.stdout, soft_wrap=False, emoji=False, markup=False)
        for line in lines:
            console.print(line, highlight=False)
        return
    laid_out = io.StringIO()
    console = Console(file=laid_out, width=_PIPE_WIDTH, emoji=False, markup=False)
    for line in lines:  # whoever reads a pipe wraps sentences, but a table has its columns
        console.print(line, highlight=False, soft_wrap=not isinstance(line, Table))
    for text in laid_out.getvalue().splitlines():  # without the blanks that fill a table's cells
        sys.stdout.write(text.rstrip() + "\n")
    sys.stdout.flush()


def notes() -> Console:
    """Standard error, for progress and notes."""
    from rich.console import Console

    width = None if sys.stderr.isatty() else _PIPE_WIDTH
    return Console(stderr=True, width=width, soft_wrap=False, emoji=False, markup=False)


def write_no_more() -> None:
    """Let what is still to be written vanish: nobody reads it, or nothing takes it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
