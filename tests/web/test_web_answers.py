from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant.citations import citation
from assistant.records import Answer, Difference, Matched, Quote, Searched, Source, Span
from assistant.web.chat.answers import conversation
from assistant.web.chat.notes import NAMES
from assistant.web.chat.turns import ECHO, Turn, echoed, places
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
ELSEWHERE = Source("b.txt", None, None, None, 7, 7, 0, 20, text="the same elsewhere")


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


def told(text: str, source: Source) -> Answer:
    """An answer that says ``text`` wherever a document's words may stand."""
    whole = Span(0, len(text))
    matches = (Matched(whole, text, "damaged"),)
    made = Quote(1, text, source, 1.0, (whole,), (source,), matches, 0.5, f"{text} ")
    return replace(
        answer(made),
        searched=Searched(6, 1, (text,)),
        differences=(Difference((1, 1), (text, text)),),
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_shows_as_it_is_written(hostile: str) -> None:
    """Markup in a question, quote, title or path stays text: no tag and no attribute of its own."""
    source = Source(f"{hostile}/a.txt", hostile, hostile, 1, 1, 1, 0, 1)
    html = conversation([Turn(hostile, answer=told(hostile, source))], "en", [hostile])
    plain = conversation([Turn("x", answer=told("x", SOURCE))], "en")
    seen, expected = Seen(html), Seen(plain)
    # question, quote, reading, twice in the legend, two figures with their dates, a file that was
    # not read, and in two places title, date and path
    assert seen.text.count(hostile) == 16
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in expected.tags]
    assert [set(found) for _, found in seen.tags] == [set(found) for _, found in expected.tags]


