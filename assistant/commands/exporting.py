"""Answers saved as files, and checked again: what ``ask --export`` and ``verify FILE`` do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.commands.opening import opened
from assistant.errors import UsageError
from assistant.terminal.output import notes, print_json, print_lines
from assistant.terminal.speaking import speaking
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.assistant import Assistant
    from assistant.records import Answer
    from assistant.settings import Settings
    from assistant.wording import Language

_ONE = Wording(
    "--export saves the answer to one question: leave --batch out.",
    "--export zapisuje odpowiedź na jedno pytanie: pomiń --batch.",
)


def saver(
    path: Path, settings: Settings, batch: Path | None, language: Language
) -> Callable[[Assistant, Answer, Language], None]:
    """What saves an answer in ``path`` and says on standard error where; ``path`` is looked at now.

    What is wrong with it is told in ``language``.

    Raises:
        AssistantError: as `assistant.export.check_target`, or a ``batch`` has many answers.
    """
    from assistant import export
    from assistant.export.words import SAVED

    with speaking(language):
        if batch is not None:
            raise UsageError(_ONE)
        export.check_target(path, settings)

    def save(assistant: Assistant, answer: Answer, language: Language) -> None:
        export.save(export.export(answer, assistant.snapshot()), path, settings)
        notes().print(SAVED.filled(path=path)(language), soft_wrap=True, highlight=False)

    return save


def verify(path: Path, settings: Settings, language: Language, *, as_json: bool) -> None:
    """Check an exported answer against the documents; ends with exit code 1 where it fails.

    Raises:
        AssistantError: as `assistant.export.check`.
    """
    from assistant import export
    from assistant.contract import verify_json
    from assistant.export import asjson
    from assistant.terminal.checked import checked_lines

    asjson.read(path)  # a file that is none is told before an index is built for it
    findings = export.check(path, opened(settings, language).snapshot(), settings)
    found = export.verification(findings)
    if as_json:
        print_json(verify_json(found, language))
    else:
        print_lines(checked_lines(findings, found, language))
    if not found.ok:
        sys.exit(1)
