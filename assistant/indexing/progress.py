"""How an indexing run tells where it is; the command line and the page show it their own way."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.wording import Wording


class Progress(Protocol):
    """Told about the steps of a run, in its own thread."""

    def start(self, total: int, what: Wording) -> None:
        """A stage of ``total`` steps begins (after `finish` of the one before)."""

    def advance(self, name: str) -> None:
        """One step of the stage is done: the file (its path) or the document of this name."""

    def finish(self) -> None:
        """The stage is done, or was given up."""

    def message(self, wording: Wording) -> None:
        """Something the user should know."""


class Silent:
    """Says nothing."""

    def start(self, total: int, what: Wording) -> None:
        """Say nothing."""

    def advance(self, name: str) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""

    def message(self, wording: Wording) -> None:
        """Say nothing."""


@contextlib.contextmanager
def stage(progress: Progress, total: int, what: Wording) -> Iterator[None]:
    """A stage of ``total`` steps, finished however it ends."""
    progress.start(total, what)
    try:
        yield
    finally:
        progress.finish()
