from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from commandfakes import Run, assert_one_line

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ask"], "Give either a question or --batch FILE."),
        (["ask", "who?", "--batch", "x"], "Give either a question or --batch FILE."),
        (["search"], "Give either a question or --batch FILE."),
        (["show", "a.txt", "--start", "5", "--end", "2"], "--end must not lie before --start."),
    ],
)
def test_wrong_usage(words: list[str], line: str, run: Run, here: Path) -> None:
    """Exit code 2."""
    assert_one_line(run(*words), 2, line)


@pytest.mark.parametrize(
    ("words", "english", "polish"),
    [
        (["nonsense"], "There is no command 'nonsense'.", "Nie ma polecenia 'nonsense'."),
        (["aks", "kto"], "There is no command 'aks'; did you mean 'ask'?",
         "Nie ma polecenia 'aks'; może chodziło o 'ask'?"),
        (["ask", "x", "--top", "0"], "--top takes a whole number from 1 up, not '0'.",
         "--top przyjmuje liczbę całkowitą od 1 wzwyż, a nie '0'."),
        (["search", "x", "--top", "abc"], "--top takes a whole number from 1 up, not 'abc'.",
         "--top przyjmuje liczbę całkowitą od 1 wzwyż, a nie 'abc'."),
        (["serve", "--port", "65536"], "--port takes a whole number from 0 to 65535, not '65536'.",
         "--port przyjmuje liczbę całkowitą od 0 do 65535, a nie '65536'."),
        (["show", "a", "--start", "-1"], "--start takes a whole number from 0 up, not '-1'.",
         "--start przyjmuje liczbę całkowitą od 0 wzwyż, a nie '-1'."),
        (["eval", "q", "--language", "de"], "--language takes pl or en, not 'de'.",
         "--language przyjmuje pl albo en, a nie 'de'."),
        (["ask", "kto?", "--nonsense"], "There is no option --nonsense. See 'assistant ask --help'",
         "Nie ma opcji --nonsense. Zobacz 'assistant ask --help'."),
        (["show"], "DOCUMENT is missing. See 'assistant show --help'.", "Brakuje: DOCUMENT."),
        (["eval"], "FILE is missing. See 'assistant eval --help'.", "Brakuje: FILE."),
        (["status", "a", "b"], "Too many words: a b. See", "Za dużo słów: a b. Zobacz"),
        (["index", "--corpus"], "The option --corpus needs a value.",
         "Opcja --corpus wymaga wartości."),
        (["index", "--json=1"], "The option --json takes no value.",
         "Opcja --json nie przyjmuje wartości."),
    ],
)  # fmt: skip
def test_misuse_is_told_in_one_line(
    *,
    words: list[str],
    english: str,
    polish: str,
    run: Run,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Exit code 2; in the language of the locale, with where to look."""
    assert_one_line(run(*words), 2, english)
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")
    assert_one_line(run(*words), 2, polish)


def test_without_words_there_is_help(run: Run) -> None:
    """As with --help; every command is described by a whole sentence."""
    found = run()
    assert (found.code, found.out, found.err) == (0, run("--help").out, "")
    commands = found.out.partition("Commands:")[2].partition("Start with:")[0]
    assert "..." not in commands
    assert commands.count(".\n") == 8


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


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("WORKERS", "many", "ASSISTANT_WORKERS cannot be 'many': it must be a whole number."),
        ("WORKERS", "-1", "ASSISTANT_WORKERS cannot be '-1': it must be at least 0."),
        ("READ_SECONDS", "0", "ASSISTANT_READ_SECONDS cannot be '0': it must be greater than 0."),
        ("READ_SECONDS", "x", "ASSISTANT_READ_SECONDS cannot be 'x': it must be a number."),
        ("LANGUAGE", "xx", "ASSISTANT_LANGUAGE cannot be 'xx': it must be pl or en."),
    ],
)
def test_a_setting_that_makes_no_sense(
    *, name: str, value: str, line: str, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line that names it and what it should be; exit code 2."""
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    assert_one_line(run("status"), 2, line)


def test_a_mistaken_language_is_told_in_that_of_the_locale(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no other to tell it in."""
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "xx")
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")
    line = "ASSISTANT_LANGUAGE nie może mieć wartości 'xx': ma to być pl albo en."
    assert_one_line(run("status"), 2, line)


def test_an_empty_setting_is_none(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `ASSISTANT_LANGUAGE= assistant ...` has it."""
    for name in ("LANGUAGE", "WORKERS", "CORPUS"):
        monkeypatch.setenv(f"ASSISTANT_{name}", "")
    assert run("status").code == 0


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


@pytest.mark.parametrize(
    "command", ["index", "ask", "search", "eval", "status", "verify", "show", "serve"]
)
def test_every_command_has_help_with_an_example(command: str, run: Run) -> None:
    """Quickly, and without an index."""
    found = run(command, "--help")
    assert found.code == 0
    assert f"Example: assistant {command}" in found.out
    assert "--corpus" in found.out


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
