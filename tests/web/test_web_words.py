from __future__ import annotations

import string

import pytest

from assistant.citations import written
from assistant.records import Changes
from assistant.web import words
from assistant.web.languages import chosen
from assistant.wording import Wording

WORDINGS = {name: value for name, value in vars(words).items() if isinstance(value, Wording)}


@pytest.mark.parametrize("name", WORDINGS)
def test_both_languages_fill_in_the_same_values(name: str) -> None:
    """A wording has words in both languages, with the same marks to fill in."""
    wording = WORDINGS[name]
    assert wording.en.strip()
    assert wording.pl.strip()
    assert fields(wording.en) == fields(wording.pl)


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize(
    ("date", "english", "polish"),
    [
        ("2019-11-18", "18 November 2019", "18 listopada 2019"),
        ("2020-05", "May 2020", "maj 2020"),
        ("2014", "2014", "2014"),
        ("2019-13-01", "2019-13-01", "2019-13-01"),
        ("jesień 2019", "jesień 2019", "jesień 2019"),
    ],
)
def test_dates_are_written_as_people_write_them(date: str, english: str, polish: str) -> None:
    """ISO days, months and years are written out; anything else stays."""
    assert (written(date, "en"), written(date, "pl")) == (english, polish)


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, None, "en"),
        (None, "pl-PL,pl;q=0.9,en;q=0.8", "pl"),
        (None, "de-DE,de;q=0.9,pl;q=0.5,en;q=0.4", "pl"),
        (None, "pl;q=0.3,en-GB;q=0.8", "en"),
        (None, "pl;q=0", "en"),
        (None, "pl;q=many", "en"),
        (None, "*;;,", "en"),
        ("pl", "en", "pl"),
        ("<script>", "pl", "pl"),
    ],
)
def test_language_is_chosen_before_then_asked_for(
    cookie: str | None, accepted: str | None, language: str
) -> None:
    """The visitor's earlier choice wins, then the browser's first language that the page has."""
    assert chosen(cookie, accepted) == language


@pytest.mark.parametrize(
    ("changes", "passages", "english", "polish"),
    [
        (
            Changes(added=1),
            12,
            "Added 1 document, 12 passages.",
            "Dodano 1 dokument, 12 fragmentów.",
        ),
        (
            Changes(added=2, removed=5),
            3,
            "Added 2 documents, removed 5 documents, 3 passages.",
            "Dodano 2 dokumenty, usunięto 5 dokumentów, 3 fragmenty.",
        ),
        (Changes(changed=1), -2, "Changed 1 document.", "Zmieniono 1 dokument."),
        (Changes(unchanged=9), 0, "Nothing has changed.", "Nic się nie zmieniło."),
    ],
)
def test_changes_are_told_in_one_line(
    changes: Changes, passages: int, english: str, polish: str
) -> None:
    """An indexing run ends with what it did, in grammatical counts."""
    wording = words.changes_made(changes, passages)
    assert (wording.en, wording.pl) == (english, polish)
