from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CorpusError, DiskFull
from assistant.web.library import files
from assistant.web.library.uploads import MAX_NAME_BYTES, add_file, safe_name


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    path = tmp_path / "upload.bin"
    path.write_bytes(b"new contents")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Uchwała nr 5.pdf", "Uchwała nr 5.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/absolute/path.txt", "path.txt"),
        ("..", "document"),
        ("", "document"),
        ("a/", "document"),
        (".hidden", "hidden"),
        ("line\nbreak\x00.txt", "line_break_.txt"),
        ('q:"<x>|?*.txt', "q___x____.txt"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("trailing. . ", "trailing"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("Z\u0307o\u0301łw.txt", "Żółw.txt"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    """Only a visible last component is left of whatever a browser sends."""
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    """A name is cut in its stem, between characters."""
    name = safe_name("ż" * 300 + ".pdf")
    assert name == "ż" * 98 + ".pdf"
    assert len(name.encode()) == MAX_NAME_BYTES


@given(st.text(max_size=400))
def test_any_name_stays_inside_the_folder(name: str) -> None:
    """A safe name is one visible component that any file system takes, and stays as it is."""
    safe = safe_name(name)
    assert Path(safe).name == safe
    assert safe not in {"", ".", ".."}
    assert not safe.startswith(".")
    assert len(safe.encode()) <= MAX_NAME_BYTES
    assert safe_name(safe) == safe


def test_a_new_file_is_copied(upload: Path, folder: Path) -> None:
    """The folder is made, and holds the file and nothing else."""
    added = add_file(upload, "a.txt", folder, megabytes=1)
    assert (added.outcome, added.path) == ("added", folder / "a.txt")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.txt": b"new contents"}


def test_another_file_of_the_name_is_kept(upload: Path, folder: Path) -> None:
    """A taken name is left alone; the new file gets the next number."""
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"old")
    (folder / "a (2).txt").write_bytes(b"older")
    added = add_file(upload, "a.txt", folder, megabytes=1)
    assert (added.outcome, added.path.name) == ("renamed", "a (3).txt")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "a.txt": b"old",
        "a (2).txt": b"older",
        "a (3).txt": b"new contents",
    }


def test_the_same_file_is_added_once(upload: Path, folder: Path) -> None:
    """The same bytes under the same name make no second copy, also when they were renamed."""
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"old")
    add_file(upload, "a.txt", folder, megabytes=1)
    again = add_file(upload, "a.txt", folder, megabytes=1)
    assert (again.outcome, again.path.name) == ("same", "a (2).txt")
    assert sorted(path.name for path in folder.iterdir()) == ["a (2).txt", "a.txt"]


def test_a_folder_of_the_name_is_no_obstacle(upload: Path, folder: Path) -> None:
    """A directory that is called like the file counts as a taken name."""
    (folder / "a.txt").mkdir(parents=True)
    assert add_file(upload, "a.txt", folder, megabytes=1).path.name == "a (2).txt"


def test_a_dead_link_of_the_name_is_no_obstacle(upload: Path, folder: Path) -> None:
    """A link that points nowhere is not followed and not replaced."""
    folder.mkdir()
    (folder / "a.txt").symlink_to(folder / "nowhere")
    assert add_file(upload, "a.txt", folder, megabytes=1).path.name == "a (2).txt"
    assert not (folder / "nowhere").exists()


def test_without_hard_links_a_file_is_still_placed_whole(
    upload: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system without links the name is claimed first, and then filled in one step."""

    def no_links(*args: object) -> None:
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", no_links)
    assert add_file(upload, "a.txt", folder, megabytes=1).path.read_bytes() == b"new contents"
    upload.write_bytes(b"others")
    assert add_file(upload, "a.txt", folder, megabytes=1).path.name == "a (2).txt"
    assert sorted(path.name for path in folder.iterdir()) == ["a (2).txt", "a.txt"]


FAILURES = {
    errno.ENOSPC: (DiskFull, "The disk is full"),
    errno.EROFS: (DiskFull, "The folder of documents is read-only"),
    errno.EACCES: (DiskFull, "The folder of documents is read-only"),
    errno.EIO: (CorpusError, "Check the folder of documents"),
}


@pytest.mark.parametrize("number", FAILURES)
def test_a_failed_copy_is_told_and_leaves_nothing(
    upload: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A full disk or a read-only folder is one clear line, and the folder stays as it was."""

    def fail(*args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.shutil, "copyfileobj", fail)
    error, told = FAILURES[number]
    with pytest.raises(error, match=told):
        add_file(upload, "a.txt", folder, megabytes=1)
    assert list(folder.iterdir()) == []


def test_a_file_over_the_limit_is_refused(upload: Path, folder: Path) -> None:
    """It is told with its size and what to do, and not copied; the limit itself still fits."""
    upload.write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(CorpusError, match=r"“a\.txt” was not added\. The file has 2 MB, more than"):
        add_file(upload, "a.txt", folder, megabytes=1)
    upload.write_bytes(bytes(1 << 20))
    assert add_file(upload, "a.txt", folder, megabytes=1).outcome == "added"
