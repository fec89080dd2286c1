from __future__ import annotations

import pytest

from assistant.text.mentions import is_amount, mentions
from assistant.text.questions import Wanted


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Powstał w 2014 roku.", Wanted.TIME, 1.0),
        ("Odbyło się 5 listopada.", Wanted.TIME, 1.0),
        ("Sesja o 10.30.", Wanted.TIME, 1.0),
        ("Sprawę rozpatruje się w ciągu miesiąca.", Wanted.TIME, 0.5),
        ("Biuro jest czynne w soboty.", Wanted.TIME, 0.5),
        ("Działa do dziś.", Wanted.TIME, 0.0),
        ("Powstał w 2014 roku.", Wanted.YEAR, 1.0),
        ("Odbyło się 5 listopada.", Wanted.YEAR, 0.0),
        ("Kasa czynna w godz. 8-15.", Wanted.HOUR, 1.0),
        ("Kasa czynna codziennie.", Wanted.HOUR, 0.0),
        ("The session starts at 6 pm.", Wanted.HOUR, 1.0),
        ("The session starts in the evening.", Wanted.HOUR, 0.0),
        ("It was founded in 2011.", Wanted.YEAR, 1.0),
        ("It was founded long ago.", Wanted.YEAR, 0.0),
        ("Klaster ma 137 członków.", Wanted.NUMBER, 1.0),
        ("Klaster ma dwunastu członków.", Wanted.NUMBER, 1.0),
        ("Udział wynosi 38%.", Wanted.NUMBER, 1.0),
        ("It has three members.", Wanted.NUMBER, 1.0),
        ("Powstał w 2014 roku.", Wanted.NUMBER, 0.0),
        ("Klaster ma członków.", Wanted.NUMBER, 0.0),
        ("Opłata wynosi 36 zł miesięcznie.", Wanted.MONEY, 1.0),
        ("Projekt kosztował 5,2 mln euro.", Wanted.MONEY, 1.0),
        ("Wstęp jest bezpłatny.", Wanted.MONEY, 1.0),
        ("Klaster ma 137 członków.", Wanted.MONEY, 0.5),
        ("Zachował złoto.", Wanted.MONEY, 0.0),
        ("It cost €5.2 million, or 20 PLN each.", Wanted.MONEY, 1.0),
        ("Admission is free of charge.", Wanted.MONEY, 1.0),
        ("It is expensive.", Wanted.MONEY, 0.0),
        ("Mówiła Monika Zielińska.", Wanted.PERSON, 1.0),
        ("głos zabrał prof. Nowak", Wanted.PERSON, 1.0),
        ("koordynuje miasto", Wanted.PERSON, 0.5),
        ("klaster działa w Lublinie", Wanted.PERSON, 0.5),
        ("klaster działa dobrze", Wanted.PERSON, 0.0),
        ("kongres był w Lublinie", Wanted.PLACE, 0.5),
        ("kongres był udany", Wanted.PLACE, 0.0),
        ("Odmówiono, ponieważ zabrakło środków.", Wanted.REASON, 1.0),
        ("Zabrakło środków.", Wanted.REASON, 0.0),
        ("Powstał w celu wspierania firm.", Wanted.REASON, 1.0),
        ("It was refused because funds ran out.", Wanted.REASON, 1.0),
        ("It was refused.", Wanted.REASON, 0.0),
        ("Pytania: biuro@example.pl", Wanted.CONTACT, 1.0),
        ("tel. 81 466 10 00", Wanted.CONTACT, 1.0),
        ("Biuro mieści się przy ul. Zielonej 4, 20-082 Lublin.", Wanted.CONTACT, 1.0),
        ("Pytania kieruj do biura.", Wanted.CONTACT, 0.0),
        ("Visit www.example.org for more.", Wanted.CONTACT, 1.0),
        ("Visit the office for more.", Wanted.CONTACT, 0.0),
        ("Mówiła Monika Zielińska w 2014 roku.", Wanted.ANYTHING, 0.0),
        ("", Wanted.PERSON, 0.0),
    ],
)
def test_whether_a_text_mentions_it(text: str, kind: Wanted, value: float) -> None:
    """1 for surely, 0.5 for what may be something else, 0 for no."""
    assert mentions(text, kind) == value


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
