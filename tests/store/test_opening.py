from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from storefakes import ANALYSER, MODEL, add, current_folder, quiet, vector

from assistant.errors import DocumentNotFound, IndexBusy, StoreError
from assistant.store import Analyser, Model, Snapshot, Store, open_writer
from assistant.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _lublin(snapshot: Snapshot) -> list[int]:
    return [number for number, _ in snapshot.lexical.search("word", [[("lublin", 1.0)]], 10)]


def _nearest(snapshot: Snapshot, text: str) -> int:
    return snapshot.vectors.search(vector(text), 1)[0][0]


def _assert_answers(snapshot: Snapshot) -> None:
    """The index of the fixture ``filled``, whole and right."""
    assert _lublin(snapshot) == [1, 2]
    assert snapshot.lexical.size == snapshot.vectors.size == 4
    assert _nearest(snapshot, "koordynator klastra") == 3
    assert snapshot.model == Model(MODEL, 8)
    assert snapshot.generation == 3


def test_a_snapshot_gives_passages_with_their_documents(filled: Path) -> None:
    """From the id that a search found to text and path."""
    snapshot = Store.open(filled, ANALYSER).snapshot()
    _assert_answers(snapshot)
    passage, document = snapshot.passages([3])[3]
    assert document.document.text[passage.start : passage.end] == "koordynator klastra"
    assert (document.paths, document.id) == (("b.txt",), 2)
    assert snapshot.passages([3, 99]) == {3: (passage, document)}
    assert snapshot.document_at("b.txt") == document
    assert snapshot.passages_of(2)[1] == passage
    assert [stored.paths for stored in snapshot.documents()] == [
        ("a.txt",),
        ("b.txt",),
        ("c/d.txt",),
    ]


def test_an_unknown_path_is_told_by_name(filled: Path) -> None:
    """The message names the path and the command that lists all."""
    snapshot = Store.open(filled, ANALYSER).snapshot()
    with pytest.raises(DocumentNotFound, match=r"nix\.pdf.*assistant status"):
        snapshot.document_at("nix.pdf")
    with pytest.raises(StoreError):
        snapshot.document(99)


def test_opening_a_whole_index_writes_nothing(filled: Path) -> None:
    """The publication is used as it is."""
    folder = current_folder(filled)
    Store.open(filled, ANALYSER)
    assert current_folder(filled) == folder


def _zero(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    path.write_bytes(content)


def _lie(manifest: Path) -> None:
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace('"dimension": 8', '"dimension": 9'), encoding="utf-8")


def _largest_lexical(folder: Path) -> Path:
    return max((folder / "lexical").iterdir(), key=lambda path: path.stat().st_size)


