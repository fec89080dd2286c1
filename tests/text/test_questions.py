from __future__ import annotations

import pytest

from assistant.text.questions import Wanted, counted_from, wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kto koordynuje klaster?", Wanted.PERSON),
        ("kogo wybrano na przewodniczącego", Wanted.PERSON),
        ("Who coordinates Lubelska Medycyna?", Wanted.PERSON),
        ("jak nazywa się koordynator?", Wanted.PERSON),
        ("What is the director's name?", Wanted.PERSON),
        ("Kiedy powstał klaster?", Wanted.TIME),
        ("jakiego dnia odbyła się sesja", Wanted.TIME),
        ("Do jakiego terminu składa się wnioski?", Wanted.TIME),
        ("When was it founded?", Wanted.TIME),
        ("What is the application deadline?", Wanted.TIME),
        ("how long has it run", Wanted.TIME),
        ("W którym roku założono fundację?", Wanted.YEAR),
        ("od ktorego roku dziala", Wanted.YEAR),
        ("In which year did it start?", Wanted.YEAR),
        ("What years does the report cover?", Wanted.YEAR),
        ("o ktorej godzinie zaczela sie sesja", Wanted.HOUR),
        ("Do której czynna jest kasa?", Wanted.HOUR),
        ("W jakich godzinach działa biuro?", Wanted.HOUR),
        ("godziny otwarcia pływalni", Wanted.HOUR),
        ("What time does the session start?", Wanted.HOUR),
        ("What are the opening hours?", Wanted.HOUR),
        ("ile to kosztuje", Wanted.MONEY),
        ("Ile wynosi składka?", Wanted.MONEY),
        ("Jaki jest koszt biletu?", Wanted.MONEY),
        ("Jaka jest opłata za psa?", Wanted.MONEY),
        ("How much is a ticket?", Wanted.MONEY),
        ("What is the membership fee?", Wanted.MONEY),
        ("Dlaczego odrzucono wniosek?", Wanted.REASON),
        ("z jakiego powodu odwolano sesje", Wanted.REASON),
        ("W jakim celu powstał klaster?", Wanted.REASON),
        ("Why was it rejected?", Wanted.REASON),
        ("For what purpose was it set up?", Wanted.REASON),
        ("Jaki jest numer telefonu biura?", Wanted.CONTACT),
        ("Pod jakim adresem mieści się urząd?", Wanted.CONTACT),
        ("Jak skontaktować się z koordynatorem?", Wanted.CONTACT),
        ("podaj adres strony klastra", Wanted.CONTACT),
        ("What is the phone number of the office?", Wanted.CONTACT),
        ("How can I reach the coordinator?", Wanted.CONTACT),
        ("Ilu członków ma klaster?", Wanted.NUMBER),
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
        ("Ile kosztuje bilet", 12),
        ("O której działa kasa", None),
        ("Kto to?", None),
        ("kiedy", None),
    ],
)
def test_what_is_counted_begins_after_the_question_word(question: str, offset: int | None) -> None:
    """And nothing is counted by other questions."""
    assert counted_from(question) == offset
