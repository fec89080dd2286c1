from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from commandfakes import Run, assert_one_line
from corefakes import fill

if TYPE_CHECKING:
    from pathlib import Path


def test_index(run: Run, here: Path) -> None:
    """What changed, and nothing else."""
    fill(here / "corpus", {"nowy.txt": "Nowy dokument o rzece."})
    (here / "corpus" / "study.md").unlink()
    found = run("index", "--json").json
    assert list(found) == ["generation", "documents", "changes", "passages", "embedded", "seconds"]
    assert found["documents"] == {
        "indexed": 3, "partial": 0, "needs_ocr": 0, "needs_password": 0, "damaged": 1,
        "too_large": 0, "unsupported": 0,
    }  # fmt: skip
    assert found["changes"] == {"added": 1, "changed": 0, "removed": 1, "unchanged": 3}
    assert (found["passages"], found["embedded"]) == (3, 1)


def test_status(run: Run, here: Path) -> None:
    """One row for every file."""
    found = run("status", "--json").json
    assert list(found) == ["generation", "documents"]
    assert [list(row) for row in found["documents"]] == [
        ["path", "state", "message", "title", "date", "pages", "passages", "sha256"]
    ] * 4
    assert {row["path"]: row["state"] for row in found["documents"]} == {
        "protokół_2019.txt": "indexed",
        "pusty.txt": "damaged",
        "raport/klastry.txt": "indexed",
        "study.md": "indexed",
    }


def test_verify(run: Run, here: Path) -> None:
    """Exit code 1 when a source changed behind the index."""
    assert run("verify", "--json").json == {
        "ok": True, "documents": 4, "passages": 3, "problems": [],
    }  # fmt: skip
    (here / "corpus" / "study.md").write_text("Changed.", encoding="utf-8")
    found = run("verify", "--json")
    assert (found.code, found.json["ok"]) == (1, False)
    assert [list(problem) for problem in found.json["problems"]] == [["document", "message"]]
    assert found.json["problems"][0]["document"] == "study.md"


