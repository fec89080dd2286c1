from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from terminalfakes import printed

from assistant.records import Answer, Difference, Matched, Quote, Searched, Source, Span
from assistant.terminal.answering import answer_and_reason_lines, answer_lines
from assistant.vocabulary import NO_WORD_MATCHES

if TYPE_CHECKING:
    from assistant.wording import Language

SOURCE = Source("a.pdf", "Protokół", "2019-11-18", 2, 3, 4, 0, 20, kind="pdf")
QUOTE = Quote(1, "Klaster\nkoordynuje  miasto.", SOURCE, 0.5, (Span(0, 7),))


def answer(*quotes: Quote, unread: tuple[str, ...] = ()) -> Answer:
    status = "answered" if quotes else "not_found"
    searched = Searched(5, len(unread), unread)
    return Answer("Kto?", "pl", status, quotes, () if quotes else (QUOTE,), searched, 12.4)  # type: ignore[arg-type]


def test_a_quote_is_laid_out_in_one_line() -> None:
    """Line breaks of its page are spaces; below it stands where it is from."""
    lines = printed(answer_lines(answer(QUOTE), "pl")).splitlines()
    assert lines[0].strip() == "1. Klaster koordynuje miasto."
    for part in ("Protokół", "a.pdf", "2", "3"):
        assert part in lines[1]


def test_matched_words_are_marked_in_a_terminal() -> None:
    """Bold, and nowhere else."""
    shown = printed(answer_lines(answer(QUOTE), "pl"), colours=True)
    assert "\x1b[1;33mKlaster\x1b[0m" in shown
    assert "\x1b[1;33mmiasto" not in shown


def test_nothing_found_is_said_with_what_is_near() -> None:
    """In the language of the question; near passages are called no answer."""
    shown = printed(answer_lines(answer(unread=("b.doc", "c.pdf")), "pl"))
    assert "Dokumenty nie odpowiadają na to pytanie." in shown
    assert "to nie jest odpowiedź" in shown
    assert shown.index("to nie jest odpowiedź") < shown.index("Klaster koordynuje miasto.")
    assert "not an answer" in printed(answer_lines(answer(), "en"))


def test_further_places_are_told() -> None:
    """Under the quote."""
    also = Source("b.txt", None, None, None, 1, 1, 0, 5)
    quote = Quote(1, "Klaster.", SOURCE, 0.5, (), (also,))
    assert "b.txt" in printed(answer_lines(answer(quote), "pl"))
    assert "także w: " in printed(answer_lines(answer(quote), "pl"))


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    """Documents hold brackets and emoji codes of their own."""
    quote = Quote(1, "[bold]nie[/bold] :smile: [/]", SOURCE, 0.5)
    assert "[bold]nie[/bold] :smile: [/]" in printed(answer_lines(answer(quote), "pl"))


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
    assert " ".join(printed(answer_lines(declined, language)).split()) == line


def told(found: Answer, language: Language) -> list[str]:
    """The lines of an answer on a wide terminal, without their indentation."""
    return [line.strip() for line in printed(answer_lines(found, language), width=400).splitlines()]


@pytest.mark.parametrize(
    ("names", "english", "polish"),
    [
        ((), "", ""),
        (
            ("a.pdf", "b.doc", "c.pdf"),
            " 3 could not be read (a.pdf, b.doc, c.pdf): 'assistant status' says why.",
            " Nie udało się odczytać: 3 (a.pdf, b.doc, c.pdf); powody podaje 'assistant status'.",
        ),
        (
            ("a", "b", "{0}", "d", "e"),
            " 5 could not be read (a, b, {0} and 2 more): 'assistant status' says why.",
            " Nie udało się odczytać: 5 (a, b, {0} i jeszcze 2); powody podaje 'assistant status'.",
        ),
    ],
)
def test_an_answer_ends_with_what_was_searched(
    names: tuple[str, ...], english: str, polish: str
) -> None:
    """Up to three files that could not be read are named."""
    found = answer(QUOTE, unread=names)
    assert told(found, "en")[-1] == f"Searched 5 documents in 12 ms.{english}"
    assert told(found, "pl")[-1] == f"Przeszukano 5 dokumentów w 12 ms.{polish}"


def test_declining_names_what_could_not_be_read() -> None:
    """The answer may stand there."""
    assert told(answer(unread=("skan.pdf",)), "en")[0] == (
        "The documents do not answer this question. Searched 5 documents. 1 could not be read "
        "(skan.pdf): 'assistant status' says why."
    )


def test_a_quote_says_how_sure_it_is() -> None:
    """A nearest passage does not: it is no answer."""
    assert told(answer(QUOTE), "en")[:3] == [
        "1. Klaster koordynuje miasto.",
        "Protokół · 18 November 2019 · p.\u00a02, lines\u00a03–4 · a.pdf",
        "Likely answers",
    ]
    assert "Likely answers" not in told(answer(), "en")


def test_a_scan_is_read_beside_its_quote() -> None:
    """With the confidence of the recognition; the words that differ are underlined."""
    scan = replace(QUOTE, text="wielu cztonkéw", highlights=(), confidence=0.954)
    found = answer(replace(scan, repaired="wielu członków"))
    assert told(found, "pl")[2:4] == [
        "Prawdopodobnie odpowiada · tekst rozpoznany z obrazu, pewność 95%",
        "Na skanie jest zapewne (odczyt, nie źródło): wielu członków",
    ]
    assert "\x1b[4mczłonków\x1b[0m" in printed(answer_lines(found, "pl"), colours=True)


def test_sources_that_differ_are_told_first() -> None:
    """Before the quotes."""
    other = replace(QUOTE, rank=2, source=replace(SOURCE, date=None))
    found = replace(answer(QUOTE, other), differences=(Difference((1, 2), ("137", "184")),))
    assert told(found, "en")[:2] == [
        "The sources differ: 137 (18 November 2019) and 184 (undated).",
        "",
    ]


def test_reasons_are_told_only_when_asked_for() -> None:
    """Below the answer, word by word; a quote that shares no word says so."""
    matches = (
        Matched(Span(0, 7), "cluster", "translated"),
        Matched(Span(8, 18), "coordinates", "alike"),
    )
    found = answer(replace(QUOTE, matches=matches), replace(QUOTE, rank=2))
    shown = printed(answer_and_reason_lines(found, "en"), width=400).splitlines()
    lines = [line.strip() for line in shown]
    assert lines[: -len(WHY)] == told(found, "en")
    assert lines[-len(WHY) :] == WHY


WHY = [
    "",
    "Why these quotes:",
    "1. cluster → Klaster (translation); coordinates → koordynuje (spelled alike)",
    f"2. {NO_WORD_MATCHES.en}",
]
