"""Dates in Polish and English, and the one that a document bears."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.datelines import find_document_date
from assistant.documents.dates import dates_in, month_number, parse_date
from assistant.documents.names import date_from_name, originality, title_from_name

GENITIVE = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(days)
def test_every_day_is_read_in_every_form(day):
    """Words, dots, ISO and English all give the same ISO date."""
    iso = day.isoformat()
    assert parse_date(f"dnia {day.day} {GENITIVE[day.month - 1]} {day.year} r.") == iso
    assert parse_date(f"{day.day:02}.{day.month:02}.{day.year}") == iso
    assert parse_date(f"{day.day}. {day.month}. {day.year}") == iso
    assert parse_date(iso) == iso
    assert parse_date(f"{day.strftime('%B')} {day.day}, {day.year}") == iso
    assert parse_date(f"{day.day} {day.strftime('%b')} {day.year}") == iso


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    """Any text gives dates that exist, in order, without overlap."""
    end = 0
    for found in dates_in(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        dt.date.fromisoformat(found.iso if len(found.iso) == 10 else found.iso + "-01")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("18 listopada 2019r.", "2019-11-18"),
        ("28 kwietnia 2025 godz. 16:02", "2025-04-28"),
        ("3 pazdziernika 2020", "2020-10-03"),
        ("3 paździemika 2020", "2020-10-03"),
        ("7 wrzesnla 2021", "2021-09-07"),
        ("1 Iistopada 2021", "2021-11-01"),
        ("18th of November 2019", "2019-11-18"),
        ("listopad 2019", "2019-11"),
        ("2019-11-18T10:00:00+01:00", "2019-11-18"),
        ("13/04/2020", "2020-04-13"),
        ("3/4/2020", None),
        ("31.02.2020", None),
        ("12.5.1066", None),
        ("1.12.2019.5", "2019-12-01"),
        ("numer 2/11/2023-4", None),
        ("w latach 2019-2021", None),
        ("strona 12 z 2019", None),
    ],
)
def test_examples(text, iso):
    """One damaged letter is forgiven; what is ambiguous or impossible is no date."""
    assert parse_date(text) == iso


def test_months():
    """Case forms, capitals and lost diacritics; other words are no months."""
    assert [month_number(word) for word in ("MAJA", "Sierpień", "pazdziernik", "grudniu")] == [
        5, 8, 10, 12,
    ]  # fmt: skip
    assert month_number("mają") is not None
    assert [month_number(word) for word in ("strona", "artykuł", "godzina", "mapa")] == [None] * 4


MINUTES = """PROTOKÓŁ
nr 4/VIII/2019
posiedzenia doraźnej Komisji
z dnia 18 listopada 2019 r.

Obrady prowadziła przewodnicząca. Następne posiedzenie 5 grudnia 2019 r.
"""


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (MINUTES, "2019-11-18"),
        ("Aktualności\nData publikacji -28 kwietnia 2025 godz. 16:02\nTreść", "2025-04-28"),
        ("Opublikowano: 3 maja 2021\nW dniu 1 maja 2021 r. odbył się festyn.", "2021-05-03"),
        ("Data publikacji:\n2021-05-03\n", "2021-05-03"),
        ("Lublin, dnia 5 maja 2020 r.\n\nSzanowni Państwo,", "2020-05-05"),
        (
            "Pismo\n" + "Zdanie bez daty.\n" * 60 + "\nWarszawa, 7.06.2022 r.\nJan Nowak",
            "2022-06-07",
        ),
        ("UCHWAŁA NR V/12\nRADY GMINY\nz dnia 3 lipca 2018 r.\nw sprawie X", "2018-07-03"),
        ("UCHWAŁA NR 1\nNa podstawie art. 18 ustawy z dnia 8 marca 1990 r. o samorządzie", None),
        ("Strona zrealizowana w ramach umowy nr 5/2013 z dnia 13.09.2013.", None),
        ("Klaster powstał 3 maja 2010 r. i liczy 60 członków.", None),
        ("Kongres planowany jest na przełom października i listopada 2025 r.", None),
        ("Formularz\nTermin ważności:\n2026-02-28\nImię i nazwisko", None),
        ("Bez daty", None),
        ("", None),
    ],
)
def test_the_date_that_a_document_bears(text, iso):
    """A label, the title or a dateline give the date; dates that are only mentioned do not."""
    assert find_document_date(text) == iso


@pytest.mark.parametrize(
    ("path", "title", "date"),
    [
        ("protokol_2019-11-18.pdf", "protokol 2019-11-18", "2019-11-18"),
        ("a/b/uchwala_18.11.2019", "uchwala 18.11.2019", "2019-11-18"),
        ("2024", None, "2024"),
        ("raport-listopad-2019.docx", "raport listopad-2019", "2019-11"),
        ("20191118 protokol.pdf", "20191118 protokol", "2019-11-18"),
        ("Sprawozdanie%202021.pdf", "Sprawozdanie 2021", "2021"),
        ("IMG_20191118_1234.jpg", None, "2019-11-18"),
        ("scan0001.pdf", None, None),
        ("000_becd3be42dfcf9c8.txt", None, None),
        ("plan 2019-2021.pdf", "plan 2019-2021", None),
        ("notatka.2020-13-45.txt", "notatka.2020-13-45", None),
        ("", None, None),
    ],
)
def test_names(path, title, date):
    """A file's name gives a title and a date where it holds them."""
    assert (title_from_name(path), date_from_name(path)) == (title, date)


@given(st.text(max_size=80))
def test_no_name_breaks_it(path):
    """Any name gives a title of some letters, or none, and a date that exists, or none."""
    title = title_from_name(path)
    assert title is None or title.strip()
    date = date_from_name(path)
    assert date is None or date[:4].isdigit()


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("protokol.pdf", "protokol (1).pdf"),
        ("protokol.pdf", "Kopia protokol.pdf"),
        ("protokol.pdf", "kopia - protokol.pdf"),
        ("protokol.pdf", "Kopia z protokol.pdf"),
        ("protokol.pdf", "protokol — kopia.pdf"),
        ("protokol.pdf", "protokol - Copy (2).pdf"),
        ("protokol.pdf", "Copy of protokol.pdf"),
        ("protokol.pdf", "protokol_old.pdf"),
        ("protokol.docx", "protokol.docx.bak"),
        ("z/protokol.pdf", "archiwum/protokol.pdf"),
        ("z/y/protokol.pdf", "stare/protokol.pdf"),
        ("z/protokol.pdf", "Archiwum 2019/a.pdf"),
        ("z/protokol.pdf", "a/protokol_kopia.pdf"),
        ("protokol (2019).pdf", "protokol (2019) (1).pdf"),
        ("protokol.pdf", "sesje/protokol.pdf"),
        ("a.pdf", "b.pdf"),
        ("wykaz kopii umów.pdf", "z/wykaz kopii umów.pdf"),
    ],
)
def test_the_name_to_cite_is_not_that_of_a_copy(original, copy):
    """Nor one in a folder of what is put away, whatever the alphabet says."""
    assert sorted([copy, original], key=originality) == [original, copy]
    assert sorted([original, copy], key=originality) == [original, copy]


@given(st.lists(st.text(max_size=20), max_size=5, unique=True), st.randoms())
def test_the_order_of_names_never_depends_on_chance(paths, chance):
    """Any names, in any order, are sorted the same way."""
    shuffled = list(paths)
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=originality) == sorted(paths, key=originality)
