"""``ask --export`` and ``verify FILE``: what is printed, saved and returned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from commandfakes import ANSWER_KEYS, Run, assert_one_line
from corefakes import fill

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "kto koordynuje klaster Lubelska Medycyna?"


@pytest.mark.parametrize("suffix", [".md", ".docx", ".json", ".JSON"])
def test_an_answer_is_saved_beside_being_printed(suffix: str, run: Run, here: Path) -> None:
    """One line on standard error says where; --json stays alone on standard output."""
    name = f"odpowiedź{suffix}"
    plain = run("ask", QUESTION)
    found = run("ask", QUESTION, "--export", name)
    assert (found.code, found.err) == (0, f"Zapisano w {name}.\n")
    assert found.out.splitlines()[:2] == plain.out.splitlines()[:2]
    assert (here / name).stat().st_size > 0
    found = run("ask", QUESTION, "--export", name, "--json")
    assert list(found.json) == ANSWER_KEYS
    assert found.err == f"Zapisano w {name}.\n"


def test_where_an_answer_cannot_be_saved(run: Run, here: Path) -> None:
    """One line in the question's language before anything is asked; nothing is written."""
    before = sorted(here.rglob("*"))
    assert_one_line(
        run("ask", QUESTION, "--export", "a.txt"),
        2,
        "--export przyjmuje plik z rozszerzeniem .md, .docx albo .json, a nie 'a.txt'.",
    )
    assert_one_line(
        run("ask", "who coordinates?", "--export", "none/a.md"),
        1,
        f"The answer cannot be saved in {here / 'none'}: there is no such folder",
    )
    assert_one_line(
        run("ask", QUESTION, "--export", "corpus/a.md"), 1, "Odpowiedzi nie można zapisać wśród"
    )
    assert_one_line(
        run("ask", "--batch", "-", "--export", "a.md"), 2, "--export saves the answer to one"
    )
    assert sorted(here.rglob("*")) == before
    fill(here, {"a.md": "# Notatki\n"})
    assert_one_line(run("ask", QUESTION, "--export", "a.md"), 1, "a.md już istnieje i nie jest")
    assert (here / "a.md").read_text("utf-8") == "# Notatki\n"


def test_an_exported_answer_is_verified(run: Run, here: Path) -> None:
    """A line for each place, and the whole; as JSON in the form of `verify`."""
    run("ask", QUESTION, "--top", "1", "--export", "a.json")
    found = run("verify", "a.json")
    assert found.code == 0
    assert found.out.splitlines() == [
        "1. protokół_2019.txt: the file is unchanged, and the quote stands in it",
        "The answer agrees with its sources: 1 quote in 1 document checked.",
    ]
    assert run("verify", "a.json", "--json").json == {
        "ok": True, "documents": 1, "passages": 1, "problems": [],
    }  # fmt: skip
    file = here / "corpus" / "protokół_2019.txt"
    file.write_text(file.read_text("utf-8").replace("miasto Lublin", "gmina"), encoding="utf-8")
    found = run("verify", "a.json")
    message = "The file has changed since the export, and the quote is no longer in it: ask again."
    assert (found.code, found.out.splitlines()) == (
        1,
        [f"1. protokół_2019.txt: {message}", "1 problem."],
    )
    found = run("verify", "a.json", "--json")
    assert found.code == 1
    assert found.json == {
        "ok": False, "documents": 1, "passages": 1,
        "problems": [{"document": "protokół_2019.txt", "message": message}],
    }  # fmt: skip


def test_an_answer_without_quotes_is_verified(run: Run, here: Path) -> None:
    """There is nothing to check, and that is no error."""
    run("ask", QUESTION, "--export", "a.json")
    value = json.loads((here / "a.json").read_text("utf-8")) | {"quotes": []}
    (here / "a.json").write_text(json.dumps(value), encoding="utf-8")
    found = run("verify", "a.json")
    assert (found.code, found.out) == (
        0,
        "The answer quotes nothing: there is nothing to check.\n",
    )


def test_a_file_that_is_no_export(run: Run, here: Path) -> None:
    """One line, whatever it holds."""
    fill(here, {"a.json": "{}", "b.md": "x"})
    for name in ("a.json", "b.md"):
        assert_one_line(run("verify", name), 1, f"{name} is no exported answer: name a file that")
    assert_one_line(run("verify", "none.json"), 1, "none.json cannot be read (No such file or dir")