@pytest.mark.parametrize("command", [["index"], ["ask", "who?"], ["status"], ["verify"]])
def test_a_missing_corpus(command: list[str], run: Run, tmp_path: Path) -> None:
    """Named, with what to do."""
    where = ["--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "index")]
    folder = tmp_path / "none"
    assert_one_line(run(*command, *where), 1, f"The folder of documents {folder} does not exist")


def test_a_corpus_that_is_a_file(run: Run, tmp_path: Path) -> None:
    """Named as such."""
    (tmp_path / "a.txt").write_text("x")
    found = run("index", "--corpus", str(tmp_path / "a.txt"), "--index", str(tmp_path / "i"))
    assert_one_line(found, 1, f"{tmp_path / 'a.txt'} is a file, not a folder of documents")


def test_an_empty_corpus(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said in one line, and no index is made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    line = f"The folder {tmp_path / 'corpus'} holds no documents: put some in it, or name another"
    for words in (["index"], ["ask", "who coordinates?"], ["verify"]):
        assert_one_line(run(*words), 1, line)
    assert not (tmp_path / "index").exists()


def test_files_that_cannot_be_read_end_in_a_state(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dead link, an empty file, an unknown kind; a folder named like a file is a folder."""
    monkeypatch.chdir(tmp_path)
    fill(
        tmp_path / "corpus",
        {"x.pdf/a.txt": "Rada miasta.", "pusty.pdf": "", "zepsuty.pdf": "%PDF-1.7 nic"},
    )
    (tmp_path / "corpus" / "link.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "corpus" / "dane.bin").write_bytes(bytes(range(256)) * 20)
    found = run("index", "--json")
    assert (found.code, sum(found.json["documents"].values())) == (0, 5)
    rows = {row["path"]: row for row in run("status", "--json").json["documents"]}
    assert {path: row["state"] for path, row in rows.items()} == {
        "dane.bin": "unsupported",
        "link.pdf": "damaged",
        "pusty.pdf": "damaged",
        "x.pdf/a.txt": "indexed",
        "zepsuty.pdf": "damaged",
    }
    messages = [row["message"] for path, row in rows.items() if path != "x.pdf/a.txt"]
    assert all(message and "\n" not in message for message in messages)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(run: Run, here: Path) -> None:
    """Ends damaged, with the reason; the rest is indexed."""
    (here / "corpus" / "study.md").chmod(0)
    assert run("index", "--json").json["documents"]["damaged"] == 2


def test_an_index_of_another_format_is_made_again(run: Run, here: Path) -> None:
    """Whatever was there."""
    for path in sorted((here / "index").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (here / "index" / "catalogue.sqlite").write_bytes(b"an old index")
    found = run("ask", "kto koordynuje klaster Lubelska Medycyna?", "--json")
    assert (found.code, found.json["status"]) == (0, "answered")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_index_that_cannot_be_written(run: Run, here: Path) -> None:
    """Is still asked; a change to it is refused in one line."""
    (here / "index").chmod(0o555)
    try:
        assert run("ask", "kto koordynuje klaster?", "--json").json["status"] == "answered"
        assert run("index").code == 1
    finally:
        (here / "index").chmod(0o755)


def test_the_status_of_an_empty_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said to be empty, with what to do; no table without a row."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    assert run("status").out == (
        f"There are no documents in the index: put some into {tmp_path / 'corpus'} and run "
        "'assistant index'.\n"
    )
    assert run("status", "--json").json == {"generation": 0, "documents": []}


def test_an_empty_folder_named_by_mistake_empties_no_index(run: Run, here: Path) -> None:
    """The documents of the folder before it stay."""
    (here / "other").mkdir()
    for command in ("status", "index"):
        found = run(command, "--corpus", "other")
        assert (found.code, found.out) == (1, "")
        assert found.err.splitlines()[-1].startswith(f"The folder {here / 'other'} holds no")
    assert len(run("status", "--json").json["documents"]) == 4


def test_an_index_in_the_folder_of_documents_itself(run: Run, here: Path) -> None:
    """One line that names the option and a place that will do; nothing is written."""
    before = sorted(here.rglob("*"))
    for where in ("corpus", str(here / "corpus")):
        assert_one_line(
            run("index", "--index", where),
            2,
            "The index cannot lie in the folder of documents itself: name another folder with "
            f"--index, for example --index {here / 'corpus'}-index.",
        )
    assert sorted(here.rglob("*")) == before


def test_indexes_among_the_documents_are_no_documents(run: Run, here: Path) -> None:
    """Neither the one that is written nor any other."""
    for where in ("corpus/first", "corpus/deep/second", "index"):
        found = run("index", "--index", where, "--json")
        assert sum(found.json["documents"].values()) == 4
    assert run("status").err == ""


def test_an_index_named_as_the_folder_of_documents(run: Run, here: Path) -> None:
    """Its files are not taken for documents."""
    found = run("index", "--corpus", "index", "--index", "other")
    assert_one_line(found, 1, f"{here / 'index'} is the folder of an index: name the folder of")


@pytest.mark.parametrize("where", ["file", "file/index"])
def test_an_index_named_as_a_file(where: str, run: Run, here: Path) -> None:
    """The path is told, and the option."""
    (here / "file").write_text("x")
    for command in ("index", "status"):
        assert_one_line(
            run(command, "--index", where),
            1,
            f"The index cannot be in {here / where}: a file is in the way. Name a folder with",
        )


def test_documents_are_counted_alike(run: Run, here: Path) -> None:
    """A document is a file: two copies are two, and one that cannot be read is one too."""
    fill(here / "corpus", {"kopia.md": (here / "corpus" / "study.md").read_text("utf-8")})
    counts = run("index", "--json").json["documents"]
    assert (counts["indexed"], counts["damaged"]) == (4, 1)
    assert len(run("status", "--json").json["documents"]) == 5
    assert run("verify", "--json").json["documents"] == 5
    searched = run("ask", "kto koordynuje klaster?", "--json").json["searched"]
    assert searched == {"documents": 4, "unreadable": 1}
    _, searchable, unread = run("index").out.splitlines()
    assert searchable.startswith("4 documents can be searched, 3 passages; new vectors: 0; ")
    assert unread == "1 could not be read (damaged: 1): 'assistant status' says why."
    assert run("verify").out.splitlines() == [
        "The index agrees with its sources: 5 documents and 3 passages checked.",
        (
            "1 of these documents could not be read and cannot be searched: "
            "'assistant status' says why."
        ),
    ]


def test_verifying_tells_of_files_that_are_not_indexed_yet(run: Run, here: Path) -> None:
    """They are no problem of the index, but the reader should know."""
    fill(here / "corpus", {"nowy.txt": "Nowy dokument."})
    found = run("verify")
    assert (found.code, found.err) == (
        0,
        (
            "1 file has changed since the last indexing: run 'assistant index' to bring it up to "
            "date.\n"
        ),
    )
