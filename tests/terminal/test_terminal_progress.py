from __future__ import annotations

import io

from rich.console import Console

from assistant.terminal.progress import TerminalProgress
from assistant.wording import Wording

STAGE = Wording("Reading", "Czytanie")


def told(*, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=60, force_terminal=terminal, color_system=None)
    progress = TerminalProgress(console, "pl")
    progress.start(2, STAGE)
    progress.advance("[a]" + "x" * 60)
    progress.advance("b")
    progress.finish()
    progress.message(Wording("Done.", "Gotowe [wszystko] " + "x" * 60))
    return out.getvalue()


def test_a_pipe_gets_one_line_a_stage_and_a_message() -> None:
    """Whole, and without control characters."""
    assert told(terminal=False) == "Czytanie: 2\nGotowe [wszystko] " + "x" * 60 + "\n"


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    """Names that look like markup do no harm."""
    shown = told(terminal=True)
    assert "Czytanie" in shown
    assert shown.rstrip().endswith("x" * 60)


def test_steps_outside_a_stage_do_no_harm() -> None:
    """Nothing is shown."""
    out = io.StringIO()
    progress = TerminalProgress(Console(file=out, width=60), "en")
    progress.advance("a")
    progress.finish()
    assert out.getvalue() == ""
