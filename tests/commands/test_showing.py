from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from commandfakes import Run, assert_one_line
from corefakes import fill

if TYPE_CHECKING:
    from pathlib import Path


def test_show(run: Run, here: Path) -> None:
    """A span with what stands around it."""
    found = run("show", "raport/klastry.txt", "--start", "20", "--end", "26", "--json").json
    assert list(found) == [
        "document", "title", "date", "page", "line_start", "line_end", "start", "end", "before",
        "text", "after",
    ]  # fmt: skip
    assert (found["text"], found["line_start"]) == ("Według", 3)


def test_an_unknown_document(run: Run, here: Path) -> None:
    """Named, with where to look."""
    line = "There is no document nic.pdf in the index: 'assistant status' lists all."
    assert_one_line(run("show", "nic.pdf"), 1, line)


def test_polish_names_of_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every form: composed, decomposed, with spaces."""
    monkeypatch.chdir(tmp_path)
    names = ["zażółć gęślą.txt", "źródło/jaźń [1].txt"]
    fill(tmp_path / "corpus", {name: f"Źdźbło numer {i}." for i, name in enumerate(names)})
    rows = run("status", "--json").json["documents"]
    assert sorted(row["path"] for row in rows) == sorted(names)
    for name in names:
        assert run("show", name, "--json").json["document"] == name
        assert run("show", name).code == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="names are Unicode there")
def test_names_of_odd_bytes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are shown escaped, quoted, and found again by what is shown."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    odd = os.fsencode(tmp_path / "corpus") + b"/stary_\xb3\xf3d\xbc.txt"
    with open(odd, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"Klaster koordynuje miasto Lublin.")
    [row] = run("status", "--json").json["documents"]
    assert row["path"] == "stary_\\xb3\\xf3d\\xbc.txt"
    assert run("show", row["path"], "--json").json["document"] == row["path"]
    found = run("ask", "kto koordynuje klaster?")
    assert found.code == 0
    assert "stary_" in found.out


def test_a_document_that_could_not_be_read_says_why(run: Run, here: Path) -> None:
    """On standard error, beside what there is to show; JSON stays alone."""
    found = run("show", "pusty.txt")
    assert (found.code, found.err) == (
        0,
        "The file is empty (0 bytes); save it again or delete it.\n",
    )
    assert run("show", "pusty.txt", "--json").err == ""
    assert run("show", "study.md").err == ""
