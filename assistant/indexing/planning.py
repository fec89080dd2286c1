"""What has to be done so that the catalogue shows the corpus as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.documents import messages
from assistant.records import Changes, State
from assistant.store import Stamp, Unread
from assistant.store.files import sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.indexing.scanning import FoundFile, Scan
    from assistant.store import StoredFile

_CLOCK_NS = 2_000_000_000
"""A file changed less than this before it was looked at may change again without its time showing
it (file systems count in steps of up to two seconds): its bytes are compared next time."""


@dataclass(frozen=True, slots=True)
class Job:
    """Bytes to read: where they are, and all the files that hold them."""

    location: Path
    sha256: str
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an indexing run does.

    ``placed`` are files whose bytes the catalogue knows already (renamed, copied), ``touched``
    those that are the same but for their time.
    """

    changes: Changes
    touched: tuple[Stamp, ...]
    placed: tuple[tuple[Stamp, str], ...]
    unread: tuple[Unread, ...]
    removed: tuple[str, ...]
    jobs: tuple[Job, ...]


def make_plan(
    scan: Scan,
    known: Mapping[str, StoredFile],
    documents: Mapping[str, tuple[str, State]],
    read_with: str,
) -> Plan:
    """Compare the corpus with the catalogue.

    Args:
        scan: the corpus.
        known: the catalogue's files by path.
        documents: what each stored document was read with, and its state, by SHA-256.
        read_with: what documents are read with now; those that were not wholly readable with
            something else are read again.
    """
    planner = _Planner(known, documents, read_with)
    for file in scan.files:
        planner.look_at(file)
    for unread in scan.unread:
        planner.note_unread(unread)
    present = {file.stamp.path for file in scan.files} | {u.stamp.path for u in scan.unread}
    folders = tuple(f"{folder}/" for folder in scan.unlisted)
    removed = [path for path in known if path not in present and not path.startswith(folders)]
    return planner.plan(removed)


def reads_anew(old: str, new: str, state: State) -> bool:
    """Whether a document in ``state`` is worth another reading.

    ``old`` and ``new`` are what it was and would be read with: the version of the reading before
    the first ";", then what else matters to files that were not wholly readable.
    """
    if old.partition(";")[0] != new.partition(";")[0]:
        return True
    return state is not State.INDEXED and old != new


@dataclass(slots=True)
class _Planner:
    known: Mapping[str, StoredFile]
    documents: Mapping[str, tuple[str, State]]
    read_with: str
    counts: dict[str, int] = field(
        default_factory=lambda: {"added": 0, "changed": 0, "unchanged": 0}
    )
    touched: list[Stamp] = field(default_factory=list)
    placed: list[tuple[Stamp, str]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    jobs: dict[str, tuple[Path, list[Stamp]]] = field(default_factory=dict)

    def look_at(self, file: FoundFile) -> None:
        """Decide about one regular file."""
        stamp = file.stamp
        before = self.known.get(stamp.path)
        sha256 = before.sha256 if before and _same_stamp(before, stamp) else None
        if sha256 is None:
            try:
                sha256 = sha256_of(file.location)
            except OSError as error:
                message = messages.open_error(error)
                self.note_unread(Unread(stamp, "unknown", State.DAMAGED, message))
                return
            if before is not None and before.sha256 == sha256:
                self.touched.append(stamp)
        same = before is not None and before.sha256 == sha256
        self._count(before, same=same)
        stored = self.documents.get(sha256)
        if stored is not None and not same:
            self.placed.append((stamp, sha256))
        if stored is None or reads_anew(stored[0], self.read_with, stored[1]):
            self.jobs.setdefault(sha256, (file.location, []))[1].append(stamp)

    def note_unread(self, file: Unread) -> None:
        """Decide about an entry whose bytes cannot be read."""
        before = self.known.get(file.stamp.path)
        same = (
            before is not None
            and before.sha256 is None
            and (before.state, before.message) == (file.state, file.message)
        )
        self._count(before, same=same)
        if not same:
            self.unread.append(file)

    def plan(self, removed: list[str]) -> Plan:
        """The plan made of all decisions."""
        return Plan(
            changes=Changes(removed=len(removed), **self.counts),
            touched=tuple(self.touched),
            placed=tuple(self.placed),
            unread=tuple(self.unread),
            removed=tuple(removed),
            jobs=tuple(
                Job(location, sha256, tuple(stamps))
                for sha256, (location, stamps) in self.jobs.items()
            ),
        )

    def _count(self, before: StoredFile | None, *, same: bool) -> None:
        self.counts["added" if before is None else "unchanged" if same else "changed"] += 1


def _same_stamp(before: StoredFile, now: Stamp) -> bool:
    return (
        before.sha256 is not None
        and (before.size, before.mtime_ns) == (now.size, now.mtime_ns)
        and before.mtime_ns + _CLOCK_NS < before.checked_ns
    )
