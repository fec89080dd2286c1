"""Citations in one line, with nothing said twice."""

from __future__ import annotations

import pytest

from assistant.citations import citation, copyable, parts_named, written
from assistant.records import Locator, Source


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


def test_a_title_is_told_even_where_it_repeats_the_files_name():
    """In a letter the file's name is no title; without one it stands in its place."""
    assert cited("Uchwała nr 4", "2019-11-18", "uchwala_nr_4.pdf") == (
        "Uchwała nr 4 · 18 listopada 2019 · s. 3, wiersze 4–6"
    )
    assert cited(None, "2019-11-18", "uchwala_nr_4.pdf") == (
        "uchwala_nr_4.pdf · 18 listopada 2019 · s. 3, wiersze 4–6"
    )


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


ACT = Locator("resolution", "Uchwała nr 214/2024")


@pytest.mark.parametrize(
    ("within", "title", "line"),
    [
        ((), "Regulamin", ""),
        ((ACT,), "Regulamin", "Uchwała nr 214/2024"),
        ((ACT,), "UCHWAŁA NR 214/2024 Rady Miasta", ""),
        ((ACT,), "Zmiana: uchwała nr 214/20245", "Uchwała nr 214/2024"),
        (
            (ACT, *(Locator("paragraph", label) for label in ("§ 4", "2.", "3)", "b)"))),
            "Regulamin",
            "Uchwała nr 214/2024, § 4 ust. 2 pkt 3 lit. b",
        ),
        ((Locator("article", "Art. 22"), Locator("paragraph", "§ 1")), "Kodeks", "Art. 22, § 1"),
        (
            (Locator("session", "S" * 50), Locator("agenda_item", "A" * 40)),
            "Protokół",
            "A" * 40,
        ),
        ((Locator("slide", "Tytuł " * 20),), "Slajdy", f"{'Tytuł ' * 13}…".replace(" …", "…")),
    ],
)
def test_official_parts_in_one_line(within, title, line):
    """What the title says is left out; members are named; the widest go first where it is long."""
    found = parts_named(within, title).replace("\u00a0", " ")
    assert found == line
    assert len(found) <= 80


def test_a_citation_names_the_parts_between_date_and_page():
    """In both languages the labels are the document's own."""
    place = Source("a.pdf", "Regulamin", "2024-01-30", 3, 4, 6, 0, 9, "pdf", (ACT,))
    assert citation(place, "pl").replace("\u00a0", " ") == (
        "Regulamin · 30 stycznia 2024 · Uchwała nr 214/2024 · s. 3, wiersze 4–6"
    )
    assert citation(place, "en").replace("\u00a0", " ") == (
        "Regulamin · 30 January 2024 · Uchwała nr 214/2024 · p. 3, lines 4–6"
    )


@pytest.mark.parametrize(
    ("title", "date", "polish", "english"),
    [
        ("Regulamin", "2024-01-30", "Regulamin, {act}, 30 stycznia 2024, ",
         "Regulamin, {act}, 30 January 2024, "),
        (None, None, "{act}, bez daty, ", "{act}, undated, "),
        ("Protokół z 30.01.2024", "2024-01-30", "Protokół z 30.01.2024, {act}, ",
         "Protokół z 30.01.2024, {act}, "),
    ],
)  # fmt: skip
def test_a_citation_to_be_pasted_into_a_letter(title, date, polish, english):
    """One line with everything: words, title, parts, date or that there is none, page, file."""
    place = Source("teksty/a.pdf", title, date, 3, 4, 6, 0, 9, "pdf", (ACT,))
    said = "Dotacja wynosi\n  20 000 zł."
    polish, english = (begins.format(act=ACT.label) for begins in (polish, english))
    assert copyable(said, place, "pl").replace("\u00a0", " ") == (
        f"„Dotacja wynosi 20 000 zł.” ({polish}s. 3, wiersze 4–6, plik: a.pdf)"
    )
    assert copyable(said, place, "en").replace("\u00a0", " ") == (
        f"“Dotacja wynosi 20 000 zł.” ({english}p. 3, lines 4–6, file: a.pdf)"
    )
