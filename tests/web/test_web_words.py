from __future__ import annotations

import string
from importlib import import_module
from pkgutil import walk_packages

import pytest

from assistant import vocabulary, web
from assistant.citations import written
from assistant.records import Changes, FileStatus, State
from assistant.vocabulary import searched
from assistant.web.languages import chosen
from assistant.web.library import words
from assistant.wording import Wording

WORDS = [
    import_module(module.name)
    for module in walk_packages(web.__path__, f"{web.__name__}.")
    if module.name.endswith(".words")
]
WORDINGS = {
    f"{module.__name__}.{name}": value
    for module in WORDS
    for name, value in vars(module).items()
    if isinstance(value, Wording)
}


def test_every_part_has_its_words() -> None:
    """The wordings of each part are found, and so checked below."""
    parts = {name.rpartition(".words.")[0] for name in WORDINGS}
    assert {"assistant.web", "assistant.web.chat", "assistant.web.viewer"} <= parts


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
    ],
)
def test_changes_are_told_in_one_line(
    changes: Changes, passages: int, english: str, polish: str
) -> None:
    """An indexing run ends with what it did, in grammatical counts."""
    assert words.changes_made(changes, passages) == Wording(english, polish)


def test_a_run_that_changes_nothing_has_no_line() -> None:
    """What is told then, if anything, depends on what else there is to tell."""
    assert words.changes_made(Changes(unchanged=9), 0) is None


@pytest.mark.parametrize(
    ("documents", "unreadable", "english", "polish"),
    [
        (1, 0, "Searched 1 document.", "Przeszukano 1 dokument."),
        (
            3,
            1,
            "Searched 3 documents; 1 document could not be read.",
            "Przeszukano 3 dokumenty; nie udało się odczytać 1 dokumentu.",
        ),
        (
            22,
            3,
            "Searched 22 documents; 3 documents could not be read.",
            "Przeszukano 22 dokumenty; nie udało się odczytać 3 dokumentów.",
        ),
        (
            12,
            5,
            "Searched 12 documents; 5 documents could not be read.",
            "Przeszukano 12 dokumentów; nie udało się odczytać 5 dokumentów.",
        ),
    ],
)
def test_what_was_searched_is_counted_in_words(
    documents: int, unreadable: int, english: str, polish: str
) -> None:
    """Polish nouns agree with their numbers, in the genitive after a negation."""
    assert searched(documents, unreadable) == Wording(english, polish)


@pytest.mark.parametrize(
    ("state", "message", "english"),
    [
        (State.DAMAGED, "Save it again.", "“a.pdf”: damaged, so it cannot be searched. Save it"),
        (State.DAMAGED, None, "“a.pdf”: damaged, so it cannot be searched."),
        (State.PARTIAL, "Page 2 is missing.", "“a.pdf”: Page 2 is missing."),
        (State.INDEXED, "It holds no text.", "“a.pdf”: It holds no text."),
    ],
)
def test_a_remark_names_the_file(state: State, message: str | None, english: str) -> None:
    """Of a file that is not searched its state is told too."""
    told = Wording(message, message) if message else None
    remark = words.remark_on(FileStatus("a.pdf", state, told, None, None, 0, 0, None, 1, "pdf"))
    assert remark.en.startswith(english)
    assert remark.pl.startswith("„a.pdf”: ")


def test_what_the_terminal_says_too_stands_once() -> None:
    """No sentence of the shared vocabulary is written a second time for the page."""
    shared = {value for value in vars(vocabulary).values() if isinstance(value, Wording)}
    assert shared.isdisjoint(WORDINGS.values())
