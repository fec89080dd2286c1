from __future__ import annotations

import re

import gradio as gr
import pytest

from assistant.records import FileStatus, State
from assistant.vocabulary import STATES
from assistant.web.library import words
from assistant.web.library.handlers import LibraryHandlers
from assistant.web.library.jobs import Progressed
from assistant.web.library.restriction import line
from assistant.web.library.tab import LibraryTab
from assistant.web.library.table import EVERYTHING, ROWS, Sought, documents_table
from assistant.web.library.telling import progress_bar, result_lines
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
    assert re.findall(r'data-state="(\w+)"', html) == [state.value for state in State]
    assert re.findall(r'class="state \w+">([^<]+)<', html) == [STATES[state].pl for state in State]


def test_an_unreadable_file_says_why() -> None:
    """The message stands under the file's name, in the language of the page."""
    message = Wording("Install tesseract <now>.", "Zainstaluj tesseract.")
    html = documents_table([file("a.pdf", State.NEEDS_OCR, message=message)], "en")
    assert ">a.pdf<p>Install tesseract &lt;now&gt;.</p></th>" in html


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


def test_a_long_list_is_cut_and_says_how_to_reach_the_others() -> None:
    """Not with a command: by part of a name or title, which the server then looks for."""
    files = [file(f"{number}.txt", title=f"Uchwała {number}") for number in range(ROWS + 5)]
    html = documents_table(files, "en")
    assert html.count("<tr role=") - 1 == ROWS
    assert " data-cut>" in html
    told = f"{ROWS} of {ROWS + 5} are here. Type part of a name or title above"
    assert told in html
    found = documents_table(files, "en", sought=Sought("UCHWALA 1003"))
    assert re.findall(r'data-path="([^"]+)"', found) == ["1003.txt"]
    assert "are here" not in found


def test_a_long_list_is_cut_by_state_too() -> None:
    """The files that need attention are reached however many are ready before them."""
    files = [file(f"{number:05}") for number in range(ROWS)]
    files += [file("z1", State.PARTIAL), file("z2", State.NEEDS_OCR)]
    poor = documents_table(files, "pl", sought=Sought(shown="poor"))
    assert re.findall(r'data-path="([^"]+)"', poor) == ["z1", "z2"]
    ready = documents_table(files, "pl", sought=Sought(shown="ready"))
    assert ready.count('data-state="indexed"') == ROWS


def test_a_short_list_is_sent_whole() -> None:
    """Its script filters it; the counts beside the kinds are of all files."""
    files = [file("a"), file("b", State.DAMAGED), file("c", State.PARTIAL)]
    html = documents_table(files, "en", sought=Sought("a", "poor"))
    assert re.findall(r'data-path="([^"]+)"', html) == ["a", "b", "c"]
    assert re.findall(r'data-show="(\w+)" aria-pressed="\w+">([^<]+) <b>(\d+)<', html) == [
        ("all", "All", "3"), ("ready", "Ready", "1"), ("poor", "Need attention", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown", "sought"),
    [
        ("abc", "poor", Sought("abc", "poor")),
        (None, "other", Sought()),
        ("x" * 999, ["all"], Sought("x" * 200)),
    ],
)
def test_what_is_sought_comes_from_a_browser(text: object, shown: object, sought: Sought) -> None:
    """Whatever it sends, it is a short text and one of the kinds."""
    assert Sought.of(text, shown) == sought


def test_a_row_is_a_row_however_it_is_laid_out() -> None:
    """Roles keep the table a table where a narrow screen lays it out as a list, with headings."""
    html = documents_table([file("a.pdf", title="Tytuł", pages=3, size=1536)], "pl")
    assert re.findall(r'role="(\w+)"', html.split("<tbody")[1]) == [
        "rowgroup",
        "row",
        "cell",
        "rowheader",
        *["cell"] * 7,
    ]
    assert re.findall(r'data-heading="(\w+)" data-sort="([^"]*)">([^<]*)<', html) == [
        ("Tytuł", "Tytuł", "Tytuł"),
        ("Data", "", ""),
        ("Strony", "3", "3"),
        ("Rozmiar", "1536", "1,5 kB"),
        ("Fragmenty", "0", ""),
    ]


def test_controls_of_a_row_are_heard_with_its_file() -> None:
    """Box and buttons name the document, whose name is escaped everywhere."""
    html = documents_table([file('a" onx="<b>.pdf')], "en")
    name = "a&quot; onx=&quot;&lt;b&gt;.pdf"
    assert re.findall(r'aria-label="((?:Choose|Replace|Remove) [^"]*)"', html)[1:] == [
        f"Choose {name}", f"Replace {name}", f"Remove {name}",
    ]  # fmt: skip
    assert "<b>.pdf" not in html


def test_the_restriction_is_in_the_table() -> None:
    """The chosen paths for its script, and the line that tells of them."""
    html = documents_table([file("a"), file("b")], "en", ["b"])
    assert 'data-chosen="[&quot;b&quot;]"' in html
    assert "Asking 1 of 2 documents:" in html
    assert "data-unrestrict" not in documents_table([file("a")], "en")


def test_the_line_names_a_few_documents() -> None:
    """Three by name, the others counted; numbers and nouns agree in both languages."""
    html = line(["a<", "b", "c", "d", "e"], 14)
    assert re.findall(r'lang="(\w\w)">([^<]*)<', html) == [
        ("en", "Asking 5 of 14 documents:"),
        ("pl", "Pytasz 5 z 14 dokumentów:"),
        ("en", " and 2 more"),
        ("pl", " i jeszcze 2"),
        ("en", "Ask all documents"),
        ("pl", "Pytaj wszystkie"),
    ]
    assert '<span class="names">a&lt;, b, c</span>' in html
    assert "Pytasz 1 z 1 dokumentu:" in line(["a"], 1)
    assert not line([], 14)


@pytest.mark.parametrize(
    ("size", "english", "polish"),
    [
        (0, "0 B", "0 B"),
        (1023, "1023 B", "1023 B"),
        (1024, "1.0 kB", "1,0 kB"),
        (10_137, "9.9 kB", "9,9 kB"),
        (10_240, "10 kB", "10 kB"),
        (1_048_063, "1023 kB", "1023 kB"),
        (1_048_575, "1.0 MB", "1,0 MB"),
        (209_715_200, "200 MB", "200 MB"),
        (5 << 40, "5.0 TB", "5,0 TB"),
        (5000 << 40, "5000 TB", "5000 TB"),
    ],
)
def test_sizes_are_written_for_people(size: int, english: str, polish: str) -> None:
    """In the largest unit that they fill, with the decimal mark of each language."""
    assert words.size_written(size) == Wording(english, polish)


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


def test_the_table_is_not_sent_before_its_tab_was_opened(assistant) -> None:
    """Of many documents it is long: a page that is loaded, or restricted, need not wait for it."""
    tab = object.__new__(LibraryTab)  # without a page around it
    tab.handlers = LibraryHandlers(assistant)
    assert tab.in_language("en", (), EVERYTHING, False)[-1] == gr.skip()
    whole = tab.handlers.documents("en", ("skan.pdf",))
    assert tab.in_language("en", ("skan.pdf",), EVERYTHING, True)[-1] == whole
    assert tab._unrestrict("en", ("skan.pdf",), EVERYTHING, False) == (gr.skip(), (), "")
    opened, _, table, chosen, line = tab._look("en", ("skan.pdf",), EVERYTHING, False)
    assert (opened, table, chosen) == (True, whole, ("skan.pdf",))
    assert line.count("data-documents") == 1
