from __future__ import annotations

import pytest

from assistant.text.questions import Wanted, counted_from, fit, is_amount, wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kto koordynuje klaster?", Wanted.PERSON),
        ("kogo wybrano na przewodniczącego", Wanted.PERSON),
        ("Who coordinates Lubelska Medycyna?", Wanted.PERSON),
        ("jak nazywa się koordynator?", Wanted.PERSON),
        ("What is the director's name?", Wanted.PERSON),
        ("Kiedy powstał klaster?", Wanted.TIME),
        ("W którym roku założono fundację?", Wanted.TIME),
        ("o ktorej godzinie zaczela sie sesja", Wanted.TIME),
        ("When was it founded?", Wanted.TIME),
        ("In which year did it start?", Wanted.TIME),
        ("how long has it run", Wanted.TIME),
        ("Ilu członków ma klaster?", Wanted.NUMBER),
        ("ile to kosztuje", Wanted.NUMBER),
        ("How many members?", Wanted.NUMBER),
        ("what percentage of firms", Wanted.NUMBER),
        ("Gdzie odbył się kongres?", Wanted.PLACE),
        ("Where was the congress?", Wanted.PLACE),
        ("Co to jest wyżyna?", Wanted.ANYTHING),
        ("What is Study in Lublin?", Wanted.ANYTHING),
        ("składki", Wanted.ANYTHING),
        ("", Wanted.ANYTHING),
    ],
)
def test_what_is_wanted(question: str, kind: Wanted) -> None:
    """In both languages, with diacritics and without."""
    assert wanted(question) is kind


@pytest.mark.parametrize(
    ("question", "offset"),
    [
        ("ilu członków ma klaster", 3),
        ("How many members", 8),
        ("Kto to?", None),
        ("kiedy", None),
    ],
)
def test_what_is_counted_begins_after_the_question_word(question: str, offset: int | None) -> None:
    """And nothing is counted by other questions."""
    assert counted_from(question) == offset


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Powstał w 2014 roku.", Wanted.TIME, 1.0),
        ("Odbyło się 5 listopada.", Wanted.TIME, 1.0),
        ("Sesja o 10.30.", Wanted.TIME, 1.0),
        ("Działa do dziś.", Wanted.TIME, 0.0),
        ("Klaster ma 137 członków.", Wanted.NUMBER, 1.0),
        ("Klaster ma dwunastu członków.", Wanted.NUMBER, 1.0),
        ("It has three members.", Wanted.NUMBER, 1.0),
        ("Powstał w 2014 roku.", Wanted.NUMBER, 0.0),
        ("Klaster ma członków.", Wanted.NUMBER, 0.0),
        ("Mówiła Monika Zielińska.", Wanted.PERSON, 1.0),
        ("głos zabrał prof. Nowak", Wanted.PERSON, 1.0),
        ("koordynuje miasto", Wanted.PERSON, 0.5),
        ("klaster działa w Lublinie", Wanted.PERSON, 0.5),
        ("klaster działa dobrze", Wanted.PERSON, 0.0),
        ("kongres był w Lublinie", Wanted.PLACE, 0.5),
        ("kongres był udany", Wanted.PLACE, 0.0),
        ("Mówiła Monika Zielińska w 2014 roku.", Wanted.ANYTHING, 0.0),
        ("", Wanted.PERSON, 0.0),
    ],
)
def test_whether_a_text_holds_it(text: str, kind: Wanted, value: float) -> None:
    """1 for surely, 0.5 for a name that may be anything's, 0 for no."""
    assert fit(text, kind) == value


@pytest.mark.parametrize(
    "word",
    ["137", "5", "dwie", "pięć", "piec", "Seven", "kilkanaście", "czterdzieści", "tysiąc", "sto"],
)
def test_amounts(word: str) -> None:
    """Digits and numerals say how many."""
    assert is_amount(word)


@pytest.mark.parametrize(
    "word", ["2019", "klaster", "", "ten", "stowarzyszenie", "jednak", "trzyma", "tworzy", "one"]
)
def test_no_amounts(word: str) -> None:
    """Years and other words do not."""
    assert not is_amount(word)
