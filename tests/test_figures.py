"""Figures in a text, and what they are worth."""

from __future__ import annotations

import pytest

from assistant.figures import Figure, figure, figures, is_year, sums


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,40 mln zł", [Figure("2,40 mln zł", "2400000 PLN")]),
        ("1\u00a0500 zł, 40%", [Figure("1 500 zł", "1500 PLN"), Figure("40%", "40 %")]),
        ("w 2024 r. 29 zł", [Figure("29 zł", "29 PLN")]),
        ("§ 12 ust. 3, art. 5", []),
        ("2024 zł", [Figure("2024 zł", "2024 PLN")]),
        ("18.11.2019", []),
        ("", []),
    ],
)
def test_figures_as_written_and_their_worth(text: str, found: list[Figure]) -> None:
    """Neither years nor numbers of provisions are among them."""
    assert [figure(each) for each in figures(text)] == found


def test_sums_are_the_figures_of_money() -> None:
    """A share and a bare number are none."""
    assert [found.group() for found in sums("34 zł, 40%, 12 osób i 5 EUR")] == ["34 zł", "5 EUR"]


def test_years_are_of_the_last_and_this_century() -> None:
    """And have four digits."""
    years = ["1999", "2024", "1899", "202", "20240"]
    assert list(map(is_year, years)) == [True, True, False, False, False]
