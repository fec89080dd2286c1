from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest
from corefakes import WordEncoder, build, fill

from assistant import cli

TESTS = Path(__file__).parent
# The command with the small encoder of these tests in place of the model.
DRIVER = (
    "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
    "import assistant.assistant as module\n"
    "from corefakes import WordEncoder\n"
    "module.load_encoder = lambda settings: WordEncoder()\n"
    "from assistant.cli import main\n"
    "main()\n"
)
QUOTE_KEYS = [
    "rank", "text", "document", "title", "date", "page", "line_start", "line_end", "start", "end",
    "score", "highlights", "also_in",
]  # fmt: skip
ANSWER_KEYS = ["question", "language", "status", "quotes", "nearest", "searched", "elapsed_ms"]


class Result:
    """What a command gave."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        [line] = self.out.splitlines()
        return json.loads(line)


class Run(Protocol):
    def __call__(self, *words: str) -> Result: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, with the small encoder."""
    monkeypatch.setattr("assistant.assistant.load_encoder", lambda settings: WordEncoder())

    def command(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        capsys.readouterr()
        try:
            cli.main()
        except SystemExit as end:
            code: object = end.code or 0
        else:
            code = 0
        return Result(code, *capsys.readouterr())

    return command


@pytest.fixture
def here(small_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the small corpus, indexed."""
    build(small_corpus, WordEncoder())
    monkeypatch.chdir(small_corpus)
    return small_corpus


def process(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(TESTS), *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def assert_one_line(result: Result, code: int, begins: str) -> None:
    """Nothing on standard output, one line on standard error."""
    assert (result.code, result.out) == (code, "")
    [line] = result.err.splitlines()
    assert line.startswith(begins), line


# --- JSON, by the contract ---


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
    assert (first["title"], first["date"], first["page"]) == ("protokół 2019", "2019-11-18", None)
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


def test_search(run: Run, here: Path) -> None:
    """Ranked passages."""
    found = run("search", "Biłgoraj drewno", "--json").json
    assert list(found) == ["query", "hits", "elapsed_ms"]
    assert list(found["hits"][0]) == ["rank", "document", "page", "start", "end", "text", "score"]
    assert found["hits"][0]["document"] == "raport/klastry.txt"


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


def test_show(run: Run, here: Path) -> None:
    """A span with what stands around it."""
    found = run("show", "raport/klastry.txt", "--start", "20", "--end", "26", "--json").json
    assert list(found) == [
        "document", "title", "date", "page", "line_start", "line_end", "start", "end", "before",
        "text", "after",
    ]  # fmt: skip
    assert (found["text"], found["line_start"]) == ("Według", 3)


def test_eval(run: Run, here: Path) -> None:
    """All measures, and a row for each question."""
    line = {
        "id": "1", "language": "pl", "question": "Kto koordynuje klaster Lubelska Medycyna?",
        "answerable": True,
        "gold": [{"document": "protokół_2019.txt", "contains": "koordynuje miasto Lublin"}],
    }  # fmt: skip
    (here / "q.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    found = run("eval", "q.jsonl", "--json").json
    assert list(found) == [
        "questions", "answerable", "unanswerable", "document_at_1", "quote_at_1", "quote_at_3",
        "answered_rate", "abstention", "latency_ms", "rows",
    ]  # fmt: skip
    assert list(found["abstention"]) == ["precision", "recall", "f1", "auroc"]
    assert list(found["latency_ms"]) == ["p50", "p95"]
    assert (found["questions"], found["quote_at_1"], len(found["rows"])) == (1, 1.0, 1)


# --- batches ---


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


# --- errors: one line, an exit code, nothing lost ---


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


@pytest.mark.parametrize("command", [["index"], ["ask", "kto?"], ["status"], ["verify"]])
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
    for words in (["index"], ["ask", "kto koordynuje?"]):
        assert_one_line(run(*words), 1, "The folder corpus holds no documents: put some in it, or")
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


def test_an_index_where_a_file_stands(run: Run, here: Path) -> None:
    """One line, exit code 1."""
    (here / "file").write_text("x")
    found = run("index", "--index", "file/index")
    assert (found.code, found.out, len(found.err.splitlines())) == (1, "", 1)


def test_an_unknown_document(run: Run, here: Path) -> None:
    """Named, with where to look."""
    line = "There is no document nic.pdf in the index: 'assistant status' lists all."
    assert_one_line(run("show", "nic.pdf"), 1, line)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "The question set q.jsonl cannot be read (No such file or directory)."),
        ("{\n", "Line 1 of q.jsonl is not a question"),
        ("\n\n", "The question sets hold no question."),
    ],
)
def test_bad_question_sets(content: str | None, line: str, run: Run, here: Path) -> None:
    """Told before anything is asked."""
    if content is not None:
        (here / "q.jsonl").write_text(content)
    assert_one_line(run("eval", "q.jsonl", "--json"), 1, line)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ask"], "Give either a question or --batch FILE."),
        (["ask", "kto?", "--batch", "x"], "Give either a question or --batch FILE."),
        (["search"], "Give either a question or --batch FILE."),
        (["show", "a.txt", "--start", "5", "--end", "2"], "--end must not lie before --start."),
    ],
)
def test_wrong_usage(words: list[str], line: str, run: Run, here: Path) -> None:
    """Exit code 2."""
    assert_one_line(run(*words), 2, line)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["ask", "kto?", "--top", "0"],
        ["ask", "kto?", "--nonsense"],
        ["show"],
        ["eval"],
    ],
)
def test_unknown_words_are_wrong_usage(words: list[str], run: Run, here: Path) -> None:
    """Exit code 2, nothing on standard output."""
    found = run(*words)
    assert (found.code, found.out) == (2, "")
    assert "Traceback" not in found.err


def test_errors_are_in_polish_when_asked_for(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By setting or locale."""
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "pl")
    assert_one_line(run("ask", "?!"), 1, "W pytaniu nie ma ani słowa: zapytaj słowami")
    assert run("status").out.startswith("Dokument")
    monkeypatch.delenv("ASSISTANT_LANGUAGE")
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")
    assert_one_line(run("show", "nic.pdf"), 1, "W indeksie nie ma dokumentu nic.pdf")


def test_a_setting_that_makes_no_sense(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that names it, and no traceback."""
    monkeypatch.setenv("ASSISTANT_WORKERS", "many")
    found = run("status")
    assert found.code in {1, 2}
    assert "ASSISTANT_WORKERS" in found.err
    assert len(found.err.splitlines()) == 1


# --- what people read ---


def test_an_answer_for_people(run: Run, here: Path) -> None:
    """The quote, and a line that says where it stands; no colours in a pipe."""
    found = run("ask", "kto koordynuje klaster Lubelska Medycyna?")
    lines = found.out.splitlines()
    assert lines[0].strip() == "1. Klaster Lubelska Medycyna koordynuje miasto Lublin."
    assert "protokół_2019.txt" in lines[1]
    assert "2019-11-18" in lines[1] or "18 listopada 2019" in lines[1]
    assert "\x1b" not in found.out + found.err


@pytest.mark.parametrize(
    "words",
    [["search", "klaster"], ["status"], ["verify"], ["index"], ["show", "study.md"], ["--help"],
     ["ask", "jaka jest temperatura Słońca?"]],
)  # fmt: skip
def test_every_command_prints_words_without_colours_in_a_pipe(
    words: list[str], run: Run, here: Path
) -> None:
    """And ends well."""
    found = run(*words)
    assert found.code == 0
    assert found.out.strip()
    assert "\x1b" not in found.out + found.err


def test_changed_files_are_told_beside_the_answer(run: Run, here: Path) -> None:
    """On standard error; JSON stays alone on standard output."""
    fill(here / "corpus", {"nowy.txt": "Nowy dokument."})
    assert "assistant index" in run("ask", "kto koordynuje klaster?").err
    assert run("ask", "kto koordynuje klaster?", "--json").json["status"] == "answered"


@pytest.mark.parametrize(
    "command", ["index", "ask", "search", "eval", "status", "verify", "show", "serve"]
)
def test_every_command_has_help_with_an_example(command: str, run: Run) -> None:
    """Quickly, and without an index."""
    found = run(command, "--help")
    assert found.code == 0
    assert f"Example: assistant {command}" in found.out
    assert "--corpus" in found.out


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


# --- processes ---


def test_a_process_prints_json_and_nothing_else(here: Path) -> None:
    """Building the index tells its progress on standard error."""
    child = process(here, "ask", "kto koordynuje klaster?", "--json", "--index", "other")
    out, err = child.communicate(timeout=60)
    assert child.returncode == 0, err.decode()
    assert list(json.loads(out)) == ANSWER_KEYS
    assert b"\x1b" not in out + err
    assert err.decode().splitlines()


@pytest.mark.slow
def test_a_reader_that_goes_away(here: Path) -> None:
    """Ends the command without a traceback."""
    (here / "b.jsonl").write_text('{"id": 1, "question": "klaster Lublin"}\n' * 2000)
    with process(here, "ask", "--batch", "b.jsonl", "--json") as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(timeout=60) == 1


@pytest.mark.slow
def test_ctrl_c_is_told_in_one_line(here: Path) -> None:
    """Exit code 130; what was indexed before is kept."""
    fill(here / "corpus", {"nowy.txt": "Nowy dokument o rzece."})
    slow = DRIVER.replace("main()\n", "") + (
        "import time\n"
        "def encode(self, texts):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(60)\n"
        "WordEncoder.encode = encode\n"
        "main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", slow, str(TESTS), "index", "--json"],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == (
        "Stopped. What was done is kept; the next run goes on from here."
    )
    assert b"Traceback" not in err
    assert build(here, WordEncoder()).embedded == 1


@pytest.mark.slow
def test_following_a_folder_ends_with_ctrl_c(here: Path) -> None:
    """Without a traceback, after a report for every run."""
    with process(here, "index", "--watch", "--json") as child:
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["changes"]["unchanged"] == 4
        fill(here / "corpus", {"nowy.txt": "Nowy dokument o rzece."})
        assert json.loads(child.stdout.readline())["changes"]["added"] == 1
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert child.returncode in {0, 130}
    assert b"Traceback" not in err


def test_commands_start_quickly(here: Path) -> None:
    """Help loads neither the model nor the search libraries."""
    code = (
        "import sys\nfrom assistant.cli import app\n"
        "heavy = {'torch', 'faiss', 'gradio', 'tantivy', 'trafilatura', 'numpy', 'morfeusz2'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
