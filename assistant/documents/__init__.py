"""From a file to a `Document`: one entry, one module for each family of formats.

    read(path, settings)        one file
    Reader(settings)            many files, side by side

Every file is read in a process of its own kind, with limits of time and memory, and ends in one
of the states of `assistant.records.State`, with a message where it is not wholly readable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.documents.pool import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.records import Document
    from assistant.settings import Settings

__all__ = ["Reader", "read"]


def read(path: Path, settings: Settings) -> Document:
    """Read one file; never raises for what is wrong with the file.

    For more than a few files use `Reader`, which keeps its processes.
    """
    with Reader(settings.model_copy(update={"workers": 1})) as reader:
        return reader.read(path)
