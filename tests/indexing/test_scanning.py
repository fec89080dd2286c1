from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CorpusError, UsageError
from assistant.indexing import located, shown_path
from assistant.indexing.scanning import check_folders, scan
from assistant.records import State


def _paths(corpus: Path, skip: Path | None = None) -> list[str]:
    return [file.stamp.path for file in scan(corpus, skip or corpus / "index").files]


def _fill(corpus: Path, *names: str) -> None:
    for name in names:
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_every_file_is_found_by_its_relative_path(tmp_path: Path) -> None:
    """Folders are walked, sizes and times noted, the order is that of the paths."""
    _fill(tmp_path, "b.txt", "a/z.txt", "a/b/c.pdf", "ż ó.txt")
    found = scan(tmp_path, tmp_path / "index").files
    assert [file.stamp.path for file in found] == ["a/b/c.pdf", "a/z.txt", "b.txt", "ż ó.txt"]
    status = (tmp_path / "b.txt").stat()
    assert (found[2].stamp.size, found[2].stamp.mtime_ns) == (5, status.st_mtime_ns)
    assert found[2].location == tmp_path / "b.txt"


def test_what_is_no_document_is_left_out(tmp_path: Path) -> None:
    """Hidden files and folders, owner files of office programs, and the index itself."""
    _fill(tmp_path, "a.txt", ".hidden", ".git/b.txt", "~$a.docx", ".~lock.a.odt#", "index/c.txt")
    assert _paths(tmp_path) == ["a.txt"]
    assert _paths(tmp_path, tmp_path / "other") == ["a.txt", "index/c.txt"]


@pytest.mark.parametrize("sign", ["CURRENT", ".lock", "generation-3/manifest.json"])
def test_the_folder_of_any_index_is_left_out(sign: str, tmp_path: Path) -> None:
    """An index is known by its own files, begun or whole; a database alone is a file like any."""
    _fill(tmp_path, "a.txt", "old/catalogue.sqlite", f"old/{sign}", "own/catalogue.sqlite")
    assert _paths(tmp_path) == ["a.txt", "own/catalogue.sqlite"]


def test_the_folder_of_an_index_is_no_corpus(tmp_path: Path) -> None:
    """Nor may documents and index be one folder; either may lie in the other."""
    _fill(tmp_path, "index/catalogue.sqlite", "index/CURRENT", "corpus/a.txt")
    with pytest.raises(CorpusError, match="is the folder of an index"):
        check_folders(tmp_path / "index", tmp_path / "other")
    with pytest.raises(UsageError, match=f"for example --index {tmp_path}/corpus-index"):
        check_folders(tmp_path / "corpus", tmp_path / "index" / ".." / "corpus")
    check_folders(tmp_path / "corpus", tmp_path)
    check_folders(tmp_path / "corpus", tmp_path / "corpus" / "index")


def test_a_folder_without_documents_is_told_of(tmp_path: Path) -> None:
    """Unless it may be empty; the folder of the index is nothing in it."""
    _fill(tmp_path, "index/catalogue.sqlite", "index/CURRENT", ".hidden")
    with pytest.raises(CorpusError, match=f"The folder {tmp_path} holds no documents"):
        check_folders(tmp_path, tmp_path / "index")
    check_folders(tmp_path, tmp_path / "index", allow_empty=True)
    with pytest.raises(CorpusError, match="does not exist"):
        check_folders(tmp_path / "none", tmp_path / "index", allow_empty=True)


def test_a_folder_with_a_documents_name_is_a_folder(tmp_path: Path) -> None:
    """What counts is what it is, not what it is called."""
    _fill(tmp_path, "x.pdf/a.txt")
    (tmp_path / "y.pdf").mkdir()
    assert _paths(tmp_path) == ["x.pdf/a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights on Windows")
def test_loops_of_links_end(tmp_path: Path) -> None:
    """Each folder is walked once, under its own name where it has one."""
    corpus = tmp_path / "corpus"
    _fill(corpus, "a/x.txt")
    _fill(tmp_path, "outside/y.txt")
    (corpus / "a" / "up").symlink_to(corpus)
    (corpus / "0first").symlink_to(corpus / "a")
    (corpus / "far").symlink_to(tmp_path / "outside")
    (corpus / "self").symlink_to(corpus / "self")
    found = scan(corpus, tmp_path / "index")
    assert [file.stamp.path for file in found.files] == ["a/x.txt", "far/y.txt"]
    assert [(file.stamp.path, file.state) for file in found.unread] == [("self", State.DAMAGED)]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes or dead links on Windows")
def test_entries_that_cannot_be_opened_have_a_state(tmp_path: Path) -> None:
    """A dead link is damaged; a pipe, which would never end, is no document."""
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    found = scan(tmp_path, tmp_path / "index")
    assert found.files == ()
    assert {file.stamp.path: file.state for file in found.unread} == {
        "dead.txt": State.DAMAGED,
        "pipe.txt": State.UNSUPPORTED,
    }
    assert all(file.message.en and file.message.pl for file in found.unread)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are a Linux matter")
def test_a_name_of_any_bytes_is_shown_and_found_again(tmp_path: Path) -> None:
    """Bytes that are no Unicode are shown as what they are."""
    raw = os.fsencode(tmp_path) + b"/protok\xf3\xb3 \\x5c.txt"
    Path(os.fsdecode(raw)).write_bytes(b"rada")
    (path,) = _paths(tmp_path)
    assert path == "protok\\xf3\\xb3 \\x5cx5c.txt"
    assert path.encode("utf-8")
    assert located(tmp_path, path).read_bytes() == b"rada"


_byte_names = st.binary(min_size=1).filter(
    lambda name: b"/" not in name and b"\0" not in name and name not in {b".", b".."}
)


@given(st.lists(_byte_names, min_size=1))
def test_different_names_never_look_the_same(names: list[bytes]) -> None:
    """Every path can be found again from what is shown of it."""
    path = Path(*(os.fsdecode(name) for name in names))
    shown = shown_path(path)
    assert shown.encode("utf-8")
    assert located(Path("corpus"), shown) == Path("corpus", path)


def test_a_corpus_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    """Missing, a file, or not to be listed: one line each."""
    with pytest.raises(CorpusError, match="does not exist"):
        scan(tmp_path / "nowhere", tmp_path / "index")
    _fill(tmp_path, "file")
    with pytest.raises(CorpusError, match="is a file"):
        scan(tmp_path / "file", tmp_path / "index")


def test_a_corpus_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never taken for an empty one."""

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CorpusError, match="cannot be read"):
        scan(tmp_path, tmp_path / "index")


def test_the_folder_of_what_is_kept_is_no_corpus(tmp_path: Path) -> None:
    """Were documents in it, none would ever be found: that is told."""
    (tmp_path / "docs-kept").mkdir()
    (tmp_path / "docs-kept" / "a.txt").write_text("miasto")
    with pytest.raises(UsageError):
        check_folders(tmp_path / "docs-kept", tmp_path / "docs", tmp_path / "docs-kept")
