"""The errors that the assistant raises on purpose.

    AssistantError
    ├── UsageError            wrong words on the command line (exit code 2)
    ├── CorpusError           the folder of documents is missing, empty or not readable
    ├── QuestionError         the question is empty, too long, or holds no word
    ├── StoreError            the index cannot be read or written
    │   ├── IndexBusy         another process is writing the index
    │   ├── IndexTooNew       the index was made by a newer version of the program
    │   └── DiskFull          no space, or no permission, to write
    ├── ModelError            the embedding model cannot be found or loaded
    ├── DocumentNotFound      a document is named that the corpus does not hold
    ├── QuestionSetError      an evaluation file cannot be read
    ├── ExportError           an answer cannot be exported, or a file is no exported answer
    └── ServeError            the chat page cannot be served

Each carries one sentence in Polish and in English that says what is wrong and what to do next.
Only ``terminal/`` and ``web/`` turn an error into words; everything else lets it pass. A document
that cannot be read is no error: it ends in a visible state (see `assistant.records.State`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.wording import Wording


class AssistantError(Exception):
    """Base of all errors meant for the user.

    Attributes:
        wording: what is wrong and what to do next, one line in each language.
        exit_code: the exit status of a command that ends with this error.
    """

    exit_code = 1

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.en)
        self.wording = wording


class UsageError(AssistantError):
    """The command was called with wrong words."""

    exit_code = 2


class CorpusError(AssistantError):
    """The folder of documents is missing, empty or not readable."""


class QuestionError(AssistantError):
    """The question is empty, too long, or holds no word."""


class StoreError(AssistantError):
    """The index cannot be read or written."""


class IndexBusy(StoreError):  # noqa: N818 - named for what the user meets
    """Another process is writing the index."""


class IndexTooNew(StoreError):  # noqa: N818
    """The index was made by a newer version of the program."""


class DiskFull(StoreError):  # noqa: N818
    """There is no space, or no permission, to write."""


class ModelError(AssistantError):
    """The embedding model cannot be found or loaded."""


class DocumentNotFound(AssistantError):  # noqa: N818
    """A document is named that the corpus does not hold."""


class QuestionSetError(AssistantError):
    """An evaluation file cannot be read."""


class ExportError(AssistantError):
    """An answer cannot be exported, or a file is no exported answer."""


class ServeError(AssistantError):
    """The chat page cannot be served."""
