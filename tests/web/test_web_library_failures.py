from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import (
    AssistantError,
    CorpusError,
    DiskFull,
    DocumentNotFound,
    IndexBusy,
    IndexTooNew,
    ModelError,
    QuestionError,
    StoreError,
)
from assistant.store.files import disk_full, no_permission
from assistant.vocabulary import NO_DOCUMENTS
from assistant.web.library import failures, words
from assistant.web.library.failures import on_indexing, on_page
from assistant.wording import Wording

COMMAND = re.compile(r"assistant (index|status|ask|eval|verify)|--[a-z]|ASSISTANT_")


@pytest.mark.parametrize(
    "kind",
    [CorpusError, DiskFull, DocumentNotFound, IndexTooNew, ModelError, StoreError, IndexBusy],
)
@pytest.mark.parametrize("mark", ["run 'assistant index'", "use --corpus", "set ASSISTANT_MODEL"])
def test_no_command_is_named_on_the_page(kind: type[AssistantError], mark: str) -> None:
    """Whoever uses the page has no terminal: it says what to do on the page."""
    told = on_page(kind(Wording(mark, mark)))
    assert not COMMAND.search(told.en + told.pl)
    assert told.en.strip()
    assert told.pl.strip()


def test_an_empty_corpus_is_told_in_words_of_the_page() -> None:
    """Asking where there is nothing leads to the tab on which documents are added."""
    error = CorpusError(NO_DOCUMENTS.filled(folder="/somewhere"))
    assert on_page(error) == failures.NO_DOCUMENTS
    assert on_indexing(error) == failures.FOLDER


@pytest.mark.parametrize("error", [disk_full(Path("/x")), no_permission(Path("/x"))])
def test_a_full_disk_is_told_in_words_of_the_page(error: DiskFull) -> None:
    """Also where the sentence of the terminal names no command but an option."""
    assert "Check for changes" in on_page(error).en
    assert "Sprawdź zmiany" in on_page(error).pl


def test_other_errors_stay_as_they_are() -> None:
    """What names no command is said in the error's own words."""
    said = Wording("The question is too long.", "Pytanie jest za długie.")
    assert on_page(QuestionError(said)) == said
    assert on_indexing(IndexBusy(said)) == said


def test_no_word_of_the_tab_names_a_command() -> None:
    """Nor does anything else that the tab says."""
    for module in (words, failures):
        for name, wording in vars(module).items():
            if isinstance(wording, Wording):
                assert not COMMAND.search(wording.en + wording.pl), name