HARMS: dict[str, Callable[[Path, Path], object]] = {
    "a zeroed part of the vectors": lambda index, folder: _zero(folder / "vectors.faiss"),
    "no vectors": lambda index, folder: (folder / "vectors.faiss").unlink(),
    "a truncated word index": lambda index, folder: _largest_lexical(folder).write_bytes(b"\x01"),
    "a missing part of the word index": lambda index, folder: _largest_lexical(folder).unlink(),
    "a stray file": lambda index, folder: (folder / "lexical" / "x.idx").write_bytes(b"1"),
    "a garbled manifest": lambda index, folder: (folder / "manifest.json").write_bytes(b"{\xff"),
    "a changed manifest": lambda index, folder: (folder / "manifest.json").write_text("{}"),
    "a manifest that lies": lambda index, folder: _lie(folder / "manifest.json"),
    "no manifest": lambda index, folder: (folder / "manifest.json").unlink(),
    "other ids": lambda index, folder: _zero(folder / "passages.npy"),
    "no pointer": lambda index, folder: (index / "CURRENT").unlink(),
    "an empty pointer": lambda index, folder: (index / "CURRENT").write_bytes(b""),
    "a binary pointer": lambda index, folder: (index / "CURRENT").write_bytes(b"\xff\x00"),
    "a pointer elsewhere": lambda index, folder: (index / "CURRENT").write_text("../x\n0\n"),
    "a pointer to nothing": lambda index, folder: (index / "CURRENT").write_text("generation-9\n"),
    "no publication": lambda index, folder: shutil.rmtree(folder),
    "a publication that is a file": lambda index, folder: (
        shutil.rmtree(folder),
        folder.write_text("x"),
    ),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_damage_is_repaired_from_the_catalogue(
    filled: Path, harm: Callable[[Path, Path], object]
) -> None:
    """Whatever happened to the derived indexes: right answers, and a whole publication after."""
    harm(filled, current_folder(filled))
    _assert_answers(Store.open(filled, ANALYSER).snapshot())
    folder = current_folder(filled)
    _assert_answers(Store.open(filled, ANALYSER).snapshot())
    assert current_folder(filled) == folder


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_damage_is_no_obstacle_while_another_process_writes(
    filled: Path, harm: Callable[[Path, Path], object]
) -> None:
    """A reader that may not repair builds the indexes for itself."""
    harm(filled, current_folder(filled))
    with open_writer(filled, quiet):
        _assert_answers(Store.open(filled, ANALYSER).snapshot())


def test_what_killed_writers_left_is_swept_up(filled: Path) -> None:
    """Half-written folders and pointers go with the next writer; nothing else does."""
    (filled / ".building-1-x" / "lexical").mkdir(parents=True)
    (filled / "generation-99").mkdir()
    (filled / "CURRENT.tmp-77").write_text("generation-99")
    (filled / "notes.txt").write_text("mine")
    with open_writer(filled, quiet):
        pass
    names = {path.name for path in filled.iterdir() if not path.name.startswith("catalogue")}
    assert names == {".lock", "CURRENT", "generation-3", "notes.txt"}
    _assert_answers(Store.open(filled, ANALYSER).snapshot())


def test_what_was_committed_but_not_published_is_found(filled: Path) -> None:
    """A run that was killed before publishing loses nothing."""
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "lublin")
        writer.catalogue.rearrange([], [], ["a.txt"])
    snapshot = Store.open(filled, ANALYSER).snapshot()
    assert sorted(_lublin(snapshot)) == [2, 5]
    assert sorted(snapshot.catalogue.passage_ids().tolist()) == [2, 3, 4, 5]


def test_readers_use_the_last_publication_while_a_writer_works(filled: Path) -> None:
    """New documents are not found yet, and deleted ones no more."""
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "lublin")
        writer.catalogue.rearrange([], [], ["a.txt"])
        store = Store.open(filled, ANALYSER)
        assert _lublin(store.snapshot()) == [2]
        assert [number for number, _ in store.snapshot().vectors.search(vector("x"), 9)].count(
            1
        ) == 0
        assert not store.refresh()
        writer.publish(ANALYSER)
        assert store.refresh()
        assert sorted(_lublin(store.snapshot())) == [2, 5]
        assert not store.refresh()


def test_a_snapshot_stays_as_it_was(filled: Path) -> None:
    """Deleting, changing and publishing are not seen by who looks at an earlier moment."""
    store = Store.open(filled, ANALYSER)
    before = store.snapshot()
    with open_writer(filled, quiet) as writer:
        writer.catalogue.rearrange([], [], ["a.txt", "b.txt"])
        writer.publish(ANALYSER)
    assert store.refresh()
    _assert_answers(before)
    assert before.passages([1])[1][1].document.text == "rada miasta lublin"
    assert [file.path for file in before.files()] == ["a.txt", "b.txt", "c/d.txt"]
    assert _lublin(store.snapshot()) == []


