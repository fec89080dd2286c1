from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from corefakes import CORPUS, fill, opened

from assistant import answers, quoting
from assistant.answers import answer, score
from assistant.choosing import model
from assistant.meanings import word_meanings
from assistant.records import Searched

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.assistant import Assistant
    from assistant.records import Answer


def marked(answer: Answer) -> list[str]:
    """The highlighted words of the first quote."""
    quote = answer.quotes[0]
    return [quote.text[span.start : span.end] for span in quote.highlights]


@pytest.mark.parametrize(
    ("question", "contains", "document"),
    [
        ("Kto koordynuje klaster Lubelska Medycyna?", "koordynuje miasto", "protokół_2019.txt"),
        ("kto koordynuje lubelska medycyne", "koordynuje miasto", "protokół_2019.txt"),
        ("Kiedy powstał klaster Lubelskie Drewno?", "w 2012 roku", "raport/klastry.txt"),
        ("Ile razy wypożyczono rowery?", "1200 razy", "protokół_2019.txt"),
        ("What is Study in Lublin?", "a project that draws students", "study.md"),
    ],
)
def test_the_first_quote_answers(
    question: str, contains: str, document: str, small_assistant: Assistant
) -> None:
    """Word for word, from the document that says it."""
    found = small_assistant.ask(question)
    assert found.status == "answered"
    assert found.nearest == ()
    assert contains in found.quotes[0].text
    assert found.quotes[0].source.document == document


def test_documents_that_disagree_are_both_quoted(small_assistant: Assistant) -> None:
    """137 and 184 members: neither is hidden."""
    quotes = small_assistant.ask("Ilu członków ma klaster Lubelska Medycyna?").quotes
    text = " ".join(quote.text for quote in quotes)
    assert "137" in text
    assert "184" in text


@pytest.mark.parametrize(
    "question",
    ["Jaka jest temperatura powierzchni Słońca?", "how do volcanoes erupt", "xqzzy plugh"],
)
def test_what_the_documents_do_not_say_is_not_answered(
    question: str, small_assistant: Assistant
) -> None:
    """No quote, and how much was searched: one file is empty."""
    found = small_assistant.ask(question)
    assert (found.status, found.quotes) == ("not_found", ())
    assert (found.searched.documents, found.searched.unreadable) == (3, 1)


def test_the_nearest_passages_are_shown_as_such(small_assistant: Assistant) -> None:
    """Where some word agrees, it is shown, though it does not answer."""
    found = small_assistant.ask("Ile kosztuje bilet do muzeum przy dworcu autobusowym w Zamościu?")
    assert found.status == "not_found"
    assert "dworcu" in found.nearest[0].text


def test_no_more_quotes_than_asked_for(small_assistant: Assistant) -> None:
    """Numbered from 1, best first."""
    question = "klaster Lubelska Medycyna"
    three = small_assistant.ask(question, top=3).quotes
    assert [quote.rank for quote in three] == list(range(1, len(three) + 1))
    one = small_assistant.ask(question, top=1).quotes
    assert [quote.text for quote in one] == [three[0].text]


def test_what_matches_is_highlighted(small_assistant: Assistant) -> None:
    """The words of the quote, in whatever form."""
    found = small_assistant.ask("Kto jest koordynatorem, kto koordynuje klastry?")
    assert {"Klaster", "koordynuje"} <= set(marked(found))


def test_the_same_words_in_several_documents_are_one_quote(tmp_path: Path) -> None:
    """Draft and final minutes, and a copy of the same bytes, are further places."""
    said = "Klaster Lubelska Medycyna koordynuje miasto Lublin.\n"
    fill(
        tmp_path / "corpus",
        {"b.txt": said, "kopia/b.txt": said, "projekt.txt": f"Projekt\n\n{said}"},
    )
    found = opened(tmp_path).ask("kto koordynuje klaster Lubelska Medycyna?")
    places = [found.quotes[0].source, *found.quotes[0].also_in]
    assert sorted(place.document for place in places) == ["b.txt", "kopia/b.txt", "projekt.txt"]
    assert len({quote.text for quote in found.quotes}) == len(found.quotes)
    [draft] = [place for place in places if place.document == "projekt.txt"]
    assert (draft.line_start, draft.start) == (3, 9)


