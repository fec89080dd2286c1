"""Progress of indexing on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from assistant.wording import Language, Wording


class TerminalProgress:
    """A bar where standard error is a terminal; one line a stage where it is not."""

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self._language = language
        self._bars: Bars | None = None
        self._task: TaskID | None = None

    def start(self, total: int, what: Wording) -> None:
        """A stage of ``total`` steps begins."""
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        words = what(self._language)
        if not self._console.is_terminal:
            self._console.print(f"{words}: {total}", highlight=False)
            return
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("[dim]{task.fields[name]}"),
            console=self._console,
            transient=True,
        )
        self._task = self._bars.add_task(words, total=total, name="")
        self._bars.start()

    def advance(self, name: str) -> None:
        """One step is done: the file of this name."""
        if self._bars is not None and self._task is not None:
            shown = name if len(name) <= 40 else "…" + name[-39:]
            self._bars.update(self._task, advance=1, name=shown.replace("[", "\\["))

    def finish(self) -> None:
        """The stage is done."""
        if self._bars is not None:
            self._bars.stop()
        self._bars = self._task = None

    def message(self, wording: Wording) -> None:
        """Something the user should know."""
        self._console.print(wording(self._language), highlight=False, markup=False, soft_wrap=True)
