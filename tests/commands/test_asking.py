from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from commandfakes import ANSWER_KEYS, QUOTE_KEYS, Run, assert_one_line
from corefakes import fill

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Protokół posiedzenia komisji z dnia 18 listopada 2019 r."


def test_ask(run: Run, here: Path) -> None:
    """One object with exactly these names."""
    found = run("ask", "kto koordynuje klaster Lubelska Medycyna?", "--json")
    assert (found.code, found.err) == (0, "")
    assert list(found.json) == ANSWER_KEYS
    assert found.json["status"] == "answered"
    assert found.json["searched"] == {"documents": 3, "unreadable": 1}
    assert [list(quote) for quote in found.json["quotes"]] == [QUOTE_KEYS] * len(
        found.json["quotes"]
    )
    first = found.json["quotes"][0]
    assert first["document"] == "protokół_2019.txt"
    assert (first["title"], first["date"], first["page"]) == (TITLE, "2019-11-18", None)
    assert (first["line_start"], first["line_end"]) == (3, 3)
    lines = (here / "corpus" / first["document"]).read_text("utf-8").splitlines()
    assert first["text"] in lines[2]


def test_ask_what_is_not_there(run: Run, here: Path) -> None:
    """No error: the honest answer."""
    found = run("ask", "jaka jest temperatura Słońca?", "--json")
    assert (found.code, found.json["status"], found.json["quotes"]) == (0, "not_found", [])


def test_top_limits_quotes(run: Run, here: Path) -> None:
    """And hits."""
    assert len(run("ask", "klaster Lubelska Medycyna", "--top", "1", "--json").json["quotes"]) == 1
    assert len(run("search", "klaster", "--top", "1", "--json").json["hits"]) == 1


def test_only_chosen_documents_are_asked(run: Run, here: Path) -> None:
    """With --in, once or more; what is counted is what was chosen, and an unknown one is told."""
    question = "ilu członków ma klaster Lubelska Medycyna?"
    found = run("ask", question, "--in", "raport/klastry.txt", "--json").json
    assert {quote["document"] for quote in found["quotes"]} == {"raport/klastry.txt"}
    assert found["searched"] == {"documents": 1, "unreadable": 0}
    both = ("--in", "study.md", "--in", "pusty.txt")
    assert run("ask", question, *both, "--json").json["searched"] == {
        "documents": 1, "unreadable": 1,
    }  # fmt: skip
    hits = run("search", "klaster", "--in", "protokół_2019.txt", "--json").json["hits"]
    assert {hit["document"] for hit in hits} == {"protokół_2019.txt"}
    unknown = run("ask", question, "--in", "inny.txt", "--json")
    assert_one_line(unknown, 1, "W indeksie nie ma dokumentu inny.txt")


def test_search(run: Run, here: Path) -> None:
    """Ranked passages."""
    found = run("search", "Biłgoraj drewno", "--json").json
    assert list(found) == ["query", "hits", "elapsed_ms"]
    assert list(found["hits"][0]) == ["rank", "document", "page", "start", "end", "text", "score"]
    assert found["hits"][0]["document"] == "raport/klastry.txt"


def test_an_answer_for_people(run: Run, here: Path) -> None:
    """The quote, and a line that says where it stands; no colours in a pipe."""
    found = run("ask", "kto koordynuje klaster Lubelska Medycyna?")
    lines = found.out.splitlines()
    assert lines[0].strip() == "1. Klaster Lubelska Medycyna koordynuje miasto Lublin."
    assert "protokół_2019.txt" in lines[1]
    assert "2019-11-18" in lines[1] or "18 listopada 2019" in lines[1]
    assert "\x1b" not in found.out + found.err


def test_changed_files_are_told_beside_the_answer(run: Run, here: Path) -> None:
    """On standard error; JSON stays alone on standard output."""
    fill(here / "corpus", {"nowy.txt": "Nowy dokument."})
    assert "assistant index" in run("ask", "kto koordynuje klaster?").err
    assert run("ask", "kto koordynuje klaster?", "--json").json["status"] == "answered"