def test_every_place_has_its_button_in_the_order_of_places() -> None:
    """The n-th source button of a turn opens the n-th place of its answer."""
    given_answer = answer(quote("one", also_in=(ELSEWHERE,)), quote("two"))
    html = conversation([Turn("first"), Turn("q", answer=given_answer)], "en")
    buttons = [attrs for tag, attrs in Seen(html).tags if "data-place" in attrs]
    assert [(button["data-turn"], button["data-place"]) for button in buttons] == [
        ("1", "0"),
        ("1", "1"),
        ("1", "2"),
    ]
    assert [(place.source, place.text) for place in places(given_answer)] == [
        (SOURCE, "one"),
        (ELSEWHERE, "the same elsewhere"),
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
    assert heading == ["", "słowo " * 32 + "słowo…"]  # the first waits for what is asked next
    assert echoed("a" * ECHO) == "a" * ECHO
    assert echoed("a" * (ECHO + 1)) == "a" * ECHO + "…"


def test_a_follow_up_says_how_it_was_understood() -> None:
    """The question as it was searched for stands above its answer, escaped, in page language."""
    meant = "A kto jest jego <b>prezesem</b> (Zielony Las)?"
    turn = Turn("A kto jest jego prezesem?", answer(quote("Prezesem jest X.")), rewritten=meant)
    seen = Seen(conversation([turn], "pl"))
    assert f"Zrozumiano jako: {meant}" in seen.text
    assert seen.text.index("Zrozumiano jako") < seen.text.index("Prezesem jest X.")
    assert "Understood as:" in conversation([turn], "en")
    assert "Understood as:" not in conversation([Turn("Kto?", turn.answer)], "en")


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


def shown(html: str) -> str:
    """The text of a page, its white space folded."""
    return " ".join(Seen(html).text.split())


def test_what_is_known_of_a_quote_stands_beside_it() -> None:
    """How sure it is, the reading of a scan with what differs, and why it was found."""
    scan = replace(
        quote("wielu cztonkéw klastra", Span(6, 14), Span(15, 22)),
        confidence=0.934,
        repaired="wielu członków klastra",
        matches=(
            Matched(Span(6, 14), "members", "damaged"),
            Matched(Span(15, 22), "cluster", "translated"),
        ),
    )
    html = conversation([Turn("q", answer=answer(scan))], "en")
    assert (
        'wielu <mark class="damaged">cztonkéw</mark> <mark class="translated">klastra</mark>'
        "</blockquote>" in html
    )
    assert (
        '<span class="label">The scan probably says (a reading, not the source):</span> '
        '<span lang="pl">wielu <ins>członków</ins> klastra</span>' in html
    )
    assert "Very likely answers · text recognised from a picture, confidence 93%" in html
    assert (
        '<details class="why"><summary>Why this quote</summary><ul>'
        '<li><span class="asked">members</span> → <mark class="damaged">cztonkéw</mark> '
        "(probably the same word, damaged)</li>"
        '<li><span class="asked">cluster</span> → <mark class="translated">klastra</mark> '
        "(translation)</li></ul></details>" in html
    )
    polish = shown(conversation([Turn("q", answer=answer(scan))], "pl"))
    for said in (
        "Na skanie jest zapewne (odczyt, nie źródło): wielu członków klastra",
        "Bardzo prawdopodobnie odpowiada · tekst rozpoznany z obrazu, pewność 93%",
        "Dlaczego ten cytat",
        "(tłumaczenie)",
    ):
        assert said in polish


def test_a_nearest_passage_is_not_called_an_answer() -> None:
    """Neither likely nor unlikely; a passage that shares no word says why it is there."""
    html = conversation([Turn("q", answer=answer(quote("biuro"), status="not_found"))], "en")
    assert "answers" not in shown(html).replace("The documents do not answer", "")
    assert "Why this passage" in shown(html)
    assert "No word of the question stands in it" in shown(html)


def test_an_undated_source_says_so() -> None:
    """Wherever it is named."""
    html = conversation([Turn("q", answer=answer(quote("biuro", also_in=(ELSEWHERE,))))], "pl")
    assert "b.txt · wiersz\u00a07 · bez daty" in Seen(html).text
    assert Seen(html).text.count("bez daty") == 1


def test_sources_that_differ_are_told_before_the_quotes() -> None:
    """Each figure with its date."""
    two = answer(quote("biuro"), replace(quote("urząd"), rank=2, source=ELSEWHERE))
    differing = replace(two, differences=(Difference((1, 2), ("137", "184")),))
    text = shown(conversation([Turn("q", answer=differing)], "en"))
    line = "The sources differ: 137 (18 November 2019) and 184 (undated)."
    assert text.index(line) < text.index("biuro")


@pytest.mark.parametrize("more", [1, 3])
def test_files_that_could_not_be_read_are_named_in_a_list(more: int) -> None:
    """Folded up; with very many, the rest are counted."""
    unread = tuple(f"{number}.doc" for number in range(NAMES + more))
    found = replace(answer(quote("biuro")), searched=Searched(6, len(unread), unread))
    html = conversation([Turn("q", answer=found)], "en")
    [listed] = re.findall(r'<details class="unread">(.*?)</details>', html)
    assert listed.startswith("<summary>What could not be read</summary><ul><li>0.doc</li>")
    assert listed.count("<li>") == NAMES
    assert listed.endswith(f"<p>Not named here: {more}.</p>")


def test_a_citation_is_copied_whole() -> None:
    """What the button puts into the clipboard: words, title, date, page, lines, file."""
    given = answer(quote("Pięć\nmilionów"))
    for language, copied in (
        ("en", "“Pięć milionów” (Protokół z sesji, 18 November 2019, p. 3, lines 4–5, file: "),
        ("pl", "„Pięć milionów” (Protokół z sesji, 18 listopada 2019, s. 3, wiersze 4–5, plik: "),
    ):
        html = conversation([Turn("q", answer=given)], language)
        (button,) = [attrs for _, attrs in Seen(html).tags if "data-copy" in attrs]
        found = (button["data-copy"] or "").replace("\u00a0", " ")
        assert found == f"{copied}protokol.pdf)"


@pytest.mark.parametrize(
    ("ratings", "pressed"),
    [((), []), ((True, None), [("up", "0")]), ((None, False), [("down", "1")])],
)
def test_ratings_are_shown_on_their_quotes(ratings, pressed) -> None:
    """The thumb that was given is pressed, and no other."""
    given = answer(quote("one"), quote("two"))
    html = conversation([Turn("q", answer=given, ratings=ratings)], "en")
    thumbs = [attrs for _, attrs in Seen(html).tags if "data-rate" in attrs]
    assert len(thumbs) == 4
    assert [
        (thumb["data-rate"], thumb["data-rank"])
        for thumb in thumbs
        if thumb["aria-pressed"] == "true"
    ] == pressed


def test_a_follow_up_can_be_asked_as_it_was_written() -> None:
    """Beside what was understood stands the way back; a plain question has none."""
    turn = Turn('and "<its>" date?', answer=answer(), rewritten="and the cluster's date?")
    (button,) = [attrs for tag, attrs in Seen(conversation([turn], "en")).tags if tag == "button"]
    assert button["data-question"] == 'and "<its>" date?'
    assert "data-literal" in button
    assert "<button" not in conversation([replace(turn, rewritten=None)], "en")


def test_a_turn_carries_its_question_for_a_reload() -> None:
    """The whole of it, and whether it was asked as it stood."""
    turns = [Turn('a "<b>" ' * 60, answer=answer()), Turn("c", answer=answer(), literal=True)]
    _, first, second = (
        attrs for tag, attrs in Seen(conversation(turns, "en")).tags if tag == "article"
    )
    assert first["data-asked"] == turns[0].question
    assert "data-literal" not in first
    assert (second["data-asked"], "data-literal" in second) == ("c", True)
