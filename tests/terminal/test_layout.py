from __future__ import annotations

from rich.text import Text
from terminalfakes import printed

from assistant.records import (
    Changes,
    Document,
    Excerpt,
    FileStatus,
    Hit,
    IndexReport,
    Passage,
    Problem,
    SearchResult,
    Source,
    State,
    StoredDocument,
    Verification,
)
from assistant.terminal import layout
from assistant.wording import Wording

SOURCE = Source("a.pdf", "Protokół", "2019-11-18", 2, 3, 4, 0, 20, kind="pdf")


def test_items_and_rows_keep_their_lines() -> None:
    """While a sentence that the page broke flows on."""
    text = (
        "Grupa: szpitale | Liczba: 9\nGrupa: szkoły | Liczba: 10\nRazem jest\nich 19:\n\n"
        "- jedna\n  część\n- druga\n"
    )
    assert layout.reflowed(Text(text)).plain.split("\n") == [
        "Grupa: szpitale | Liczba: 9",
        "Grupa: szkoły | Liczba: 10",
        "Razem jest ich 19:",
        "- jedna część",
        "- druga",
    ]


def test_no_hits_are_said() -> None:
    """In the language of the query."""
    assert printed(layout.search_lines(SearchResult("x", (), 1.0), "en")) == "Nothing found.\n"


def test_an_indexing_run_tells_what_could_not_be_read() -> None:
    """States that hold no file are left out."""
    documents = dict.fromkeys(State, 0) | {State.INDEXED: 3, State.DAMAGED: 2}
    report = IndexReport(1, documents, Changes(added=5), 10, 10, 1.25)
    shown = printed(layout.index_lines(report, "en"))
    assert "2 could not be read (damaged: 2)" in shown
    assert "password" not in shown
    assert "10 passages" in shown


def test_the_table_of_files() -> None:
    """Names are printed as they are, messages in the language asked for."""
    rows = [
        FileStatus(
            "[red]a.pdf", State.DAMAGED, Wording("Empty.", "Pusty."), None, None, 0, 0, None, 0, "x"
        ),
        FileStatus("b.pdf", State.INDEXED, None, "B", "2019", 3, 7, "f", 1, "pdf"),
    ]
    shown = printed([layout.status_table(rows, "pl")])
    assert "[red]a.pdf" in shown
    assert "Pusty." in shown
    assert "uszkodzony" in shown
    assert "2019" in shown


def test_problems_are_listed() -> None:
    """After their number."""
    found = Verification(1, 1, (Problem("a.pdf", Wording("Gone.", "Nie ma.")),))
    shown = printed(layout.verify_lines(found, "en"))
    assert shown.splitlines() == ["1 problem:", "a.pdf: Gone."]


def test_an_excerpt_shows_the_span_in_its_text() -> None:
    """Marked."""
    excerpt = Excerpt(SOURCE, "miasto", "koordynuje ", " Lublin")
    assert "koordynuje miasto Lublin" in printed(layout.excerpt_lines(excerpt, "pl"))
    assert "\x1b[1;33mmiasto" in printed(layout.excerpt_lines(excerpt, "pl"), colours=True)


def test_counts_after_a_run_and_a_check() -> None:
    """One document is not 1 documents."""
    report = IndexReport(
        1, dict.fromkeys(State, 0) | {State.INDEXED: 1}, Changes(added=1), 3, 3, 1.25
    )
    assert "1 document can be searched, 3 passages; new vectors: 3; 1.2 s." in printed(
        layout.index_lines(report, "en")
    )
    assert "przeszukiwać 1 dokument, 3 fragmenty; nowe wektory: 3; 1,2 s." in printed(
        layout.index_lines(report, "pl")
    )
    whole = Verification(1, 5, ())
    assert "1 document and 5 passages checked." in printed(layout.verify_lines(whole, "en"))


def test_files_that_could_not_be_read_are_told_by_a_check_that_found_nothing_wrong() -> None:
    """That the index agrees with its sources does not make them fine."""
    found = Verification(3, 5, (), unreadable=1)
    assert printed(layout.verify_lines(found, "pl")).split("\n")[1].startswith("Z tych dokumentów")
    [line] = printed(layout.verify_lines(Verification(3, 5, ()), "pl")).splitlines()
    assert line == "Indeks zgadza się ze źródłami: sprawdzono 3 dokumenty i 5 fragmentów."


def test_scores_have_the_decimal_mark_of_the_language() -> None:
    """A comma in Polish."""
    document = StoredDocument(
        1, Document("0", "txt", State.INDEXED, text="Rada"), ("a",), None, None
    )
    result = SearchResult("rada", (Hit(1, Passage(0, 4, ()), document, 0.25),), 1.0)
    assert printed(layout.search_lines(result, "pl")).splitlines()[1].endswith(" · 0,250")
    assert printed(layout.search_lines(result, "en")).splitlines()[1].endswith(" · 0.250")
