"""Follow-up questions are written out; questions that stand alone are left as they are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Understood, understood
from assistant.records import Answer, Matched, Quote, Searched, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

DIALOGUES = Path(__file__).resolve().parent.parent / "eval" / "dialogues.jsonl"


def answered(question: str, quote: str = "", *, date: str | None = None) -> Answer:
    """The answer to an earlier question, with one quote or none."""
    source = Source("a.txt", None, date, None, 1, 1, 0, len(quote))
    quotes = (Quote(1, quote, source, 0.9),) if quote else ()
    return Answer(question, "pl", "answered", quotes, (), Searched(1, 0), 1.0)


def after(*questions: str) -> str:
    """The last of the questions as it is understood after the others."""
    earlier: list[Answer] = []
    for question in questions[:-1]:
        earlier.append(answered(understood(question, earlier).text))
    return understood(questions[-1], earlier).text


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (
            "Who coordinates the Wood Cluster?",
            "And who is its president?",
            "And who is the president of Wood Cluster?",
        ),
        (
            "Kto koordynuje klaster Zielony Las?",
            "A kto jest jego prezesem?",
            "A kto jest jego prezesem (klaster Zielony Las)?",
        ),
        (
            "Who coordinates Zielony Las?",
            "When was it founded?",
            "When was Zielony Las founded?",
        ),
        (
            "Kto koordynuje klaster Zielony Las?",
            "Ilu członków liczy klaster?",
            "Ilu członków liczy klaster (klaster Zielony Las)?",
        ),
        (
            "Ile wynosi opłata za odpady?",
            "Do kiedy trzeba ją zapłacić?",
            "Do kiedy trzeba ją zapłacić (opłata za odpady)?",
        ),
        (
            "Who coordinates the Wood Cluster?",
            "Since when does this cluster have a board?",
            "Since when does this cluster have a board (Wood Cluster)?",
        ),
    ],
)
def test_a_word_that_points_back_is_told(before: str, question: str, meant: str) -> None:
    """A pronoun, a demonstrative or a kind of thing gets the name that it stands for."""
    assert after(before, question) == meant


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Ile jest klastrów w Lublinie?", "A w Bydgoszczy?", "Ile jest klastrów w Bydgoszczy?"),
        ("How many clusters are in Łódź?", "And in Lublin?", "How many clusters are in Lublin?"),
        (
            "Ilu członków miał Zielony Las w 2019 roku?",
            "a w 2023 roku?",
            "Ilu członków miał Zielony Las w 2023 roku?",
        ),
        ("Ile kosztuje bilet normalny?", "A ulgowy?", "Ile kosztuje bilet ulgowy?"),
        (
            "Kto koordynuje Zielony Las?",
            "A Dolinę Rzeki?",
            "Kto koordynuje Dolinę Rzeki?",
        ),
        (
            "Ile kosztuje wynajem sali „Modrzew”?",
            "A sali „Jodła”?",
            "Ile kosztuje wynajem sali „Jodła”?",
        ),
        (
            "Kto koordynuje Zielony Las?",
            "And in 2023?",
            "And in 2023 (Kto koordynuje Zielony Las)?",
        ),
    ],
)
def test_a_fragment_replaces_its_counterpart(before: str, question: str, meant: str) -> None:
    """A town replaces the town, a year the year, a name the name; another language is kept."""
    assert after(before, question) == meant


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (
            "Czy członkowie płacą składki?",
            "Dlaczego?",
            "Dlaczego członkowie płacą składki?",
        ),
        ("When is Leśna street closed?", "Why?", "Why is Leśna street closed?"),
        ("Kto koordynuje Zielony Las?", "Od kiedy?", "Od kiedy koordynuje Zielony Las?"),
        ("Gdzie jest basen „Fala”?", "Ile kosztuje?", "Ile kosztuje (basen „Fala”)?"),
        ("Where is the Fala pool?", "What is the fee?", "What is the fee (Fala pool)?"),
    ],
)
def test_what_is_left_out_is_added(before: str, question: str, meant: str) -> None:
    """A bare "why" is asked of the whole question before; a verb without subject gets one."""
    assert after(before, question) == meant


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (
            "Ile wynosi zniżka na odpady z kompostownikiem?",
            "Do kiedy trzeba go zgłosić?",
            "Do kiedy trzeba go zgłosić (kompostownikiem, zniżka na odpady z kompostownikiem)?",
        ),
        (
            "Can they do an internship (foreign students in Lublin)?",
            "Is it paid?",
            "Is it paid (internship, foreign students in Lublin)?",
        ),
        (
            "Who met on 28 April 2025 about the Congress of Clusters?",
            "When is it supposed to take place?",
            "When is Congress of Clusters supposed to take place?",
        ),
        (
            "Kto dostał medal na targach MetalExpo w 2024 r.?",
            "Ile firm tam pojechało?",
            "Ile firm tam pojechało (targach MetalExpo)?",
        ),
        (
            "What are the specialisations of the Zielony Las region until 2030?",
            "Which one was removed?",
            "Which one was removed (specialisations of the Zielony Las region)?",
        ),
        (
            "How much is the annual fee of the Wood cluster for a micro company in 2024?",
            "What about a medium one?",
            "How much is the annual fee of the Wood cluster for a medium company in 2024?",
        ),
        (
            "którędy prowadzi objazd ulicy Leśnej",
            "dla ciężarówek też",
            "którędy prowadzi objazd ulicy Leśnej, dla ciężarówek?",
        ),
        (
            "And after the fair (Ilu członków miał Zielony Las)?",
            "A w lutym 2025?",
            "Ilu członków miał Zielony Las, w lutym 2025?",
        ),
    ],
)
def test_only_what_agrees_and_lasts_is_meant(before: str, question: str, meant: str) -> None:
    """A pronoun is of a number and gender, "there" a place, "one" a kind; dates are left behind."""
    assert understood(question, [answered(before)]).text == meant


def test_a_topic_lasts_over_a_conversation() -> None:
    """Four turns in two languages are about what the first one named."""
    questions = [
        "Kto koordynuje klaster Zielony Las?",
        "Ilu ma członków?",
        "When was it founded?",
        "A kto jest prezesem?",
    ]
    assert after(*questions[:2]) == "Ilu ma członków (klaster Zielony Las)?"
    assert after(*questions[:3]) == "When was klaster Zielony Las founded?"
    assert after(*questions) == "A kto jest prezesem (klaster Zielony Las)?"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("When did she leave?", "When did Anna Kowalska leave (klaster Zielony Las)?"),
        ("When did he leave?", "When did Jan Nowak leave (klaster Zielony Las)?"),
        ("Od kiedy?", "Od kiedy Jan Nowak jest prezesem klastra Zielony Las?"),
        ("Co ona robi?", "Co ona robi (Anna Kowalska, klaster Zielony Las)?"),
    ],
)
def test_a_person_is_taken_from_the_answer(question: str, meant: str) -> None:
    """Who an office-holder is stands in the quote, not in the question before."""
    earlier = answered(
        "Kto jest prezesem klastra Zielony Las?",
        "Prezesem jest Jan Nowak, a zastępuje go Anna Kowalska.",
    )
    assert understood(question, [earlier]).text == meant


def test_an_answer_names_what_its_question_did_not() -> None:
    """Where the question before had no noun, the first name of its quote is meant."""
    earlier = answered("Kto wygrał?", "W konkursie wygrała firma Meblex z Lublina.")
    assert understood("Gdzie jest jej siedziba?", [earlier]) == Understood(
        "Gdzie jest jej siedziba?", "Gdzie jest jej siedziba (Meblex)?", ("Meblex",)
    )


def test_then_is_the_year_that_was_spoken_of() -> None:
    """ "wtedy" is the year of the earlier question, else of its quote or document."""
    asked = "Kto był wtedy prezesem?"
    earlier = answered("Kiedy powstał Zielony Las?", "Zielony Las powstał wiosną.", date="2014")
    assert understood(asked, [earlier]).rewritten == "Kto był wtedy prezesem (Zielony Las, 2014)?"


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (
            "Kto przewodniczy komisji stypendialnej?",
            "A ilu ma członków?",
            "A ilu ma członków (komisja stypendialna)?",
        ),
        (
            "Jaki status nadano Wschodniej Grupie?",
            "Z czym się to wiąże?",
            "Z czym się to wiąże (status nadano Wschodniej Grupie)?",
        ),
        (
            "Ile wynosi najwyższa dotacja („Bon na projekt”)?",
            "Kiedy ją się wypłaca?",
            "Kiedy ją się wypłaca (najwyższa dotacja, „Bon na projekt”)?",
        ),
        (
            "Dlaczego poprzedni prezes Klastra Zielony Las odszedł?",
            "Kto go zastąpił?",
            "Kto go zastąpił (poprzedni prezes Klastra Zielony Las)?",
        ),
        (
            "Gdzie jest zamknięta ulica Leśna?",
            "Kto wykonuje tam roboty?",
            "Kto wykonuje tam roboty (ulica Leśna)?",
        ),
        (
            "How many countries do foreign students in Lublin come from?",
            "How long is the internship for them?",
            "How long is the internship for foreign students in Lublin?",
        ),
        (
            "How much is the conference room Sosna per hour?",
            "And the Dąb training room?",
            "How much is the Dąb training room per hour?",
        ),
        (
            "When may one ride the city bikes?",
            "From what age?",
            "From what age (may one ride the city bikes)?",
        ),
    ],
)
def test_what_is_meant_is_taken_over_whole(before: str, question: str, meant: str) -> None:
    """All that was said, the noun that agrees, or the whole phrase; nothing is left behind."""
    assert after(before, question) == meant


def test_a_thing_is_called_as_the_documents_call_it() -> None:
    """A Polish question about an English name gets the Polish words that the quote has for it."""
    quote = "Gospodarzem Światowego Kongresu Klastrów była gmina."
    matches = tuple(
        Matched(Span(quote.index(said), quote.index(said) + len(said)), word, "translated")
        for word, said in [
            ("World", "Światowego"),
            ("Congress", "Kongresu"),
            ("Cluster", "Klastrów"),
        ]
    )
    plain = answered("Where was the World Cluster Congress held?", quote)
    earlier = replace(plain, language="en", quotes=(replace(plain.quotes[0], matches=matches),))
    found = understood("A kiedy się odbył?", [earlier])
    assert found.text == "A kiedy się odbył (Światowy Kongres Klastrów)?"


def asking(
    *, alone: tuple[str, str, float], within: tuple[str, str, float]
) -> Callable[[str], Answer]:
    """Answers as it stands, and with brackets: a document, the matched word, a probability."""

    def ask(question: str) -> Answer:
        document, word, score = within if "(" in question else alone
        source = Source(document, None, None, None, 1, 1, 0, len(word))
        match = Matched(Span(0, len(word)), word, "same")
        quote = Quote(1, word, source, score, matches=(match,))
        return Answer(question, "pl", "answered", (quote,), (), Searched(2, 0), 1.0)

    return ask


@pytest.mark.parametrize(
    ("asked", "alone", "within", "goes_on"),
    [
        ("Ile wynosi abonament?", ("b.txt", "abonament"), ("a.txt", "abonament"), True),
        ("Ile wynosi abonament?", ("b.txt", "abonament"), ("a.txt", "Zielony"), False),
        ("Ile wynosi abonament?", ("b.txt", "abonament"), ("c.txt", "abonament"), False),
        ("Kto jest burmistrzem?", ("b.txt", "burmistrzem"), ("a.txt", "Las"), False),
        ("A kto jest rzecznikiem?", ("b.txt", "rzecznikiem"), ("a.txt", "Las"), False),
        ("A kto jest rzecznikiem?", ("b.txt", "jest"), ("c.txt", "Las"), True),
        ("Kiedy burmistrz przyjmuje mieszkańców?", ("b.txt", "x"), ("a.txt", "burmistrz"), False),
        ("Ile kosztuje?", ("b.txt", "kosztuje"), ("c.txt", "Las"), True),
    ],
)
def test_the_documents_tell_whether_a_question_goes_on(
    asked: str, alone: tuple[str, str], within: tuple[str, str], *, goes_on: bool
) -> None:
    """What names an office or a sum gets a topic only where the documents know both together."""
    earlier = answered("Jaki status ma Zielony Las?", "Status jest ważny do 2025 r.")
    ask = asking(alone=(*alone, 0.5), within=(*within, 0.5))
    found = understood(asked, [earlier], ask=ask)
    assert found.text == (f"{asked[:-1]} (Zielony Las)?" if goes_on else asked)


@pytest.mark.parametrize(
    "question",
    [
        "How many places will the nursery have?",
        "Kiedy czynny jest urząd?",
        "Who may give a donation?",
        "Jak często odbierane są śmieci?",
        "Do której godziny przyjmuje kasa?",
    ],
)
def test_a_question_with_a_verb_and_noun_is_asked_as_it_stands(question: str) -> None:
    """No document makes a complete question a follow-up, however well one would fit."""
    earlier = answered("Ile kosztuje wynajem sali widowiskowej w 2023 roku?", "120 zł")
    ask = asking(alone=("b.txt", "x", 0.1), within=("a.txt", "sali", 0.9))
    assert understood(question, [earlier], ask=ask) == Understood(question)


@pytest.mark.parametrize("nonsense", ["<script>alert(1)</script>", "asdf qwer zxcv"])
def test_what_asks_nothing_and_finds_nothing_is_no_topic(nonsense: str) -> None:
    """Markup and nonsense leave the conversation where it was."""
    found = replace(answered(nonsense), status="not_found")
    assert understood("Ile kosztuje?", [found]) == Understood("Ile kosztuje?")
    hall = answered("Gdzie jest hala „Fala”?")
    assert understood("Ile kosztuje?", [hall, found]).text == "Ile kosztuje (hala „Fala”)?"


ALONE = [
    "Kto jest burmistrzem Olszyńca?",
    "Ile kosztuje paszport dla dziecka?",
    "How many clusters are there in Lublin?",
    "And who is the mayor of Lublin?",
    "How long does it take to get a passport?",
    "Who is the president of Klaster Wschód and when did he take office?",
    "kto jest prezesem klastra lubelska medycyna",
    "opłata za odpady",
    "Where may parents leave their cars?",
    "Czy urząd jest w tym roku czynny w piątki po południu?",
]


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_stands_alone_is_left(question: str) -> None:
    """A complete question, with its own name or subject, begins a new topic."""
    earlier = [answered("Kto koordynuje klaster Zielony Las?", "Klaster prowadzi Anna Nowak.")]
    assert understood(question, earlier) == Understood(question)


def test_the_first_question_is_left() -> None:
    """Nothing was said before it that it could mean."""
    assert understood("A kto jest jego prezesem?", []) == Understood("A kto jest jego prezesem?")


def test_what_would_hide_the_question_is_not_added() -> None:
    """After an endless question a short one is asked as it stands."""
    endless = answered("Kto koordynuje " + "Zielony Las " * 200 + "?")
    assert understood("Dlaczego?", [endless]).rewritten is None


_WORDS = st.sampled_from(
    """a i and co z what about kto ile who it its jego jej tam there wtedy then this ten klaster
    Zielony Las „Fala” 2019 w in the of ? ! ( ) , . r. ' s Lublin prezes president kosztuje does
    have was founded Ł 北京 🙂""".split()  # noqa: SIM905 - read as a list of words
)
_QUESTIONS = st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=9).map(" ".join))


@given(question=_QUESTIONS, earlier=st.lists(st.tuples(_QUESTIONS, _QUESTIONS), max_size=3))
def test_any_conversation_is_understood_somehow(
    question: str, earlier: list[tuple[str, str]]
) -> None:
    """Nothing raises, and a question keeps its own words unless it is part of the earlier one."""
    found = understood(question, [answered(*turn) for turn in earlier])
    assert found.question == question
    assert found.text == (found.rewritten or question)
    assert bool(found.rewritten) == bool(found.added)
    assert all(found.added)


@given(question=_QUESTIONS)
def test_the_first_question_is_never_rewritten(question: str) -> None:
    """Whatever is asked first is searched for as it is."""
    assert understood(question, []) == Understood(question)


@given(
    earlier=st.lists(_QUESTIONS, max_size=3),
    name=st.sampled_from(["Klaster Zielony Las", "Lubelska Medycyna", "Hala Fala"]),
    ask=st.sampled_from(["Kto koordynuje {}?", "A ile osób zatrudnia {}?", "Who coordinates {}?"]),
)
def test_a_question_with_its_own_name_is_never_rewritten(
    earlier: list[str], name: str, ask: str
) -> None:
    """A complete question that names what it is about is no follow-up of anything."""
    question = ask.format(name)
    assert understood(question, [answered(one) for one in earlier]) == Understood(question)


def test_the_written_dialogues_are_well_formed() -> None:
    """Dialogues of two to four turns over the bundled and other documents."""
    lines = DIALOGUES.read_text(encoding="utf-8").splitlines()
    dialogues = [json.loads(line) for line in lines]
    assert len(dialogues) == 99
    assert {len(dialogue["turns"]) for dialogue in dialogues} == {2, 3, 4}
    assert len({dialogue["id"] for dialogue in dialogues}) == 99
    for dialogue in dialogues:
        first = dialogue["turns"][0]
        assert first["standalone"] == first["question"]
        assert {turn["language"] for turn in dialogue["turns"]} <= {"pl", "en"}
