from __future__ import annotations

import json
from pathlib import Path

import pytest
from storefakes import ANALYSER, MODEL, add, current_folder, quiet, stamp

from assistant.store import open_writer, publishing
from assistant.store.publishing import Unusable, load


def test_a_publication_says_what_it_holds(filled: Path) -> None:
    """Generation, counts, model, analysis, and the checksum of every file."""
    manifest = json.loads((current_folder(filled) / "manifest.json").read_text("utf-8"))
    files = manifest.pop("files")
    assert manifest == {
        "generation": 3,
        "passages": 4,
        "deleted": 0,
        "vectors": 4,
        "model": MODEL,
        "dimension": 8,
        "analysis": "words-1",
        "layout": 1,
    }
    assert {"passages.npy", "vectors.faiss", "lexical/meta.json"} <= files.keys()
    assert load(filled).ids.tolist() == [1, 2, 3, 4]


def test_publishing_twice_changes_nothing(filled: Path) -> None:
    """The same generation is not built again."""
    before = current_folder(filled).stat().st_ino
    with open_writer(filled, quiet) as writer:
        writer.publish(ANALYSER)
    assert current_folder(filled).stat().st_ino == before


def test_only_the_current_publication_is_kept(filled: Path) -> None:
    """The one before is deleted when the next is current."""
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "nowy")
        writer.publish(ANALYSER)
    assert [path.name for path in filled.glob("generation-*")] == ["generation-4"]


def test_unchanged_segments_are_shared(filled: Path) -> None:
    """Adding a passage does not write the others' terms again."""
    old = {path.name: path.stat().st_ino for path in (current_folder(filled) / "lexical").iterdir()}
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "nowy")
        writer.publish(ANALYSER)
    new = {path.name: path.stat().st_ino for path in (current_folder(filled) / "lexical").iterdir()}
    shared = {name for name in old if old[name] == new.get(name)}
    assert {Path(name).suffix for name in shared} >= {".idx", ".term", ".fast"}


def test_a_renamed_file_shares_all_vectors(filled: Path) -> None:
    """Nothing that the vectors depend on has changed."""
    sha256 = load(filled).manifest.files["vectors.faiss"]
    inode = (current_folder(filled) / "vectors.faiss").stat().st_ino
    with open_writer(filled, quiet) as writer:
        document = writer.catalogue.document(1)
        assert document is not None
        placed = [(stamp("new.txt"), document.document.sha256)]
        writer.catalogue.rearrange(placed, [], ["a.txt"])
        writer.publish(ANALYSER)
    assert load(filled).manifest.files["vectors.faiss"] == sha256
    assert (current_folder(filled) / "vectors.faiss").stat().st_ino == inode


@pytest.mark.parametrize(("few", "expected"), [(0, [1, 2, 3, 0, 1]), (500, [0, 0, 0, 0, 0])])
def test_deletions_build_the_word_index_anew(
    few: int, expected: list[int], index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleted passages count in frequencies until they are a fifth of the rest; of few, never."""
    monkeypatch.setattr(publishing, "REBUILT_ALWAYS", few)
    deleted = []
    with open_writer(index_dir, quiet) as writer:
        for number in range(22):
            add(writer, f"{number}.txt", f"rada {number}")
        writer.publish(ANALYSER)
        for number in range(5):
            writer.catalogue.rearrange([], [], [f"{number}.txt"])
            writer.publish(ANALYSER)
            deleted.append(load(index_dir).manifest.deleted)
    assert deleted == expected


def test_a_reader_that_comes_too_late_looks_again(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The publication that was replaced while it was read is no damage."""
    old = (filled / "CURRENT").read_text("utf-8")
    with open_writer(filled, quiet) as writer:
        add(writer, "e.txt", "nowy")
        writer.publish(ANALYSER)
    new = (filled / "CURRENT").read_text("utf-8")
    answers = iter([old, new, new, new])
    monkeypatch.setattr(publishing, "pointer", lambda index_dir: next(answers))
    assert load(filled).manifest.generation == 4


def test_nothing_published_is_unusable(index_dir: Path) -> None:
    """There is nothing to load before the first publication."""
    with pytest.raises(Unusable):
        load(index_dir)


def test_what_is_compared_is_what_is_used(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors and ids are read once: a file that changes after that changes nothing."""
    read: list[str] = []
    plain = Path.read_bytes

    def once(path: Path) -> bytes:
        content = plain(path)
        read.append(path.name)
        if path.name in {"vectors.faiss", "passages.npy"}:
            path.write_bytes(b"damaged since")
        return content

    monkeypatch.setattr(Path, "read_bytes", once)
    found = load(filled)
    assert sorted(read) == ["manifest.json", "passages.npy", "vectors.faiss"]
    assert found.ids.tolist() == [1, 2, 3, 4]
    assert found.open()[1].size == 4
