from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.errors import CorpusError, IndexBusy
from assistant.records import Changes, Document, State
from assistant.store import Store, open_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indexfakes import Bench

    from assistant.wording import Wording


def _ignore(wording: Wording) -> None:
    """Take any message."""


def test_a_missing_corpus_never_empties_the_index(bench: Bench) -> None:
    """An unplugged disk is an error, and what was indexed stays."""
    bench.write("a.txt", "rada")
    bench.index()
    shutil.rmtree(bench.corpus)
    with pytest.raises(CorpusError, match="does not exist"):
        bench.index()
    assert bench.contents() == {"a.txt": (State.INDEXED, ["rada"])}
    bench.corpus.write_text("a file")
    with pytest.raises(CorpusError, match="is a file"):
        bench.index()
    assert bench.contents() == {"a.txt": (State.INDEXED, ["rada"])}


def test_ctrl_c_loses_nothing_that_was_committed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed can be searched at once, and the next run does only the rest."""
    from assistant.indexing import running

    monkeypatch.setattr(running, "BATCH", 1)
    for number in range(6):
        bench.write(f"{number}.txt", f"rada {number}")
    whole = bench.reader.read_many

    def interrupted(paths: list[Path]) -> Iterator[tuple[Path, Document]]:
        yield from whole(paths[:4])
        raise KeyboardInterrupt

    monkeypatch.setattr(bench.reader, "read_many", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bench.index()
    assert len(bench.contents()) == 4
    bench.assert_consistent()
    assert Store.needs_indexing(bench.settings.index_dir())
    monkeypatch.setattr(bench.reader, "read_many", whole)
    report = bench.index()
    assert (report.changes, report.embedded) == (Changes(added=2, unchanged=4), 2)
    bench.assert_consistent()


def test_a_file_that_changes_while_it_is_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is stored for what it is, and the next run looks again."""
    first = bench.write("a.txt", "rada")
    bench.write("b.txt", "rada")
    whole = bench.reader.read_many

    def changed(paths: list[Path]) -> Iterator[tuple[Path, Document]]:
        first.write_text("klaster")
        yield from whole(paths)

    monkeypatch.setattr(bench.reader, "read_many", changed)
    bench.index()
    assert bench.contents() == {"a.txt": (State.INDEXED, ["klaster"])}
    monkeypatch.setattr(bench.reader, "read_many", whole)
    bench.index()
    assert bench.contents() == {
        "a.txt": (State.INDEXED, ["klaster"]),
        "b.txt": (State.INDEXED, ["rada"]),
    }


def test_a_file_that_vanishes_while_it_is_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has a state in this run and is gone in the next."""
    path = bench.write("a.txt", "rada")
    bench.write("kept.txt", "miasto")
    whole = bench.reader.read_many

    def gone(paths: list[Path]) -> Iterator[tuple[Path, Document]]:
        path.unlink()
        yield from whole(paths)

    monkeypatch.setattr(bench.reader, "read_many", gone)
    assert bench.index().documents[State.DAMAGED] == 1
    monkeypatch.setattr(bench.reader, "read_many", whole)
    assert bench.index().changes == Changes(removed=1, unchanged=1)


def test_a_folder_that_cannot_be_listed_keeps_what_is_known(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its documents stay, with one message; others are brought up to date."""
    bench.write("closed/a.txt", "rada")
    bench.write("b.txt", "miasta")
    bench.index()
    (bench.corpus / "b.txt").unlink()
    listing = os.scandir

    def refuse(folder: Path) -> object:
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert bench.index().changes == Changes(removed=1)
    assert [message.en for message in bench.told.messages] == [
        "The folder closed cannot be read: what the index knows of it stays as it was."
    ]
    assert bench.contents() == {"closed/a.txt": (State.INDEXED, ["rada"])}


def test_two_runs_at_once_are_one_too_many(bench: Bench) -> None:
    """The second ends with one line and changes nothing."""
    bench.write("a.txt", "rada")
    with open_writer(bench.settings.index_dir(), _ignore), pytest.raises(IndexBusy):
        bench.index()


def test_a_damaged_catalogue_is_built_again_from_the_corpus(bench: Bench) -> None:
    """Every document is read again; the damaged file is kept and named."""
    bench.write("a.txt", "rada")
    bench.index()
    path = bench.settings.index_dir() / "catalogue.sqlite"
    path.write_bytes(b"x" * 9000)
    report = bench.index()
    assert (report.changes, report.embedded) == (Changes(added=1), 1)
    assert "catalogue.sqlite.damaged" in bench.told.messages[0].en
    bench.assert_consistent()
