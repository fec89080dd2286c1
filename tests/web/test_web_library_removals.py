from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assistant.errors import AssistantError, CorpusError, DiskFull
from assistant.web.library import files, removals
from assistant.web.library.removals import Replaced, remove_file, replace_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    (made / "raport").mkdir(parents=True)
    (made / "a.txt").write_bytes(b"old")
    (made / "raport" / "a.txt").write_bytes(b"another")
    return made


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    path = tmp_path / "upload.bin"
    path.write_bytes(b"new contents")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def test_a_removed_file_is_kept_under_its_path(folder: Path) -> None:
    """It is moved, whole, to where nothing is indexed."""
    assert remove_file("raport/a.txt", folder) == ".removed/raport/a.txt"
    assert remove_file("a.txt", folder) == ".removed/a.txt"
    assert contents(folder) == {".removed/a.txt": b"old", ".removed/raport/a.txt": b"another"}


def test_what_was_removed_before_is_kept_too(folder: Path) -> None:
    """A second file of the name gets a number."""
    remove_file("a.txt", folder)
    (folder / "a.txt").write_bytes(b"newer")
    assert remove_file("a.txt", folder) == ".removed/a (2).txt"
    assert contents(folder)[".removed/a.txt"] == b"old"
    assert contents(folder)[".removed/a (2).txt"] == b"newer"


def test_a_file_that_is_gone_needs_no_removal(folder: Path) -> None:
    """Somebody was faster; nothing is made for it."""
    assert remove_file("gone.txt", folder) is None
    assert not (folder / ".removed").exists()


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_a_name_that_is_no_unicode_is_found(folder: Path) -> None:
    """The catalogue's way of writing it leads back to the file, and so does what is told."""
    Path(os.fsdecode(os.fsencode(folder) + b"/z\xb3y\\.txt")).write_bytes(b"odd")
    assert remove_file("z\\xb3y\\x5c.txt", folder) == ".removed/z\\xb3y\\x5c.txt"
    assert b"odd" in contents(folder).values()


@pytest.mark.parametrize("document", ["../outside.txt", "linked/outside.txt", "link.txt"])
def test_nothing_outside_the_folder_is_touched(
    tmp_path: Path, folder: Path, upload: Path, document: str
) -> None:
    """Neither by a path that leads out, nor through a linked folder or file."""
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    for path in (outside / "outside.txt", tmp_path / "outside.txt"):
        path.write_bytes(b"mine")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "link.txt").symlink_to(outside / "outside.txt")
    with pytest.raises(CorpusError, match=r"was not removed\. It is reached by a link"):
        remove_file(document, folder)
    with pytest.raises(CorpusError, match=r"was not replaced\. It is reached by a link"):
        replace_file(upload, "x.txt", document, folder, megabytes=1)
    assert (outside / "outside.txt").read_bytes() == b"mine"
    assert (tmp_path / "outside.txt").read_bytes() == b"mine"
    assert (folder / "link.txt").is_symlink()


def test_a_replaced_file_is_kept(folder: Path, upload: Path) -> None:
    """The new one has the old one's name, whatever it was called, and nothing else is left."""
    found = replace_file(upload, "nowa wersja.TXT", "raport/a.txt", folder, megabytes=1)
    assert found == Replaced(".removed/raport/a.txt")
    assert contents(folder) == {
        ".removed/raport/a.txt": b"another",
        "a.txt": b"old",
        "raport/a.txt": b"new contents",
    }


def test_the_same_bytes_replace_nothing(folder: Path, upload: Path) -> None:
    """No copy is kept of what stays."""
    upload.write_bytes(b"old")
    assert replace_file(upload, "a.txt", "a.txt", folder, megabytes=1) == Replaced(None, same=True)
    assert not (folder / ".removed").exists()


def test_a_file_that_is_gone_is_put_back(folder: Path, upload: Path) -> None:
    """Its place is still known, folder and all."""
    assert replace_file(upload, "b.txt", "new/b.txt", folder, megabytes=1) == Replaced(None)
    assert contents(folder)["new/b.txt"] == b"new contents"


def test_another_kind_of_file_is_refused(folder: Path, upload: Path) -> None:
    """A name promises what is in a file; the sentence says what to do instead."""
    with pytest.raises(CorpusError, match=r"“b\.pdf” is another kind of file\. Add it, and remove"):
        replace_file(upload, "b.pdf", "a.txt", folder, megabytes=1)
    assert contents(folder)["a.txt"] == b"old"


def test_a_file_over_the_limit_is_refused(folder: Path, upload: Path) -> None:
    """The old one stays."""
    upload.write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(CorpusError, match=r"“a\.txt” was not replaced\. The file has 2 MB"):
        replace_file(upload, "a.txt", "a.txt", folder, megabytes=1)
    assert contents(folder)["a.txt"] == b"old"


FAILURES = {
    errno.ENOSPC: (DiskFull, "The disk is full"),
    errno.EROFS: (DiskFull, "The folder of documents is read-only"),
    errno.EACCES: (DiskFull, "The folder of documents is read-only"),
    errno.EIO: (CorpusError, "Check the folder of documents"),
}


@pytest.mark.parametrize("number", FAILURES)
@pytest.mark.parametrize("step", ["copy", "rename", "folder"])
def test_a_failure_leaves_everything_as_it_was(
    folder: Path, upload: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    """At whichever step: one line, the old file in its place, and no half of a new one."""

    def fail(*args: object, **named: object) -> None:
        raise OSError(number, os.strerror(number))

    before = contents(folder)
    target = {
        "copy": (files.shutil, "copyfileobj"),
        "rename": (removals.Path, "replace"),
        "folder": (removals.Path, "mkdir"),
    }
    monkeypatch.setattr(*target[step], fail)
    error, told = FAILURES[number]
    with pytest.raises(error, match=told):
        replace_file(upload, "a.txt", "a.txt", folder, megabytes=1)
    if step != "copy":  # removing copies nothing
        with pytest.raises(error, match=told):
            remove_file("a.txt", folder)
    assert contents(folder) == before


def test_every_refusal_is_told_in_both_languages(folder: Path, upload: Path) -> None:
    """The Polish sentence names the file too."""
    with pytest.raises(AssistantError) as refused:
        replace_file(upload, "b.pdf", "a.txt", folder, megabytes=1)
    assert refused.value.wording.pl == (
        "Nie zastąpiono „a.txt”. „b.pdf” to plik innego rodzaju. Dodaj go, a stary usuń."
    )
