from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.text import Text

from assistant.records import (
    Answer,
    Changes,
    Document,
    Excerpt,
    FileStatus,
    Hit,
    IndexReport,
    Passage,
    Problem,
    Quote,
    Searched,
    SearchResult,
    Source,
    Span,
    State,
    StoredDocument,
    Verification,
)
from assistant.terminal import layout
from assistant.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from assistant.wording import Language

SOURCE = Source("a.pdf", "Protokół", "2019-11-18", 2, 3, 4, 0, 20, kind="pdf")
QUOTE = Quote(1, "Klaster\nkoordynuje  miasto.", SOURCE, 0.5, (Span(0, 7),))


def printed(lines: Iterable[RenderableType], *, colours: bool = False) -> str:
    out = io.StringIO()
    system = "standard" if colours else None
    console = Console(
        file=out, width=100, force_terminal=colours, color_system=system, emoji=False, markup=False
    )
    for line in lines:
        console.print(line, highlight=False)
    return out.getvalue()


def answer(*quotes: Quote, language: str = "pl", unreadable: int = 0) -> Answer:
    status = "answered" if quotes else "not_found"
    searched = Searched(5, unreadable)
    return Answer("Kto?", language, status, quotes, () if quotes else (QUOTE,), searched, 12.4)  # type: ignore[arg-type]


def test_a_quote_is_laid_out_in_one_line() -> None:
    """Line breaks of its page are spaces; below it stands where it is from."""
    lines = printed(layout.answer_lines(answer(QUOTE), "pl")).splitlines()
    assert lines[0].strip() == "1. Klaster koordynuje miasto."
    for part in ("Protokół", "a.pdf", "2", "3"):
        assert part in lines[1]


def test_items_and_rows_keep_their_lines() -> None:
    """While a sentence that the page broke flows on."""
    text = (
        "Grupa: szpitale | Liczba: 9\nGrupa: szkoły | Liczba: 10\nRazem jest\nich 19:\n\n"
        "- jedna\n  część\n- druga\n"
    )
    assert layout._reflowed(Text(text)).plain.split("\n") == [
        "Grupa: szpitale | Liczba: 9",
        "Grupa: szkoły | Liczba: 10",
        "Razem jest ich 19:",
        "- jedna część",
        "- druga",
    ]


def test_matched_words_are_marked_in_a_terminal() -> None:
    """Bold, and nowhere else."""
    shown = printed(layout.answer_lines(answer(QUOTE), "pl"), colours=True)
    assert "\x1b[1;33mKlaster\x1b[0m" in shown
    assert "\x1b[1;33mmiasto" not in shown


def test_nothing_found_is_said_with_what_is_near() -> None:
    """In the language of the question; near passages are called no answer."""
    shown = printed(layout.answer_lines(answer(unreadable=2), "pl"))
    assert "Dokumenty nie odpowiadają na to pytanie." in shown
    assert "to nie jest odpowiedź" in shown
    assert shown.index("to nie jest odpowiedź") < shown.index("Klaster koordynuje miasto.")
    assert "not an answer" in printed(layout.answer_lines(answer(), "en"))


def test_unreadable_documents_are_told_beside_an_answer() -> None:
    """Where there are any."""
    assert "assistant status" in printed(layout.answer_lines(answer(QUOTE, unreadable=2), "pl"))
    assert "assistant status" not in printed(layout.answer_lines(answer(QUOTE), "pl"))


def test_further_places_are_told() -> None:
    """Under the quote."""
    also = Source("b.txt", None, None, None, 1, 1, 0, 5)
    quote = Quote(1, "Klaster.", SOURCE, 0.5, (), (also,))
    assert "b.txt" in printed(layout.answer_lines(answer(quote), "pl"))
    assert "także w: " in printed(layout.answer_lines(answer(quote), "pl"))


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    """Documents hold brackets and emoji codes of their own."""
    quote = Quote(1, "[bold]nie[/bold] :smile: [/]", SOURCE, 0.5)
    assert "[bold]nie[/bold] :smile: [/]" in printed(layout.answer_lines(answer(quote), "pl"))


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


@pytest.mark.parametrize(
    ("language", "documents", "line"),
    [
        ("en", 7, "The documents do not answer this question. Searched 7 documents."),
        ("en", 1, "The documents do not answer this question. Searched 1 document."),
        ("pl", 2, "Dokumenty nie odpowiadają na to pytanie. Przeszukano 2 dokumenty."),
    ],
)  # fmt: skip
def test_declining_tells_how_much_was_searched(
    language: Language, documents: int, line: str
) -> None:
    """In grammatical counts; nothing is said of files that cannot be read where there are none."""
    declined = Answer("Kto?", language, "not_found", (), (), Searched(documents, 0), 1.0)
    assert " ".join(printed(layout.answer_lines(declined, language)).split()) == line


def test_counts_beside_an_answer_and_after_a_run() -> None:
    """One document is not 1 documents."""
    found = Answer("Kto?", "en", "answered", (QUOTE,), (), Searched(1, 0), 12.4)
    assert "Searched 1 document in 12 ms." in printed(layout.answer_lines(found, "en"))
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
