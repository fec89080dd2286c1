from __future__ import annotations

import pytest

from assistant.records import State
from assistant.vocabulary import STATES, decimal, files_changed, problems_counted, sureness


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words(state: State) -> None:
    """In both languages."""
    assert STATES[state].en
    assert STATES[state].pl


@pytest.mark.parametrize(
    ("count", "english", "polish"),
    [
        (1, "1 file has changed", "zmienił się 1 plik"),
        (3, "3 files have changed", "zmieniły się 3 pliki"),
        (12, "12 files have changed", "zmieniło się 12 plików"),
    ],
)
def test_noun_and_verb_agree_with_their_number(count: int, english: str, polish: str) -> None:
    """Polish counts with three forms."""
    assert (files_changed(count).en, files_changed(count).pl) == (english, polish)


def test_problems_are_counted() -> None:
    """In the singular when there is one."""
    assert [problems_counted(count).en for count in (1, 2)] == ["1 problem", "2 problems"]
    assert [problems_counted(count).pl for count in (2, 5)] == ["2 problemy", "5 problemów"]


def test_a_number_has_the_decimal_mark_of_the_language() -> None:
    """Rounded to as many digits as asked for."""
    assert (decimal(0.25, 1).en, decimal(12.345, 2).pl) == ("0.2", "12,35")


@pytest.mark.parametrize(
    ("probability", "english", "polish"),
    [
        (1.0, "Very likely answers", "Bardzo prawdopodobnie odpowiada"),
        (0.75, "Very likely answers", "Bardzo prawdopodobnie odpowiada"),
        (0.7499, "Likely answers", "Prawdopodobnie odpowiada"),
        (0.5, "Likely answers", "Prawdopodobnie odpowiada"),
        (0.4999, "May answer: check the source", "Może odpowiadać: sprawdź w źródle"),
        (0.0, "May answer: check the source", "Może odpowiadać: sprawdź w źródle"),
    ],
)
def test_a_probability_is_told_in_words(probability: float, english: str, polish: str) -> None:
    """Three bands, each from its lower end."""
    assert (sureness(probability).en, sureness(probability).pl) == (english, polish)