def test_a_question_in_a_document_is_no_answer(tmp_path: Path) -> None:
    """It introduces one."""
    fill(
        tmp_path / "corpus",
        {"a.txt": "Kto koordynuje klaster? Pytano o to wiele razy. Klaster koordynuje miasto."},
    )
    for quote in opened(tmp_path).ask("kto koordynuje klaster").quotes:
        assert not quote.text.endswith("?")


def test_a_quote_that_is_not_in_the_source_is_dropped(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever went wrong before: nothing is shown that does not hold."""
    monkeypatch.setattr(quoting.Chosen, "text", property(lambda self: "Zmyślone zdanie."))
    found = small_assistant.ask("Kto koordynuje klaster Lubelska Medycyna?")
    assert (found.status, found.quotes, found.nearest) == ("not_found", (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klaster Lubelska Medycyna liczył wówczas 137 członków oraz wielu sympatyków.",
         "Klaster Lubelska Medycyna liczył wówczas 184 członków oraz wielu sympatyków."),
        ("Rada Miasta przyjęła uchwałę o klastrze Lubelska Medycyna na sesji w Lublinie.",
         "Rada Miasta nie przyjęła uchwały o klastrze Lubelska Medycyna na sesji w Lublinie."),
    ],
)  # fmt: skip
def test_what_contradicts_is_never_one_quote(tmp_path: Path, one: str, other: str) -> None:
    """A source is not cited for a figure that it does not give, or for what it denies."""
    fill(tmp_path / "corpus", {"a.txt": one + "\n", "b.txt": other + "\n"})
    quotes = opened(tmp_path).ask("klaster Lubelska Medycyna liczył członków, uchwała rady").quotes
    assert all(quote.also_in == () for quote in quotes)


def test_a_question_may_come_in_decomposed_letters(small_assistant: Assistant) -> None:
    """Keyboards and file systems that take "ó" apart get the same answer."""
    question = "Kto koordynuje klaster Lubelska Medycyna, gdzie są środki?"
    apart = small_assistant.ask(unicodedata.normalize("NFD", question))
    assert apart.quotes == small_assistant.ask(question).quotes


def test_a_quote_of_two_sentences_stays_on_its_page(small_assistant: Assistant) -> None:
    """First and last line are of one page, in order."""
    for question in ("klaster Lubelska Medycyna", "ile firm", "kiedy powstał klaster?"):
        found = small_assistant.ask(question)
        for quote in (*found.quotes, *found.nearest):
            assert quote.source.line_start <= quote.source.line_end


GUIDE = """Poradnik mieszkańca

Urząd Miasta mieści się w rynku. Pracuje w nim stu urzędników. Budynek był niedawno odnawiany.

Godziny otwarcia kasy

Od poniedziałku do piątku między 8.00 a 15.30. W soboty nieczynne.

Karta mieszkańca

Do wniosku o wydanie karty mieszkańca należy dołączyć:
- potwierdzenie zameldowania,
- zdjęcie o wymiarach 35 na 45 mm,
- dowód wniesienia opłaty.

Wniosek rozpatruje kierownik. Opłata wynosi 15 zł. Można ją wnieść w kasie.

Kontakt

Pytania o kartę mieszkańca prosimy kierować do biura karty. Biuro karty mieszkańca odpowiada pod \
numerem tel. 81 466 10 00.
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a guide with headings and a list, and a short English page."""
    folder = tmp_path_factory.mktemp("guide")
    fill(folder / "corpus", {"poradnik.txt": GUIDE, "study.md": CORPUS["study.md"]})
    return opened(folder)


def test_a_heading_is_quoted_with_the_sentence_under_it(guide: Assistant) -> None:
    """Which answers without repeating its words."""
    found = guide.ask("Jakie są godziny otwarcia kasy?")
    assert found.status == "answered"
    assert found.quotes[0].text.startswith(
        "Godziny otwarcia kasy\n\nOd poniedziałku do piątku między 8.00 a 15.30."
    )


@pytest.mark.parametrize(
    "question",
    [
        "Jakie są godziny otwarcia kasy?",
        "What must be attached to the application for a resident card?",
        "kontakt",
        "Since when has Study in Lublin run?",
    ],
)
def test_no_heading_is_quoted_alone(question: str, guide: Assistant) -> None:
    """Where something stands under it."""
    headings = {"Poradnik mieszkańca", "Godziny otwarcia kasy", "Karta mieszkańca", "Kontakt",
                "# Study in Lublin", "Study in Lublin"}  # fmt: skip
    found = guide.ask(question, top=10)
    assert {quote.text for quote in (*found.quotes, *found.nearest)} & headings == set()


def test_a_list_is_quoted_with_its_lead_to_its_end(guide: Assistant) -> None:
    """Both are the answer."""
    found = guide.ask("Co należy dołączyć do wniosku o wydanie karty mieszkańca?")
    text = found.quotes[0].text
    start = GUIDE.index("Do wniosku")
    assert GUIDE[start : GUIDE.index("Wniosek rozpatruje")].strip() in text


def test_an_answer_is_quoted_with_the_sentence_that_names_its_subject(guide: Assistant) -> None:
    """ "It" says nothing by itself."""
    found = guide.ask("Since when has Study in Lublin run?")
    assert found.quotes[0].text == (
        "Study in Lublin is a project that draws students from abroad. It has run since 2011."
    )


def test_a_question_for_a_telephone_number_prefers_the_sentence_with_one(guide: Assistant) -> None:
    """Over one that shares as many of its words."""
    found = guide.ask("Jaki jest numer telefonu biura karty mieszkańca?")
    assert "81 466 10 00" in found.quotes[0].text


def test_the_original_is_cited_before_its_copy(tmp_path: Path) -> None:
    """Whatever the order of their names: nearest to the top, and no "kopia"."""
    said = "Klaster Lubelska Medycyna koordynuje od początku miasto Lublin.\n"
    fill(
        tmp_path / "corpus",
        {"kopia dokumentu.txt": said, "a/b/dokument.txt": said, "z.txt": said},
    )
    [quote] = opened(tmp_path).ask("kto koordynuje klaster Lubelska Medycyna?").quotes
    assert quote.source.document == "z.txt"
    assert [place.document for place in quote.also_in] == [
        "a/b/dokument.txt", "kopia dokumentu.txt",
    ]  # fmt: skip


README = (
    "# Dokumenty\n\nW tym folderze leżą dokumenty o klastrze. "
    "Klaster Lubelska Medycyna koordynuje miasto Lublin.\n"
)


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "dokumenty/CZYTAJ_TO.txt"])
def test_a_file_about_the_folder_stands_back(name: str, tmp_path: Path) -> None:
    """Behind a document that answers; but it answers where no document does."""
    question = "kto koordynuje klaster Lubelska Medycyna?"
    fill(tmp_path / "alone" / "corpus", {name: README})
    alone = opened(tmp_path / "alone").ask(question)
    assert (alone.status, alone.quotes[0].source.document) == ("answered", name)
    note = "Notatka\n\nMówiono, że klaster Lubelska Medycyna koordynuje wydział strategii.\n"
    fill(tmp_path / "both" / "corpus", {name: README, "notatka.txt": note})
    both = opened(tmp_path / "both").ask(question)
    assert both.quotes[0].source.document == "notatka.txt"


def test_scored_sentences_come_best_first(small_assistant: Assistant) -> None:
    """Each once."""
    retriever = small_assistant._retriever
    query = retriever.query("Ilu członków ma klaster Lubelska Medycyna?")
    found = score(query, retriever.search(query, 12), word_meanings())
    values = [each.score for each in found]
    assert values == sorted(values, reverse=True)
    assert len({(each.document, each.span) for each in found}) == len(found)


def test_only_what_is_probable_enough_is_an_answer(
    small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same quotes are nearest passages where more is asked of an answer."""
    question = "Kto koordynuje klaster Lubelska Medycyna?"
    before = small_assistant.ask(question, top=1)
    assert before.quotes[0].score >= model().enough
    strict = replace(model(), enough=1.0)
    monkeypatch.setattr(answers, "model", lambda: strict)
    after = small_assistant.ask(question, top=1)
    assert (after.status, after.quotes) == ("not_found", ())
    assert after.nearest == before.quotes


def test_nothing_found_is_not_found(small_assistant: Assistant) -> None:
    """Without any passage there is nothing near either."""
    query = small_assistant._retriever.query("klaster")
    found = answer(query, [], Searched(3, 1), top=3)
    assert (found.status, found.quotes, found.nearest) == ("not_found", (), ())
    assert (found.language, found.searched) == ("pl", Searched(3, 1))


def test_a_question_that_is_all_data_is_not_answered(small_assistant: Assistant) -> None:
    """A run of letters too long to be a word matches nothing."""
    found = small_assistant.ask("x" * 300)
    assert (found.status, found.quotes, found.nearest) == ("not_found", (), ())
