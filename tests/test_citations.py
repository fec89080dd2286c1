"""Citations in one line, with nothing said twice."""

from __future__ import annotations

import pytest

from assistant.citations import citation, written
from assistant.records import Source


def cited(title: str | None, date: str | None, document: str = "teksty/a.pdf") -> str:
    place = Source(document, title, date, 3, 4, 6, 0, 9, "pdf")
    return citation(place, "pl").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("title", "date", "line"),
    [
        ("Protokół z sesji", "2019-11-18", "Protokół z sesji · 18 listopada 2019"),
        ("Protokół z dnia 18 listopada 2019r.", "2019-11-18",
         "Protokół z dnia 18 listopada 2019r."),
        ("Protokół z 18.11.2019", "2019-11-18", "Protokół z 18.11.2019"),
        ("Protokół z 17.11.2019", "2019-11-18", "Protokół z 17.11.2019 · 18 listopada 2019"),
        ("Sprawozdanie za 2019 rok", "2019", "Sprawozdanie za 2019 rok"),
        ("Sprawozdanie za 2019 rok", "2020-03-01", "Sprawozdanie za 2019 rok · 1 marca 2020"),
        ("Raport, listopad 2019", "2019-11", "Raport, listopad 2019"),
        ("Raport", None, "Raport"),
        (None, "2019-11", "a.pdf · listopad 2019"),
        (None, None, "a.pdf"),
    ],
)  # fmt: skip
def test_a_date_is_told_once(title, date, line):
    """Not again after a title that tells it; a title's other date does not stand for it."""
    assert cited(title, date) == f"{line} · s. 3, wiersze 4–6"


@pytest.mark.parametrize(
    ("title", "document", "line"),
    [
        ("protokol 2019-11-18", "sesje/protokol_2019-11-18.pdf",
         "18 listopada 2019 · s. 3, wiersze 4–6"),
        ("Protokół 2019-11-18", "protokol-2019-11-18.PDF", "18 listopada 2019 · s. 3, wiersze 4–6"),
        ("Uchwała nr 4.pdf", "Uchwała nr 4.pdf", "18 listopada 2019 · s. 3, wiersze 4–6"),
        ("Protokół nr 5", "protokol nr 4.pdf",
         "Protokół nr 5 · 18 listopada 2019 · s. 3, wiersze 4–6"),
        ("Protokół z sesji", "protokol.pdf",
         "Protokół z sesji · 18 listopada 2019 · s. 3, wiersze 4–6"),
    ],
)  # fmt: skip
def test_a_title_that_repeats_the_files_name_is_left_out(title, document, line):
    """The name is shown beside the citation; another number is another title."""
    assert cited(title, "2019-11-18", document) == line


@pytest.mark.parametrize(
    ("date", "english", "polish"),
    [
        ("2019-11-18", "18 November 2019", "18 listopada 2019"),
        ("2019-11", "November 2019", "listopad 2019"),
        ("2019", "2019", "2019"),
        ("2019-13", "2019-13", "2019-13"),
        ("jesienią", "jesienią", "jesienią"),
    ],
)
def test_dates_in_words(date, english, polish):
    """Days, months and years; anything else as it stands."""
    assert (written(date, "en"), written(date, "pl")) == (english, polish)
