"""A working directory with the small corpus, and commands run in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from commandfakes import Result, Run
from corefakes import WordEncoder, build

from assistant import cli

if TYPE_CHECKING:
    from pathlib import Path


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
