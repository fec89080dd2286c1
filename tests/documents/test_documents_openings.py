"""Title and date of documents as people write them."""

from __future__ import annotations

import pytest
from openings import OPENINGS, Opening

from assistant.documents.datelines import find_document_date, is_as_of, is_dateline
from assistant.documents.titles import title_of_pages, title_of_text


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening.name)
def test_title_and_date_of_an_opening(opening: Opening):
    """Both as a reader would give them; none rather than a wrong one."""
    title = (title_of_pages if opening.paged else title_of_text)(opening.text)
    assert (title, find_document_date(opening.text)) == (opening.title, opening.date)


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Lublin, dnia 5 maja 2021 r.", True),
        ("Dąbrowa Górnicza, dn. 2.04.2019", True),
        ("(Lublin, 1 lutego 2023 r.)", True),
        ("piątek, 12 maja 2023 r., godz. 16:02", True),
        ("2024-05-06", True),
        ("Klaster powstał 3 maja 2010 r.", False),
        ("obowiązuje od 1 stycznia 2024 r.", False),
        ("z dnia 5 maja 2021 r.", False),
        ("Lublin", False),
    ],
)
def test_lines_that_are_only_place_and_day(line, alone):
    """They date a document and are never its title."""
    assert is_dateline(line) is alone


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Opis projektu, stan na 10 kwietnia 2024 r.", True),
        ("(stan na dzień 10.04.2024)", True),
        ("Stan prawny na dzień 1 maja 2024 r.", True),
        ("as at 10 April 2024", True),
        ("Liczba: 137, stan na 10 kwietnia 2024 r.", False),
        ("Wiersz | stan na 10.04.2024", False),
        ("Stan na 10.04.2024 i później", False),
        ("Zmienia stan na lepszy 10.04.2024", False),
        ("przystanek na 10.04.2024", False),
        ("stan na dziś", False),
    ],
)
def test_lines_that_end_in_the_day_as_of_which_all_holds(line, ends):
    """Not the day of a number, or of a column."""
    assert is_as_of(line) is ends
