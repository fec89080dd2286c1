from __future__ import annotations

import re

from assistant.records import FileStatus, State
from assistant.vocabulary import STATES
from assistant.web.library.jobs import Progressed
from assistant.web.library.table import ROWS, documents_table, progress_bar, result_lines
from assistant.wording import Wording


def file(path: str, state: State = State.INDEXED, **more: object) -> FileStatus:
    values: dict[str, object] = {
        "path": path,
        "state": state,
        "message": None,
        "title": None,
        "date": None,
        "pages": 0,
        "passages": 0,
        "sha256": None,
        "size": 1,
        "kind": "text",
    }
    return FileStatus(**{**values, **more})


def test_every_state_has_its_words_and_its_row() -> None:
    """A file in any state has a row that names the state in words."""
    html = documents_table([file(f"{state}.x", state) for state in State], "pl")
    assert re.findall(r'data-state="(\w+)">', html) == [state.value for state in State]
    assert re.findall(r'class="state \w+">([^<]+)<', html) == [STATES[state].pl for state in State]


def test_an_unreadable_file_says_why() -> None:
    """The message stands under the file's name, in the language of the page."""
    message = Wording("Install tesseract <now>.", "Zainstaluj tesseract.")
    html = documents_table([file("a.pdf", State.NEEDS_OCR, message=message)], "en")
    assert 'role="rowheader">a.pdf<p>Install tesseract &lt;now&gt;.</p></th>' in html


def test_the_summary_counts_states() -> None:
    """Above the table: how many files, and how many in each state."""
    files = [file("a"), file("b"), file("c", State.DAMAGED)]
    assert "3 documents – ready: 2, damaged: 1" in documents_table(files, "en")
    assert "3 dokumenty – gotowy: 2, uszkodzony: 1" in documents_table(files, "pl")


def test_an_empty_corpus_says_how_to_begin() -> None:
    """Without files there is a sentence and no table."""
    html = documents_table([], "en")
    assert "There are no documents yet." in html
    assert "<table" not in html


def test_files_beyond_the_limit_are_counted() -> None:
    """A very large corpus is cut, and the cut is told."""
    html = documents_table([file(str(number)) for number in range(ROWS + 5)], "en")
    assert html.count("data-state=") == ROWS
    assert "Not shown here: 5; " in html


def test_a_row_is_a_row_however_it_is_laid_out() -> None:
    """Roles keep the table a table where a narrow screen lays it out as a list, with headings."""
    html = documents_table([file("a.pdf", title="Tytuł", pages=3)], "pl")
    assert re.findall(r'role="(\w+)"', html.split("<tbody")[1]) == [
        "rowgroup",
        "row",
        "rowheader",
        *["cell"] * 5,
    ]
    assert re.findall(r'data-heading="(\w+)">([^<]*)<', html) == [
        ("Tytuł", "Tytuł"),
        ("Data", ""),
        ("Strony", "3"),
        ("Fragmenty", ""),
    ]


def test_progress_names_the_file_at_hand() -> None:
    """The bar has the run's numbers, the escaped name, and its words in both languages."""
    html = progress_bar(Progressed(2, 5, Wording("Reading", "Czytam"), "<a>.pdf"))
    assert '<progress aria-labelledby="indexing" max="5" value="2"></progress>' in html
    assert re.findall(r'lang="(\w\w)">([^<]*)<', html) == [
        ("en", "Reading"),
        ("pl", "Czytam"),
        ("en", "2 of 5"),
        ("pl", "2 z 5"),
    ]
    assert "&lt;a&gt;.pdf" in html


def test_progress_without_a_total_is_open_ended() -> None:
    """Before the number of steps is known the bar has no value."""
    html = progress_bar(Progressed())
    assert '<progress aria-labelledby="indexing"></progress>' in html
    assert "Reading the documents…" in html


def test_what_went_wrong_is_told_first() -> None:
    """Errors stand above results, each in both languages."""
    html = result_lines([Wording("Added.", "Dodano.")], [Wording("Full.", "<Pełny>.")])
    assert re.findall(r'class="(\w+)"[^>]*>([^<]+)<', html) == [
        ("told", "Full."),
        ("told", "&lt;Pełny&gt;."),
        ("told", "Added."),
        ("told", "Dodano."),
    ]
    assert re.findall(r'<p class="(\w+)" role="(\w+)">', html) == [
        ("error", "alert"),
        ("done", "status"),
    ]
