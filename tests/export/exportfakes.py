"""Answers and indexes for the tests of exports."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from corefakes import InProcessReader, settings_of

from assistant.export import check, export, save

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant
    from assistant.export import Exported, Finding
    from assistant.records import Answer

MOMENT = dt.datetime(2026, 3, 4, 15, 6, 7, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def exported(assistant: Assistant, question: str) -> Exported:
    return export(assistant.ask(question), assistant.snapshot(), MOMENT)


def saved(assistant: Assistant, question: str, path: Path) -> Answer:
    """Save the answer to a question."""
    found = exported(assistant, question)
    save(found, path, assistant.settings)
    return found.answer


def checked(assistant: Assistant, folder: Path, path: Path) -> tuple[Finding, ...]:
    return check(
        path, assistant.snapshot(), settings_of(folder), open_reader=InProcessReader.opened
    )
