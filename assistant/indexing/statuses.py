"""The rows of ``assistant status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.documents.names import date_from_name, title_from_name
from assistant.records import FileStatus

if TYPE_CHECKING:
    from assistant.store import Snapshot


class Statuses:
    """The rows of ``assistant status``; those of the last snapshot are remembered."""

    def __init__(self) -> None:
        self._last: tuple[Snapshot, tuple[FileStatus, ...]] | None = None

    def of(self, snapshot: Snapshot) -> tuple[FileStatus, ...]:
        """One row for every file of the corpus, whatever its state, by path.

        Two files of the same bytes are two rows; title and date fall back to what the file's own
        name says.
        """
        known = self._last
        if known is not None and known[0] is snapshot:
            return known[1]
        found = tuple(_rows(snapshot))
        self._last = snapshot, found
        return found


def _rows(snapshot: Snapshot) -> list[FileStatus]:
    counts = snapshot.catalogue.passage_counts()
    details = snapshot.catalogue.details()
    found = []
    for file in snapshot.files():
        title, date, pages = details.get(file.sha256 or "", (None, None, 0))
        found.append(
            FileStatus(
                path=file.path,
                state=file.state,
                message=file.message,
                title=title or title_from_name(file.path),
                date=date or date_from_name(file.path),
                pages=pages,
                passages=counts.get(file.path, 0),
                sha256=file.sha256,
                size=file.size,
                kind=file.kind,
            )
        )
    return found
