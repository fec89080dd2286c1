from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from commandfakes import ANSWER_KEYS, DRIVER, finished, process
from corefakes import WordEncoder, build, fill


def test_a_process_prints_json_and_nothing_else(here: Path) -> None:
    """Building the index tells its progress on standard error."""
    asked = ["ask", "kto koordynuje klaster?", "--json", "--index", "other"]
    code, out, err = finished(here, *asked)
    assert (code, list(json.loads(out))) == (0, ANSWER_KEYS)
    assert "\x1b" not in out + err
    assert err.splitlines() == ["Czytanie dokumentów: 4"]


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
    with process(here, "index", "--json", driver=slow) as child:
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words",
    [["status"], ["status", "--json"], ["--help"], ["--version"]],
    ids=" ".join,
)
def test_output_that_cannot_be_written(words: list[str], here: Path) -> None:
    """One line, exit code 1, no traceback."""
    with Path("/dev/full").open("wb") as full:
        found = finished(here, *words, stdout=full.fileno())
    assert found == (
        1,
        "",
        (
            "The output cannot be written (No space left on device): free some space, or send it "
            "elsewhere.\n"
        ),
    )


@pytest.mark.parametrize("words", [["status"], ["--help"]], ids=" ".join)
def test_output_that_nobody_reads(words: list[str], here: Path) -> None:
    """Nothing to say."""
    reading, writing = os.pipe()
    os.close(reading)
    assert finished(here, *words, stdout=writing) == (1, "", "")
    os.close(writing)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_names_and_words_are_those_of_utf8_under_any_locale(tmp_path: Path) -> None:
    """An index made under one locale is asked under another, and no file seems changed."""
    fill(tmp_path / "corpus", {"źródło.txt": "Klaster Lubelska Medycyna koordynuje Lublin."})
    build(tmp_path, WordEncoder())
    ascii_only = {
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii",
    }  # fmt: skip
    for words in (["show", "źródło.txt"], ["ask", "gdzie jest źródło klastra?"]):
        code, out, err = finished(tmp_path, *words, "--json", environment=ascii_only)
        assert ((code, err), "źródło" in out) == ((0, ""), True)
    _, out, err = finished(tmp_path, "status", environment=ascii_only)
    assert ("źródło.txt" in out, err) == (True, "")


@pytest.mark.slow
def test_following_goes_on_when_the_last_document_is_deleted(tmp_path: Path) -> None:
    """The index is empty then, as it may be from the start; the next document is indexed."""
    (tmp_path / "corpus").mkdir()
    with process(tmp_path, "index", "--watch", "--json") as child:
        assert child.stdout is not None
        assert sum(json.loads(child.stdout.readline())["documents"].values()) == 0
        fill(tmp_path / "corpus", {"a.txt": "Rada miasta."})
        assert json.loads(child.stdout.readline())["changes"]["added"] == 1
        (tmp_path / "corpus" / "a.txt").unlink()
        found = json.loads(child.stdout.readline())
        assert (found["changes"]["removed"], found["passages"]) == (1, 0)
        fill(tmp_path / "corpus", {"b.txt": "Rada miasta."})
        assert json.loads(child.stdout.readline())["passages"] == 1
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert b"Traceback" not in err


def test_following_a_folder_that_is_empty_from_the_start(here: Path) -> None:
    """It would make the index forget all: most often it is a drive that is not there."""
    for path in sorted((here / "corpus").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    code, out, err = finished(here, "index", "--watch")
    assert (code, out) == (1, "")
    assert f"The folder {here / 'corpus'} holds no documents" in err


@pytest.mark.slow
def test_the_page_is_served_over_an_empty_folder(tmp_path: Path) -> None:
    """Documents can be added there."""
    (tmp_path / "corpus").mkdir()
    with process(tmp_path, "serve", "--port", "0") as child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith(b"The chat page is at http://127.0.0.1:")
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
    assert child.returncode in {0, 130}
