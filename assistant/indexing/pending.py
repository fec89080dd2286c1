"""How far the index is behind the corpus, by the sizes and times of files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.indexing.scanning import scan

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store import Snapshot


def unindexed(settings: Settings, snapshot: Snapshot) -> int:
    """How many files were added, changed or removed since the index was made.

    No file is opened, so that this can be told with every answer.

    Raises:
        CorpusError: the folder of documents is missing or cannot be read.
    """
    found = scan(settings.corpus_dir(), *settings.own_dirs())
    stamps = [file.stamp for file in found.files] + [file.stamp for file in found.unread]
    now = {stamp.path: (stamp.size, stamp.mtime_ns) for stamp in stamps}
    known = {file.path: (file.size, file.mtime_ns) for file in snapshot.files()}
    folders = tuple(f"{folder}/" for folder in found.unlisted)
    return sum(
        now.get(path) != known.get(path) and not path.startswith(folders)
        for path in now.keys() | known.keys()
    )