@pytest.mark.parametrize(("command", "keys"), [("ask", ANSWER_KEYS), ("search", None)])
def test_a_batch_is_answered_line_by_line(
    command: str, keys: list[str] | None, run: Run, here: Path
) -> None:
    """In order; a bad line gives its error in its place and stops nothing."""
    lines = [
        '{"id": "a", "question": "kto koordynuje klaster?"}',
        "{",
        "",
        '{"id": 7, "question": "?!"}',
        '["x"]',
        '{"id": "b"}',
        json.dumps({"id": "long", "question": "x" * 100_000}),
        '{"id": null, "question": "ilu członków ma klaster?", "more": 1}',
    ]
    (here / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = run(command, "--batch", "batch.jsonl", "--json")
    rows = [json.loads(line) for line in found.out.splitlines()]
    assert (found.code, found.err) == (0, "")
    assert [row["id"] for row in rows] == ["a", None, 7, None, "b", "long", None]
    assert [list(row) == ["id", "error"] for row in rows] == [
        False, True, True, True, True, True, False,
    ]  # fmt: skip
    assert rows[1]["error"] == "Line 2 is not a JSON object with a question."
    assert rows[2]["error"].startswith("The question holds no word")
    assert rows[5]["error"] == "The question has 100000 characters; ask in at most 2000."
    assert list(rows[0]) == ["id", *(keys or ["query", "hits", "elapsed_ms"])]


def test_a_batch_may_come_from_standard_input(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named "-"."""
    line = '{"id": 1, "question": "kto koordynuje klaster?"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode()), "utf-8"))
    assert run("ask", "--batch", "-", "--json").json["id"] == 1


def test_a_batch_that_is_not_there(run: Run, here: Path) -> None:
    """One line with the reason."""
    found = run("ask", "--batch", "none.jsonl", "--json")
    assert_one_line(found, 1, "The file none.jsonl cannot be read (No such file or directory).")


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("x" * 100_000, "The question has 100000 characters; ask in at most 2000."),
        ("?!… — .", "The question holds no word"),
        ("", "The question holds no word"),
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_bad_questions(command: str, question: str, line: str, run: Run, tmp_path: Path) -> None:
    """Told before anything is indexed, even where there is no corpus."""
    where = ["--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "index")]
    assert_one_line(run(command, question, *where), 1, line)
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_needs_no_quotation_marks(command: str, run: Run, here: Path) -> None:
    """Its words are joined, wherever the options stand among them."""
    whole = run(command, "kto koordynuje klaster?", "--json").json
    apart = run(command, "kto", "koordynuje", "--json", "klaster?").json
    assert apart | {"elapsed_ms": 0} == whole | {"elapsed_ms": 0}


@pytest.mark.parametrize(
    ("question", "language", "begins"),
    [
        ("kto koordynuje?", None, "W folderze"),
        ("who coordinates?", None, "The folder"),
        ("who coordinates?", "pl", "W folderze"),
        ("kto koordynuje?", "en", "The folder"),
    ],
)
def test_errors_speak_the_language_of_the_question(
    *,
    question: str,
    language: str | None,
    begins: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless a language is set; that of the locale is for what belongs to no question."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "pl_PL.UTF-8" if question.startswith("who") else "en_GB.UTF-8")
    if language:
        monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    (tmp_path / "corpus").mkdir()
    assert_one_line(run("ask", question), 1, begins)
    assert_one_line(run("search", question), 1, begins)


def test_progress_and_words_around_quotes_speak_it_too(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set language wins over that of the question, of which the JSON tells."""
    asked = ["ask", "kto koordynuje klaster Lubelska Medycyna?", "--index", "other"]
    found = run(*asked)
    assert found.err == "Czytanie dokumentów: 4\n"
    assert "Przeszukano 3 dokumenty" in found.out
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "en")
    assert "Searched 3 documents" in run(*asked).out
    assert run(*asked, "--json").json["language"] == "pl"


def test_why_tells_which_words_match(run: Run, here: Path) -> None:
    """Below the answer, and only when asked for; the JSON stays as it is."""
    asked = ["ask", "kto koordynuje klaster Lubelska Medycyna?"]
    answer, why = run(*asked, "--why").out.split("\nDlaczego te cytaty:\n")
    assert why.startswith("1. klaster → Klaster (to samo słowo); Lubelska → Lubelska (to samo")
    assert answer.count("\n") == run(*asked).out.count("\n")
    assert run(*asked, "--why", "--json").json.keys() == run(*asked, "--json").json.keys()


def test_errors_of_a_batch_speak_the_language_of_each_line(run: Run, here: Path) -> None:
    """A line without a question is told of in that of the locale."""
    lines = [{"id": 1, "question": "kto " * 1000}, {"id": 2, "question": "who " * 1000}, {"id": 3}]
    (here / "b.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = run("ask", "--batch", "b.jsonl")
    assert [json.loads(line)["error"] for line in found.out.splitlines()] == [
        "Pytanie ma 4000 znaków; zadaj je w najwyżej 2000.",
        "The question has 4000 characters; ask in at most 2000.",
        "Line 3 is not a JSON object with a question.",
    ]


@pytest.mark.parametrize("command", ["ask", "search"])
def test_an_index_without_documents_is_not_asked(command: str, run: Run, tmp_path: Path) -> None:
    """The folder is named, and what to do."""
    (tmp_path / "corpus").mkdir()
    where = ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    assert run("status", *where).code == 0
    line = f"There are no documents in the index: put some into {tmp_path / 'corpus'} and run"
    assert_one_line(run(command, "who coordinates?", *where), 1, line)
