"""Names are given back in the nominative where the dictionary decides it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.declension import genders, nominative


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Lubelskiej Medycyny", "Lubelska Medycyna"),
        ("Lubelską Wyżynę IT", "Lubelska Wyżyna IT"),
        ("Związku Pracodawców Klastry Polskie", "Związek Pracodawców Klastry Polskie"),
        ("klastra „Zielony Rdzeń”", "klaster „Zielony Rdzeń”"),
        ("Miejskiej Biblioteki Publicznej w Olszyńcu", "Miejska Biblioteka Publiczna w Olszyńcu"),
        ("zagranicznych studentów w Lublinie", "zagraniczni studenci w Lublinie"),
        ("posiedzeniu Rady Klastra", "posiedzenie Rady Klastra"),
    ],
)
def test_a_name_is_called_by_its_nominative(written: str, called: str) -> None:
    """The first noun and the adjectives that agree with it change; the rest stays."""
    assert nominative(written) == called


@pytest.mark.parametrize(
    "name",
    [
        "opłata za odpady",
        "Zielony Las",
        "gminie",
        "Wierzchoborowa",
        "„Dolina Rdzawki”",
        "OLRO",
        "12",
    ],
)
def test_what_is_not_certain_is_left(name: str) -> None:
    """A nominative, a word of several readings, and one that no dictionary has stay as written."""
    assert nominative(name) == name


@given(st.text(max_size=80))
def test_any_text_has_a_nominative(text: str) -> None:
    """Nothing raises, and what comes of a text is not empty unless the text is."""
    assert bool(nominative(text)) == bool(text)


def test_a_noun_has_numbers_and_genders() -> None:
    """What agrees with a noun is told by the dictionary; a verb agrees as nothing."""
    assert genders("opłatę") == {("sg", "f")}
    assert {("pl", "m")} <= genders("studenci")
    assert genders("jest") == frozenset()
