from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant.citations import citation
from assistant.records import Answer, Quote, Searched, Source, Span
from assistant.web.answers import conversation
from assistant.web.turns import ECHO, Turn, echoed, places
from assistant.wording import Wording

SOURCE = Source(
    document="sesja/protokol.pdf",
    title="Protokół z sesji",
    date="2019-11-18",
    page=3,
    line_start=4,
    line_end=5,
    start=100,
    end=120,
)
ELSEWHERE = Source("b.txt", None, None, None, 7, 7, 0, 20)


class Seen(HTMLParser):
    """The text and the tags of a piece of HTML, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def answer(*quotes: Quote, status="answered", language="en") -> Answer:
    return Answer(
        question="Who?",
        language=language,
        status=status,
        quotes=quotes if status == "answered" else (),
        nearest=() if status == "answered" else quotes,
        searched=Searched(6, 1),
        elapsed_ms=1.0,
    )


def quote(text: str, *highlights: Span, also_in: tuple[Source, ...] = ()) -> Quote:
    return Quote(1, text, SOURCE, 0.9, highlights, also_in)


def test_source_line_names_title_date_page_and_lines() -> None:
    """The line under a quote says where it is, in the answer's language."""
    assert (
        citation(SOURCE, "en").replace("\u00a0", " ")
        == "Protokół z sesji · 18 November 2019 · p. 3, lines 4–5"
    )
    assert (
        citation(SOURCE, "pl").replace("\u00a0", " ")
        == "Protokół z sesji · 18 listopada 2019 · s. 3, wiersze 4–5"
    )


def test_source_line_of_an_untitled_text_names_the_file() -> None:
    """Without a title the file's name stands in; what is unknown is left out."""
    assert citation(ELSEWHERE, "pl").replace("\u00a0", " ") == "b.txt · wiersz 7"


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=http://elsewhere.example/x.png onerror=alert(1)>",
    "</blockquote></article><iframe src='http://elsewhere.example'>",
    "![a](http://elsewhere.example/a.png) [b](javascript:alert(1))",
    '" onmouseover="alert(1)',
    "${alert(1)} {{value}} `x`",
    "<style>@import 'http://elsewhere.example/x.css'</style>",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_shows_as_it_is_written(hostile: str) -> None:
    """Markup in a question, quote, title or path stays text: no tag and no attribute of its own."""
    source = Source(f"{hostile}/a.txt", hostile, hostile, 1, 1, 1, 0, 1)
    bad = Quote(1, hostile, source, 1.0, (), (source,))
    html = conversation([Turn(hostile, answer=answer(bad))], "en", [hostile])
    plain = conversation([Turn("x", answer=answer(quote("x", also_in=(SOURCE,))))], "en")
    seen, expected = Seen(html), Seen(plain)
    assert seen.text.count(hostile) == 8  # question, quote, and in two places title, date and path
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in expected.tags]
    assert [set(found) for _, found in seen.tags] == [set(found) for _, found in expected.tags]


def test_every_place_has_its_button_in_the_order_of_places() -> None:
    """The n-th source button of a turn opens the n-th place of its answer."""
    given_answer = answer(quote("one", also_in=(ELSEWHERE,)), quote("two"))
    html = conversation([Turn("first"), Turn("q", answer=given_answer)], "en")
    buttons = [attrs for tag, attrs in Seen(html).tags if tag == "button"]
    assert [(button["data-turn"], button["data-place"]) for button in buttons] == [
        ("1", "0"),
        ("1", "1"),
        ("1", "2"),
    ]
    assert [(place.source, place.text) for place in places(given_answer)] == [
        (SOURCE, "one"),
        (ELSEWHERE, None),
        (SOURCE, "two"),
    ]


def test_not_found_says_so_and_how_much_was_searched() -> None:
    """Nearest passages come under a sentence that says that they are no answer."""
    html = conversation([Turn("q", answer=answer(quote("biuro"), status="not_found"))], "en")
    text = Seen(html).text
    assert "The documents do not answer this question." in text
    assert (
        "Searched 6 documents; 1 document could not be read. The tab “Documents” says why." in text
    )
    assert text.index("Nearest passages (not an answer):") < text.index("biuro")
    assert "Source of nearest passage 1" in text


def test_an_answer_without_unreadable_documents_says_no_more() -> None:
    """Where all was read there is nothing to look up."""
    whole_corpus = replace(answer(quote("biuro")), searched=Searched(6, 0))
    text = Seen(conversation([Turn("q", answer=whole_corpus)], "en")).text
    assert text.endswith("Searched 6 documents.")
    assert "Source 1" in text


def test_an_answer_is_told_in_the_language_of_the_page() -> None:
    """Whatever the question's language: only the quote keeps its own, and says which it is."""
    html = conversation(
        [Turn("q", answer=answer(quote("To jest cytat", also_in=(ELSEWHERE,))))], "pl"
    )
    text = Seen(html).text
    assert "Także w:" in text
    assert "Przeszukano 6 dokumentów; nie udało się odczytać 1 dokumentu." in text
    english = conversation([Turn("q", answer=answer(quote("This is what it says")))], "pl")
    assert [
        [attrs["lang"] for _, attrs in Seen(page).tags if "lang" in attrs]
        for page in (html, english)
    ] == [["pl"], ["en"]]


def test_a_long_question_is_repeated_in_its_first_words() -> None:
    """The answer is not pushed out of sight by what was asked."""
    heading = re.findall(r"<h2[^>]*>([^<]*)<", conversation([Turn("słowo " * 300)], "pl"))
    assert heading == ["słowo " * 32 + "słowo…"]
    assert echoed("a" * ECHO) == "a" * ECHO
    assert echoed("a" * (ECHO + 1)) == "a" * ECHO + "…"


def test_an_error_is_one_line_in_the_language_of_the_page() -> None:
    """What went wrong stands where the answer would."""
    html = conversation([Turn("?", error=Wording("Ask more.", "Zapytaj o coś."))], "pl")
    assert '<p class="error" role="alert">Zapytaj o coś.</p>' in html


def test_a_question_that_is_being_answered_says_so() -> None:
    """Between question and answer the page says that it is searching."""
    assert "Searching the documents…" in conversation([Turn("q")], "en")


def test_before_the_first_question_examples_are_offered() -> None:
    """An empty conversation offers the questions that it was given."""
    html = conversation([], "en", ["Who coordinates?"])
    assert [attrs["data-question"] for tag, attrs in Seen(html).tags if tag == "button"] == [
        "Who coordinates?"
    ]