def test_readers_and_a_writer_work_side_by_side(filled: Path) -> None:
    """Four threads of readers, one writer, twenty publications: every answer belongs together."""
    store = Store.open(filled, ANALYSER)
    stop = threading.Event()
    faults: list[object] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                store.refresh()
                snapshot = store.snapshot()
                for number in _lublin(snapshot):
                    passage, document = snapshot.passages([number])[number]
                    if "lublin" not in document.document.text[passage.start : passage.end]:
                        faults.append(number)
                if snapshot.lexical.size != snapshot.vectors.size:
                    faults.append(snapshot.generation)
            except Exception as error:
                faults.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(20):
        with open_writer(filled, quiet, wait=10) as writer:
            add(writer, f"{turn}.txt", f"lublin {turn}")
            if turn > 2:
                writer.catalogue.rearrange([], [], [f"{turn - 2}.txt"])
            writer.publish(ANALYSER)
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    store.refresh()
    assert len(_lublin(store.snapshot())) == 5


def test_a_new_analysis_is_built_when_opening(filled: Path) -> None:
    """Passages are analysed again; the old terms are gone."""
    upper = Analyser("words-2", ("word",), lambda text: {"word": text.upper().split()})
    snapshot = Store.open(filled, upper).snapshot()
    assert _lublin(snapshot) == []
    found = snapshot.lexical.search("word", [[("LUBLIN", 1.0)]], 5)
    assert [number for number, _ in found] == [1, 2]


def test_one_writer_at_a_time(filled: Path) -> None:
    """The second is told in one line, and may come back later."""
    with (
        open_writer(filled, quiet),
        pytest.raises(IndexBusy, match="Another process"),
        open_writer(filled, quiet),
    ):
        pass
    with open_writer(filled, quiet):
        pass


def test_a_folder_without_an_index_needs_indexing(index_dir: Path) -> None:
    """So does one where the first run never came to its end."""
    assert Store.needs_indexing(index_dir)
    with pytest.raises(StoreError, match="run 'assistant index' first"):
        Store.open(index_dir, ANALYSER)
    with open_writer(index_dir, quiet) as writer:
        assert Store.needs_indexing(index_dir)
        writer.catalogue.set_meta("indexed", "1")
    assert not Store.needs_indexing(index_dir)


def test_an_index_without_documents_can_be_searched(index_dir: Path) -> None:
    """An empty corpus is an index of nothing."""
    with open_writer(index_dir, quiet) as writer:
        writer.publish(ANALYSER)
    snapshot = Store.open(index_dir, ANALYSER).snapshot()
    assert _lublin(snapshot) == []
    assert snapshot.vectors.search(vector("x"), 3) == []
    assert snapshot.model is None


def test_a_folder_that_cannot_be_written_is_read(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No lock, no log file, no repair in place: the indexes are built elsewhere."""
    from assistant.store import database, opening
    from assistant.store.files import no_permission

    def refuse(index_dir: Path) -> None:
        raise no_permission(index_dir)

    monkeypatch.setattr(opening, "writer_lock", refuse)
    monkeypatch.setattr(
        Database,
        "open_to_read",
        lambda path: Database(database.open_unwritable(path), path),
    )
    shutil.rmtree(current_folder(filled))
    before = sorted(filled.rglob("*"))
    _assert_answers(Store.open(filled, ANALYSER).snapshot())
    assert sorted(filled.rglob("*")) == before


def test_commits_that_only_the_log_holds_are_read_without_write_access(
    filled: Path, tmp_path: Path
) -> None:
    """The log of a killed writer counts although it cannot be replayed in place."""
    from assistant.store.database import open_unwritable

    copy = tmp_path / "copy"
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "lublin")
        copy.mkdir()
        for name in ("catalogue.sqlite", "catalogue.sqlite-wal"):
            shutil.copyfile(filled / name, copy / name)
    connection = open_unwritable(copy / "catalogue.sqlite")
    assert list(connection.execute("SELECT count(*) FROM files")) == [(4,)]
    assert sorted(path.name for path in copy.iterdir()) == [
        "catalogue.sqlite",
        "catalogue.sqlite-wal",
    ]
