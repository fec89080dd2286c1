"""What most commands begin and end with: an open index, its progress, a word on changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import CorpusError
from assistant.terminal import words as say
from assistant.terminal.output import notes
from assistant.vocabulary import files_changed

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings
    from assistant.terminal.progress import TerminalProgress
    from assistant.wording import Language


def progress_in(language: Language) -> TerminalProgress:
    """Progress on standard error."""
    from assistant.terminal.progress import TerminalProgress

    return TerminalProgress(notes(), language)


def opened(settings: Settings, language: Language, *, allow_empty: bool = False) -> Assistant:
    """The assistant, its index built if need be.

    Raises:
        AssistantError: as `assistant.assistant.Assistant.open`.
    """
    from assistant.assistant import Assistant

    return Assistant.open(settings, progress=progress_in(language), allow_empty=allow_empty)


def warn_if_stale(assistant: Assistant, language: Language) -> None:
    """Say on standard error that files changed since the index was made."""
    try:
        count = assistant.unindexed()
    except CorpusError:
        return
    if count:
        changed = files_changed(count)(language)
        notes().print(say.STALE.filled(changed=changed)(language), style="yellow", soft_wrap=True)
